//! How long checking takes: a draft of three pages, as on a keystroke, and its file.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a benchmark reads files and fails by panicking"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use thethuc_check::{Knowledge, check, check_file};
use thethuc_model::Document;
use thethuc_reading::{Limits, read_docx};
use thethuc_recognize::recognize;

fn main() {
    divan::main();
}

/// A công văn of three pages.
fn three_pages() -> Document {
    let mut documents = common::documents().into_iter();
    documents
        .find(|(name, _)| name == "seed-002-thai-nguyen.json")
        .unwrap()
        .1
}

/// Form and citations; spelling has benchmarks of its own.
fn without_spelling() -> Knowledge<'static> {
    Knowledge {
        speller: None,
        ..Knowledge::builtin()
    }
}

#[divan::bench]
fn a_draft_of_three_pages(bencher: divan::Bencher) {
    let document = three_pages();
    bencher.bench(|| check(&document, without_spelling()));
}

#[divan::bench]
fn a_file_of_three_pages(bencher: divan::Bencher) {
    let reading = read_docx(&common::export(&three_pages()), &Limits::default()).unwrap();
    let recognition = recognize(&reading);
    bencher.bench(|| check_file(&reading, &recognition, without_spelling()));
}
