//! Ô 1 to 4 and 5b: two columns at the top, in a table or by gaps.

use thethuc_model::{DoMat, Document, MucDoKhan, NgayThangNam, SoKyHieu};

use crate::lines::{Line, Zone};
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role};
use crate::rich::{Emphasis, of_lines, trim_start};

/// How many lines from the top the quốc hiệu may stand.
const DEPTH: usize = 40;

static QUOC_HIEU: Pattern = pattern!(r"^cong hoa xa hoi chu nghia viet nam");
static TIEU_NGU: Pattern = pattern!(r"doc lap\W+tu do\W+hanh phuc");
static NUMBER: Pattern =
    pattern!(r"^(?i:số)\s*:?\s*(\d+)?[\s.…]*(?:/\s*|-\s*)([\p{L}\d&/\-–—\s.…]*)$");
static NUMBER_START: Pattern = pattern!(r"^so\s*[:.]?\s*[\d.…/ ]*");
static DATE: Pattern = pattern!(
    r"^(.*?),?\s*(?i:ngày)\s*(\d{1,2})?[\s.…]*(?i:tháng)\s*(\d{1,2})?[\s.…]*(?i:năm)\s*(\d{4})?"
);
static SUBJECT: Pattern = pattern!(r"^(?i:v\s?/\s?v\s*:?|về việc)\s+");
static STAMP: Pattern = pattern!(
    r"^(du thao|hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|luu hanh noi bo|xem xong tra lai)\b"
);
static UNIT: Pattern = pattern!(
    r"^(so|phong|van phong|chi cuc|cuc|ban|trung tam|truong|benh vien|vu|vien|thanh tra|hoi dong|to)\b"
);

/// Takes the header; returns the index of the first line after it.
pub(crate) fn take(parts: &mut Parts<'_>) -> usize {
    let Some(motto) = parts
        .lines
        .iter()
        .take(DEPTH)
        .position(|line| QUOC_HIEU.is_match(&line.key))
    else {
        return 0;
    };
    let end = end(&parts.lines, motto);
    let mut left = Vec::new();
    for at in 0..end {
        match role(&parts.lines[at]) {
            Some(role) => take_one(parts, role, at),
            None if parts.lines[at].zone == Zone::Right && at > motto => {
                parts.mark(Role::DauChi, at, 0.3)
            }
            None => left.push(at),
        }
    }
    take_left(parts, &left);
    end
}

