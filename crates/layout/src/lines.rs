//! Breaking a paragraph into lines: greedy first fit with the advances of the font, unkerned.
//!
//! # Where a line breaks
//! * After blanks (U+0020). Blanks at the end of a line hang over and take no room. A non-breaking
//!   blank is a letter.
//! * After `–`, `—`, `…`, `!`, `?`, `|`, U+2010 and U+200B before a letter or digit, and before a `—` after one, since
//!   LibreOffice breaks there and nothing in WordprocessingML forbids it.
//! * Never elsewhere in a token: not after `-` or `/`, so that `1937-CV/TU` stays whole. (DOCX gets
//!   a non-breaking hyphen there.)
//! * A token wider than a whole line begins on a line of its own, and is cut after the last `/` before
//!   a letter that fits, else at the last letter that fits, as LibreOffice does.
//! * A non-breaking hyphen (every `-` before a letter or digit, in the DOCX) hides the chances inside
//!   its token that stand before it: LibreOffice does not look back beyond it.
//!
//! Invariant: every letter of the pieces stands on exactly one line, or is a blank at the end of
//! one. The work is linear in the length of the text: a token is read again only when it moves to
//! the next line, which its own width limits.

use thethuc_markup::Alignment;

use crate::FontSet;
use crate::look::Look;
use crate::pieces::{Piece, is_blank};
use crate::units::{Fine, Twips, fine};

/// A place between two letters: piece, and byte in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct At {
    /// The piece.
    pub(crate) piece: usize,
    /// The byte.
    pub(crate) byte: usize,
}

/// Why a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The next word does not fit; blanks between were left out.
    Blank,
    /// The next letter does not fit, or stands after a dash.
    Inside,
    /// A line break of the text.
    Break,
    /// The end of the paragraph.
    End,
}

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SetLine {
    /// First letter.
    pub(crate) start: At,
    /// After the last letter, before the hanging blanks.
    pub(crate) end: At,
    /// Width of the letters.
    pub(crate) width: Fine,
    /// Blanks among them.
    pub(crate) blanks: u32,
    /// Why it ends.
    pub(crate) ending: Ending,
}

/// The lines of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SetLines {
    /// At least one, if only an empty one.
    pub(crate) lines: Vec<SetLine>,
    /// Letters that the font cannot show, each once.
    pub(crate) missing: String,
}

/// Room for the letters of a line.
pub(crate) fn room(look: &Look, width: Twips, is_first: bool) -> Twips {
    let first = if is_first { look.first_line } else { 0 };
    (width - look.left - look.right - first).max(0)
}

impl SetLine {
    /// Added to every blank to fill the room, in a justified paragraph.
    pub(crate) fn blank_extra(&self, align: Alignment, room: Twips) -> Option<(Fine, u32)> {
        let wraps = matches!(self.ending, Ending::Blank | Ending::Inside);
        let missing = fine(room) - self.width;
        (align == Alignment::Justify && wraps && self.blanks > 0 && missing > 0)
            .then_some((missing, self.blanks))
    }

    /// The letters of the piece of that number that stand on the line, with the byte at which they
    /// begin.
    pub(crate) fn part_of<'p>(
        &self,
        number: usize,
        piece: &'p Piece<'_>,
    ) -> Option<(usize, &'p str)> {
        let text = piece.text.as_deref()?;
        if number < self.start.piece || number > self.end.piece {
            return None;
        }
        let from = if number == self.start.piece {
            self.start.byte
        } else {
            0
        };
        let to = if number == self.end.piece {
            self.end.byte
        } else {
            text.len()
        };
        text.get(from..to)
            .filter(|part| !part.is_empty())
            .map(|part| (from, part))
    }
}

