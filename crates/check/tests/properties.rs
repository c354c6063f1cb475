//! A safe fix removes its finding and adds none; carrying fixes out comes to an end, after which
//! nothing changes any more. Over drafts that mix the planted faults of all literate cases with
//! words of any kind, so that every rule with a safe fix takes part.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use common::literate::cases;
use proptest::prelude::*;
use thethuc_check::{Fix, Knowledge, RULES, Report, Safety, apply_fixes, check};
use thethuc_model::{Block, Document, RichText};

/// The drafts of the literate cases in which a rule proposes a safe fix, and the codes of those
/// rules.
static FAULTY: LazyLock<(Vec<Document>, BTreeSet<&'static str>)> = LazyLock::new(|| {
    let mut codes = BTreeSet::new();
    let mut drafts = Vec::new();
    for case in RULES
        .iter()
        .flat_map(cases)
        .filter(|case| case.changes.is_none())
    {
        let safe: Vec<_> = safe(&look(&case.document))
            .into_iter()
            .map(|(code, _)| code)
            .collect();
        if !safe.is_empty() {
            codes.extend(safe);
            drafts.push(case.document);
        }
    }
    (drafts, codes)
});

/// Form and citations. Fixes of spelling are held to the same in the literate cases: mixed words of
/// any kind are nothing that a speller could judge.
fn look(document: &Document) -> Report {
    let knowledge = Knowledge {
        speller: None,
        ..Knowledge::builtin()
    };
    check(document, knowledge)
}

fn safe(report: &Report) -> Vec<(&'static str, Fix)> {
    let found = report
        .findings
        .iter()
        .filter_map(|finding| Some((finding.code, finding.fix.clone()?)));
    found
        .filter(|(_, fix)| fix.safety == Safety::Safe)
        .collect()
}

fn counts(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in &report.findings {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}

/// Words that stand beside the planted ones, and marks that may fall between any two.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Sở",
        "Nội",
        "vụ",
        "đề",
        "nghị",
        "các",
        "đơn",
        "vị",
        "thực",
        "hiện",
        "Khoản",
        "Điều",
        "điều",
        "khoản",
        "2",
        "15",
        "thành phố",
        "Hồ Chí Minh",
        "(Phụ",
        "lục)",
        "“",
        "”",
        "Ðiều",
        "a\u{200B}b",
    ]);
    let gap = prop::sample::select(vec![" ", "  ", " ,", ", ", "; ", " . ", "\u{A0}", ": "]);
    prop::collection::vec((word, gap), 1..12).prop_map(|pairs| {
        pairs
            .into_iter()
            .map(|(word, gap)| format!("{word}{gap}"))
            .collect()
    })
}

/// A faulty draft with the body of a second one and words of any kind.
fn drafts() -> impl Strategy<Value = Document> {
    let count = FAULTY.0.len();
    (0..count, 0..count, prop::collection::vec(words(), 0..3)).prop_map(|(first, second, texts)| {
        let mut document = FAULTY.0[first].clone();
        let other = &FAULTY.0[second];
        document.noi_dung.extend(other.noi_dung.iter().cloned());
        document
            .kinh_gui
            .extend(other.kinh_gui.iter().skip(1).cloned());
        let blocks = texts.into_iter().map(|text| Block::Doan {
            text: RichText::plain_text(text),
        });
        document.noi_dung.extend(blocks);
        document
    })
}

#[test]
fn every_rule_with_a_safe_fix_takes_part() {
    for code in [
        "CT01", "CT02", "CT03", "CT04", "NN02", "NN06", "TT02", "TT08", "TT09", "TT10", "VH01",
        "VH02",
    ] {
        assert!(FAULTY.1.contains(code), "{code}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(30), ..ProptestConfig::default() })]

    #[test]
    fn a_safe_fix_removes_its_finding_and_adds_none(document in drafts()) {
        let before = look(&document);
        let count = counts(&before);
        for (code, fix) in safe(&before) {
            let after = counts(&look(&apply_fixes(&document, [&fix])));
            prop_assert!(after.get(code) < count.get(code), "{code} stays: {fix:?}");
            for (other, found) in after {
                let known = count.get(other).copied().unwrap_or_default();
                prop_assert!(found <= known, "{code} adds {other}: {fix:?}");
            }
        }
    }

    #[test]
    fn fixes_come_to_an_end_and_stay_there(document in drafts()) {
        let pass = |document: &Document| {
            let fixes: Vec<Fix> = safe(&look(document)).into_iter().map(|(_, fix)| fix).collect();
            apply_fixes(document, &fixes)
        };
        let mut fixed = document;
        // Fixes of one place wait for each other.
        for _ in 0..4 {
            fixed = pass(&fixed);
        }
        prop_assert_eq!(&safe(&look(&fixed)), &[]);
        prop_assert_eq!(&pass(&fixed), &fixed);
    }
}
