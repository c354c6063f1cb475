use thethuc_text::capitalize_first;

use super::capitals::FAMILY_NAMES;
use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH18",
    title: "Viết hoa chức vụ, học vị đi liền với tên người",
    article: "PL II/V.3",
    explanation: "Tên chức vụ, học vị viết hoa khi đi liền với tên người cụ thể: “Giáo sư Tôn Thất \
                  Tùng”. Ví dụ của nghị định còn rộng hơn quy tắc, nên đây chỉ là lời nhắc.",
    severity: Severity::Info,
    certainty: Certainty::Review,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

static TITLE: Pattern = pattern!(
    r"(?:^|[\s,(])((?:phó )?(?:chủ tịch|giám đốc|tổng giám đốc|bộ trưởng|thứ trưởng|thủ tướng|cục trưởng|vụ trưởng|trưởng phòng|hiệu trưởng|bí thư|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|kỹ sư)) (\p{Lu}\p{Ll}*) \p{Lu}\p{Ll}+"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for found in TITLE.all(&text.text) {
            let (Some(title), Some(family)) = (found.get(1), found.get(2)) else {
                continue;
            };
            if !FAMILY_NAMES.contains(&family.as_str()) {
                continue;
            }
            let wanted = capitalize_first(title.as_str());
            findings.add_with_fix(
                Place::range(text.field.clone(), title.range()),
                format!("Đi liền với tên người thì viết “{wanted}”."),
                Fix::replace(Safety::Suggested, text.field.clone(), title.range(), wanted),
            );
        }
    }
}
