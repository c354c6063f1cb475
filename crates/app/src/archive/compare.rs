//! What changed between two versions of a document: as a list, and as letters of both to be struck
//! and boxed on their pages, which stay as they would be signed.

use std::ops::Range;

use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use thethuc_archive::{Version, changes};
use thethuc_model::{Document, FieldPath, RichText};

use crate::App;
use crate::archive::drafts::drafted;
use crate::dto::{ChangeLine, CompareArgs, Comparison, TextPlace};
use crate::error::AppError;
use crate::fields::utf16_span;
use crate::messages::field_label;

/// Fields that say how a document is kept, not what it says.
const SILENT: [&str; 4] = ["schema", "kind", "type", "ignored"];

pub(crate) fn compare(app: &App, args: CompareArgs) -> Result<Comparison, AppError> {
    app.with_archive(|archive| {
        let versions = archive.versions(args.document)?;
        let find = |ordinal| versions.iter().find(|version| version.ordinal == ordinal);
        let pair = find(args.before).zip(find(args.after));
        let (before, after) = pair.ok_or_else(|| thethuc_archive::ArchiveError::Unknown {
            what: "version",
            id: args.after.to_string(),
        })?;
        if before.content.is_none() || after.content.is_none() {
            return Ok(of_facts(before, after));
        }
        let [old, new] =
            [args.before, args.after].map(|ordinal| drafted(archive, args.document, Some(ordinal)));
        Ok(of_documents(&old?, &new?))
    })
}

/// Of documents that were not drafted here: their facts and the lines of their text.
fn of_facts(before: &Version, after: &Version) -> Comparison {
    let lines = changes(before, after).into_iter().map(|change| ChangeLine {
        label: field_label(&FieldPath::from(change.place.as_str())),
        before: change.before,
        after: change.after,
    });
    Comparison {
        changes: lines.collect(),
        ..Comparison::default()
    }
}

fn of_documents(before: &Document, after: &Document) -> Comparison {
    let (old, new) = (leaves(before), leaves(after));
    let texts =
        |leaves: &[Leaf]| -> Vec<String> { leaves.iter().map(|leaf| leaf.text.clone()).collect() };
    let mut found = Comparison::default();
    for op in capture_diff_slices(Algorithm::Patience, &texts(&old), &texts(&new)) {
        if !matches!(op, DiffOp::Equal { .. }) {
            let (gone, come) = (&old[op.old_range()], &new[op.new_range()]);
            for at in 0..gone.len().max(come.len()) {
                found.add(gone.get(at), come.get(at));
            }
        }
    }
    found
}

/// A text of a document.
struct Leaf {
    /// Its field, as the pages name it.
    field: FieldPath,
    text: String,
    /// Whether the letters on the page are those of the text; of a number, the whole field is meant.
    is_text: bool,
}

impl Comparison {
    fn add(&mut self, gone: Option<&Leaf>, come: Option<&Leaf>) {
        let Some(leaf) = come.or(gone) else {
            return;
        };
        let text = |leaf: Option<&Leaf>| leaf.map_or_else(String::new, |leaf| leaf.text.clone());
        let (before, after) = (text(gone), text(come));
        let (struck, boxed) = changed_words(&before, &after);
        self.struck
            .extend(gone.into_iter().flat_map(|leaf| leaf.places(&struck)));
        self.boxed
            .extend(come.into_iter().flat_map(|leaf| leaf.places(&boxed)));
        self.changes.push(ChangeLine {
            label: field_label(&leaf.field),
            before,
            after,
        });
    }
}

impl Leaf {
    fn places(&self, ranges: &[Range<usize>]) -> Vec<TextPlace> {
        let field = self.field.to_string();
        if !self.is_text {
            return vec![TextPlace { field, span: None }];
        }
        ranges
            .iter()
            .map(|range| TextPlace {
                field: field.clone(),
                span: Some(utf16_span(&self.text, range)),
            })
            .collect()
    }
}

/// The bytes of the words that are gone from one text, and of those that are new in the other.
fn changed_words(before: &str, after: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let old: Vec<&str> = before.split_inclusive(char::is_whitespace).collect();
    let new: Vec<&str> = after.split_inclusive(char::is_whitespace).collect();
    let (mut struck, mut boxed) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if !matches!(op, DiffOp::Equal { .. }) {
            struck.extend(bytes(&old, op.old_range()));
            boxed.extend(bytes(&new, op.new_range()));
        }
    }
    (struck, boxed)
}

