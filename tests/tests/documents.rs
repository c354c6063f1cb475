//! The documents that the suites run on: they read, they compose, and the seeds say what their
//! sources say, errors included.

#![allow(clippy::print_stdout, reason = "the report is read in the log")]
#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "the suite reads the documents from disk and stops at what it cannot read"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use thethuc_compose::{Templates, compose};
use thethuc_model::{Document, read_document};
use thethuc_tests::source_words::{self, Exceptions};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("documents")
}

fn read(path: &Path) -> Document {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read_document(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn document_files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    files
}

fn exceptions() -> Exceptions {
    toml::from_str(&fs::read_to_string(folder().join("exceptions.toml")).unwrap()).unwrap()
}

fn composed_paragraphs(file: &str) -> Vec<String> {
    let document = read(&folder().join(file));
    source_words::paragraphs(&compose(&Templates::builtin(), &document).unwrap())
}

#[test]
fn every_document_reads_and_composes() {
    let templates = Templates::builtin();
    let files = document_files();
    assert!(files.len() >= 25, "{} documents", files.len());
    let mut failures = String::new();
    for path in &files {
        match compose(&templates, &read(path)) {
            Ok(markup) if source_words::paragraphs(&markup).len() < 10 => {
                let _ = writeln!(failures, "{}: hardly anything in it", path.display());
            }
            Ok(_) => {}
            Err(error) => {
                let _ = writeln!(failures, "{}: {error}", path.display());
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn the_seeds_say_what_their_sources_say() {
    let exceptions = exceptions();
    assert_eq!(exceptions.document.len(), 6);
    let mut failures = String::new();
    for seed in &exceptions.document {
        let source = fs::read_to_string(folder().join("sources").join(&seed.source)).unwrap();
        let lines = source_words::source_lines(seed, &source).unwrap();
        let found = source_words::compare(&lines, &composed_paragraphs(&seed.file), &seed.added);
        for (what, texts) in [
            ("missing from the document", &found.missing),
            ("not in the source", &found.extra),
            ("an exception that is not needed", &found.idle),
        ] {
            for text in texts {
                let _ = writeln!(failures, "{}: {what}: {text}", seed.file);
            }
        }
        assert!(found.agreed > 500, "{}: {} words", seed.file, found.agreed);
        println!("{}: {} words agree", seed.file, found.agreed);
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn the_planted_errors_still_stand() {
    let exceptions = exceptions();
    let gold = fs::read_to_string(folder().join("gold-errors.tsv")).unwrap();
    let absent: Vec<usize> = exceptions.gold_absent.iter().map(|row| row.line).collect();
    let mut standing = 0;
    let mut failures = String::new();
    for (number, row) in gold.lines().enumerate().skip(1) {
        let number = number + 1;
        let columns: Vec<&str> = row.split('\t').collect();
        let [file, line, context, ..] = columns[..] else {
            panic!("gold-errors.tsv:{number}: {row}")
        };
        let line: usize = line.parse().unwrap();
        let holders = exceptions.document.iter().filter(|seed| {
            let (first, last) = seed.lines.unwrap_or((1, usize::MAX));
            seed.source == file && (first..=last).contains(&line)
        });
        let found = holders.fold((0, 0), |(all, with), seed| {
            let text = composed_paragraphs(&seed.file).join("\n");
            (all + 1, with + usize::from(text.contains(context)))
        });
        match (found, absent.contains(&number)) {
            ((_, 0), true) => {}
            ((all, with), false) if all > 0 && all == with => standing += 1,
            ((all, with), _) => {
                let _ = writeln!(
                    failures,
                    "gold-errors.tsv:{number}: “{context}” stands in {with} of {all} documents"
                );
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert_eq!(standing + absent.len(), gold.lines().count() - 1);
}
