//! One page without other files, to read and to print.

use std::fmt::Write as _;

use super::{Checked, Tally, certainty, limits, not_judged, place, severity};
use crate::dto::{FormFinding, FormReport};

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kết quả kiểm tra thể thức</title>
<style>
body { font: 11pt/1.45 "Times New Roman", "Liberation Serif", serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 1.6em 0 .4em; overflow-wrap: anywhere; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #888; padding: .25em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead { display: table-header-group; } tr { break-inside: avoid; } th { background: #eee; }
th:nth-child(1) { width: 5.5em; } th:nth-child(2) { width: 9em; } th:nth-child(4) { width: 9em; }
.error { color: #a40000; } .warning { color: #7a4a00; } .info { color: #333; }
.place { font-style: italic; } p { margin: .3em 0; }
@media print { body { margin: 0; max-width: none; } @page { size: A4; margin: 20mm 15mm 20mm 30mm; } }
</style>
</head>
<body>
<h1>Kết quả kiểm tra thể thức</h1>
<p>Theo Nghị định số 30/2020/NĐ-CP về công tác văn thư.</p>
"#;

pub(super) fn head() -> String {
    HEAD.to_owned()
}

pub(super) fn file(checked: &Checked) -> String {
    let (path, inner) = match checked {
        Checked::Unread { path, message } => (
            path,
            format!("<p class=\"error\">{}</p>\n", escaped(message)),
        ),
        Checked::Report(report) => (&report.path, of_report(report)),
    };
    format!("<section>\n<h2>{}</h2>\n{inner}</section>\n", escaped(path))
}

fn of_report(report: &FormReport) -> String {
    if let Some(why) = not_judged(report) {
        return format!("<p>{}</p>\n", escaped(why));
    }
    let limits = limits(report).unwrap_or_default();
    let passed = format!(
        "<p>{} quy tắc đạt, {} không áp dụng, {} chưa đánh giá. {}</p>\n",
        report.passed,
        report.not_applicable,
        report.not_evaluated,
        escaped(limits)
    );
    if report.findings.is_empty() {
        return format!("<p>Không có lỗi.</p>\n{passed}");
    }
    let rows: String = report.findings.iter().map(row).collect();
    format!(
        "<table>\n<thead><tr><th>Quy tắc</th><th>Vị trí</th><th>Nội dung và cách sửa</th>\
         <th>Căn cứ</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{passed}"
    )
}

fn row(finding: &FormFinding) -> String {
    let mut place = escaped(&place(finding));
    if !finding.excerpt.trim().is_empty() {
        let _ = write!(
            place,
            " <span class=\"place\">“{}”</span>",
            escaped(&finding.excerpt)
        );
    }
    if finding.more > 0 {
        let _ = write!(place, " và {} chỗ khác", finding.more);
    }
    format!(
        "<tr><td class=\"{0}\"><strong>{1}</strong><br>{2}, {3}</td><td>{place}</td><td>{4}</td><td>{5}</td></tr>\n",
        escaped(&finding.severity),
        escaped(&finding.code),
        severity(finding),
        certainty(finding),
        escaped(&finding.message),
        escaped(&finding.article),
    )
}

pub(super) fn tail(tally: &Tally) -> String {
    format!(
        "<h2>Tổng hợp</h2>\n<p>{} tệp: {} tệp không có lỗi, {} tệp có lỗi hoặc lời nhắc ({} chỗ), \
         {} tệp không đọc được.</p>\n</body>\n</html>\n",
        tally.files,
        tally.files - tally.faulty - tally.unread,
        tally.faulty,
        tally.findings,
        tally.unread
    )
}

/// A text that HTML takes for nothing but text.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
