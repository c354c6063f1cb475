//! Signing and checking one file and a hundred, and pyHanko doing the same with the same key.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench makes its world, looks at the clock and prints what it found"
)]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::Value;
use thethuc_signature::{KeyFile, Verdict};

#[allow(
    dead_code,
    reason = "the world of the tests, of which the bench needs a part"
)]
#[path = "../tests/signature/world.rs"]
mod world;

use world::{Kind, PASSWORD, World, plain_pdf};

const FILES: usize = 100;
/// How often one file is signed and checked; the middle one counts.
const TIMES: usize = 21;

fn main() {
    let world = World::new();
    // PKCS #1 v1.5, which pyHanko signs with unless it is told otherwise.
    let key = world.person("An", Kind::Rsa).with_pkcs1();
    let plain = plain_pdf(true);
    let signed = world.signed(&plain, "NguoiKy", &key);
    println!(
        "a page of {} bytes, signed {}; RSA 2048, PKCS #1 v1.5, SHA-256; ms",
        plain.len(),
        signed.len()
    );
    println!("  {:<28} {:>10} {:>10}", "", "one file", "a hundred");
    row("signed by us", ours(|| sign(&world, &plain, &key)));
    row("checked by us", ours(|| check(&world, &signed)));
    let Some(python) = python() else {
        println!("  pyHanko was not fetched (cargo xtask test fetches it)");
        return;
    };
    fs::write(world.path("plain.pdf"), &plain).unwrap();
    fs::write(world.path("signed.pdf"), &signed).unwrap();
    let said = pyhanko(&world, &python);
    for (name, what) in [
        ("signed by pyHanko", "sign"),
        ("checked by pyHanko", "check"),
    ] {
        row(name, [0, 1].map(|at| said[what][at].as_f64().unwrap()));
    }
}

fn row(name: &str, [one, hundred]: [f64; 2]) {
    println!("  {name:<28} {one:>10.2} {hundred:>10.1}");
}

fn sign(world: &World, plain: &[u8], key: &KeyFile) {
    black_box(world.signed(plain, "NguoiKy", key));
}

fn check(world: &World, signed: &[u8]) {
    assert_eq!(world.report(signed).verdict(), Some(Verdict::Valid));
}

/// One run (the middle of several) and a hundred, in milliseconds.
fn ours(run: impl Fn()) -> [f64; 2] {
    let timed = |count: usize| {
        let begun = Instant::now();
        (0..count).for_each(|_| run());
        begun.elapsed().as_secs_f64() * 1000.0
    };
    let mut one: Vec<f64> = (0..TIMES).map(|_| timed(1)).collect();
    one.sort_by(f64::total_cmp);
    [one[TIMES / 2], timed(FILES)]
}

fn pyhanko(world: &World, python: &Path) -> Value {
    let done = Command::new(python)
        .arg(tools().join("bench.py"))
        .args(["An.p12", PASSWORD, "root.pem", "plain.pdf", "signed.pdf"])
        .args([TIMES.to_string(), FILES.to_string()])
        .current_dir(world.folder.path())
        .output()
        .unwrap();
    let trouble = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{trouble}");
    serde_json::from_slice(&done.stdout).unwrap()
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn tools() -> PathBuf {
    root().join("tests/tools/signatures")
}

fn python() -> Option<PathBuf> {
    let python = root().join("target/tools/signatures/bin/python");
    python.is_file().then_some(python)
}
