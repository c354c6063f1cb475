//! Ways to change a signed file, row by row: what is done, and which line of the answer tells.

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary};
use thethuc_signature::{Change, Integrity, Report, Standing, Verdict, verify};

use crate::tampering::{Case, field, find, page, revised, with_text_field};
use crate::world::plain_pdf;

/// The line of the answer that tells of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// “Nội dung đã ký”: the signed bytes are not as they were, or are not all that must be signed.
    Signed,
    /// “Sau khi ký”: the file says something else than what was signed.
    After,
    /// The same line, which says that nobody can tell what the change does.
    Unclear,
    /// The file is told to hold signatures outside its form.
    Strays,
    /// No answer but a message: the file cannot be read.
    Refused,
}

struct Row {
    what: &'static str,
    line: Line,
    file: Vec<u8>,
}

#[test]
fn every_row_is_caught_by_its_line() {
    let case = Case::new();
    assert_eq!(case.report(&case.file).verdict(), Some(Verdict::Valid));
    let mut rows = bytes_changed(&case);
    rows.extend(revisions_added(&case));
    rows.extend(shadows(&case));
    assert!(rows.len() > 25);
    for Row { what, line, file } in rows {
        let report = verify(&file, &case.world.trust(), case.world.day()).ok();
        let lines = report.as_ref().map_or(vec![Line::Refused], lines);
        assert!(lines.contains(&line), "{what}: {lines:?} {report:#?}");
        let verdict = report.and_then(|report| report.verdict());
        assert_ne!(verdict, Some(Verdict::Valid), "{what}");
    }
}

/// The lines that tell of something.
fn lines(report: &Report) -> Vec<Line> {
    let mut lines = Vec::new();
    for signature in &report.signatures {
        if !matches!(signature.integrity, Integrity::Intact) {
            lines.push(Line::Signed);
        }
        match signature.changes.iter().map(Change::standing).max() {
            Some(Standing::Forbidden) => lines.push(Line::After),
            Some(Standing::Unclear) => lines.push(Line::Unclear),
            _ => {}
        }
    }
    if report.stray_signatures > 0 {
        lines.push(Line::Strays);
    }
    lines
}

/// Bytes of what was signed, of the octets and of the four numbers.
fn bytes_changed(case: &Case) -> Vec<Row> {
    let file = &case.file;
    let flip = |at: usize| {
        let mut bytes = file.clone();
        bytes[at] ^= 1;
        bytes
    };
    let end_of = |what: &[u8]| find(file, what) + what.len() - 1;
    let digit = |at: usize| {
        let mut bytes = file.clone();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        bytes
    };
    let octets = find(file, b"/Contents<") + b"/Contents<".len();
    let room_end = octets + find(&file[octets..], b">");
    let range = find(file, b"/ByteRange[0 ") + b"/ByteRange[0 ".len();
    let number_end = range + find(&file[range..], b" ") - 1;
    let numbers_end = range + find(&file[range..], b"]");
    let hidden = {
        let mut bytes = file.clone();
        bytes[room_end - 8..room_end].copy_from_slice(b"6769616e");
        bytes
    };
    // Blanks stand behind the numbers, as many as a longer number would need.
    let six = {
        let mut bytes = file.clone();
        bytes[numbers_end..numbers_end + 5].copy_from_slice(b" 0 0]");
        bytes
    };
    let mut anew = Vec::new();
    let mut document = Document::load_mem(file).unwrap();
    document.save_to(&mut anew).unwrap();
    let row = |what, file| Row {
        what,
        line: Line::Signed,
        file,
    };
    vec![
        row("a byte of the text", flip(end_of(b"Cong van so 1"))),
        row("a byte of the look", flip(end_of(b"80.000 0 0 4"))),
        row("a byte of the time of signing", flip(end_of(b"/M(D:2"))),
        row("a digit of the octets", digit(octets + 400)),
        row("octets in the room behind the signature", hidden),
        row("a number of /ByteRange", digit(number_end)),
        row("two numbers more in /ByteRange", six),
        row("the file written anew", anew),
        row("the end cut off", file[..file.len() - 40].to_vec()),
        Row {
            what: "all but the beginning cut off",
            line: Line::Refused,
            file: file[..60].to_vec(),
        },
        Row {
            what: "bytes behind the end",
            line: Line::Unclear,
            file: [file, &b"% them\n"[..]].concat(),
        },
        Row {
            what: "objects behind the end that no table lists",
            line: Line::Unclear,
            file: [
                file,
                &b"1 0 obj\n<</Type/Catalog/Pages 99 0 R>>\nendobj\n"[..],
            ]
            .concat(),
        },
    ]
}

