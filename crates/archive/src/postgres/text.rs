//! The tokens of a document as a `tsvector`, and what is asked of them as a `tsquery`.
//!
//! The index gives documents in no order, and of a common token all of them. So each document has,
//! besides its own tokens, those of the blocks of documents that it stands in: a search asks for the
//! newest blocks first, and goes on to older and larger ones only when it found too few.

use crate::store::{Asked, Words};

/// A `tsvector` has less than a megabyte. What is behind this is not found.
const MOST_BYTES: usize = 900_000;
/// Blocks: how many bits of a document's number they leave out, and what stands before their number.
const BLOCKS: [(u32, &str); 3] = [(8, "_p_"), (12, "_q_"), (16, "_r_")];
/// At most so many blocks are asked for at once.
const MOST_BLOCKS: i64 = 17;
/// The size of the first window.
pub(super) const FIRST: i64 = 512;

/// Documents that are looked at together: from the first one on, up to where the search stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// The first document.
    pub(super) first: i64,
    before: i64,
    /// How many documents, or some more.
    size: i64,
}

impl Window {
    /// About so many documents before this one.
    pub(super) fn before(before: i64, size: i64) -> Self {
        let first = match block(size) {
            Some((bits, _)) => ((before - size).max(0) >> bits) << bits,
            None => 0,
        };
        Self {
            first,
            before,
            size,
        }
    }

    /// Which blocks to look in; none where it has all documents.
    pub(super) fn query(self) -> Option<String> {
        let (bits, sign) = block(self.size).filter(|_| self.first > 0)?;
        let blocks = self.first >> bits..=(self.before - 1) >> bits;
        let blocks: Vec<String> = blocks.map(|number| format!("'{sign}{number}'")).collect();
        Some(blocks.join("|"))
    }
}

/// Behind a window of this size in which `found` of the documents wanted were found, and `missing` not:
/// about as many documents as have those, if they are spread evenly, or many times more.
pub(super) fn next_size(size: i64, found: usize, missing: usize) -> i64 {
    let times = missing.div_ceil(found.max(1)).clamp(2, 15);
    size.saturating_mul(i64::try_from(times).unwrap_or(15) + 1)
}

/// The smallest blocks of which a window of this size has few enough.
fn block(size: i64) -> Option<(u32, &'static str)> {
    BLOCKS
        .into_iter()
        .find(|(bits, _)| (size >> bits) < MOST_BLOCKS)
}

/// The tokens of a document.
pub(super) fn lexemes(words: &Words) -> String {
    let mut text: String = BLOCKS
        .map(|(bits, sign)| format!("{sign}{} ", words.document >> bits))
        .concat();
    // Where not all have room, those of words alone come before those of two.
    let is_pair = |token: &&String| token.contains('_');
    let alone = words.tokens.iter().filter(|token| !is_pair(token));
    for token in alone.chain(words.tokens.iter().filter(is_pair)) {
        if text.len() + token.len() > MOST_BYTES {
            break;
        }
        text += &format!("'{token}' ");
    }
    text
}

/// What to look for, without words that are open; none where all are.
pub(super) fn query(asked: &[Asked]) -> Option<String> {
    let tokens = asked.iter().filter_map(|asked| match asked {
        Asked::OneOf(tokens) => {
            let quoted: Vec<String> = tokens.iter().map(|token| format!("'{token}'")).collect();
            Some(format!("({})", quoted.join("|")))
        }
        Asked::Beginning(..) => None,
    });
    let parts: Vec<String> = tokens.collect();
    (!parts.is_empty()).then(|| parts.join("&"))
}

/// The words that are open: lists of what stands before them and their first letters, as JSON.
pub(super) fn beginnings(asked: &[Asked]) -> String {
    let open = asked.iter().filter_map(|asked| match asked {
        Asked::Beginning(sign, letters) => Some(serde_json::json!([sign, letters])),
        Asked::OneOf(_) => None,
    });
    serde_json::Value::from_iter(open).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(token: &str) -> Asked {
        Asked::OneOf(vec![token.to_owned()])
    }

    #[test]
    fn a_document_stands_in_blocks() {
        let words = Words {
            document: 5_000,
            tokens: vec!["ta_12".to_owned(), "tá".to_owned()],
            ..Words::default()
        };
        assert_eq!(lexemes(&words), "_p_19 _q_1 _r_0 'tá' 'ta_12' ");
    }

    #[test]
    fn windows_follow_one_another_to_the_first_document() {
        for (found, missing) in [(0, 50), (49, 1), (10, 40)] {
            let (mut before, mut size) = (1_000_001, FIRST);
            for _ in 0..10 {
                let window = Window::before(before, size);
                assert!(window.first <= (before - size).max(0));
                assert!(window.first < before || before == 0);
                assert_eq!(window.query().is_none(), window.first == 0);
                before = window.first;
                size = next_size(size, found, missing);
            }
            assert!(found > 0 || before == 0);
        }
    }

    #[test]
    fn what_is_asked_is_quoted() {
        let asked = [of("hoi_dong"), Asked::Beginning("_a_", "th".to_owned())];
        assert_eq!(query(&asked), Some("('hoi_dong')".to_owned()));
        assert_eq!(query(&asked[1..]), None);
        assert_eq!(beginnings(&asked), r#"[["_a_","th"]]"#);
        let blocks = |before| Window::before(before, FIRST).query();
        assert_eq!(blocks(4_097), Some("'_p_14'|'_p_15'|'_p_16'".to_owned()));
        assert_eq!(blocks(7), None);
    }

    #[test]
    fn the_longest_text_fits() {
        let words = Words {
            tokens: (0..200_000).map(|nth| format!("từ{nth}")).collect(),
            ..Words::default()
        };
        assert!(lexemes(&words).len() < MOST_BYTES + 100);
    }
}
