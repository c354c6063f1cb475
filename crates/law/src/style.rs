//! Mẫu chữ (styles) — NĐ 30/2020/NĐ-CP, PL I/II, PL I/III and the table of PL I/V.

use serde::Deserialize;

use crate::{Basis, Presentation};

/// The style of one component.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleRule {
    /// Identifier: `quoc_hieu`.
    pub id: String,
    /// Name in Word's list of styles.
    pub title: String,
    /// Ô số (its place in the diagram of PL I/IV), if it has one.
    #[serde(rename = "box", default)]
    pub o_so: Option<String>,
    /// Cỡ chữ.
    pub size_pt: SizeRange,
    /// Đậm.
    #[serde(default)]
    pub bold: bool,
    /// Nghiêng.
    #[serde(default)]
    pub italic: bool,
    /// In hoa or in thường: the case of the text; labels (`Chương I`, `a)`) keep their own.
    #[serde(default)]
    pub case: Case,
    /// Where the lines stand.
    pub align: Alignment,
    /// Length of the line drawn under it, if one is.
    #[serde(default)]
    pub rule: Option<RuleShare>,
    /// The first line takes the document's indent.
    #[serde(default)]
    pub first_line: bool,
    /// The document's gap between paragraphs stands above it.
    #[serde(default)]
    pub gap: bool,
    /// Lines take the document's spacing; otherwise single.
    #[serde(default)]
    pub spaced: bool,
    /// Space above, in addition to `gap`, pt.
    #[serde(default)]
    pub space_before_pt: f64,
    /// Space below, pt.
    #[serde(default)]
    pub space_after_pt: f64,
    /// Stays on one page with what follows.
    #[serde(default)]
    pub keep_with_next: bool,
    /// Its lines stay on one page.
    #[serde(default)]
    pub keep_together: bool,
    /// Its article.
    pub article: String,
    /// What kind of source that is.
    #[serde(default)]
    pub basis: Basis,
}

/// The lawful sizes of a style, pt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SizeRange {
    /// Smallest.
    pub min: i16,
    /// Largest.
    pub max: i16,
    /// The house's choice, counted from the size of the body and brought into the range.
    pub from_body: i16,
}

impl SizeRange {
    /// The size in a document whose body has `body_pt`.
    #[must_use]
    pub fn resolve(&self, body_pt: i16) -> i16 {
        (body_pt + self.from_body).max(self.min).min(self.max)
    }
}

/// The length of the line under a component, as a share of its text.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleShare {
    /// Shortest.
    pub min: f64,
    /// Longest.
    pub max: f64,
    /// The house's choice.
    pub default: f64,
}

/// The case of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// As the drafter wrote them (in thường).
    #[default]
    AsIs,
    /// In hoa.
    Upper,
}

/// Where the lines of a component stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// Sát lề trái.
    Left,
    /// Canh giữa.
    Center,
    /// Canh đều cả hai lề.
    Justify,
}

impl StyleRule {
    /// Size of the letters in a document, pt.
    #[must_use]
    pub fn resolved_size_pt(&self, presentation: &Presentation) -> f64 {
        f64::from(self.size_pt.resolve(presentation.body_size_pt))
    }

    /// Exact distance of its lines in a document, pt, in whole twips.
    ///
    /// A single line of Times New Roman is 1.15 times its size; the result measures at least the
    /// document's spacing and at most 1.5 lines (PL I/II.6.e).
    #[must_use]
    pub fn line_pitch_pt(&self, presentation: &Presentation) -> f64 {
        let percent = if self.spaced {
            presentation.line_percent
        } else {
            100
        };
        line_pitch_pt(self.size_pt.resolve(presentation.body_size_pt), percent)
    }

    /// Space above in a document, pt.
    #[must_use]
    pub fn resolved_space_before_pt(&self, presentation: &Presentation) -> f64 {
        let gap = if self.gap {
            f64::from(presentation.gap_pt)
        } else {
            0.0
        };
        gap + self.space_before_pt
    }

    /// Indent of the first line in a document, mm.
    #[must_use]
    pub fn first_line_mm(&self, presentation: &Presentation) -> f64 {
        if self.first_line {
            presentation.first_line_mm
        } else {
            0.0
        }
    }
}

