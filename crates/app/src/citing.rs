//! Citations of the draft in the window: those that stand in it, and those that can be put in.

use chrono::NaiveDate;
use thethuc_check::{CitedDocument, cite, cited_before, earliest_day};
use thethuc_citation::Entry;
use thethuc_model::{Document, FieldPath};

use crate::dto::{
    DocumentArgs, DraftCitation, OfferCitationsArgs, OfferedCitation, ReferenceDto, TextPlace,
};
use crate::error::AppError;
use crate::fields::{Fields, byte_offset, utf16_span};
use crate::reference_book::told;
use crate::{App, references};

/// How many documents are offered at a time.
const OFFERED: usize = 8;

pub(crate) fn cite_document(app: &App, args: DocumentArgs) -> Result<Vec<DraftCitation>, AppError> {
    let document = args.document.read()?;
    let library = references::library(app)?;
    let kept = references::kept(app)?;
    let day = day_of(app, &document);
    let fields = Fields::of(&document);
    let cited = cite(&document, references::knowledge(&library));
    let rows = cited
        .into_iter()
        .map(|row| placed(&fields, row, |entry| told(entry, &kept, day)));
    Ok(rows.collect())
}

fn placed(
    fields: &Fields,
    row: CitedDocument,
    told: impl Fn(&Entry) -> ReferenceDto,
) -> DraftCitation {
    let text = fields.text(&row.field).unwrap_or_default();
    DraftCitation {
        place: TextPlace {
            field: row.field.to_string(),
            span: Some(utf16_span(&text, &(row.start..row.end))),
        },
        end: utf16_span(&text, &(row.start..row.whole_end)).end,
        words: row.words,
        key: row.key,
        kind: row.kind,
        date: row.date,
        day: row.day,
        agency: row.agency,
        subject: row.subject,
        is_quoted: row.is_quoted,
        is_first: row.is_first,
        faults: row.faults,
        reference: row.entry.as_ref().map(told),
    }
}

pub(crate) fn offer_citations(
    app: &App,
    args: OfferCitationsArgs,
) -> Result<Vec<OfferedCitation>, AppError> {
    let document = args.document.read()?;
    let library = references::library(app)?;
    let kept = references::kept(app)?;
    let day = day_of(app, &document);
    let field = FieldPath::from(args.field.as_str());
    let text = Fields::of(&document).text(&field).unwrap_or_default();
    let offset = byte_offset(&text, args.offset);
    let before = cited_before(&document, references::knowledge(&library), &field, offset);

    let led_by = args.led_by.as_deref().map(thethuc_text::fold);
    let fits = |entry: &&Entry| {
        led_by
            .as_ref()
            .is_none_or(|words| leads(words, &entry.kind))
    };
    let found = library.search(&args.query, day).into_iter().filter(fits);
    let is_basis = args.field.split('/').any(|step| step == "can_cu");
    let mut offered: Vec<OfferedCitation> = found
        .map(|entry| {
            let is_again = before.iter().any(|known| known.is_same(entry));
            OfferedCitation {
                reference: told(entry, &kept, day),
                words: words(entry, is_again, is_basis),
                is_again,
            }
        })
        .collect();
    if args.query.trim().is_empty() {
        offered.sort_by_key(|offer| !offer.is_again);
    }
    offered.truncate(OFFERED);
    Ok(offered)
}

/// The words that cite a document — NĐ 30/2020/NĐ-CP, PL I/II.6.a (căn cứ) and II.6.b.
fn words(entry: &Entry, is_again: bool, is_basis: bool) -> String {
    if is_again {
        entry.short()
    } else if is_basis && entry.name.is_some() {
        format!("{} {}", entry.short(), entry.day())
    } else {
        entry.full()
    }
}

/// Whether folded words end with a type.
fn leads(words: &str, kind: &str) -> bool {
    let before = words.trim_end().strip_suffix(&thethuc_text::fold(kind));
    before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

/// The day by which a draft is judged; today while it has no year.
fn day_of(app: &App, document: &Document) -> NaiveDate {
    earliest_day(&document.thoi_gian).unwrap_or_else(|| app.now().date_naive())
}
