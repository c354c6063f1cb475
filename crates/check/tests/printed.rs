//! Our PDFs, read back: nothing is found in a lawful one, and what is wrong with the words of a draft
//! is found in its PDF too.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use chrono::DateTime;
use common::literate::{cases, check_docx};
use common::{FONTS, TEMPLATES, documents, export, samples};
use thethuc_check::{Knowledge, RULES, Report, State, Test, check, check_file};
use thethuc_compose::compose;
use thethuc_layout::{Layouter, fit};
use thethuc_model::Document;
use thethuc_pdf::Metadata;
use thethuc_reading::{Limits, Medium, read_pdf};
use thethuc_recognize::recognize;

/// Documents whose pages do not show what they are, and why.
const BEYOND: &[(&str, &str)] = &[
    (
        "made-1000-noi-nhan.json",
        "Nơi nhận goes on over pages where nothing stands beside it",
    ),
    ("made-ky-tu-dac-biet.json", "its names are marks"),
    (
        "made-ten-co-quan-dai.json",
        "its symbol stands on a line of its own",
    ),
];

/// Rules whose faults a page does not show, and why.
const UNSEEN: &[(&str, &str)] = &[
    ("CT01", "a printed gap has no number of blanks"),
    ("NN01", "a decision's addressees are not printed"),
    (
        "NN09",
        "an authority looks the same in whatever field it was typed",
    ),
    (
        "TT06",
        "a file with a year in its symbol stands under the rules of normative acts",
    ),
    (
        "TT39",
        "no page shows the độ mật that was chosen: its mark is a stamp on paper",
    ),
];

/// Planted faults that their page does not show, by their places, and why.
const HIDDEN: &[(&str, &str)] = &[
    (
        "tests/rules/TT16.md, Báo lỗi: ký hiệu chưa điền đơn vị",
        "a symbol with brackets in it is read as none",
    ),
    (
        "tests/rules/CT18.md, Báo lỗi: một mục khác các mục kia",
        "dashes straight below Kính gửi are read as those it is sent to",
    ),
];

/// The PDF of a document.
fn print(document: &Document) -> Vec<u8> {
    let mut markup = compose(&TEMPLATES, document).unwrap();
    fit(&mut markup, &FONTS);
    let pages = Layouter::new(FONTS.clone()).paginate(&markup);
    let metadata = Metadata {
        title: markup.title,
        author: markup.author,
        created: DateTime::UNIX_EPOCH.fixed_offset(),
    };
    thethuc_pdf::write(&pages, &FONTS, &metadata).unwrap()
}

fn printed(document: &Document) -> Report {
    let reading = read_pdf(&print(document), &Limits::default()).unwrap();
    assert_eq!(reading.medium, Medium::Pdf);
    check_file(&reading, &recognize(&reading), Knowledge::builtin())
}

fn codes(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn nothing_is_found_in_the_pdf_of_a_sample() {
    for (name, document) in samples() {
        assert_eq!(printed(&document).findings, [], "{name}");
    }
}

#[test]
fn a_pdf_tells_nothing_that_draft_and_word_file_do_not() {
    let mut wrong = Vec::new();
    for (name, document) in documents() {
        if BEYOND.iter().any(|(beyond, _)| *beyond == name) {
            continue;
        }
        let mut known = codes(&check(&document, Knowledge::builtin()));
        known.extend(codes(&check_docx(&export(&document)).report));
        let report = printed(&document);
        let new = report
            .findings
            .iter()
            .filter(|finding| !known.contains(finding.code));
        wrong.extend(new.map(|finding| format!("{name}: {} {}", finding.code, finding.message)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_only_word_says_is_not_judged() {
    let (_, document) = samples().remove(0);
    let report = printed(&document);
    for rule in RULES {
        let outcome = report
            .outcomes
            .iter()
            .find(|outcome| outcome.code == rule.code);
        let is_judged = outcome.unwrap().state != State::ChuaDanhGia;
        assert_eq!(
            is_judged,
            !matches!(rule.test, Test::Word { .. }),
            "{}",
            rule.code
        );
    }
}

#[test]
fn faults_of_words_are_found_in_the_pdf() {
    let is_seen = |code: &str| UNSEEN.iter().all(|(unseen, _)| *unseen != code);
    let mut missed = Vec::new();
    for rule in RULES.iter().filter(|rule| is_seen(rule.code)) {
        let planted = cases(rule)
            .into_iter()
            .filter(|case| case.fires() && case.changes.is_none());
        missed.extend(
            planted
                .filter(|case| !codes(&printed(&case.document)).contains(rule.code))
                .map(|case| case.place),
        );
    }
    let mut hidden: Vec<&str> = HIDDEN.iter().map(|(place, _)| *place).collect();
    hidden.sort_unstable();
    missed.sort_unstable();
    assert_eq!(missed, hidden);
}
