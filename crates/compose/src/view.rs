//! The values that a template can use. The body is not among them: `<flow>` expands it, so the
//! cost of a template does not grow with the length of the text.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;
use thethuc_law::{
    BLANK_DATE_PART, BLANK_NUMBER, Decree, Presentation, TenLoai, date_line, day, month, number,
    year,
};
use thethuc_model::{
    DiaChi, DinhDang, Document, Luu, NgayThangNam, NguoiSoanThao, NoiNhan, SoKyHieu,
};
use thethuc_text::roman;

use crate::kind::Kind;
use crate::signers::{Signer, signer_rows};

/// The document that another one is issued with.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Parent {
    /// Tên loại: `Quyết định`.
    ten_loai: String,
    /// Số, ký hiệu, with gaps for what is blank.
    so_ky_hieu: String,
    /// `ngày … tháng … năm …`, with gaps for what is blank.
    thoi_gian: String,
    /// The issuing body.
    co_quan_ban_hanh: String,
}

impl Parent {
    /// How annexes and attached documents refer to `document`. In an electronic document the
    /// positions of number and date are not filled in — PL I/III.1.c.
    pub(crate) fn of(document: &Document, ten_loai: &TenLoai) -> Self {
        let electronic = document.dinh_dang == DinhDang::DienTu;
        Self {
            ten_loai: ten_loai.name.clone(),
            so_ky_hieu: if electronic {
                BLANK_NUMBER.repeat(2)
            } else {
                so_ky_hieu(&document.so_ky_hieu)
            },
            thoi_gian: date_line(&if electronic {
                NgayThangNam::default()
            } else {
                document.thoi_gian
            }),
            co_quan_ban_hanh: document.co_quan_ban_hanh.clone(),
        }
    }
}

fn so_ky_hieu(so_ky_hieu: &SoKyHieu) -> String {
    format!("{}/{}", so(so_ky_hieu), so_ky_hieu.ky_hieu)
}

/// One line of Nơi nhận.
#[derive(Serialize)]
struct RecipientLine {
    path: String,
    level: usize,
    mark: &'static str,
}

#[derive(Serialize)]
struct Stamp<'a> {
    text: &'a str,
    width_mm: u16,
    height_mm: u16,
    color: String,
}

#[derive(Serialize)]
struct Annex {
    path: String,
    so: String,
    tieu_de: String,
    trang_ngang: bool,
}

/// Recipients nested deeper are not indented further.
const MAX_INDENT_LEVEL: usize = 4;

/// The values of a document, under the names that templates use; docs/templates.md lists them.
#[derive(Serialize)]
struct Values<'a> {
    luat: Law<'a>,
    ten_loai: &'a str,
    dien_tu: bool,
    kem_theo: Option<&'a Parent>,
    van_ban_nay: &'a Parent,
    co_quan_chu_quan: &'a str,
    co_quan_ban_hanh: &'a str,
    so: String,
    cho_so: &'static str,
    ky_hieu: &'a str,
    dia_danh: &'a str,
    ngay: String,
    thang: String,
    nam: String,
    trich_yeu: String,
    muc_do_khan: Option<Stamp<'a>>,
    pham_vi_luu_hanh: &'a str,
    tham_quyen_ban_hanh: &'a str,
    can_cu: Vec<String>,
    kinh_gui: &'a [String],
    nguoi_gui_dien: &'a str,
    noi_nhan_dien: &'a [String],
    thong_tin: BTreeMap<&'a str, String>,
    co_noi_dung: bool,
    co_logo: bool,
    so_nguoi_ky: usize,
    hang_nguoi_ky: Vec<Vec<Signer>>,
    noi_nhan: Vec<RecipientLine>,
    luu: Option<&'a Luu>,
    nguoi_soan_thao: Option<&'a NguoiSoanThao>,
    dia_chi: Option<&'a DiaChi>,
    phu_luc: Vec<Annex>,
}

