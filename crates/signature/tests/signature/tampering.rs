//! Ways to change a signed file, each with what is told of it.

use crate::world::{Kind, World, plain_pdf, red_dot};
use lopdf::{Document, IncrementalDocument, Object, Stream, StringFormat, dictionary};
use thethuc_signature::{
    Change, Integrity, KeyFile, Look, Picture, Place, RangeFault, Report, Request, SignatureError,
    Verdict, sign, verify,
};

struct Case {
    world: World,
    key: KeyFile,
    /// A page of text, a picture signed over it, a signature that is not seen.
    file: Vec<u8>,
}

impl Case {
    fn new() -> Self {
        let world = World::new();
        let key = world.person("An", Kind::P256);
        let picture = Picture::from_png(&red_dot()).unwrap();
        let place = Place {
            page: 1,
            x_pt: 300.0,
            y_pt: 500.0,
            width_pt: 80.0,
            height_pt: 40.0,
        };
        let request = Request {
            look: Some((place, Look::picture(picture, 80.0, 40.0))),
            ..world.unseen("NguoiKy")
        };
        let once = sign(&plain_pdf(false), &request, &key, None).unwrap();
        let file = world.signed(&once, "CoQuan", &key);
        Self { world, key, file }
    }

    fn report(&self, bytes: &[u8]) -> Report {
        self.world.report(bytes)
    }

    fn with(&self, change: impl FnOnce(&mut Vec<u8>)) -> Report {
        let mut bytes = self.file.clone();
        change(&mut bytes);
        self.report(&bytes)
    }

    /// The file with one more revision.
    fn revised(&self, change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
        revised(&self.file, change)
    }
}

fn revised(bytes: &[u8], change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
    let document = Document::load_mem(bytes).unwrap();
    let mut revision = IncrementalDocument::create_from(bytes.to_vec(), document);
    change(&mut revision);
    let mut out = Vec::new();
    revision.save_to(&mut out).unwrap();
    out
}

fn find(bytes: &[u8], what: &[u8]) -> usize {
    bytes
        .windows(what.len())
        .position(|window| window == what)
        .unwrap()
}

fn page(revision: &IncrementalDocument) -> lopdf::ObjectId {
    revision.get_prev_documents().page_iter().next().unwrap()
}

fn field(revision: &IncrementalDocument, name: &str) -> lopdf::ObjectId {
    let named = |object: &Object| {
        let title = object.as_dict().ok().and_then(|field| field.get(b"T").ok());
        title
            .and_then(|title| lopdf::decode_text_string(title).ok())
            .as_deref()
            == Some(name)
    };
    let objects = &revision.get_prev_documents().objects;
    *objects.iter().find(|(_, object)| named(object)).unwrap().0
}

fn is_broken(report: &Report, signature: usize) -> bool {
    !matches!(report.signatures[signature].integrity, Integrity::Intact)
        && report.signatures[signature].verdict() == Verdict::Invalid
}

#[test]
fn the_file_itself_is_valid() {
    let case = Case::new();
    let report = case.report(&case.file);
    assert_eq!(report.verdict(), Some(Verdict::Valid), "{report:#?}");
    assert_eq!(report.signatures.len(), 2);
}

#[test]
fn changed_bytes_break_every_signature_over_them() {
    let case = Case::new();
    let flip = |what: &'static [u8]| {
        case.with(|bytes| {
            let at = find(bytes, what) + what.len() - 1;
            bytes[at] ^= 1;
        })
    };
    // The text; the time of signing; what is drawn for the signature.
    for what in [&b"Cong van so 1"[..], b"/M(D:2", b"80.000 0 0 4"] {
        let report = flip(what);
        assert!(
            is_broken(&report, 0) && is_broken(&report, 1),
            "{what:?}: {report:#?}"
        );
    }
    let octets = case.with(|bytes| {
        let at = find(bytes, b"/Contents<") + 400;
        bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
    });
    assert!(
        is_broken(&octets, 0) && is_broken(&octets, 1),
        "{octets:#?}"
    );
}

#[test]
fn games_with_the_byte_range_are_refused() {
    let case = Case::new();
    let report = case.with(|bytes| {
        let at = find(bytes, b"/ByteRange[0 ") + b"/ByteRange[0 ".len();
        let end = at + bytes[at..].iter().position(|byte| *byte == b' ').unwrap();
        bytes[end - 1] = if bytes[end - 1] == b'1' { b'2' } else { b'1' };
    });
    let range = Integrity::Range {
        why: RangeFault::MoreLeftOut,
    };
    assert_eq!(report.signatures[0].integrity, range);
    assert_eq!(report.verdict(), Some(Verdict::Invalid));
}

