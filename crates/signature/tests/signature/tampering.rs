//! What may follow a signature and what may not, besides the rows of the table.

use crate::world::{Kind, World, plain_pdf, red_dot};
use lopdf::{Document, IncrementalDocument, Object, Stream, StringFormat, dictionary};
use thethuc_signature::{
    Change, Integrity, KeyFile, Look, Picture, Place, Report, Request, SignatureError, Verdict,
    sign,
};

pub(crate) struct Case {
    pub(crate) world: World,
    pub(crate) key: KeyFile,
    /// A page of text, a picture signed over it, a signature that is not seen.
    pub(crate) file: Vec<u8>,
}

impl Case {
    pub(crate) fn new() -> Self {
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

    pub(crate) fn report(&self, bytes: &[u8]) -> Report {
        self.world.report(bytes)
    }

    /// The file with one more revision.
    pub(crate) fn revised(&self, change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
        revised(&self.file, change)
    }
}

pub(crate) fn revised(bytes: &[u8], change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
    let document = Document::load_mem(bytes).unwrap();
    let mut revision = IncrementalDocument::create_from(bytes.to_vec(), document);
    change(&mut revision);
    let mut out = Vec::new();
    revision.save_to(&mut out).unwrap();
    out
}

pub(crate) fn find(bytes: &[u8], what: &[u8]) -> usize {
    bytes
        .windows(what.len())
        .position(|window| window == what)
        .unwrap()
}

pub(crate) fn page(revision: &IncrementalDocument) -> lopdf::ObjectId {
    revision.get_prev_documents().page_iter().next().unwrap()
}

pub(crate) fn field(revision: &IncrementalDocument, name: &str) -> lopdf::ObjectId {
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

#[test]
fn the_file_itself_is_valid() {
    let case = Case::new();
    let report = case.report(&case.file);
    assert_eq!(report.verdict(), Some(Verdict::Valid), "{report:#?}");
    assert_eq!(report.signatures.len(), 2);
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
fn a_field_filled_in_is_allowed() {
    let case = Case::new();
    let file = case
        .world
        .signed(&with_text_field(None), "NguoiKy", &case.key);
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
    let closed = with_text_field(Some("DocMDP"));
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

/// A page with a field for the number of the document, locked by a signer or not.
pub(crate) fn with_text_field(lock: Option<&str>) -> Vec<u8> {
    let mut document = Document::load_mem(&plain_pdf(false)).unwrap();
    let page = document.page_iter().next().unwrap();
    let field = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "F" => 4, "P" => page,
        "T" => Object::string_literal("SoVanBan"),
        "Rect" => vec![72.into(), 650.into(), 200.into(), 670.into()],
    });
    let mut fields: Vec<Object> = vec![field.into()];
    if let Some(method) = lock {
        // An earlier signature, whose octets do not matter here, allows no changes.
        let given = dictionary! {
            "Type" => "TransformParams", "P" => 1, "Action" => "All", "V" => "1.2",
        };
        let reference = dictionary! {
            "Type" => "SigRef", "TransformMethod" => method, "TransformParams" => given,
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
