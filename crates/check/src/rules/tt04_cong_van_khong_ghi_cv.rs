use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT04",
    title: "Ký hiệu công văn không có chữ CV",
    article: "PL I/II.3.b; PL III/I",
    explanation: "Công văn không có chữ viết tắt tên loại. Ký hiệu gồm chữ viết tắt cơ quan ban \
                  hành và chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực, ví dụ BNV-VP.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| draft.ten_loai() == "cong-van",
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let symbol = &draft.document.so_ky_hieu.ky_hieu;
    if !symbol.starts_with("CV-") && symbol != "CV" {
        return;
    }
    let end = "CV-".len().min(symbol.len());
    let field = "/so_ky_hieu/ky_hieu";
    findings.add_with_fix(
        Place::range(field, 0..end),
        "Bỏ chữ “CV” trong ký hiệu: công văn không có chữ viết tắt tên loại.",
        Fix::replace(Safety::Suggested, field, 0..end, ""),
    );
}
