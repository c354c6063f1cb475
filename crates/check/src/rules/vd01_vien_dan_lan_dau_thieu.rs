use thethuc_citation::Form;

use super::citing::{cites, follows, is_law, own, place, rewrite};
use crate::{Certainty, Cited, Draft, Findings, Rule, Severity, Test};

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
    for (index, cited, text) in own(draft) {
        if !is_judged(cited) || cited.first != index {
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
        let known = cited.entry(draft).filter(|entry| entry.subject.is_some());
        match known.and_then(|entry| rewrite(draft, cited, entry, entry)) {
            Some(fix) => findings.add_with_fix(place, message, fix),
            None => findings.add(place, message),
        }
    }
}

/// Copies and consolidations are cited by their symbol; what has no form of the law is no document
/// of an office.
fn is_judged(cited: &Cited) -> bool {
    let form = cited
        .citation
        .symbol
        .as_ref()
        .map(|cited| cited.symbol.form);
    !is_law(cited)
        && cited.citation.kind.is_some()
        && form.is_some_and(|form| !matches!(form, Form::Other | Form::Copy | Form::Consolidated))
}

fn missing(cited: &Cited, text: &str) -> Vec<&'static str> {
    let start = cited.citation.short.start;
    // `Ủy ban nhân dân tỉnh ban hành Công văn số … về …` names the body in a sentence of its own;
    // `Quy chế … ban hành kèm theo Quyết định số …` names the matter.
    let is_issued = follows(text, start, "ban hành") || follows(text, start, "có");
    let is_enclosed = follows(text, start, "kèm theo");
    if is_issued {
        return Vec::new();
    }
    [
        (cited.date().is_none(), "thời gian ban hành"),
        (!cited.has_agency(), "cơ quan ban hành"),
        (!cited.has_subject() && !is_enclosed, "trích yếu nội dung"),
    ]
    .into_iter()
    .filter_map(|(is_missing, name)| is_missing.then_some(name))
    .collect()
}
