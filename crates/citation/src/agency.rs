//! Bodies that issue documents: the letters they have in a symbol, and their names in running text.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::kinds::named_at;
use crate::text::{
    char_at, is_blank, is_word, reads, reads_any, skip_blanks, word_end, word_starts,
};

/// Cơ quan, chức danh that issues documents.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Its letters in a symbol: `TTg`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its head, where citations name him in a way of his own.
    #[serde(default)]
    pub head: Option<String>,
    /// Whether many bodies bear the name, each with its own numbers (`UBND`).
    #[serde(default)]
    pub local: bool,
    /// Whether it belongs to the Party.
    #[serde(default)]
    pub party: bool,
    /// The day from which it no longer exists.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    agency: Vec<Agency>,
}

static AGENCIES: LazyLock<Vec<Agency>> = LazyLock::new(|| {
    let data: Option<Data> = toml::from_str(include_str!("../data/agencies.toml")).ok();
    data.map_or_else(Vec::new, |data| data.agency)
});

/// Every known body.
#[must_use]
pub fn agencies() -> &'static [Agency] {
    &AGENCIES
}

/// The body with these letters. The National Assembly's carry the number of the term (`QH15`).
#[must_use]
pub fn agency(code: &str) -> Option<&'static Agency> {
    let letters = without_term(code);
    AGENCIES.iter().find(|agency| agency.code == letters)
}

/// The letters that these mean when case and the bar of Đ do not count; none when they are right,
/// unknown, or two bodies would fit.
pub(crate) fn code_meant(code: &str) -> Option<String> {
    let letters = without_term(code);
    let folded = thethuc_text::fold(letters);
    let mut fits = AGENCIES
        .iter()
        .filter(|agency| thethuc_text::fold(&agency.code) == folded);
    let first = fits.next()?;
    let clear = fits.next().is_none() && first.code != letters;
    clear.then(|| format!("{}{}", first.code, &code[letters.len()..]))
}

fn without_term(code: &str) -> &str {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    if matches!(letters.to_uppercase().as_str(), "QH" | "UBTVQH") {
        letters
    } else {
        code
    }
}

impl Agency {
    /// Whether a citation that names this body means it: by its name, its head, or the short form
    /// that offices use.
    #[must_use]
    pub fn is_named(&self, named: &str) -> bool {
        let named = plain(named);
        let heads = self.head.iter().map(|head| plain(head));
        let names = std::iter::once(plain(&self.name)).chain(heads);
        names.into_iter().any(|name| named.contains(&name))
            && !(self.code == "CP" && named != plain(&self.name))
    }
}

