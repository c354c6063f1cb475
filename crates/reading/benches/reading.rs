//! A Word file from its bytes to how it looks.

use divan::Bencher;
use thethuc_reading::{Limits, read_docx, read_docx_with_source};
use thethuc_wordlike::{Letters, Shape, long};

fn main() {
    divan::main();
}

/// Paragraphs of a file of three pages, and of one of ninety.
const PARAGRAPHS: [usize; 2] = [24, 720];

fn file(paragraphs: usize, letters: Letters) -> Vec<u8> {
    let shape = Shape {
        letters,
        ..Shape::default()
    };
    long(paragraphs, shape).bytes()
}

#[divan::bench(args = PARAGRAPHS)]
fn whole_runs(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let bytes = file(paragraphs, Letters::Whole);
    bencher.bench(|| read_docx(&bytes, &Limits::default()));
}

#[divan::bench(args = PARAGRAPHS)]
fn every_marked_letter_a_run(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let bytes = file(paragraphs, Letters::Marked);
    bencher.bench(|| read_docx(&bytes, &Limits::default()));
}

#[divan::bench(args = PARAGRAPHS)]
fn with_the_place_of_every_letter(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let bytes = file(paragraphs, Letters::Whole);
    bencher.bench(|| read_docx_with_source(&bytes, &Limits::default()));
}
