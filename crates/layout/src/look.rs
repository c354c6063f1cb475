//! How one paragraph looks: its style and what differs from it, in twips.

use thethuc_markup::{Alignment, Indent, Paragraph, StyleSheet};

use crate::units::{Twips, twips};

/// Everything about a paragraph but its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    /// Size of the letters.
    pub(crate) size: Twips,
    /// Distance from baseline to baseline.
    pub(crate) pitch: Twips,
    /// Alignment.
    pub(crate) align: Alignment,
    /// Space above.
    pub(crate) before: Twips,
    /// Space below.
    pub(crate) after: Twips,
    /// Indent of all lines from the left.
    pub(crate) left: Twips,
    /// Indent of all lines from the right.
    pub(crate) right: Twips,
    /// Indent of the first line from `left`.
    pub(crate) first_line: Twips,
    /// Stays with the next block.
    pub(crate) keep_with_next: bool,
    /// Its lines stay together.
    pub(crate) keep_together: bool,
}

/// A markup without any style is set like this: 14 pt on 18 pt.
const PLAIN: Look = Look {
    size: 280,
    pitch: 360,
    align: Alignment::Left,
    before: 0,
    after: 0,
    left: 0,
    right: 0,
    first_line: 0,
    keep_with_next: false,
    keep_together: false,
};

impl Look {
    /// Resolves a paragraph's style and its own settings.
    pub(crate) fn of(paragraph: &Paragraph, styles: &StyleSheet) -> Self {
        let mut look = Self::of_style(&paragraph.style, styles);
        if let Some(Indent {
            left_pt,
            right_pt,
            first_line_pt,
            ..
        }) = &paragraph.indent
        {
            look.left = twips(*left_pt);
            look.right = twips(*right_pt);
            look.first_line = twips(*first_line_pt);
        }
        look.align = paragraph.align.unwrap_or(look.align);
        look.before = paragraph.space_before_pt.map_or(look.before, space);
        look.after = paragraph.space_after_pt.map_or(look.after, space);
        look.keep_with_next |= paragraph.keep_with_next;
        look
    }

    /// A style alone.
    pub(crate) fn of_style(name: &str, styles: &StyleSheet) -> Self {
        styles.get(name).map_or(PLAIN, |style| Self {
            size: twips(style.size_pt).max(1),
            pitch: twips(style.line_pitch_pt).max(1),
            align: style.align,
            before: space(style.space_before_pt),
            after: space(style.space_after_pt),
            left: twips(style.left_pt),
            right: twips(style.right_pt),
            first_line: twips(style.first_line_pt),
            keep_with_next: style.keep_with_next,
            keep_together: style.keep_together,
        })
    }

    /// Baseline of a line from its top: four fifths of the pitch, whatever the letters are, as
    /// LibreOffice sets lines of an exact pitch.
    pub(crate) fn ascent(&self) -> Twips {
        4 * self.pitch / 5
    }
}

fn space(pt: f64) -> Twips {
    twips(pt).max(0)
}
