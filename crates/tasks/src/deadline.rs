//! Thời hạn (deadlines) as directives set them: `trước ngày 15/11/2026`, `trong quý IV`, `chậm nhất
//! 10 ngày kể từ ngày ký`, `định kỳ hằng tháng`.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{Datelike, Days, Months, NaiveDate};
use regex::{Captures, Regex};
use serde::Serialize;

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Deadline {
    /// Where its words stand in the text that was read.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub(crate) span: Range<usize>,
    /// The words.
    pub words: String,
    /// The last day that keeps it (`trước ngày 15/11` is the 14th); none where only a person can tell:
    /// it comes again, counts working days, or counts from a day that the document does not name.
    #[cfg_attr(feature = "ts", ts(as = "Option<String>"))]
    pub due: Option<NaiveDate>,
    /// How often it comes again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub every: Option<Period>,
}

/// How often a task comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// Hằng ngày.
    Day,
    /// Hằng tuần.
    Week,
    /// Hằng tháng.
    Month,
    /// Hằng quý.
    Quarter,
    /// 6 tháng.
    HalfYear,
    /// Hằng năm.
    Year,
    /// `Định kỳ`, and no more is said.
    Unsaid,
}

/// A form of deadline: how it is written, and what it says.
struct Form {
    pattern: Regex,
    read: fn(&Captures<'_>, Option<NaiveDate>) -> Option<Said>,
}

#[derive(Default)]
struct Said {
    due: Option<NaiveDate>,
    every: Option<Period>,
}

/// The forms, those first that take more words. A pattern that does not compile is left out; the tests
/// below read every form.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    const DAY: &str = r"(?P<d>\d{1,2})(?:[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?|\s+tháng\s+(?P<lm>\d{1,2})(?:[/.]|\s+năm\s+)?(?P<ly>\d{4})?)";
    const EVERY: &str = r"(?:hằng|hàng|mỗi)\s+(?P<every>ngày|tuần|tháng|quý|năm)";
    let day = format!(
        r"(?i)\b(?P<lead>trước|(?:chậm|muộn)\s+nhất(?:\s+(?:là|vào|đến|trong|trước))*|(?:thời\s+)?hạn(?:\s+(?:cuối|chót|nộp|gửi|hoàn\s+thành))?\s*(?:là|:)?|(?:đến\s+)?hết|xong\s+trong|hoàn\s+thành\s+trong|trong)\s+(?P<hour>\d{{1,2}}\s*(?:giờ|h)(?:\s*\d{{1,2}})?(?:\s*phút)?,?\s+)?(?:ngày\s+)?{DAY}\b"
    );
    let monthly = format!(
        r"(?i)\b(?:(?:trước|chậm\s+nhất(?:\s+(?:là|vào))?|vào)\s+)?ngày\s+(?:cuối\s+cùng\s+(?:của\s+)?|\d{{1,2}}\s+(?:của\s+)?){EVERY}"
    );
    let regular = format!(
        r"(?i)\bđịnh\s+kỳ(?:\s*\(?(?:{EVERY}|(?P<half>(?:6|06|sáu)\s+tháng)|theo\s+(?P<by>tuần|tháng|quý|năm)))?"
    );
    let month = r"(?i)\b(?P<lead>trước|trong|(?:đến\s+)?hết|cuối)\s+tháng\s+(?P<m>\d{1,2})(?:(?:\s*/\s*|\s+năm\s+)(?P<y>\d{4}))?\b";
    let quarter = r"(?i)\b(?P<lead>trước|trong|(?:đến\s+)?hết|cuối)\s+quý\s+(?P<q>IV|III|II|I|[1-4])(?:(?:\s*/\s*|\s+năm\s+)(?P<y>\d{4}))?\b";
    let year = r"(?i)\b(?P<lead>trước|trong|(?:đến\s+)?hết|cuối)\s+năm\s+(?P<y>\d{4})\b";
    let within = r"(?i)\b(?:trong|chậm\s+nhất|không\s+quá)\s+(?:(?:thời\s+hạn|vòng)\s+)?(?:là\s+)?(?P<n>\d{1,3})\s+(?P<unit>giờ|ngày|tuần|tháng)(?P<working>\s+làm\s+việc)?(?:,?\s+(?:kể\s+)?(?:từ|sau)\s+(?:khi|ngày|thời\s+điểm)\s+(?P<from>[\p{L}]+(?:\s+[\p{L}]+)?))?";
    [
        (
            monthly.as_str(),
            monthly_said as fn(&Captures<'_>, Option<NaiveDate>) -> Option<Said>,
        ),
        (day.as_str(), day_said),
        (month, month_said),
        (quarter, quarter_said),
        (year, year_said),
        (within, within_said),
        (regular.as_str(), regular_said),
    ]
    .into_iter()
    .filter_map(|(pattern, read)| {
        Some(Form {
            pattern: Regex::new(pattern).ok()?,
            read,
        })
    })
    .collect()
});

