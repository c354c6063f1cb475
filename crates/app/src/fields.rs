//! The texts of a document by their fields, and places in them as the window counts them.

use std::ops::Range;

use serde::Deserialize;
use serde_json::Value;
use thethuc_model::{Document, FOOTNOTE_MARK, FieldPath, RichText, Segment};

use crate::dto::TextSpan;

/// The texts of a document by their fields.
pub(crate) struct Fields(Value);

impl Fields {
    pub(crate) fn of(document: &Document) -> Self {
        // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
        Self(serde_json::to_value(document).unwrap_or_default())
    }

    /// The plain text of a field; none where it holds no text.
    pub(crate) fn text(&self, field: &FieldPath) -> Option<String> {
        match self.value(field)? {
            Value::String(text) => Some(text.clone()),
            rich @ Value::Array(_) => RichText::deserialize(rich).ok().map(|text| text.plain()),
            _ => None,
        }
    }

    /// Every text of a field and of those inside it, with a blank between them.
    pub(crate) fn words(&self, field: &FieldPath) -> String {
        let mut words = Vec::new();
        if let Some(value) = self.value(field) {
            gather(value, &mut words);
        }
        words.join(" ")
    }

    fn value(&self, field: &FieldPath) -> Option<&Value> {
        field
            .segments()
            .iter()
            .try_fold(&self.0, |value, segment| match segment {
                Segment::Key(key) => value.get(key),
                Segment::Index(index) => value.get(index),
            })
    }
}

fn gather<'v>(value: &'v Value, words: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => words.push(text),
        Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A range of bytes in UTF-16 units. A place inside a letter counts as its start.
pub(crate) fn utf16_span(text: &str, range: &Range<usize>) -> TextSpan {
    TextSpan {
        start: utf16_offset(text, range.start),
        end: utf16_offset(text, range.end),
    }
}

fn utf16_offset(text: &str, byte: usize) -> usize {
    text.char_indices()
        .take_while(|(at, letter)| at + letter.len_utf8() <= byte)
        .map(|(_, letter)| letter.len_utf16())
        .sum()
}

/// The byte at a place in UTF-16 units; the end of the text for one behind it.
pub(crate) fn byte_offset(text: &str, utf16: usize) -> usize {
    let mut units = 0;
    text.char_indices()
        .find(|(_, letter)| {
            units += letter.len_utf16();
            units > utf16
        })
        .map_or(text.len(), |(at, _)| at)
}

/// The letters of a range with up to `around` letters on either side, as a document file can hold
/// them: breaks and footnotes are blanks.
pub(crate) fn excerpt(text: &str, range: &Range<usize>, around: usize) -> String {
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else {
        return String::new();
    };
    let from = before
        .char_indices()
        .rev()
        .nth(around.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    let to = after
        .char_indices()
        .nth(around)
        .map_or(text.len(), |(at, _)| range.end + at);
    text[from..to].replace(['\n', FOOTNOTE_MARK], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_utf16() {
        let text = "Đề nghị 𝒜 x";
        let at = text.find('𝒜').unwrap();
        let span = utf16_span(text, &(at..at + 4));
        assert_eq!((span.start, span.end), (8, 10));
        assert_eq!(utf16_span(text, &(at + 1..999)).start, 8);
        assert_eq!(utf16_span(text, &(at + 1..999)).end, 12);
        for (unit, byte) in [(0, 0), (8, at), (9, at), (10, at + 4), (99, text.len())] {
            assert_eq!(byte_offset(text, unit), byte);
        }
    }

    #[test]
    fn an_excerpt_keeps_to_letters() {
        let text = "Ủy ban\nnhân dân";
        assert_eq!(excerpt(text, &(5..7), 3), "Ủy ban n");
        assert_eq!(excerpt(text, &(0..text.len()), 9), "Ủy ban nhân dân");
        assert_eq!(excerpt(text, &(1..2), 9), "");
    }

    #[test]
    fn texts_are_found_by_their_fields() {
        let mut document = Document::new("cong-van");
        document.kinh_gui = vec!["Sở A".to_owned(), "Sở B".to_owned()];
        document.trich_yeu = serde_json::from_str(r#"["a", {"footnote": "n"}, "b"]"#).unwrap();
        let fields = Fields::of(&document);
        let text = |field: &str| fields.text(&FieldPath::from(field));
        assert_eq!(text("/kinh_gui/1").as_deref(), Some("Sở B"));
        assert_eq!(text("/trich_yeu").as_deref(), Some("a\u{FFFC}b"));
        assert_eq!(text("/trich_yeu/1/footnote").as_deref(), Some("n"));
        assert_eq!(text("/thoi_gian"), None);
        assert_eq!(fields.words(&FieldPath::from("/kinh_gui")), "Sở A Sở B");
        assert_eq!(fields.words(&FieldPath::from("/luu")), "");
    }
}
