//! `thethuc check`: the form of files, rule by rule.

use std::process::ExitCode;

use serde_json::json;
use thethuc_app::dto::{FormFinding, FormReport};
use thethuc_app::error::ErrorDto;
use thethuc_app::{App, messages};
use thethuc_check::RULES;

use crate::args::CheckArgs;
use crate::{FAILED, FINDINGS, print, say};

pub(crate) fn check(app: &App, args: &CheckArgs) -> Result<ExitCode, ErrorDto> {
    if let Some(code) = &args.explain {
        return explain(code);
    }
    let mut reports = Vec::new();
    let mut unread = false;
    for path in &args.files {
        match app.call_as::<FormReport>("check_file", json!({ "path": path })) {
            Ok(report) => reports.push(report),
            Err(error) => {
                unread = true;
                say(&format!("Lỗi: {}", messages::error_text(&error)));
            }
        }
    }
    if args.json {
        // A report holds only strings, numbers and lists: always JSON.
        print(&serde_json::to_string_pretty(&reports).unwrap_or_default())?;
    } else {
        print(&reports.iter().map(text).collect::<String>())?;
    }
    let found = reports.iter().any(|report| !report.findings.is_empty());
    Ok(match (unread, found) {
        (true, _) => ExitCode::from(FAILED),
        (false, true) => ExitCode::from(FINDINGS),
        (false, false) => ExitCode::SUCCESS,
    })
}

fn explain(code: &str) -> Result<ExitCode, ErrorDto> {
    let Some(rule) = RULES
        .iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code))
    else {
        say(&format!(
            "Không có quy tắc “{code}”. Các quy tắc nằm trong docs/rules.md."
        ));
        return Ok(ExitCode::from(FAILED));
    };
    print(&format!(
        "{} – {}\n{}\n\n{}\n",
        rule.code, rule.title, rule.article, rule.explanation
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn text(report: &FormReport) -> String {
    let mut out = format!("{}\n", report.path);
    if report.regime != "hanh-chinh" {
        out += &format!("  {}\n", regime(&report.regime));
    }
    for finding in &report.findings {
        out += &line(finding);
    }
    out + &format!(
        "  {} lỗi và lời nhắc; {} quy tắc đạt, {} không áp dụng, {} chưa đánh giá\n",
        report.findings.len(),
        report.passed,
        report.not_applicable,
        report.not_evaluated
    )
}

/// Why a file is not judged by the decree.
fn regime(name: &str) -> &'static str {
    match name {
        "quy-pham-phap-luat" => {
            "Văn bản quy phạm pháp luật: không kiểm tra theo Nghị định 30/2020/NĐ-CP (Điều 4.2.a)."
        }
        "dang" => "Văn bản của Đảng: không kiểm tra theo Nghị định 30/2020/NĐ-CP (Điều 2.2).",
        "truoc2020" => {
            "Văn bản ban hành trước ngày 05 tháng 3 năm 2020: Nghị định 30/2020/NĐ-CP chưa có hiệu lực."
        }
        "danh-may-lai" => {
            "Bản đánh máy lại của cơ sở dữ liệu pháp luật, không phải tệp gốc của cơ quan: không kiểm tra."
        }
        _ => "Không thấy Quốc hiệu, không nhận ra văn bản hành chính: không kiểm tra.",
    }
}

fn line(finding: &FormFinding) -> String {
    let place = match (finding.field.as_str(), finding.paragraph) {
        ("", 0) => String::new(),
        ("", paragraph) => format!("đoạn {paragraph}: "),
        (field, _) => format!("{field}: "),
    };
    let excerpt = match finding.excerpt.trim() {
        "" => String::new(),
        letters => format!(" [{letters}]"),
    };
    format!(
        "  {} {place}{}{excerpt} ({})\n",
        finding.code, finding.message, finding.article
    )
}
