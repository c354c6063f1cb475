//! The citations of the seed documents against the gold file, and documents judged on their own
//! day.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files, prints its figures and fails by panicking"
)]

use std::fs;
use std::path::Path;

use thethuc_check::{CitedDocument, Knowledge, check, cite};
use thethuc_citation::Standing;
use thethuc_model::{Document, NgayThangNam, RichText, read_document};

const TESTS: &str = "../../tests";
const PARTS: [&str; 6] = ["type", "number", "symbol", "date", "agency", "fault"];
const LEAST: f64 = 0.99;

type Row = [String; 6];

#[test]
fn every_citation_of_the_seeds_is_found_with_its_parts() {
    let gold = fs::read_to_string(Path::new(TESTS).join("citations/seeds.tsv")).unwrap();
    let mut names: Vec<&str> = gold
        .lines()
        .skip(1)
        .map(|line| line.split('\t').next().unwrap())
        .collect();
    names.dedup();
    assert_eq!(names.len(), 6);
    let mut counts = [[0_usize; 3]; 6];
    for name in names {
        let wanted: Vec<Row> = gold
            .lines()
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix('\t'))
            .map(row)
            .collect();
        let found: Vec<Row> = cite(&seed(name), Knowledge::builtin())
            .iter()
            .map(parts)
            .collect();
        if wanted != found {
            println!("{name}\n  wanted {wanted:?}\n  found  {found:?}");
        }
        count(&wanted, &found, &mut counts);
    }
    for (part, [right, wanted, found]) in PARTS.iter().zip(counts) {
        let (precision, recall) = (share(right, found), share(right, wanted));
        println!("{part}: precision {precision:.4}, recall {recall:.4} of {wanted}");
        assert!(precision >= LEAST && recall >= LEAST, "{part}");
    }
}

#[test]
fn a_text_is_judged_on_its_own_day() {
    let mut document = Document::new("cong-van");
    document.can_cu = [
        "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
        "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011",
    ]
    .map(RichText::plain_text)
    .to_vec();
    let mut standings = |year| {
        document.thoi_gian = NgayThangNam::new(Some(1), Some(6), Some(year)).unwrap();
        let cited = cite(&document, Knowledge::builtin());
        cited
            .iter()
            .map(|cited| cited.standing.unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        standings(2019),
        [Standing::InForce, Standing::Unborn, Standing::InForce]
    );
    assert_eq!(
        standings(2023),
        [Standing::Ended, Standing::InForce, Standing::InForce]
    );
    assert_eq!(
        standings(2026),
        [Standing::Ended, Standing::InForce, Standing::Ended]
    );

    let mut verdicts = |year| {
        document.thoi_gian = NgayThangNam::new(Some(1), Some(6), Some(year)).unwrap();
        let report = check(&document, Knowledge::builtin());
        let ended = report
            .findings
            .iter()
            .filter(|finding| finding.code == "VD12");
        ended
            .map(|finding| finding.place.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        verdicts(2019).len(),
        0,
        "before the decree nothing is judged by it"
    );
    assert_eq!(verdicts(2023).len(), 1);
    assert_eq!(verdicts(2026).len(), 2);
}

fn seed(name: &str) -> Document {
    let path = Path::new(TESTS)
        .join("documents")
        .join(format!("{name}.json"));
    read_document(&fs::read(path).unwrap()).unwrap()
}

fn row(line: &str) -> Row {
    let mut parts = line.split('\t').map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn parts(cited: &CitedDocument) -> Row {
    let fault = cited
        .faults
        .first()
        .map_or(serde_json::Value::Null, |fault| {
            serde_json::to_value(fault).unwrap()
        });
    [
        cited.kind.clone(),
        cited.number.clone(),
        cited.symbol.clone(),
        cited.date.clone(),
        cited.agency.clone(),
        fault.as_str().unwrap_or_default().to_owned(),
    ]
}

/// Rows are matched in reading order by number and symbol.
fn count(wanted: &[Row], found: &[Row], counts: &mut [[usize; 3]; 6]) {
    for (rows, column) in [(wanted, 1), (found, 2)] {
        for row in rows {
            for (part, count) in row.iter().zip(counts.iter_mut()) {
                count[column] += usize::from(!part.is_empty());
            }
        }
    }
    let mut from = 0;
    for row in wanted {
        let same = |other: &Row| other[1..3] == row[1..3];
        let Some(offset) = found[from..].iter().position(same) else {
            continue;
        };
        let got = &found[from + offset];
        from += offset + 1;
        for (index, count) in counts.iter_mut().enumerate() {
            count[0] += usize::from(!row[index].is_empty() && row[index] == got[index]);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "the counts are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}
