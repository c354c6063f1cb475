use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT05",
    title: "Ký hiệu công văn có đơn vị soạn thảo hoặc lĩnh vực",
    article: "PL I/II.3.b",
    explanation: "Sau chữ viết tắt cơ quan ban hành, ký hiệu công văn ghi chữ viết tắt đơn vị soạn \
                  thảo hoặc lĩnh vực được giải quyết, ví dụ UBND-NC.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| {
            draft.ten_loai() == "cong-van" && !draft.document.so_ky_hieu.ky_hieu.trim().is_empty()
        },
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let symbol = &draft.document.so_ky_hieu.ky_hieu;
    if !symbol.contains(['-', '–']) {
        findings.add(
            Place::range("/so_ky_hieu/ky_hieu", 0..symbol.len()),
            format!(
                "Ký hiệu “{symbol}” thiếu đơn vị soạn thảo hoặc lĩnh vực, ví dụ “{symbol}-VP”."
            ),
        );
    }
}
