//! What a file must say, whatever it looks like.

#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

mod opened;
mod sample;

use opened::{letters, parts};
use thethuc_docx::{Properties, write};
use thethuc_markup::{Block, Columns, Markup, RunKind};

fn written(markup: &Markup) -> std::collections::BTreeMap<String, String> {
    parts(&write(markup, &Properties::of(markup, None)).unwrap())
}

/// How often the piece stands in the text.
fn count(text: &str, piece: &str) -> usize {
    text.matches(piece).count()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let markup = sample::markup();
    let time = chrono::DateTime::from_timestamp(1_700_000_000, 0);
    let properties = Properties::of(&markup, time);
    let first = write(&markup, &properties).unwrap();
    let elsewhere = std::thread::spawn({
        let (markup, properties) = (markup.clone(), properties.clone());
        move || write(&markup, &properties).unwrap()
    });
    assert_eq!(first, elsewhere.join().unwrap());
    assert_eq!(first, write(&markup, &properties).unwrap());
}

#[test]
fn properties_are_those_given_and_no_others() {
    let markup = sample::markup();
    let time = chrono::DateTime::from_timestamp(1_700_000_000, 0);
    let core = |properties: &Properties| {
        parts(&write(&markup, properties).unwrap())["docProps/core.xml"].clone()
    };
    let full = core(&Properties::of(&markup, time));
    assert!(
        full.contains(
            "<dc:title>V/v tăng cường quản lý &lt;đất đai&gt; &amp; môi trường</dc:title>"
        )
    );
    assert!(full.contains("<dc:creator>Ủy ban nhân dân tỉnh Thái Nguyên</dc:creator>"));
    assert_eq!(count(&full, ">2023-11-14T22:13:20Z<"), 2);
    let empty = core(&Properties::default());
    assert!(!empty.contains("dcterms:created") && !empty.contains("dc:creator"));
}

#[test]
fn text_comes_back_letter_by_letter() {
    let mut markup = sample::three_pages();
    let text = "  a & b < c > d {{ e }} {% f %} \"g\" 'h' 12/NĐ-CP--- - x ]]> &amp; ";
    markup.sections[0].blocks = vec![sample::paragraph("noi_dung", text)];
    let document = &written(&markup)["word/document.xml"];
    assert_eq!(letters(document), text);
}

#[test]
fn control_letters_never_reach_the_file() {
    let mut markup = sample::three_pages();
    markup.title = "a\u{0}b".into();
    markup.sections[0].blocks = vec![sample::paragraph(
        "noi_dung",
        "a\u{0}\u{1b}\u{ffff}b\u{b}c\td\r\ne",
    )];
    for (name, part) in written(&markup) {
        assert!(roxmltree::Document::parse(&part).is_ok(), "{name}");
    }
    assert_eq!(letters(&written(&markup)["word/document.xml"]), "abc d  e");
}

#[test]
fn emphasis_is_absolute() {
    let mut markup = sample::three_pages();
    let mut paragraph = sample::plain("tieu_ngu", "đậm ");
    paragraph.runs.push(sample::run("thường", RunKind::Text));
    markup.sections[0].blocks = vec![Block::Paragraph(paragraph)];
    let document = &written(&markup)["word/document.xml"];
    assert_eq!(count(document, "<w:b w:val=\"false\"/>"), 1);
    assert_eq!(count(document, "<w:b/>"), 0);
}

#[test]
fn every_section_says_its_own_sheet_headers_and_numbers() {
    let document = &written(&sample::markup())["word/document.xml"];
    let sections: Vec<&str> = document.split("<w:sectPr>").skip(1).collect();
    let [letter, landscape, annex] = sections[..] else {
        panic!("three sections, not {}", sections.len())
    };
    assert!(letter.contains("<w:titlePg/>") && letter.contains("w:pgNumType w:start=\"1\""));
    assert_eq!(count(letter, "w:type=\"first\""), 2);
    assert!(landscape.contains("w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\""));
    assert!(!landscape.contains("<w:titlePg/>") && !landscape.contains("Reference"));
    assert!(annex.contains("<w:titlePg/>") && annex.contains("w:pgNumType w:start=\"1\""));
    assert_eq!(
        count(annex, "w:type=\"first\""),
        2,
        "the stamp and the address are not inherited"
    );
}

