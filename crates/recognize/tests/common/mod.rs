//! What the suites share: documents, their files, and the words that a file was understood as.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "each suite uses a part of it, reads files and fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use thethuc_compose::{Templates, compose};
use thethuc_docx::Properties;
use thethuc_layout::{FontSet, Layouter, fit, number_contents};
use thethuc_model::{Block, Document, read_document};
use thethuc_reading::{Limits, Reading, read_docx};

static FONTS: LazyLock<FontSet> = LazyLock::new(|| {
    let face = |name: &str| -> Arc<[u8]> {
        let file = root().join(format!("assets/fonts/LiberationSerif-{name}.ttf"));
        fs::read(file).unwrap().into()
    };
    FontSet::new(["Regular", "Bold", "Italic", "BoldItalic"].map(face)).unwrap()
});
static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::builtin);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The samples of all kinds and the documents of the project, by name.
pub(crate) fn documents() -> Vec<(String, Document)> {
    let is_sample = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy();
        name.starts_with("sample")
    };
    let samples = sorted("templates")
        .into_iter()
        .flat_map(|folder| sorted(folder.to_str().unwrap()))
        .filter(is_sample);
    let files = samples.chain(sorted("tests/documents"));
    files
        .filter(|file| file.extension().is_some_and(|ending| ending == "json"))
        .map(|file| {
            let name = file.strip_prefix(root()).unwrap().display().to_string();
            (name, read_document(&fs::read(&file).unwrap()).unwrap())
        })
        .collect()
}

fn sorted(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The DOCX of a document.
pub(crate) fn export(document: &Document) -> Vec<u8> {
    let mut markup = compose(&TEMPLATES, document).unwrap();
    fit(&mut markup, &FONTS);
    let pages = Layouter::new(FONTS.clone()).paginate(&markup);
    number_contents(&mut markup, &pages);
    thethuc_docx::write(&markup, &Properties::default()).unwrap()
}

/// A file that must be read.
pub(crate) fn read(bytes: &[u8]) -> Reading {
    read_docx(bytes, &Limits::default()).unwrap()
}

/// A block as one line: its kind and its letters.
pub(crate) fn line(block: &Block) -> String {
    let kind = match block {
        Block::Doan { .. } => "đoạn",
        Block::Phan { .. } => "phần",
        Block::Chuong { .. } => "chương",
        Block::Muc { .. } => "mục",
        Block::TieuMuc { .. } => "tiểu mục",
        Block::MucLaMa { .. } => "mục La Mã",
        Block::Dieu { .. } => "điều",
        Block::Khoan { .. } => "khoản",
        Block::Diem { .. } => "điểm",
        Block::Gach { level: 0, .. } => "gạch",
        Block::Gach { .. } => "cộng",
        Block::Bang(_) => "bảng",
        Block::HinhAnh(_) => "hình ảnh",
        Block::MucLuc {} => "mục lục",
    };
    let text = block
        .text()
        .map(thethuc_model::RichText::plain)
        .unwrap_or_default();
    format!("{kind}: {text}")
}
