use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT14",
    title: "Phụ lục được dẫn thì phải có",
    article: "PL I/III.1.a",
    explanation: "Nội dung nói tới phụ lục kèm theo nhưng văn bản chưa có phụ lục nào. Hãy thêm phụ \
                  lục, hoặc bỏ lời dẫn.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| {
            draft.document.phu_luc.is_empty() && draft.document.van_ban_kem_theo.is_empty()
        },
        find,
    },
};

static POINTER: Pattern = pattern!(
    r"(?i)((?:theo|tại|ở|có|như)\s+(?:các\s+)?phụ lục(?:\s+[IVXL]+)?\s+(?:kèm theo|đính kèm|của (?:công văn|quyết định|kế hoạch|văn bản|tờ trình|báo cáo|thông báo) này)|\((?:có\s+)?phụ lục[^)]{0,40}kèm theo\))"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for place in POINTER.places(&text.text) {
            findings.add(
                Place::range(text.field.clone(), place),
                "Nội dung dẫn tới phụ lục nhưng văn bản chưa có phụ lục.",
            );
        }
    }
}
