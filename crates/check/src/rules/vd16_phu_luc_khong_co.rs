use thethuc_text::roman;

use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD16",
    title: "Phụ lục được dẫn theo số thì phải có",
    article: "PL I/III.1.a",
    explanation: "Nội dung dẫn tới một phụ lục có số lớn hơn số phụ lục của văn bản. Hãy thêm phụ lục, hoặc \
                  sửa chỗ dẫn.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.phu_luc.is_empty(),
        find,
    },
};

// Said to be enclosed with this very document, or nothing said behind it.
static POINTER: Pattern = pattern!(
    r"(?:tại|theo|ở|xem) (Phụ lục (?:số )?(?:[IVX]+|[0-9]{1,2}))(?: (?:kèm theo|đính kèm))?(?:[.;:,)]|$)"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let count = draft.document.phu_luc.len();
    let labels: Vec<String> = (1..=count).map(roman).collect();
    for text in &draft.running {
        for place in POINTER.places(&text.text) {
            let label = text.text[place.clone()]
                .trim_start_matches("Phụ lục ")
                .trim_start_matches("số ");
            let number = label.parse::<usize>().ok();
            let is_there = match number {
                Some(number) => (1..=count).contains(&number),
                None => labels.iter().any(|known| known == label),
            };
            if !is_there {
                findings.add(
                    Place::range(text.field.clone(), place),
                    format!("Văn bản có {count} phụ lục, không có Phụ lục {label}."),
                );
            }
        }
    }
}