/// 1.15 × 20 twips is 23, so single lines are whole twips at every size; other spacings are
/// rounded up, but not past 1.5 lines.
fn line_pitch_pt(size_pt: i16, percent: u16) -> f64 {
    let hundredths = i32::from(size_pt) * 23 * i32::from(percent);
    let twips = ((hundredths + 99) / 100).min(i32::from(size_pt) * 23 * 3 / 2);
    f64::from(twips) / 20.0
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Decree;
    use thethuc_model::{NgayThangNam, TrinhBay};

    #[test]
    fn identifiers_differ_and_every_style_has_an_article() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let ids: BTreeSet<_> = decree.styles().iter().map(|style| &style.id).collect();
        assert_eq!(ids.len(), decree.styles().len());
        for style in decree.styles() {
            assert!(
                !style.article.is_empty() && !style.title.is_empty(),
                "{}",
                style.id
            );
            assert!(style.size_pt.min <= style.size_pt.max, "{}", style.id);
            if let Some(rule) = style.rule {
                assert!(
                    rule.min <= rule.default && rule.default <= rule.max,
                    "{}",
                    style.id
                );
            }
        }
    }

    /// The rows of PL I/V: style, smallest and largest size, bold, italic, capitals.
    #[test]
    fn the_table_of_the_appendix_holds_row_by_row() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let rows = [
            ("quoc_hieu", 12, 13, true, false, true),
            ("tieu_ngu", 13, 14, true, false, false),
            ("co_quan_chu_quan", 12, 13, false, false, true),
            ("co_quan_ban_hanh", 12, 13, true, false, true),
            ("so_ky_hieu", 13, 13, false, false, false),
            ("dia_danh_thoi_gian", 13, 14, false, true, false),
            ("ten_loai", 13, 14, true, false, true),
            ("trich_yeu", 13, 14, true, false, false),
            ("trich_yeu_cong_van", 12, 13, false, false, false),
            ("can_cu", 13, 14, false, true, false),
            ("noi_dung", 13, 14, false, false, false),
            ("phan", 13, 14, true, false, true),
            ("chuong", 13, 14, true, false, true),
            ("muc", 13, 14, true, false, true),
            ("tieu_muc", 13, 14, true, false, true),
            ("muc_la_ma", 13, 14, true, false, true),
            ("dieu", 13, 14, true, false, false),
            ("khoan", 13, 14, false, false, false),
            ("khoan_tieu_de", 13, 14, true, false, false),
            ("diem", 13, 14, false, false, false),
            ("quyen_han_chuc_vu", 13, 14, true, false, true),
            ("ho_ten", 13, 14, true, false, false),
            ("kinh_gui", 13, 14, false, false, false),
            ("noi_nhan_nhan", 12, 12, true, true, false),
            ("noi_nhan_danh_sach", 11, 11, false, false, false),
            ("phu_luc_nhan", 14, 14, true, false, false),
            ("phu_luc_tieu_de", 13, 14, true, false, true),
            ("phu_luc_kem_theo", 13, 14, false, true, false),
            ("muc_do_khan", 13, 14, true, false, true),
            ("pham_vi_luu_hanh", 13, 14, true, false, true),
            ("nguoi_soan_thao", 11, 11, false, false, false),
            ("dia_chi", 11, 12, false, false, false),
            ("so_trang", 13, 14, false, false, false),
        ];
        for (id, min, max, bold, italic, upper) in rows {
            let style = decree.style(id).unwrap();
            assert_eq!((style.size_pt.min, style.size_pt.max), (min, max), "{id}");
            assert_eq!((style.bold, style.italic), (bold, italic), "{id}");
            assert_eq!(style.case == Case::Upper, upper, "{id}");
        }
    }

    #[test]
    fn lines_are_single_or_wider_and_never_past_one_and_a_half() {
        for size in [10, 11, 12, 13, 14] {
            for percent in 100..=150 {
                let measured = line_pitch_pt(size, percent) / (1.15 * f64::from(size));
                assert!(
                    (1.0 - 1e-9..=1.5 + 1e-9).contains(&measured),
                    "{size} {percent} {measured}"
                );
                let twips = line_pitch_pt(size, percent) * 20.0;
                assert!((twips - twips.round()).abs() < 1e-9);
            }
        }
        assert!((line_pitch_pt(14, 100) - 16.1).abs() < 1e-9);
    }

    #[test]
    fn sizes_follow_the_body_inside_their_ranges() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let small = Presentation::of(
            decree,
            &TrinhBay {
                co_chu_pt: Some(13),
                ..TrinhBay::default()
            },
        );
        let house = Presentation::of(decree, &TrinhBay::default());
        let size =
            |id: &str, p: &Presentation| decree.style(id).unwrap().resolved_size_pt(p) as i32;
        assert_eq!(
            (size("quoc_hieu", &house), size("tieu_ngu", &house)),
            (13, 14)
        );
        assert_eq!(
            (size("quoc_hieu", &small), size("tieu_ngu", &small)),
            (12, 13)
        );
        for body in ["dieu", "khoan", "diem", "gach", "khoan_tieu_de"] {
            assert_eq!(size(body, &small), 13, "{body} is as large as the body");
            assert_eq!(size(body, &house), 14);
        }
        assert_eq!(size("trich_yeu_cong_van", &small), 12);
        assert_eq!(size("noi_nhan_danh_sach", &small), 11);
    }
}
