//! The components of a document (thành phần thể thức) — NĐ 30/2020/NĐ-CP, Điều 8.

use serde::{Deserialize, Serialize};

use crate::{Block, RichText};

/// Số, ký hiệu (number and symbol) — PL I/II.3.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SoKyHieu {
    /// Số (ordinal in the year); blank until the document is registered (Điều 15.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub so: Option<u32>,
    /// The letter of a số bổ sung (`125a`), which the register gave late; the decree knows no such
    /// number (Điều 15.1), so that it stands only where the register gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub bo_sung: Option<char>,
    /// Ký hiệu (symbol) after the stroke: `UBND-NC`, `QĐ-BNV`.
    pub ky_hieu: String,
}

/// The form in which somebody signs (quyền hạn của người ký) — PL I/II.7.b.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum HinhThucKy {
    /// Thay mặt (for a collective).
    #[serde(rename = "TM")]
    ThayMat,
    /// Quyền (acting head).
    #[serde(rename = "Q")]
    Quyen,
    /// Ký thay (a deputy for the head).
    #[serde(rename = "KT")]
    KyThay,
    /// Thừa lệnh (by order of the head).
    #[serde(rename = "TL")]
    ThuaLenh,
    /// Thừa ủy quyền (by written authorisation).
    #[serde(rename = "TUQ")]
    ThuaUyQuyen,
}

impl HinhThucKy {
    /// The abbreviation without its dot: `TM`, `KT`.
    #[must_use]
    pub fn abbreviation(self) -> &'static str {
        match self {
            Self::ThayMat => "TM",
            Self::Quyen => "Q",
            Self::KyThay => "KT",
            Self::ThuaLenh => "TL",
            Self::ThuaUyQuyen => "TUQ",
        }
    }
}

/// One line of authority: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH` — PL I/II.7.b.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuyenHan {
    /// The form.
    pub hinh_thuc: HinhThucKy,
    /// The collective, agency or head in whose place it is signed.
    pub cua: String,
}

/// Chức vụ, họ tên của người có thẩm quyền (signatory) — PL I/II.7.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NguoiKy {
    /// Quyền hạn (authority), outermost first; empty for a head who signs himself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<QuyenHan>>"))]
    pub quyen_han: Vec<QuyenHan>,
    /// Chức vụ (the signatory's own title); blank where the authority line already is the title
    /// (`Q. GIÁM ĐỐC`).
    pub chuc_vu: String,
    /// Chức danh khác (another title printed above the name, ô 7b) — PL I/II.7.c.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub chuc_danh_khac: Option<String>,
    /// Họ và tên (name), without degrees or ranks.
    pub ho_ten: String,
}

/// An entry of Nơi nhận (recipients), with what is nested under it — PL I/II.9.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NoiNhan {
    /// The recipient or group, without the dash. A mark (`;`, `.`, `:`) at its end is kept;
    /// otherwise `;`, `:` above nested recipients, and `.` on the last line, are printed.
    pub text: String,
    /// Recipients of a nested list, printed with `+`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<NoiNhan>>"))]
    pub children: Vec<NoiNhan>,
}

/// The last line of Nơi nhận: `Lưu: VT, <đơn vị> (<số bản>).` — PL I/II.9.d.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Luu {
    /// Where it is kept, `VT` first: `["VT", "TH"]`.
    pub noi_luu: Vec<String>,
    /// Số lượng bản lưu (number of file copies), printed in brackets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub so_ban: Option<u32>,
}

/// Độ mật (degree of a state secret) — PL I/III.2.a; Luật Bảo vệ bí mật nhà nước. The lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DoMat {
    /// Mật.
    Mat,
    /// Tối mật.
    ToiMat,
    /// Tuyệt mật.
    TuyetMat,
}

impl DoMat {
    /// From the lowest to the highest.
    pub const ALL: [Self; 3] = [Self::Mat, Self::ToiMat, Self::TuyetMat];

    /// As it is kept and typed: `toi-mat`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Mat => "mat",
            Self::ToiMat => "toi-mat",
            Self::TuyetMat => "tuyet-mat",
        }
    }

    /// As it is written: `Tối mật`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mat => "Mật",
            Self::ToiMat => "Tối mật",
            Self::TuyetMat => "Tuyệt mật",
        }
    }
}

/// Mức độ khẩn (urgency) — PL I/III.2.b.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MucDoKhan {
    /// Hỏa tốc.
    HoaToc,
    /// Thượng khẩn.
    ThuongKhan,
    /// Khẩn.
    Khan,
}

/// Ký hiệu người soạn thảo và số lượng bản phát hành (drafter's symbol, copies) — PL I/III.3.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NguoiSoanThao {
    /// The drafter's symbol: `PL`.
    pub ky_hieu: String,
    /// Number of issued copies, printed in brackets: `PL.(300)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub so_ban: Option<u32>,
}

/// Địa chỉ cơ quan, điện thoại, Fax, thư điện tử, trang thông tin điện tử (ô 13) — PL I/III.4.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DiaChi {
    /// Địa chỉ (postal address).
    pub dia_chi: String,
    /// Số điện thoại.
    pub dien_thoai: String,
    /// Số Fax.
    pub fax: String,
    /// Thư điện tử.
    pub thu_dien_tu: String,
    /// Trang thông tin điện tử.
    pub trang_thong_tin_dien_tu: String,
}

/// Phụ lục (annex) — PL I/III.1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PhuLuc {
    /// Tiêu đề (title).
    #[cfg_attr(feature = "ts", ts(type = "RichText"))]
    pub tieu_de: RichText,
    /// Nội dung (content).
    pub noi_dung: Vec<Block>,
    /// Pages lie across: lawful only for tables (PL I/I.2).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub trang_ngang: bool,
}

/// The form of the document: on paper, or electronic. It decides whether the reference line of a
/// phụ lục is filled in (PL I/III.1.c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DinhDang {
    /// Văn bản giấy.
    #[default]
    Giay,
    /// Văn bản điện tử.
    DienTu,
}
