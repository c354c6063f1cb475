//! The values that a template can use. The body is not among them: `<flow>` expands it, so the
//! cost of a template does not grow with the length of the text.

use serde::Serialize;
use tera::Context;
use thethuc_law::{
    BLANK_DATE_PART, BLANK_NUMBER, Decree, TenLoai, date_line, day, month, number, year,
};
use thethuc_model::{DiaChi, DinhDang, Document, NgayThangNam, NoiNhan, SoKyHieu, roman};

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
    let so = so_ky_hieu
        .so
        .map_or_else(|| BLANK_NUMBER.to_owned(), number);
    format!("{so}/{}", so_ky_hieu.ky_hieu)
}

/// One line of Nơi nhận.
#[derive(Serialize)]
struct RecipientLine {
    path: String,
    level: usize,
    mark: &'static str,
}

#[derive(Serialize)]
struct Signer {
    path: String,
    quyen_han: Vec<Authority>,
    chuc_vu: String,
    chuc_danh_khac: String,
    ho_ten: String,
}

#[derive(Serialize)]
struct Authority {
    path: String,
    viet_tat: &'static str,
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

/// Signatories in a row stand side by side; more than three leave too little room for a name.
const SIGNERS_IN_A_ROW: usize = 3;

/// Recipients nested deeper are not indented further.
const MAX_INDENT_LEVEL: usize = 4;

/// The values of a document.
pub(crate) fn context(
    document: &Document,
    decree: &Decree,
    ten_loai: &TenLoai,
    parent: Option<&Parent>,
) -> Context {
    let mut context = Context::new();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    context.insert(
        "luat",
        &Law {
            quoc_hieu: &decree.texts.quoc_hieu.text,
            tieu_ngu: &decree.texts.tieu_ngu.text,
            quyet_dinh: &decree.texts.quyet_dinh.text,
            dau_ket_thuc: &decree.texts.end_mark.text,
        },
    );
    context.insert("ten_loai", &ten_loai.name);
    context.insert("dien_tu", &(document.dinh_dang == DinhDang::DienTu));
    // A document with a number of its own was issued by itself and keeps its heads whole.
    let issued_with = parent.filter(|_| document.so_ky_hieu.ky_hieu.is_empty());
    context.insert("kem_theo", &issued_with);
    context.insert("van_ban_nay", &Parent::of(document, ten_loai));
    context.insert("co_quan_chu_quan", &text(&document.co_quan_chu_quan));
    context.insert("co_quan_ban_hanh", &document.co_quan_ban_hanh);
    let blank = |text: &str| text.to_owned();
    context.insert(
        "so",
        &document
            .so_ky_hieu
            .so
            .map_or_else(|| blank(BLANK_NUMBER), number),
    );
    context.insert("ky_hieu", &document.so_ky_hieu.ky_hieu);
    context.insert("dia_danh", &document.dia_danh);
    context.insert(
        "ngay",
        &document
            .thoi_gian
            .ngay
            .map_or_else(|| blank(BLANK_DATE_PART), day),
    );
    context.insert(
        "thang",
        &document
            .thoi_gian
            .thang
            .map_or_else(|| blank(BLANK_DATE_PART), month),
    );
    context.insert(
        "nam",
        &document
            .thoi_gian
            .nam
            .map_or_else(|| blank(BLANK_DATE_PART), year),
    );
    context.insert("cho_so", BLANK_NUMBER);
    context.insert("trich_yeu", &document.trich_yeu.plain());
    context.insert("muc_do_khan", &stamp(document, decree));
    context.insert("pham_vi_luu_hanh", &text(&document.pham_vi_luu_hanh));
    context.insert("tham_quyen_ban_hanh", &text(&document.tham_quyen_ban_hanh));
    context.insert(
        "can_cu",
        &document
            .can_cu
            .iter()
            .map(|c| c.plain())
            .collect::<Vec<_>>(),
    );
    context.insert("kinh_gui", &document.kinh_gui);
    context.insert("nguoi_gui_dien", &text(&document.nguoi_gui_dien));
    context.insert("noi_nhan_dien", &document.noi_nhan_dien);
    context.insert("co_noi_dung", &!document.noi_dung.is_empty());
    context.insert("so_nguoi_ky", &document.nguoi_ky.len());
    context.insert("hang_nguoi_ky", &signer_rows(document));
    context.insert("noi_nhan", &recipient_lines(document));
    context.insert("luu", &document.luu);
    context.insert("nguoi_soan_thao", &document.nguoi_soan_thao);
    context.insert(
        "dia_chi",
        &document
            .dia_chi
            .as_ref()
            .filter(|dia_chi| !is_blank(dia_chi)),
    );
    context.insert("phu_luc", &annexes(document));
    context
}

#[derive(Serialize)]
struct Law<'a> {
    quoc_hieu: &'a str,
    tieu_ngu: &'a str,
    quyet_dinh: &'a str,
    dau_ket_thuc: &'a str,
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

fn signer_rows(document: &Document) -> Vec<Vec<Signer>> {
    let signers: Vec<Signer> = document
        .nguoi_ky
        .iter()
        .enumerate()
        .map(|(i, signer)| Signer {
            path: format!("/nguoi_ky/{i}"),
            quyen_han: signer
                .quyen_han
                .iter()
                .enumerate()
                .map(|(j, authority)| Authority {
                    path: format!("/nguoi_ky/{i}/quyen_han/{j}"),
                    viet_tat: authority.hinh_thuc.abbreviation(),
                })
                .collect(),
            chuc_vu: signer.chuc_vu.clone(),
            chuc_danh_khac: signer.chuc_danh_khac.clone().unwrap_or_default(),
            ho_ten: signer.ho_ten.clone(),
        })
        .collect();
    let mut rows: Vec<Vec<Signer>> = Vec::new();
    for signer in signers {
        match rows.last_mut().filter(|row| row.len() < SIGNERS_IN_A_ROW) {
            Some(row) => row.push(signer),
            None => rows.push(vec![signer]),
        }
    }
    rows
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
