//! A large register, made of generated text, and how long the clerk waits:
//!
//! ```text
//! cargo bench -p thethuc-archive -- 100000 [folder]
//! ```
//!
//! Without a count it makes 10,000 documents. A folder keeps the archive for the next run. Prints
//! medians and the slowest of twenty.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, works on files of its own, and stops where something fails"
)]

mod generator;

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{DateTime, Datelike, NaiveDate};
use thethuc_archive::{Book, BookKind, By, Filter, Span, SqliteArchive};

use generator::Generator;

const TIMES: usize = 20;
const DOCUMENTS_A_DAY: u64 = 400;

fn main() {
    let mut args = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"));
    let count = args.next().map_or(10_000, |count| count.parse().unwrap());
    let temporary = tempfile::tempdir().unwrap();
    let folder = args
        .next()
        .map_or(temporary.path().to_owned(), PathBuf::from);
    let path = folder.join(format!("so-{count}.thethuc"));
    if !path.exists() {
        std::fs::create_dir_all(&folder).unwrap();
        make(&path, count);
    }
    measure(&path, count);
}

/// The clerk at noon, so many documents after the beginning.
fn by(document: u64) -> By {
    let days = i64::try_from(document / DOCUMENTS_A_DAY).unwrap();
    let start = DateTime::parse_from_rfc3339("2020-03-05T12:00:00+07:00").unwrap();
    By {
        who: "Văn thư".to_owned(),
        at: start + chrono::Duration::days(days),
    }
}

fn make(path: &Path, count: u64) {
    const AT_ONCE: u64 = 500;
    let started = Instant::now();
    let mut archive = SqliteArchive::create_file(path, "Sở Nội vụ", &by(0)).unwrap();
    let book = Book {
        id: "di".to_owned(),
        title: "Sổ đăng ký văn bản đi".to_owned(),
        kind: BookKind::Di,
        span: Span::Nam,
    };
    archive.transact(&by(0), |t| t.open_book(&book)).unwrap();
    let mut generator = Generator::new();
    for first in (0..count).step_by(usize::try_from(AT_ONCE).unwrap()) {
        let by = by(first);
        archive
            .transact(&by, |transaction| {
                for _ in first..count.min(first + AT_ONCE) {
                    transaction.register(generator.draft(), "di", by.at.date_naive())?;
                }
                Ok(())
            })
            .unwrap();
    }
    let size = std::fs::metadata(path).unwrap().len();
    println!(
        "made {count} documents in {:.0} s, {:.0} MB",
        started.elapsed().as_secs_f64(),
        size as f64 / 1e6
    );
}

fn measure(path: &Path, count: u64) {
    let started = Instant::now();
    let mut archive = SqliteArchive::open_file(path).unwrap();
    println!(
        "{:<44}{:>10.1} ms",
        "open, the whole chain followed",
        ms(started)
    );
    let generator = Generator::new();
    let middle = by(count / 2).at.date_naive();
    let year = middle.year().to_string();
    let deep = archive.last_number("di", &year).unwrap().unwrap().ordinal / 2;

    let [common, second, third, rare] = [3, 20, 60, 5_000].map(|rank| generator.syllable(rank));
    let text = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    let folded = thethuc_text::fold(common);
    let month = |day: NaiveDate| Filter {
        text: folded.clone(),
        from: Some(day),
        to: Some(day + chrono::Duration::days(30)),
        ..Filter::default()
    };
    let searches = [
        (
            "number and symbol",
            Filter {
                number: "4321".to_owned(),
                notation: generator.symbol(2).to_owned(),
                ..Filter::default()
            },
        ),
        ("one common word, newest 50", text(&folded)),
        ("one common word with marks", text(common)),
        (
            "two words",
            text(&format!("{folded} {}", thethuc_text::fold(second))),
        ),
        (
            "three words with marks",
            text(&format!("{common} {second} {third}")),
        ),
        ("one rare word", text(rare)),
        (
            "phrase of two common words",
            text(&format!("\"{folded} {}\"", thethuc_text::fold(second))),
        ),
        (
            "phrase of three",
            text(&format!("\"{common} {second} {third}\"")),
        ),
        ("beginning of a word", text("th*")),
        ("no words, newest 50", Filter::default()),
        ("a word in an old month", month(middle)),
    ];
    for (name, filter) in searches {
        let hits = archive.search(&filter).unwrap().hits.len();
        time(&format!("{name} ({hits} hits)"), || {
            archive.search(&filter).unwrap();
        });
    }
    time("register page of 50, in the middle", || {
        archive.register_page("di", &year, deep, 50).unwrap();
    });
    let mut generator = Generator::new();
    let now = by(count);
    time("issue a number: register, audit, index, sync", || {
        let draft = generator.draft();
        let issue = archive.transact(&now, |t| t.register(draft, "di", now.at.date_naive()));
        issue.unwrap();
    });
    let started = Instant::now();
    let report = archive.verify(None).unwrap();
    assert_eq!(report.troubles, []);
    println!(
        "{:<44}{:>10.0} ms",
        format!("verify {} rows", report.rows),
        ms(started)
    );
    memory();
}

fn time(name: &str, mut work: impl FnMut()) {
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let started = Instant::now();
            work();
            ms(started)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{name:<44}{:>10.2} ms{:>10.2} ms slowest",
        times[TIMES / 2],
        times[TIMES - 1]
    );
}

fn ms(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1e3
}

/// The most memory that the process had, where the system says so.
fn memory() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(line) = status.lines().find(|line| line.starts_with("VmHWM")) {
        println!("{}", line.replace('\t', " "));
    }
}
