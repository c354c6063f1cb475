//! The values of a document by their paths.

use thethuc_model::{Block, Document, FieldPath, NguoiKy, NoiNhan, RichText, Segment};

/// The field that holds what a kind asks for besides the components of every document.
pub(crate) const PARTICULARS: &str = "thong_tin";

/// A value of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Field<'a> {
    /// Letters without emphasis.
    Text(&'a str),
    /// Letters with emphasis and footnotes.
    Rich(&'a RichText),
    /// A body.
    Blocks(&'a [Block]),
    /// A number, a date, a choice, a list: a place to go to, without letters of its own.
    Other,
}

/// The value at `path`; none when a document has no such field. A field that is left out of this
/// document is an empty text.
pub(crate) fn field<'a>(document: &'a Document, path: &FieldPath) -> Option<Field<'a>> {
    let (first, rest) = path.segments().split_first()?;
    let Segment::Key(name) = first else {
        return None;
    };
    match (name.as_str(), rest) {
        ("co_quan_chu_quan", []) => Some(optional(document.co_quan_chu_quan.as_ref())),
        ("co_quan_ban_hanh", []) => Some(Field::Text(&document.co_quan_ban_hanh)),
        ("dia_danh", []) => Some(Field::Text(&document.dia_danh)),
        ("trich_yeu", []) => Some(Field::Rich(&document.trich_yeu)),
        ("pham_vi_luu_hanh", []) => Some(optional(document.pham_vi_luu_hanh.as_ref())),
        ("tham_quyen_ban_hanh", []) => Some(optional(document.tham_quyen_ban_hanh.as_ref())),
        ("nguoi_gui_dien", []) => Some(optional(document.nguoi_gui_dien.as_ref())),
        ("noi_dung", []) => Some(Field::Blocks(&document.noi_dung)),
        ("can_cu", [Segment::Index(i)]) => document.can_cu.get(*i).map(Field::Rich),
        ("kinh_gui", [Segment::Index(i)]) => document.kinh_gui.get(*i).map(|s| Field::Text(s)),
        ("noi_nhan_dien", [Segment::Index(i)]) => {
            document.noi_nhan_dien.get(*i).map(|s| Field::Text(s))
        }
        (PARTICULARS, [Segment::Key(name)]) => Some(
            document
                .thong_tin
                .get(name)
                .map_or(Field::Text(""), Field::Rich),
        ),
        ("so_ky_hieu", [Segment::Key(key)]) => match key.as_str() {
            "ky_hieu" => Some(Field::Text(&document.so_ky_hieu.ky_hieu)),
            "so" | "bo_sung" => Some(Field::Other),
            _ => None,
        },
        ("thoi_gian", [Segment::Key(key)]) => {
            matches!(key.as_str(), "ngay" | "thang" | "nam").then_some(Field::Other)
        }
        ("nguoi_ky", [Segment::Index(i), rest @ ..]) => nguoi_ky(document.nguoi_ky.get(*i)?, rest),
        ("noi_nhan", [Segment::Index(i), rest @ ..]) => noi_nhan(document.noi_nhan.get(*i)?, rest),
        ("luu", [Segment::Key(key), rest @ ..]) => luu(document, key, rest),
        ("nguoi_soan_thao", [Segment::Key(key)]) => match key.as_str() {
            "ky_hieu" => Some(optional(
                document.nguoi_soan_thao.as_ref().map(|n| &n.ky_hieu),
            )),
            "so_ban" => Some(Field::Other),
            _ => None,
        },
        ("dia_chi", [Segment::Key(key)]) => dia_chi(document, key),
        ("phu_luc", [Segment::Index(i), rest @ ..]) => phu_luc(document, *i, rest),
        ("van_ban_kem_theo", [Segment::Index(i), rest @ ..]) => {
            let inner = document.van_ban_kem_theo.get(*i)?;
            if rest.is_empty() {
                Some(Field::Other)
            } else {
                field(inner, &collect(rest))
            }
        }
        (
            "kind" | "ten_loai" | "dinh_dang" | "so_ky_hieu" | "thoi_gian" | "do_mat"
            | "muc_do_khan" | "can_cu" | "kinh_gui" | "noi_nhan_dien" | "thong_tin" | "nguoi_ky"
            | "noi_nhan" | "luu" | "nguoi_soan_thao" | "dia_chi" | "phu_luc" | "van_ban_kem_theo"
            | "trinh_bay",
            [],
        ) => Some(Field::Other),
        _ => None,
    }
}

