//! Names of bodies in running text: where they begin and end.

use std::ops::Range;

use crate::kinds::{self, Nature};
use crate::phrases::{List, Phrases, plain};
use crate::text::{
    char_at, is_blank, is_word, reads, reads_any, skip_blanks, skip_blanks_back, word_end,
    word_starts,
};

/// A name is no longer than this many words.
const MOST_WORDS: usize = 18;

/// Parts of names that hold a comma, or a word at which a name would seem to end.
static JOINED: List = List::new(|| {
    Phrases::forward(plain([
        "Văn hóa, Thể thao và Du lịch",
        "Văn hoá, Thể thao và Du lịch",
        "Văn hóa, Thể thao",
        "Lao động, Thương binh và Xã hội",
        "Kinh tế, Hạ tầng và Đô thị",
        "chuyển đổi số",
    ]))
});

/// Words at which a name has ended even with a capital.
static OPENINGS: List = List::new(|| {
    Phrases::forward(plain([
        "về",
        "ban hành",
        "phê duyệt",
        "sửa đổi",
        "quy định",
    ]))
});

/// Units of which a name tells the place. Behind the place nothing belongs to the name.
static PLACES: List = List::new(|| {
    Phrases::forward(plain([
        "tỉnh",
        "thành phố",
        "quận",
        "huyện",
        "thị xã",
        "thị trấn",
        "xã",
        "phường",
        "đặc khu",
    ]))
});

static STOPS: List = List::new(|| {
    let lines = include_str!("../../data/name-stops.txt").lines();
    let words = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    Phrases::forward(plain(words))
});

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
        if let Some(unit) = place_at(text, place).filter(|_| place > at) {
            return Some(at..with_place(text, unit));
        }
        end = JOINED
            .end(text, place)
            .unwrap_or_else(|| word_end(text, place));
        place = next_word(text, end);
        if place == end || !char_at(text, place).is_some_and(is_word) {
            break;
        }
    }
    (end > at).then_some(at..end)
}

/// The word behind `end`. A dash between two capitals joins a name (`Thi đua - Khen thưởng`); a dot
/// belongs to a short form (`TP. Hải Phòng`).
fn next_word(text: &str, end: usize) -> usize {
    let dot = ["TP", "Tp", "TX"]
        .iter()
        .any(|form| text[..end].ends_with(form));
    let behind = end + usize::from(dot && char_at(text, end) == Some('.'));
    let place = skip_blanks(text, behind);
    let Some(dash) = char_at(text, place).filter(|c| matches!(c, '-' | '–') && place > end)
    else {
        return place;
    };
    let joined = skip_blanks(text, place + dash.len_utf8());
    let has_capital = char_at(text, joined).is_some_and(char::is_uppercase);
    if has_capital { joined } else { place }
}

/// A name opens with a capital, or with `liên` (liên Bộ).
fn opens(text: &str, at: usize) -> bool {
    let first = char_at(text, at);
    word_starts(text, at)
        && (first.is_some_and(char::is_uppercase) || reads(text, at, "liên bộ").is_some())
}

fn stops(text: &str, place: usize, start: usize) -> bool {
    if place == start || JOINED.end(text, place).is_some() {
        return false;
    }
    if reads(text, place, "và").is_some() {
        return !joins(text, place, start);
    }
    let is_small = char_at(text, place).is_some_and(char::is_lowercase);
    is_small && STOPS.end(text, place).is_some()
        || OPENINGS.end(text, place).is_some()
        || begins_citation(text, place)
}

/// The end of the unit named here in small letters; `xã hội` is none.
fn place_at(text: &str, at: usize) -> Option<usize> {
    let is_small = char_at(text, at).is_some_and(char::is_lowercase);
    let end = PLACES.end(text, at).filter(|_| is_small)?;
    let behind = reads_any(
        text,
        skip_blanks(text, end),
        &["hội", "ủy", "uỷ", "trực thuộc"],
    );
    behind.is_none().then_some(end)
}

/// The end of the place's own name, the words with capitals behind its unit.
fn with_place(text: &str, unit: usize) -> usize {
    let mut end = unit;
    for _ in 0..MOST_WORDS {
        let place = next_word(text, end);
        let has_capital = char_at(text, place).is_some_and(char::is_uppercase);
        let ends = OPENINGS.end(text, place).is_some() || begins_citation(text, place);
        if place == end || !has_capital || ends {
            break;
        }
        end = word_end(text, place);
    }
    end
}

/// Whether `và` stands inside the name (`Bộ Giáo dục và Đào tạo`) rather than behind it.
fn joins(text: &str, place: usize, start: usize) -> bool {
    static WITH_FIELDS: List = List::new(|| {
        Phrases::forward(plain([
            "bộ",
            "sở",
            "ban",
            "cục",
            "phòng",
            "vụ",
            "ủy ban",
            "trung tâm",
            "bộ trưởng bộ",
            "giám đốc sở",
            "văn phòng",
        ]))
    });
    let Some(behind) = reads(text, place, "và").map(|end| skip_blanks(text, end)) else {
        return false;
    };
    let has_fields = WITH_FIELDS.end(text, start).is_some();
    let is_first = !text[start..place].contains(" và ");
    let goes_on = char_at(text, behind).is_some_and(char::is_uppercase)
        || reads(text, behind, "phát triển nông thôn").is_some();
    has_fields
        && is_first
        && goes_on
        && !begins_body(text, behind)
        && !begins_citation(text, behind)
}

/// Whether another body, or its head, is named here.
fn begins_body(text: &str, at: usize) -> bool {
    static BODIES: List = List::new(|| {
        Phrases::forward(plain([
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
        ]))
    });
    BODIES.end(text, at).is_some()
}

/// Whether a law, or a type of document with its number, is named here.
fn begins_citation(text: &str, at: usize) -> bool {
    let has_capital = char_at(text, at).is_some_and(char::is_uppercase);
    has_capital
        && kinds::named_at(text, at).is_some_and(|(kind, end)| {
            let behind = skip_blanks(text, end);
            kind.nature == Nature::Luat
                || reads_any(text, behind, &["số", "này"]).is_some()
                || char_at(text, behind).is_some_and(|c| c.is_ascii_digit())
        })
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
    static LEADS: List = List::new(|| {
        Phrases::backward(plain([
            "giao tại",
            "nêu tại",
            "giao theo",
            "tại",
            "theo",
            "trong",
        ]))
    });
    let end = skip_blanks_back(text, at);
    let lead = LEADS.start(text, end)?;
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
}
