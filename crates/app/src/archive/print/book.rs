//! Sổ đăng ký văn bản đi and đến — NĐ 30/2020/NĐ-CP, PL IV, mục I and VI.

use chrono::NaiveDate;
use thethuc_archive::{ArchiveError, Book, BookKind, Facts, OfficeArchive, RegisterLine};

use super::listing::{Cover, Head, Listing, short, words};
use super::{Names, shown};
use crate::error::AppError;

/// PL IV, I.2.
const OUTGOING: [Head; 10] = [
    short("Số, ký hiệu văn bản", 3.2),
    short("Ngày tháng văn bản", 2.0),
    words("Tên loại và trích yếu nội dung văn bản", 5.2),
    words("Người ký", 2.6),
    words("Nơi nhận văn bản", 4.4),
    words("Đơn vị, người nhận bản lưu", 2.2),
    short("Số lượng bản", 1.2),
    short("Ngày chuyển", 1.6),
    short("Ký nhận", 1.5),
    words("Ghi chú", 2.2),
];

/// PL IV, VI.2.
const INCOMING: [Head; 10] = [
    short("Ngày đến", 2.0),
    short("Số đến", 1.2),
    words("Tác giả", 3.2),
    short("Số, ký hiệu văn bản", 3.2),
    short("Ngày tháng văn bản", 2.0),
    words("Tên loại và trích yếu nội dung văn bản", 5.2),
    words("Đơn vị hoặc người nhận", 3.2),
    short("Ngày chuyển", 1.6),
    short("Ký nhận", 1.5),
    words("Ghi chú", 2.2),
];

/// Which part of a book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Period {
    /// The year or term; the newest when absent.
    pub(super) name: Option<String>,
    /// From this day on.
    pub(super) from: Option<NaiveDate>,
    /// To this day.
    pub(super) to: Option<NaiveDate>,
    /// Quyển số.
    pub(super) volume: Option<u32>,
}

impl Period {
    fn has(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A book with its cover.
///
/// # Errors
/// When there is no such book, or the store fails.
pub(super) fn listing(
    archive: &OfficeArchive,
    names: &Names,
    id: &str,
    period: &Period,
) -> Result<Listing, AppError> {
    let unknown = || ArchiveError::Unknown {
        what: "book",
        id: id.to_owned(),
    };
    let book = archive.books()?.into_iter().find(|book| book.id == id);
    let book = book.ok_or_else(unknown)?;
    let newest = || -> Result<Option<String>, AppError> {
        let last = archive.last_numbers(id)?.into_iter().next();
        Ok(last.map(|number| number.period))
    };
    let name = match &period.name {
        Some(name) => name.clone(),
        None => newest()?.unwrap_or_default(),
    };
    let mut lines = archive.register_page(id, &name, 1, usize::MAX)?;
    lines.retain(|line| period.has(line.number.dated));
    let incoming = book.kind == BookKind::Den;
    let mut rows = Vec::new();
    for line in &lines {
        let facts = archive.version(line.entry.document)?.facts;
        let cells = if incoming { arrived } else { sent };
        rows.push(cells(line, &facts).to_vec());
    }
    Ok(Listing {
        title: book.title.to_uppercase(),
        cover: Some(cover(names, &book, &name, period, &lines)),
        heads: if incoming { INCOMING } else { OUTGOING }.to_vec(),
        rows,
        ..Listing::default()
    })
}

fn cover(names: &Names, book: &Book, name: &str, period: &Period, lines: &[RegisterLine]) -> Cover {
    let blank = || "……".to_owned();
    let days = lines.iter().map(|line| line.number.dated);
    let first = period.from.or(days.clone().min());
    let last = period.to.or(days.max());
    let number = |line: Option<&RegisterLine>| {
        line.map_or_else(blank, |line| line.number.text().to_string())
    };
    Cover {
        superior: names.superior.to_uppercase(),
        office: names.office.to_uppercase(),
        title: book.title.to_uppercase(),
        lines: vec![
            format!("Năm: {name}"),
            format!(
                "Từ ngày {} đến ngày {}",
                first.map_or_else(blank, shown),
                last.map_or_else(blank, shown)
            ),
            format!(
                "Từ số {} đến số {}",
                number(lines.first()),
                number(lines.last())
            ),
            format!(
                "Quyển số: {}",
                period
                    .volume
                    .map_or_else(blank, |volume| format!("{volume:02}"))
            ),
        ],
    }
}

fn sent(line: &RegisterLine, facts: &Facts) -> [String; 10] {
    let copies = facts.issued_amount;
    [
        format!("{}/{}", line.number.text(), facts.code_notation),
        shown(line.number.dated),
        subject(facts),
        facts.signer.full_name.clone(),
        facts.recipients(),
        String::new(),
        copies.map_or_else(String::new, |copies| copies.to_string()),
        String::new(),
        String::new(),
        note(line, facts),
    ]
}

fn arrived(line: &RegisterLine, facts: &Facts) -> [String; 10] {
    [
        shown(line.number.dated),
        line.number.text().to_string(),
        facts.organ_name.clone(),
        code(facts),
        facts.issued_date.map_or_else(String::new, shown),
        subject(facts),
        facts.recipients(),
        String::new(),
        String::new(),
        note(line, facts),
    ]
}

/// Số and ký hiệu of a document that came, as its author wrote them.
fn code(facts: &Facts) -> String {
    let parts = [&facts.code_number, &facts.code_notation];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("/")
}

/// Tên loại và trích yếu.
pub(super) fn subject(facts: &Facts) -> String {
    format!("{} {}", facts.type_name, facts.subject)
        .trim()
        .to_owned()
}

/// Ghi chú; of a cancelled number, that it is and why.
fn note(line: &RegisterLine, facts: &Facts) -> String {
    match &line.cancelled {
        Some(reason) => format!("Đã hủy: {reason}"),
        None => facts.description.clone(),
    }
}
