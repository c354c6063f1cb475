//! Where the letters of a file stand in its parts, made only when asked for.
//!
//! A letter may have come out of several characters of the part (a letter and its combining marks,
//! the two bytes of a VNI letter), and a character out of several bytes (`&amp;`). So the map is a
//! list of [`Atom`]s, one a character of the part: each says which letters it went into.

use std::ops::Range;

use roxmltree::Node;
use thethuc_text::{Charset, nfc};

/// Where the paragraphs of a reading stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The parts that paragraphs were read from.
    pub parts: Vec<SourcePart>,
    /// For every paragraph of [`crate::Reading::paragraphs`], where it stands.
    pub paragraphs: Vec<Origin>,
    /// For every note of [`crate::Reading::notes`], where its paragraphs stand.
    pub notes: Vec<Vec<Origin>>,
    /// For every section of [`crate::Reading::sections`], the place of its `w:sectPr` in the first
    /// part; none when the file has none.
    pub sections: Vec<Option<Range<usize>>>,
}

/// A part of the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePart {
    /// Its name.
    pub name: String,
    /// Its text; places count its bytes.
    pub xml: String,
}

/// Where a paragraph stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Index in [`Source::parts`].
    pub part: usize,
    /// Place of its `w:p` element.
    pub element: Range<usize>,
    /// Its characters, in order.
    pub atoms: Vec<Atom>,
}

/// A character of a part, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    /// The letters of the paragraph's text that it went into, in bytes; blank when it is not shown.
    /// Atoms that made one letter together name the same place.
    pub at: Range<usize>,
    /// Its place in the part: bytes inside a `w:t`, or an element that stands for it (`w:tab`).
    pub source: Range<usize>,
}

impl Origin {
    /// The atoms that made the letters between two places of the paragraph's text.
    pub fn atoms_in(&self, range: Range<usize>) -> impl Iterator<Item = &Atom> {
        self.atoms
            .iter()
            .filter(move |atom| atom.at.start < range.end && atom.at.end > range.start)
    }
}

/// A character as the part has it.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    letter: char,
    source: Range<usize>,
}

impl Letter {
    /// An element that stands for a character.
    pub(crate) fn of(node: Node<'_, '_>, letter: char) -> Self {
        Self {
            letter,
            source: node.range(),
        }
    }
}

/// The characters of a text element, which shows `shown`. What is written in another way than plain
/// text (CDATA, comments between) is one place as a whole.
pub(crate) fn letters_of(node: Node<'_, '_>, shown: &str) -> Vec<Letter> {
    let Some(inner) = node.first_child().filter(Node::is_text) else {
        return Vec::new();
    };
    let place = inner.range();
    let xml = &node.document().input_text()[place.clone()];
    let whole = || {
        let source = place.clone();
        let letter = |letter| Letter {
            letter,
            source: source.clone(),
        };
        shown.chars().map(letter).collect()
    };
    unescaped(xml, place.start)
        .filter(|letters| letters.iter().map(|found| found.letter).eq(shown.chars()))
        .unwrap_or_else(whole)
}

fn unescaped(xml: &str, offset: usize) -> Option<Vec<Letter>> {
    let mut out = Vec::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(first) = rest.chars().next() {
        let (letter, length) = match first {
            '&' => {
                let end = rest.find(';')?;
                (entity(&rest[1..end])?, end + 1)
            }
            '<' => return None,
            '\r' => ('\n', if rest[1..].starts_with('\n') { 2 } else { 1 }),
            other => (other, other.len_utf8()),
        };
        let start = offset + (xml.len() - rest.len());
        out.push(Letter {
            letter,
            source: start..start + length,
        });
        rest = &rest[length..];
    }
    Some(out)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}

/// What became of the characters that made the letters of `text` in `range`. Characters that act on
/// one another go together; where that does not explain the letters, all go together.
pub(crate) fn align(
    letters: &[Letter],
    charset: Option<Charset>,
    text: &str,
    range: Range<usize>,
) -> Vec<Atom> {
    let raw: String = letters.iter().map(|letter| letter.letter).collect();
    let charset = charset.filter(|charset| charset.decode(&raw).is_some());
    let made = |letters: &[Letter]| {
        let raw: String = letters.iter().map(|letter| letter.letter).collect();
        let decoded = match charset.and_then(|charset| charset.decode(&raw)) {
            Some(decoded) => decoded,
            None => raw.replace('\u{AD}', ""),
        };
        nfc(&decoded).into_owned()
    };
    let mut atoms = Vec::with_capacity(letters.len());
    let mut at = range.start;
    let mut explained = true;
    for group in letters.chunk_by(|first, second| act_on_one_another(first, second, &made)) {
        let letters = made(group);
        explained &= text[at..range.end].starts_with(&letters);
        if !explained {
            break;
        }
        let place = at..at + letters.len();
        at = place.end;
        atoms.extend(group.iter().map(|letter| Atom {
            at: place.clone(),
            source: letter.source.clone(),
        }));
    }
    if explained && at == range.end {
        return atoms;
    }
    let together = |letter: &Letter| Atom {
        at: range.clone(),
        source: letter.source.clone(),
    };
    letters.iter().map(together).collect()
}

/// Whether two characters belong together. Those of one place cannot be told apart; a combining mark belongs to what stands before it;
/// in an old encoding a mark is a character like others, and shows only by what the two make.
fn act_on_one_another(first: &Letter, second: &Letter, made: &dyn Fn(&[Letter]) -> String) -> bool {
    if first.source == second.source {
        return true;
    }
    if first.letter.is_ascii() && second.letter.is_ascii() {
        return false;
    }
    if matches!(second.letter, '\u{300}'..='\u{36F}') {
        return true;
    }
    let one = std::slice::from_ref;
    let both = [first.clone(), second.clone()];
    made(&both) != made(one(first)) + &made(one(second))
}