#[test]
fn ten_sections_keep_their_own_first_headers() {
    let mut markup = sample::three_pages();
    let model = markup.sections[0].clone();
    markup.sections = (0..12)
        .map(|number| {
            let mut section = model.clone();
            section.blocks = vec![sample::paragraph("noi_dung", "thân")];
            section.first_page_top = vec![sample::paragraph("do_khan", &format!("số {number}"))];
            section
        })
        .collect();
    let parts = written(&markup);
    let document = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let relations = &parts["word/_rels/document.xml.rels"];
    let shown: Vec<String> = document
        .descendants()
        .filter(|node| node.has_tag_name((WORD, "headerReference")))
        .filter(|node| node.attribute((WORD, "type")) == Some("first"))
        .map(|node| {
            let id = node.attribute((RELATIONS, "id")).unwrap();
            let relation = relations
                .split("<Relationship ")
                .find(|one| one.contains(&format!("Id=\"{id}\"")))
                .unwrap();
            let target = relation
                .split("Target=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap();
            letters(&parts[&format!("word/{target}")])
        })
        .collect();
    let wanted: Vec<String> = (0..12).map(|number| format!("số {number}")).collect();
    assert_eq!(shown, wanted);
}

#[test]
fn the_signature_takes_the_last_lines_along() {
    let mut markup = sample::three_pages();
    let Some(Block::Columns(signature)) = markup.sections[0].blocks.pop() else {
        panic!("the sample ends with its signature")
    };
    let written_after = |above: Block| {
        let mut markup = markup.clone();
        markup.sections[0].blocks = vec![above, Block::Columns(signature.clone())];
        let document = written(&markup)["word/document.xml"].clone();
        let start = document.rfind("TM. ỦY BAN").unwrap();
        document[..start].to_owned()
    };
    let paragraph = written_after(sample::paragraph("noi_dung", "Cuối./."));
    assert!(paragraph.contains("<w:keepNext/><w:spacing w:before=\"0\" w:after=\"240\"/>"));
    let columns = written_after(Block::Columns(Columns {
        keep_with_previous: false,
        ..signature.clone()
    }));
    assert!(
        count(&columns, "<w:keepNext/>") > 4,
        "all lines of the row above"
    );
}

#[test]
fn a_rule_and_its_indents_fill_the_column() {
    let document = &written(&sample::three_pages())["word/document.xml"];
    assert!(
        document.contains("<w:ind w:left=\"1282\" w:right=\"1282\"/>"),
        "160 pt in 288.2 pt"
    );
    assert!(
        document.contains("<w:ind w:left=\"1200\" w:right=\"1200\"/>"),
        "60 pt in 180 pt"
    );
}

#[test]
fn only_sections_that_need_it_open_with_a_line_above_their_table() {
    let mut markup = sample::three_pages();
    let mut going_on = markup.sections[0].clone();
    going_on.numbering.restart = false;
    let openers = |markup: &Markup| count(&written(markup)["word/document.xml"], "w:line=\"1\"");
    assert_eq!(
        openers(&markup),
        1,
        "the first one, since there are footnotes"
    );
    markup.sections.push(markup.sections[0].clone());
    assert_eq!(openers(&markup), 2, "a later one that restarts the numbers");
    markup.sections[1] = going_on;
    assert_eq!(openers(&markup), 1, "a later one that goes on");
}

#[test]
fn columns_of_the_same_widths_are_rows_of_one_table() {
    let mut markup = sample::three_pages();
    let Some(Block::Columns(lower)) = markup.sections[0].blocks.pop() else {
        panic!("the sample ends with its signature")
    };
    let tables = |lower: &Columns| {
        let mut markup = markup.clone();
        let upper = Columns {
            keep_with_previous: false,
            ..lower.clone()
        };
        let mut other = lower.clone();
        other.columns[0].width_pt += 1.0;
        markup.sections[0].blocks = [upper, lower.clone(), other].map(Block::Columns).to_vec();
        written(&markup)["word/document.xml"].clone()
    };
    let document = tables(&lower);
    assert_eq!(
        count(&document, "<w:tbl>"),
        2,
        "other widths make another table"
    );
    assert_eq!(count(&document, "<w:tr>"), 3);
    assert_eq!(
        count(&document, "<w:spacing w:before=\"240\"/>"),
        2,
        "the space above the lower row"
    );
}

#[test]
fn spaces_above_tables_are_spaces_below_the_paragraph_before() {
    let mut markup = sample::three_pages();
    markup.sections[0]
        .blocks
        .retain(|block| matches!(block, Block::Table(_)));
    let table = markup.sections[0].blocks[0].clone();
    markup.sections[0].blocks = vec![sample::paragraph("noi_dung", "trên"), table.clone(), table];
    let document = &written(&markup)["word/document.xml"];
    assert!(
        document.contains("<w:spacing w:before=\"0\" w:after=\"120\"/>"),
        "below the paragraph"
    );
    assert!(
        document.contains("</w:tbl><w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p><w:tbl>"),
        "between two tables"
    );
    assert_eq!(
        count(document, "<w:tblHeader/>"),
        4,
        "two rows of each head"
    );
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
