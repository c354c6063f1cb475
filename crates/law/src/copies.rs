//! Bản sao (copies of documents) — NĐ 30/2020/NĐ-CP, Điều 25–27; PL I, Phần II.

use serde::{Deserialize, Serialize};

/// What the decree says of copies.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copies {
    /// Độ phân giải (resolution) of a digitised page, at least, dots per inch.
    pub do_phan_giai_dpi: Floor,
    /// Version of PDF of a digitised document, at least, in tenths: 14 for 1.4.
    pub phien_ban_pdf_phan_muoi: Floor,
    /// Cỡ chữ of the mark at the head of an electronic copy, pt.
    pub dau_hieu_pt: Floor,
    /// Hình thức sao, in the order of Điều 25.
    pub hinh_thuc: Vec<CopyRule>,
}

/// A least value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// The value; its unit is in the name of the field.
    pub min: u16,
    /// Its article.
    pub article: String,
}

/// A form of copy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyRule {
    /// Which.
    pub id: HinhThucSao,
    /// As in running text, and in the mark of Mẫu 3.2: `Sao y`.
    pub name: String,
    /// As on paper: `SAO Y`.
    pub words: String,
    /// Chữ viết tắt (its symbol): `SY` — PL III/I.
    pub ky_hieu: String,
    /// From what to what.
    pub directions: Vec<CopyDirection>,
    /// The article that says so.
    pub article: String,
}

/// Hình thức sao (forms of copies) — Điều 25.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HinhThucSao {
    /// Sao y (a whole copy of an original).
    SaoY,
    /// Sao lục (a whole copy of a sao y).
    SaoLuc,
    /// Trích sao (an exact copy of a part, composed anew).
    TrichSao,
}

/// From what to what a document is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyDirection {
    /// Paper to paper.
    GiayGiay,
    /// Electronic to paper.
    DienTuGiay,
    /// Paper to electronic.
    GiayDienTu,
    /// Electronic to electronic.
    DienTuDienTu,
}

impl CopyDirection {
    /// The direction from and to electronic documents, or from and to paper.
    #[must_use]
    pub fn of(from_electronic: bool, to_electronic: bool) -> Self {
        match (from_electronic, to_electronic) {
            (false, false) => Self::GiayGiay,
            (true, false) => Self::DienTuGiay,
            (false, true) => Self::GiayDienTu,
            (true, true) => Self::DienTuDienTu,
        }
    }
}

impl Copies {
    /// The rule of a form.
    #[must_use]
    pub fn rule(&self, form: HinhThucSao) -> Option<&CopyRule> {
        self.hinh_thuc.iter().find(|rule| rule.id == form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Decree;

    #[test]
    fn an_electronic_document_is_copied_into_one_by_trich_sao_alone() {
        for decree in Decree::all() {
            let copies = &decree.ban_sao;
            let knows = |form, direction| {
                let rule = copies.rule(form).unwrap();
                rule.directions.contains(&direction)
            };
            let forms = [
                HinhThucSao::SaoY,
                HinhThucSao::SaoLuc,
                HinhThucSao::TrichSao,
            ];
            for form in forms {
                let is_part = form == HinhThucSao::TrichSao;
                assert_eq!(knows(form, CopyDirection::of(true, true)), is_part);
                for (from, to) in [(false, false), (false, true), (true, false)] {
                    assert!(knows(form, CopyDirection::of(from, to)), "{form:?}");
                }
            }
            assert_eq!(copies.do_phan_giai_dpi.min, 200);
        }
    }
}
