//! What stands under other rules than the decree is recognised, said once and not judged; and the
//! five states a rule can end in.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use common::changes::change;
use common::literate::{check_docx, clean, document, merge};
use serde_json::json;
use thethuc_check::{Knowledge, Report, State, check};
use thethuc_model::Document;
use thethuc_recognize::Regime;

/// A fault that the decree would have told.
const LETTER_PAPER: &str =
    r#"word/document.xml: w:w="11906" w:h="16838" → w:w="12240" w:h="15840""#;

fn draft(kind: &str, patch: &serde_json::Value) -> Document {
    let mut json = clean(kind);
    merge(&mut json, patch);
    document(&json, kind)
}

fn in_file(kind: &str, changes: &str) -> Report {
    let docx = common::export(&draft(kind, &json!({})));
    check_docx(&change(&docx, &format!("{changes}\n{LETTER_PAPER}"))).report
}

fn assert_not_judged(report: &Report, regime: Regime) {
    assert_eq!(
        (report.regime, report.findings.as_slice()),
        (regime, [].as_slice())
    );
    assert!(
        report
            .outcomes
            .iter()
            .all(|outcome| outcome.state == State::ChuaDanhGia)
    );
}

#[test]
fn the_fault_is_told_of_an_administrative_document() {
    let report = in_file("cong-van", "");
    assert_eq!(report.regime, Regime::HanhChinh);
    assert!(report.findings.iter().any(|finding| finding.code == "TB01"));
}

#[test]
fn a_document_of_the_party_is_not_judged() {
    let report = in_file(
        "cong-van",
        "“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” → “ĐẢNG CỘNG SẢN VIỆT NAM”\n“Độc lập - Tự do - Hạnh phúc” → “”",
    );
    assert_not_judged(&report, Regime::Dang);
}

#[test]
fn a_normative_document_is_not_judged() {
    let report = in_file("quyet-dinh", "“Số: 12/QĐ-SNV” → “Số: 12/2026/QĐ-UBND”");
    assert_not_judged(&report, Regime::QuyPhamPhapLuat);
}

#[test]
fn a_document_typed_again_for_a_database_is_not_judged() {
    let report = in_file(
        "cong-van",
        "word/styles.xml: Times New Roman → Arial\nword/styles.xml: <w:sz w:val=\"28\"/> → <w:sz w:val=\"20\"/>\n\
         word/styles.xml: <w:sz w:val=\"26\"/> → <w:sz w:val=\"20\"/>\nword/styles.xml: <w:sz w:val=\"24\"/> → <w:sz w:val=\"20\"/>\n\
         “SỞ NỘI VỤ” + <w:p><w:r><w:t>-------</w:t></w:r></w:p>",
    );
    assert_not_judged(&report, Regime::DanhMayLai);
}

#[test]
fn a_document_from_before_the_decree_is_not_judged() {
    let report = in_file(
        "cong-van",
        "“ngày 05 tháng 01 năm 2026” → “ngày 04 tháng 3 năm 2020”",
    );
    assert_not_judged(&report, Regime::Truoc2020);
    let old =
        json!({ "thoi_gian": { "ngay": 4, "thang": 3, "nam": 2020 }, "co_quan_ban_hanh": "" });
    let report = check(&draft("cong-van", &old), Knowledge::builtin());
    assert_not_judged(&report, Regime::Truoc2020);
}

#[test]
fn a_document_of_the_decrees_first_day_is_judged() {
    let first =
        json!({ "thoi_gian": { "ngay": 5, "thang": 3, "nam": 2020 }, "co_quan_ban_hanh": "" });
    let report = check(&draft("cong-van", &first), Knowledge::builtin());
    assert_eq!(report.regime, Regime::HanhChinh);
    assert!(report.findings.iter().any(|finding| finding.code == "TT01"));
}

#[test]
fn a_paper_without_a_header_is_not_judged() {
    let report = in_file(
        "cong-van",
        "“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” → “BÁO CÁO NỘI BỘ”",
    );
    assert_not_judged(&report, Regime::KhongRo);
}

#[test]
fn a_rule_ends_in_one_of_five_states() {
    let patch = json!({ "co_quan_ban_hanh": "UBND xã Mẫu", "trich_yeu": "báo cáo." });
    let report = check(&draft("cong-van", &patch), Knowledge::builtin());
    let state = |code: &str| {
        report
            .outcomes
            .iter()
            .find(|outcome| outcome.code == code)
            .unwrap()
            .state
    };
    assert_eq!(state("TT01"), State::Dat);
    assert_eq!(state("TT10"), State::Loi);
    assert_eq!(state("TT13"), State::CanXem, "only a person can tell");
    assert_eq!(state("TT17"), State::KhongApDung, "there is no annex");
    assert_eq!(state("TB01"), State::ChuaDanhGia, "there is no file");
}
