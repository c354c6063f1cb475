use regex::Regex;

use super::words::Pattern;
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH04",
    title: "Viết hoa đúng tên cơ quan",
    article: "PL II/IV.1",
    explanation: "Tên cơ quan viết hoa chữ cái đầu của các từ chỉ loại hình, chức năng, lĩnh vực, \
                  không viết hoa từng âm tiết: “Bộ Tài chính”, “Ủy ban nhân dân”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

/// Names of bodies, as the decree writes them (PL II/IV.1.a) and as the resolutions on ministries
/// do (NQ 176/2025/QH15).
const NAMES: [&str; 27] = [
    "Hội đồng nhân dân",
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Văn phòng Chính phủ",
    "Văn phòng Quốc hội",
    "Bộ Quốc phòng",
    "Bộ Công an",
    "Bộ Ngoại giao",
    "Bộ Nội vụ",
    "Bộ Tư pháp",
    "Bộ Tài chính",
    "Bộ Công Thương",
    "Bộ Xây dựng",
    "Bộ Y tế",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Khoa học và Công nghệ",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Dân tộc và Tôn giáo",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Tư pháp",
    "Sở Xây dựng",
    "Sở Y tế",
    "Thanh tra Chính phủ",
];

/// Any of the names, in whatever letters.
static NAME: Pattern =
    Pattern::new(|| Regex::new(&format!(r"(?i)\b(?:{})\b", NAMES.join("|"))).ok());

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for place in NAME.places(&text.text) {
            let found = &text.text[place.clone()];
            let Some(wanted) = wrong_capitals(found) else {
                continue;
            };
            findings.add_with_fix(
                Place::range(text.field.clone(), place.clone()),
                format!("“{found}” phải viết “{wanted}”."),
                Fix::replace(Safety::Safe, text.field.clone(), place, wanted),
            );
        }
    }
}

/// The right name of one that begins with a capital and has others that it may not have; names in
/// capitals alone are headings, names in small letters may be common nouns.
fn wrong_capitals(found: &str) -> Option<&'static str> {
    let small = found.to_lowercase();
    let wanted = NAMES
        .into_iter()
        .find(|name| name.to_lowercase() == small)?;
    let begins = found.starts_with(char::is_uppercase);
    let heading = !found.chars().any(char::is_lowercase);
    let too_many = found
        .chars()
        .zip(wanted.chars())
        .any(|(found, wanted)| found.is_uppercase() && wanted.is_lowercase());
    (begins && !heading && too_many).then_some(wanted)
}
