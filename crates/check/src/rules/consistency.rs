//! What the rules share that offer to write one thing in one way. None of the ways is an error.

use std::ops::Range;

use thethuc_model::FieldPath;

use crate::{Edit, FieldText, Findings, Fix, Place, Safety};

/// A place of a document, and in which of the ways it is written.
pub(super) struct Seen {
    pub(super) way: usize,
    field: FieldPath,
    range: Range<usize>,
    text: String,
}

impl Seen {
    pub(super) fn new(way: usize, text: &FieldText, range: Range<usize>) -> Self {
        Self {
            way,
            field: text.field.clone(),
            text: text.text[range.clone()].to_owned(),
            range,
        }
    }

    fn place(&self) -> Place {
        Place::range(self.field.clone(), self.range.clone())
    }
}

/// Offers to write every place in the way that the office prefers, or else in the one that most
/// places have; the first of the ways where as many have each. `write` gives the letters of a place
/// in another way.
pub(super) fn offer(
    findings: &mut Findings<'_>,
    seen: &[Seen],
    ways: &[&str],
    preferred: Option<usize>,
    write: impl Fn(&str, usize) -> String,
) {
    let count = |way: usize| seen.iter().filter(|seen| seen.way == way).count();
    let most = (0..ways.len()).rev().max_by_key(|&way| count(way));
    let Some(way) = preferred.or(most) else {
        return;
    };
    let others: Vec<&Seen> = seen.iter().filter(|seen| seen.way != way).collect();
    let Some(first) = others.first() else {
        return;
    };
    let used = ways.iter().enumerate().filter(|&(way, _)| count(way) > 0);
    let used: Vec<String> = used
        .map(|(way, name)| format!("“{name}” ({} chỗ)", count(way)))
        .collect();
    let why = if preferred.is_some() {
        "như cơ quan đã chọn"
    } else {
        "cho thống nhất"
    };
    let message = format!(
        "Văn bản viết {}. Có thể viết “{}” {why}.",
        used.join(" và "),
        ways[way]
    );
    let edits = others.iter().map(|seen| Edit {
        field: seen.field.clone(),
        start: seen.range.start,
        end: seen.range.end,
        text: write(&seen.text, way),
    });
    let fix = Fix {
        safety: Safety::Suggested,
        edits: edits.collect(),
    };
    let related = others.iter().skip(1).map(|seen| seen.place()).collect();
    findings.add_with_fix_and_related(first.place(), message, fix, related);
}
