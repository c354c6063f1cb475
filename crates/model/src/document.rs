//! The document as a whole.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Block, DiaChi, DinhDang, DoMat, IgnoredFinding, Luu, MucDoKhan, NgayThangNam, NguoiKy,
    NguoiSoanThao, NoiNhan, PhuLuc, RichText, SoKyHieu,
};

/// The version of the JSON shape that this program writes. Older files are raised to it on reading.
pub const SCHEMA_VERSION: u32 = 1;

/// An administrative document (văn bản hành chính) — NĐ 30/2020/NĐ-CP, Điều 7 and 8.
///
/// Names are stored as they are written in running text (`Ủy ban nhân dân tỉnh Bắc Giang`); the
/// page sets them in capitals where the decree asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Version of the JSON shape: [`SCHEMA_VERSION`].
    pub schema: u32,
    /// The kind: the name of a folder under `templates/`.
    pub kind: String,
    /// Tên loại (type name) by its identifier (`ke-hoach`), for kinds that serve several — Mẫu 1.4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub ten_loai: Option<String>,
    /// Paper or electronic.
    #[serde(default)]
    pub dinh_dang: DinhDang,
    /// Cơ quan chủ quản trực tiếp (direct superior body), if any — PL I/II.2.a.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub co_quan_chu_quan: Option<String>,
    /// Cơ quan, tổ chức hoặc chức danh nhà nước ban hành (issuing body) — PL I/II.2.
    #[serde(default)]
    pub co_quan_ban_hanh: String,
    /// Số, ký hiệu — PL I/II.3.
    #[serde(default)]
    pub so_ky_hieu: SoKyHieu,
    /// Địa danh (place name) — PL I/II.4.a.
    #[serde(default)]
    pub dia_danh: String,
    /// Thời gian ban hành (date of issue) — PL I/II.4.b.
    #[serde(default)]
    pub thoi_gian: NgayThangNam,
    /// Trích yếu nội dung (subject), without `V/v` — PL I/II.5.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(type = "RichText"))]
    pub trich_yeu: RichText,
    /// Độ mật (degree of a state secret). No page shows it: its mark is a stamp that is put on the
    /// paper — PL I/III.2.a.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub do_mat: Option<DoMat>,
    /// Mức độ khẩn (urgency) — PL I/III.2.b.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub muc_do_khan: Option<MucDoKhan>,
    /// Chỉ dẫn về phạm vi lưu hành (circulation), `Lưu hành nội bộ` — PL I/III.2.c.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub pham_vi_luu_hanh: Option<String>,
    /// Thẩm quyền ban hành (line above the căn cứ of a decision) — PL III, Mẫu 1.2 note 6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub tham_quyen_ban_hanh: Option<String>,
    /// Căn cứ ban hành (grounds), each without its final mark — PL I/II.6.a.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, type = "Array<RichText>"))]
    pub can_cu: Vec<RichText>,
    /// Kính gửi (addressees), each without dash and final mark — PL I/II.9.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub kinh_gui: Vec<String>,
    /// The sender printed before `điện:` in a công điện — PL III, Mẫu 1.6 note 6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub nguoi_gui_dien: Option<String>,
    /// Tên cơ quan, tổ chức nhận điện (receivers of a công điện) — PL III, Mẫu 1.6 note 7.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub noi_nhan_dien: Vec<String>,
    /// Thông tin riêng của loại văn bản (particulars of a kind), by the name that the kind gives
    /// them: `chu_tri`, `dia_diem` — PL III, Mẫu 1.7–1.10.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, type = "Record<string, RichText>"))]
    pub thong_tin: BTreeMap<String, RichText>,
    /// Nội dung (body) — PL I/II.6.
    #[serde(default)]
    pub noi_dung: Vec<Block>,
    /// Signatories, from left to right — PL I/II.7.
    #[serde(default)]
    pub nguoi_ky: Vec<NguoiKy>,
    /// Nơi nhận (recipients) without the file line — PL I/II.9.
    #[serde(default)]
    pub noi_nhan: Vec<NoiNhan>,
    /// The file line of Nơi nhận.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub luu: Option<Luu>,
    /// Drafter's symbol and number of copies — PL I/III.3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub nguoi_soan_thao: Option<NguoiSoanThao>,
    /// Address block at the foot of page 1 — PL I/III.4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub dia_chi: Option<DiaChi>,
    /// Phụ lục (annexes) — PL I/III.1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<PhuLuc>>"))]
    pub phu_luc: Vec<PhuLuc>,
    /// Văn bản kèm theo (documents attached whole, in the same file).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<Document>>"))]
    pub van_ban_kem_theo: Vec<Document>,
    /// Choices inside the ranges of PL I; absent means the house default.
    #[serde(default)]
    pub trinh_bay: TrinhBay,
    /// Findings of form that the drafter lets stand; no page shows them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<IgnoredFinding>>"))]
    pub ignored: Vec<IgnoredFinding>,
}

