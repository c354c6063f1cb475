//! What is to be signed, and as what.

use std::path::PathBuf;

use thethuc_law::HinhThucSao;
use thethuc_model::NgayThangNam;
use thethuc_signature::Place;

/// The field of the person who signs.
pub(super) const NGUOI_KY: &str = "NguoiKy";
/// The field of the agency.
pub(super) const CO_QUAN: &str = "CoQuan";
/// The field of a signature that shows nothing.
const UNSEEN: &str = "ChuKySo";

/// What is to be signed, and how it is seen.
#[derive(Debug, Clone)]
pub struct SignWish {
    /// The PDF file.
    pub file: PathBuf,
    /// Where the signed file goes; it may be the same.
    pub output: PathBuf,
    /// As what it is signed.
    pub role: SignRole,
}

/// As what a file is signed.
#[derive(Debug, Clone)]
pub enum SignRole {
    /// Nothing is seen.
    Unseen,
    /// Người ký (the person who signs): a blue picture between title and name — PL I, II.7.d. What
    /// the document leaves blank of its number and date becomes blanks of the file.
    NguoiKy {
        /// The picture: PNG, transparent.
        picture: PathBuf,
        /// Where.
        place: SignerPlace,
    },
    /// Cơ quan (the agency): its red seal in real size over a third of the signature — PL I, II.8.a.
    CoQuan {
        /// The picture: PNG, transparent.
        picture: PathBuf,
        /// Diameter of the seal, mm.
        diameter_mm: f64,
        /// What is filled into the blanks for number and date.
        issue: Option<Issue>,
    },
    /// Phụ lục in a file of its own: a line of text at the head — PL I, III.1.d; Mẫu 2.2.
    PhuLuc {
        /// Số, ký hiệu of the document that it belongs to.
        so_ky_hieu: String,
    },
    /// Bản sao điện tử (an electronic copy): a line of text at the head — PL I, Phần II, I.3.
    BanSao {
        /// Hình thức sao.
        form: HinhThucSao,
        /// Cơ quan sao.
        co_quan: String,
    },
}

/// Where a person signs.
#[derive(Debug, Clone)]
pub enum SignerPlace {
    /// Where the document that the file was made of has room for it.
    Document {
        /// The document file.
        path: PathBuf,
        /// Which of its signers, from 0.
        signer: usize,
    },
    /// Here, for files of others.
    Here(Place),
}

/// Number and date of issue — Điều 14 and 15.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issue {
    /// Số.
    pub so: u32,
    /// Thời gian ban hành.
    pub thoi_gian: NgayThangNam,
}

impl SignRole {
    /// The field of the signature; the second signer's is `NguoiKy2`.
    pub(super) fn field(&self) -> String {
        match self {
            Self::Unseen => UNSEEN.to_owned(),
            Self::NguoiKy {
                place: SignerPlace::Document { signer, .. },
                ..
            } if *signer > 0 => format!("{NGUOI_KY}{}", signer + 1),
            Self::NguoiKy { .. } => NGUOI_KY.to_owned(),
            Self::CoQuan { .. } | Self::PhuLuc { .. } | Self::BanSao { .. } => CO_QUAN.to_owned(),
        }
    }
}
