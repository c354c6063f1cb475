use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

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

static BLANK: Pattern = pattern!(
    r"(?i)(\.{6,}|…{2,}|_{4,}|\?{3,}|\[\s*(?:…|\.{3}|cần điền|điền|ghi)[^\]]{0,80}\]|\bxxx+\b)"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in draft.texts() {
        for place in BLANK.places(&text.text) {
            let left = text.text[place.clone()].to_owned();
            findings.add(
                Place::range(text.field.clone(), place),
                format!("Còn chỗ trống chưa điền: “{left}”."),
            );
        }
    }
}
