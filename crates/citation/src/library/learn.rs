//! Learning from documents: what the office's own papers say of themselves and of what they cite.

use serde::Serialize;
use thethuc_law::Decree;
use thethuc_model::Document;

use super::{Entry, Library, Reason};
use crate::{Symbol, find, subject};

/// What documents teach the library. Nothing is changed until [`Library::with`] takes what is new.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Lesson {
    /// Documents that are new.
    pub added: Vec<Entry>,
    /// How many are known.
    pub known: usize,
    /// What the library, or a document read before, says otherwise. It stays as it is.
    pub conflicts: Vec<Conflict>,
}

/// A fact that is said in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Conflict {
    /// Số, ký hiệu.
    pub symbol: String,
    /// The field of [`Entry`].
    pub field: String,
    /// What the library says.
    pub known: String,
    /// Where that stands.
    pub known_source: String,
    /// What the document says.
    pub found: String,
    /// Which document.
    pub source: String,
}

impl Entry {
    /// What a document says of itself; `source` names it.
    ///
    /// # Errors
    /// Why the library cannot take it: its symbol, type, day or trích yếu is missing or no such thing.
    pub fn of_document(document: &Document, source: &str) -> Result<Self, Reason> {
        let decree = Decree::in_force(&document.thoi_gian);
        let id = document.ten_loai.as_deref().unwrap_or(&document.kind);
        let kind = decree.kind(id).ok_or(Reason::Kind)?.name.clone();
        let symbol = own_symbol(document, &kind).ok_or(Reason::Symbol)?;
        let date = document.thoi_gian;
        let date = (date.nam, date.thang, date.ngay);
        let (Some(year), Some(month), Some(day)) = date else {
            return Err(Reason::Dates);
        };
        let date = chrono::NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
        Self {
            kind,
            symbol: symbol.to_string(),
            date: date.ok_or(Reason::Dates)?,
            agency: document.co_quan_ban_hanh.clone(),
            subject: Some(as_cited(&document.trich_yeu.plain())).filter(|words| !words.is_empty()),
            source: source.to_owned(),
            ..Self::default()
        }
        .sound()
    }
}

/// The symbol of a document, as it is meant: `05/CT-UBND` — NĐ 30/2020/NĐ-CP, PL I/II.3. None before it
/// has its number.
#[must_use]
pub fn own_symbol(document: &Document, kind: &str) -> Option<Symbol> {
    let number = document.so_ky_hieu.so?;
    let words = format!(
        "{kind} số {number:02}/{}",
        document.so_ky_hieu.ky_hieu.trim()
    );
    let citation = find(&words).citations.into_iter().next()?;
    citation.symbol.map(|cited| cited.symbol)
}

/// A trích yếu as a citation goes on with it: `về việc chấn chỉnh …`.
fn as_cited(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches(['.', ';', ':', ' ']);
    let bare = ["V/v ", "v/v "]
        .iter()
        .find_map(|mark| words.strip_prefix(mark));
    if words.is_empty() {
        return String::new();
    }
    match bare {
        Some(bare) => format!("về việc {}", small(bare)),
        None if subject::read(words, 0).is_some() => small(words),
        None => format!("về {}", small(words)),
    }
}

/// The words with a small first letter, unless the first word is a name in capitals.
fn small(words: &str) -> String {
    let mut letters = words.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(words.chars().skip(1)).collect()
        }
        _ => words.to_owned(),
    }
}

impl Library {
    /// What documents teach: each says something of a document, itself or one that it cites.
    #[must_use]
    pub fn learn(&self, said: impl IntoIterator<Item = Entry>) -> Lesson {
        let mut lesson = Lesson::default();
        for entry in said {
            let same = |known: &&Entry| {
                known.symbol == entry.symbol && (!entry.comes_again() || known.date == entry.date)
            };
            let known = self
                .with_symbol(&entry.symbol)
                .find(same)
                .or(lesson.added.iter().find(same))
                .cloned();
            match known {
                Some(known) => {
                    lesson.known += 1;
                    lesson.conflicts.extend(conflicts(&known, &entry));
                }
                None => lesson.added.push(entry),
            }
        }
        lesson
    }
}

/// What two say otherwise of one document: type and day. Bodies and trích yếu are written in many ways.
fn conflicts(known: &Entry, found: &Entry) -> Vec<Conflict> {
    [
        ("kind", known.kind.clone(), found.kind.clone()),
        ("date", known.date.to_string(), found.date.to_string()),
    ]
    .into_iter()
    .filter(|(_, known, found)| known != found)
    .map(|(field, was, now)| Conflict {
        symbol: known.symbol.clone(),
        field: field.to_owned(),
        known: was,
        known_source: known.source.clone(),
        found: now,
        source: found.source.clone(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use thethuc_model::{NgayThangNam, RichText, SoKyHieu};

    use super::*;

    fn directive() -> Document {
        let mut document = Document::new("cong-dien");
        document.so_ky_hieu = SoKyHieu {
            so: Some(968),
            ky_hieu: "CD-TTg".to_owned(),
            ..SoKyHieu::default()
        };
        document.thoi_gian = NgayThangNam::new(Some(16), Some(10), Some(2023)).unwrap();
        document.co_quan_ban_hanh = "Thủ tướng Chính phủ".to_owned();
        document.trich_yeu = RichText::plain_text("Tiếp tục chấn chỉnh kỷ luật");
        document
    }

    #[test]
    fn a_document_tells_of_itself() {
        let entry = Entry::of_document(&directive(), "sổ").unwrap();
        assert_eq!(
            entry.full(),
            "Công điện số 968/CĐ-TTg ngày 16 tháng 10 năm 2023 của Thủ tướng Chính phủ về tiếp tục chấn chỉnh kỷ luật"
        );
        let mut unnumbered = directive();
        unnumbered.so_ky_hieu.so = None;
        assert_eq!(Entry::of_document(&unnumbered, "sổ"), Err(Reason::Symbol));
        assert_eq!(as_cited("V/v triển khai."), "về việc triển khai");
        assert_eq!(as_cited("Về việc UBND"), "về việc UBND");
    }

    #[test]
    fn what_is_known_stays_and_what_differs_is_named() {
        let library = Library::builtin();
        let own = Entry::of_document(&directive(), "tệp a").unwrap();
        let mut other = library.with_symbol("30/2020/NĐ-CP").next().unwrap().clone();
        other.date = "2020-03-06".parse().unwrap();
        other.source = "tệp b".to_owned();
        let mut new = own.clone();
        new.symbol = "12/CT-TTg".to_owned();
        new.kind = "Chỉ thị".to_owned();
        let lesson = library.learn([own, other, new.clone(), new]);
        assert_eq!(lesson.added.len(), 1);
        assert_eq!(lesson.known, 3);
        assert_eq!(lesson.conflicts.len(), 1);
        assert_eq!(
            (
                lesson.conflicts[0].field.as_str(),
                lesson.conflicts[0].found.as_str()
            ),
            ("date", "2020-03-06")
        );
    }
}
