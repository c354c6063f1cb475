use std::collections::BTreeMap;

use thethuc_text::Charset;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB04",
    title: "Phông chữ Times New Roman",
    article: "PL I/I.4",
    explanation: "Dùng phông chữ tiếng Việt Times New Roman, bộ mã Unicode theo TCVN 6909:2001. Chọn \
                  toàn văn bản (Ctrl+A) rồi đổi phông.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |_| true,
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let wanted = file.decree.texts.font.text.as_str();
    let mut others: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (index, paragraph) in file.reading.paragraphs.iter().enumerate() {
        for run in &paragraph.runs {
            let text = &paragraph.text[run.range.clone()];
            let font = run.look.font.as_str();
            let letters = text.chars().any(char::is_alphanumeric);
            let old = Charset::of_font(font).is_some() && !run.verbatim;
            if letters && !old && !font.eq_ignore_ascii_case(wanted) {
                others
                    .entry(font)
                    .or_default()
                    .push(Place::paragraph(index, run.range.clone()));
            }
        }
    }
    for (font, places) in others {
        findings.add_many(places, |count| {
            format!("Phông chữ “{font}” ở {count} chỗ; phải là {wanted}.")
        });
    }
}
