//! A file that was understood can be written again as a file of ours, and is then understood as the
//! same document.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{documents, export, read};
use thethuc_model::{Document, write_document};
use thethuc_recognize::recognize;
use thethuc_wordlike::fixtures;

/// The lines of the JSON in which two documents differ.
fn differences(first: &Document, second: &Document) -> Vec<String> {
    let (first, second) = (write_document(first), write_document(second));
    let lacks = |text: &str, line: &str| {
        !text
            .lines()
            .any(|other| other.trim_end_matches(',') == line.trim_end_matches(','))
    };
    let gone = first
        .lines()
        .filter(|line| lacks(&second, line))
        .map(|line| format!("  - {}", line.trim()));
    let come = second
        .lines()
        .filter(|line| lacks(&first, line))
        .map(|line| format!("  + {}", line.trim()));
    gone.chain(come).collect()
}

fn hold(files: Vec<(String, Vec<u8>)>) {
    let mut wrong = Vec::new();
    for (name, bytes) in files {
        let first = recognize(&read(&bytes)).document;
        let again = recognize(&read(&export(&first))).document;
        if first != again {
            wrong.push(format!(
                "{name}\n{}",
                differences(&first, &again).join("\n")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn our_documents_come_back() {
    hold(
        documents()
            .into_iter()
            .map(|(name, document)| (name, export(&document)))
            .collect(),
    );
}

#[test]
fn who_confirms_a_leave_is_read_back() {
    let (_, written) = documents()
        .into_iter()
        .find(|(_, document)| document.thong_tin.contains_key("noi_xac_nhan"))
        .unwrap();
    let found = recognize(&read(&export(&written))).document;
    assert_eq!(found.thong_tin, written.thong_tin);
    assert_eq!(found.noi_nhan, written.noi_nhan);
}

#[test]
fn files_of_offices_come_back() {
    hold(
        fixtures()
            .into_iter()
            .map(|fixture| (fixture.name.to_owned(), fixture.bytes()))
            .collect(),
    );
}
