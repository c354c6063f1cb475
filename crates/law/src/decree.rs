//! A decree and where its data come from.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;
use thethuc_model::{MucDoKhan, NgayThangNam};

use crate::copies::Copies;
use crate::kinds::{Group, TenLoai};
use crate::presentation::Body;
use crate::style::StyleRule;

/// The rules of one decree, in force from one day on.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decree {
    /// Identifier of the data: `nd30-2020`.
    pub id: String,
    /// Số, ký hiệu: `30/2020/NĐ-CP`.
    pub so_ky_hieu: String,
    /// Its full citation.
    pub title: String,
    /// The first day on which every value of these data is in force.
    pub in_force_from: NaiveDate,
    /// The article that says so.
    pub in_force_article: String,
    /// Fixed wordings.
    pub texts: Texts,
    /// The sheet — PL I/I.
    pub page: Page,
    /// The ranges left to the drafter — PL I/II.6.e.
    pub(crate) body: Body,
    /// Mức độ khẩn (urgency marks) — PL I/III.2.b.
    pub muc_do_khan: Vec<StampRule>,
    /// Bản sao (copies) — Điều 25–27; PL I, Phần II.
    pub ban_sao: Copies,
    #[serde(skip)]
    styles: Vec<StyleRule>,
    #[serde(skip)]
    kinds: Vec<TenLoai>,
    #[serde(skip)]
    groups: Vec<Group>,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A rule of the decree's text.
    #[default]
    Law,
    /// Shown by the decree's templates, not stated as a rule.
    Template,
    /// The house's choice; the decree is silent.
    Practice,
}

/// The wordings that the decree fixes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Quốc hiệu.
    pub quoc_hieu: Text,
    /// Tiêu ngữ.
    pub tieu_ngu: Text,
    /// The line above the điều of a decision.
    pub quyet_dinh: Text,
    /// The line above the content of a resolution.
    pub quyet_nghi: Text,
    /// The mark at the end of the content.
    pub end_mark: Text,
    /// The typeface.
    pub font: Text,
}

/// One fixed wording.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// As printed.
    pub text: String,
    /// Its article.
    pub article: String,
    /// What kind of source that is.
    #[serde(default)]
    pub basis: Basis,
}

/// A lawful range with the house's default; the unit is in the field's name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Smallest lawful value.
    pub min: u16,
    /// Largest lawful value.
    pub max: u16,
    /// The house's default.
    pub default: u16,
    /// Its article.
    pub article: String,
    /// What kind of source that is.
    #[serde(default)]
    pub basis: Basis,
}

impl Range {
    /// The lawful value nearest to `wish`; the default when there is no wish.
    #[must_use]
    pub fn nearest(&self, wish: Option<u8>) -> u16 {
        // `max(min)` first, so that data with a range turned round cannot panic as `clamp` does.
        wish.map_or(self.default, |wish| {
            u16::from(wish).max(self.min).min(self.max)
        })
    }
}

/// The sheet and its margins — PL I/I.1–I.3.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Width of the sheet, mm.
    pub width_mm: Range,
    /// Height of the sheet, mm.
    pub height_mm: Range,
    /// Lề trên, mm.
    pub le_tren_mm: Range,
    /// Lề dưới, mm.
    pub le_duoi_mm: Range,
    /// Lề trái, mm.
    pub le_trai_mm: Range,
    /// Lề phải, mm.
    pub le_phai_mm: Range,
    /// From the top edge of the sheet to the line with the page number, mm.
    pub header_mm: Range,
}

/// A stamp with a fixed frame — PL I/III.2.b.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StampRule {
    /// What it marks.
    pub id: MucDoKhan,
    /// Its words, as in running text.
    pub text: String,
    /// Width of the frame, mm.
    pub width_mm: u16,
    /// Height of the frame, mm.
    pub height_mm: u16,
    /// Colour of frame and letters, RGB.
    pub color: [u8; 3],
    /// Its article.
    pub article: String,
}

impl Decree {
    /// The least gap between paragraphs, pt — PL I/II.6.e.
    #[must_use]
    pub fn least_gap_pt(&self) -> u16 {
        self.body.cach_doan_pt.min
    }

