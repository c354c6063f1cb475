use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH05",
    title: "Viết hoa chữ đầu câu",
    article: "PL II/I",
    explanation: "Viết hoa chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh, sau dấu chấm, dấu \
                  chấm hỏi, dấu chấm than và khi xuống dòng.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

/// A whole word in small letters ends the sentence: a dot behind a single letter or a capital may
/// end an abbreviation. Hidden characters (CT04) may stand inside a word.
static AFTER_STOP: Pattern =
    pattern!(r"(?:^|[\s(“])(\p{Ll}[\p{Ll}\p{Cf}]+)[”)]?\s*[.?!]\s+(\p{Ll}[\p{Ll}\p{Cf}]+)");
const SHORT: [&str; 10] = ["tr", "tp", "tx", "vd", "ths", "gs", "ts", "bs", "ks", "đt"];

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for found in AFTER_STOP.all(&text.text) {
            let Some(word) = found.get(2).filter(|_| !SHORT.contains(&&found[1])) else {
                continue;
            };
            let wanted = thethuc_text::capitalize_first(word.as_str());
            findings.add_with_fix(
                Place::range(text.field.clone(), word.range()),
                format!(
                    "“{}” đứng đầu câu phải viết hoa: “{wanted}”; nếu câu chưa hết thì bỏ dấu chấm.",
                    word.as_str()
                ),
                Fix::replace(Safety::Suggested, text.field.clone(), word.range(), wanted),
            );
        }
    }
}
