use thethuc_law::{is_province, without_class};

use super::words::same_name;
use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT37",
    title: "Địa danh là tên đơn vị hành chính nơi cơ quan đóng trụ sở",
    article: "PL I/II.4.a",
    explanation: "Cơ quan cấp tỉnh ghi tên tỉnh, thành phố của mình; cơ quan cấp xã ghi tên xã, \
                  phường, đặc khu của mình. Hãy xem lại địa danh khi nó là tên của tỉnh khác hoặc \
                  của cấp khác.",
    severity: Severity::Warning,
    certainty: Certainty::Review,
    test: Test::Draft {
        applies: |draft| !draft.document.dia_danh.trim().is_empty(),
        find,
    },
};

static PROVINCE_OF: Pattern = pattern!(r"(?i)(?:tỉnh|thành phố)\s+(.+)$");
static COMMUNE_OF: Pattern = pattern!(
    r"(?i)^(?:ubnd|hđnd|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân)\s+(?:xã|phường|đặc khu)\s+(.+)$"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let document = draft.document;
    let name = document.dia_danh.trim();
    let bare = without_class(name);
    let own = |pattern: &Pattern, body: &str| {
        pattern
            .places(body)
            .next()
            .map(|place| body[place].trim().to_owned())
    };
    let place = || Place::range("/dia_danh", 0..document.dia_danh.len());
    if let Some(commune) = own(&COMMUNE_OF, document.co_quan_ban_hanh.trim()) {
        if is_province(bare) && !same_name(bare, &commune) {
            findings.add(
                place(),
                format!(
                    "Văn bản của cấp xã ghi địa danh của xã: “{commune}”, không phải “{name}”."
                ),
            );
        }
        return;
    }
    let bodies = [
        Some(document.co_quan_ban_hanh.as_str()),
        document.co_quan_chu_quan.as_deref(),
    ];
    let province = bodies
        .into_iter()
        .flatten()
        .find_map(|body| own(&PROVINCE_OF, body))
        .filter(|own| is_province(own));
    if let Some(own) = province
        && is_province(bare)
        && !same_name(bare, &own)
    {
        findings.add(
            place(),
            format!("Cơ quan thuộc “{own}” nhưng địa danh là “{name}”; hãy xem lại."),
        );
    }
}
