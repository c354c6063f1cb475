//! Documents of the project, and their exported files.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "each suite uses a part of it, reads files and fails by panicking"
)]

pub(crate) mod changes;
pub(crate) mod forms;
pub(crate) mod literate;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use thethuc_compose::{Templates, compose};
use thethuc_docx::Properties;
use thethuc_layout::{FontSet, Layouter, fit, number_contents};
use thethuc_model::{Document, read_document};

pub(crate) static FONTS: LazyLock<FontSet> = LazyLock::new(|| {
    let face = |name: &str| -> Arc<[u8]> {
        fs::read(root().join(format!("assets/fonts/LiberationSerif-{name}.ttf")))
            .unwrap()
            .into()
    };
    FontSet::new([
        face("Regular"),
        face("Bold"),
        face("Italic"),
        face("BoldItalic"),
    ])
    .unwrap()
});
pub(crate) static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::builtin);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The samples of every kind, by the kind's name and that of the sample.
pub(crate) fn samples() -> Vec<(String, Document)> {
    let mut samples = Vec::new();
    for kind in TEMPLATES.kinds() {
        let more = kind
            .more_samples
            .iter()
            .map(|(name, text)| (format!("{}-{name}", kind.id), text));
        let own = kind.sample.iter().map(|text| (kind.id.clone(), text));
        samples.extend(own.chain(more));
    }
    let read = |text: &String| read_document(text.as_bytes()).unwrap();
    samples
        .into_iter()
        .map(|(name, text)| (name, read(text)))
        .collect()
}

/// Every document under `tests/documents/`, by its file's name.
pub(crate) fn documents() -> Vec<(String, Document)> {
    let folder = fs::read_dir(root().join("tests/documents")).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), load(path))).collect()
}

fn load(path: &Path) -> Document {
    read_document(&fs::read(path).unwrap()).unwrap()
}

/// The DOCX of a document.
pub(crate) fn export(document: &Document) -> Vec<u8> {
    let mut markup = compose(&TEMPLATES, document).unwrap();
    fit(&mut markup, &FONTS);
    let pages = Layouter::new(FONTS.clone()).paginate(&markup);
    number_contents(&mut markup, &pages);
    thethuc_docx::write(&markup, &Properties::default()).unwrap()
}

/// The DOCX of a kind's sample.
pub(crate) fn exported(kind: &str) -> Vec<u8> {
    let (_, document) = samples()
        .into_iter()
        .find(|(name, _)| name == kind)
        .unwrap();
    export(&document)
}
