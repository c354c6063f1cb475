//! Workbooks that nobody made are read or refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use proptest::sample::Index;
use rust_xlsxwriter::{Formula, Workbook};
use thethuc_merge::read_list;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a workbook with text, numbers, a formula and a second sheet.
fn parts() -> Vec<(String, Vec<u8>)> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Tên").unwrap();
    sheet.write(0, 1, "Số").unwrap();
    sheet.write(1, 0, "Sở Nội vụ").unwrap();
    sheet.write(1, 1, 2.5).unwrap();
    sheet.write(2, 0, "Sở Tư pháp").unwrap();
    let sum = Formula::new("=B2*2").set_result("5");
    sheet.write(2, 1, sum).unwrap();
    workbook.add_worksheet().write(0, 0, "Khác").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let read = |name: String| {
        let mut part = Vec::new();
        archive
            .by_name(&name)
            .unwrap()
            .read_to_end(&mut part)
            .unwrap();
        (name, part)
    };
    names.into_iter().map(read).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(part).unwrap();
    }
    file.finish().unwrap().into_inner()
}

#[test]
fn the_workbook_itself_is_read() {
    assert_eq!(read_list(&packed(&parts())).unwrap().rows.len(), 2);
}

#[test]
fn a_workbook_without_one_of_its_parts_does_no_harm() {
    let all = parts();
    for missing in 0..all.len() {
        let mut some = all.clone();
        some.remove(missing);
        let _ = read_list(&packed(&some));
    }
}

proptest! {
    #[test]
    fn a_workbook_with_changed_parts_does_no_harm(
        part in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 0..4),
        length in any::<Option<Index>>(),
    ) {
        let mut all = parts();
        let place = part.index(all.len());
        let bytes = &mut all[place].1;
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(length) = length {
            bytes.truncate(length.index(bytes.len()));
        }
        let _ = read_list(&packed(&all));
    }

    #[test]
    fn a_sheet_of_any_numbers_does_no_harm(
        row in prop::sample::select(vec!["0", "1", "-1", "1048577", "4294967296", "99999999999999999999"]),
        column in prop::sample::select(vec!["A", "ZZZZZZZZ", "", "1", "đ"]),
        kind in prop::sample::select(vec!["s", "b", "e", "d", "str", "n", "inlineStr", ""]),
        value in prop::sample::select(vec!["-1", "99999999999", "1e400", "NaN", "", "x", "2026-13-45"]),
    ) {
        let sheet = format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="{row}"><c r="{column}{row}" s="999" t="{kind}"><v>{value}</v></c></row></sheetData></worksheet>"#
        );
        let mut all = parts();
        for (name, part) in &mut all {
            if name == "xl/worksheets/sheet1.xml" {
                *part = sheet.clone().into_bytes();
            }
        }
        let _ = read_list(&packed(&all));
    }
}