/// The deadlines in a text, in its order. `issued` is the day of the document, from which a missing year
/// and terms are counted; a day before it is no deadline.
#[must_use]
pub fn deadlines(text: &str, issued: Option<NaiveDate>) -> Vec<Deadline> {
    let mut found: Vec<Deadline> = Vec::new();
    for form in FORMS.iter() {
        for captures in form.pattern.captures_iter(text) {
            let Some(whole) = captures.get(0) else {
                continue;
            };
            let span = whole.range();
            let is_taken = found
                .iter()
                .any(|other| other.span.start < span.end && span.start < other.span.end);
            let Some(said) = (form.read)(&captures, issued).filter(|_| !is_taken) else {
                continue;
            };
            if said
                .due
                .zip(issued)
                .is_some_and(|(due, issued)| due < issued)
            {
                continue;
            }
            found.push(Deadline {
                words: whole
                    .as_str()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
                span,
                due: said.due,
                every: said.every,
            });
        }
    }
    found.sort_by_key(|deadline| deadline.span.start);
    found
}

/// The deadline that a cell of a table is: a day, month, quarter or year without a word before it.
pub(crate) fn of_cell(cell: &str, issued: Option<NaiveDate>) -> Vec<Deadline> {
    const LEAD: &str = "trong ";
    let told = deadlines(cell, issued);
    let small = cell.trim_start().to_lowercase();
    if !told.is_empty() || small.is_empty() {
        return told;
    }
    let start = cell.len() - cell.trim_start().len();
    let mut bare = deadlines(&format!("{LEAD}{}", &cell[start..]), issued);
    bare.retain(|deadline| deadline.span.start == 0);
    for deadline in &mut bare {
        deadline.span = start..start + deadline.span.end - LEAD.len();
        deadline.words = cell[deadline.span.clone()].to_owned();
    }
    bare
}

fn number(captures: &Captures<'_>, name: &str) -> Option<u32> {
    captures.name(name)?.as_str().parse().ok()
}

fn is_before(captures: &Captures<'_>) -> bool {
    let lead = captures.name("lead").map_or("", |lead| lead.as_str());
    lead.to_lowercase().ends_with("trước")
}

fn day_said(captures: &Captures<'_>, issued: Option<NaiveDate>) -> Option<Said> {
    let month = number(captures, "m").or_else(|| number(captures, "lm"))?;
    let day = number(captures, "d")?;
    let year = number(captures, "y").or_else(|| number(captures, "ly"));
    let date = in_year(year, issued, |year| {
        NaiveDate::from_ymd_opt(year, month, day)
    });
    if date.is_none() && (year.is_some() || issued.is_some()) {
        return None;
    }
    let is_before = is_before(captures) && captures.name("hour").is_none();
    // `trong 24/7` names no day.
    let is_day = year.is_some()
        || captures["lead"].to_lowercase() != "trong"
        || captures[0].contains("ngày");
    let due = date.and_then(|date| {
        if is_before {
            date.pred_opt()
        } else {
            Some(date)
        }
    });
    is_day.then_some(Said { due, every: None })
}