/// Breaks the pieces of a paragraph in a column of that width.
pub(crate) fn break_lines(
    fonts: &FontSet,
    pieces: &[Piece<'_>],
    look: &Look,
    width: Twips,
) -> SetLines {
    let reader = Reader { fonts, pieces };
    let mut set = SetLines {
        lines: Vec::new(),
        missing: missing_letters(fonts, pieces),
    };
    let mut at = At::default();
    loop {
        let (line, next) = reader.line(at, fine(room(look, width, set.lines.is_empty())));
        set.lines.push(line);
        if line.ending == Ending::End {
            return set;
        }
        at = next;
    }
}

fn missing_letters(fonts: &FontSet, pieces: &[Piece<'_>]) -> String {
    let mut missing = String::new();
    for piece in pieces {
        for letter in piece.text.as_deref().unwrap_or_default().chars() {
            // Almost every letter is shown: the search is for those few that are not.
            if !fonts.can_show(piece.face, letter)
                && !letter.is_control()
                && !missing.contains(letter)
            {
                missing.push(letter);
            }
        }
    }
    missing
}

/// Reads lines of pieces.
pub(crate) struct Reader<'a> {
    pub(crate) fonts: &'a FontSet,
    pub(crate) pieces: &'a [Piece<'a>],
}

/// What is known of the line while it is read.
struct Growing {
    start: At,
    width: Fine,
    blanks: u32,
    /// End, width and blanks before the blanks that are being read.
    solid: (At, Fine, u32),
    /// Where the line can end, and where the next one then starts: between two words,
    at_blank: Option<(SetLine, At)>,
    /// after a mark inside a word,
    inside: Option<(SetLine, At)>,
    /// and, only if there is no other way, after a slash.
    at_slash: Option<(SetLine, At)>,
    previous: char,
}

impl Reader<'_> {
    /// Reads one line, and says where the next one starts.
    pub(crate) fn line(&self, start: At, room: Fine) -> (SetLine, At) {
        let mut line = Growing {
            start,
            width: 0,
            blanks: 0,
            solid: (start, 0, 0),
            at_blank: None,
            inside: None,
            at_slash: None,
            previous: ' ',
        };
        for (index, piece) in self.pieces.iter().enumerate().skip(start.piece) {
            let Some(text) = piece.text.as_deref() else {
                let next = At {
                    piece: index + 1,
                    byte: 0,
                };
                return (line.ended(Ending::Break), next);
            };
            let from = if index == start.piece { start.byte } else { 0 };
            for (offset, letter) in text[from..].char_indices() {
                let here = At {
                    piece: index,
                    byte: from + offset,
                };
                let after = At {
                    piece: index,
                    byte: here.byte + letter.len_utf8(),
                };
                let advance = piece.advance(self.fonts, letter);
                if is_blank(letter) {
                    line.blank(advance, after);
                } else if let Some(broken) = line.letter(letter, advance, here, after, room) {
                    return broken;
                }
            }
        }
        let end = At {
            piece: self.pieces.len(),
            byte: 0,
        };
        (line.ended(Ending::End), end)
    }
}

impl Growing {
    fn blank(&mut self, advance: Fine, after: At) {
        self.width += advance;
        self.blanks += 1;
        if self.solid.1 > 0 {
            self.at_blank = Some((self.ended(Ending::Blank), after));
            self.inside = None;
        }
        self.previous = ' ';
    }

    /// Adds a letter; if it does not fit, the line and the start of the next one.
    fn letter(
        &mut self,
        letter: char,
        advance: Fine,
        here: At,
        after: At,
        room: Fine,
    ) -> Option<(SetLine, At)> {
        if breaks_between(self.previous, letter) {
            self.inside = Some((self.ended(Ending::Inside), here));
        } else if self.previous == '/' && letter.is_alphabetic() {
            self.at_slash = Some((self.ended(Ending::Inside), here));
        } else if self.previous == '-' && letter.is_alphanumeric() {
            (self.inside, self.at_slash) = (None, None);
        }
        if self.width + advance > room && here > self.start {
            let cut = SetLine {
                end: here,
                width: self.width,
                blanks: self.blanks,
                ..self.ended(Ending::Inside)
            };
            let chance = self.inside.or(self.at_blank).or(self.at_slash);
            return Some(chance.unwrap_or((cut, here)));
        }
        self.width += advance;
        self.solid = (after, self.width, self.blanks);
        self.previous = letter;
        None
    }

