use thethuc_model::{HinhThucKy, NguoiKy};
use thethuc_text::fold;

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN16",
    title: "Người ký “KT.” là cấp phó của chính chức vụ đó",
    article: "PL I/II.7.b; Điều 13.1",
    explanation: "Dưới “KT. GIÁM ĐỐC” là “PHÓ GIÁM ĐỐC”, dưới “KT. BỘ TRƯỞNG” là “THỨ TRƯỞNG”. \
                  Chức vụ không phải cấp phó của người đứng đầu thì không ký thay, mà ký thừa \
                  lệnh (TL.) hoặc thừa ủy quyền (TUQ.).",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| {
            draft
                .document
                .nguoi_ky
                .iter()
                .any(|signer| for_head(signer).is_some())
        },
        find,
    },
};

/// The head in whose place somebody signs.
fn for_head(signer: &NguoiKy) -> Option<&str> {
    let line = signer
        .quyen_han
        .last()
        .filter(|line| line.hinh_thuc == HinhThucKy::KyThay)?;
    (!signer.chuc_vu.trim().is_empty()).then(|| line.cua.trim())
}

fn is_deputy_of(own: &str, head: &str) -> bool {
    let (own, head) = (fold(own.trim()), fold(head));
    if own.starts_with("thu truong") {
        return head.starts_with("bo truong");
    }
    // `PHÓ GIÁM ĐỐC`, `PHÓ BAN`, `TRẠM PHÓ`: a deputy, and a word of the head's own title.
    let shared = |word: &str| word != "pho" && head.split_whitespace().any(|known| known == word);
    own.split_whitespace().any(|word| word == "pho") && own.split_whitespace().any(shared)
}

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, signer) in draft.document.nguoi_ky.iter().enumerate() {
        let Some(head) = for_head(signer) else {
            continue;
        };
        if !is_deputy_of(&signer.chuc_vu, head) {
            findings.add(
                Place::field(format!("/nguoi_ky/{index}/chuc_vu").as_str()),
                format!(
                    "“{}” không phải cấp phó của “{head}”; không ký “KT.”.",
                    signer.chuc_vu.trim()
                ),
            );
        }
    }
}
