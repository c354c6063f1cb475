use thethuc_citation::Form;

use super::citing::{cites, full, is_first, is_law, own, parts_end, place, replace};
use crate::{Certainty, Cited, Draft, Findings, Fix, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD01",
    title: "Viện dẫn lần đầu phải ghi đủ",
    article: "PL I/II.6.b",
    explanation: "Lần đầu viện dẫn một văn bản phải ghi tên loại, số, ký hiệu, thời gian ban hành, cơ \
                  quan ban hành và trích yếu nội dung. Luật, pháp lệnh chỉ ghi tên loại và tên.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (cited, text) in own(draft) {
        if !is_judged(cited) || !is_first(draft, cited) {
            continue;
        }
        let missing = missing(cited, text);
        if missing.is_empty() {
            continue;
        }
        let short = cited.citation.short.clone();
        let message = format!(
            "Viện dẫn lần đầu “{}” còn thiếu {}.",
            &text[short.clone()],
            missing.join(", ")
        );
        let place = place(draft, cited, short);
        match fix(draft, cited) {
            Some(fix) => findings.add_with_fix(place, message, fix),
            None => findings.add(place, message),
        }
    }
}

/// Copies and consolidations are cited by their symbol; what has no form of the law is no document
/// of an office.
fn is_judged(cited: &Cited) -> bool {
    let form = cited.citation.symbol.as_ref().map(|cited| cited.symbol.form);
    !is_law(cited)
        && cited.citation.kind.is_some()
        && form.is_some_and(|form| !matches!(form, Form::Other | Form::Copy | Form::Consolidated))
}

fn missing(cited: &Cited, text: &str) -> Vec<&'static str> {
    let before = text[..cited.citation.short.start].trim_end();
    // `Ủy ban nhân dân tỉnh ban hành Công văn số …` names the body, `Quy chế … ban hành kèm theo
    // Quyết định số …` the matter.
    let is_issued = before.ends_with("ban hành") || before.ends_with("có");
    let is_enclosed = before.to_lowercase().ends_with("kèm theo");
    [
        (cited.date().is_none() && !is_issued, "thời gian ban hành"),
        (!cited.has_agency() && !is_issued, "cơ quan ban hành"),
        (!cited.has_subject() && !is_enclosed, "trích yếu nội dung"),
    ]
    .into_iter()
    .filter_map(|(is_missing, name)| is_missing.then_some(name))
    .collect()
}

fn fix(draft: &Draft<'_>, cited: &Cited) -> Option<Fix> {
    let entry = cited.entry(draft)?;
    let start = cited.citation.short.start;
    let has_body_before = cited.citation.agency.as_ref().is_some_and(|body| body.start < start);
    if has_body_before || cited.note.is_some() || entry.subject.is_none() {
        return None;
    }
    let field = cited.field_text(draft)?.field.to_string();
    replace(draft, cited, Safety::Suggested, start..parts_end(cited), full(entry, &field))
}
