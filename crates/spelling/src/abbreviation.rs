//! Abbreviations that lost the stroke of their `Đ`.

use thethuc_text::{Token, TokenKind};

use crate::finding::{Misspelling, Reason, Sure};

/// Abbreviations with `Đ` as they look without it, where that means nothing else: types of documents
/// (NĐ 30/2020/NĐ-CP, PL III/I), bodies and offices.
const WITHOUT_STROKE: [(&str, &str); 14] = [
    ("HDND", "HĐND"),
    ("HDQT", "HĐQT"),
    ("HDTV", "HĐTV"),
    ("DBQH", "ĐBQH"),
    ("BCD", "BCĐ"),
    ("TGD", "TGĐ"),
    ("PTGD", "PTGĐ"),
    ("GDDT", "GDĐT"),
    ("LDTBXH", "LĐTBXH"),
    ("TTDT", "TTĐT"),
    ("TTDTCP", "TTĐTCP"),
    ("LDLD", "LĐLĐ"),
    ("MTDT", "MTĐT"),
    ("TLDLD", "TLĐLĐ"),
];

/// Types that no document has without the stroke, at their place in a number or symbol.
const TYPES: [(&str, &str); 3] = [("CD", "CĐ"), ("QD", "QĐ"), ("ND", "NĐ")];

/// Words after which letters with a hyphen are a symbol.
const BEFORE_SYMBOL: [&str; 8] = ["số", "điện", "định", "văn", "thị", "quyết", "hiệu", "theo"];

/// Abbreviations to be written with `Đ`.
pub(crate) fn find(tokens: &[Token<'_>], found: &mut Vec<Misspelling>) {
    for (at, token) in tokens.iter().enumerate() {
        let right = match token.kind {
            TokenKind::Abbreviation => with_stroke(token.text).map(str::to_owned),
            TokenKind::Code => symbol(token.text, at.checked_sub(1).map(|at| &tokens[at])),
            _ => None,
        };
        if let Some(right) = right {
            found.push(Misspelling {
                range: token.range(),
                sure: Sure::Certain,
                suggestions: vec![right],
                reason: Reason::Abbreviation,
            });
        }
    }
}

fn with_stroke(text: &str) -> Option<&'static str> {
    let known = WITHOUT_STROKE.iter().find(|(wrong, _)| *wrong == text);
    known.map(|&(_, right)| right)
}

/// A number or symbol (`968/CD-TTg`) with its type and body written right.
fn symbol(text: &str, before: Option<&Token<'_>>) -> Option<String> {
    let numbered = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('/');
    let named =
        before.is_some_and(|before| BEFORE_SYMBOL.contains(&before.text.to_lowercase().as_str()));
    if !numbered && !named {
        return None;
    }
    let start = text.rfind('/').map_or(0, |at| at + 1);
    let (head, tail) = text.split_at(start);
    let mut parts: Vec<&str> = tail.split('-').collect();
    let several = parts.len() > 1;
    for (at, part) in parts.iter_mut().enumerate() {
        let as_type = TYPES
            .iter()
            .find(|(wrong, _)| at == 0 && several && wrong == part);
        let right = as_type
            .map(|&(_, right)| right)
            .or_else(|| with_stroke(part));
        *part = right.unwrap_or(part);
    }
    let right = format!("{head}{}", parts.join("-"));
    (right != text).then_some(right)
}

#[cfg(test)]
mod tests {
    use thethuc_text::tokens;

    use super::*;

    fn right(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        find(&tokens(text), &mut found);
        found.into_iter().flat_map(|f| f.suggestions).collect()
    }

    #[test]
    fn the_stroke_comes_back_where_nothing_else_can_be_meant() {
        assert_eq!(right("Công điện số 968/CD-TTg ngày"), ["968/CĐ-TTg"]);
        assert_eq!(right("Quyết định số 12/2024/QD-UBND"), ["12/2024/QĐ-UBND"]);
        assert_eq!(right("Nghị quyết số 7/NQ-HDND"), ["7/NQ-HĐND"]);
        assert_eq!(right("theo CD-TTg"), ["CĐ-TTg"]);
        assert_eq!(
            right("Thường trực HDND tỉnh; TGD Cổng TTĐTCP"),
            ["HĐND", "TGĐ"]
        );
    }

    #[test]
    fn what_may_be_right_is_left_alone() {
        for text in [
            "HD số 5",
            "đĩa CD-ROM",
            "05/HD-BNV",
            "12/DA-UBND",
            "968/CĐ-TTg",
            "GD, HD, ND",
        ] {
            assert_eq!(right(text), [""; 0], "{text}");
        }
    }
}
