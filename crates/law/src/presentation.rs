//! The choices of a document, brought into the lawful ranges — PL I/I.3 and PL I/II.6.e.

use serde::Deserialize;
use thethuc_model::TrinhBay;

use crate::Decree;
use crate::decree::Range;

/// The ranges that the decree leaves to the drafter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    co_chu_pt: Range,
    pub(crate) cach_doan_pt: Range,
    gian_dong_phan_tram: Range,
    lui_dau_dong_phan_muoi_mm: Choices,
}

/// A few lawful values, with the house's default.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choices {
    choices: Vec<u16>,
    default: u16,
    article: String,
}

impl Choices {
    fn nearest(&self, wish: Option<u8>) -> u16 {
        wish.and_then(|wish| {
            self.choices
                .iter()
                .copied()
                .min_by_key(|choice| choice.abs_diff(u16::from(wish)))
        })
        .unwrap_or(self.default)
    }
}

/// Trình bày: what a document looks like where the decree leaves a choice. Every value is lawful.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Presentation {
    /// Width of the sheet, mm.
    pub width_mm: u16,
    /// Height of the sheet, mm.
    pub height_mm: u16,
    /// Lề trên, mm: 20–25.
    pub le_tren_mm: u16,
    /// Lề dưới, mm: 20–25.
    pub le_duoi_mm: u16,
    /// Lề trái, mm: 30–35.
    pub le_trai_mm: u16,
    /// Lề phải, mm: 15–20.
    pub le_phai_mm: u16,
    /// From the top edge of the sheet to the page number, mm.
    pub header_mm: u16,
    /// Size of the body, pt: 13 or 14.
    pub body_size_pt: i16,
    /// Gap between paragraphs, pt: at least 6.
    pub gap_pt: u16,
    /// Line spacing, percent of single lines: 100–150.
    pub line_percent: u16,
    /// Indent of first lines, mm: 10 or 12.7.
    pub first_line_mm: f64,
}

impl Presentation {
    /// The choices of a document: a wish outside its range becomes the nearest lawful value, and
    /// no wish becomes the house's default.
    #[must_use]
    pub fn of(decree: &Decree, wish: &TrinhBay) -> Self {
        let page = &decree.page;
        let body = &decree.body;
        Self {
            width_mm: page.width_mm.default,
            height_mm: page.height_mm.default,
            le_tren_mm: page.le_tren_mm.nearest(wish.le_tren_mm),
            le_duoi_mm: page.le_duoi_mm.nearest(wish.le_duoi_mm),
            le_trai_mm: page.le_trai_mm.nearest(wish.le_trai_mm),
            le_phai_mm: page.le_phai_mm.nearest(wish.le_phai_mm),
            header_mm: page.header_mm.default,
            body_size_pt: body.co_chu_pt.nearest(wish.co_chu_pt).cast_signed().max(1),
            gap_pt: body.cach_doan_pt.nearest(wish.cach_doan_pt),
            line_percent: body
                .gian_dong_phan_tram
                .nearest(wish.gian_dong_phan_tram)
                .max(100),
            first_line_mm: f64::from(
                body.lui_dau_dong_phan_muoi_mm
                    .nearest(wish.lui_dau_dong_phan_muoi_mm),
            ) / 10.0,
        }
    }
}

/// A wish that the decree does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlawful<'d> {
    /// The field of [`TrinhBay`]; the unit is the end of its name.
    pub field: &'static str,
    /// What was wished.
    pub wish: u8,
    /// What is lawful, in that unit: `20–25`, `100, 127`.
    pub lawful: String,
    /// The article that says so.
    pub article: &'d str,
}

