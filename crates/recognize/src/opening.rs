//! Ô 5a, 9a and the opening of a decision: what stands between the header and the body.

use crate::kinds;
use crate::lines::{Line, Zone};
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role};
use crate::rich::{BOLD, ITALIC, of_lines, trim_end};

static KINH_GUI: Pattern = pattern!(r"^(?i:kính\s+gửi)\s*:?\s*");
static DASH: Pattern = pattern!(r"^[-–—•+*]\s*");
static GROUND: Pattern = pattern!(r"^(can cu|xet|theo de nghi|thuc hien)\b");
static DECIDES: Pattern = pattern!(r"^(quyet dinh|quyet nghi)\s*:");
static WIRE: Pattern = pattern!(r"^(?s)(.*\S)\s*\bđiện\s*:?\s*$");

static UNIT: Pattern = pattern!(r"^(phan|chuong|muc) [ivxl\d]+\b");

/// How many lines a subject may take.
const SUBJECT_LINES: usize = 8;

/// Takes the opening from line `start`; returns the index of the first line of the body.
pub(crate) fn take(parts: &mut Parts<'_>, start: usize) -> usize {
    let at = take_heading(parts, start);
    let at = take_sender(parts, at);
    let at = take_addressees(parts, at);
    take_grounds(parts, at)
}

fn take_heading(parts: &mut Parts<'_>, start: usize) -> usize {
    let Some(line) = parts.lines.get(start) else {
        return start;
    };
    let Some((kind, ten_loai)) = kinds::of_heading(&line.key).filter(|_| line.is_capitals()) else {
        return start;
    };
    kind.clone_into(&mut parts.document.kind);
    parts.document.ten_loai = ten_loai.map(str::to_owned);
    parts.mark(Role::TenLoai, start, 0.98);
    let room = if kinds::has_subject(kind) {
        SUBJECT_LINES
    } else {
        0
    };
    let mut subject = Vec::new();
    let mut at = start + 1;
    while let Some(line) = parts.lines.get(at) {
        let goes_on = line.is_centred() && subject.len() < room && !ends_heading(line);
        if line.is_typed_rule() {
            parts.mark(Role::DongKe, at, 0.9);
        } else if belongs_to_reference(parts, at) {
            parts.mark(Role::KemTheo, at, 0.95);
        } else if goes_on {
            subject.push(at);
        } else {
            break;
        }
        at += 1;
    }
    let authority = authority(parts, &subject, at);
    for &line in &subject[..subject.len() - usize::from(authority)] {
        parts.mark(Role::TrichYeu, line, 0.95);
    }
    if authority && let Some(line) = subject.pop() {
        parts.document.tham_quyen_ban_hanh = Some(parts.lines[line].tidy());
        parts.mark(Role::ThamQuyenBanHanh, line, 0.9);
    }
    parts.document.trich_yeu = of_lines(parts, &subject, BOLD);
    at
}

/// `(Kèm theo …)`, on as many lines as its paragraph has.
pub(crate) fn belongs_to_reference(parts: &Parts<'_>, at: usize) -> bool {
    let index = parts.lines[at].index;
    let first = parts.lines.iter().find(|line| line.index == index);
    first.is_some_and(|line| line.key.starts_with("(kem theo"))
}

fn ends_heading(line: &Line<'_>) -> bool {
    GROUND.is_match(&line.key)
        || DECIDES.is_match(&line.key)
        || UNIT.is_match(&line.key)
        || WIRE.is_match(line.text())
        || line.key.starts_with("kinh gui")
}

/// Whether the last centred line names who decides: capitals, with grounds below it.
fn authority(parts: &Parts<'_>, subject: &[usize], after: usize) -> bool {
    let Some(&last) = subject.last() else {
        return false;
    };
    let grounds = parts
        .lines
        .get(after)
        .is_some_and(|line| GROUND.is_match(&line.key));
    subject.len() > 1 && grounds && parts.lines[last].is_capitals()
}

