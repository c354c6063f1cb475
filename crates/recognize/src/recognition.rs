//! The result, and the way to it.

use std::ops::Range;

use serde::Serialize;
use thethuc_model::Document;
use thethuc_reading::Reading;

use crate::after_issue;
use crate::body;
use crate::ending;
use crate::header;
use crate::lines::{Line, lines};
use crate::margins;
use crate::opening;
use crate::regime::Regime;

/// What a file was understood as.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recognition {
    /// The file as a document of ours.
    pub document: Document,
    /// Where each component stands in the file.
    pub spots: Vec<Spot>,
    /// The rules that the file stands under.
    pub regime: Regime,
}

/// A component in the file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spot {
    /// What it is.
    pub role: Role,
    /// Index in [`Reading::paragraphs`].
    pub paragraph: usize,
    /// Byte range in that paragraph's text.
    pub range: Range<usize>,
    /// How sure this is, 0 to 1.
    pub confidence: f64,
}

/// The component that a line belongs to — PL I/IV.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ô 1, first line.
    QuocHieu,
    /// Ô 1, second line.
    TieuNgu,
    /// Ô 2, first lines.
    CoQuanChuQuan,
    /// Ô 2, last lines.
    CoQuanBanHanh,
    /// Ô 3.
    SoKyHieu,
    /// Ô 4.
    DiaDanhThoiGian,
    /// Ô 5a, first line.
    TenLoai,
    /// Ô 5a, lines below it.
    TrichYeu,
    /// Ô 5b.
    TrichYeuCongVan,
    /// The line above the căn cứ of a decision.
    ThamQuyenBanHanh,
    /// A ground.
    CanCu,
    /// `QUYẾT ĐỊNH:`.
    QuyetDinh,
    /// Ô 9a.
    KinhGui,
    /// The sender of a công điện.
    NguoiGuiDien,
    /// A receiver of a công điện.
    NoiNhanDien,
    /// Ô 6.
    NoiDung,
    /// Ô 7a, authority.
    QuyenHan,
    /// Ô 7a, title.
    ChucVu,
    /// Ô 7b, another title above the name.
    ChucDanhKhac,
    /// Ô 7b.
    HoTen,
    /// `Nơi nhận:`.
    NoiNhanNhan,
    /// A line of Nơi nhận.
    NoiNhanDanhSach,
    /// `Phụ lục I`.
    PhuLucNhan,
    /// Title of a phụ lục.
    PhuLucTieuDe,
    /// `(Kèm theo Quyết định số …)`.
    KemTheo,
    /// A line of strokes under a component.
    DongKe,
    /// A stamp typed as text: DỰ THẢO, HỎA TỐC.
    DauChi,
    /// Ô 13.
    DiaChi,
    /// Ô 8 and 14: the text that shows a digital signature.
    ChuKySo,
    /// A line of the block that a copy on paper has below its end.
    BanSao,
}

/// The lines of a file, each taken at most once, and where they were found to belong.
pub(crate) struct Parts<'r> {
    pub(crate) reading: &'r Reading,
    pub(crate) lines: Vec<Line<'r>>,
    pub(crate) document: Document,
    pub(crate) spots: Vec<Spot>,
}

impl Parts<'_> {
    /// Notes that a line is a component.
    pub(crate) fn mark(&mut self, role: Role, line: usize, confidence: f64) {
        self.spots.push(self.lines[line].spot(role, confidence));
    }
}

/// How many documents one file may hold, the first and what is attached to it.
const MAX_DOCUMENTS: usize = 64;

/// Finds the components of a file.
#[must_use]
pub fn recognize(reading: &Reading) -> Recognition {
    let mut lines = lines(reading);
    let added = after_issue::take(&mut lines);
    let (rest, mut parts) = first(reading, &mut lines);
    parts.spots.extend(added);
    margins::take(&mut parts);
    let regime = Regime::of(reading, &parts);
    lines = rest;
    while !lines.is_empty() {
        let (rest, attached) = first(reading, &mut lines);
        parts.spots.extend(attached.spots);
        parts.document.van_ban_kem_theo.push(attached.document);
        lines = if parts.document.van_ban_kem_theo.len() < MAX_DOCUMENTS {
            rest
        } else {
            Vec::new()
        };
    }
    parts
        .spots
        .sort_by_key(|spot| (spot.paragraph, spot.range.start));
    Recognition {
        document: parts.document,
        spots: parts.spots,
        regime,
    }
}

/// Takes the first document from `lines`; returns the lines of those attached to it.
fn first<'r>(reading: &'r Reading, lines: &mut Vec<Line<'r>>) -> (Vec<Line<'r>>, Parts<'r>) {
    let rest = match header::next(lines) {
        Some(next) => lines.split_off(next),
        None => Vec::new(),
    };
    let lines = std::mem::take(lines);
    let document = Document::new("cong-van");
    let mut parts = Parts {
        reading,
        lines,
        document,
        spots: Vec::new(),
    };
    let after_header = header::take(&mut parts);
    let after_opening = opening::take(&mut parts, after_header);
    let end = ending::take(&mut parts, after_opening);
    body::take(&mut parts, after_opening..end.body, end.rest);
    (rest, parts)
}