    fn ended(&self, ending: Ending) -> SetLine {
        let (end, width, blanks) = self.solid;
        SetLine {
            start: self.start,
            end,
            width,
            blanks,
            ending,
        }
    }
}

fn breaks_between(before: char, after: char) -> bool {
    (matches!(
        before,
        '–' | '—' | '…' | '!' | '?' | '|' | '\u{2010}' | '\u{200B}'
    ) && after.is_alphanumeric())
        || (after == '—' && before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pieces::pieces;
    use crate::testing::{fonts, plain, sheet};

    fn look() -> Look {
        Look {
            first_line: 0,
            ..Look::of_style("noi_dung", &sheet())
        }
    }

    /// The lines of a text of 14 pt in a column of that width, in points.
    fn broken(text: &str, width_pt: f64) -> Vec<String> {
        let paragraph = plain("noi_dung", text);
        let letters = pieces(&paragraph, 280, None);
        let lines = break_lines(&fonts(), &letters, &look(), crate::units::twips(width_pt)).lines;
        let shown = |line: &SetLine| {
            let end = if line.end.piece > 0 {
                text.len()
            } else {
                line.end.byte
            };
            text[line.start.byte.min(end)..end].to_owned()
        };
        lines.iter().map(shown).collect()
    }

    #[test]
    fn lines_break_at_blanks_only() {
        assert_eq!(
            broken("Công văn số 1937-CV/TU ngày", 110.0),
            ["Công văn số", "1937-CV/TU ngày"]
        );
        assert_eq!(broken("một hai\u{A0}ba", 45.0), ["một", "hai\u{A0}ba"]);
        assert_eq!(
            broken("một hai\u{A0}ba bốn", 64.0),
            ["một hai\u{A0}ba", "bốn"]
        );
    }

    #[test]
    fn blanks_at_the_end_of_a_line_hang_over() {
        assert_eq!(broken("aaaa        bbbb", 30.0), ["aaaa", "bbbb"]);
    }

    #[test]
    fn lines_break_after_dashes() {
        assert_eq!(
            broken("giai đoạn 2020–2025", 100.0),
            ["giai đoạn 2020–", "2025"]
        );
        assert_eq!(broken("abcdef—gh", 45.0), ["abcdef", "—gh"]);
    }

    #[test]
    fn a_token_wider_than_a_line_is_cut_after_a_slash_or_anywhere() {
        assert_eq!(
            broken("xem xxxxxxxxxxxx", 50.0),
            ["xem", "xxxxxxx", "xxxxx"]
        );
        assert_eq!(
            broken("https://a.vn/bbbbbbbb", 90.0),
            ["https://a.vn/", "bbbbbbbb"]
        );
        assert_eq!(
            broken("https://a.vn/b-bbbbbbb", 90.0),
            ["https://a.vn/b-b", "bbbbbb"]
        );
    }

    #[test]
    fn a_column_without_room_takes_a_letter_a_line() {
        assert_eq!(broken("ab c", 0.0), ["a", "b", "c"]);
    }

    proptest! {
        #[test]
        fn lines_fit_unless_they_are_one_letter(text in "[a-zđ –/—-]{0,300}", width_pt in 0.0..300.0) {
            let paragraph = plain("noi_dung", &text);
            let letters = pieces(&paragraph, 280, None);
            let width = crate::units::twips(width_pt);
            for line in break_lines(&fonts(), &letters, &look(), width).lines {
                let one = line.end.byte.saturating_sub(line.start.byte) <= 4;
                prop_assert!(line.width <= fine(width) || one, "{line:?}");
            }
        }

        #[test]
        fn what_stands_between_two_lines_is_blank(text in "\\PC{0,200}", width_pt in 0.0..300.0) {
            let kept: String = broken(&text, width_pt).concat();
            let bare = |text: &str| text.chars().filter(|&letter| letter != ' ').collect::<String>();
            prop_assert_eq!(bare(&kept), bare(&text));
        }
    }
}
