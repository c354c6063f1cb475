//! Looking for documents: by words, by facts, or as the lines of a book.

use std::ops::Range;

use thethuc_archive::{Entry, Filter, Hit, OfficeArchive};

use crate::App;
use crate::dto::{FindDocumentsArgs, FoundDocument, FoundDocuments, MarkedText, TextSpan};
use crate::error::AppError;
use crate::fields::utf16_span;

pub(crate) fn find(app: &App, args: FindDocumentsArgs) -> Result<FoundDocuments, AppError> {
    let filter = Filter {
        with_secrets: !app.secret_rules().keep_out_of_search,
        ..args.filter
    };
    app.with_archive(|archive| search(archive, &filter))
}

/// A page of what a filter finds, as the window shows it.
pub(super) fn search(archive: &OfficeArchive, filter: &Filter) -> Result<FoundDocuments, AppError> {
    let found = archive.search(filter)?;
    Ok(FoundDocuments {
        rows: found.hits.into_iter().map(row).collect(),
        next: found.next,
    })
}

/// A document without places in it.
pub(super) fn plain(entry: Entry) -> FoundDocument {
    FoundDocument {
        code: entry.code(),
        entry,
        marks: Vec::new(),
        excerpt: None,
    }
}

fn row(hit: Hit) -> FoundDocument {
    FoundDocument {
        code: hit.entry.code(),
        marks: spans(&hit.entry.subject, &hit.subject_marks),
        excerpt: hit.excerpt.map(|excerpt| MarkedText {
            marks: spans(&excerpt.text, &excerpt.marks),
            text: excerpt.text,
        }),
        entry: hit.entry,
    }
}

fn spans(text: &str, marks: &[Range<usize>]) -> Vec<TextSpan> {
    marks.iter().map(|mark| utf16_span(text, mark)).collect()
}
