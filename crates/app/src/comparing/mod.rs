//! So sánh: two versions, or a draft and the file that came back. The engine is `thethuc-compare`;
//! here its places become those of the window, and its pages are drawn.

mod html;
mod marks;
mod returned;

use std::path::{Path, PathBuf};

use thethuc_compare::{Change, Mark, Side};
use thethuc_layout::Pages;
use thethuc_model::{Block, Document, FieldPath, Segment, labels};

use crate::App;
use crate::dto::{
    ChangeKind, ChangeLine, CompareDocumentsArgs, Comparison, DocumentDto, ImportChangeArgs,
    MarkedDocument, TextPlace, WriteComparisonArgs, WrittenFile,
};
use crate::error::{AppError, ErrorDto};
use crate::fields::{Fields, utf16_span};
use crate::files::{self, NewFile};
use crate::messages::field_label;
use crate::{guarded, pages};

pub(crate) use returned::read_returned;

impl App {
    /// What changed from one file to another: documents of ours, Word files, PDFs.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn compare_files(&self, before: &Path, after: &Path) -> Result<Comparison, ErrorDto> {
        guarded(|| {
            let (before, after) = returned::pair(self, before, after)?;
            compare(self, &before, &after)
        })
    }

    /// The same as a page of HTML, or as the PDF of the marked pages where `is_pdf`.
    ///
    /// # Errors
    /// When one of them cannot be read, or the pages cannot be made.
    pub fn draw_comparison(
        &self,
        before: &Path,
        after: &Path,
        is_pdf: bool,
    ) -> Result<Vec<u8>, ErrorDto> {
        guarded(|| {
            let (before, after) = returned::pair(self, before, after)?;
            draw(self, &before, &after, is_pdf)
        })
    }
}

pub(crate) fn compare_documents(
    app: &App,
    args: CompareDocumentsArgs,
) -> Result<Comparison, AppError> {
    compare(app, &args.before.read()?, &args.after.read()?)
}

pub(crate) fn import_change(_: &App, args: ImportChangeArgs) -> Result<DocumentDto, AppError> {
    let (before, after) = (args.before.read()?, args.after.read()?);
    let found = thethuc_compare::compare(&before, &after)?;
    let document = match found.changes.get(args.change) {
        Some(change) => thethuc_compare::import(&before, change)?,
        // What is there no more needs no import.
        None => before,
    };
    Ok(DocumentDto { document })
}

pub(crate) fn write_comparison(
    app: &App,
    args: WriteComparisonArgs,
) -> Result<WrittenFile, AppError> {
    let path = PathBuf::from(args.path);
    let ending = path.extension().unwrap_or_default();
    let is_pdf = !["html", "htm"]
        .iter()
        .any(|html| ending.eq_ignore_ascii_case(html));
    let bytes = draw(app, &args.before.read()?, &args.after.read()?, is_pdf)?;
    files::write_one(NewFile { path, bytes })
}

/// What changed from one document to another, in words and places of the window.
pub(crate) fn compare(
    app: &App,
    before: &Document,
    after: &Document,
) -> Result<Comparison, AppError> {
    let found = thethuc_compare::compare(before, after)?;
    let line = |change: &Change| line(app, change, before, after);
    let marked = found.marked;
    Ok(Comparison {
        changes: found.changes.iter().map(line).collect(),
        struck: places(before, &found.struck),
        boxed: places(after, &found.boxed),
        marked: Some(MarkedDocument {
            struck: places(&marked.document, &marked.struck),
            boxed: places(&marked.document, &marked.boxed),
            document: marked.document,
        }),
    })
}

fn draw(app: &App, before: &Document, after: &Document, is_pdf: bool) -> Result<Vec<u8>, AppError> {
    let found = thethuc_compare::compare(before, after)?;
    let marked = found.marked;
    let mark = |pages: &Pages| marks::draw(pages, &app.fonts.set, &marked.struck, &marked.boxed);
    if is_pdf {
        return pages::as_pdf_with(app, &marked.document, mark);
    }
    let pages = mark(&pages::laid_pages(app, &marked.document)?);
    let lines: Vec<ChangeLine> = found
        .changes
        .iter()
        .map(|change| line(app, change, before, after))
        .collect();
    Ok(html::page(&lines, &pages::svg_pages(app, &pages)).into_bytes())
}

fn line(app: &App, change: &Change, before: &Document, after: &Document) -> ChangeLine {
    let text = |side: &Option<Side>| side.as_ref().map_or("", |side| &side.text).to_owned();
    let label = match (&change.before, &change.after) {
        (Some(side), _) => label(app, before, &side.field),
        (None, Some(side)) => label(app, after, &side.field),
        (None, None) => String::new(),
    };
    ChangeLine {
        kind: match change.kind {
            thethuc_compare::ChangeKind::Changed => ChangeKind::Changed,
            thethuc_compare::ChangeKind::Added => ChangeKind::Added,
            thethuc_compare::ChangeKind::Removed => ChangeKind::Removed,
            thethuc_compare::ChangeKind::Moved => ChangeKind::Moved,
            thethuc_compare::ChangeKind::Form => ChangeKind::Form,
        },
        label,
        before: text(&change.before),
        after: text(&change.after),
    }
}

/// What a component is called: that of the body by its label too, `nội dung văn bản, 2`; one that its
/// kind alone asks for by the name that the kind gives it.
fn label(app: &App, document: &Document, field: &FieldPath) -> String {
    let templates = app.templates();
    let mut fields = templates
        .kind(&document.kind)
        .into_iter()
        .flat_map(|kind| kind.fields());
    if let Some(own) = fields.find(|own| own.path == *field && own.is_particular()) {
        return own.label.clone();
    }
    let name = field_label(field);
    match unit(document, field.segments()) {
        Some(unit) => format!("{name}, {unit}"),
        None => name,
    }
}

fn unit(document: &Document, steps: &[Segment]) -> Option<String> {
    let of = |blocks: &[Block], index: usize| match labels(blocks).into_iter().nth(index)? {
        Some(label) => Some(label.text.trim_end_matches('.').to_owned()),
        None => Some(format!("đoạn thứ {}", index + 1)),
    };
    match steps {
        [Segment::Key(key), Segment::Index(at), ..] if key == "noi_dung" => {
            of(&document.noi_dung, *at)
        }
        [Segment::Key(key), Segment::Index(annex), rest @ ..] if key == "phu_luc" => {
            let blocks = &document.phu_luc.get(*annex)?.noi_dung;
            match rest {
                [Segment::Key(key), Segment::Index(at), ..] if key == "noi_dung" => of(blocks, *at),
                _ => None,
            }
        }
        [Segment::Key(key), Segment::Index(at), rest @ ..] if key == "van_ban_kem_theo" => {
            unit(document.van_ban_kem_theo.get(*at)?, rest)
        }
        _ => None,
    }
}

fn places(document: &Document, marks: &[Mark]) -> Vec<TextPlace> {
    let fields = Fields::of(document);
    let place = |mark: &Mark| TextPlace {
        field: mark.field.to_string(),
        span: mark.range.as_ref().and_then(|range| {
            let text = fields.text(&mark.field)?;
            Some(utf16_span(&text, range))
        }),
    };
    marks.iter().map(place).collect()
}