#[test]
fn a_file_written_anew_or_cut_off_is_not_valid() {
    let case = Case::new();
    let mut anew = Vec::new();
    Document::load_mem(&case.file)
        .unwrap()
        .save_to(&mut anew)
        .unwrap();
    let report = case.report(&anew);
    assert!(
        is_broken(&report, 0) && is_broken(&report, 1),
        "{report:#?}"
    );
    let cut = &case.file[..case.file.len() - 40];
    let verdict = verify(cut, &case.world.trust(), case.world.day())
        .ok()
        .and_then(|report| report.verdict());
    assert_ne!(verdict, Some(Verdict::Valid));
}

#[test]
fn content_added_to_a_page_is_told() {
    let case = Case::new();
    let file = case.revised(|revision| {
        let page = page(revision);
        let more = b"BT /F1 14 Tf 72 600 Td (Them) Tj ET".to_vec();
        let more = revision
            .new_document
            .add_object(Stream::new(dictionary! {}, more));
        revision.opt_clone_object_to_new_document(page).unwrap();
        let page = revision.new_document.get_dictionary_mut(page).unwrap();
        let old = page.get(b"Contents").unwrap().clone();
        page.set("Contents", vec![old, more.into()]);
    });
    told(&case, &file, &Change::PageContent { page: 1 });
}

#[test]
fn content_written_over_in_place_is_told() {
    let case = Case::new();
    let file = case.revised(|revision| {
        let page = revision
            .get_prev_documents()
            .get_dictionary(page(revision))
            .unwrap();
        let content = page.get(b"Contents").unwrap().as_reference().unwrap();
        let other = Stream::new(dictionary! {}, b"BT ET".to_vec());
        revision.new_document.set_object(content, other);
    });
    told(&case, &file, &Change::PageContent { page: 1 });
}

#[test]
fn an_annotation_over_a_page_is_told() {
    let case = Case::new();
    let file = case.revised(|revision| {
        let page = page(revision);
        let note = revision.new_document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "FreeText", "Contents" => Object::string_literal("x"),
            "Rect" => vec![0.into(), 0.into(), 90.into(), 90.into()],
        });
        revision.opt_clone_object_to_new_document(page).unwrap();
        let page = revision.new_document.get_dictionary_mut(page).unwrap();
        page.get_mut(b"Annots")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .push(note.into());
    });
    told(&case, &file, &Change::Annotation { page: 1 });
}

#[test]
fn another_look_of_a_signature_is_told() {
    let case = Case::new();
    let replaced = case.revised(|revision| {
        let field = field(revision, "NguoiKy");
        let look = Stream::new(
            dictionary! { "Subtype" => "Form" },
            b"0 0 9 9 re f".to_vec(),
        );
        let look = revision.new_document.add_object(look);
        revision.opt_clone_object_to_new_document(field).unwrap();
        let field = revision.new_document.get_dictionary_mut(field).unwrap();
        field.set("AP", dictionary! { "N" => look });
    });
    let changed = Change::FieldChanged {
        field: "NguoiKy".to_owned(),
    };
    told(&case, &replaced, &changed);
    let written_over = case.revised(|revision| {
        let old = revision.get_prev_documents();
        let field = old.get_dictionary(field(revision, "NguoiKy")).unwrap();
        let look = field.get(b"AP").unwrap().as_dict().unwrap();
        let look = look.get(b"N").unwrap().as_reference().unwrap();
        let other = Stream::new(
            dictionary! { "Subtype" => "Form" },
            b"0 0 9 9 re f".to_vec(),
        );
        revision.new_document.set_object(look, other);
    });
    told(&case, &written_over, &changed);
}

#[test]
fn actions_and_pages_added_are_told() {
    let case = Case::new();
    let action = case.revised(|revision| {
        let root = revision
            .get_prev_documents()
            .trailer
            .get(b"Root")
            .unwrap()
            .as_reference()
            .unwrap();
        revision.opt_clone_object_to_new_document(root).unwrap();
        let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("1") };
        revision
            .new_document
            .get_dictionary_mut(root)
            .unwrap()
            .set("OpenAction", action);
    });
    told(
        &case,
        &action,
        &Change::Catalog {
            entry: "OpenAction".to_owned(),
        },
    );
    let page_added = case.revised(|revision| {
        let old = revision.get_prev_documents();
        let page = old.get_dictionary(page(revision)).unwrap().clone();
        let pages = page.get(b"Parent").unwrap().as_reference().unwrap();
        let copy = revision.new_document.add_object(page);
        revision.opt_clone_object_to_new_document(pages).unwrap();
        let pages = revision.new_document.get_dictionary_mut(pages).unwrap();
        pages.set("Count", 2);
        pages
            .get_mut(b"Kids")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .push(copy.into());
    });
    told(&case, &page_added, &Change::PageTree);
}

