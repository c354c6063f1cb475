//! The numbered units of a file's body (phần, chương, mục, điều, khoản, điểm) as they are printed.

use thethuc_reading::{Align, Paragraph, Place as Where};

use super::words::{Pattern, pattern};
use crate::{File, Place};

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Phan,
    Chuong,
    Muc,
    TieuMuc,
    Dieu,
    Khoan,
    Diem,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Phan => "Phần",
            Self::Chuong => "Chương",
            Self::Muc => "Mục",
            Self::TieuMuc => "Tiểu mục",
            Self::Dieu => "Điều",
            Self::Khoan => "Khoản",
            Self::Diem => "Điểm",
        }
    }
}

/// A unit of the body.
#[derive(Debug)]
pub(crate) struct Unit<'a> {
    pub(super) kind: Kind,
    /// The word before the number as typed: `Chương`, `CHƯƠNG`; none for khoản and điểm.
    pub(super) word: String,
    /// The number as typed: `I`, `2`, `đ`.
    pub(super) number: String,
    /// What stands right behind the number: `.`, `:`, `)`, or nothing.
    pub(super) mark: String,
    /// The words behind the label.
    pub(super) rest: String,
    /// Its letters up to and with the mark; all of them where Word counts the label.
    pub(super) place: Place,
    pub(super) index: usize,
    pub(super) paragraph: &'a Paragraph,
}

impl Unit<'_> {
    /// `Điều 1:`.
    pub(super) fn label(&self) -> String {
        let word = match self.kind {
            Kind::Khoan | Kind::Diem => String::new(),
            other => format!("{} ", other.name()),
        };
        format!("{word}{}{}", self.number, self.mark)
    }

    pub(super) fn is_bold(&self) -> bool {
        let typed = || self.paragraph.runs.first().map(|run| &run.look);
        let label = self.paragraph.label_look.as_ref();
        label.or_else(typed).is_some_and(|look| look.bold)
    }
}

static HEADING: Pattern = pattern!(
    r"(?s)^(Phần|PHẦN|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC)\s+((?:thứ|THỨ)\s\S+|[IVXLC]+|\d+|\p{Lu})\b[ \t]*([.:\-–]?)(.*)$"
);
static ARTICLE: Pattern = pattern!(r"(?s)^(Điều|ĐIỀU)\s+(\d+[a-zđ]?)\s*([.:)\-–/]?)\s*(.*)$");
static CLAUSE: Pattern = pattern!(r"(?s)^()(\d{1,3})(\.)\s+(.*)$");
static POINT: Pattern = pattern!(r"(?s)^()([a-zđăâêôơư])([.)])\s+(.*)$");

/// The units of the body, in order. Words that are quoted from another document are left out.
pub(crate) fn units<'a>(file: &File<'a>) -> Vec<Unit<'a>> {
    let mut quoted = Quotes::default();
    file.body()
        .into_iter()
        .filter(|(_, paragraph)| matches!(paragraph.place, Where::Body { .. }))
        .filter_map(|(index, paragraph)| {
            let inside = quoted.inside;
            quoted.read(&paragraph.text);
            (!inside).then(|| unit(index, paragraph)).flatten()
        })
        .collect()
}

/// Follows quotation marks over paragraphs.
#[derive(Default)]
struct Quotes {
    inside: bool,
}

impl Quotes {
    fn read(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '“' => self.inside = true,
                '”' => self.inside = false,
                '"' => self.inside = !self.inside,
                _ => {}
            }
        }
    }
}

fn unit(index: usize, paragraph: &Paragraph) -> Option<Unit<'_>> {
    let label = paragraph
        .label
        .as_deref()
        .map(|label| format!("{label} "))
        .unwrap_or_default();
    let text = format!("{label}{}", paragraph.text.trim());
    let bold = paragraph.runs.first().is_some_and(|run| run.look.bold);
    let (kind, found) = if let Some(found) = HEADING.captures(&text) {
        (bold || paragraph.align == Align::Center).then_some(())?;
        (heading(&found[1]), found)
    } else if let Some(found) = ARTICLE.captures(&text) {
        (bold || matches!(&found[3], "." | ":")).then_some(())?;
        (Kind::Dieu, found)
    } else if let Some(found) = CLAUSE.captures(&text) {
        (Kind::Khoan, found)
    } else {
        (Kind::Diem, POINT.captures(&text)?)
    };
    let end = found
        .get(3)
        .filter(|mark| !mark.is_empty())
        .or(found.get(2))
        .map_or(0, |last| last.end());
    let typed = end.saturating_sub(label.len());
    let blank = paragraph.text.len() - paragraph.text.trim_start().len();
    let range = if label.is_empty() {
        blank..blank + typed
    } else {
        0..paragraph.text.len()
    };
    Some(Unit {
        kind,
        word: found[1].to_owned(),
        number: found[2].to_owned(),
        mark: found[3].to_owned(),
        rest: found[4].to_owned(),
        place: Place::paragraph(index, range),
        index,
        paragraph,
    })
}

fn heading(word: &str) -> Kind {
    match word.to_lowercase().as_str() {
        "phần" => Kind::Phan,
        "chương" => Kind::Chuong,
        "mục" => Kind::Muc,
        _ => Kind::TieuMuc,
    }
}

/// The value of a Roman number.
pub(super) fn roman_value(letters: &str) -> Option<usize> {
    (1..=100).find(|&value| thethuc_text::roman(value) == letters)
}