/// The bytes of some words, without the blank behind the last.
fn bytes(words: &[&str], range: Range<usize>) -> Option<Range<usize>> {
    let start: usize = words[..range.start].iter().map(|word| word.len()).sum();
    let text = words[range].concat();
    let end = start + text.trim_end().len();
    (start < end).then_some(start..end)
}

/// Every text of a document, in its order.
fn leaves(document: &Document) -> Vec<Leaf> {
    // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
    let value = serde_json::to_value(document).unwrap_or_default();
    let mut found = Vec::new();
    gather(&value, &FieldPath::root(), None, &mut found);
    found
}

fn gather(value: &Value, at: &FieldPath, outer: Option<&FieldPath>, found: &mut Vec<Leaf>) {
    match value {
        Value::Null | Value::Bool(_) => {}
        // A part of a date or of a number stands on the page under the name of the whole.
        Value::Number(number) => found.push(Leaf {
            field: outer.unwrap_or(at).clone(),
            text: number.to_string(),
            is_text: false,
        }),
        Value::String(text) => found.push(Leaf {
            field: at.clone(),
            text: text.clone(),
            is_text: true,
        }),
        Value::Array(items) => match rich(value, items) {
            Some(text) => found.push(Leaf {
                field: at.clone(),
                text,
                is_text: true,
            }),
            None => {
                for (index, item) in items.iter().enumerate() {
                    gather(item, &at.index(index), Some(at), found);
                }
            }
        },
        Value::Object(fields) => {
            for (key, value) in fields {
                if !SILENT.contains(&key.as_str()) {
                    gather(value, &at.key(key), Some(at), found);
                }
            }
        }
    }
}

/// The letters of a text with emphasis, breaks or footnotes: a list with a piece that only such a
/// text has.
fn rich(value: &Value, items: &[Value]) -> Option<String> {
    const PIECES: [&str; 6] = [
        "bold",
        "italic",
        "underline",
        "superscript",
        "footnote",
        "break",
    ];
    let is_piece = |item: &Value| {
        let fields = item.as_object();
        fields.is_some_and(|fields| fields.keys().any(|key| PIECES.contains(&key.as_str())))
    };
    if !items.iter().any(is_piece) {
        return None;
    }
    let text: RichText = serde_json::from_value(value.clone()).ok()?;
    Some(text.plain())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(subject: &str, so: u32, body: &[&str]) -> Document {
        let mut document = Document::new("cong-van");
        document.trich_yeu = subject.into();
        document.so_ky_hieu.so = Some(so);
        document.noi_dung = body
            .iter()
            .map(|text| thethuc_model::Block::Doan {
                text: (*text).into(),
            })
            .collect();
        document
    }

    fn letters(places: &[TextPlace]) -> Vec<(String, Option<(usize, usize)>)> {
        let span = |place: &TextPlace| place.span.map(|span| (span.start, span.end));
        let all = places.iter();
        all.map(|place| (place.field.clone(), span(place)))
            .collect()
    }

    #[test]
    fn words_are_struck_in_the_old_and_boxed_in_the_new() {
        let old = document("họp tháng 3", 5, &["Một", "Hai"]);
        let new = document("họp tháng mười hai", 5, &["Một", "Chèn vào", "Hai"]);
        let found = of_documents(&old, &new);
        assert_eq!(
            letters(&found.struck),
            [("/trich_yeu".to_owned(), Some((10, 11)))]
        );
        assert_eq!(
            letters(&found.boxed),
            [
                ("/noi_dung/1/text".to_owned(), Some((0, 8))),
                ("/trich_yeu".to_owned(), Some((10, 18))),
            ]
        );
        assert_eq!(found.changes[0].before, "");
        assert_eq!(found.changes[1].label, "trích yếu nội dung");
    }

    #[test]
    fn a_number_is_shown_as_a_whole_field() {
        let found = of_documents(&document("a", 5, &[]), &document("a", 6, &[]));
        assert_eq!(letters(&found.boxed), [("/so_ky_hieu".to_owned(), None)]);
        assert_eq!(
            (
                found.changes[0].before.as_str(),
                found.changes[0].after.as_str()
            ),
            ("5", "6")
        );
    }
}