#[test]
fn an_object_put_where_the_signed_page_left_a_gap_is_told() {
    let case = Case::new();
    let gap = (900, 0);
    let plain = {
        let mut document = Document::load_mem(&plain_pdf(false)).unwrap();
        let page = document.page_iter().next().unwrap();
        let page = document.get_dictionary_mut(page).unwrap();
        let content = page.get(b"Contents").unwrap().clone();
        page.set("Contents", vec![content, Object::Reference(gap)]);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    };
    let file = case.world.signed(&plain, "NguoiKy", &case.key);
    assert_eq!(case.report(&file).verdict(), Some(Verdict::Valid));
    let filled = revised(&file, |revision| {
        let more = Stream::new(dictionary! {}, b"0 0 99 99 re f".to_vec());
        revision.new_document.set_object(gap, more);
    });
    told(&case, &filled, &Change::PageContent { page: 1 });
}

#[test]
fn bytes_behind_the_end_are_told_but_prove_nothing() {
    let case = Case::new();
    let report = case.with(|bytes| bytes.extend_from_slice(b"% them\n"));
    let last = report.signatures.last().unwrap();
    assert!(last.changes.contains(&Change::Appended), "{last:#?}");
    assert_eq!(report.verdict(), Some(Verdict::Unclear));
}

#[test]
fn a_field_filled_in_is_allowed() {
    let case = Case::new();
    let file = case
        .world
        .signed(&with_text_field(false), "NguoiKy", &case.key);
    let filled = revised(&file, |revision| {
        let field = field(revision, "SoVanBan");
        revision.opt_clone_object_to_new_document(field).unwrap();
        let field = revision.new_document.get_dictionary_mut(field).unwrap();
        field.set("V", Object::String(b"12".to_vec(), StringFormat::Literal));
    });
    let report = case.report(&filled);
    assert_eq!(report.verdict(), Some(Verdict::Valid), "{report:#?}");
    let filled_in = Change::FilledIn {
        field: "SoVanBan".to_owned(),
    };
    assert!(report.signatures[0].changes.contains(&filled_in));
}

#[test]
fn a_file_that_its_first_signer_closed_is_not_signed_again() {
    let case = Case::new();
    let closed = with_text_field(true);
    let refused = sign(&closed, &case.world.unseen("NguoiKy"), &case.key, None);
    assert!(matches!(refused, Err(SignatureError::Locked)));
}

#[test]
fn a_file_cut_back_to_an_earlier_revision_is_valid_and_has_fewer_signatures() {
    // No verifier can tell from the file alone: the register must know how many there were.
    let case = Case::new();
    let once = find(&case.file, b"%%EOF\n");
    let earlier = case.file[once + 6..]
        .windows(6)
        .position(|window| window == b"%%EOF\n")
        .unwrap();
    let report = case.report(&case.file[..once + 6 + earlier + 6]);
    assert_eq!(
        (report.verdict(), report.signatures.len()),
        (Some(Verdict::Valid), 1)
    );
}

fn told(case: &Case, file: &[u8], change: &Change) {
    let report = case.report(file);
    for signature in &report.signatures {
        assert!(
            signature.changes.contains(change),
            "{change:?} is missing: {signature:#?}"
        );
        assert_eq!(
            signature.integrity,
            Integrity::Intact,
            "the signed bytes are as they were"
        );
    }
    assert_eq!(report.verdict(), Some(Verdict::Invalid));
}

/// A page with a field for the number of the document.
fn with_text_field(certified: bool) -> Vec<u8> {
    let mut document = Document::load_mem(&plain_pdf(false)).unwrap();
    let page = document.page_iter().next().unwrap();
    let field = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "F" => 4, "P" => page,
        "T" => Object::string_literal("SoVanBan"),
        "Rect" => vec![72.into(), 650.into(), 200.into(), 670.into()],
    });
    let mut fields: Vec<Object> = vec![field.into()];
    if certified {
        // An earlier signature, whose octets do not matter here, allows no changes (/P 1).
        let given = dictionary! { "Type" => "TransformParams", "P" => 1, "V" => "1.2" };
        let reference = dictionary! {
            "Type" => "SigRef", "TransformMethod" => "DocMDP", "TransformParams" => given,
        };
        let value = document.add_object(dictionary! {
            "Type" => "Sig", "Reference" => vec![reference.into()],
        });
        fields.push(
            document
                .add_object(dictionary! { "FT" => "Sig", "T" => Object::string_literal("Khoa"), "V" => value })
                .into(),
        );
    }
    document
        .get_dictionary_mut(page)
        .unwrap()
        .set("Annots", vec![field.into()]);
    document
        .catalog_mut()
        .unwrap()
        .set("AcroForm", dictionary! { "Fields" => fields });
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
