//! What a drafted document says, as the register keeps it.

use chrono::NaiveDate;
use thethuc_model::{Block, Document, MucDoKhan, NgayThangNam, NguoiKy, NoiNhan, write_document};

use crate::documents::Draft;
use crate::records::{Facts, Recipient, Signer, Urgency};
use crate::text::key;

impl Draft {
    /// A draft with the facts and the text of a document of the form. `type_name` is its tên loại
    /// as it is written (`Kế hoạch`), which `thethuc-law` knows.
    #[must_use]
    pub fn of(document: &Document, type_name: &str) -> Self {
        Self {
            facts: facts(document, type_name),
            text: text(document),
            content: Some(write_document(document)),
            ..Self::default()
        }
    }
}

fn facts(document: &Document, type_name: &str) -> Facts {
    let urgency = match document.muc_do_khan {
        None => Urgency::Thuong,
        Some(MucDoKhan::Khan) => Urgency::Khan,
        Some(MucDoKhan::ThuongKhan) => Urgency::ThuongKhan,
        Some(MucDoKhan::HoaToc) => Urgency::HoaToc,
    };
    let copies = document.nguoi_soan_thao.as_ref();
    Facts {
        type_name: type_name.to_owned(),
        code_notation: document.so_ky_hieu.ky_hieu.clone(),
        issued_date: date(document.thoi_gian),
        organ_name: document.co_quan_ban_hanh.clone(),
        subject: document.trich_yeu.plain(),
        language: "Tiếng Việt".to_owned(),
        signer: document.nguoi_ky.last().map(signer).unwrap_or_default(),
        to: recipients(document),
        priority: urgency,
        do_mat: document.secrecy(),
        issued_amount: copies.and_then(|copies| copies.so_ban),
        ..Facts::default()
    }
}

fn date(date: NgayThangNam) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.nam?.into(), date.thang?.into(), date.ngay?.into())
}

/// The signatory with quyền hạn and chức vụ in one (`KT. Chủ tịch, Phó Chủ tịch`).
fn signer(signer: &NguoiKy) -> Signer {
    let authority = signer
        .quyen_han
        .iter()
        .map(|line| format!("{}. {}", line.hinh_thuc.abbreviation(), line.cua));
    let parts: Vec<String> = authority
        .chain([signer.chuc_vu.clone()])
        .filter(|part| !part.is_empty())
        .collect();
    Signer {
        position: parts.join(", "),
        full_name: signer.ho_ten.clone(),
    }
}

/// What the first line of nơi nhận says where kính gửi has named them: no names of its own
/// — PL I/II.9.b.
const AS_ABOVE: &str = "nhu tren";

/// Kính gửi and nơi nhận, each once.
fn recipients(document: &Document) -> Vec<Recipient> {
    let mut names: Vec<&str> = document.kinh_gui.iter().map(String::as_str).collect();
    names.extend(document.noi_nhan_dien.iter().map(String::as_str));
    gather(&document.noi_nhan, &mut names);
    let mut seen = Vec::new();
    for name in names {
        let name = name.trim_end_matches([';', '.', ':', ' ']);
        if !name.is_empty() && key(name) != AS_ABOVE && !seen.contains(&name) {
            seen.push(name);
        }
    }
    let recipient = |name: &str| Recipient {
        organ_id: String::new(),
        organ_name: name.to_owned(),
    };
    seen.into_iter().map(recipient).collect()
}

fn gather<'a>(places: &'a [NoiNhan], names: &mut Vec<&'a str>) {
    for place in places {
        names.push(&place.text);
        gather(&place.children, names);
    }
}

/// Everything that is said, a paragraph a line.
fn text(document: &Document) -> String {
    let mut lines: Vec<String> = document.can_cu.iter().map(|text| text.plain()).collect();
    blocks(&document.noi_dung, &mut lines);
    for annex in &document.phu_luc {
        lines.push(annex.tieu_de.plain());
        blocks(&annex.noi_dung, &mut lines);
    }
    for inner in &document.van_ban_kem_theo {
        lines.push(inner.trich_yeu.plain());
        lines.push(text(inner));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn blocks(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Bang(table) => {
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| cell.text.plain());
                    lines.push(cells.collect::<Vec<_>>().join("\t"));
                }
            }
            _ => lines.extend(block.text().map(|text| text.plain())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_recipient_is_named_once_and_none_as_above() {
        let place = |text: &str| NoiNhan {
            text: text.to_owned(),
            ..NoiNhan::default()
        };
        let mut document = Document::new("cong-van");
        document.kinh_gui = vec!["Sở Tài chính;".to_owned()];
        document.noi_nhan = vec![
            place("Như trên;"),
            place("Sở Tài chính"),
            place("UBND tỉnh (để b/c);"),
        ];
        let names = recipients(&document).into_iter().map(|to| to.organ_name);
        assert_eq!(
            names.collect::<Vec<_>>(),
            ["Sở Tài chính", "UBND tỉnh (để b/c)"]
        );
    }
}
