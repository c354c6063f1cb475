//! Letters that XML can hold.

/// The text without what XML 1.0 cannot hold; tabs and line ends become blanks (a line break of the
/// text is a run of its own in the markup).
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if matches!(letter, '\t' | '\n' | '\r') {
                ' '
            } else {
                letter
            }
        })
        .filter(|&letter| is_xml_letter(letter))
        .collect()
}

/// XML 1.0, production `Char`, without the control letters U+007F to U+009F, which it discourages
/// and no word processor shows.
fn is_xml_letter(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn control_letters_never_pass() {
        assert_eq!(clean("a\u{0}b\u{1b}c\u{7f}d\u{85}\u{fffe}e"), "abcde");
        assert_eq!(clean("một\thai\nba"), "một hai ba");
        assert_eq!(clean("& < > {{ }} 😀"), "& < > {{ }} 😀");
    }
}
