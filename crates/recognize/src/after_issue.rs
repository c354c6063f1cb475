//! What stands on a file because its document was issued or copied already: the mark of a digital
//! signature (ô 8 and 14; PL I/II.8.b, Phần II.I) and the block of a copy on paper (PL I, Phần
//! II.II). It is no part of the document and goes into none.

use crate::lines::{Line, Zone};
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role, Spot};

/// In how many lines from the top the mark of a signature may stand.
const DEPTH: usize = 6;
/// In how many lines from the top an annex says what it is attached to.
const HEADING: usize = 20;

/// `Sao y; Sở Tài chính; 24/07/2026; 08:05:10 +07:00`, `Số: 45/TB-STC; 20/07/2026; 10:15:30`.
static SIGNED: Pattern = pattern!(
    r"^(?:(?:sao y|sao luc|trich sao)\s*;.+|so\s*:[^;]+);\s*\d{1,2}/\d{1,2}/\d{4}\s*;\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*\S+)?$"
);
static COPY: Pattern = pattern!(r"^(?:sao y|sao luc|trich sao)(?: (?:tu )?(?:ban|van ban) .+)?$");
static RECIPIENTS: Pattern = pattern!(r"^noi nhan\s*:?$");

/// Takes it out of the lines of a file.
pub(crate) fn take(lines: &mut Vec<Line<'_>>) -> Vec<Spot> {
    let copy = lines.split_off(copy(lines).unwrap_or(lines.len()));
    let mut spots: Vec<Spot> = copy
        .iter()
        .map(|line| line.spot(Role::BanSao, 0.9))
        .collect();
    let mut at = 0;
    lines.retain(|line| {
        at += 1;
        let signed = at <= DEPTH && SIGNED.is_match(&line.key);
        if signed {
            spots.push(line.spot(Role::ChuKySo, 0.95));
        }
        !signed
    });
    spots
}

/// The first line of the block: that of its table, or of its heading, with the strokes above.
fn copy(lines: &[Line<'_>]) -> Option<usize> {
    let recipients = lines
        .iter()
        .position(|line| RECIPIENTS.is_match(&line.key))?;
    let is_heading = |line: &Line<'_>| {
        COPY.is_match(&line.key) && line.is_capitals() && !matches!(line.zone, Zone::Table(_))
    };
    let heading = recipients + lines[recipients..].iter().position(is_heading)?;
    let same = |line: &Line<'_>| match lines[heading].table {
        Some(table) => line.table == Some(table),
        None => line.index == lines[heading].index,
    };
    let first = lines.iter().position(same)?;
    let strokes = lines[..first].iter().rev();
    Some(first - strokes.take_while(|line| line.is_typed_rule()).count())
}

/// Whether a file holds nothing but what is attached to a document of another file: it is told
/// there, by number and date, so that it has neither (PL I/III.1.d; PL III, Mẫu 2.2).
pub(crate) fn is_attached(parts: &Parts<'_>) -> bool {
    let numbered = |spot: &Spot| matches!(spot.role, Role::SoKyHieu | Role::DiaDanhThoiGian);
    let told = |line: &Line<'_>| line.key.starts_with("(kem theo");
    !parts.spots.iter().any(numbered) && parts.lines.iter().take(HEADING).any(told)
}
