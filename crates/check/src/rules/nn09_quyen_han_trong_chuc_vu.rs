use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN09",
    title: "Quyền hạn ký ghi “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.” ở dòng riêng",
    article: "PL I/II.7.b",
    explanation: "Chữ viết tắt quyền hạn ký có dấu chấm, đứng ở dòng riêng, trước chức vụ hoặc tên \
                  tập thể. “T/M”, “K/T”, “T/L” là cách ghi của văn bản Đảng. Chọn hình thức ký trong \
                  biểu mẫu, không gõ vào ô chức vụ.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.nguoi_ky.is_empty(),
        find,
    },
};

static TYPED: Pattern = pattern!(r"^\s*((?:TM|KT|TL|TUQ|Q)[.\s]|[TK]/[MTL]\b\.?)");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, signer) in draft.document.nguoi_ky.iter().enumerate() {
        let field = format!("/nguoi_ky/{index}/chuc_vu");
        for place in TYPED.places(&signer.chuc_vu) {
            findings.add(
                Place::range(field.as_str(), place),
                "Quyền hạn ký đang gõ trong ô chức vụ; hãy chọn ở mục “Hình thức ký”.",
            );
        }
    }
}
