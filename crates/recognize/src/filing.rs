//! The last line of Nơi nhận: where the document is filed, and who drafted it.

use thethuc_model::{Luu, NguoiSoanThao, NoiNhan};

use crate::pattern::{Pattern, pattern};
use crate::recognition::Parts;

/// `Lưu: VT, TH (3). PL.(300)`: places, copies kept, drafter, copies issued.
static FILED: Pattern = pattern!(
    r"^Lưu: (.+?)(?: ?\((\d{1,4})\))?(?:\.(?: (\p{Lu}[\p{Lu}\d]*)(?:\.\((\d{1,6})\))?)?)?$"
);
static DRAFTER: Pattern = pattern!(r"^(\p{Lu}[\p{Lu}\d]{0,7})(?:\.\((\d{1,6})\))?$");

/// Takes the last line of Nơi nhận where it says where the document is filed; marks that the page
/// sets by itself are taken off the others. A line that is miswritten stays as it is.
pub(crate) fn take(parts: &mut Parts<'_>) {
    let document = &mut parts.document;
    let last = document
        .noi_nhan
        .last()
        .filter(|last| last.children.is_empty());
    if let Some((luu, drafter)) = last.and_then(|last| filed(&last.text)) {
        document.noi_nhan.pop();
        document.luu = Some(luu);
        document.nguoi_soan_thao = drafter.or(document.nguoi_soan_thao.take());
    }
    let ends = document.luu.is_none();
    without_marks(&mut document.noi_nhan, ends);
}

/// The drafter on a line of his own: `PL.(300)`.
pub(crate) fn drafter(text: &str) -> Option<NguoiSoanThao> {
    let found = DRAFTER.captures(text)?;
    Some(NguoiSoanThao {
        ky_hieu: found[1].to_owned(),
        so_ban: found.get(2).and_then(|digits| digits.as_str().parse().ok()),
    })
}

fn filed(text: &str) -> Option<(Luu, Option<NguoiSoanThao>)> {
    let found = FILED.captures(text)?;
    let number = |group: usize| {
        found
            .get(group)
            .and_then(|digits| digits.as_str().parse().ok())
    };
    let places = found[1].split(',').map(|place| place.trim().to_owned());
    let luu = Luu {
        noi_luu: places.filter(|place| !place.is_empty()).collect(),
        so_ban: number(2),
    };
    let drafter = found.get(3).map(|symbol| NguoiSoanThao {
        ky_hieu: symbol.as_str().to_owned(),
        so_ban: number(4),
    });
    (!luu.noi_luu.is_empty()).then_some((luu, drafter))
}

/// `:` above nested recipients, and `.` on the last line of all.
fn without_marks(list: &mut [NoiNhan], ends: bool) {
    let count = list.len();
    for (order, entry) in list.iter_mut().enumerate() {
        let last = ends && order + 1 == count;
        let mark = if entry.children.is_empty() { '.' } else { ':' };
        if last || mark == ':' {
            let kept = entry.text.trim_end_matches(mark).trim_end().len();
            entry.text.truncate(kept);
        }
        without_marks(&mut entry.children, last);
    }
}
