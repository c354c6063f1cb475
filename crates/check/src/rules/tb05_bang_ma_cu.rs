use thethuc_text::Charset;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB05",
    title: "Bộ mã Unicode, không dùng bảng mã cũ",
    article: "PL I/I.4",
    explanation: "Chữ đang lưu bằng bảng mã TCVN3 (.VnTime) hoặc VNI. Hãy chuyển sang Unicode rồi \
                  dùng phông Times New Roman.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |_| true,
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let mut places = Vec::new();
    for (index, paragraph) in file.reading.paragraphs.iter().enumerate() {
        for run in &paragraph.runs {
            if !run.verbatim && Charset::of_font(&run.look.font).is_some() {
                places.push(Place::paragraph(index, run.range.clone()));
            }
        }
    }
    findings.add_many(places, |count| {
        format!("{count} chỗ còn dùng bảng mã cũ; phải chuyển sang Unicode.")
    });
}
