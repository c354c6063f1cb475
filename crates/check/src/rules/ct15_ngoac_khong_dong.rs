use crate::{Certainty, Draft, FieldText, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT15",
    title: "Dấu ngoặc mở thì đóng",
    article: "Điều 12.1",
    explanation: "Ngoặc đơn, ngoặc vuông mở trong một đoạn mà đoạn đó không đóng; ngoặc kép mở mà văn \
                  bản không đóng.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let closes = |text: &FieldText| unclosed_back(&text.text) > 0;
    let last_closing = draft.running.iter().rposition(closes);
    for (index, text) in draft.running.iter().enumerate() {
        // A bracket that closes nothing stands behind the letter of an item: `a)`.
        for (pair, name) in [(('(', ')'), "Ngoặc đơn"), (('[', ']'), "Ngoặc vuông")] {
            tell(text, &unclosed(&text.text, pair), name, findings);
        }
        // Words that are quoted may go on over paragraphs.
        if last_closing.is_none_or(|last| last <= index) {
            tell(
                text,
                &unclosed(&text.text, ('“', '”')),
                "Ngoặc kép",
                findings,
            );
        }
    }
}

fn tell(text: &FieldText, opened: &[(usize, char)], name: &str, findings: &mut Findings<'_>) {
    for &(at, mark) in opened {
        let place = Place::range(text.field.clone(), at..at + mark.len_utf8());
        findings.add(place, format!("{name} mở mà không đóng."));
    }
}

/// The places where a bracket opens that the text does not close.
fn unclosed(text: &str, (open, close): (char, char)) -> Vec<(usize, char)> {
    let mut opened = Vec::new();
    for (at, c) in text.char_indices() {
        if c == open {
            opened.push((at, c));
        } else if c == close {
            opened.pop();
        }
    }
    opened
}

/// How many quotation marks close that the text has not opened.
fn unclosed_back(text: &str) -> usize {
    let (mut open, mut extra) = (0_usize, 0);
    for c in text.chars() {
        match c {
            '“' => open += 1,
            '”' if open == 0 => extra += 1,
            '”' => open -= 1,
            _ => {}
        }
    }
    extra
}
