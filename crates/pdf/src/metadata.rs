//! What the file says of itself.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use krilla::metadata::{DateTime as PdfDate, Metadata as PdfMetadata, TextDirection};
use thethuc_layout::{Item, Pages};

/// The program, as the creator of the file.
const CREATOR: &str = "Thể Thức";
/// The language of every page.
const LANGUAGE: &str = "vi-VN";
/// Longest title, author or bookmark, in letters. PDF/A-2 allows strings of 32,767 bytes.
const MAX_LETTERS: usize = 500;
/// The title of a document that has neither a title nor a letter on its pages: PDF/UA-1 wants one.
const UNTITLED: &str = "Văn bản";

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// Tên loại and trích yếu. When it is blank, the first bookmark stands for it, or the first
    /// words of the first page.
    pub title: String,
    /// The issuing body; may be blank.
    pub author: String,
    /// The time of the export: the only time in the file.
    pub created: DateTime<FixedOffset>,
}

impl Metadata {
    pub(crate) fn to_pdf(&self, title: &str) -> PdfMetadata {
        let author = cleaned(&self.author);
        let authors = if author.is_empty() {
            vec![]
        } else {
            vec![author]
        };
        PdfMetadata::new()
            .title(title.to_owned())
            .authors(authors)
            .creator(CREATOR.to_owned())
            .language(LANGUAGE.to_owned())
            .text_direction(TextDirection::LeftToRight)
            .creation_date(pdf_date(&self.created))
    }

    /// The title of the file, never blank.
    pub(crate) fn title_for(&self, pages: &Pages) -> String {
        let bookmark = pages.outline.first().map(|entry| cleaned(&entry.title));
        [Some(cleaned(&self.title)), bookmark, first_words(pages)]
            .into_iter()
            .flatten()
            .find(|title| !title.is_empty())
            .unwrap_or_else(|| UNTITLED.to_owned())
    }
}

/// `text` as it may stand in a title: on one line, without control characters, not too long.
pub(crate) fn cleaned(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') {
                ' '
            } else {
                c
            }
        })
        .take(MAX_LETTERS)
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_words(pages: &Pages) -> Option<String> {
    pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Text(text) => Some(cleaned(&text.text)),
            Item::Line(_) | Item::Rect(_) | Item::Picture(_) => None,
        })
        .find(|words| !words.is_empty())
}

fn pdf_date(date: &DateTime<FixedOffset>) -> PdfDate {
    let small = |value: u32| u8::try_from(value).unwrap_or(0);
    let offset_minutes = date.offset().local_minus_utc() / 60;
    PdfDate::new(u16::try_from(date.year()).unwrap_or(0))
        .month(small(date.month()))
        .day(small(date.day()))
        .hour(small(date.hour()))
        .minute(small(date.minute()))
        .second(small(date.second()))
        .utc_offset_hour(i8::try_from(offset_minutes / 60).unwrap_or(0))
        .utc_offset_minute(small(offset_minutes.unsigned_abs() % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_clean_short_line() {
        assert_eq!(
            cleaned(" Về việc\n\u{0}tổ  chức\u{FFFE} "),
            "Về việc tổ chức"
        );
        assert_eq!(cleaned(&"ệ".repeat(9_000)).chars().count(), MAX_LETTERS);
    }

    #[test]
    fn a_document_without_words_still_has_a_title() {
        let metadata = Metadata {
            title: " ".to_owned(),
            author: String::new(),
            created: DateTime::default(),
        };
        assert_eq!(metadata.title_for(&Pages::default()), UNTITLED);
    }
}
