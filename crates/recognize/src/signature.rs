//! Ô 7: who signs, in one column or several.

use std::collections::BTreeMap;

use thethuc_model::{HinhThucKy, NguoiKy, QuyenHan};
use thethuc_reading::{Align, Place};

use crate::lines::Line;
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role};

/// `KT. GIÁM ĐỐC`, and the ways in which it is miswritten: `KT.GIÁM ĐỐC`, `T/M ỦY BAN`, `KT GIÁM ĐỐC`.
static AUTHORITY: Pattern = pattern!(r"^(?i)(T/?M|K/?T|T/?L|T/?U/?Q|Q)(?:\s*[.:]\s*|\s+)(.+)$");
/// How many lines a signature may take.
const DEPTH: usize = 10;
/// From which indent on a line of the whole width stands on the right, points.
const RIGHT_PT: f64 = 120.0;

/// Takes signatures from these lines: one for each cell, in which authority lines, the title in
/// capitals, another title and the name stand below one another. What stands in brackets, on one
/// line or several, is a note for whoever fills a form in.
pub(crate) fn take(parts: &mut Parts<'_>, lines: &[usize]) {
    let mut cells: BTreeMap<Option<[usize; 3]>, Vec<usize>> = BTreeMap::new();
    let mut in_note = false;
    for &at in lines {
        let line = &parts.lines[at];
        let text = line.text();
        let is_note = in_note || text.starts_with(['(', '[']);
        in_note = is_note && !text.contains([')', ']']);
        if is_note {
            continue;
        }
        let cell = match line.paragraph.place {
            Place::Cell {
                table, row, column, ..
            } => Some([table, row, column]),
            _ => None,
        };
        cells.entry(cell).or_default().push(at);
    }
    for lines in whole(cells) {
        take_one(parts, &lines);
    }
}

/// The lines of cells that stand below one another as title and name are one signature.
fn whole(cells: BTreeMap<Option<[usize; 3]>, Vec<usize>>) -> Vec<Vec<usize>> {
    let mut out: Vec<(Option<[usize; 2]>, Vec<usize>)> = Vec::new();
    for (cell, lines) in cells {
        let column = cell.map(|[table, _, column]| [table, column]);
        let above = out.iter_mut().rev().find(|(above, _)| *above == column);
        match above.filter(|(_, above)| above.len() == 1 || lines.len() == 1) {
            Some((_, above)) => above.extend(lines),
            None => out.push((column, lines)),
        }
    }
    out.into_iter().map(|(_, lines)| lines).collect()
}

fn take_one(parts: &mut Parts<'_>, lines: &[usize]) {
    let signs = |titles: &[usize]| titles.first().is_some_and(|&at| parts.lines[at].is_bold());
    let Some((&name, titles)) = lines.split_last().filter(|(_, titles)| signs(titles)) else {
        return;
    };
    let mut signer = NguoiKy {
        ho_ten: parts.lines[name].tidy(),
        ..NguoiKy::default()
    };
    let (mut title, mut other) = (Vec::new(), Vec::new());
    for &at in titles {
        let text = parts.lines[at].tidy();
        let authority = AUTHORITY.captures(&text).filter(|_| title.is_empty());
        if let Some((hinh_thuc, cua)) =
            authority.and_then(|f| Some((form(&f[1])?, f[2].to_owned())))
        {
            signer.quyen_han.push(QuyenHan { hinh_thuc, cua });
            parts.mark(Role::QuyenHan, at, 0.97);
            continue;
        }
        let known = !title.is_empty() || !signer.quyen_han.is_empty();
        let capitals = parts.lines[at].is_capitals();
        let role = if title.is_empty() {
            Role::ChucVu
        } else {
            Role::ChucDanhKhac
        };
        if known && !capitals {
            other.push(text);
            parts.mark(role, at, 0.7);
        } else {
            title.push(text);
            parts.mark(Role::ChucVu, at, if capitals { 0.95 } else { 0.7 });
        }
    }
    signer.chuc_vu = title.join(" ");
    signer.chuc_danh_khac = (!other.is_empty()).then(|| other.join(" "));
    let sure = if parts.lines[name].is_capitals() {
        0.6
    } else {
        0.95
    };
    parts.mark(Role::HoTen, name, sure);
    parts.document.nguoi_ky.push(signer);
}

fn form(letters: &str) -> Option<HinhThucKy> {
    Some(match letters.to_uppercase().replace('/', "").as_str() {
        "TM" => HinhThucKy::ThayMat,
        "KT" => HinhThucKy::KyThay,
        "TL" => HinhThucKy::ThuaLenh,
        "TUQ" => HinhThucKy::ThuaUyQuyen,
        "Q" => HinhThucKy::Quyen,
        _ => return None,
    })
}

/// Where a signature begins that stands above line `end`, not before line `start`: a table of
/// columns, or lines set right of which the upper are titles in capitals and the last is a name.
pub(crate) fn above(lines: &[Line<'_>], start: usize, end: usize) -> Option<usize> {
    let last = lines.get(start..end)?.last()?;
    if let Some(table) = last.table {
        let first = (start..end).find(|&at| lines[at].table == Some(table))?;
        return (lines[first].is_bold() && last.is_bold()).then_some(first);
    }
    let from = end.saturating_sub(DEPTH).max(start);
    let count = lines[from..end]
        .iter()
        .rev()
        .take_while(|line| stands_right(line))
        .count();
    let first = end - count;
    let signs = count >= 2 && lines[first].is_capitals() && !last.is_capitals();
    signs.then_some(first)
}

fn stands_right(line: &Line<'_>) -> bool {
    let paragraph = line.paragraph;
    let set_right = paragraph.align == Align::Right || paragraph.left_pt >= RIGHT_PT;
    set_right && line.is_bold() && line.table.is_none()
}
