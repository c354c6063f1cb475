use thethuc_law::FormerName;

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT36",
    title: "Tên cơ quan, đơn vị hành chính đúng tại ngày ban hành",
    article: "PL I/II.2.a; PL I/II.4.a",
    explanation: "Tên phải là tên chính thức đang dùng vào ngày của văn bản. Từ 01/7/2025 không \
                  còn cấp huyện, cả nước còn 34 đơn vị cấp tỉnh; từ 01/3/2025 nhiều bộ đã hợp \
                  nhất. Nhắc tên cũ thì ghi thêm “(cũ)”.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.named {
        for (former, place) in FormerName::find(&text.text, &draft.document.thoi_gian) {
            let found = text.text[place.clone()].to_owned();
            findings.add(
                Place::range(text.field.clone(), place),
                format!(
                    "“{found}” không còn từ ngày {} ({}); nay là {}.",
                    former.ended(),
                    former.source,
                    former.now
                ),
            );
        }
    }
}
