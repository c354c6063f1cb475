use thethuc_recognize::Role;

use super::lists::items;
use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN12",
    title: "Nơi nhận: cuối dòng dấu chấm phẩy, cuối dòng Lưu dấu chấm",
    article: "PL I/II.9.d",
    explanation: "Tên mỗi nơi nhận trên một dòng, cuối dòng có dấu chấm phẩy; dòng cuối cùng \
                  “Lưu: VT, …” kết thúc bằng dấu chấm.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::NoiNhanDanhSach).next().is_some(),
        find,
    },
};

static FILE_LINE: Pattern = pattern!(r"(?i)^lưu\b");
/// The full stop, or behind it the drafter's symbol and the number of copies (ô 12).
static ENDED: Pattern = pattern!(r"\.$|\.\s*\p{Lu}[\p{L}\d]*\.?\s*\(?\s*\d*\s*\)?\.?$");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let items = items(file, Role::NoiNhanDanhSach);
    let mut open = Vec::new();
    for (order, item) in items.iter().enumerate() {
        if FILE_LINE.is_match(&item.text) {
            if !ENDED.is_match(&item.text) {
                findings.add(item.place.clone(), "Cuối dòng “Lưu” phải có dấu chấm.");
            }
        } else if order + 1 < items.len() && !item.text.ends_with([';', ':', '.', ',']) {
            open.push(item.place.clone());
        }
    }
    findings.add_many(open, |count| {
        format!("{count} dòng của Nơi nhận thiếu dấu chấm phẩy ở cuối.")
    });
}
