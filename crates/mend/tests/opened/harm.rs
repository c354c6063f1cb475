//! What mending must not do.

use std::collections::BTreeMap;

use thethuc_check::{Finding, Knowledge, check_file};
use thethuc_mend::{Judge, Mended, Stamp, mend};
use thethuc_reading::{Limits, Look, Reading, read_docx};
use thethuc_recognize::recognize;

use super::{Decision, decided, entries};

/// A file mended by the program on a fixed day.
pub(crate) fn mended(bytes: &[u8]) -> Mended {
    let stamp = Stamp {
        author: "Thể Thức",
        date: "2026-11-21T08:00:00Z",
    };
    let judge = Judge {
        knowledge: Knowledge::builtin(),
        is_off: &|_| false,
    };
    mend(bytes, &Limits::default(), judge, &stamp).unwrap()
}

fn findings(bytes: &[u8]) -> Vec<Finding> {
    let reading = read_docx(bytes, &Limits::default()).unwrap();
    check_file(&reading, &recognize(&reading), Knowledge::builtin()).findings
}

/// What mending did to a file that it must not do: a finding more, a second change, another entry, a
/// loss on rejecting.
pub(crate) fn harm(before: &[u8], after: &[u8], done: &Mended) -> Option<String> {
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
        let holds_text = ["word/document", "word/header", "word/footer"];
        if !holds_text.iter().any(|part| name.starts_with(part)) {
            return Some(format!("{name} was changed"));
        }
    }
    let rejected = |bytes: &[u8]| seen(&decided(bytes, Decision::Reject));
    let (first, last) = (rejected(before), rejected(after));
    (first != last).then(|| format!("rejecting gives {last:#?}\nnot {first:#?}"))
}

fn count(bytes: &[u8]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for Finding { code, .. } in findings(bytes) {
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
