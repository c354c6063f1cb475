//! Both files of a document, beside one conversion by LibreOffice of the same document in the same
//! run: started cold, and already running.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use thethuc_model::write_document;
use thethuc_tests::{Case, Exporter, Office, long_document, places};

const TIMES: usize = 7;

fn main() {
    let folder = places::work("race").unwrap();
    let exporter = Exporter::new().unwrap();
    let seed = places::root().join("tests/documents/seed-002-thai-nguyen.json");
    let long = Case {
        name: "long".to_owned(),
        document: long_document().unwrap(),
    };
    for case in [Case::read(&seed).unwrap(), long] {
        let files = exporter.write(&case, &folder).unwrap();
        println!("\n{}", case.name);
        let ours = median(|| time(|| drop(exporter.write(&case, &folder).unwrap())));
        report("both files, program running", ours, ours);
        if let Some(program) = command_line() {
            let cold = median(|| run_command_line(&program, &case, &folder));
            report("both files, program started", cold, ours);
        }
        for office in Office::all() {
            let name = format!("LibreOffice {}", office.version);
            let pdf = folder.join("office");
            let docx = [files.docx.clone()];
            office.to_pdf(&docx, &pdf).unwrap();
            let cold = median(|| time(|| drop(office.to_pdf(&docx, &pdf).unwrap())));
            report(&format!("{name}, DOCX to PDF, started"), cold, ours);
            if let Some(warm) = running(&office, &files.docx, &folder) {
                report(&format!("{name}, DOCX to PDF, running"), warm, ours);
            }
        }
    }
}

fn report(what: &str, took: Duration, ours: Duration) {
    let ratio = took.as_secs_f64() / ours.as_secs_f64();
    println!(
        "  {what:<42} {:>9.1} ms  {ratio:>7.1} ×",
        took.as_secs_f64() * 1000.0
    );
}

fn time(action: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    action();
    begun.elapsed()
}

fn median(mut measure: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES).map(|_| measure()).collect();
    times.sort();
    times[TIMES / 2]
}

/// The command line, where `cargo xtask bench` has built it.
fn command_line() -> Option<PathBuf> {
    let program = PathBuf::from(std::env::var_os("THETHUC_BIN")?);
    program.is_file().then_some(program)
}

fn run_command_line(program: &Path, case: &Case, folder: &Path) -> Duration {
    let file = folder.join("document.json");
    std::fs::write(&file, write_document(&case.document)).unwrap();
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .args(["export", "document.json"]);
    command.args(["--docx", "cold.docx", "--pdf", "cold.pdf"]);
    time(|| assert!(command.output().unwrap().status.success()))
}

/// The median of conversions in a LibreOffice that is running; none without Debian's python3-uno.
fn running(office: &Office, docx: &Path, folder: &Path) -> Option<Duration> {
    let pipe = format!("the-thuc-race-{}", office.version);
    let home = folder.join(format!("home-{}", office.version));
    let mut server = office.command_in(&home).unwrap();
    server.args(["--headless", "--norestore"]);
    server.arg(format!("--accept=pipe,name={pipe};urp;"));
    let mut server = server.spawn().unwrap();
    let output = Command::new("/usr/bin/python3")
        .arg(places::root().join("tests/tools/office/convert.py"))
        .args([Path::new(&pipe), docx, &folder.join("warm.pdf")])
        .arg((TIMES + 1).to_string())
        .output();
    let output = output.ok().filter(|output| output.status.success());
    if output.is_none() {
        server.kill().unwrap();
    }
    server.wait().unwrap();
    let output = output?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut times: Vec<f64> = text
        .lines()
        .skip(1)
        .map(|line| line.parse().unwrap())
        .collect();
    times.sort_by(f64::total_cmp);
    let middle = times.get(times.len() / 2)?;
    Some(Duration::from_secs_f64(middle / 1000.0))
}
