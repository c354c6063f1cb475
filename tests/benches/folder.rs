//! A folder of a thousand Word files: how many are checked in a second on all cores, how much memory
//! that takes, and how long python-docx needs only to open the same files and read their text.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use thethuc_app::fonts::FontChoice;
use thethuc_app::{App, batch, machine};
use thethuc_tests::reading::python_docx;
use thethuc_tests::{Exporter, all_documents, places};

const FILES: usize = 1_000;
/// How many files python-docx is given at once.
const AT_ONCE: usize = 100;
/// Files up to this size: letters and decisions of a few pages, as offices write them.
const MAX_BYTES: u64 = 40_000;

fn main() {
    let folder = places::work("folder").unwrap();
    let files = copies(&folder);
    let bytes: u64 = files
        .iter()
        .map(|file| fs::metadata(file).unwrap().len())
        .sum();
    println!(
        "{FILES} files, {:.1} kB each",
        bytes as f64 / 1000.0 / FILES as f64
    );
    let app = App::new(machine::config(&FontChoice::from("bundled")).unwrap());
    check(&app, &files[..100]);
    report("after 100 files", None);
    let took = (0..5)
        .map(|_| check(&app, &files))
        .min()
        .unwrap_or_default();
    report("checked, best of five", Some(took));
    let begun = Instant::now();
    for some in files.chunks(AT_ONCE) {
        black_box(python_docx(some).unwrap());
    }
    let python = begun.elapsed();
    println!(
        "  {:<28} {:>8.2} s  {:>7.0} files/s",
        "python-docx, text only",
        python.as_secs_f64(),
        FILES as f64 / python.as_secs_f64()
    );
    println!("  ratio {:.1}", python.as_secs_f64() / took.as_secs_f64());
}

/// The files of our documents again and again under names of their own.
fn copies(folder: &Path) -> Vec<PathBuf> {
    let made = folder.join("made");
    fs::create_dir_all(&made).unwrap();
    let exporter = Exporter::new().unwrap();
    let exported = exporter
        .write_all(&all_documents().unwrap(), &made)
        .unwrap();
    let small = |docx: &&PathBuf| fs::metadata(docx).unwrap().len() <= MAX_BYTES;
    let originals: Vec<&PathBuf> = exported
        .iter()
        .map(|files| &files.docx)
        .filter(small)
        .collect();
    let all = folder.join("all");
    fs::create_dir_all(&all).unwrap();
    let copy = |(number, original): (usize, &&PathBuf)| {
        let file = all.join(format!("{number:04}.docx"));
        fs::copy(original, &file).unwrap();
        file
    };
    originals
        .iter()
        .cycle()
        .take(FILES)
        .enumerate()
        .map(copy)
        .collect()
}

fn check(app: &App, files: &[PathBuf]) -> Duration {
    let begun = Instant::now();
    let stop = AtomicBool::new(false);
    let done = batch::in_order(
        files,
        &stop,
        |file| app.check_path(file),
        |_, report| {
            black_box(report.unwrap());
        },
    );
    assert_eq!(done, files.len());
    begun.elapsed()
}

fn report(what: &str, took: Option<Duration>) {
    let speed = took.map_or_else(String::new, |took| {
        let seconds = took.as_secs_f64();
        format!("{seconds:>8.2} s  {:>7.0} files/s", FILES as f64 / seconds)
    });
    println!("  {what:<28} {speed:<28}  most memory {}", most_memory());
}

/// The most memory that this process has held, as Linux counts it.
fn most_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}
