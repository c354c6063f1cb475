use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT39",
    title: "Văn bản có độ mật không soạn trên máy nối mạng",
    article: "PL I/III.2.a; Luật Bảo vệ bí mật nhà nước",
    explanation: "Văn bản đã chọn độ mật. Văn bản chứa bí mật nhà nước không được soạn thảo, lưu \
                  giữ trên máy tính có kết nối mạng; chỉ tiếp tục trên máy không nối mạng. Dấu độ \
                  mật được đóng lên bản giấy, phần mềm không in.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| draft.document.do_mat.is_some(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    if let Some(degree) = draft.document.do_mat {
        findings.add(
            Place::field("/do_mat"),
            format!(
                "Văn bản “{}”: chỉ soạn thảo, lưu giữ trên máy không nối mạng.",
                degree.name()
            ),
        );
    }
}
