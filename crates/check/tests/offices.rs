//! Files in the shapes in which offices write them: a lawful paper is silent in every shape, and what
//! is found is the fault of the shape.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use thethuc_check::{Knowledge, check_file};
use thethuc_reading::{Limits, read_docx};
use thethuc_recognize::recognize;
use thethuc_wordlike::fixtures;

/// Fixtures whose shape is itself at fault, and the rules that say so.
const FAULTY: &[(&str, &[&str])] = &[
    // Typed, and not one stroke.
    ("lines of hyphens", &["TB18"]),
    ("TCVN3", &["TB05"]),
    ("TCVN3, decision", &["TB05"]),
    ("VNI", &["TB05"]),
    ("VNI, decision", &["TB05"]),
    // DỰ THẢO stands on a paper that has its number.
    ("DỰ THẢO in a text box", &["TT25"]),
    ("page number in the footer", &["TB07"]),
    ("Letter paper", &["TB01", "TB02"]),
    ("second section across", &["TB26", "TT32", "TT33"]),
    // `UBND ${HUYEN}` as the issuing body.
    ("form with fields", &["TT13"]),
];

#[test]
fn only_the_fault_of_a_shape_is_found() {
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let reading = read_docx(&fixture.bytes(), &Limits::default()).unwrap();
        let report = check_file(&reading, &recognize(&reading), Knowledge::builtin());
        let found: BTreeSet<&str> = report.findings.iter().map(|found| found.code).collect();
        let faults = FAULTY.iter().find(|(name, _)| *name == fixture.name);
        let expected = faults
            .iter()
            .flat_map(|(_, codes)| codes.iter().copied())
            .collect();
        if found != expected {
            wrong.push(format!("{}: {found:?}, not {expected:?}", fixture.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
