//! From places in a recognised document to places in the file it was recognised in. A field says
//! the letters of its lines with single blanks, without label and last mark; so its letters are
//! looked for among those of its component, blanks aside, and must be found once.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use serde_json::Value;
use thethuc_check::Edit;
use thethuc_model::{FieldPath, RichText, Segment};
use thethuc_reading::{Place, Reading};
use thethuc_recognize::{Recognition, Role};

use crate::{Reason, Step};

/// Carries places of one file.
pub struct Carrier<'a> {
    reading: &'a Reading,
    recognition: &'a Recognition,
    document: Value,
    /// The letters of the body, which most fields stand in.
    body: OnceCell<Letters<'a>>,
}

impl<'a> Carrier<'a> {
    /// Carries places of this file.
    #[must_use]
    pub fn new(reading: &'a Reading, recognition: &'a Recognition) -> Self {
        Self {
            reading,
            recognition,
            document: serde_json::to_value(&recognition.document).unwrap_or_default(),
            body: OnceCell::new(),
        }
    }

    /// The paragraph of the reading and the letters in it that a place in the document is; none when
    /// that cannot be told for sure. A field as a whole is its first letter.
    #[must_use]
    pub fn place(
        &self,
        field: &FieldPath,
        letters: Option<Range<usize>>,
    ) -> Option<(usize, Range<usize>)> {
        let text = text_at(&self.document, field)?;
        let first = || {
            let start = text.len() - text.trim_start().len();
            let letter = text[start..].chars().next()?;
            Some(start..start + letter.len_utf8())
        };
        let letters = letters.or_else(first)?;
        self.letters(field, |lines| lines.place(&text, letters))
    }

    /// The same change in the file.
    pub(crate) fn carry(&self, edit: &Edit) -> Result<Step, Reason> {
        let place = self.place(&edit.field, Some(edit.start..edit.end));
        let (paragraph, range) = place.ok_or(Reason::PlaceUnsure)?;
        let text = &self.reading.paragraphs[paragraph].text;
        let before = text.get(range.clone()).ok_or(Reason::PlaceUnsure)?;
        Ok(Step::text(paragraph, range, before, edit.text.as_str()))
    }

    /// Looks into the letters that a field may stand among.
    fn letters<T>(&self, field: &FieldPath, look: impl FnOnce(&Letters<'a>) -> T) -> T {
        let keys: Vec<&str> = field
            .segments()
            .iter()
            .filter_map(|segment| match segment {
                Segment::Key(key) => Some(key.as_str()),
                Segment::Index(_) => None,
            })
            .skip_while(|key| *key == "van_ban_kem_theo")
            .collect();
        if keys.contains(&"noi_dung") {
            return look(
                self.body
                    .get_or_init(|| Letters::of(self.reading, self.body_lines())),
            );
        }
        let spots = self.recognition.spots.iter();
        let lines = spots
            .filter(|spot| roles(&keys).contains(&spot.role))
            .map(|spot| (spot.paragraph, spot.range.clone()));
        look(&Letters::of(self.reading, lines))
    }

    /// What belongs to the body, and what belongs to nothing: the tables in it.
    fn body_lines(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let spots = self.recognition.spots.iter();
        let elsewhere: HashSet<usize> = spots
            .filter(|spot| spot.role != Role::NoiDung)
            .map(|spot| spot.paragraph)
            .collect();
        let paragraphs = self.reading.paragraphs.iter().enumerate();
        paragraphs
            .filter(|(_, p)| !matches!(p.place, Place::Header { .. } | Place::Footer { .. }))
            .filter(move |(index, _)| !elsewhere.contains(index))
            .map(|(index, paragraph)| (index, 0..paragraph.text.len()))
    }
}

/// The components that a field is read from.
fn roles(keys: &[&str]) -> &'static [Role] {
    match keys {
        ["co_quan_chu_quan", ..] => &[Role::CoQuanChuQuan],
        ["co_quan_ban_hanh", ..] => &[Role::CoQuanBanHanh],
        ["so_ky_hieu", ..] => &[Role::SoKyHieu],
        ["dia_danh", ..] => &[Role::DiaDanhThoiGian],
        ["trich_yeu", ..] => &[Role::TrichYeu, Role::TrichYeuCongVan],
        ["tham_quyen_ban_hanh", ..] => &[Role::ThamQuyenBanHanh],
        ["can_cu", ..] => &[Role::CanCu],
        ["kinh_gui", ..] => &[Role::KinhGui],
        ["nguoi_gui_dien", ..] => &[Role::NguoiGuiDien],
        ["noi_nhan_dien", ..] => &[Role::NoiNhanDien],
        ["nguoi_ky", "quyen_han", ..] => &[Role::QuyenHan],
        ["nguoi_ky", "chuc_vu", ..] => &[Role::ChucVu],
        ["nguoi_ky", "ho_ten", ..] => &[Role::HoTen],
        ["noi_nhan" | "luu", ..] => &[Role::NoiNhanDanhSach],
        ["phu_luc", "tieu_de", ..] => &[Role::PhuLucTieuDe],
        _ => &[],
    }
}

fn text_at(document: &Value, field: &FieldPath) -> Option<String> {
    let value = field
        .segments()
        .iter()
        .try_fold(document, |value, segment| match segment {
            Segment::Key(key) => value.get(key),
            Segment::Index(index) => value.get(index),
        })?;
    let text: RichText = serde_json::from_value(value.clone()).ok()?;
    Some(text.plain())
}

