//! How long checking takes: a draft of three pages, as on a keystroke, and its file, read and from disk.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a benchmark reads files and fails by panicking"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use thethuc_check::{Knowledge, check, check_file};
use thethuc_model::{Block, Document, RichText};
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

/// The same with a number at the end of a paragraph in its middle.
fn typed(document: &Document, number: usize) -> Document {
    let mut document = document.clone();
    let middle = document.noi_dung.len() / 2;
    let texts = document.noi_dung.iter_mut().skip(middle);
    let text = texts
        .filter_map(|block| match block {
            Block::Doan { text } | Block::Khoan { text, .. } => Some(text),
            _ => None,
        })
        .next()
        .unwrap();
    *text = RichText::plain_text(format!("{} {number}", text.plain()));
    document
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

/// All rules with the speller, after one paragraph changed: the others were read before.
#[divan::bench]
fn a_keystroke(bencher: divan::Bencher) {
    let document = three_pages();
    let mut number = 0;
    assert!(!check(&document, Knowledge::builtin()).findings.is_empty());
    bencher
        .with_inputs(|| {
            number += 1;
            typed(&document, number)
        })
        .bench_local_values(|document| check(&document, Knowledge::builtin()));
}

#[divan::bench]
fn a_file_of_three_pages(bencher: divan::Bencher) {
    let reading = read_docx(&common::export(&three_pages()), &Limits::default()).unwrap();
    let recognition = recognize(&reading);
    bencher.bench(|| check_file(&reading, &recognition, without_spelling()));
}

/// A Word file that the program never saw, from its bytes on disk to its findings, all rules with the
/// speller: every paragraph differs from those of the file before.
#[divan::bench]
fn a_file_from_disk(bencher: divan::Bencher) {
    let path = std::env::temp_dir().join(format!("thethuc-bench-{}.docx", std::process::id()));
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            std::fs::write(&path, common::export(&renumbered(three_pages(), number))).unwrap();
        })
        .bench_local_values(|()| {
            let reading = read_docx(&std::fs::read(&path).unwrap(), &Limits::default()).unwrap();
            let recognition = recognize(&reading);
            check_file(&reading, &recognition, Knowledge::builtin())
        });
    std::fs::remove_file(&path).unwrap();
}

/// The document with a number at the end of each of its paragraphs.
fn renumbered(mut document: Document, number: usize) -> Document {
    for block in &mut document.noi_dung {
        if let Block::Doan { text } | Block::Khoan { text, .. } | Block::Diem { text } = block {
            *text = RichText::plain_text(format!("{} {number}", text.plain()));
        }
    }
    document
}