    /// The decree in force on the day of a document. A blank part of the date makes no claim, so
    /// it counts as late as it can; a day before all decrees known gets the earliest.
    #[must_use]
    pub fn in_force(date: &NgayThangNam) -> &'static Self {
        let day = last_day(date);
        DECREES
            .iter()
            .filter(|decree| decree.in_force_from <= day)
            .max_by_key(|decree| decree.in_force_from)
            .or_else(|| DECREES.iter().min_by_key(|decree| decree.in_force_from))
            .unwrap_or(&EMPTY)
    }

    /// Whether these rules were in force on the day of a document. A blank part of the date counts
    /// as late as it can.
    #[must_use]
    pub fn governs(&self, date: &NgayThangNam) -> bool {
        self.in_force_from <= last_day(date)
    }

    /// All decrees known.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &DECREES
    }

    /// The styles, in the order of the page.
    #[must_use]
    pub fn styles(&self) -> &[StyleRule] {
        &self.styles
    }

    /// The style of that identifier.
    #[must_use]
    pub fn style(&self, id: &str) -> Option<&StyleRule> {
        self.styles.iter().find(|style| style.id == id)
    }

    /// The kinds of administrative documents in the order of Điều 7.
    #[must_use]
    pub fn kinds(&self) -> &[TenLoai] {
        &self.kinds
    }

    /// The kind of that identifier.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&TenLoai> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// The groups that [`Decree::kinds`] are shown in.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The stamp of an urgency.
    #[must_use]
    pub fn stamp(&self, urgency: MucDoKhan) -> Option<&StampRule> {
        self.muc_do_khan.iter().find(|stamp| stamp.id == urgency)
    }
}

/// The latest day that a date with blanks can mean.
pub(crate) fn last_day(date: &NgayThangNam) -> NaiveDate {
    let Some(year) = date.nam.map(i32::from) else {
        return NaiveDate::MAX;
    };
    let month = date.thang.map_or(12, u32::from);
    let day = date.ngay.map_or(31, u32::from);
    (28..=day)
        .rev()
        .chain([day])
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .unwrap_or(NaiveDate::MAX)
}

static EMPTY: LazyLock<Decree> = LazyLock::new(Decree::default);

/// Invariant: the data compiled in are sound; the tests of this module read them with the same
/// function and fail on the first bad value, so the decree left out here never is.
static DECREES: LazyLock<Vec<Decree>> = LazyLock::new(|| {
    [load(
        include_str!("../data/nd30-2020.toml"),
        include_str!("../data/nd30-2020-styles.toml"),
        include_str!("../data/nd30-2020-kinds.toml"),
    )]
    .into_iter()
    .flatten()
    .collect()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StyleFile {
    style: Vec<StyleRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    group: Vec<Group>,
    kind: Vec<TenLoai>,
}

fn load(decree: &str, styles: &str, kinds: &str) -> Result<Decree, toml::de::Error> {
    let mut decree: Decree = toml::from_str(decree)?;
    decree.styles = toml::from_str::<StyleFile>(styles)?.style;
    let kinds: KindFile = toml::from_str(kinds)?;
    decree.kinds = kinds.kind;
    decree.groups = kinds.group;
    Ok(decree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_are_sound() {
        let decree = load(
            include_str!("../data/nd30-2020.toml"),
            include_str!("../data/nd30-2020-styles.toml"),
            include_str!("../data/nd30-2020-kinds.toml"),
        )
        .unwrap();
        assert_eq!(decree.kinds.len(), 29, "Điều 7 names 29 kinds");
        assert_eq!(decree.muc_do_khan.len(), 3);
        for range in [
            &decree.page.le_tren_mm,
            &decree.page.le_duoi_mm,
            &decree.page.le_trai_mm,
            &decree.page.le_phai_mm,
            &decree.page.header_mm,
        ] {
            assert!(range.min <= range.default && range.default <= range.max);
            assert!(!range.article.is_empty());
        }
    }

    #[test]
    fn a_document_is_judged_by_the_decree_of_its_day() {
        let date = |ngay, thang, nam| NgayThangNam { ngay, thang, nam };
        let ids = [
            date(Some(5), Some(3), Some(2020)),
            date(None, None, Some(2026)),
            date(Some(31), Some(12), Some(2199)),
            date(None, Some(2), Some(2023)),
            NgayThangNam::default(),
        ]
        .map(|date| Decree::in_force(&date).id.as_str());
        assert_eq!(ids, ["nd30-2020"; 5]);
    }

    #[test]
    fn a_blank_part_counts_as_late_as_it_can() {
        let date = |ngay, thang, nam| NgayThangNam { ngay, thang, nam };
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(last_day(&date(None, Some(2), Some(2024))), day(2024, 2, 29));
        assert_eq!(last_day(&date(None, None, Some(2024))), day(2024, 12, 31));
        assert_eq!(
            last_day(&date(Some(5), Some(3), Some(2020))),
            day(2020, 3, 5)
        );
        assert_eq!(last_day(&NgayThangNam::default()), NaiveDate::MAX);
    }

    #[test]
    fn every_urgency_has_its_frame() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let width = |urgency| decree.stamp(urgency).unwrap().width_mm;
        assert_eq!(width(MucDoKhan::HoaToc), 30);
        assert_eq!(width(MucDoKhan::ThuongKhan), 40);
        assert_eq!(width(MucDoKhan::Khan), 20);
    }
}
