//! A large register, made of generated text, and how long the clerk waits:
//!
//! ```text
//! cargo bench -p thethuc-archive -- 100000 [folder [socket]]
//! ```
//!
//! Without a count it makes 10,000 documents. A folder keeps the archive; the next run adds what is
//! missing to the count, and makes nothing where there are as many. With the folder of the socket of a
//! PostgreSQL server, whose superuser `postgres` it may be, the same register is asked there, in the
//! database `so`: where that has fewer documents than the count, so many are copied there. Prints medians, the
//! slowest of twenty, and how long the program itself worked each time.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, works on files of its own, and stops where something fails"
)]

mod copy;
mod generator;

use std::path::PathBuf;
use std::time::Instant;

use chrono::{DateTime, Datelike, NaiveDate};
use thethuc_archive::store::Store;
use thethuc_archive::{Archive, Book, BookKind, By, Filter, PostgresArchive, Span, SqliteArchive};

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
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("so.thethuc");
    if !path.exists() {
        SqliteArchive::create_file(&path, "Sở Nội vụ", &by(0)).unwrap();
    }
    // A register that is as large as it should be is not touched before it is asked.
    fill(&mut SqliteArchive::open_unchecked(&path).unwrap(), count);
    if let Some(socket) = args.next() {
        let clerk = copy::on_server(&path, &folder, &socket, count);
        run(|| PostgresArchive::connect(&clerk).unwrap());
    } else {
        run(|| SqliteArchive::open_file(&path).unwrap());
        let size = std::fs::metadata(path).unwrap().len();
        println!("{:.0} MB", size as f64 / 1e6);
    }
    memory();
}

/// Asks the register, and verifies it.
fn run<S: Store>(open: impl Fn() -> Archive<S>) {
    let opening = |what: &str| {
        let started = Instant::now();
        let archive = open();
        println!("{what:<44}{:>10.1} ms", ms(started));
        archive
    };
    let mut archive = opening("open, the chain followed from a checkpoint");
    let count = archive.summary().unwrap().documents;
    println!("{count} documents");
    measure(&mut archive, count);
    memory();
    let started = Instant::now();
    let report = archive.checkpoint(&by(count)).unwrap();
    assert_eq!(report.troubles, []);
    let what = format!("verify {} rows", report.rows);
    println!("{what:<44}{:>10.0} ms", ms(started));
    drop(opening("open, from the checkpoint"));
}

/// The clerk at noon, so many documents after the beginning.
pub(crate) fn by(document: u64) -> By {
    let days = i64::try_from(document / DOCUMENTS_A_DAY).unwrap();
    let start = DateTime::parse_from_rfc3339("2020-03-05T12:00:00+07:00").unwrap();
    By {
        who: "Văn thư".to_owned(),
        at: start + chrono::Duration::days(days),
    }
}

/// Brings the register to its count.
fn fill<S: Store>(archive: &mut Archive<S>, count: u64) {
    const AT_ONCE: usize = 1_000;
    let started = Instant::now();
    let book = Book {
        id: "di".to_owned(),
        title: "Sổ đăng ký văn bản đi".to_owned(),
        kind: BookKind::Di,
        span: Span::Nam,
    };
    if archive.books().unwrap().is_empty() {
        archive.transact(&by(0), |t| t.open_book(&book)).unwrap();
    }
    let there = archive.summary().unwrap().documents;
    let mut generator = Generator::new();
    generator.skip(there);
    for first in (there..count).step_by(AT_ONCE) {
        let by = by(first);
        archive
            .transact(&by, |transaction| {
                for _ in first..count.min(first + AT_ONCE as u64) {
                    transaction.register(generator.draft(), "di", by.at.date_naive())?;
                }
                Ok(())
            })
            .unwrap();
    }
    if there < count {
        println!(
            "{} documents added to {there} in {:.0} s",
            count - there,
            started.elapsed().as_secs_f64()
        );
    }
}

fn measure<S: Store>(archive: &mut Archive<S>, count: u64) {
    let generator = Generator::new();
    let middle = by(count / 2).at.date_naive();
    let year = middle.year().to_string();
    let deep = archive.last_number("di", &year).unwrap().unwrap().ordinal / 2;

    let [common, second, third, fourth, rare] =
        [3, 20, 60, 5, 5_000].map(|rank| generator.syllable(rank));
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
        (
            "phrase of three, the last without marks",
            text(&format!("\"{common} {second} {fourth}\"")),
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
    let mut nth = archive.summary().unwrap().documents;
    time("issue a number: register, audit, index, sync", || {
        let mut draft = generator.draft();
        // No document says what one of the register does.
        nth += 1;
        draft.facts.subject += &format!(" {nth}");
        let issue = archive.transact(&now, |t| t.register(draft, "di", now.at.date_naive()));
        issue.unwrap();
    });
}

fn time(name: &str, mut work: impl FnMut()) {
    let before = on_cpu();
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let started = Instant::now();
            work();
            ms(started)
        })
        .collect();
    let worked = (on_cpu() - before) / TIMES as f64;
    times.sort_by(f64::total_cmp);
    println!(
        "{name:<44}{:>10.2} ms{:>10.2} ms slowest{worked:>10.2} ms of work",
        times[TIMES / 2],
        times[TIMES - 1]
    );
}

/// How long this program, and not a server, worked until now, in milliseconds; where the system does
/// not say so, nothing. On a busy machine it is steadier than the clock.
fn on_cpu() -> f64 {
    let said = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = said.split(' ').next().and_then(|word| word.parse().ok());
    nanoseconds.unwrap_or(0.0_f64) / 1e6
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
