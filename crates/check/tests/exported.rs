//! Our own files, written and read back: nothing of form is found in them, and the document that
//! is recognised says what was written.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{documents, export, samples};
use thethuc_check::{Knowledge, check, check_file};
use thethuc_model::{Block, Document};
use thethuc_reading::{Limits, Reading, read_docx};
use thethuc_recognize::{Recognition, recognize};

fn read_back(document: &Document) -> (Reading, Recognition) {
    let reading = read_docx(&export(document), &Limits::default()).unwrap();
    let recognition = recognize(&reading);
    (reading, recognition)
}

#[test]
fn nothing_is_found_in_our_own_samples() {
    for (name, document) in samples() {
        assert_eq!(
            check(&document, Knowledge::builtin()).findings,
            [],
            "{name}"
        );
        let (reading, recognition) = read_back(&document);
        assert_eq!(
            check_file(&reading, &recognition, Knowledge::builtin()).findings,
            [],
            "{name}"
        );
    }
}

#[test]
fn our_files_look_as_the_decree_asks_whatever_they_say() {
    let mut found = Vec::new();
    for (name, document) in documents() {
        let (reading, recognition) = read_back(&document);
        for finding in check_file(&reading, &recognition, Knowledge::builtin()).findings {
            if finding.code.starts_with("TB") {
                found.push(format!(
                    "{name}: {} {} {:?}",
                    finding.code, finding.message, finding.place
                ));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_recognised_says_what_was_written() {
    for (name, document) in samples() {
        let (_, recognition) = read_back(&document);
        let found = &recognition.document;
        let same = |a: &str, b: &str| a.to_uppercase() == b.to_uppercase();
        assert_eq!(
            (&found.kind, &found.ten_loai),
            (&document.kind, &document.ten_loai),
            "{name}"
        );
        assert!(
            same(&found.co_quan_ban_hanh, &document.co_quan_ban_hanh),
            "{name}"
        );
        assert_eq!(found.so_ky_hieu, document.so_ky_hieu, "{name}");
        assert_eq!(
            (&found.dia_danh, found.thoi_gian),
            (&document.dia_danh, document.thoi_gian),
            "{name}"
        );
        assert_eq!(
            found.trich_yeu.plain(),
            document.trich_yeu.plain(),
            "{name}"
        );
        assert_eq!(found.kinh_gui, document.kinh_gui, "{name}");
        assert_eq!(found.noi_nhan_dien, document.noi_nhan_dien, "{name}");
        assert_eq!(found.can_cu.len(), document.can_cu.len(), "{name}");
        assert_eq!(kinds(&found.noi_dung), kinds(&document.noi_dung), "{name}");
        assert_eq!(found.nguoi_ky.len(), document.nguoi_ky.len(), "{name}");
        for (found, written) in found.nguoi_ky.iter().zip(&document.nguoi_ky) {
            assert_eq!(found.ho_ten, written.ho_ten, "{name}");
            assert!(same(&found.chuc_vu, &written.chuc_vu), "{name}");
            assert_eq!(found.quyen_han.len(), written.quyen_han.len(), "{name}");
        }
        assert_eq!(found.phu_luc.len(), document.phu_luc.len(), "{name}");
        assert_eq!(
            found.van_ban_kem_theo.len(),
            document.van_ban_kem_theo.len(),
            "{name}"
        );
    }
}

fn kinds(blocks: &[Block]) -> Vec<&'static str> {
    let kind = |block: &Block| match block {
        Block::Doan { .. } => "đoạn",
        Block::Phan { .. } => "phần",
        Block::Chuong { .. } => "chương",
        Block::Muc { .. } => "mục",
        Block::TieuMuc { .. } => "tiểu mục",
        Block::MucLaMa { .. } => "mục La Mã",
        Block::Dieu { .. } => "điều",
        Block::Khoan { .. } => "khoản",
        Block::Diem { .. } => "điểm",
        Block::Gach { level: 0, .. } => "gạch",
        Block::Gach { .. } => "cộng",
        Block::Bang(_) => "bảng",
        Block::HinhAnh(_) => "hình ảnh",
        Block::MucLuc {} => "mục lục",
    };
    blocks.iter().map(kind).collect()
}
