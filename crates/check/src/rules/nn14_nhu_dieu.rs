use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN14",
    title: "Nơi nhận của quyết định, nghị quyết mở đầu bằng “Như Điều …”",
    article: "Mẫu 1.1–1.3",
    explanation: "Các mẫu quyết định, nghị quyết ghi dòng đầu của Nơi nhận là “Như Điều …”: điều \
                  về trách nhiệm thi hành.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| {
            matches!(draft.ten_loai(), "quyet-dinh" | "nghi-quyet")
                && !draft.document.noi_nhan.is_empty()
        },
        find,
    },
};

static AS_ARTICLE: Pattern = pattern!(r"(?i)^như (?:các )?điều\b");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let by_articles = draft
        .document
        .noi_dung
        .iter()
        .any(|block| matches!(block, thethuc_model::Block::Dieu { .. }));
    let Some(first) = draft.document.noi_nhan.first().filter(|_| by_articles) else {
        return;
    };
    if !AS_ARTICLE.is_match(first.text.trim()) {
        findings.add(
            Place::range("/noi_nhan/0/text", 0..first.text.len()),
            "Dòng đầu của Nơi nhận nên là “Như Điều …” (điều về trách nhiệm thi hành).",
        );
    }
}
