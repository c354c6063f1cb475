//! Time to draw a full page.

use divan::Bencher;
use thethuc_svg::page;

#[path = "../tests/common/mod.rs"]
mod common;

fn main() {
    divan::main();
}

#[divan::bench]
fn full_page(bencher: Bencher<'_, '_>) {
    let (sheet, options) = (common::full_page(), common::options());
    bencher.bench(|| page(&sheet, &options));
}
