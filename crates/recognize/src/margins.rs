//! What stands in the margins of the first page: ô 11 above, ô 13 below.

use thethuc_model::DiaChi;
use thethuc_reading::{HeaderFooter, Place};

use crate::header::{do_mat, is_stamp};
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role, Spot};

static ADDRESS: Pattern = pattern!(r"^(?i:địa chỉ)\s*:\s*(.+)$");
static TELEPHONE: Pattern = pattern!(r"(?i:đt|điện thoại)\s*:\s*([^,;]+)");
static FAX: Pattern = pattern!(r"(?i:fax)\s*:\s*([^,;]+)");
static MAIL: Pattern = pattern!(r"(?i:e-?mail|thư điện tử)\s*:\s*([^,;\s]+)");
static SITE: Pattern = pattern!(r"(?i:website|trang thông tin điện tử)\s*:\s*([^,;\s]+)");

/// Takes the circulation mark and the address from header and footer of the first page.
pub(crate) fn take(parts: &mut Parts<'_>) {
    let mut address = DiaChi::default();
    for (index, paragraph) in parts.reading.paragraphs.iter().enumerate() {
        let text = paragraph.text.trim();
        let role = match paragraph.place {
            Place::Header {
                section: 0,
                pages: HeaderFooter::First,
            } if is_stamp(text) => {
                match do_mat(text) {
                    Some(degree) => parts.document.do_mat = parts.document.do_mat.max(Some(degree)),
                    None => parts.document.pham_vi_luu_hanh = Some(text.to_owned()),
                }
                Role::DauChi
            }
            Place::Footer { section: 0, .. } if read(text, &mut address) => Role::DiaChi,
            _ => continue,
        };
        parts.spots.push(Spot {
            role,
            paragraph: index,
            range: 0..paragraph.text.len(),
            confidence: 0.9,
        });
    }
    if address != DiaChi::default() {
        parts.document.dia_chi = Some(address);
    }
}

/// Reads what a line says of the address; whether it says anything.
fn read(text: &str, address: &mut DiaChi) -> bool {
    let fields: [(&Pattern, &mut String); 5] = [
        (&ADDRESS, &mut address.dia_chi),
        (&TELEPHONE, &mut address.dien_thoai),
        (&FAX, &mut address.fax),
        (&MAIL, &mut address.thu_dien_tu),
        (&SITE, &mut address.trang_thong_tin_dien_tu),
    ];
    let mut any = false;
    for (pattern, field) in fields {
        if let Some(found) = pattern.captures(text) {
            found[1].trim().clone_into(field);
            any = true;
        }
    }
    any
}