/// Revisions behind the signatures: nothing that was signed is touched.
fn revisions_added(case: &Case) -> Vec<Row> {
    let after = |what, change: &dyn Fn(&mut IncrementalDocument)| Row {
        what,
        line: Line::After,
        file: case.revised(change),
    };
    vec![
        after("content added to a page", &|revision| {
            let more = stream(revision, b"BT /F1 14 Tf 72 600 Td (Them) Tj ET");
            let page = page(revision);
            let page = change(revision, page);
            let old = page.get(b"Contents").unwrap().clone();
            page.set("Contents", vec![old, more.into()]);
        }),
        after("content of a page written over", &|revision| {
            let content = content_of(revision);
            let other = Stream::new(dictionary! {}, b"BT ET".to_vec());
            revision.new_document.set_object(content, other);
        }),
        after("content of a page freed", &|revision| {
            let content = content_of(revision);
            revision.new_document.set_object(content, Object::Null);
        }),
        after("the font of a page replaced", &|revision| {
            let other = dictionary! { "Type" => "Font", "Subtype" => "Type3" };
            let font = font_of(revision);
            revision.new_document.set_object(font, other);
        }),
        after("a page made larger", &|revision| {
            let page = page(revision);
            let larger = vec![0.into(), 0.into(), 900.into(), 900.into()];
            change(revision, page).set("MediaBox", larger);
        }),
        after("an annotation laid over a page", &|revision| {
            let note = revision.new_document.add_object(dictionary! {
                "Type" => "Annot", "Subtype" => "FreeText",
                "Rect" => vec![0.into(), 0.into(), 90.into(), 90.into()],
            });
            push(revision, b"Annots", note);
        }),
        after("annotations taken away", &|revision| {
            let page = page(revision);
            change(revision, page).remove(b"Annots");
        }),
        after("the look of a signature replaced", &|revision| {
            let look = stream(revision, b"0 0 9 9 re f");
            let field = field(revision, "NguoiKy");
            change(revision, field).set("AP", dictionary! { "N" => look });
        }),
        after("the look of a signature written over", &|revision| {
            let old = look_of(revision, "NguoiKy");
            let other = Stream::new(
                dictionary! { "Subtype" => "Form" },
                b"0 0 9 9 re f".to_vec(),
            );
            revision.new_document.set_object(old, other);
        }),
        after("a signature moved on its page", &|revision| {
            let field = field(revision, "NguoiKy");
            let elsewhere = vec![10.into(), 10.into(), 90.into(), 50.into()];
            change(revision, field).set("Rect", elsewhere);
        }),
        after("a signature hidden", &|revision| {
            let field = field(revision, "NguoiKy");
            change(revision, field).set("F", 2);
        }),
        after("an action put in", &|revision| {
            let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("1") };
            let root = root(revision);
            change(revision, root).set("OpenAction", action);
        }),
        after("a page put in", &|revision| {
            let old = revision.get_prev_documents();
            let copy = old.get_dictionary(page(revision)).unwrap().clone();
            let pages = copy.get(b"Parent").unwrap().as_reference().unwrap();
            let copy = revision.new_document.add_object(copy);
            let pages = change(revision, pages);
            pages.set("Count", 2);
            let kids = pages.get_mut(b"Kids").unwrap().as_array_mut().unwrap();
            kids.push(copy.into());
        }),
        after(
            "another catalog in the place of the signed one",
            &|revision| {
                let copy = revision.get_prev_documents().catalog().unwrap().clone();
                let copy = revision.new_document.add_object(copy);
                revision.new_document.trailer.set("Root", copy);
            },
        ),
        Row {
            what: "the signatures taken out of the form",
            line: Line::Strays,
            file: case.revised(|revision| {
                let old = revision.get_prev_documents().catalog().unwrap();
                let form = old.get(b"AcroForm").unwrap().as_reference().unwrap();
                change(revision, form).set("Fields", Vec::<Object>::new());
            }),
        },
    ]
}

