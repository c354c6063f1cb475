//! Time to write pages that are already set: 3 pages (a công văn) and 90.

use divan::Bencher;
use thethuc_pdf::write;

#[path = "../tests/common/mod.rs"]
mod common;

fn main() {
    divan::main();
}

#[divan::bench(args = [3, 90])]
fn tagged_pdf(bencher: Bencher<'_, '_>, pages: usize) {
    let document = common::long_document(pages);
    let (fonts, metadata) = (common::fonts(), common::metadata());
    bencher.bench(|| write(&document, &fonts, &metadata));
}
