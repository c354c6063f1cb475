use super::words::{OPEN, Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT02",
    title: "Ký hiệu viết liền, nối bằng dấu gạch nối và dấu gạch chéo",
    article: "PL I/II.3.c",
    explanation: "Giữa các nhóm chữ viết tắt trong ký hiệu là dấu gạch nối (-), không cách chữ; \
                  không dùng gạch ngang dài (–) hay gạch chéo ngược (\\).",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| {
            let symbol = &draft.document.so_ky_hieu.ky_hieu;
            !symbol.trim().is_empty() && !OPEN.is_match(symbol)
        },
        find,
    },
};

static STRAY: Pattern = pattern!(r"[\s\u{A0}–—‑\\]");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let symbol = &draft.document.so_ky_hieu.ky_hieu;
    if !STRAY.is_match(symbol) {
        return;
    }
    let mended: String = symbol
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '–' | '—' | '‑' => '-',
            '\\' => '/',
            other => other,
        })
        .collect();
    let field = "/so_ky_hieu/ky_hieu";
    findings.add_with_fix(
        Place::range(field, 0..symbol.len()),
        format!("Ký hiệu “{symbol}” phải viết liền: “{mended}”."),
        Fix::replace(Safety::Safe, field, 0..symbol.len(), mended),
    );
}