/// A name for comparison: one way of writing UBND and HĐND, of tone marks, of dashes and blanks.
fn plain(name: &str) -> String {
    let folded = thethuc_text::fold(name)
        .replace("uy ban nhan dan", "ubnd")
        .replace("hoi dong nhan dan", "hdnd");
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A name is no longer than this many words.
const MOST_WORDS: usize = 18;

/// Names that hold a comma or a dash, behind `Bộ` or `Sở`.
const JOINED: [&str; 7] = [
    "Văn hóa, Thể thao và Du lịch",
    "Văn hoá, Thể thao và Du lịch",
    "Văn hóa, Thể thao",
    "Lao động, Thương binh và Xã hội",
    "Lao động - Thương binh và Xã hội",
    "Bà Rịa - Vũng Tàu",
    "Bà Rịa – Vũng Tàu",
];

/// Words at which a name has ended.
const STOPS: [&str; 47] = [
    "về",
    "v/v",
    "quy định",
    "ban hành",
    "hướng dẫn",
    "sửa đổi",
    "phê duyệt",
    "công bố",
    "bãi bỏ",
    "đến",
    "trên",
    "tại",
    "có",
    "được",
    "cho",
    "là",
    "yêu cầu",
    "chỉ đạo",
    "giao",
    "theo",
    "nhằm",
    "để",
    "với",
    "trong",
    "từ",
    "cũng",
    "đã",
    "phải",
    "thì",
    "nếu",
    "khi",
    "gồm",
    "do",
    "nêu",
    "ngày",
    "số",
    "năm",
    "hoặc",
    "như",
    "quyết định",
    "thông báo",
    "kết luận",
    "triển khai",
    "thực hiện",
    "thành lập",
    "khóa",
    "bổ sung",
];

/// The name that begins at `at`, which a capital opens; none where there is no name.
pub(crate) fn read(text: &str, at: usize) -> Option<Range<usize>> {
    if !opens(text, at) {
        return None;
    }
    let mut end = at;
    let mut place = at;
    for _ in 0..MOST_WORDS {
        if stops(text, place, at) {
            break;
        }
        end = reads_any(text, place, &JOINED).unwrap_or_else(|| word_end(text, place));
        place = skip_blanks(text, dot_of_abbreviation(text, end));
        let goes_on = place > end && char_at(text, place).is_some_and(is_word);
        if !goes_on {
            break;
        }
    }
    (end > at).then_some(at..end)
}

/// A name opens with a capital, or with `liên` (liên Bộ).
fn opens(text: &str, at: usize) -> bool {
    let first = char_at(text, at);
    word_starts(text, at)
        && (first.is_some_and(char::is_uppercase) || reads(text, at, "liên bộ").is_some())
}

fn stops(text: &str, place: usize, start: usize) -> bool {
    if place == start {
        return false;
    }
    if reads(text, place, "và").is_some() {
        return !joins(text, place, start);
    }
    STOPS.iter().any(|stop| reads(text, place, stop).is_some()) || begins_citation(text, place)
}

/// Whether `và` stands inside the name (`Bộ Giáo dục và Đào tạo`) rather than behind it.
fn joins(text: &str, place: usize, start: usize) -> bool {
    const WITH_JOINED_FIELDS: [&str; 8] = [
        "bộ",
        "sở",
        "ban",
        "cục",
        "phòng",
        "vụ",
        "ủy ban",
        "trung tâm",
    ];
    let Some(behind) = reads(text, place, "và").map(|end| skip_blanks(text, end)) else {
        return false;
    };
    let head = ["bộ trưởng bộ", "giám đốc sở"];
    let fields =
        reads_any(text, start, &WITH_JOINED_FIELDS).or_else(|| reads_any(text, start, &head));
    let once = !text[start..place].contains(" và ");
    let Some(next) = char_at(text, behind) else {
        return false;
    };
    fields.is_some()
        && once
        && (next.is_uppercase() || reads(text, behind, "phát triển nông thôn").is_some())
        && !begins_body(text, behind)
        && !begins_citation(text, behind)
}

/// Whether another body, or its head, is named here.
fn begins_body(text: &str, at: usize) -> bool {
    const BODIES: [&str; 17] = [
        "bộ",
        "sở",
        "ủy ban",
        "uỷ ban",
        "ubnd",
        "hđnd",
        "hội đồng",
        "chủ tịch",
        "giám đốc",
        "thủ tướng",
        "chính phủ",
        "văn phòng",
        "bộ trưởng",
        "thủ trưởng",
        "tỉnh ủy",
        "thành ủy",
        "ban thường vụ",
    ];
    reads_any(text, at, &BODIES).is_some()
}

/// Whether a type of document with `số`, or a law, is named here.
fn begins_citation(text: &str, at: usize) -> bool {
    let capital = char_at(text, at).is_some_and(char::is_uppercase);
    capital && named_at(text, at).is_some()
}

/// The place behind a dot that belongs to a short form (`TP. Hải Phòng`).
fn dot_of_abbreviation(text: &str, end: usize) -> usize {
    let before = &text[..end];
    let short = ["TP", "Tp", "TX", "TT"]
        .iter()
        .any(|form| before.ends_with(form));
    if short && char_at(text, end) == Some('.') {
        end + 1
    } else {
        end
    }
}

/// The body named behind `của` at `at`: `của Thủ tướng Chính phủ`.
pub(crate) fn read_of(text: &str, at: usize) -> Option<Range<usize>> {
    let behind = reads(text, at, "của")?;
    read(text, skip_blanks(text, behind))
}

/// How far back the body is looked for that stands before a citation, in bytes.
const FAR_BACK: usize = 200;

/// The body named before `at`, as in `chỉ đạo của Thủ tướng Chính phủ tại`.
pub(crate) fn read_before(text: &str, at: usize) -> Option<Range<usize>> {
    const LEADS: [&str; 6] = ["giao tại", "nêu tại", "giao theo", "tại", "theo", "trong"];
    let end = crate::text::skip_blanks_back(text, at);
    let lead = LEADS
        .iter()
        .find_map(|lead| crate::text::reads_back(text, end, lead))?;
    let name_end = text[..lead].trim_end_matches(is_blank).len();
    let mut from = lead.saturating_sub(FAR_BACK);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let of = from + text[from..lead].rfind("của ")?;
    read_of(text, of).filter(|name| name.end == name_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<&str> {
        read(text, 0).map(|range| &text[range])
    }

    #[test]
    fn a_name_ends_before_what_is_said_of_it() {
        assert_eq!(named("Chính phủ về công tác văn thư"), Some("Chính phủ"));
        assert_eq!(
            named("Thủ tướng Chính phủ và Kết luận số 29-KL/TU"),
            Some("Thủ tướng Chính phủ")
        );
        assert_eq!(
            named("Ban Thường vụ Tỉnh ủy ban hành Quy chế"),
            Some("Ban Thường vụ Tỉnh ủy")
        );
        assert_eq!(named("UBND tỉnh ban hành Quy chế"), Some("UBND tỉnh"));
        assert_eq!(
            named("Bộ Giáo dục và Đào tạo quy định"),
            Some("Bộ Giáo dục và Đào tạo")
        );
        assert_eq!(
            named("Bộ Nông nghiệp và Phát triển nông thôn"),
            Some("Bộ Nông nghiệp và Phát triển nông thôn")
        );
        assert_eq!(
            named("Sở Văn hóa, Thể thao và Du lịch, đề nghị"),
            Some("Sở Văn hóa, Thể thao và Du lịch")
        );
        assert_eq!(named("Bộ Nội vụ và Bộ Tài chính"), Some("Bộ Nội vụ"));
        assert_eq!(
            named("UBND TP. Hải Phòng, đề nghị"),
            Some("UBND TP. Hải Phòng")
        );
        assert_eq!(named("các đơn vị"), None);
    }

    #[test]
    fn a_body_before_its_document() {
        let text = "các chỉ đạo của Thủ tướng Chính phủ tại ";
        assert_eq!(
            read_before(text, text.len()).map(|range| &text[range]),
            Some("Thủ tướng Chính phủ")
        );
        let text = "kết quả của đơn vị, theo ";
        assert_eq!(read_before(text, text.len()), None);
    }

    #[test]
    fn letters_are_mended_when_only_one_body_fits() {
        assert_eq!(code_meant("TTG").as_deref(), Some("TTg"));
        assert_eq!(code_meant("HDND").as_deref(), Some("HĐND"));
        assert_eq!(code_meant("qh15").as_deref(), Some("QH15"));
        assert_eq!(code_meant("TTg"), None);
        assert_eq!(code_meant("XYZ"), None);
    }

    #[test]
    fn a_body_is_known_by_the_names_that_citations_give_it() {
        let named = |code: &str, name: &str| agency(code).unwrap().is_named(name);
        assert!(named("UBND", "Chủ tịch UBND tỉnh"));
        assert!(named("UBND", "Uỷ ban nhân dân thành phố"));
        assert!(named("BNV", "Bộ trưởng Bộ Nội vụ"));
        assert!(named("TTg", "Thủ tướng Chính phủ"));
        assert!(!named("CP", "Thủ tướng Chính phủ"));
        assert!(named("CP", "Chính phủ"));
        assert!(!named("BTC", "Bộ Nội vụ"));
        assert!(named("QH15", "Quốc hội khóa XV"));
    }
}
