use thethuc_model::{HinhThucKy, NguoiKy};

use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN08",
    title: "Cấp phó ký thay cấp trưởng thì ghi “KT.”",
    article: "PL I/II.7.b; Điều 13.1",
    explanation: "Cấp phó, kể cả cấp phó được giao phụ trách hoặc điều hành, ký như cấp phó ký thay \
                  cấp trưởng: “KT. GIÁM ĐỐC” rồi “PHÓ GIÁM ĐỐC”, không ghi “phụ trách”.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| draft.document.nguoi_ky.iter().any(is_deputy),
        find,
    },
};

static DEPUTY: Pattern = pattern!(r"(?i)^\s*(phó\s|thứ trưởng\b)");
static IN_CHARGE: Pattern = pattern!(r"(?i)(phụ trách|điều hành)\s*$");

fn is_deputy(signer: &NguoiKy) -> bool {
    DEPUTY.is_match(&signer.chuc_vu)
}

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, signer) in draft.document.nguoi_ky.iter().enumerate() {
        if !is_deputy(signer) || signs_by_authorisation(signer) {
            continue;
        }
        let place = Place::field(format!("/nguoi_ky/{index}/chuc_vu").as_str());
        let for_the_head = signer
            .quyen_han
            .last()
            .is_some_and(|l| l.hinh_thuc == HinhThucKy::KyThay);
        if !for_the_head {
            findings.add(
                place,
                format!(
                    "“{}” ký phải có dòng “KT.” và chức vụ của cấp trưởng ở trên.",
                    signer.chuc_vu.trim()
                ),
            );
        } else if IN_CHARGE.is_match(&signer.chuc_vu) {
            findings.add(
                place,
                "Cấp phó phụ trách, điều hành ký như cấp phó; bỏ chữ “phụ trách”, “điều hành”.",
            );
        }
    }
}

/// By TUQ. somebody of any rank may sign in his own title (Điều 13.3).
fn signs_by_authorisation(signer: &NguoiKy) -> bool {
    signer
        .quyen_han
        .last()
        .is_some_and(|line| line.hinh_thuc == HinhThucKy::ThuaUyQuyen)
}
