//! Which values a template names, read off its text without running it: a value that no template
//! has is told even where the branch that names it is not taken.

use std::collections::BTreeSet;

/// A value that a template names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UsedValue {
    /// Its name, with the fields that follow it: `dia_chi.fax`.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
}

/// What one template names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Values that it prints or asks about, in the order of the file.
    pub(crate) used: Vec<UsedValue>,
    /// Names that it gives itself, in `set` and `for`.
    pub(crate) own: BTreeSet<String>,
}

/// Words of the engine, which are no values.
const WORDS: [&str; 27] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "in",
    "set",
    "set_global",
    "include",
    "import",
    "as",
    "ignore",
    "missing",
    "extends",
    "block",
    "endblock",
    "macro",
    "endmacro",
    "filter",
    "endfilter",
    "raw",
    "endraw",
    "and",
    "or",
    "not",
    "true",
];

/// Reads what `text` names.
pub(crate) fn names(text: &str) -> Names {
    let mut names = Names::default();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let tag = &rest[at..];
        let end = match tag.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                rest = &tag[1..];
                continue;
            }
        };
        let length = tag.find(end).map_or(tag.len(), |found| found + end.len());
        let (tag, after) = tag.split_at(length);
        if end != "#}" {
            let before = text.len() - after.len() - tag.len();
            let line = text[..before].matches('\n').count() + 1;
            read_tag(tag.get(2..).unwrap_or_default(), line, &mut names);
        }
        rest = after;
    }
    names
}

/// Reads the inside of one `{{ … }}` or `{% … %}`.
fn read_tag(tag: &str, mut line: usize, names: &mut Names) {
    let tokens: Vec<Token<'_>> = tokens(tag);
    let mut gives = false;
    for (at, token) in tokens.iter().enumerate() {
        let word = match token {
            Token::LineEnd => {
                line += 1;
                continue;
            }
            Token::Word(word) => *word,
            Token::Mark(_) => continue,
        };
        match word {
            "set" | "set_global" | "for" => gives = true,
            "in" => gives = false,
            _ if WORDS.contains(&word) || word == "false" || word == "is" => {}
            _ if gives => {
                names.own.insert(word.to_owned());
                gives = tokens.get(at + 1) == Some(&Token::Mark(','));
            }
            _ if is_value(&tokens, at) => names.used.push(UsedValue {
                name: word.to_owned(),
                line,
            }),
            _ => {}
        }
    }
}

/// Whether the word is a value: not a filter, a test, the name of an argument or a function.
fn is_value(tokens: &[Token<'_>], at: usize) -> bool {
    let before = tokens[..at].iter().rev().find(|t| **t != Token::LineEnd);
    let after = |offset: usize| tokens.get(at + offset);
    let is_test = match before {
        Some(Token::Word("is")) => true,
        Some(Token::Word("not")) => tokens[..at].iter().rev().nth(1) == Some(&Token::Word("is")),
        _ => false,
    };
    let is_filter = before == Some(&Token::Mark('|'));
    let is_argument = after(1) == Some(&Token::Mark('=')) && after(2) != Some(&Token::Mark('='));
    let is_function = matches!(after(1), Some(Token::Mark('(' | ':')));
    !(is_test || is_filter || is_argument || is_function)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    /// A name with its dots.
    Word(&'t str),
    /// Any other character.
    Mark(char),
    LineEnd,
}

fn tokens(tag: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = tag;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' | '\'' | '`' => rest[1..].find(c).map_or(rest.len(), |end| end + 2),
            _ if c.is_alphabetic() || c == '_' => {
                let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
                let length = rest.find(|c| !part(c)).unwrap_or(rest.len());
                out.push(Token::Word(rest[..length].trim_end_matches('.')));
                length
            }
            _ if c.is_ascii_digit() => rest
                .find(|c: char| !(c.is_ascii_digit() || c == '.'))
                .unwrap_or(rest.len()),
            '\n' => {
                out.push(Token::LineEnd);
                1
            }
            _ => {
                if !c.is_whitespace() {
                    out.push(Token::Mark(c));
                }
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(text: &str) -> Vec<(String, usize)> {
        let used = names(text).used.into_iter();
        used.map(|value| (value.name, value.line)).collect()
    }

    #[test]
    fn values_are_told_from_words_filters_tests_and_arguments() {
        let text = "{# a #}{% if so and not kinh_gui | length == 1 %}\n{{ dia_chi.fax }}{% endif %}\n\
                    {% for x in can_cu | slice(end=30, start=so) %}{{ x }} {{ \"chu\" }}\n{% if ky is defined %}";
        assert_eq!(
            used(text),
            [
                ("so".to_owned(), 1),
                ("kinh_gui".to_owned(), 1),
                ("dia_chi.fax".to_owned(), 2),
                ("can_cu".to_owned(), 3),
                ("so".to_owned(), 3),
                ("x".to_owned(), 3),
                ("ky".to_owned(), 4),
            ]
        );
        assert!(names(text).own.contains("x"));
    }

    #[test]
    fn a_value_that_is_given_and_used_in_one_tag_is_both() {
        let read = names("{% set cho_ky = 66 + nguoi.bu_dong_pt %}{% set a = true %}");
        assert_eq!(
            read.used,
            [UsedValue {
                name: "nguoi.bu_dong_pt".to_owned(),
                line: 1
            }]
        );
        assert_eq!(read.own.len(), 2);
    }

    #[test]
    fn unfinished_tags_end_with_the_file() {
        for text in ["{{ a", "{% if 'a", "{", "{{", "{%", "{# {{ a }}"] {
            names(text);
        }
        assert_eq!(used("{{ ngày"), [("ngày".to_owned(), 1)]);
    }
}
