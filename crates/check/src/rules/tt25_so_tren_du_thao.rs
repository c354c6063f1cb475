use thethuc_recognize::Role;
use thethuc_text::fold;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT25",
    title: "Dự thảo chưa ghi số",
    article: "Điều 15.2",
    explanation: "Số văn bản được cấp sau khi có chữ ký của người có thẩm quyền. Tệp còn dấu “DỰ \
                  THẢO” mà đã có số: hãy để trống số, hoặc bỏ dấu “DỰ THẢO”.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| draft_mark(file).is_some(),
        find,
    },
};

fn draft_mark(file: &File<'_>) -> Option<Place> {
    file.spots(Role::DauChi).find_map(|(spot, paragraph)| {
        let marked = fold(&paragraph.text[spot.range.clone()])
            .trim()
            .starts_with("du thao");
        marked.then(|| Place::paragraph(spot.paragraph, spot.range.clone()))
    })
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let (Some(mark), Some((spot, _))) = (draft_mark(file), file.spots(Role::SoKyHieu).next())
    else {
        return;
    };
    if file.recognition.document.so_ky_hieu.so.is_some() {
        findings.add_related(
            Place::paragraph(spot.paragraph, spot.range.clone()),
            mark,
            "Văn bản còn dấu “DỰ THẢO” nhưng đã ghi số.",
        );
    }
}