impl<'d> Unlawful<'d> {
    /// The wishes that [`Presentation::of`] would bend.
    #[must_use]
    pub fn all(decree: &'d Decree, wish: &TrinhBay) -> Vec<Self> {
        let (page, body) = (&decree.page, &decree.body);
        let ranges = [
            ("le_tren_mm", wish.le_tren_mm, &page.le_tren_mm),
            ("le_duoi_mm", wish.le_duoi_mm, &page.le_duoi_mm),
            ("le_trai_mm", wish.le_trai_mm, &page.le_trai_mm),
            ("le_phai_mm", wish.le_phai_mm, &page.le_phai_mm),
            ("co_chu_pt", wish.co_chu_pt, &body.co_chu_pt),
            ("cach_doan_pt", wish.cach_doan_pt, &body.cach_doan_pt),
            (
                "gian_dong_phan_tram",
                wish.gian_dong_phan_tram,
                &body.gian_dong_phan_tram,
            ),
        ];
        let bent = ranges.into_iter().filter_map(|(field, wish, range)| {
            let wish = wish.filter(|wish| range.nearest(Some(*wish)) != u16::from(*wish))?;
            Some(Self {
                field,
                wish,
                lawful: format!("{}–{}", range.min, range.max),
                article: &range.article,
            })
        });
        let choices = &body.lui_dau_dong_phan_muoi_mm;
        let indent = wish.lui_dau_dong_phan_muoi_mm;
        let indent = indent.filter(|wish| choices.nearest(Some(*wish)) != u16::from(*wish));
        let listed = || {
            let listed = choices.choices.iter().map(u16::to_string);
            listed.collect::<Vec<_>>().join(", ")
        };
        bent.chain(indent.map(|wish| Self {
            field: "lui_dau_dong_phan_muoi_mm",
            wish,
            lawful: listed(),
            article: &choices.article,
        }))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_model::NgayThangNam;

    fn of(wish: TrinhBay) -> Presentation {
        Presentation::of(Decree::in_force(&NgayThangNam::default()), &wish)
    }

    #[test]
    fn without_a_wish_the_house_chooses() {
        let house = of(TrinhBay::default());
        assert_eq!((house.le_tren_mm, house.le_duoi_mm), (20, 20));
        assert_eq!((house.le_trai_mm, house.le_phai_mm), (30, 15));
        assert_eq!(
            (house.body_size_pt, house.gap_pt, house.line_percent),
            (14, 6, 100)
        );
        assert!((house.first_line_mm - 12.7).abs() < 1e-9);
    }

    #[test]
    fn an_unlawful_wish_is_told_with_its_article() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let wish = TrinhBay {
            co_chu_pt: Some(12),
            le_trai_mm: Some(32),
            lui_dau_dong_phan_muoi_mm: Some(110),
            ..TrinhBay::default()
        };
        let told = Unlawful::all(decree, &wish);
        let told: Vec<_> = told
            .iter()
            .map(|told| (told.field, told.lawful.as_str(), told.article))
            .collect();
        assert_eq!(
            told,
            [
                ("co_chu_pt", "13–14", "PL I/II.6.e"),
                ("lui_dau_dong_phan_muoi_mm", "100, 127", "PL I/II.6.e")
            ]
        );
        assert_eq!(Unlawful::all(decree, &TrinhBay::default()), []);
    }

    #[test]
    fn a_wish_outside_its_range_becomes_the_nearest_lawful_value() {
        let bent = of(TrinhBay {
            co_chu_pt: Some(72),
            le_tren_mm: Some(0),
            le_duoi_mm: Some(255),
            le_trai_mm: Some(32),
            le_phai_mm: Some(1),
            cach_doan_pt: Some(0),
            gian_dong_phan_tram: Some(200),
            lui_dau_dong_phan_muoi_mm: Some(110),
        });
        assert_eq!((bent.le_tren_mm, bent.le_duoi_mm), (20, 25));
        assert_eq!((bent.le_trai_mm, bent.le_phai_mm), (32, 15));
        assert_eq!(
            (bent.body_size_pt, bent.gap_pt, bent.line_percent),
            (14, 6, 150)
        );
        assert!(
            (bent.first_line_mm - 10.0).abs() < 1e-9,
            "1 cm or 1.27 cm, nothing between"
        );
    }
}
