//! Footnotes at the foot of the page.
//!
//! # Rules
//! As LibreOffice sets them: a line of the separator's height between text and notes, whatever note
//! comes first; the notes below one another in their order, each in full if it has room. A note that
//! has not stands with the lines that have room, at least two, and goes on at the foot of the next
//! page; if not even those have room, the line that refers to it goes to the next page with what
//! widows and orphans ask for. If these would take all of the paragraph along, it stays, and the note
//! goes to the next page alone.
//!
//! The separator is as high as a line of the body without an exact pitch: Word sets it as a paragraph
//! of the plain style, and LibreOffice from 24 on as high. LibreOffice 7.4 gives it 6.2 pt whatever the
//! file says; [`crate::Layouter::with_note_separator`] sets that for a comparison.

use crate::set::{Arena, ParagraphId};
use crate::slab::{Mark, Op};
use crate::units::Twips;

/// Length of the line above the notes, and its thickness.
const RULE_LENGTH: Twips = 2 * 1440;
const RULE_THICKNESS: Twips = 10;

/// Fewest lines of a note that goes on on the next page.
const LEAST_LINES: usize = 2;

/// A note, or what of it stands on one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    paragraph: ParagraphId,
    from: usize,
    to: usize,
}

impl Part {
    fn whole(paragraph: ParagraphId, arena: &Arena<'_>) -> Self {
        Self {
            paragraph,
            from: 0,
            to: arena.get(paragraph).line_count(),
        }
    }

    fn before(self, arena: &Arena<'_>) -> Twips {
        if self.from == 0 {
            arena.get(self.paragraph).look.before
        } else {
            0
        }
    }

    fn height(self, arena: &Arena<'_>) -> Twips {
        let set = arena.get(self.paragraph);
        let after = if self.to == set.line_count() {
            set.look.after
        } else {
            0
        };
        self.before(arena) + set.height_of(self.to - self.from) + after
    }

    /// The most of it that has room, and what is left over.
    fn split(self, room: Twips, arena: &Arena<'_>) -> (Option<Self>, Option<Self>) {
        if self.height(arena) <= room {
            return (Some(self), None);
        }
        let pitch = arena.get(self.paragraph).look.pitch;
        let count = self.to - self.from;
        let fitting = usize::try_from((room - self.before(arena)) / pitch).unwrap_or(0);
        let kept = fitting.min(count.saturating_sub(LEAST_LINES));
        if kept < LEAST_LINES {
            return (None, Some(self));
        }
        let cut = self.from + kept;
        (
            Some(Self { to: cut, ..self }),
            Some(Self { from: cut, ..self }),
        )
    }
}

/// The footnotes of one page and what goes on to the next.
#[derive(Debug)]
pub(crate) struct NoteArea {
    separator: Twips,
    parts: Vec<Part>,
    height: Twips,
    rest: Vec<Part>,
}

impl NoteArea {
    /// `separator` is the height of the line between text and footnotes.
    pub(crate) fn new(separator: Twips) -> Self {
        Self {
            separator,
            parts: Vec::new(),
            height: 0,
            rest: Vec::new(),
        }
    }

    /// Whether nothing waits for the next page.
    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Begins a page of that height with what the page before left over.
    pub(crate) fn open_page(&mut self, room: Twips, arena: &Arena<'_>) {
        for part in std::mem::take(&mut self.rest) {
            self.push(part, room, arena);
        }
        if let (true, Some(first)) = (self.parts.is_empty(), self.rest.first().copied()) {
            self.rest.remove(0);
            self.place(first, arena);
        }
    }

    /// Height of the area with those notes in full; 0 without any note.
    pub(crate) fn height_with(&self, notes: &[ParagraphId], arena: &Arena<'_>) -> Twips {
        let more: Twips = notes
            .iter()
            .map(|&note| Part::whole(note, arena).height(arena))
            .sum();
        let separator = if self.parts.is_empty() && !notes.is_empty() {
            self.separator
        } else {
            0
        };
        self.height + separator + more
    }

    /// Whether those notes can stand in an area of height `room`: all but the last in full, and of
    /// the last one its first lines.
    pub(crate) fn takes(&self, notes: &[ParagraphId], room: Twips, arena: &Arena<'_>) -> bool {
        let Some((&last, others)) = notes.split_last() else {
            return true;
        };
        if !self.rest.is_empty() {
            return false;
        }
        let start = self.height_with(others, arena);
        let separator = if start == 0 { self.separator } else { 0 };
        let (begun, _) = Part::whole(last, arena).split(room - start - separator, arena);
        begun.is_some()
    }

    /// Adds notes to the page, whose area may grow to `room`.
    pub(crate) fn add(&mut self, notes: &[ParagraphId], room: Twips, arena: &Arena<'_>) {
        for &note in notes {
            self.push(Part::whole(note, arena), room, arena);
        }
    }

    fn push(&mut self, part: Part, room: Twips, arena: &Arena<'_>) {
        if !self.rest.is_empty() {
            self.rest.push(part);
            return;
        }
        let separator = if self.parts.is_empty() {
            self.separator
        } else {
            0
        };
        let (begun, rest) = part.split(room - self.height - separator, arena);
        self.rest.extend(rest);
        if let Some(begun) = begun {
            self.place(begun, arena);
        }
    }

    fn place(&mut self, part: Part, arena: &Arena<'_>) {
        if self.parts.is_empty() {
            self.height += self.separator;
        }
        self.height += part.height(arena);
        self.parts.push(part);
    }

    /// Draws the notes above `bottom` and clears the area for the next page.
    pub(crate) fn draw(&mut self, x: Twips, bottom: Twips, arena: &Arena<'_>, ops: &mut Vec<Op>) {
        if self.parts.is_empty() {
            return;
        }
        let mut y = bottom - self.height;
        let mark = Mark::Stroke {
            length: RULE_LENGTH,
            thickness: RULE_THICKNESS,
        };
        ops.push(Op {
            x,
            y: y + self.separator / 2,
            mark,
        });
        y += self.separator;
        for part in self.parts.drain(..) {
            let Part {
                paragraph,
                from,
                to,
            } = part;
            let top = y + part.before(arena);
            ops.push(Op {
                x,
                y: top,
                mark: Mark::Lines {
                    paragraph,
                    from,
                    to,
                    repeated: false,
                },
            });
            y += part.height(arena);
        }
        self.height = 0;
    }
}
