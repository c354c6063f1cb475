use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN13",
    title: "“TM.”, “KT.”, “TL.”, “TUQ.”, “Q.” có dấu chấm và một khoảng trắng",
    article: "PL I/II.7.b",
    explanation: "Chữ viết tắt quyền hạn ký viết hoa, có dấu chấm, cách chữ sau một khoảng trắng: \
                  “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”. “T/M”, “K/T”, “T/L” là cách ghi của văn \
                  bản Đảng.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::QuyenHan).next().is_some(),
        find,
    },
};

static LAWFUL: Pattern = pattern!(r"^(?:TM|Q|KT|TL|TUQ)\. \S");
static FORM: Pattern = pattern!(r"(?i)^(t/?m|k/?t|t/?l|t/?u/?q|q)[\s./:]*");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, paragraph) in file.spots(Role::QuyenHan) {
        let text = &paragraph.text[spot.range.clone()];
        if LAWFUL.is_match(&text.replace('\u{A0}', " ")) {
            continue;
        }
        let Some(found) = FORM.captures(text) else {
            continue;
        };
        let form = found[1].replace('/', "").to_uppercase();
        let wanted = format!("{form}. {}", &text[found[0].len()..]);
        findings.add(
            Place::paragraph(spot.paragraph, spot.range.clone()),
            format!("“{text}” phải ghi “{wanted}”."),
        );
    }
}
