//! Lines to read in a terminal.

use std::fmt::Write as _;

use super::{Tally, limits, place};
use crate::dto::{FormFinding, FormReport, MendedFile};

pub(super) fn file(report: &FormReport) -> String {
    let mut out = format!("{}\n", report.path);
    if let Some(said) = limits(report) {
        let _ = writeln!(out, "  {said}");
    }
    for finding in &report.findings {
        let _ = writeln!(out, "  {}", line(finding));
    }
    let _ = writeln!(
        out,
        "  {} lỗi và lời nhắc; {} quy tắc đạt, {} không áp dụng, {} chưa đánh giá",
        report.findings.len(),
        report.passed,
        report.not_applicable,
        report.not_evaluated
    );
    out
}

/// A folder is summed up; of one file all is said already.
pub(super) fn tail(tally: &Tally) -> String {
    if tally.files < 2 {
        return String::new();
    }
    format!(
        "{} tệp: {} tệp không có lỗi, {} tệp có lỗi hoặc lời nhắc ({}), {} tệp không đọc được\n",
        tally.files,
        tally.files - tally.faulty - tally.unread,
        tally.faulty,
        tally.findings,
        tally.unread
    )
}

fn line(finding: &FormFinding) -> String {
    let place = match place(finding).as_str() {
        "" => String::new(),
        place => format!("{place}: "),
    };
    let excerpt = match finding.excerpt.trim() {
        "" => String::new(),
        letters => format!(" [{letters}]"),
    };
    format!(
        "{} {place}{}{excerpt} ({})",
        finding.code, finding.message, finding.article
    )
}

/// What was mended in a file and why, and what was left and why.
#[must_use]
pub fn receipt(mended: &MendedFile) -> String {
    let mut out = match &mended.written {
        Some(written) => format!("{} → {written}\n", mended.path),
        None => format!("{}: không có gì để sửa, tệp giữ nguyên\n", mended.path),
    };
    for change in &mended.changed {
        let _ = writeln!(
            out,
            "  Đã sửa {} {} ({})",
            change.code, change.message, change.article
        );
        for step in &change.steps {
            let _ = writeln!(out, "    {}: {}", step.place, step.what);
        }
    }
    for left in &mended.left {
        let _ = writeln!(
            out,
            "  Để nguyên {} {} ({})",
            left.code, left.message, left.article
        );
        let _ = writeln!(out, "    {}: {}", left.place, left.why);
    }
    out
}