fn month_said(captures: &Captures<'_>, issued: Option<NaiveDate>) -> Option<Said> {
    let month = number(captures, "m").filter(|month| (1..=12).contains(month))?;
    spanning(captures, issued, month, month)
}

fn quarter_said(captures: &Captures<'_>, issued: Option<NaiveDate>) -> Option<Said> {
    let quarter = match captures.name("q")?.as_str().to_uppercase().as_str() {
        "I" | "1" => 1,
        "II" | "2" => 2,
        "III" | "3" => 3,
        _ => 4,
    };
    spanning(captures, issued, quarter * 3 - 2, quarter * 3)
}

fn year_said(captures: &Captures<'_>, issued: Option<NaiveDate>) -> Option<Said> {
    spanning(captures, issued, 1, 12)
}

/// The last day of a span of months, or the day before its first one.
fn spanning(
    captures: &Captures<'_>,
    issued: Option<NaiveDate>,
    first: u32,
    last: u32,
) -> Option<Said> {
    let due = in_year(number(captures, "y"), issued, |year| {
        let begins = NaiveDate::from_ymd_opt(year, first, 1)?;
        if is_before(captures) {
            return begins.pred_opt();
        }
        begins
            .checked_add_months(Months::new(last - first + 1))?
            .pred_opt()
    });
    Some(Said { due, every: None })
}

/// The day in the year that is said; without one, its next coming from the document's day on.
fn in_year(
    year: Option<u32>,
    issued: Option<NaiveDate>,
    day: impl Fn(i32) -> Option<NaiveDate>,
) -> Option<NaiveDate> {
    if let Some(year) = year {
        return day(i32::try_from(year).ok()?);
    }
    let issued = issued?;
    let this = day(issued.year())?;
    if this < issued {
        day(issued.year() + 1)
    } else {
        Some(this)
    }
}

fn within_said(captures: &Captures<'_>, issued: Option<NaiveDate>) -> Option<Said> {
    let count = number(captures, "n").filter(|&count| count > 0)?;
    let from = captures
        .name("from")
        .map(|from| from.as_str().to_lowercase());
    let from_issue = from
        .as_deref()
        .is_some_and(|from| ["ký", "ban hành"].iter().any(|word| from.starts_with(word)));
    let working = captures.name("working").is_some();
    // `trong 5 năm`, `trong 3 tháng` without a beginning tells how long, not by when.
    from.as_ref()?;
    let due = issued.filter(|_| from_issue && !working).and_then(|day| {
        match captures.name("unit")?.as_str() {
            "ngày" => day.checked_add_days(Days::new(count.into())),
            "tuần" => day.checked_add_days(Days::new(u64::from(count) * 7)),
            "tháng" => day.checked_add_months(Months::new(count)),
            _ => None,
        }
    });
    Some(Said { due, every: None })
}

fn monthly_said(captures: &Captures<'_>, _: Option<NaiveDate>) -> Option<Said> {
    Some(Said {
        due: None,
        every: period(captures),
    })
}

fn regular_said(captures: &Captures<'_>, _: Option<NaiveDate>) -> Option<Said> {
    let every = period(captures).unwrap_or(Period::Unsaid);
    Some(Said {
        due: None,
        every: Some(every),
    })
}

