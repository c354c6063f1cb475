use thethuc_model::NoiNhan;

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN03",
    title: "Nơi nhận kết thúc bằng dòng “Lưu: VT, …”",
    article: "PL I/II.9.d",
    explanation: "Dòng cuối của Nơi nhận gồm chữ “Lưu”, dấu hai chấm, chữ viết tắt “VT”, dấu phẩy, \
                  chữ viết tắt đơn vị soạn thảo, số lượng bản lưu và dấu chấm.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let typed = last_line(&draft.document.noi_nhan).filter(|line| line.starts_with("Lưu"));
    match (&draft.document.luu, typed) {
        (Some(luu), _) => {
            if luu.noi_luu.first().map(|place| place.trim()) != Some("VT") {
                findings.add(
                    Place::field("/luu/noi_luu"),
                    "Nơi lưu đầu tiên phải là “VT”.",
                );
            }
        }
        (None, Some(line)) => {
            if !line.starts_with("Lưu: VT") {
                findings.add(
                    Place::field("/noi_nhan"),
                    format!("Dòng lưu “{line}” phải có dạng “Lưu: VT, <đơn vị soạn thảo>.”."),
                );
            }
        }
        (None, None) => {
            findings.add(
                Place::field("/luu"),
                "Thiếu dòng “Lưu: VT, …” ở cuối Nơi nhận.",
            );
        }
    }
}

fn last_line(list: &[NoiNhan]) -> Option<&str> {
    let last = list.last()?;
    last_line(&last.children).or(Some(last.text.trim()))
}
