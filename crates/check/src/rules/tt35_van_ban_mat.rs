use thethuc_recognize::Role;
use thethuc_text::fold;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT35",
    title: "Văn bản mật không soạn trên máy nối mạng",
    article: "PL I/III.2.a; Luật Bảo vệ bí mật nhà nước",
    explanation: "Tệp có dấu chỉ độ mật. Văn bản mật không được soạn thảo, lưu giữ trên máy tính \
                  có kết nối mạng; dấu độ mật được đóng theo quy định về bảo vệ bí mật nhà nước, \
                  không gõ vào văn bản.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::File {
        applies: |file| file.spots(Role::DauChi).next().is_some(),
        find,
    },
};

const MARKS: [&str; 3] = ["mat", "toi mat", "tuyet mat"];

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, paragraph) in file.spots(Role::DauChi) {
        let text = &paragraph.text[spot.range.clone()];
        if MARKS.contains(&fold(text).trim()) {
            findings.add(
                Place::paragraph(spot.paragraph, spot.range.clone()),
                format!("Tệp có dấu độ mật “{text}”; hãy xử lý trên máy không nối mạng."),
            );
        }
    }
}
