use thethuc_law::KinhGuiRule;

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN01",
    title: "“Kính gửi” có ở công văn, tờ trình; không có ở quyết định, chỉ thị, công điện…",
    article: "PL I/II.9.b–d",
    explanation: "Phần “Kính gửi” chỉ dùng cho tờ trình, báo cáo của cấp dưới gửi cấp trên và công \
                  văn. Văn bản khác chỉ có “Nơi nhận”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(kind) = draft.decree.kind(draft.ten_loai()) else {
        return;
    };
    let present = !draft.document.kinh_gui.is_empty();
    let message = match (kind.kinh_gui, present) {
        (KinhGuiRule::Required, false) => "Thiếu nơi gửi ở phần “Kính gửi”.",
        (KinhGuiRule::None, true) => {
            "Loại văn bản này không có phần “Kính gửi”; hãy chuyển sang “Nơi nhận”."
        }
        _ => return,
    };
    findings.add(Place::field("/kinh_gui"), message);
}