/// The letters of some lines without their blanks, each byte with its place.
struct Letters<'a> {
    reading: &'a Reading,
    letters: String,
    places: Vec<(usize, usize)>,
    /// Where a line ends.
    ends: Vec<usize>,
}

impl<'a> Letters<'a> {
    fn of(reading: &'a Reading, lines: impl IntoIterator<Item = (usize, Range<usize>)>) -> Self {
        let mut all = Self {
            reading,
            letters: String::new(),
            places: Vec::new(),
            ends: Vec::new(),
        };
        for (paragraph, range) in lines {
            let start = range.start;
            let line = reading.paragraphs[paragraph].text.get(range).unwrap_or("");
            for (at, letter) in line.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                all.letters.push(letter);
                let bytes = start + at..start + at + letter.len_utf8();
                all.places.extend(bytes.map(|byte| (paragraph, byte)));
            }
            all.ends.push(all.letters.len());
        }
        all
    }

    /// The place of the letters of `field` in `range`.
    fn place(&self, field: &str, range: Range<usize>) -> Option<(usize, Range<usize>)> {
        let letters: String = field.chars().filter(|c| !c.is_whitespace()).collect();
        let start = self.only_match(&letters)?;
        let from = self.edge(field, start, range.start, &range)?;
        let to = self.edge(field, start, range.end, &range)?;
        (from.0 == to.0 && from.1 <= to.1).then_some((from.0, from.1..to.1))
    }

    /// Where the letters are found, if once; else where they end a line, if once.
    fn only_match(&self, letters: &str) -> Option<usize> {
        if letters.is_empty() {
            return None;
        }
        let starts = self.letters.match_indices(letters).map(|(start, _)| start);
        let found: Vec<usize> = starts.take(64).collect();
        if let [only] = found.as_slice() {
            return Some(*only);
        }
        let ends_line = |start: &&usize| self.ends.contains(&(**start + letters.len()));
        let mut last = found.iter().filter(ends_line);
        let only = last.next()?;
        last.next().is_none().then_some(*only)
    }

    /// The place of one end of `range`, whose letters begin at `start`.
    fn edge(
        &self,
        field: &str,
        start: usize,
        at: usize,
        range: &Range<usize>,
    ) -> Option<(usize, usize)> {
        let (before, after) = (field.get(..at)?, field.get(at..)?);
        let letters = |text: &str| -> usize {
            let letters = text.chars().filter(|c| !c.is_whitespace());
            letters.map(char::len_utf8).sum()
        };
        let next = start + letters(before);
        let is_blank = |c: char| c.is_whitespace();
        let behind = before.len() - before.trim_end_matches(is_blank).len();
        let ahead = after.len() - after.trim_start_matches(is_blank).len();
        // At a letter: before the one that follows, or behind the one that stands before.
        if at == range.start && ahead == 0 && !after.is_empty() {
            return self.places.get(next).copied();
        }
        let (paragraph, last) = *self.places.get(next.checked_sub(1)?)?;
        if behind == 0 {
            return Some((paragraph, last + 1));
        }
        // Among blanks: the file may have more of them, or other ones.
        let text = self.reading.paragraphs[paragraph].text.get(last + 1..)?;
        let blanks = &text[..text.len() - text.trim_start_matches(is_blank).len()];
        let field_blanks = &field[at - behind..at + ahead];
        let count = field[at - behind..at].chars().count();
        if blanks.chars().count() == field_blanks.chars().count() {
            let bytes: usize = blanks.chars().take(count).map(char::len_utf8).sum();
            return Some((paragraph, last + 1 + bytes));
        }
        let covers_all = range.start <= at - behind && range.end >= at + ahead;
        (covers_all && ahead == 0).then_some((paragraph, last + 1 + blanks.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_reading::Paragraph;

    fn reading(lines: &[&str]) -> Reading {
        let paragraph = |text: &&str| Paragraph {
            text: (*text).to_owned(),
            ..Paragraph::default()
        };
        Reading {
            paragraphs: lines.iter().map(paragraph).collect(),
            ..Reading::default()
        }
    }

    fn placed(lines: &[&str], field: &str, letters: &str) -> Option<(usize, String)> {
        let reading = reading(lines);
        let all = lines.iter().enumerate();
        let spots = all.map(|(index, line)| (index, 0..line.len()));
        let start = field.find(letters).unwrap();
        let found = Letters::of(&reading, spots);
        let (index, range) = found.place(field, start..start + letters.len())?;
        Some((index, lines[index][range].to_owned()))
    }

    #[test]
    fn letters_are_found_behind_labels_and_other_blanks() {
        let lines = ["Số:      /UBND - VX", "Điều 1.\tTổ  chức   thực hiện"];
        let at = |index, text: &str| Some((index, text.to_owned()));
        assert_eq!(placed(&lines, "UBND - VX", "UBND - VX"), at(0, "UBND - VX"));
        assert_eq!(placed(&lines, "Tổ  chức   thực hiện", "  "), at(1, "  "));
        assert_eq!(placed(&lines, "Tổ chức thực hiện", " "), at(1, "  "));
        assert_eq!(placed(&lines, "Tổ chức thực hiện", "thực"), at(1, "thực"));
    }

    #[test]
    fn what_stands_twice_is_taken_where_it_ends_a_line_or_not_at_all() {
        let lines = ["Như Điều 1 đã nêu", "2. Như Điều 1"];
        assert_eq!(
            placed(&lines, "Như Điều 1", "Điều"),
            Some((1, "Điều".to_owned()))
        );
        assert_eq!(placed(&["như trên", "như trên"], "như trên", "trên"), None);
        assert_eq!(placed(&lines, "không có", "có"), None);
    }
}
