//! Paragraphs: the style by name, and only what differs from it.

use docx_rs::{AlignmentType, LineSpacing, Paragraph as Out, SpecialIndentType};
use thethuc_markup::{Alignment, Indent, Paragraph, Role, Style};

use super::Writer;
use super::flow::Place;
use super::styles::style_id;
use crate::units::{length_twips, twips};

impl Writer<'_> {
    /// Writes a paragraph of the flow.
    pub(crate) fn paragraph(&mut self, paragraph: &Paragraph, place: Place) -> Out {
        let style = self.styles.get(&paragraph.style);
        let mut out = Out::new();
        if let Some(style) = style {
            out = dressed(out, paragraph, style, place);
        }
        out = out.keep_next(paragraph.keep_with_next || place.is_taken_along);
        if let Some(level) = outline_level(paragraph.role) {
            out = out.outline_lvl(level);
        }
        let bookmarks = self.bookmarks.of_heading(paragraph);
        for (id, name) in &bookmarks.starts {
            out = out.add_bookmark_start(*id, name);
        }
        let out = self.runs(paragraph, style, out);
        bookmarks.ends.into_iter().fold(out, Out::add_bookmark_end)
    }
}

/// Names the style and says what differs from it.
fn dressed(out: Out, paragraph: &Paragraph, style: &Style, place: Place) -> Out {
    let mut out = out.style(&style_id(style));
    if let Some(align) = paragraph.align.filter(|&align| align != style.align) {
        out = out.align(alignment(align));
    }
    if let Some(Indent {
        left_pt,
        right_pt,
        first_line_pt,
        ..
    }) = &paragraph.indent
    {
        out = out.indent(
            Some(twips(*left_pt)),
            Some(first_line(*first_line_pt)),
            Some(twips(*right_pt)),
            None,
        );
    }
    match spacing(paragraph, style, place) {
        Some(spacing) => out.line_spacing(spacing),
        None => out,
    }
}

/// Spaces above and below where they differ from the style's.
fn spacing(paragraph: &Paragraph, style: &Style, place: Place) -> Option<LineSpacing> {
    let wished_before = paragraph.space_before_pt.unwrap_or(style.space_before_pt);
    let before = length_twips(place.top_pt.unwrap_or(wished_before));
    let wished_after = paragraph.space_after_pt.unwrap_or(style.space_after_pt);
    let after = length_twips(wished_after + place.extra_after_pt);
    let mut spacing = LineSpacing::new();
    if before != length_twips(style.space_before_pt) {
        spacing = spacing.before(before);
    }
    if after != length_twips(style.space_after_pt) {
        spacing = spacing.after(after);
    }
    (spacing != LineSpacing::new()).then_some(spacing)
}

/// Indent of the first line, from the indent of all lines.
pub(crate) fn first_line(pt: f64) -> SpecialIndentType {
    let twips = twips(pt);
    if twips < 0 {
        SpecialIndentType::Hanging(-twips)
    } else {
        SpecialIndentType::FirstLine(twips)
    }
}

pub(crate) fn alignment(align: Alignment) -> AlignmentType {
    match align {
        Alignment::Left => AlignmentType::Left,
        Alignment::Center => AlignmentType::Center,
        Alignment::Right => AlignmentType::Right,
        Alignment::Justify => AlignmentType::Both,
    }
}

/// Level in Word's navigation pane, from 0: the document's title above all headings of its body.
fn outline_level(role: Role) -> Option<usize> {
    match role {
        Role::Title => Some(0),
        Role::Heading(level) => Some(usize::from(level.clamp(1, 8))),
        Role::Text | Role::ListItem(_) => None,
    }
}
