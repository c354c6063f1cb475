//! The decree's own Word files: its templates are found, and no letter is lost or read twice.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use std::fs;
use std::io::{Cursor, Read};

use common::{line, read};
use roxmltree::Node;
use thethuc_model::Document;
use thethuc_reading::Place;
use thethuc_recognize::recognize;
use zip::ZipArchive;

/// Phụ lục I and III, converted from the .doc files by LibreOffice (see the folder's README).
const FILES: [&str; 2] = ["phu-luc-1.docx", "phu-luc-3.docx"];

fn file(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/nd30/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The letters of the main part, by the tags alone: those of a fallback say the same once more.
fn letters(bytes: &[u8]) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    let xml = roxmltree::Document::parse(&xml).unwrap();
    let in_fallback =
        |node: Node<'_, '_>| node.ancestors().any(|a| a.tag_name().name() == "Fallback");
    let texts = xml
        .descendants()
        .filter(|node| node.tag_name().name() == "t" && !in_fallback(*node));
    solid(&texts.filter_map(|node| node.text()).collect::<String>())
}

/// The letters in the order of the alphabet: a text box may be read before or after its anchor.
fn solid(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

#[test]
fn every_letter_is_read_once() {
    for name in FILES {
        let bytes = file(name);
        let reading = read(&bytes);
        let body = reading.paragraphs.iter().filter(|paragraph| {
            !matches!(paragraph.place, Place::Header { .. } | Place::Footer { .. })
        });
        let read: String = body.map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(solid(&read), letters(&bytes), "{name}");
    }
}

#[test]
fn the_templates_of_the_decree_are_found() {
    let recognition = recognize(&read(&file("phu-luc-3.docx")));
    let templates = &recognition.document.van_ban_kem_theo;
    let found: Vec<String> = templates.iter().map(summary).collect();
    let expected = include_str!("nd30/mau.txt");
    assert_eq!(found.join("\n"), expected.trim_end());
}

/// Kind, agencies, symbol, number of grounds, who signs, recipients, first words of the body.
fn summary(document: &Document) -> String {
    let signers: Vec<String> = document
        .nguoi_ky
        .iter()
        .map(|signer| format!("{} – {}", signer.chuc_vu, signer.ho_ten))
        .collect();
    let recipients: Vec<&str> = document
        .noi_nhan
        .iter()
        .map(|entry| entry.text.as_str())
        .collect();
    let body = document.noi_dung.first().map(line).unwrap_or_default();
    format!(
        "{} {} | {} | {} | {} | {} căn cứ | {} | {} | {}",
        document.kind,
        document.ten_loai.as_deref().unwrap_or_default(),
        document.co_quan_chu_quan.as_deref().unwrap_or_default(),
        document.co_quan_ban_hanh,
        document.so_ky_hieu.ky_hieu,
        document.can_cu.len(),
        signers.join("; "),
        recipients.join("; "),
        body.chars().take(30).collect::<String>(),
    )
}
