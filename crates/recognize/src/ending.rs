//! Ô 7 and 9b: Nơi nhận on the left, the signature on the right.

use thethuc_model::NoiNhan;
use thethuc_reading::Place;

use crate::filing;
use crate::lines::{Line, Zone};
use crate::particulars;
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role};
use crate::signature;

static LABEL: Pattern = pattern!(r"^noi nhan\s*:?$");
static NESTED: Pattern = pattern!(r"^\+\s*");
static DASH: Pattern = pattern!(r"^[-–—•*]\s*");
static ANNEX: Pattern = pattern!(r"^phu luc\b");

/// Where the ending stands.
pub(crate) struct Ending {
    /// One past the last line of the body.
    pub(crate) body: usize,
    /// The first line after the ending.
    pub(crate) rest: usize,
}

/// Takes the ending of the document that begins before line `start`.
pub(crate) fn take(parts: &mut Parts<'_>, start: usize) -> Ending {
    let count = parts.lines.len();
    let label = (start..count).find(|&at| is_label(&parts.lines[at]));
    let Some(label) = label else {
        return Ending {
            body: count,
            rest: count,
        };
    };
    let body = first_of_row(parts, label, start);
    let rest = end(&parts.lines, label, &parts.document.kind);
    // What stands above the label in its column signs too: the secretary of a biên bản.
    let (left, right): (Vec<usize>, Vec<usize>) = (body..rest)
        .partition(|&at| at >= label && is_recipient_side(&parts.lines[at], &parts.lines[label]));
    let above = signature::above(&parts.lines, start, body);
    let signers: Vec<usize> = (above.unwrap_or(body)..body).chain(right).collect();
    take_recipients(parts, &left, label);
    filing::take(parts);
    signature::take(parts, &signers);
    Ending {
        body: above.unwrap_or(body),
        rest: particulars::confirmation(parts, rest),
    }
}

/// `Nơi nhận:`; without its colon it shows by its letters, for a table may speak of it too.
fn is_label(line: &Line<'_>) -> bool {
    let marked = || line.key.ends_with(':') || line.look().is_some_and(|look| look.bold);
    LABEL.is_match(&line.key) && marked()
}

/// The table of layout that the label stands in belongs to the ending from its first line on; the
/// right-hand line on the label's own line may stand before it.
fn first_of_row(parts: &Parts<'_>, label: usize, start: usize) -> usize {
    let Some(table) = parts.lines[label].table else {
        return label;
    };
    (start..label)
        .find(|&at| parts.lines[at].table == Some(table))
        .unwrap_or(label)
}

/// The ending goes on to the first line after the label that stands across the page again below a
/// name, or to a phụ lục, or to whoever confirms a leave.
fn end(lines: &[Line<'_>], label: usize, kind: &str) -> usize {
    let table = lines[label].table;
    // A long list goes on below the table, or in a second one.
    lines[label + 1..]
        .iter()
        .position(|line| match table {
            _ if line.key.starts_with("ghi chu") => true,
            _ if particulars::is_confirmation(line, kind) => true,
            Some(_) => line.table.is_none() && !DASH.is_match(line.text()),
            None => ANNEX.is_match(&line.key) || line.key.starts_with("cong hoa xa hoi"),
        })
        .map_or(lines.len(), |after| label + 1 + after)
}

fn is_recipient_side(line: &Line<'_>, label: &Line<'_>) -> bool {
    let listed = || DASH.is_match(line.text()) || NESTED.is_match(line.text());
    match line.zone {
        _ if line.table.is_some() && line.table == label.table => column(line) <= column(label),
        Zone::Left => true,
        Zone::Right => false,
        _ => listed() || (label.table.is_none() && LABEL.is_match(&line.key)),
    }
}

fn column(line: &Line<'_>) -> usize {
    match line.paragraph.place {
        Place::Cell { column, .. } => column,
        _ => 0,
    }
}

fn take_recipients(parts: &mut Parts<'_>, left: &[usize], label: usize) {
    for &at in left {
        if at == label {
            parts.mark(Role::NoiNhanNhan, at, 0.99);
            continue;
        }
        let text = parts.lines[at].tidy();
        let list = &mut parts.document.noi_nhan;
        if let Some(found) = NESTED.captures(&text) {
            let item = item(&text[found[0].len()..]);
            match list.last_mut() {
                Some(parent) => parent.children.push(item),
                None => list.push(item),
            }
        } else if let Some(found) = DASH.captures(&text) {
            list.push(item(&text[found[0].len()..]));
        } else if parts.lines[at].paragraph.label.is_some() {
            list.push(item(&text));
        } else if let Some(drafter) = filing::drafter(&text) {
            parts.document.nguoi_soan_thao = Some(drafter);
        } else if let Some(last) = list.last_mut() {
            last.text.push(' ');
            last.text.push_str(&text);
        } else {
            list.push(item(&text));
        }
        parts.mark(Role::NoiNhanDanhSach, at, 0.95);
    }
}

fn item(text: &str) -> NoiNhan {
    NoiNhan {
        text: text.trim().trim_end_matches(';').trim_end().to_owned(),
        children: Vec::new(),
    }
}
