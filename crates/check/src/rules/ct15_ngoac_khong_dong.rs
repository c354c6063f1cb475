use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT15",
    title: "Dấu ngoặc mở thì đóng",
    article: "Điều 12.1",
    explanation: "Ngoặc đơn mở trong một đoạn mà đoạn đó không đóng.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        let mut open = Vec::new();
        for (at, c) in text.text.char_indices() {
            match c {
                '(' => open.push(at),
                // A bracket that closes nothing stands behind the letter of an item: `a)`.
                ')' => drop(open.pop()),
                _ => {}
            }
        }
        for at in open {
            let place = Place::range(text.field.clone(), at..at + 1);
            findings.add(place, "Ngoặc đơn mở mà không đóng.");
        }
    }
}