#[derive(Serialize)]
struct Law<'a> {
    quoc_hieu: &'a str,
    tieu_ngu: &'a str,
    quyet_dinh: &'a str,
    quyet_nghi: &'a str,
    dau_ket_thuc: &'a str,
}

/// The values of a document; `parent` is the one that it is issued with, `own` the one that its
/// annexes name.
pub(crate) fn context(
    document: &Document,
    kind: &Kind,
    decree: &Decree,
    presentation: &Presentation,
    ten_loai: &TenLoai,
    parent: Option<&Parent>,
    own: &Parent,
) -> Context {
    let texts = &decree.texts;
    let time = &document.thoi_gian;
    let blank = || BLANK_DATE_PART.to_owned();
    let line_pt = decree
        .style("quyen_han_chuc_vu")
        .map_or(0.0, |style| style.line_pitch_pt(presentation));
    let values = Values {
        luat: Law {
            quoc_hieu: &texts.quoc_hieu.text,
            tieu_ngu: &texts.tieu_ngu.text,
            quyet_dinh: &texts.quyet_dinh.text,
            quyet_nghi: &texts.quyet_nghi.text,
            dau_ket_thuc: &texts.end_mark.text,
        },
        ten_loai: &ten_loai.name,
        dien_tu: document.dinh_dang == DinhDang::DienTu,
        kem_theo: parent,
        van_ban_nay: own,
        co_quan_chu_quan: letters(document.co_quan_chu_quan.as_ref()),
        co_quan_ban_hanh: &document.co_quan_ban_hanh,
        so: so(&document.so_ky_hieu),
        cho_so: BLANK_NUMBER,
        ky_hieu: &document.so_ky_hieu.ky_hieu,
        dia_danh: &document.dia_danh,
        ngay: time.ngay.map_or_else(blank, day),
        thang: time.thang.map_or_else(blank, month),
        nam: time.nam.map_or_else(blank, year),
        trich_yeu: document.trich_yeu.plain(),
        muc_do_khan: stamp(document, decree),
        pham_vi_luu_hanh: letters(document.pham_vi_luu_hanh.as_ref()),
        tham_quyen_ban_hanh: letters(document.tham_quyen_ban_hanh.as_ref()),
        can_cu: document.can_cu.iter().map(|text| text.plain()).collect(),
        kinh_gui: &document.kinh_gui,
        nguoi_gui_dien: letters(document.nguoi_gui_dien.as_ref()),
        noi_nhan_dien: &document.noi_nhan_dien,
        thong_tin: particulars(document, kind),
        co_noi_dung: !document.noi_dung.is_empty(),
        co_logo: kind.logo.is_some(),
        so_nguoi_ky: document.nguoi_ky.len(),
        hang_nguoi_ky: signer_rows(&document.nguoi_ky, line_pt),
        noi_nhan: recipient_lines(document),
        luu: document.luu.as_ref(),
        nguoi_soan_thao: document.nguoi_soan_thao.as_ref(),
        dia_chi: document
            .dia_chi
            .as_ref()
            .filter(|dia_chi| !is_blank(dia_chi)),
        phu_luc: annexes(document),
    };
    // A struct of strings, numbers and lists becomes a map, which is all that can fail here.
    Context::from_serialize(&values).unwrap_or_default()
}

/// The names of all values, with the fields of those that always have the same ones.
pub(crate) struct ValueNames(serde_json::Value);

/// The names of the values that every template can use.
pub(crate) fn values() -> ValueNames {
    let decree = Decree::in_force(&NgayThangNam::default());
    let Some(ten_loai) = decree.kinds().first() else {
        return ValueNames(serde_json::Value::Null);
    };
    let document = Document::new("");
    let presentation = Presentation::of(decree, &document.trinh_bay);
    let own = Parent::of(&document, ten_loai);
    let kind = Kind::blank();
    let values = context(
        &document,
        &kind,
        decree,
        &presentation,
        ten_loai,
        None,
        &own,
    );
    ValueNames(values.into_json())
}

