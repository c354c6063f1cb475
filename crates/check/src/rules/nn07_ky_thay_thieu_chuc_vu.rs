use thethuc_model::HinhThucKy;

use super::words::same_name;
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN07",
    title: "Ký thay, thừa lệnh, thừa ủy quyền phải ghi chức vụ của người ký",
    article: "PL I/II.7.b",
    explanation: "Dưới dòng “KT.”, “TL.”, “TUQ.” và chức vụ của người đứng đầu là chức vụ của chính \
                  người ký, ví dụ “KT. GIÁM ĐỐC” rồi “PHÓ GIÁM ĐỐC”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| {
            draft
                .document
                .nguoi_ky
                .iter()
                .any(|signer| !signer.quyen_han.is_empty())
        },
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, signer) in draft.document.nguoi_ky.iter().enumerate() {
        let Some(last) = signer.quyen_han.last() else {
            continue;
        };
        if last.hinh_thuc == HinhThucKy::Quyen {
            continue;
        }
        let place = Place::field(format!("/nguoi_ky/{index}/chuc_vu").as_str());
        let form = last.hinh_thuc.abbreviation();
        if signer.chuc_vu.trim().is_empty() {
            findings.add(
                place,
                format!("Dưới dòng “{form}.” còn thiếu chức vụ của người ký."),
            );
        } else if last.hinh_thuc != HinhThucKy::ThayMat && same_name(&signer.chuc_vu, &last.cua) {
            findings.add(
                place,
                format!(
                    "Chức vụ của người ký trùng với chức vụ sau “{form}.”; hãy ghi chức vụ của chính người ký."
                ),
            );
        }
    }
}