/// Files prepared before they were signed so that a later revision shows something else.
fn shadows(case: &Case) -> Vec<Row> {
    let locked = with_text_field(Some("FieldMDP"));
    let locked = case.world.signed(&locked, "NguoiKy", &case.key);
    vec![
        Row {
            what: "a layer that hides the signed text",
            line: Line::After,
            file: {
                let layered = prepared(|document| {
                    let layer = document.add_object(dictionary! {
                        "Type" => "OCG", "Name" => Object::string_literal("Lop"),
                    });
                    let shown = dictionary! { "ON" => vec![layer.into()] };
                    let layers = dictionary! { "OCGs" => vec![layer.into()], "D" => shown };
                    document.catalog_mut().unwrap().set("OCProperties", layers);
                });
                revised(&signed(case, &layered), |revision| {
                    let root = root(revision);
                    let catalog = change(revision, root);
                    let layers = catalog.get_mut(b"OCProperties").unwrap();
                    let shown = layers.as_dict_mut().unwrap().get_mut(b"D").unwrap();
                    shown.as_dict_mut().unwrap().set("BaseState", "OFF");
                })
            },
        },
        Row {
            what: "another catalog that stood ready, without a form",
            line: Line::Strays,
            file: {
                let two = prepared(|document| {
                    let other = document.catalog().unwrap().clone();
                    let other = document.add_object(other);
                    document.catalog_mut().unwrap().set("Spare", other);
                });
                revised(&signed(case, &two), |revision| {
                    let old = revision.get_prev_documents().catalog().unwrap();
                    let other = old.get(b"Spare").unwrap().clone();
                    revision.new_document.trailer.set("Root", other);
                })
            },
        },
        Row {
            what: "text behind a picture that is taken away",
            line: Line::After,
            file: {
                let covered = prepared(|document| {
                    let cover = Stream::new(
                        dictionary! { "Type" => "XObject", "Subtype" => "Form" },
                        b"1 g 0 0 600 800 re f".to_vec(),
                    );
                    let cover = document.add_object(cover);
                    let page = document.page_iter().next().unwrap();
                    let page = document.get_dictionary_mut(page).unwrap();
                    let resources = page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
                    resources.set("XObject", dictionary! { "Che" => cover });
                });
                revised(&signed(case, &covered), |revision| {
                    let old = revision.get_prev_documents();
                    let page = old.get_dictionary(page(revision)).unwrap();
                    let resources = page.get(b"Resources").unwrap().as_dict().unwrap();
                    let covers = resources.get(b"XObject").unwrap().as_dict().unwrap();
                    let cover = covers.get(b"Che").unwrap().as_reference().unwrap();
                    revision.new_document.set_object(cover, Object::Null);
                })
            },
        },
        Row {
            what: "a field filled in that an earlier signer locked",
            line: Line::After,
            file: revised(&locked, |revision| {
                let field = field(revision, "SoVanBan");
                change(revision, field).set("V", Object::string_literal("13"));
            }),
        },
    ]
}

/// A page of text, changed before anybody signs it.
fn prepared(change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(&plain_pdf(false)).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn signed(case: &Case, plain: &[u8]) -> Vec<u8> {
    let file = case.world.signed(plain, "NguoiKy", &case.key);
    assert_eq!(case.report(&file).verdict(), Some(Verdict::Valid));
    file
}

/// An object of the file, to be changed in a revision.
fn change(revision: &mut IncrementalDocument, id: ObjectId) -> &mut Dictionary {
    revision.opt_clone_object_to_new_document(id).unwrap();
    revision.new_document.get_dictionary_mut(id).unwrap()
}

/// Puts something into a list of the page.
fn push(revision: &mut IncrementalDocument, list: &[u8], item: ObjectId) {
    let page = page(revision);
    let list = change(revision, page).get_mut(list).unwrap();
    list.as_array_mut().unwrap().push(item.into());
}

fn stream(revision: &mut IncrementalDocument, content: &[u8]) -> ObjectId {
    let stream = Stream::new(dictionary! { "Subtype" => "Form" }, content.to_vec());
    revision.new_document.add_object(stream)
}

fn root(revision: &IncrementalDocument) -> ObjectId {
    let trailer = &revision.get_prev_documents().trailer;
    trailer.get(b"Root").unwrap().as_reference().unwrap()
}

fn content_of(revision: &IncrementalDocument) -> ObjectId {
    let old = revision.get_prev_documents();
    let page = old.get_dictionary(page(revision)).unwrap();
    page.get(b"Contents").unwrap().as_reference().unwrap()
}

fn font_of(revision: &IncrementalDocument) -> ObjectId {
    let old = revision.get_prev_documents();
    let page = old.get_dictionary(page(revision)).unwrap();
    let resources = page.get(b"Resources").unwrap().as_dict().unwrap();
    let fonts = resources.get(b"Font").unwrap().as_dict().unwrap();
    fonts.get(b"F1").unwrap().as_reference().unwrap()
}

fn look_of(revision: &IncrementalDocument, name: &str) -> ObjectId {
    let old = revision.get_prev_documents();
    let field = old.get_dictionary(field(revision, name)).unwrap();
    let look = field.get(b"AP").unwrap().as_dict().unwrap();
    look.get(b"N").unwrap().as_reference().unwrap()
}
