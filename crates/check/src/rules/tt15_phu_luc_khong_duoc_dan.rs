use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT15",
    title: "Văn bản có phụ lục thì nội dung phải chỉ dẫn",
    article: "PL I/III.1.a",
    explanation: "Văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó, ví dụ \
                  “(chi tiết tại Phụ lục kèm theo)”.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.phu_luc.is_empty(),
        find,
    },
};

static MENTION: Pattern = pattern!(r"(?i)phụ lục|kèm theo|đính kèm");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mentioned = draft
        .running
        .iter()
        .filter(|text| !text.field.to_string().starts_with("/phu_luc"))
        .any(|text| MENTION.is_match(&text.text));
    if !mentioned {
        findings.add(
            Place::field("/phu_luc/0"),
            "Nội dung chưa chỉ dẫn tới phụ lục. Hãy thêm, ví dụ “(chi tiết tại Phụ lục kèm theo)”.",
        );
    }
}
