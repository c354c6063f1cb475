use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB03",
    title: "Trang nằm ngang chỉ dùng khi có bảng",
    article: "PL I/I.2",
    explanation: "Văn bản trình bày theo chiều dài khổ A4; chỉ nội dung có bảng, biểu không tách thành \
                  phụ lục mới được trình bày theo chiều rộng.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| {
            file.reading
                .sections
                .iter()
                .any(|page| page.width_pt > page.height_pt)
        },
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (section, page) in file.reading.sections.iter().enumerate() {
        let across = page.width_pt > page.height_pt;
        if across
            && !file
                .reading
                .tables
                .iter()
                .any(|table| table.bordered && table.section == section)
        {
            findings.add(
                Place::Section { section },
                "Trang nằm ngang nhưng không có bảng; hãy để trang dọc.",
            );
        }
    }
}
