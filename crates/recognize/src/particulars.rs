//! What some kinds say in lines of fixed words (`Chủ trì: …`), above the body and below it
//! — PL III, Mẫu 1.7–1.10.

use std::ops::Range;

use thethuc_model::{Inline, RichText};

use crate::lines::Line;
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role};
use crate::rich::{Emphasis, rich, trim_end, trim_start};

/// The fixed words of a line: its named groups are particulars, and so is what stands behind it.
struct Wording {
    kind: &'static str,
    words: Pattern,
    /// The particular behind the words; none where nothing is asked for.
    name: Option<&'static str>,
}

macro_rules! wordings {
    ($($kind:literal $words:literal $name:expr;)+) => {
        [$(Wording { kind: $kind, words: pattern!($words), name: $name },)+]
    };
}

static WORDINGS: [Wording; 27] = wordings! {
    "giay-moi" r"^.{1,160}?\strân trọng kính mời\s*:\s*" Some("nguoi_duoc_moi");
    "giay-moi" r"^(?:Tới|Đến) dự\s*:?\s*" Some("cuoc_hop");
    "giay-moi" r"^Chủ trì\s*:\s*" Some("chu_tri");
    "giay-moi" r"^Thời gian\s*:\s*" Some("thoi_gian");
    "giay-moi" r"^Địa điểm\s*:\s*" Some("dia_diem");
    "giay-gioi-thieu" r"^.{1,160}?\strân trọng giới thiệu\s*:\s*$" None;
    "giay-gioi-thieu" r"^(?<danh_xung>Ông \(bà\)|Ông\b|Bà\b)\s*:?\s*" Some("ho_ten");
    "giay-gioi-thieu" r"^Chức vụ\s*:\s*" Some("chuc_vu");
    "giay-gioi-thieu" r"^Được cử đến\s*:\s*" Some("noi_den");
    "giay-gioi-thieu" r"^Về việc\s*:\s*" Some("viec");
    "giay-gioi-thieu" r"^Đề nghị Quý cơ quan tạo điều kiện để .{1,20} có tên ở trên.{1,60}$" None;
    "giay-gioi-thieu" r"^Giấy này có giá trị đến hết ngày\s*" Some("het_han");
    "bien-ban" r"^Thời gian bắt đầu\s*:\s*" Some("bat_dau");
    "bien-ban" r"^Địa điểm\s*:\s*" Some("dia_diem");
    "bien-ban" r"^Thành phần tham dự\s*:\s*" Some("thanh_phan");
    "bien-ban" r"^Chủ trì(?:\s*\(chủ t(?:ọa|oạ)\))?\s*:\s*" Some("chu_tri");
    "bien-ban" r"^Thư ký(?:\s*\(người ghi biên bản\))?\s*:\s*" Some("thu_ky");
    "bien-ban" r"^Nội dung(?:\s*\(theo diễn biến[^)]*\))?\s*:\s*$" None;
    "bien-ban" r"^(?<hinh_thuc>[^.:;]{1,80}?) kết thúc vào\s*" Some("ket_thuc");
    "giay-nghi-phep" r"^Xét Đơn đề nghị nghỉ phép ngày\s*(?<ngay_don>.*?) của .{1,60}$" None;
    "giay-nghi-phep" r"^.{1,160}?\scấp cho\s*:\s*$" None;
    "giay-nghi-phep" r"^(?<danh_xung>Ông \(bà\)|Ông\b|Bà\b)\s*:?\s*" Some("ho_ten");
    "giay-nghi-phep" r"^Chức vụ\s*:\s*" Some("chuc_vu");
    "giay-nghi-phep" r"^Được nghỉ phép trong thời gian\s*(?<bao_lau>.*?) kể từ ngày\s*(?<tu_ngay>.*?) đến hết ngày\s*(?<den_ngay>.*?) tại\s*" Some("noi_nghi");
    "giay-nghi-phep" r"^Số ngày nghỉ phép nêu trên được tính vào thời gian\s*" Some("tinh_vao");
    "thoa-thuan" r"^Bên A\s*:\s*" Some("ben_a");
    "thoa-thuan" r"^Bên B\s*:\s*" Some("ben_b");
};

static CONFIRMATION: Pattern = pattern!(r"^Xác nhận của(?:\s+|$)");

/// A particular that ends with a full stop of the template.
const STOPPED: &str = "noi_nghi";

/// Takes the worded lines at the start and at the end of `range`; returns what lies between them.
pub(crate) fn take(parts: &mut Parts<'_>, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    let mut open = None;
    while start < range.end {
        let end = end_of_paragraph(parts, start, range.end);
        if let Some(wording) = wording(parts, start..end) {
            open = take_one(parts, wording, start..end);
        } else if let Some(name) = open.filter(|_| is_worded(parts, end..range.end)) {
            add(parts, name, start..end);
        } else {
            break;
        }
        start = end;
    }
    let mut end = range.end;
    while start < end {
        let first = start_of_paragraph(parts, end - 1, start);
        let Some(wording) = wording(parts, first..end) else {
            break;
        };
        take_one(parts, wording, first..end);
        end = first;
    }
    start..end
}