fn optional(text: Option<&String>) -> Field<'_> {
    Field::Text(text.map_or("", String::as_str))
}

fn collect(segments: &[Segment]) -> FieldPath {
    segments
        .iter()
        .fold(FieldPath::root(), |path, segment| match segment {
            Segment::Key(name) => path.key(name),
            Segment::Index(index) => path.index(*index),
        })
}

fn nguoi_ky<'a>(nguoi_ky: &'a NguoiKy, rest: &[Segment]) -> Option<Field<'a>> {
    match rest {
        [] => Some(Field::Other),
        [Segment::Key(key)] => match key.as_str() {
            "chuc_vu" => Some(Field::Text(&nguoi_ky.chuc_vu)),
            "chuc_danh_khac" => Some(optional(nguoi_ky.chuc_danh_khac.as_ref())),
            "ho_ten" => Some(Field::Text(&nguoi_ky.ho_ten)),
            "quyen_han" => Some(Field::Other),
            _ => None,
        },
        [Segment::Key(list), Segment::Index(i), rest @ ..] if list == "quyen_han" => {
            let quyen_han = nguoi_ky.quyen_han.get(*i)?;
            match rest {
                [] => Some(Field::Other),
                [Segment::Key(key)] if key == "cua" => Some(Field::Text(&quyen_han.cua)),
                [Segment::Key(key)] if key == "hinh_thuc" => Some(Field::Other),
                _ => None,
            }
        }
        _ => None,
    }
}

fn noi_nhan<'a>(mut entry: &'a NoiNhan, mut rest: &[Segment]) -> Option<Field<'a>> {
    loop {
        match rest {
            [] => return Some(Field::Other),
            [Segment::Key(key)] if key == "text" => return Some(Field::Text(&entry.text)),
            [Segment::Key(key)] if key == "children" => return Some(Field::Other),
            [Segment::Key(key), Segment::Index(i), inner @ ..] if key == "children" => {
                entry = entry.children.get(*i)?;
                rest = inner;
            }
            _ => return None,
        }
    }
}

fn luu<'a>(document: &'a Document, key: &str, rest: &[Segment]) -> Option<Field<'a>> {
    match (key, rest) {
        ("noi_luu" | "so_ban", []) => Some(Field::Other),
        ("noi_luu", [Segment::Index(i)]) => document
            .luu
            .as_ref()?
            .noi_luu
            .get(*i)
            .map(|s| Field::Text(s)),
        _ => None,
    }
}

fn dia_chi<'a>(document: &'a Document, key: &str) -> Option<Field<'a>> {
    let dia_chi = document.dia_chi.as_ref();
    let part: fn(&thethuc_model::DiaChi) -> &String = match key {
        "dia_chi" => |d| &d.dia_chi,
        "dien_thoai" => |d| &d.dien_thoai,
        "fax" => |d| &d.fax,
        "thu_dien_tu" => |d| &d.thu_dien_tu,
        "trang_thong_tin_dien_tu" => |d| &d.trang_thong_tin_dien_tu,
        _ => return None,
    };
    Some(optional(dia_chi.map(part)))
}

fn phu_luc<'a>(document: &'a Document, index: usize, rest: &[Segment]) -> Option<Field<'a>> {
    let phu_luc = document.phu_luc.get(index)?;
    match rest {
        [] => Some(Field::Other),
        [Segment::Key(key)] => match key.as_str() {
            "tieu_de" => Some(Field::Rich(&phu_luc.tieu_de)),
            "noi_dung" => Some(Field::Blocks(&phu_luc.noi_dung)),
            "trang_ngang" => Some(Field::Other),
            _ => None,
        },
        _ => None,
    }
}
