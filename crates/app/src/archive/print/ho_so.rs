//! The lists of hồ sơ — NĐ 30/2020/NĐ-CP, PL V, mục II to IV.

use chrono::NaiveDate;
use thethuc_archive::{HoSo, OfficeArchive};

use super::book::subject;
use super::listing::{Head, Listing, short, words};
use super::{Names, bodies, shown};
use crate::error::AppError;

/// PL V, mục II.
const DANH_MUC: [Head; 5] = [
    short("Số và ký hiệu hồ sơ", 2.5),
    words("Tên đề mục và tiêu đề hồ sơ", 8.0),
    short("Thời hạn bảo quản", 2.5),
    words("Người lập hồ sơ", 4.0),
    words("Ghi chú", 3.0),
];

/// PL V, mục III.
const NOP_LUU: [Head; 7] = [
    short("Số TT", 1.0),
    short("Số, ký hiệu hồ sơ", 2.2),
    words("Tiêu đề hồ sơ", 7.0),
    short("Thời gian tài liệu", 3.2),
    short("Thời hạn bảo quản", 2.2),
    short("Số tờ/Số trang", 1.8),
    words("Ghi chú", 3.0),
];

/// PL V, mục IV.
const VAN_BAN: [Head; 7] = [
    short("STT", 1.0),
    short("Số, ký hiệu văn bản", 2.6),
    short("Ngày tháng năm văn bản", 2.2),
    words("Tên loại và trích yếu nội dung văn bản", 8.0),
    words("Tác giả văn bản", 4.0),
    short("Tờ số/Trang số", 1.8),
    words("Ghi chú", 2.4),
];

/// How a hồ sơ that is kept for ever says so — PL V, I.4.
const FOR_EVER: &str = "vĩnh viễn";

/// Danh mục hồ sơ of a year — Điều 28.
pub(super) fn danh_muc(
    archive: &OfficeArchive,
    names: &Names,
    year: u16,
) -> Result<Listing, AppError> {
    let lines = archive.catalogue(year)?;
    let for_ever = lines
        .iter()
        .filter(|line| line.facts.maintenance.to_lowercase() == FOR_EVER)
        .count();
    Ok(Listing {
        title: "DANH MỤC HỒ SƠ".to_owned(),
        rows: danh_muc_rows(&lines),
        heads: DANH_MUC.to_vec(),
        footer: vec![
            format!("Danh mục hồ sơ này có {} hồ sơ, bao gồm:", lines.len()),
            format!("{for_ever} hồ sơ bảo quản vĩnh viễn;"),
            format!("{} hồ sơ bảo quản có thời hạn.", lines.len() - for_ever),
        ],
        ..under_year(names, year)
    })
}

/// The hồ sơ under their đề mục, which stand on rows of their own — PL V, I.1.
fn danh_muc_rows(lines: &[HoSo]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut heading = "";
    for HoSo { facts, .. } in lines {
        if facts.heading != heading {
            heading = &facts.heading;
            let mut row = vec![String::new(); DANH_MUC.len()];
            row[1] = heading.to_uppercase();
            rows.push(row);
        }
        rows.push(vec![
            facts.file_notation.clone(),
            facts.title.clone(),
            facts.maintenance.clone(),
            facts.creator.clone(),
            facts.description.clone(),
        ]);
    }
    rows
}

/// Mục lục hồ sơ, tài liệu nộp lưu of a year: the hồ sơ that are finished — Điều 30.3.
pub(super) fn nop_luu(
    archive: &OfficeArchive,
    names: &Names,
    year: u16,
) -> Result<Listing, AppError> {
    let mut lines = archive.catalogue(year)?;
    lines.retain(|line| line.facts.end_date.is_some());
    let ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
    let totals = archive.totals(&ids)?;
    let rows = lines.iter().zip(1..).map(|(line, at)| {
        let pages = totals.get(&line.id).map_or(0, |totals| totals.pages);
        nop_luu_row(line, at, pages)
    });
    Ok(Listing {
        title: "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU".to_owned(),
        rows: rows.collect(),
        heads: NOP_LUU.to_vec(),
        footer: vec![format!(
            "Mục lục này gồm: {} hồ sơ (đơn vị bảo quản).",
            lines.len()
        )],
        ..under_year(names, year)
    })
}

fn nop_luu_row(line: &HoSo, at: usize, pages: u32) -> Vec<String> {
    let facts = &line.facts;
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, shown);
    vec![
        at.to_string(),
        facts.file_notation.clone(),
        facts.title.clone(),
        format!("{} – {}", day(facts.start_date), day(facts.end_date)),
        facts.maintenance.clone(),
        match pages {
            0 => String::new(),
            pages => pages.to_string(),
        },
        facts.description.clone(),
    ]
}

/// Mục lục văn bản, tài liệu trong hồ sơ.
pub(super) fn van_ban(
    archive: &OfficeArchive,
    names: &Names,
    id: i64,
) -> Result<Listing, AppError> {
    let ho_so = archive.ho_so(id)?;
    let mut rows = Vec::new();
    for line in archive.table_of_contents(id)? {
        let facts = archive.version(line.entry.document)?.facts;
        rows.push(vec![
            (rows.len() + 1).to_string(),
            line.entry.code(),
            line.entry.issued.map_or_else(String::new, shown),
            subject(&facts),
            line.entry.organ,
            line.first_page
                .map_or_else(String::new, |page| page.to_string()),
            line.note,
        ]);
    }
    Ok(Listing {
        title: "MỤC LỤC VĂN BẢN, TÀI LIỆU".to_owned(),
        bodies: bodies(names),
        subtitles: vec![
            format!("Số, ký hiệu hồ sơ: {}", ho_so.facts.file_notation),
            format!("Năm {}", ho_so.facts.file_catalog),
        ],
        heads: VAN_BAN.to_vec(),
        rows,
        ..Listing::default()
    })
}

fn under_year(names: &Names, year: u16) -> Listing {
    Listing {
        bodies: bodies(names),
        subtitles: vec![format!("Năm {year}")],
        ..Listing::default()
    }
}
