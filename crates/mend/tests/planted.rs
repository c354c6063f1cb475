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

use common::literate::{Case, cases};
use opened::harm::{harm, mended};
use thethuc_check::RULES;

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
            Some(after) => harm(&before, after, &done),
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
