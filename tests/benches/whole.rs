//! What the user waits for, on a công văn of three pages and on the long document: a keystroke to
//! pages and SVG, and the two files.

use divan::Bencher;
use thethuc_layout::{Layouter, Page};
use thethuc_model::{Block, Document, RichText};
use thethuc_tests::{Case, Exporter, long_document, places};

const DOCUMENTS: [&str; 2] = ["3 pages", "90 pages"];

fn main() {
    divan::main();
}

fn document(name: &str) -> Document {
    if name == "90 pages" {
        return long_document().unwrap();
    }
    let seed = places::root().join("tests/documents/seed-002-thai-nguyen.json");
    Case::read(&seed).unwrap().document
}

fn svg(exporter: &Exporter, page: &Page) -> String {
    let options = thethuc_svg::Options {
        fonts: exporter.fonts(),
        font_family: thethuc_svg::FONT_FAMILIES,
        label: "Trang",
    };
    thethuc_svg::page(page, &options)
}

/// The document with one more letter in the middle paragraph, again and again another one.
fn typed(document: &Document, letter: char) -> Document {
    let mut document = document.clone();
    let middle = document.noi_dung.len() / 2;
    let paragraph = document
        .noi_dung
        .iter_mut()
        .skip(middle)
        .find_map(|block| match block {
            Block::Doan { text } | Block::Khoan { text, .. } | Block::Diem { text } => Some(text),
            _ => None,
        });
    if let Some(text) = paragraph {
        *text = RichText::plain_text(format!("{}{letter}", text.plain()));
    }
    document
}

/// Document to markup, pages and SVG of the changed pages, with nothing kept from before.
#[divan::bench(args = DOCUMENTS)]
fn first_pages(bencher: Bencher<'_, '_>, name: &str) {
    let exporter = Exporter::new().unwrap();
    let document = document(name);
    bencher.bench(|| {
        let pages = exporter.pages(&exporter.markup(&document).unwrap());
        pages
            .pages
            .iter()
            .map(|page| svg(&exporter, page).len())
            .sum::<usize>()
    });
}

/// The same after a letter was typed: only what changed is laid out and drawn again.
#[divan::bench(args = DOCUMENTS)]
fn keystroke(bencher: Bencher<'_, '_>, name: &str) {
    let exporter = Exporter::new().unwrap();
    let document = document(name);
    let mut layouter = Layouter::new(exporter.fonts().clone());
    let mut before = layouter.paginate(&exporter.markup(&document).unwrap());
    let typed = [typed(&document, 'ệ'), typed(&document, 'ữ')];
    let mut turn = 0;
    bencher.bench_local(|| {
        turn = 1 - turn;
        let after = layouter.paginate(&exporter.markup(&typed[turn]).unwrap());
        let changed = after
            .pages
            .iter()
            .zip(&before.pages)
            .filter(|(new, old)| new.hash != old.hash);
        let drawn: usize = changed.map(|(page, _)| svg(&exporter, page).len()).sum();
        before = after;
        drawn
    });
}

/// Fitted markup to the bytes of the DOCX file.
#[divan::bench(args = DOCUMENTS)]
fn docx(bencher: Bencher<'_, '_>, name: &str) {
    let exporter = Exporter::new().unwrap();
    let markup = exporter.markup(&document(name)).unwrap();
    bencher.bench(|| exporter.docx(&markup).unwrap());
}

/// Fitted markup to pages and the bytes of the tagged PDF file.
#[divan::bench(args = DOCUMENTS)]
fn pdf(bencher: Bencher<'_, '_>, name: &str) {
    let exporter = Exporter::new().unwrap();
    let markup = exporter.markup(&document(name)).unwrap();
    bencher.bench(|| exporter.pdf(&markup).unwrap());
}
