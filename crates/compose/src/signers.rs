//! Signatories as a template sees them: in rows, with the names of a row on one line.

use serde::Serialize;
use thethuc_model::NguoiKy;

/// Signatories in a row stand side by side; more than three leave too little room for a name.
const SIGNERS_IN_A_ROW: usize = 3;

/// A signatory.
#[derive(Debug, Serialize)]
pub(crate) struct Signer {
    path: String,
    quyen_han: Vec<Authority>,
    chuc_vu: String,
    chuc_danh_khac: String,
    ho_ten: String,
    /// Room to add above the signature, pt, because another one of the row has more lines.
    bu_dong_pt: f64,
}

#[derive(Debug, Serialize)]
struct Authority {
    path: String,
    viet_tat: &'static str,
}

/// The signatories in rows. `line_pt` is the height of one line of authority.
pub(crate) fn signer_rows(signers: &[NguoiKy], line_pt: f64) -> Vec<Vec<Signer>> {
    let mut rows = Vec::with_capacity(signers.len().div_ceil(SIGNERS_IN_A_ROW));
    for (row, signers) in signers.chunks(SIGNERS_IN_A_ROW).enumerate() {
        let most = signers.iter().map(lines).max().unwrap_or(0);
        let first = row * SIGNERS_IN_A_ROW;
        let row = signers.iter().enumerate().map(|(i, signer)| {
            let missing = most - lines(signer);
            self::signer(signer, first + i, missing as f64 * line_pt)
        });
        rows.push(row.collect());
    }
    rows
}

fn signer(signer: &NguoiKy, index: usize, bu_dong_pt: f64) -> Signer {
    let authority = |(j, quyen_han): (usize, &thethuc_model::QuyenHan)| Authority {
        path: format!("/nguoi_ky/{index}/quyen_han/{j}"),
        viet_tat: quyen_han.hinh_thuc.abbreviation(),
    };
    Signer {
        path: format!("/nguoi_ky/{index}"),
        quyen_han: signer.quyen_han.iter().enumerate().map(authority).collect(),
        chuc_vu: signer.chuc_vu.clone(),
        chuc_danh_khac: signer.chuc_danh_khac.clone().unwrap_or_default(),
        ho_ten: signer.ho_ten.clone(),
        bu_dong_pt,
    }
}

/// Lines above the name: authority, title, another title.
fn lines(signer: &NguoiKy) -> usize {
    let title = !signer.chuc_vu.is_empty() || signer.quyen_han.is_empty();
    let other = signer
        .chuc_danh_khac
        .as_ref()
        .is_some_and(|other| !other.is_empty());
    signer.quyen_han.len() + usize::from(title) + usize::from(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_model::{HinhThucKy, QuyenHan};

    #[test]
    fn names_of_a_row_stand_on_one_line() {
        let head = NguoiKy {
            chuc_vu: "Giám đốc".to_owned(),
            ..NguoiKy::default()
        };
        let deputy = NguoiKy {
            quyen_han: vec![QuyenHan {
                hinh_thuc: HinhThucKy::KyThay,
                cua: "Chủ tịch".to_owned(),
            }],
            chuc_vu: "Phó Chủ tịch".to_owned(),
            chuc_danh_khac: Some("Phó Trưởng Ban".to_owned()),
            ..NguoiKy::default()
        };
        let rows = signer_rows(&[head.clone(), deputy, head.clone(), head], 16.0);
        let room: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| row.iter().map(|s| s.bu_dong_pt).collect())
            .collect();
        assert_eq!(room, [vec![32.0, 0.0, 32.0], vec![0.0]]);
        assert_eq!(rows[1][0].path, "/nguoi_ky/3");
    }
}