/// Whether a line below the signature names who confirms a leave — Mẫu 1.10.
pub(crate) fn is_confirmation(line: &Line<'_>, kind: &str) -> bool {
    kind == "giay-nghi-phep" && CONFIRMATION.is_match(line.text())
}

/// Takes who confirms a leave from the line that the ending stopped at; returns the first line after
/// it.
pub(crate) fn confirmation(parts: &mut Parts<'_>, at: usize) -> usize {
    let is_one = |line: &Line<'_>| is_confirmation(line, &parts.document.kind);
    if !parts.lines.get(at).is_some_and(is_one) {
        return at;
    }
    // In a PDF every line may be a paragraph of its own.
    let zone = parts.lines[at].zone;
    let alike = |line: &&Line<'_>| line.zone == zone && line.table == parts.lines[at].table;
    let end = at + parts.lines[at..].iter().take_while(alike).count();
    let lines: Vec<String> = parts.lines[at..end].iter().map(Line::tidy).collect();
    let words = lines.join(" ");
    let name = CONFIRMATION
        .captures(&words)
        .map_or(0, |found| found[0].len());
    let value = RichText::from(&words[name..]);
    parts
        .document
        .thong_tin
        .insert("noi_xac_nhan".to_owned(), value);
    for line in at..end {
        parts.mark(Role::NoiDung, line, 0.9);
    }
    end
}

fn end_of_paragraph(parts: &Parts<'_>, at: usize, limit: usize) -> usize {
    let index = parts.lines[at].index;
    (at..limit)
        .find(|&line| parts.lines[line].index != index)
        .unwrap_or(limit)
}

fn start_of_paragraph(parts: &Parts<'_>, at: usize, limit: usize) -> usize {
    let index = parts.lines[at].index;
    (limit..at)
        .find(|&line| parts.lines[line].index == index)
        .unwrap_or(at)
}

/// The letters of the paragraph that these lines make up.
fn span(parts: &Parts<'_>, lines: &Range<usize>) -> Range<usize> {
    parts.lines[lines.start].range.start..parts.lines[lines.end - 1].range.end
}

fn wording(parts: &Parts<'_>, lines: Range<usize>) -> Option<&'static Wording> {
    let text = &parts.lines[lines.start].paragraph.text[span(parts, &lines)];
    let kind = parts.document.kind.as_str();
    WORDINGS
        .iter()
        .find(|wording| wording.kind == kind && wording.words.is_match(text))
}

/// Whether a worded line stands among these.
fn is_worded(parts: &Parts<'_>, lines: Range<usize>) -> bool {
    lines
        .clone()
        .any(|at| wording(parts, at..end_of_paragraph(parts, at, lines.end)).is_some())
}

/// Keeps what a worded line says; returns the name of a particular that it leaves open, which the
/// paragraphs below it then fill.
fn take_one(
    parts: &mut Parts<'_>,
    wording: &'static Wording,
    lines: Range<usize>,
) -> Option<&'static str> {
    let paragraph = parts.lines[lines.start].paragraph;
    let span = span(parts, &lines);
    let found = wording.words.captures(&paragraph.text[span.clone()])?;
    for name in [
        "danh_xung",
        "hinh_thuc",
        "ngay_don",
        "bao_lau",
        "tu_ngay",
        "den_ngay",
    ] {
        if let Some(value) = found.name(name) {
            let value = RichText::from(value.as_str().trim());
            parts.document.thong_tin.insert(name.to_owned(), value);
        }
    }
    for line in lines {
        parts.mark(Role::NoiDung, line, 0.9);
    }
    let name = wording.name?;
    let mut value = rich(parts.reading, paragraph, span, Emphasis::default());
    trim_start(&mut value, found[0].len());
    if value.plain().ends_with("./.") {
        trim_end(&mut value, &['.', '/']);
    } else if name == STOPPED {
        trim_end(&mut value, &['.']);
    }
    let open = value.is_empty();
    parts.document.thong_tin.insert(name.to_owned(), value);
    open.then_some(name)
}

/// Adds a paragraph to a particular, on a line of its own.
fn add(parts: &mut Parts<'_>, name: &str, lines: Range<usize>) {
    let paragraph = parts.lines[lines.start].paragraph;
    let words = rich(
        parts.reading,
        paragraph,
        span(parts, &lines),
        Emphasis::default(),
    );
    let value = parts.document.thong_tin.entry(name.to_owned()).or_default();
    if !value.is_empty() {
        value.0.push(Inline::Break);
    }
    value.0.extend(words.0);
    for line in lines {
        parts.mark(Role::NoiDung, line, 0.8);
    }
}
