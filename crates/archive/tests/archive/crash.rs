//! A program that is killed while it numbers loses no number that it acknowledged.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use thethuc_archive::{Filter, SqliteArchive};

use crate::world::{InFile, Place, register};

const KILLS: u64 = 100;
const FILE: &str = "THETHUC_TEST_ARCHIVE";

/// No test of its own: what is killed. Registers without end, and says each number when it has it.
#[test]
#[ignore = "run by a_killed_program_loses_no_acknowledged_number"]
fn numbers_until_killed() {
    let path = std::env::var_os(FILE).unwrap();
    let mut archive = SqliteArchive::open_file(path.as_ref()).unwrap();
    let mut out = std::io::stdout().lock();
    loop {
        let (_, ordinal) = register(&mut archive, "trước khi tắt", "2026-11-21");
        writeln!(out, "\nso {ordinal}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn a_killed_program_loses_no_acknowledged_number() {
    let place = InFile::new();
    drop(place.create());
    let mut acknowledged = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "crash::numbers_until_killed",
                "--ignored",
                "--nocapture",
            ])
            .env(FILE, place.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let reader = thread::spawn(move || {
            let numbers = lines.map_while(Result::ok);
            numbers
                .filter_map(|line| line.strip_prefix("so ")?.parse::<u32>().ok())
                .last()
        });
        thread::sleep(Duration::from_millis(15 + kill * 37 % 160));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged = reader.join().unwrap().unwrap_or(acknowledged);
        let archive = place.open();
        let last = archive.last_number("di", "2026").unwrap();
        let taken = last.map_or(0, |number| number.ordinal);
        // One may have been written whose acknowledgement was not.
        assert!(
            taken == acknowledged || taken == acknowledged + 1,
            "kill {kill}"
        );
        acknowledged = taken;
    }
    assert!(acknowledged > 100, "{acknowledged}");
    let mut archive = place.open();
    assert_eq!(archive.findings("di", "2026").unwrap(), []);
    assert_eq!(archive.verify(None).unwrap().troubles, []);
    let mut found = 0;
    let mut before = None;
    loop {
        let page = archive.search(&Filter {
            text: "\"truoc khi tat\"".to_owned(),
            limit: 500,
            before,
            ..Filter::default()
        });
        let page = page.unwrap();
        found += page.hits.len();
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(found, acknowledged as usize);
}