fn period(captures: &Captures<'_>) -> Option<Period> {
    if captures.name("half").is_some() {
        return Some(Period::HalfYear);
    }
    let word = captures.name("every").or_else(|| captures.name("by"))?;
    Some(match word.as_str().to_lowercase().as_str() {
        "ngày" => Period::Day,
        "tuần" => Period::Week,
        "tháng" => Period::Month,
        "quý" => Period::Quarter,
        _ => Period::Year,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(text: &str) -> Vec<(String, Option<String>, Option<Period>)> {
        let found = deadlines(text, Some(day("2026-03-05")));
        found
            .into_iter()
            .map(|deadline| {
                (
                    deadline.words,
                    deadline.due.map(|due| due.to_string()),
                    deadline.every,
                )
            })
            .collect()
    }

    #[test]
    fn every_form() {
        for (text, words, due, every) in [
            (
                "gửi về Sở trước ngày 15/11/2026 để",
                "trước ngày 15/11/2026",
                Some("2026-11-14"),
                None,
            ),
            (
                "trước ngày 15 tháng 11 năm 2026",
                "trước ngày 15 tháng 11 năm 2026",
                Some("2026-11-14"),
                None,
            ),
            (
                "trước ngày 01/02;",
                "trước ngày 01/02",
                Some("2027-01-31"),
                None,
            ),
            (
                "trước 17 giờ ngày 20/3/2026",
                "trước 17 giờ ngày 20/3/2026",
                Some("2026-03-20"),
                None,
            ),
            (
                "chậm nhất là ngày 20/3/2026",
                "chậm nhất là ngày 20/3/2026",
                Some("2026-03-20"),
                None,
            ),
            (
                "đến hết ngày 31/12/2026.",
                "đến hết ngày 31/12/2026",
                Some("2026-12-31"),
                None,
            ),
            (
                "trong tháng 12/2026",
                "trong tháng 12/2026",
                Some("2026-12-31"),
                None,
            ),
            (
                "trong tháng 02 năm 2028",
                "trong tháng 02 năm 2028",
                Some("2028-02-29"),
                None,
            ),
            (
                "trước tháng 6/2026",
                "trước tháng 6/2026",
                Some("2026-05-31"),
                None,
            ),
            (
                "trong quý IV/2026",
                "trong quý IV/2026",
                Some("2026-12-31"),
                None,
            ),
            (
                "đến hết năm 2026 phải",
                "đến hết năm 2026",
                Some("2026-12-31"),
                None,
            ),
            (
                "trong 10 ngày kể từ ngày ký",
                "trong 10 ngày kể từ ngày ký",
                Some("2026-03-15"),
                None,
            ),
            (
                "chậm nhất 05 ngày làm việc kể từ ngày nhận được",
                "chậm nhất 05 ngày làm việc kể từ ngày nhận được",
                None,
                None,
            ),
            (
                "định kỳ hằng quý báo cáo",
                "định kỳ hằng quý",
                None,
                Some(Period::Quarter),
            ),
            (
                "định kỳ 6 tháng, năm",
                "định kỳ 6 tháng",
                None,
                Some(Period::HalfYear),
            ),
            ("định kỳ báo cáo", "định kỳ", None, Some(Period::Unsaid)),
            (
                "trước ngày 15 hằng tháng",
                "trước ngày 15 hằng tháng",
                None,
                Some(Period::Month),
            ),
        ] {
            assert_eq!(
                told(text),
                [(words.to_owned(), due.map(str::to_owned), every)],
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_deadline() {
        for text in [
            "Công điện số 280/CĐ-TTg ngày 19/4/2023",
            "hồ sơ tiếp nhận trước ngày 01/7/2025",
            "từ ngày 01/4/2026 đến ngày 30/4/2026",
            "mức độ hoàn thành nhiệm vụ hằng năm",
            "trong năm học này",
            "trước khi trình",
            "trong 5 năm qua",
            "trước ngày 31/02/2027",
            "trong 24/7",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn without_the_documents_day_a_missing_year_stays_open() {
        let found = deadlines("trước ngày 15/11", None);
        assert_eq!((found.len(), found[0].due), (1, None));
    }

    #[test]
    fn a_cell_needs_no_word_before_its_day() {
        let cell = |text: &str| {
            let found = of_cell(text, Some(day("2026-03-05")));
            found.first().map(|deadline| {
                (
                    deadline.words.clone(),
                    deadline.due.map(|due| due.to_string()),
                )
            })
        };
        assert_eq!(
            cell(" 30/6/2026"),
            Some(("30/6/2026".to_owned(), Some("2026-06-30".to_owned())))
        );
        assert_eq!(
            cell("Quý II/2026"),
            Some(("Quý II/2026".to_owned(), Some("2026-06-30".to_owned())))
        );
        assert_eq!(
            cell("Tháng 4"),
            Some(("Tháng 4".to_owned(), Some("2026-04-30".to_owned())))
        );
        assert_eq!(cell("Thường xuyên"), None);
    }
}
