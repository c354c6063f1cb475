use thethuc_model::HinhThucKy;

use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN15",
    title: "Ký “TM.” khi tập thể ban hành, không ký “TM.” khi người đứng đầu ban hành",
    article: "PL I/II.7.b; Điều 13.2",
    explanation: "Dòng thẩm quyền ban hành là tập thể (Ủy ban nhân dân, Ban Chỉ đạo) \
                  thì người ký ghi “TM.”; là chức danh người đứng đầu thì ký trực tiếp hoặc “KT.”.",
    severity: Severity::Warning,
    certainty: Certainty::Review,
    test: Test::Draft {
        applies: |draft| {
            draft.document.tham_quyen_ban_hanh.is_some() && !draft.document.nguoi_ky.is_empty()
        },
        find,
    },
};

static COLLECTIVE: Pattern =
    pattern!(r"(?i)^(?:(?:ủy|uỷ) ban nhân dân|ban chỉ đạo|ban thường vụ)\b");
static HEAD: Pattern = pattern!(
    r"(?i)^(?:chủ tịch|giám đốc|tổng giám đốc|bộ trưởng|thủ tướng|cục trưởng|chi cục trưởng|chánh|trưởng|viện trưởng|hiệu trưởng)\b"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(authority) = draft.document.tham_quyen_ban_hanh.as_deref().map(str::trim) else {
        return;
    };
    for (index, signer) in draft.document.nguoi_ky.iter().enumerate() {
        let for_body = signer
            .quyen_han
            .iter()
            .any(|line| line.hinh_thuc == HinhThucKy::ThayMat);
        let message = match for_body {
            false if COLLECTIVE.is_match(authority) => {
                format!("“{authority}” là tập thể: người ký ghi “TM.”.")
            }
            true if HEAD.is_match(authority) => {
                format!("“{authority}” là người đứng đầu: người ký không ghi “TM.”.")
            }
            _ => continue,
        };
        findings.add(
            Place::field(format!("/nguoi_ky/{index}/quyen_han").as_str()),
            message,
        );
    }
}