/// Choices of presentation inside the ranges that PL I/I and PL I/II.6.e leave open. A value
/// outside its range is brought to the nearest lawful one by `thethuc-law`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TrinhBay {
    /// Cỡ chữ nội dung (body size), pt: 13 or 14.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub co_chu_pt: Option<u8>,
    /// Lề trên (top margin), mm: 20–25.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub le_tren_mm: Option<u8>,
    /// Lề dưới (bottom margin), mm: 20–25.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub le_duoi_mm: Option<u8>,
    /// Lề trái (left margin), mm: 30–35.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub le_trai_mm: Option<u8>,
    /// Lề phải (right margin), mm: 15–20.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub le_phai_mm: Option<u8>,
    /// Khoảng cách đoạn (gap between paragraphs), pt: at least 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub cach_doan_pt: Option<u8>,
    /// Giãn dòng (line spacing) in percent of single: 100–150.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub gian_dong_phan_tram: Option<u8>,
    /// Lùi đầu dòng (first-line indent), tenths of a millimetre: 100 or 127.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lui_dau_dong_phan_muoi_mm: Option<u8>,
}

impl Document {
    /// An empty document of a kind.
    #[must_use]
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            schema: SCHEMA_VERSION,
            kind: kind.into(),
            ten_loai: None,
            dinh_dang: DinhDang::default(),
            co_quan_chu_quan: None,
            co_quan_ban_hanh: String::new(),
            so_ky_hieu: SoKyHieu::default(),
            dia_danh: String::new(),
            thoi_gian: NgayThangNam::default(),
            trich_yeu: RichText::default(),
            do_mat: None,
            muc_do_khan: None,
            pham_vi_luu_hanh: None,
            tham_quyen_ban_hanh: None,
            can_cu: Vec::new(),
            kinh_gui: Vec::new(),
            nguoi_gui_dien: None,
            noi_nhan_dien: Vec::new(),
            thong_tin: BTreeMap::new(),
            noi_dung: Vec::new(),
            nguoi_ky: Vec::new(),
            noi_nhan: Vec::new(),
            luu: None,
            nguoi_soan_thao: None,
            dia_chi: None,
            phu_luc: Vec::new(),
            van_ban_kem_theo: Vec::new(),
            trinh_bay: TrinhBay::default(),
            ignored: Vec::new(),
        }
    }

    /// Độ mật of the whole file: the highest of the document and of those attached to it. What has
    /// one is a state secret.
    #[must_use]
    pub fn secrecy(&self) -> Option<DoMat> {
        let attached = self.van_ban_kem_theo.iter().filter_map(Self::secrecy);
        attached.chain(self.do_mat).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_as_secret_as_the_most_secret_document_in_it() {
        let mut document = Document::new("cong-van");
        assert_eq!(document.secrecy(), None);
        let mut attached = Document::new("quyet-dinh");
        attached.do_mat = Some(DoMat::ToiMat);
        document.van_ban_kem_theo.push(attached);
        assert_eq!(document.secrecy(), Some(DoMat::ToiMat));
        document.do_mat = Some(DoMat::Mat);
        assert_eq!(document.secrecy(), Some(DoMat::ToiMat));
    }
}
