//! Mended Word files under programs that are not ours: the validator of the Open XML SDK finds
//! nothing wrong, python-docx opens them, LibreOffice converts them and sees the changes.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use thethuc_check::Knowledge;
use thethuc_mend::{Judge, Mended, Stamp, mend};
use thethuc_reading::Limits;
use thethuc_tests::reading::{open_xml_faults, python_docx};
use thethuc_tests::{Exporter, Office, places, short_documents};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const BODY: &str = "word/document.xml";
/// What a run and a paragraph are given that the decree does not allow, in the order of the schema.
const RUN: &str = "<w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/><w:color w:val=\"FF0000\"/></w:rPr><w:t xml:space=\"preserve\">";

/// Files of all short documents with faults planted, and mended.
fn files() -> &'static [(PathBuf, Mended)] {
    static FILES: OnceLock<Vec<(PathBuf, Mended)>> = OnceLock::new();
    FILES.get_or_init(write)
}

fn write() -> Vec<(PathBuf, Mended)> {
    let folder = places::work("mended").unwrap();
    let exporter = Exporter::new().unwrap();
    let documents = short_documents().unwrap();
    let files = exporter.write_all(&documents, &folder).unwrap();
    let one = |docx: &Path| {
        let faulty = planted(&fs::read(docx).unwrap());
        let stamp = Stamp {
            author: "Thể Thức",
            date: "2026-11-21T08:00:00Z",
        };
        let judge = Judge {
            knowledge: Knowledge::builtin(),
            is_off: &|_| false,
        };
        let mended = mend(&faulty, &Limits::default(), judge, &stamp).unwrap();
        let name = docx.file_stem().unwrap().to_string_lossy();
        let path = docx.with_file_name(format!("{name}-mended.docx"));
        fs::write(&path, mended.bytes.as_ref().unwrap_or(&faulty)).unwrap();
        (path, mended)
    };
    files.iter().map(|files| one(&files.docx)).collect()
}

/// Doubled blanks, a wrong font and colour in every long run; a left margin of 20 mm.
fn planted(docx: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut entry = old.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if entry.name() == BODY {
            let xml = String::from_utf8(bytes).unwrap();
            bytes = faulty(&xml).into_bytes();
        }
        new.start_file(entry.name(), SimpleFileOptions::default())
            .unwrap();
        new.write_all(&bytes).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn faulty(xml: &str) -> String {
    let mut runs = xml.split("<w:r><w:t xml:space=\"preserve\">");
    let mut out = runs.next().unwrap_or_default().to_owned();
    for run in runs {
        let (text, rest) = run.split_once("</w:t>").unwrap();
        if text.chars().count() > 60 {
            out += RUN;
            out += &text.replacen(' ', "  ", 1);
        } else {
            out += "<w:r><w:t xml:space=\"preserve\">";
            out += text;
        }
        out += "</w:t>";
        out += rest;
    }
    out.replace("w:left=\"1701\" w:header", "w:left=\"1134\" w:header")
}

#[test]
fn readers_of_others_accept_mended_files() {
    let files = files();
    let mended = files
        .iter()
        .filter(|(_, mended)| mended.bytes.is_some())
        .count();
    let changes: usize = files
        .iter()
        .map(|(_, mended)| mended.receipt.changed.len())
        .sum();
    println!(
        "{mended} of {} files mended, {changes} findings",
        files.len()
    );
    assert!(
        mended * 10 >= files.len() * 9,
        "{mended} of {}",
        files.len()
    );
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    for path in &paths {
        let faults = open_xml_faults(path).unwrap();
        assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
    }
    assert_eq!(python_docx(&paths).unwrap().len(), paths.len());
}

#[test]
fn libreoffice_converts_a_mended_file_and_sees_its_changes() {
    let folder = places::work("mended-office").unwrap();
    let (path, mended) = files()
        .iter()
        .find(|(_, mended)| mended.bytes.is_some())
        .unwrap();
    for office in Office::all() {
        office.to_pdf(std::slice::from_ref(path), &folder).unwrap();
        let flat = office
            .convert(std::slice::from_ref(path), "fodt", &folder)
            .unwrap();
        let flat = fs::read_to_string(&flat[0]).unwrap();
        let seen = flat.matches("<text:changed-region").count();
        assert!(
            seen >= mended.receipt.changed.len(),
            "{seen} changes in LibreOffice {}",
            office.version
        );
        assert!(flat.contains("Thể Thức"));
    }
}
