//! Labels of automatic numbering in the ways that offices' files make them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Docx;

fn item(list: u8, level: u8) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr></w:p>"#
    )
}

fn level(at: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>"#
    )
}

fn outline(id: u8, levels: &str) -> String {
    format!(
        r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum><w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>"#
    )
}

fn labels(docx: &Docx) -> Vec<String> {
    let paragraphs = docx.read().paragraphs.into_iter();
    paragraphs
        .map(|paragraph| paragraph.label.unwrap_or_default())
        .collect()
}

#[test]
fn legal_numbers_are_arabic_whatever_the_level_above_shows() {
    let levels = level(0, "upperRoman", "Chương %1", "")
        + &level(1, "decimal", "%1.%2.", "")
        + &level(2, "decimal", "%1.%2.%3", "<w:isLgl/>");
    let body = [item(1, 0), item(1, 0), item(1, 1), item(1, 2)].concat();
    let docx = Docx::new(&body).with("numbering", "numbering", &outline(1, &levels));
    assert_eq!(labels(&docx), ["Chương I", "Chương II", "II.1.", "2.1.1"]);
}

#[test]
fn điều_goes_on_through_the_chapters() {
    let levels = level(0, "upperRoman", "Chương %1", "")
        + &level(1, "decimal", "Điều %2.", r#"<w:lvlRestart w:val="0"/>"#);
    let body = [item(1, 0), item(1, 1), item(1, 1), item(1, 0), item(1, 1)].concat();
    let docx = Docx::new(&body).with("numbering", "numbering", &outline(1, &levels));
    assert_eq!(
        labels(&docx),
        ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."]
    );
}

#[test]
fn a_style_stands_at_its_level() {
    let levels = level(0, "decimal", "%1.", "")
        + &level(1, "lowerLetter", "%2)", r#"<w:pStyle w:val="Diem"/>"#);
    let styles = r#"<w:style w:type="paragraph" w:styleId="Diem"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let styled = r#"<w:p><w:pPr><w:pStyle w:val="Diem"/></w:pPr></w:p>"#;
    let body = item(1, 0) + styled + styled;
    let docx = Docx::new(&body)
        .with("numbering", "numbering", &outline(1, &levels))
        .with("styles", "styles", styles);
    assert_eq!(labels(&docx), ["1.", "a)", "b)"]);
}

#[test]
fn a_list_takes_its_levels_from_a_style_of_list() {
    let numbering = outline(1, &level(0, "vietnameseCounting", "Phần %1", ""))
        + &outline(2, r#"<w:numStyleLink w:val="DanhSach"/>"#);
    let styles = r#"<w:style w:type="numbering" w:styleId="DanhSach"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let docx = Docx::new(&[item(2, 0), item(2, 0)].concat())
        .with("numbering", "numbering", &numbering)
        .with("styles", "styles", styles);
    assert_eq!(labels(&docx), ["Phần một", "Phần hai"]);
}

#[test]
fn a_label_looks_as_its_level_says_over_the_end_of_its_paragraph() {
    let levels =
        level(0, "decimal", "Điều %1.", "<w:rPr><w:b/></w:rPr>") + &level(1, "decimal", "%2.", "");
    let slanted = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:rPr><w:i/></w:rPr></w:pPr></w:p>"#;
    let docx = Docx::new(&(item(1, 0) + slanted + "<w:p/>")).with(
        "numbering",
        "numbering",
        &outline(1, &levels),
    );
    let looks = docx
        .read()
        .paragraphs
        .into_iter()
        .map(|paragraph| paragraph.label_look);
    let looks: Vec<_> = looks
        .map(|look| look.map(|look| (look.bold, look.italic)))
        .collect();
    assert_eq!(looks, [Some((true, false)), Some((false, true)), None]);
}
