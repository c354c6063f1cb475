//! How long a file takes: three pages with footnotes and a table, and ninety pages.

#[path = "../tests/sample/mod.rs"]
mod sample;

use thethuc_docx::{Properties, write};

fn main() {
    divan::main();
}

#[divan::bench]
fn three_pages(bencher: divan::Bencher) {
    let markup = sample::three_pages();
    let properties = Properties::of(&markup, None);
    bencher.bench(|| write(&markup, &properties));
}

#[divan::bench]
fn ninety_pages(bencher: divan::Bencher) {
    let markup = sample::long(40);
    let properties = Properties::of(&markup, None);
    bencher.bench(|| write(&markup, &properties));
}
