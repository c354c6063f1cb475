//! The rules that a file stands under. What stands outside the decree is said once, not line by
//! line.

use serde::Serialize;
use thethuc_reading::Reading;

use crate::after_issue;
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role};

/// The rules that a file stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// Văn bản hành chính: NĐ 30/2020/NĐ-CP, Chương II.
    HanhChinh,
    /// Văn bản quy phạm pháp luật: its own law and decree (Điều 4.2.a).
    QuyPhamPhapLuat,
    /// Văn bản của Đảng: rules of the Party (Điều 2.2).
    Dang,
    /// Issued before 05 March 2020, when the decree came into force (Điều 37).
    Truoc2020,
    /// Typed again by a legal database; not the file of an office.
    DanhMayLai,
    /// Phụ lục or văn bản kèm theo in a file of its own: its header stands in another (PL I/III.1.d).
    TepKemTheo,
    /// No header of an official document.
    KhongRo,
}

static NORMATIVE: Pattern =
    pattern!(r"^\s*\d*\s*/\s*(?:19|20)\d{2}/|^(?:19|20)\d{2}/(?:QĐ|NQ|TT|NĐ|CT)-");
static PARTY_HEADER: Pattern = pattern!(r"\bdang cong san viet nam\b");
static DASHES: Pattern = pattern!(r"^-{5,}$");

impl Regime {
    pub(crate) fn of(reading: &Reading, parts: &Parts<'_>) -> Self {
        let has = |role: Role| parts.spots.iter().any(|spot| spot.role == role);
        let document = &parts.document;
        if parts
            .lines
            .iter()
            .take(12)
            .any(|line| PARTY_HEADER.is_match(&line.key))
            && !has(Role::QuocHieu)
        {
            return Self::Dang;
        }
        if after_issue::is_attached(parts) {
            return Self::TepKemTheo;
        }
        if !has(Role::QuocHieu) {
            return Self::KhongRo;
        }
        if NORMATIVE.is_match(&document.so_ky_hieu.ky_hieu) {
            return Self::QuyPhamPhapLuat;
        }
        if is_retyped(reading, parts) {
            return Self::DanhMayLai;
        }
        let date = document.thoi_gian;
        match (date.nam, date.thang, date.ngay) {
            (Some(year), ..) if year < 2020 => Self::Truoc2020,
            (Some(2020), Some(month), _) if month < 3 => Self::Truoc2020,
            (Some(2020), Some(3), Some(day)) if day < 5 => Self::Truoc2020,
            _ => Self::HanhChinh,
        }
    }
}

/// Legal databases retype documents in Arial 10 or on Letter paper, with hyphens for rules.
fn is_retyped(reading: &Reading, parts: &Parts<'_>) -> bool {
    let letters: usize = reading
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.len())
        .sum();
    let arial: usize = reading
        .paragraphs
        .iter()
        .flat_map(|paragraph| &paragraph.runs)
        .filter(|run| run.look.font == "Arial" && run.look.size_pt <= 10.5)
        .map(|run| run.range.len())
        .sum();
    let dashes = parts
        .lines
        .iter()
        .take(20)
        .any(|line| DASHES.is_match(line.text()));
    dashes && letters > 0 && arial * 2 > letters
}
