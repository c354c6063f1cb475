//! A document is judged on its own day: the same text on three days, three verdicts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use common::literate::{clean, document, merge};
use serde_json::json;
use thethuc_check::{Knowledge, check, cite};
use thethuc_citation::Standing;
use thethuc_model::Document;

const TEXT: &str = "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác \
                    văn thư; Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác \
                    văn thư; Luật Lưu trữ ngày 11 tháng 11 năm 2011, các đơn vị báo cáo.";

fn dated(year: u16) -> Document {
    let mut json = clean("cong-van");
    let patch = json!({
        "thoi_gian": { "ngay": 1, "thang": 6, "nam": year },
        "noi_dung": [{ "type": "doan", "text": TEXT }],
    });
    merge(&mut json, &patch);
    document(&json, "cong-van")
}

#[test]
fn what_is_cited_stands_differently_on_different_days() {
    use Standing::{Ended, InForce, Unborn};
    for (year, standings) in [
        (2019, [Unborn, InForce, InForce]),
        (2023, [InForce, Ended, InForce]),
        (2026, [InForce, Ended, Ended]),
    ] {
        let cited = cite(&dated(year), Knowledge::builtin());
        let found: Vec<_> = cited.iter().map(|cited| cited.standing).collect();
        assert_eq!(found, standings.map(Some), "{year}");
    }
}

#[test]
fn the_rules_go_by_the_day_too() {
    // Before the decree nothing is judged; then the same words are right, and right no more.
    for (year, ended) in [(2019, 0), (2023, 1), (2026, 2)] {
        let report = check(&dated(year), Knowledge::builtin());
        let found = report
            .findings
            .iter()
            .filter(|finding| finding.code == "VD12");
        assert_eq!(found.count(), ended, "{year}");
    }
}
