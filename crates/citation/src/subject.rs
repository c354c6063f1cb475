//! Trích yếu (the subject) behind a citation: `về công tác văn thư`.

use std::ops::Range;

use crate::phrases::{List, Phrases, plain};
use crate::text::{char_at, skip_blanks};

/// Words that open a trích yếu. Those that a sentence might go on with stand only behind a date or
/// a body.
static OPENINGS: List = List::new(|| {
    Phrases::forward(plain([
        "về",
        "v/v",
        "quy định",
        "ban hành",
        "hướng dẫn",
        "sửa đổi",
        "phê duyệt",
        "công bố",
        "bãi bỏ",
        "thành lập",
        "kiện toàn",
        "quy hoạch",
        "giao",
        "triển khai",
        "thực hiện",
        "bổ sung",
        "điều chỉnh",
    ]))
});

/// A trích yếu is no longer than this, in bytes.
const MOST_BYTES: usize = 900;

/// The trích yếu that begins at `at`. It ends with its clause: at `;`, a full stop, a bracket that
/// it did not open, a line break, or a comma before a capital (`…, Chủ tịch UBND tỉnh yêu cầu`).
pub(crate) fn read(text: &str, at: usize) -> Option<Range<usize>> {
    OPENINGS.end(text, at)?;
    let mut depth = 0_usize;
    let mut end = at;
    for (offset, c) in text[at..].char_indices() {
        let place = at + offset;
        let behind = place + c.len_utf8();
        let closes = match c {
            '(' | '“' => {
                depth += 1;
                false
            }
            ')' | '”' => {
                if depth == 0 {
                    true
                } else {
                    depth -= 1;
                    false
                }
            }
            ';' | '\n' | '\u{FFFC}' => depth == 0,
            ':' => depth == 0,
            '.' => depth == 0 && !char_at(text, behind).is_some_and(char::is_alphanumeric),
            ',' => {
                let next = char_at(text, skip_blanks(text, behind));
                depth == 0 && next.is_some_and(char::is_uppercase)
            }
            _ => false,
        };
        if closes || offset > MOST_BYTES {
            break;
        }
        end = behind;
    }
    let words = text[at..end].trim_end();
    Some(at..at + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(text: &str) -> Option<&str> {
        read(text, 0).map(|range| &text[range])
    }

    #[test]
    fn it_ends_with_its_clause() {
        assert_eq!(subject("về công tác văn thư;"), Some("về công tác văn thư"));
        assert_eq!(
            subject("về việc xử lý của các bộ, cơ quan, địa phương, Chủ tịch UBND tỉnh yêu cầu:"),
            Some("về việc xử lý của các bộ, cơ quan, địa phương")
        );
        assert_eq!(
            subject("quy định về (a; b) c)."),
            Some("quy định về (a; b) c")
        );
        assert_eq!(subject("đến từng đơn vị"), None);
    }
}
