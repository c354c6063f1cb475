//! The samples, whole.

use thethuc_compose::{Kind, Templates, compose};
use thethuc_law::Decree;
use thethuc_model::{Document, NgayThangNam, read_document, write_document};

use crate::BUILTIN;
use crate::dump::dump;

/// Every sample of a kind, by name.
fn samples(kind: &Kind) -> impl Iterator<Item = (String, Document)> {
    let more = kind.more_samples.iter();
    let more = more.map(|(name, text)| (format!("{}-{name}", kind.id), text));
    let own = kind.sample.iter().map(|text| (kind.id.clone(), text));
    own.chain(more)
        .map(|(name, text)| (name, read_document(text.as_bytes()).unwrap()))
}

pub(crate) fn sample(templates: &Templates, kind: &str) -> Document {
    let text = templates.kind(kind).unwrap().sample.as_deref().unwrap();
    read_document(text.as_bytes()).unwrap()
}

#[test]
fn the_templates_that_the_program_brings_are_sound() {
    let templates =
        Templates::from_files::<&str, &str>([]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(templates.kinds().len(), 11);
    assert_eq!(BUILTIN.kinds(), templates.kinds());
}

#[test]
fn every_sample_becomes_the_markup_on_record() {
    let templates = &*BUILTIN;
    for kind in templates.kinds() {
        for (name, document) in samples(kind) {
            let markup = compose(templates, &document).unwrap_or_else(|error| panic!("{error}"));
            insta::assert_snapshot!(name, dump(&markup));
        }
    }
}

#[test]
fn samples_are_written_as_the_program_writes_them() {
    let templates = &*BUILTIN;
    for kind in templates.kinds() {
        for (name, document) in samples(kind) {
            let again = read_document(write_document(&document).as_bytes()).unwrap();
            assert_eq!(again, document, "{name}");
            assert_eq!(document.kind, kind.id, "{name}");
        }
    }
}

#[test]
fn all_29_kinds_of_the_decree_have_a_form_and_a_sample() {
    let templates = &*BUILTIN;
    for ten_loai in Decree::in_force(&NgayThangNam::default()).kinds() {
        let serve = |kind: &&Kind| kind.serves.contains(&ten_loai.id);
        let kinds: Vec<&Kind> = templates.kinds().iter().filter(serve).collect();
        let [kind] = kinds.as_slice() else {
            panic!("{}: {} kinds", ten_loai.id, kinds.len())
        };
        let sample = kind.sample_of(Some(&ten_loai.id));
        let sample = sample.unwrap_or_else(|| panic!("{} has no sample", ten_loai.id));
        let sample = read_document(sample.as_bytes()).unwrap();
        assert_eq!(
            sample.ten_loai.as_ref().unwrap_or(&sample.kind),
            &ten_loai.id
        );
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
