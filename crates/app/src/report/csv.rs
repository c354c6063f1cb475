//! A table for spreadsheets. A cell that a spreadsheet would take for a formula gets an apostrophe
//! before it, which makes it text.

use super::{Checked, certainty, limits, not_judged, place, severity};

const HEAD: [&str; 9] = [
    "Tệp",
    "Kết quả",
    "Quy tắc",
    "Độ chắc chắn",
    "Vị trí",
    "Chỗ có lỗi",
    "Nội dung và cách sửa",
    "Căn cứ",
    "Số chỗ khác",
];

pub(super) fn head() -> String {
    format!("\u{FEFF}{}", row(&HEAD))
}

pub(super) fn file(checked: &Checked) -> String {
    let report = match checked {
        Checked::Unread { path, message } => {
            return row(&[path, "không đọc được", "", "", "", "", message, "", ""]);
        }
        Checked::Report(report) => report,
    };
    if let Some(why) = not_judged(report) {
        return row(&[&report.path, "không kiểm tra", "", "", "", "", why, "", ""]);
    }
    if report.findings.is_empty() {
        let limits = limits(report).unwrap_or_default();
        return row(&[&report.path, "đạt", "", "", "", "", limits, "", ""]);
    }
    let rows = report.findings.iter().map(|finding| {
        let more = match finding.more {
            0 => String::new(),
            more => more.to_string(),
        };
        row(&[
            &report.path,
            severity(finding),
            &finding.code,
            certainty(finding),
            &place(finding),
            &finding.excerpt,
            &finding.message,
            &finding.article,
            &more,
        ])
    });
    rows.collect()
}

/// A line of a table.
pub(crate) fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_quoted_and_formulas_are_text() {
        assert_eq!(quoted("Quyết định"), "Quyết định");
        assert_eq!(quoted("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(quoted("=CMD|'/C calc'!A0"), "'=CMD|'/C calc'!A0");
        assert_eq!(quoted("- Như trên, b"), "\"'- Như trên, b\"");
    }
}