/// Where a second document begins in the lines of a file: at the header of its own.
pub(crate) fn next(lines: &[Line<'_>]) -> Option<usize> {
    let is_motto = |line: &Line<'_>| QUOC_HIEU.is_match(&line.key);
    let first = lines.iter().position(is_motto)?;
    let second = first + 1 + lines[first + 1..].iter().position(is_motto)?;
    let Some(table) = lines[second].table else {
        let paragraph = lines[second].index;
        return lines.iter().position(|line| line.index == paragraph);
    };
    lines.iter().position(|line| line.table == Some(table))
}

/// The header ends where lines of the whole width begin: those of a second table of layout, and
/// strokes, still belong to it.
fn end(lines: &[Line<'_>], motto: usize) -> usize {
    let after = lines[motto..].iter().position(|line| {
        let part_of_it = QUOC_HIEU.is_match(&line.key)
            || TIEU_NGU.is_match(&line.key)
            || line.is_typed_rule()
            || is_stamp(&line.tidy())
            || (line.zone == Zone::Full
                && (NUMBER_START_LINE.is_match(&line.key) || SUBJECT_LINE.is_match(&line.key)));
        let side = matches!(line.zone, Zone::Left | Zone::Right) && !KINH_GUI.is_match(&line.key);
        !(part_of_it || side)
    });
    after.map_or(lines.len(), |after| motto + after)
}

static NUMBER_START_LINE: Pattern = pattern!(r"^so\s*:\s*\d*\s*/");
static SUBJECT_LINE: Pattern = pattern!(r"^v ?/ ?v\b");
static KINH_GUI: Pattern = pattern!(r"^kinh gui");

/// A mark in a frame of its own: DỰ THẢO, HỎA TỐC, LƯU HÀNH NỘI BỘ.
pub(crate) fn is_stamp(text: &str) -> bool {
    let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    capitals && text.len() < 40 && STAMP.is_match(&thethuc_text::fold(text))
}

/// The độ mật that a mark says.
pub(crate) fn do_mat(text: &str) -> Option<DoMat> {
    let key = thethuc_text::fold(text.trim());
    let mut all = DoMat::ALL.into_iter();
    all.find(|degree| thethuc_text::fold(degree.name()) == key)
}

/// What a mark says of the document.
fn take_stamp(document: &mut Document, text: &str) {
    document.do_mat = document.do_mat.max(do_mat(text));
    match thethuc_text::fold(text).as_str() {
        "hoa toc" => document.muc_do_khan = Some(MucDoKhan::HoaToc),
        "thuong khan" => document.muc_do_khan = Some(MucDoKhan::ThuongKhan),
        "khan" => document.muc_do_khan = Some(MucDoKhan::Khan),
        "luu hanh noi bo" | "xem xong tra lai" => {
            document.pham_vi_luu_hanh = Some(text.to_owned());
        }
        _ => {}
    }
}

fn role(line: &Line<'_>) -> Option<Role> {
    if QUOC_HIEU.is_match(&line.key) {
        Some(Role::QuocHieu)
    } else if TIEU_NGU.is_match(&line.key) {
        Some(Role::TieuNgu)
    } else if line.is_typed_rule() {
        Some(Role::DongKe)
    } else if is_stamp(&line.tidy()) {
        Some(Role::DauChi)
    } else if DATE.is_match(&line.tidy()) {
        Some(Role::DiaDanhThoiGian)
    } else {
        None
    }
}

fn take_one(parts: &mut Parts<'_>, role: Role, at: usize) {
    parts.mark(role, at, 0.99);
    if role == Role::DauChi {
        let text = parts.lines[at].tidy();
        take_stamp(&mut parts.document, &text);
    }
    if role == Role::DiaDanhThoiGian {
        let text = parts.lines[at].tidy();
        if let Some(found) = DATE.captures(&text) {
            let number = |group: usize| found.get(group).and_then(|m| m.as_str().parse().ok());
            let (day, month) = (number(2).map(small), number(3).map(small));
            parts.document.dia_danh = found[1]
                .trim()
                .trim_matches(['.', '…', ','])
                .trim()
                .to_owned();
            parts.document.thoi_gian = NgayThangNam::new(day, month, number(4)).unwrap_or_default();
        }
    }
}

fn small(number: u16) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// The left column from the top: agencies, number, subject.
fn take_left(parts: &mut Parts<'_>, left: &[usize]) {
    let number = left
        .iter()
        .position(|&at| NUMBER_START.is_match(&parts.lines[at].key) && is_number(&parts.lines[at]));
    let (names, rest) = left.split_at(number.unwrap_or(left.len()));
    take_agencies(parts, names);
    let Some((&number, subject)) = rest.split_first() else {
        return;
    };
    parts.mark(Role::SoKyHieu, number, 0.99);
    parts.document.so_ky_hieu = number_and_symbol(&parts.lines[number].tidy());
    take_subject(parts, subject);
}

fn is_number(line: &Line<'_>) -> bool {
    NUMBER.is_match(&line.tidy()) || line.key.starts_with("so:")
}

fn number_and_symbol(text: &str) -> SoKyHieu {
    NUMBER
        .captures(text)
        .map_or_else(SoKyHieu::default, |found| SoKyHieu {
            so: found.get(1).and_then(|number| number.as_str().parse().ok()),
            ky_hieu: found[2].trim().to_owned(),
            ..SoKyHieu::default()
        })
}

/// The superior body stands first, not bold; where weight tells nothing, a line that begins with
/// the word of a unit begins the issuing body.
fn take_agencies(parts: &mut Parts<'_>, names: &[usize]) {
    let bold: Vec<bool> = names.iter().map(|&at| parts.lines[at].is_bold()).collect();
    let first_bold = bold.iter().position(|&bold| bold);
    let by_weight = first_bold.filter(|&first| first > 0 && bold[first..].iter().all(|&bold| bold));
    let by_word = || {
        (1..names.len()).find(|&at| {
            let joint = parts.lines[names[at - 1]].text().ends_with('-');
            UNIT.is_match(&parts.lines[names[at]].key) && !joint
        })
    };
    let (split, confidence) = match by_weight {
        Some(split) => (split, 0.95),
        None => by_word().map_or((0, 0.8), |split| (split, 0.7)),
    };
    let join = |range: &[usize]| {
        range
            .iter()
            .map(|&at| parts.lines[at].tidy())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (superior, issuing) = (join(&names[..split]), join(&names[split..]));
    parts.document.co_quan_chu_quan = (!superior.is_empty()).then_some(superior);
    parts.document.co_quan_ban_hanh = issuing;
    for (order, &at) in names.iter().enumerate() {
        let role = if order < split {
            Role::CoQuanChuQuan
        } else {
            Role::CoQuanBanHanh
        };
        parts.mark(role, at, confidence);
    }
}

fn take_subject(parts: &mut Parts<'_>, lines: &[usize]) {
    let mut text = of_lines(parts, lines, Emphasis::default());
    if text.is_empty() {
        return;
    }
    let prefix = SUBJECT
        .captures(&text.plain())
        .map_or(0, |found| found[0].len());
    trim_start(&mut text, prefix);
    parts.document.trich_yeu = text;
    let confidence = if prefix > 0 { 0.99 } else { 0.6 };
    for &at in lines {
        parts.mark(Role::TrichYeuCongVan, at, confidence);
    }
}
