//! Where letters stand in their parts: every letter of a reading leads back to the bytes that made
//! it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{Docx, p};
use proptest::prelude::*;
use thethuc_reading::{Limits, Origin, Reading, Source, read_docx_with_source};
use thethuc_text::nfc;

fn read(docx: &Docx) -> (Reading, Source) {
    let (reading, source) = read_docx_with_source(&docx.bytes(), &Limits::default()).unwrap();
    assert_eq!(reading, docx.read(), "the map changes nothing");
    assert_eq!(reading.paragraphs.len(), source.paragraphs.len());
    (reading, source)
}

/// What the part says at the places of some letters.
fn written(source: &Source, origin: &Origin, text: &str, letters: &str) -> Vec<String> {
    let start = text.find(letters).unwrap();
    let xml = &source.parts[origin.part].xml;
    let atoms = origin.atoms_in(start..start + letters.len());
    atoms
        .map(|atom| xml[atom.source.clone()].to_owned())
        .collect()
}

fn first(docx: &Docx, letters: &str) -> Vec<String> {
    let (reading, source) = read(docx);
    written(
        &source,
        &source.paragraphs[0],
        &reading.paragraphs[0].text,
        letters,
    )
}

#[test]
fn entities_and_signs_lead_to_what_is_written() {
    let body = r#"<w:p><w:r><w:t>A &amp; &#x111;</w:t><w:tab/><w:t>B</w:t><w:noBreakHyphen/><w:br/></w:r></w:p>"#;
    let docx = Docx::new(body);
    assert_eq!(docx.read().paragraphs[0].text, "A & đ\tB-\n");
    assert_eq!(first(&docx, "&"), ["&amp;"]);
    assert_eq!(
        first(&docx, "đ\tB-"),
        ["&#x111;", "<w:tab/>", "B", "<w:noBreakHyphen/>"]
    );
}

#[test]
fn a_letter_made_of_several_leads_to_all_of_them() {
    let cut = "<w:p><w:r><w:t>Nghi</w:t></w:r><w:r><w:t>\u{323} quyê</w:t></w:r><w:r><w:t>\u{301}t</w:t></w:r></w:p>";
    assert_eq!(first(&Docx::new(cut), "ị"), ["i", "\u{323}"]);
    assert_eq!(first(&Docx::new(cut), "ết"), ["ê", "\u{301}", "t"]);
}

#[test]
fn old_encodings_lead_to_their_characters() {
    let run = |font: &str, text: &str| {
        Docx::new(&format!(
            "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr>{text}</w:r></w:p>"
        ))
    };
    let tcvn3 = run(".VnTimeH", "<w:t>Tr</w:t><w:softHyphen/><w:t>ëng</w:t>");
    assert_eq!(first(&tcvn3, "ƯỞ"), ["<w:softHyphen/>", "ë"]);
    let vni = run("VNI-Times", "<w:t>Quyeát ñònh</w:t>");
    assert_eq!(first(&vni, "ế"), ["e", "á"]);
    assert_eq!(first(&vni, "đị"), ["ñ", "ò"]);
}

#[test]
fn text_written_as_character_data_is_one_place() {
    let docx = Docx::new("<w:p><w:r><w:t><![CDATA[a < b]]></w:t></w:r></w:p>");
    let (_, source) = read(&docx);
    let atoms = &source.paragraphs[0].atoms;
    assert!(atoms.iter().all(|atom| atom.at == (0..5)), "{atoms:?}");
    assert!(first(&docx, "<")[0].contains("CDATA"));
}

#[test]
fn notes_headers_and_sections_have_places_too() {
    let notes = r#"<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>ghi chú</w:t></w:r></w:p></w:footnote>"#;
    let body = format!(
        "{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/></w:sectPr>",
        p("Nội dung")
    );
    let docx = Docx::new(&body).with("footnotes", "footnotes", notes).with(
        "header",
        "hdr",
        &p("trên trang"),
    );
    let (reading, source) = read(&docx);
    let note = &source.notes[0][0];
    assert!(source.parts[note.part].name.ends_with("footnotes.xml"));
    assert_eq!(written(&source, note, "ghi chú", "chú"), ["c", "h", "ú"]);
    let header = source.paragraphs.last().unwrap();
    assert!(source.parts[header.part].name.ends_with("header.xml"));
    let place = source.sections[0].clone().unwrap();
    assert!(source.parts[0].xml[place].starts_with("<w:sectPr>"));
    assert_eq!(reading.sections.len(), source.sections.len());
}

proptest! {
    #[test]
    fn the_bytes_of_a_paragraph_make_its_letters(
        runs in proptest::collection::vec("[a-zđ ếẩọƯ\u{301}\u{323}\u{AD}&]{0,6}", 0..6)
    ) {
        let runs: String = runs
            .iter()
            .map(|text| format!("<w:r><w:t>{}</w:t></w:r>", text.replace('&', "&amp;")))
            .collect();
        let (reading, source) = read(&Docx::new(&format!("<w:p>{runs}</w:p>")));
        let text = &reading.paragraphs[0].text;
        let atoms = &source.paragraphs[0].atoms;
        for group in atoms.chunk_by(|a, b| a.at == b.at) {
            let xml = &source.parts[0].xml;
            let made: String = group.iter().map(|atom| &xml[atom.source.clone()]).collect();
            let made = nfc(&made.replace("&amp;", "&").replace('\u{AD}', "")).into_owned();
            prop_assert_eq!(&made, &text[group[0].at.clone()]);
        }
        let covered: usize = atoms.chunk_by(|a, b| a.at == b.at).map(|group| group[0].at.len()).sum();
        prop_assert_eq!(covered, text.len());
    }
}
