use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT03",
    title: "Ký hiệu mở đầu bằng chữ viết tắt đúng của tên loại",
    article: "PL I/II.3.b; PL III/I",
    explanation: "Ký hiệu của văn bản có tên loại gồm chữ viết tắt tên loại rồi đến chữ viết tắt \
                  cơ quan ban hành, đúng cả chữ hoa, chữ thường như bảng ở Phụ lục III (QyĐ, CTr, TTr).",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| {
            abbreviation(draft).is_some() && !draft.document.so_ky_hieu.ky_hieu.trim().is_empty()
        },
        find,
    },
};

/// Công văn and thư công have none.
fn abbreviation<'a>(draft: &Draft<'a>) -> Option<&'a str> {
    draft.decree.kind(draft.ten_loai())?.abbreviation.as_deref()
}

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(wanted) = abbreviation(draft) else {
        return;
    };
    let symbol = &draft.document.so_ky_hieu.ky_hieu;
    let start = symbol.rfind('/').map_or(0, |stroke| stroke + 1);
    let end = symbol[start..]
        .find(['-', '–', ' '])
        .map_or(symbol.len(), |dash| start + dash);
    let found = &symbol[start..end];
    if found == wanted {
        return;
    }
    let field = "/so_ky_hieu/ky_hieu";
    findings.add_with_fix(
        Place::range(field, start..end),
        format!("Chữ viết tắt tên loại trong ký hiệu là “{found}”, phải là “{wanted}”."),
        Fix::replace(Safety::Suggested, field, start..end, wanted),
    );
}
