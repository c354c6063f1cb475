//! Places in a text that name a column: `{{Tên cột}}`.

use std::ops::Range;

/// What begins a place.
const OPEN: &str = "{{";
/// What ends it.
const CLOSE: &str = "}}";

/// A place in a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Place<'t> {
    /// Its bytes, with the braces.
    pub(crate) range: Range<usize>,
    /// The column that it names.
    pub(crate) name: &'t str,
}

/// The places of a text, in order.
///
/// # Errors
/// The byte at which one begins that is not closed before the next one, or names nothing.
pub(crate) fn places(text: &str) -> Result<Vec<Place<'_>>, usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(OPEN).map(|at| from + at) {
        let inner = start + OPEN.len();
        let length = text[inner..].find(CLOSE).ok_or(start)?;
        let name = text[inner..inner + length].trim();
        if name.is_empty() || name.contains(['{', '\n']) {
            return Err(start);
        }
        from = inner + length + CLOSE.len();
        let range = start..from;
        found.push(Place { range, name });
    }
    Ok(found)
}

/// By what names are compared: small letters, one blank between words.
pub(crate) fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_between_double_braces() {
        let text = "Kính mời {{ Họ tên }}, {{Chức vụ}}.";
        let found = places(text).unwrap();
        let names: Vec<&str> = found.iter().map(|place| place.name).collect();
        assert_eq!(names, ["Họ tên", "Chức vụ"]);
        assert_eq!(&text[found[1].range.clone()], "{{Chức vụ}}");
        assert_eq!(places("{a} } }}"), Ok(vec![]));
    }

    #[test]
    fn what_is_not_closed_or_says_nothing_is_told() {
        assert_eq!(places("mời {{Tên}"), Err("mời ".len()));
        assert_eq!(places("{{Tên {{Số}}"), Err(0));
        assert_eq!(places("{{Tên}} {{ }}"), Err("{{Tên}} ".len()));
    }

    #[test]
    fn names_are_compared_without_case() {
        assert_eq!(key(" Tên  ĐƠN vị "), key("tên đơn vị"));
    }
}
