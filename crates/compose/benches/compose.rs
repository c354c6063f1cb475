//! How long composing takes: a keystroke pays it each time.

use divan::Bencher;
use thethuc_compose::{Templates, compose};
use thethuc_model::{Block, Document, read_document};

fn main() {
    divan::main();
}

fn sample(templates: &Templates) -> Document {
    templates
        .kind("cong-van")
        .and_then(|kind| kind.sample.as_deref())
        .and_then(|json| read_document(json.as_bytes()).ok())
        .unwrap_or_else(|| Document::new("cong-van"))
}

/// Reading all templates, once when the program starts.
#[divan::bench]
fn templates() -> Templates {
    Templates::builtin()
}

/// The sample công văn: three pages with an annex.
#[divan::bench]
fn three_pages(bencher: Bencher) {
    let templates = Templates::builtin();
    let document = sample(&templates);
    bencher.bench(|| compose(&templates, &document));
}

/// The same with its body repeated to about ninety pages.
#[divan::bench]
fn ninety_pages(bencher: Bencher) {
    let templates = Templates::builtin();
    let mut document = sample(&templates);
    let body: Vec<Block> = document.noi_dung.clone();
    document.noi_dung = body.iter().cycle().take(body.len() * 64).cloned().collect();
    bencher.bench(|| compose(&templates, &document));
}