impl ValueNames {
    /// Whether there is such a value; `part` is a field of it, or blank.
    pub(crate) fn has(&self, value: &str, part: &str) -> bool {
        match self.0.get(value) {
            None => false,
            Some(serde_json::Value::Object(fields)) if !part.is_empty() => part
                .split('.')
                .next()
                .is_some_and(|part| fields.contains_key(part)),
            Some(_) => true,
        }
    }

    /// All of them, as a template names them.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        let values = self.0.as_object().into_iter().flatten();
        values.flat_map(|(name, value)| {
            let fields = value.as_object().into_iter().flatten();
            let fields = fields.map(move |(field, _)| format!("{name}.{field}"));
            std::iter::once(name.clone()).chain(fields)
        })
    }
}

/// What the document says of the particulars that its kind asks for; blank where it says nothing.
fn particulars<'a>(document: &'a Document, kind: &'a Kind) -> BTreeMap<&'a str, String> {
    let letters = |name: &'a str| document.thong_tin.get(name).map(|text| text.plain());
    kind.particulars()
        .map(|name| (name, letters(name).unwrap_or_default()))
        .collect()
}

fn letters(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

fn so(so_ky_hieu: &SoKyHieu) -> String {
    let letter = so_ky_hieu.bo_sung.map(String::from).unwrap_or_default();
    so_ky_hieu
        .so
        .map_or_else(|| BLANK_NUMBER.to_owned(), |so| number(so) + &letter)
}

fn is_blank(dia_chi: &DiaChi) -> bool {
    *dia_chi == DiaChi::default()
}

fn stamp<'a>(document: &Document, decree: &'a Decree) -> Option<Stamp<'a>> {
    let rule = decree.stamp(document.muc_do_khan?)?;
    let [red, green, blue] = rule.color;
    Some(Stamp {
        text: &rule.text,
        width_mm: rule.width_mm,
        height_mm: rule.height_mm,
        color: format!("#{red:02x}{green:02x}{blue:02x}"),
    })
}

fn recipient_lines(document: &Document) -> Vec<RecipientLine> {
    let mut lines = Vec::new();
    flatten(&document.noi_nhan, "/noi_nhan", 0, &mut lines);
    if document.luu.is_none()
        && let Some(last) = lines.last_mut()
    {
        last.mark = ".";
    }
    lines
}

fn flatten(entries: &[NoiNhan], list: &str, level: usize, lines: &mut Vec<RecipientLine>) {
    for (i, entry) in entries.iter().enumerate() {
        let path = format!("{list}/{i}");
        let mark = if entry.children.is_empty() { ";" } else { ":" };
        lines.push(RecipientLine {
            path: format!("{path}/text"),
            level: level.min(MAX_INDENT_LEVEL),
            mark,
        });
        flatten(
            &entry.children,
            &format!("{path}/children"),
            level + 1,
            lines,
        );
    }
}

/// From two annexes on they are numbered in Roman — PL I/III.1.a.
fn annexes(document: &Document) -> Vec<Annex> {
    let numbered = document.phu_luc.len() > 1;
    document
        .phu_luc
        .iter()
        .enumerate()
        .map(|(i, annex)| Annex {
            path: format!("/phu_luc/{i}"),
            so: if numbered {
                roman(i + 1)
            } else {
                String::new()
            },
            tieu_de: annex.tieu_de.plain(),
            trang_ngang: annex.trang_ngang,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_for_authors_lists_every_value() {
        let guide = include_str!("../../../docs/templates.md");
        let ValueNames(values) = values();
        assert!(values.as_object().unwrap().len() > 25);
        for name in values.as_object().unwrap().keys() {
            let listed = [format!("`{name}`"), format!("`{name}.")];
            assert!(listed.iter().any(|name| guide.contains(name)), "{name}");
        }
    }
}
