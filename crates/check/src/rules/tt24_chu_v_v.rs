use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT24",
    title: "Trích yếu công văn ghi sau chữ “V/v”",
    article: "PL I/II.5.b",
    explanation: "Trích yếu nội dung công văn ghi sau chữ “V/v” (chữ V hoa, chữ v thường), ví dụ \
                  “V/v nâng bậc lương năm 2019”; không ghi “V/V”, “v/v”, “Về việc”.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::TrichYeuCongVan).next().is_some(),
        find,
    },
};

static PREFIX: Pattern = pattern!(r"^((?i:v\s?/\s?v|về việc)\s*:?)");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let Some((spot, paragraph)) = file.spots(Role::TrichYeuCongVan).next() else {
        return;
    };
    let text = &paragraph.text[spot.range.clone()];
    for prefix in PREFIX.places(text) {
        let found = text[prefix.clone()].trim_end();
        if found != "V/v" {
            let start = spot.range.start;
            findings.add(
                Place::paragraph(spot.paragraph, start..start + found.len()),
                format!("“{found}” phải ghi là “V/v”."),
            );
        }
    }
}
