use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use thethuc_law::FormerName;

use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD21",
    title: "Nội dung dùng tên cơ quan, đơn vị hành chính đang có",
    article: "PL I/II.2.a; PL I/II.4.a",
    explanation: "Tên trong nội dung không còn dùng vào ngày của văn bản (sáp nhập tỉnh từ 01/7/2025, hợp \
                  nhất bộ từ 01/3/2025). Nhắc việc trước đây thì ghi thêm “(cũ)” hoặc “trước đây”.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| draft.document.thoi_gian.nam.is_some(),
        find,
    },
};

/// What tells that a sentence speaks of what was.
static PAST: Pattern = pattern!(
    r"(?i)\b(?:trước đây|trước khi|sáp nhập|hợp nhất|sắp xếp|chia tách|tách ra|giải thể|kết thúc hoạt động|nguyên là|tiền thân|đổi tên|thành lập|cũ|giai đoạn|nhập toàn bộ|cựu|quê quán|quê|sinh)\b"
);
static YEAR: Pattern = pattern!(r"\b((?:19|20)\d{2})\b");

/// How names begin that can stand in the place of others.
const CLASSES: [&str; 4] = ["tỉnh ", "thành phố ", "Bộ ", "Sở "];

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, text) in draft.running.iter().enumerate() {
        let cited = cited_parts(draft, index);
        for (former, place) in FormerName::find(&text.text, &draft.document.thoi_gian) {
            let is_cited = cited
                .iter()
                .any(|part| part.start <= place.start && place.end <= part.end);
            if is_cited || speaks_of_past(sentence(&text.text, &place), former.until()) {
                continue;
            }
            let message = format!(
                "“{}” không còn từ ngày {} ({}); nay là {}.",
                &text.text[place.clone()],
                former.ended(),
                former.source,
                former.now
            );
            let at = Place::range(text.field.clone(), place.clone());
            // A name for a name: which body follows one of a level that is gone, nobody can tell.
            if CLASSES.iter().any(|class| former.now.starts_with(class)) {
                let fix = Fix::replace(
                    Safety::Suggested,
                    text.field.clone(),
                    place,
                    former.now.clone(),
                );
                findings.add_with_fix(at, message, fix);
            } else {
                findings.add(at, message);
            }
        }
    }
}

/// Whole citations in a text: an older document keeps the names of its day.
fn cited_parts(draft: &Draft<'_>, text: usize) -> Vec<Range<usize>> {
    let cited = draft
        .citations()
        .cited
        .iter()
        .filter(|cited| cited.text == text);
    cited
        .flat_map(|cited| {
            [
                Some(cited.citation.span.clone()),
                cited.citation.agency.clone(),
            ]
        })
        .flatten()
        .collect()
}

/// The sentence around a place.
fn sentence<'t>(text: &'t str, place: &Range<usize>) -> &'t str {
    let start = text[..place.start]
        .rfind(['\n', ';'])
        .map_or(0, |at| at + 1);
    let start = text[start..place.start]
        .rfind(". ")
        .map_or(start, |at| start + at + 2);
    let end = text[place.end..]
        .find(['\n', ';'])
        .map_or(text.len(), |at| place.end + at);
    let end = text[place.end..end]
        .find(". ")
        .map_or(end, |at| place.end + at);
    &text[start..end]
}

fn speaks_of_past(sentence: &str, until: NaiveDate) -> bool {
    PAST.is_match(sentence)
        || YEAR
            .all(sentence)
            .any(|year| year[1].parse::<i32>().is_ok_and(|year| year < until.year()))
}
