//! The gold set of invented texts: precision and recall of every part.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test reads files, prints its figures and fails by panicking"
)]

use std::fs;

use thethuc_citation::{Citation, CitedDate, DateStyle, Fault, find};

const GOLD: &str = "../../tests/citations/invented.txt";
const PARTS: [&str; 6] = ["type", "number", "symbol", "date", "agency", "fault"];
/// What is wanted of every part.
const LEAST: f64 = 0.99;
/// The set is no smaller than this.
const LEAST_CITATIONS: usize = 300;

/// The parts of a citation as the gold set writes them; empty where there is none.
type Row = [String; 6];

struct Case {
    line: usize,
    text: String,
    expected: Vec<Row>,
}

#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    found: usize,
    wanted: usize,
}

#[test]
fn every_part_is_found_and_nothing_else() {
    let cases = cases();
    let total: usize = cases.iter().map(|case| case.expected.len()).sum();
    assert!(total >= LEAST_CITATIONS, "{total} citations");
    let mut counts = [Count::default(); 6];
    for case in &cases {
        let found = find(&case.text);
        let rows: Vec<Row> = found.citations.iter().map(|c| row(&case.text, c)).collect();
        if rows != case.expected {
            println!("line {}: {}", case.line, case.text);
            println!("  wanted {:?}\n  found  {rows:?}", case.expected);
        }
        compare(&case.expected, &rows, &mut counts);
    }
    println!("{total} citations in {} texts", cases.len());
    for (part, count) in PARTS.iter().zip(counts) {
        let precision = share(count.right, count.found);
        let recall = share(count.right, count.wanted);
        println!("{part}: precision {precision:.4}, recall {recall:.4}");
        assert!(precision >= LEAST && recall >= LEAST, "{part}");
    }
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (index, line) in fs::read_to_string(GOLD).unwrap().lines().enumerate() {
        if let Some(text) = line.strip_prefix("> ") {
            let text = text.replace('⏎', "\n").replace('␣', "\u{A0}");
            cases.push(Case {
                line: index + 1,
                text,
                expected: Vec::new(),
            });
        } else if let Some(parts) = line.strip_prefix("= ") {
            let mut row = Row::default();
            for (place, part) in row.iter_mut().zip(parts.split(" | ")) {
                *place = part
                    .trim()
                    .replace('-', if part.trim() == "-" { "" } else { "-" });
            }
            cases.last_mut().unwrap().expected.push(row);
        }
    }
    cases
}

fn row(text: &str, citation: &Citation) -> Row {
    let letters = |range: &std::ops::Range<usize>| {
        text[range.clone()]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let symbol = citation.symbol.as_ref();
    let number = symbol.map_or_else(String::new, |cited| cited.symbol.number.clone());
    let rest = match symbol {
        Some(cited) => cited.symbol.to_string()[number.len() + 1..].to_owned(),
        None => citation.name.as_ref().map_or_else(String::new, letters),
    };
    let faults = symbol.and_then(|cited| cited.near_miss.as_ref());
    [
        citation
            .kind()
            .map_or_else(String::new, |kind| kind.name.clone()),
        number,
        rest,
        citation
            .date
            .as_ref()
            .map_or_else(String::new, |date| day(text, date)),
        citation.agency.as_ref().map_or_else(String::new, letters),
        faults.map_or_else(String::new, |near| fault(near.faults[0])),
    ]
}

/// The date with the digits of the text.
fn day(text: &str, date: &CitedDate) -> String {
    let written = &text[date.span.clone()];
    let digits: Vec<&str> = written
        .split(|c: char| !c.is_ascii_digit())
        .filter(|d| !d.is_empty())
        .collect();
    match date.style {
        DateStyle::Year => date.year.to_string(),
        _ => digits.join("/"),
    }
}

fn fault(fault: Fault) -> String {
    serde_json::to_value(fault)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

/// Counts the parts; rows are matched in reading order by their longest common run.
fn compare(expected: &[Row], found: &[Row], counts: &mut [Count; 6]) {
    for row in expected {
        tally(row, counts, |count| count.wanted += 1);
    }
    for row in found {
        tally(row, counts, |count| count.found += 1);
    }
    let mut from = 0;
    for wanted in expected {
        let same = |row: &Row| row[1] == wanted[1] && row[2] == wanted[2];
        let Some(offset) = found[from..].iter().position(same) else {
            continue;
        };
        let got = &found[from + offset];
        from += offset + 1;
        for (index, count) in counts.iter_mut().enumerate() {
            if !wanted[index].is_empty() && wanted[index] == got[index] {
                count.right += 1;
            }
        }
    }
}

fn tally(row: &Row, counts: &mut [Count; 6], add: impl Fn(&mut Count)) {
    for (part, count) in row.iter().zip(counts) {
        if !part.is_empty() {
            add(count);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "the counts are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}