/// `THỦ TƯỚNG CHÍNH PHỦ điện:` and the receivers below it.
fn take_sender(parts: &mut Parts<'_>, start: usize) -> usize {
    if parts.document.kind != "cong-dien" {
        return start;
    }
    let Some(line) = parts.lines.get(start) else {
        return start;
    };
    let text = line.tidy();
    let Some(found) = WIRE.captures(&text) else {
        return start;
    };
    parts.document.nguoi_gui_dien = Some(found[1].to_owned());
    parts.mark(Role::NguoiGuiDien, start, 0.95);
    let (items, at) = items(parts, start + 1, Role::NoiNhanDien);
    parts.document.noi_nhan_dien = items;
    at
}

/// `Kính gửi: Bộ Nội vụ`, or `Kính gửi:` and a list.
fn take_addressees(parts: &mut Parts<'_>, start: usize) -> usize {
    let Some(line) = parts.lines.get(start) else {
        return start;
    };
    let text = line.tidy();
    let Some(found) = KINH_GUI.captures(&text) else {
        return start;
    };
    let rest = text[found[0].len()..].trim().to_owned();
    parts.mark(Role::KinhGui, start, 0.99);
    let mut addressees = Vec::new();
    if !rest.is_empty() {
        addressees.push(without_marks(&rest));
    }
    let (items, at) = items(parts, start + 1, Role::KinhGui);
    addressees.extend(items);
    parts.document.kinh_gui = addressees;
    at
}

/// A list of dashes: an item goes on over lines without a dash in the same column or table, as long
/// as its own last mark is not there yet.
fn items(parts: &mut Parts<'_>, start: usize, role: Role) -> (Vec<String>, usize) {
    let mut items: Vec<String> = Vec::new();
    let mut at = start;
    let mut open = true;
    while let Some(line) = parts.lines.get(at) {
        let text = line.tidy();
        let labelled = line.paragraph.label.is_some() && line.range.start == 0;
        let dash = DASH.captures(&text).map(|found| found[0].len());
        let goes_on = open && !items.is_empty() && line.zone != Zone::Full;
        match (dash, labelled) {
            (Some(length), _) => items.push(text[length..].to_owned()),
            (None, true) if line.zone != Zone::Full || !text.ends_with(':') => {
                items.push(text.clone())
            }
            _ if goes_on || (open && ends_in_comma(items.last())) => {
                if let Some(last) = items.last_mut() {
                    last.push(' ');
                    last.push_str(&text);
                }
            }
            _ => break,
        }
        open = !text.ends_with([';', '.']);
        parts.mark(role, at, 0.9);
        at += 1;
        if text.ends_with('.') {
            break;
        }
    }
    (items.iter().map(|item| without_marks(item)).collect(), at)
}

fn ends_in_comma(item: Option<&String>) -> bool {
    item.is_some_and(|item| item.ends_with(','))
}

fn without_marks(text: &str) -> String {
    text.trim()
        .trim_end_matches([';', '.'])
        .trim_end()
        .to_owned()
}

/// Grounds stand before `QUYẾT ĐỊNH:`; without that line they are the italic ones that open the
/// body.
fn take_grounds(parts: &mut Parts<'_>, start: usize) -> usize {
    let rest = &parts.lines[start.min(parts.lines.len())..];
    let decides = rest
        .iter()
        .take(60)
        .position(|line| DECIDES.is_match(&line.key) && line.is_capitals());
    let is_ground =
        |line: &Line<'_>| GROUND.is_match(&line.key) && line.look().is_some_and(|look| look.italic);
    let grounds = decides.unwrap_or_else(|| rest.iter().take_while(|line| is_ground(line)).count());
    for at in start..start + grounds {
        let mut ground = of_lines(parts, &[at], ITALIC);
        trim_end(&mut ground, &[';', '.']);
        parts.document.can_cu.push(ground);
        parts.mark(Role::CanCu, at, 0.9);
    }
    if decides.is_some() {
        parts.mark(Role::QuyetDinh, start + grounds, 0.99);
        return start + grounds + 1;
    }
    start + grounds
}
