//! From a place in the XML that a template produced back to the line of the template's file.
//!
//! Before the template engine reads a file, every start tag in it gets the attribute [`MARK`] with
//! the number of the file and of the line. It goes through loops, macros and includes unharmed, so
//! every element of the result knows where it was written.

use std::fmt::Write as _;

use crate::error::Place;

/// The attribute that carries the place. No element of the vocabulary has one of that name.
pub(crate) const MARK: &str = "_";

/// The names of the template files, by number.
#[derive(Debug, Clone, Default)]
pub(crate) struct SourceMap {
    files: Vec<SourceFile>,
}

#[derive(Debug, Clone)]
struct SourceFile {
    name: String,
    text: String,
}

impl SourceMap {
    /// Takes in a file and returns its text with every start tag marked. Lines stay lines.
    pub(crate) fn add(&mut self, name: &str, text: &str) -> String {
        let marked = mark(text, self.files.len());
        self.files.push(SourceFile {
            name: name.to_owned(),
            text: text.to_owned(),
        });
        marked
    }

    /// The place that a [`MARK`] names.
    pub(crate) fn place(&self, mark: Option<&str>) -> Place {
        mark.and_then(|mark| mark.split_once(':'))
            .and_then(|(file, line)| {
                let file = self.files.get(file.parse::<usize>().ok()?)?;
                Some(Place {
                    file: file.name.clone(),
                    line: line.parse().ok()?,
                })
            })
            .unwrap_or_else(|| Place {
                file: String::new(),
                line: 0,
            })
    }

    /// The place of the last start tag before byte `end` of a produced text.
    pub(crate) fn last_place_before(&self, produced: &str, end: usize) -> Option<Place> {
        let needle = format!(" {MARK}=\"");
        let mut end = end.min(produced.len());
        while !produced.is_char_boundary(end) {
            end -= 1;
        }
        let head = produced.get(..end)?;
        let start = head.rfind(&needle)? + needle.len();
        let mark = produced.get(start..)?.split('"').next();
        Some(self.place(mark))
    }

    /// The first line of a file that holds `word` inside `{{ }}` or `{% %}`; 0 when none does.
    pub(crate) fn line_of(&self, file: &str, word: &str) -> usize {
        let Some(file) = self.files.iter().find(|known| known.name == file) else {
            return 0;
        };
        file.text
            .lines()
            .position(|line| line.contains(word) && line.contains('{'))
            .map_or(0, |index| index + 1)
    }
}

/// Puts the mark into every start tag of `text` that stands outside tags of the template engine.
fn mark(text: &str, file: usize) -> String {
    let mut out = String::with_capacity(text.len() * 5 / 4);
    let mut line = 1;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match rest.get(..2) {
            Some("{{") => span(rest, "}}"),
            Some("{%") => span(rest, "%}"),
            Some("{#") => span(rest, "#}"),
            _ if rest.starts_with("<!--") => span(rest, "-->"),
            _ => c.len_utf8(),
        };
        let (head, tail) = rest.split_at(taken);
        line += head.matches('\n').count();
        out.push_str(head);
        rest = tail;
        if head == "<" && rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
                .unwrap_or(rest.len());
            let (name, tail) = rest.split_at(name);
            // Writing to a String cannot fail.
            let _ = write!(out, "{name} {MARK}=\"{file}:{line}\"");
            rest = tail;
        }
    }
    out
}

/// How many bytes `text` has up to and with `end`, or to its end.
fn span(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_tags_get_their_line_and_nothing_else_changes() {
        let text = "{# <a> #}<p style=\"x\">\n{% if a < b %}<field/>{% endif %}</p>\n<!-- <q> -->";
        let mut map = SourceMap::default();
        map.add("shared/a.xml", "");
        let marked = map.add("cong-van/layout.xml", text);
        assert_eq!(
            marked,
            "{# <a> #}<p _=\"1:1\" style=\"x\">\n{% if a < b %}<field _=\"1:2\"/>{% endif %}</p>\n<!-- <q> -->"
        );
        assert_eq!(
            map.place(Some("1:2")),
            Place {
                file: "cong-van/layout.xml".to_owned(),
                line: 2
            }
        );
    }

    #[test]
    fn the_last_mark_before_a_place_is_found() {
        let mut map = SourceMap::default();
        let marked = map.add("a.xml", "<p>\n<b>\nữ & </b></p>");
        let at = marked.find('&').unwrap();
        assert_eq!(map.last_place_before(&marked, at).unwrap().line, 2);
        assert_eq!(map.last_place_before(&marked, 0), None);
        assert!(map.last_place_before(&marked, usize::MAX).is_some());
    }

    #[test]
    fn unfinished_tags_end_with_the_file() {
        for text in ["{{ a", "{% if", "<!-- a", "<", "<p"] {
            assert!(mark(text, 0).starts_with(text));
        }
    }
}
