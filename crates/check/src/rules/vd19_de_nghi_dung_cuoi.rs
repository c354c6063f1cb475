use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD19",
    title: "“Theo đề nghị của …” đứng sau các căn cứ",
    article: "PL I/II.6.a",
    explanation: "Trong các mẫu nghị quyết, quyết định (Mẫu 1.1, 1.2, 1.3), dòng “Theo đề nghị của …” là dòng cuối, sau mọi căn cứ.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| draft.document.can_cu.len() > 1,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let lines: Vec<String> = draft
        .document
        .can_cu
        .iter()
        .map(|text| text.plain().trim().to_owned())
        .collect();
    let Some(last_basis) = lines.iter().rposition(|line| line.starts_with("Căn cứ")) else {
        return;
    };
    for (index, line) in lines.iter().enumerate().take(last_basis) {
        if line.starts_with("Theo đề nghị") || line.starts_with("Xét đề nghị") {
            let place = Place::field(format!("/can_cu/{index}").as_str());
            findings.add(place, "Đặt dòng này sau căn cứ cuối cùng.");
        }
    }
}
