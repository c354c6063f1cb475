//! Mục lục, pictures, and annexes in files of their own: what the Word file and the PDF say is what
//! the pages say.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "the suite reads files and fails by panicking"
)]

use std::io::{Cursor, Read};

use thethuc_layout::{Item, Pages, TagRole};
use thethuc_markup::{Block, Markup, RunKind};
use thethuc_tests::{Case, Exporter, places};

const DOCUMENT: &str = "tests/documents/made-muc-luc-hinh-anh.json";

fn composed() -> (Exporter, Markup) {
    let exporter = Exporter::new().unwrap();
    let case = Case::read(&places::root().join(DOCUMENT)).unwrap();
    let markup = exporter.markup(&case.document).unwrap();
    (exporter, markup)
}

fn part(docx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    let mut part = zip.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

fn names(docx: &[u8]) -> Vec<String> {
    let zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    zip.file_names().map(str::to_owned).collect()
}

/// Where the bookmarks stand that have the words of the lines: another way to the same pages.
fn pages_of_headings(pages: &Pages) -> Vec<usize> {
    let links = pages.links.iter();
    links
        .map(|link| {
            let on = |entry: &&thethuc_layout::OutlineEntry| {
                entry.page == link.page && (entry.y_pt - link.y_pt).abs() < 0.01
            };
            let entry = pages.outline.iter().find(on);
            entry.unwrap_or_else(|| panic!("{}", link.target)).page
        })
        .collect()
}

#[test]
fn the_muc_luc_names_the_pages_of_the_headings() {
    let (exporter, markup) = composed();
    let pages = exporter.pages(&markup);
    assert_eq!(pages.links.len(), 5);
    let shown: Vec<usize> = pages
        .links
        .iter()
        .map(|link| link.number as usize)
        .collect();
    let headings: Vec<usize> = pages_of_headings(&pages);
    assert_eq!(
        shown,
        headings.iter().map(|page| page + 1).collect::<Vec<_>>()
    );
    assert!(
        shown.last() > shown.first(),
        "the headings stand on several pages"
    );

    let xml = part(&exporter.docx(&markup).unwrap(), "word/document.xml");
    assert!(
        xml.contains(r#" TOC \o "1-9" \h \z \u \b _TocText"#),
        "no field"
    );
    for link in &pages.links {
        let id = pages.links.iter().position(|other| other == link).unwrap() + 1;
        let anchor = format!("w:anchor=\"_Toc{id:06}\"");
        let line = xml.split(&anchor).nth(1).unwrap();
        let line = &line[..line.find("</w:hyperlink>").unwrap()];
        let number = format!("<w:tab/><w:t xml:space=\"preserve\">{}</w:t>", link.number);
        assert!(line.ends_with(&format!("{number}</w:r>")), "{line}");
        assert!(
            xml.contains(&format!("w:name=\"_Toc{id:06}\"")),
            "no place {id}"
        );
    }
    let count = |what: &str| xml.matches(what).count();
    assert_eq!(
        count("w:fldCharType=\"begin\""),
        count("w:fldCharType=\"end\"")
    );
    assert_eq!(count("<w:bookmarkStart"), count("<w:bookmarkEnd"));
}

#[test]
fn a_line_of_the_muc_luc_is_a_link_in_the_pdf() {
    let (exporter, markup) = composed();
    let pages = exporter.pages(&markup);
    let links = pages.tags.iter().filter(|tag| tag.role == TagRole::Link);
    assert_eq!(links.count(), pages.links.len());
    let pdf = String::from_utf8_lossy(&exporter.pdf(&markup).unwrap()).into_owned();
    assert_eq!(pdf.matches("/Subtype/Link").count(), pages.links.len());
}

#[test]
fn a_picture_is_told_in_words_and_stands_in_both_files() {
    let (exporter, markup) = composed();
    let pages = exporter.pages(&markup);
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let drawn: Vec<_> = items
        .filter_map(|item| match item {
            Item::Picture(picture) => Some(picture),
            _ => None,
        })
        .collect();
    assert_eq!(drawn.len(), 3);
    for picture in &drawn {
        let (across, down) = picture.image.size_px();
        let shape = f64::from(down) / f64::from(across);
        assert!((picture.height_pt / picture.width_pt - shape).abs() < 0.01);
    }
    // 110 mm, as the document asks.
    assert!((drawn[0].width_pt * 25.4 / 72.0 - 110.0).abs() < 0.05);

    let docx = exporter.docx(&markup).unwrap();
    let xml = part(&docx, "word/document.xml");
    for picture in &drawn {
        assert!(
            xml.contains(&format!("descr=\"{}\"", picture.alt)),
            "{}",
            picture.alt
        );
    }
    let media: Vec<String> = names(&docx)
        .into_iter()
        .filter(|name| name.starts_with("word/media/"))
        .collect();
    // The chart is shown twice and stands there once.
    assert_eq!(media, ["word/media/image1.png", "word/media/image2.jpeg"]);
    let pdf = String::from_utf8_lossy(&exporter.pdf(&markup).unwrap()).into_owned();
    assert_eq!(pdf.matches("/S/Figure").count(), drawn.len());
}

#[test]
fn every_annex_can_be_a_file_of_its_own() {
    let (exporter, markup) = composed();
    let parts = markup.parts();
    let places: Vec<String> = parts
        .iter()
        .map(|part| part.sections[0].part.to_string())
        .collect();
    assert_eq!(places, ["", "/phu_luc/0", "/phu_luc/1"]);
    assert_eq!(parts[1].title, "Phụ lục I");
    let whole = exporter.pages(&markup).pages.len();
    let apart: usize = parts
        .iter()
        .map(|part| exporter.pages(part).pages.len())
        .sum();
    assert_eq!(apart, whole);
    assert!(parts[2].sections[0].page.is_landscape());
    for part in &parts {
        exporter.docx(part).unwrap();
        exporter.pdf(part).unwrap();
    }
}

#[test]
fn footnotes_count_from_one_in_every_file() {
    let exporter = Exporter::new().unwrap();
    let mut document = Case::read(&places::root().join(DOCUMENT)).unwrap().document;
    document.phu_luc[0].noi_dung = document.noi_dung[2..4].to_vec();
    let parts = exporter.markup(&document).unwrap().parts();
    let mut numbers = Vec::new();
    for part in parts {
        for section in part.sections {
            for mut block in section.blocks {
                block.each_paragraph(&mut |paragraph| {
                    numbers.extend(paragraph.runs.iter().filter_map(|run| match &run.kind {
                        RunKind::Footnote(note) => Some(note.number),
                        _ => None,
                    }));
                });
                assert!(!matches!(&block, Block::Picture(picture) if picture.alt.is_empty()));
            }
        }
    }
    assert_eq!(numbers, [1, 1]);
}
