//! Every fault that the cases of the rules plant, mended: what was mended is gone and nothing came;
//! a second time changes nothing; all other entries stay as they were; rejecting all changes gives
//! the file back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

#[path = "../../check/tests/common/mod.rs"]
mod common;
mod opened;

use std::collections::BTreeMap;
use std::path::Path;

use common::literate::{Case, cases, check_docx};
use opened::{Decision, decided, entries};
use thethuc_check::{Finding, Knowledge, RULES};
use thethuc_mend::{Mended, Stamp, mend};
use thethuc_reading::{Limits, Look, Reading, read_docx};

const STAMP: Stamp<'_> = Stamp {
    author: "Thể Thức",
    date: "2026-11-21T08:00:00Z",
};

fn mended(bytes: &[u8]) -> Mended {
    mend(bytes, &Limits::default(), Knowledge::builtin(), &STAMP).unwrap()
}

/// The files of all cases that plant a fault.
fn files() -> Vec<(String, Vec<u8>)> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../check");
    std::env::set_current_dir(home).unwrap();
    let fires = RULES.iter().flat_map(cases).filter(Case::fires);
    let file = |case: Case| {
        let docx = common::export(&case.document);
        let changes = case.changes.as_deref().unwrap_or_default();
        (case.place, common::changes::change(&docx, changes))
    };
    fires.map(file).collect()
}

#[test]
fn every_planted_fault_is_mended_or_left_with_its_reason() {
    let mut wrong = Vec::new();
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (place, before) in files() {
        let done = mended(&before);
        for change in &done.receipt.changed {
            tally.entry(change.code).or_default().0 += 1;
        }
        for left in &done.receipt.left {
            tally.entry(left.code).or_default().1 += 1;
        }
        let complaint = match &done.bytes {
            None => (!done.receipt.changed.is_empty()).then(|| "changed without bytes".to_owned()),
            Some(after) => trouble(&before, after, &done),
        };
        wrong.extend(complaint.map(|what| format!("{place}: {what}")));
    }
    println!("rule: mended, left\n{tally:#?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let safe = [
        "CT01", "CT02", "CT03", "NN06", "TB01", "TB02", "TB04", "TB06", "TB11", "TB14",
    ];
    for code in safe {
        assert!(
            tally.get(code).is_some_and(|(mended, _)| *mended > 0),
            "{code}"
        );
    }
}

fn trouble(before: &[u8], after: &[u8], done: &Mended) -> Option<String> {
    let accepted = decided(after, Decision::Accept);
    let (old, new) = (count(before), count(&accepted));
    for (code, found) in &new {
        let mended = done
            .receipt
            .changed
            .iter()
            .filter(|change| change.code == *code)
            .count();
        let expected = old.get(code).unwrap_or(&0) - mended;
        if *found > expected {
            return Some(format!(
                "{code}: {found} left, {expected} expected; {:#?}",
                done.receipt
            ));
        }
    }
    if mended(after).bytes.is_some() {
        return Some(format!(
            "a second time changes more: {:#?}",
            mended(after).receipt
        ));
    }
    let (old, new) = (entries(before), entries(after));
    let names =
        |all: &[(String, Vec<u8>)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    if names(&old) != names(&new) {
        return Some("other entries".to_owned());
    }
    let changed = old
        .iter()
        .zip(&new)
        .filter(|(old, new)| old != new)
        .map(|(old, _)| &old.0);
    for name in changed {
        if !["word/document.xml", "word/header1.xml", "word/header2.xml"].contains(&name.as_str()) {
            return Some(format!("{name} was changed"));
        }
    }
    let rejected = decided(after, Decision::Reject);
    let (first, last) = (seen(before), seen(&rejected));
    (first != last).then(|| format!("rejecting gives {last:#?}\nnot {first:#?}"))
}

fn count(bytes: &[u8]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for Finding { code, .. } in check_docx(bytes).report.findings {
        *counts.entry(code).or_default() += 1;
    }
    counts
}

/// A paragraph: its text, where its looks end, its measures.
type Seen = (String, Vec<(usize, Look)>, String);

/// A file letter by letter, without the borders of its runs.
fn seen(bytes: &[u8]) -> Vec<Seen> {
    let reading: Reading = read_docx(bytes, &Limits::default()).unwrap();
    let sections = format!("{:?}", reading.sections);
    let paragraphs = reading.paragraphs.iter().map(|paragraph| {
        let mut looks: Vec<(usize, Look)> = Vec::new();
        for run in &paragraph.runs {
            match looks.last_mut() {
                Some((end, look)) if *look == run.look => *end = run.range.end,
                _ => looks.push((run.range.end, run.look.clone())),
            }
        }
        let measures = (
            paragraph.align,
            paragraph.line,
            paragraph.first_line_pt,
            paragraph.before_pt,
        );
        (paragraph.text.clone(), looks, format!("{measures:?}"))
    });
    paragraphs
        .chain([(sections, Vec::new(), String::new())])
        .collect()
}
