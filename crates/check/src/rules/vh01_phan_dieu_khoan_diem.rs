use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH01",
    title: "Viện dẫn: viết hoa Phần, Chương, Mục, Điều; viết thường khoản, điểm",
    article: "PL II/V.7",
    explanation: "Khi viện dẫn phần, chương, mục, tiểu mục, điều của một văn bản cụ thể thì viết hoa \
                  chữ cái đầu; khoản, điểm viết thường: “điểm a khoản 2 Điều 103”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

/// A khoản or điểm in capitals between words, followed by its number and by Điều.
static UNIT: Pattern = pattern!(
    r"[\p{Ll}\d,;)]\s(Khoản|Điểm)\s(?:\d+|[a-zđ])\s?(?:,\s|và\s|khoản\s|Khoản\s|\d+\s|Điều\s|điều\s)"
);
/// A điều in small letters that a khoản stands before, or that names the document it belongs to.
static ARTICLE: Pattern = pattern!(r"(?:[Kk]hoản\s\d+,?\s(điều)\s\d+)");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for (pattern, capital) in [(&UNIT, false), (&ARTICLE, true)] {
            for place in pattern.places(&text.text) {
                let found = &text.text[place.clone()];
                let wanted = if capital {
                    thethuc_text::capitalize_first(found)
                } else {
                    found.to_lowercase()
                };
                findings.add_with_fix(
                    Place::range(text.field.clone(), place.clone()),
                    format!("“{found}” trong viện dẫn phải viết “{wanted}”."),
                    Fix::replace(Safety::Safe, text.field.clone(), place, wanted),
                );
            }
        }
    }
}
