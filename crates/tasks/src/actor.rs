//! Who is to act: a name at the beginning of a sentence, up to the word that says what is to be done.

use crate::words::{WORDS, opening, opening_exact};

/// A name is no longer than this, in bytes.
const MOST_BYTES: usize = 600;

/// A sentence that begins with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named<'t> {
    /// The name.
    pub(crate) name: &'t str,
    /// The words behind it, from the verb on; empty where the name is all that is said.
    pub(crate) rest: &'t str,
    /// Whether a word that hands out tasks stands before the name.
    pub(crate) is_ordered: bool,
    /// Whether a colon ends the name: what is asked follows.
    pub(crate) has_colon: bool,
}

/// The name that a sentence begins with: `Giao Sở Nội vụ chủ trì …`, `Giám đốc các sở:`.
pub(crate) fn read(sentence: &str) -> Option<Named<'_>> {
    let order = opening(sentence, &WORDS.order);
    let text = sentence[order.unwrap_or(0)..].trim_start();
    let is_ordered = order.is_some();
    opens_name(text).then_some(())?;
    let end = name_end(text)?;
    let behind = text[end..].trim_start();
    let has_colon = behind.starts_with(':');
    let rest = behind.trim_start_matches([':', ' ']);
    let is_alone = !rest.contains(char::is_alphanumeric);
    let rest = if is_alone { "" } else { rest };
    // A name that nothing follows may be any phrase: somebody must ask for it.
    if is_alone && !has_colon && !is_ordered {
        return None;
    }
    Some(Named {
        name: text[..end].trim_end_matches([' ', ',', ';', '.']),
        rest,
        is_ordered,
        has_colon,
    })
}

/// The first name in a sentence that a word before it orders: `…, Chủ tịch UBND tỉnh yêu cầu các sở …`.
pub(crate) fn ordered(sentence: &str) -> Option<Named<'_>> {
    word_starts(sentence).find_map(|at| {
        let text = &sentence[at..];
        if at > 0 {
            opening_exact(text, &WORDS.order)?;
        }
        read(text).filter(|named| named.is_ordered)
    })
}

/// Whether a heading is a name and nothing else (`Giám đốc sở, thủ trưởng cơ quan`).
pub(crate) fn is_name(heading: &str) -> bool {
    opens_name(heading) && name_end(heading).is_some_and(|end| heading[end..].trim().is_empty())
}

/// Whether a body or a person in office is named here.
pub(crate) fn opens_name(text: &str) -> bool {
    if opening(text, &WORDS.titled).is_some() {
        return true;
    }
    opening(text, &WORDS.named).is_some_and(|end| {
        let next = text[end..].trim_start();
        next.starts_with(char::is_uppercase) || opening(next, &WORDS.place).is_some()
    })
}

/// The end of the name that the text begins with: the first verb, a colon, or the end of the text.
/// None where a sentence ends, or a clause goes on that names nobody.
fn name_end(text: &str) -> Option<usize> {
    for at in word_starts(text).skip(1) {
        let before = text[..at].trim_end();
        if at > MOST_BYTES || before.ends_with('.') && !before.ends_with("TP.") {
            return None;
        }
        if before.ends_with(':') {
            return Some(before.len() - 1);
        }
        if before.ends_with(';') && !opens_name(&text[at..]) {
            return None;
        }
        if begins_task(&text[at..]) {
            return Some(before.len());
        }
    }
    let end = text.trim_end_matches([' ', '.', '/', ';', ':']).len();
    (text.len() <= MOST_BYTES).then_some(end)
}

fn begins_task(text: &str) -> bool {
    opening_exact(text, &WORDS.verb).is_some_and(|end| {
        let next = text[end..].trim_start();
        // `tổ chức, cá nhân` are bodies.
        let is_noun = text.starts_with("tổ chức") && next.starts_with(',');
        !is_noun && opening(next, &WORDS.noun).is_none()
    })
}

/// The places at which words begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = c.is_alphanumeric() && !before.is_alphanumeric();
        before = c;
        starts.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(sentence: &str) -> Option<(&str, &str)> {
        read(sentence).map(|named| (named.name, named.rest))
    }

    #[test]
    fn a_name_ends_before_what_is_to_be_done() {
        for (sentence, name, rest) in [
            (
                "Giao Sở Nội vụ chủ trì, phối hợp",
                "Sở Nội vụ",
                "chủ trì, phối hợp",
            ),
            (
                "Giám đốc Sở Nội vụ có trách nhiệm báo cáo",
                "Giám đốc Sở Nội vụ",
                "có trách nhiệm báo cáo",
            ),
            (
                "Bộ Nội vụ chủ động, tích cực, rà soát",
                "Bộ Nội vụ",
                "chủ động, tích cực, rà soát",
            ),
            (
                "Các sở, ngành tỉnh, UBND các huyện, theo chức năng, nhiệm vụ được giao chủ động",
                "Các sở, ngành tỉnh, UBND các huyện",
                "theo chức năng, nhiệm vụ được giao chủ động",
            ),
            (
                "Yêu cầu các sở, ban, ngành, tổ chức chính trị - xã hội tổ chức thực hiện",
                "các sở, ban, ngành, tổ chức chính trị - xã hội",
                "tổ chức thực hiện",
            ),
            (
                "Giám đốc sở; Chủ tịch UBND huyện, thành phố:",
                "Giám đốc sở; Chủ tịch UBND huyện, thành phố",
                "",
            ),
            (
                "Giao Chánh Văn phòng UBND tỉnh",
                "Chánh Văn phòng UBND tỉnh",
                "",
            ),
        ] {
            assert_eq!(parts(sentence), Some((name, rest)));
        }
    }

    #[test]
    fn what_names_nobody() {
        for sentence in [
            "Ban hành kế hoạch, tổ chức thực hiện",
            "Thanh tra, kiểm tra hoạt động công vụ",
            "Phòng, chống tham nhũng",
            "Tổ chức quán triệt Công điện",
            "Chủ động phối hợp với các sở",
            "Sở Nội vụ.",
            "",
        ] {
            assert_eq!(parts(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn an_order_inside_a_sentence() {
        let named =
            ordered("đáp ứng yêu cầu nhiệm vụ, Chủ tịch UBND tỉnh yêu cầu giám đốc các sở báo cáo");
        assert_eq!(named.map(|named| named.name), Some("giám đốc các sở"));
        assert!(is_name("Chủ tịch UBND huyện, thành phố"));
        assert!(!is_name("Giám đốc sở chủ trì"));
    }
}
