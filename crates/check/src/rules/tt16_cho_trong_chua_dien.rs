use super::words::OPEN;
use crate::{Certainty, Draft, FieldText, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT16",
    title: "Không còn chỗ trống chưa điền",
    article: "Điều 8.2",
    explanation: "Văn bản còn chỗ giữ chỗ (………, [cần điền …], ???). Hãy điền hoặc bỏ đi trước khi \
                  trình ký.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let symbol = FieldText::new(
        "/so_ky_hieu/ky_hieu".into(),
        draft.document.so_ky_hieu.ky_hieu.clone(),
    );
    for text in [&symbol].into_iter().chain(draft.texts()) {
        for place in OPEN.places(&text.text) {
            let left = text.text[place.clone()].to_owned();
            findings.add(
                Place::range(text.field.clone(), place),
                format!("Còn chỗ trống chưa điền: “{left}”."),
            );
        }
    }
}
