use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH03",
    title: "Viết hoa tên thứ, tháng viết bằng chữ, năm âm lịch",
    article: "PL II/V.8.a; PL II/V.8.c",
    explanation: "Viết hoa âm tiết chỉ thứ và âm tiết chỉ tháng không dùng chữ số: “thứ Hai, ngày 02 \
                  tháng 3”, “ngày 19 tháng Tám”; tên năm âm lịch viết hoa cả hai âm tiết: “năm Giáp \
                  Tý”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

/// A weekday, told from an ordinal by the date behind it.
static WEEKDAY: Pattern =
    pattern!(r"\b[Tt]hứ (hai|ba|tư|năm|sáu|bảy)\s*[,(]?\s*(?:ngày\s+)?\d{1,2}(?:/|\s+tháng\s)");
static SUNDAY: Pattern =
    pattern!(r"\b(chủ nhật|chủ Nhật|Chủ Nhật)\s*[,(]?\s*(?:ngày\s+)?\d{1,2}(?:/|\s+tháng\s)");
/// A month in words behind its day.
static MONTH: Pattern = pattern!(
    r"\bngày\s+\d{1,2}\s+tháng\s+(giêng|hai|ba|tư|sáu|bảy|tám|chín|mười|chạp)(?:\s+năm\b|[\s]*(?:[,.;:)]|$))"
);
/// A year by stem and branch.
static YEAR: Pattern = pattern!(
    r"\bnăm ((?:[Gg]iáp|[ẤấẬ]t|[Bb]ính|[Đđ]inh|[Mm]ậu|[Kk][ỷỉ]|[Cc]anh|[Tt]ân|[Nn]hâm|[Qq]u[ýí]) (?:[Tt][ýí]|[Ss]ửu|[Dd]ần|[Mm]ão|[Tt]hìn|[Tt][ỵị]|[Nn]gọ|[Mm]ùi|[Tt]hân|[Dd]ậu|[Tt]uất|[Hh]ợi))\b"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for (pattern, wanted) in [
            (&WEEKDAY, each_capital as fn(&str) -> String),
            (&SUNDAY, first_capital),
            (&MONTH, first_capital),
            (&YEAR, each_capital),
        ] {
            for place in pattern.places(&text.text) {
                let found = &text.text[place.clone()];
                let wanted = wanted(found);
                if wanted != found {
                    findings.add_with_fix(
                        Place::range(text.field.clone(), place.clone()),
                        format!("“{found}” phải viết “{wanted}”."),
                        Fix::replace(Safety::Safe, text.field.clone(), place, wanted),
                    );
                }
            }
        }
    }
}

fn each_capital(words: &str) -> String {
    let words = words.split(' ').map(thethuc_text::capitalize_first);
    words.collect::<Vec<_>>().join(" ")
}

fn first_capital(words: &str) -> String {
    thethuc_text::capitalize_first(&words.to_lowercase())
}
