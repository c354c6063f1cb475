//! The samples, whole.

use thethuc_compose::{Templates, compose};
use thethuc_model::{Document, read_document, write_document};

use crate::BUILTIN;
use crate::dump::dump;

pub(crate) fn sample(templates: &Templates, kind: &str) -> Document {
    let text = templates.kind(kind).unwrap().sample.as_deref().unwrap();
    read_document(text.as_bytes()).unwrap()
}

#[test]
fn the_templates_that_the_program_brings_are_sound() {
    let templates =
        Templates::from_files::<&str, &str>([]).unwrap_or_else(|error| panic!("{error}"));
    for id in ["cong-dien", "cong-van", "quyet-dinh", "van-ban-co-ten-loai"] {
        assert!(templates.kind(id).is_some(), "{id}");
    }
    assert_eq!(BUILTIN.kinds(), templates.kinds());
}

#[test]
fn every_sample_becomes_the_markup_on_record() {
    let templates = &*BUILTIN;
    for kind in templates.kinds() {
        let document = sample(templates, &kind.id);
        let markup = compose(templates, &document).unwrap_or_else(|error| panic!("{error}"));
        insta::assert_snapshot!(kind.id.as_str(), dump(&markup));
    }
}

#[test]
fn samples_are_written_as_the_program_writes_them() {
    let templates = &*BUILTIN;
    for kind in templates.kinds() {
        let document = sample(templates, &kind.id);
        let again = read_document(write_document(&document).as_bytes()).unwrap();
        assert_eq!(again, document);
        assert_eq!(document.kind, kind.id);
    }
}

#[test]
fn blank_documents_of_every_kind_and_ten_loai_compose() {
    let templates = &*BUILTIN;
    for kind in templates.kinds() {
        for ten_loai in &kind.serves {
            let mut document = kind.defaults.clone();
            document.ten_loai = Some(ten_loai.clone());
            compose(templates, &document).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}
