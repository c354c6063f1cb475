//! Drawn lines.
//!
//! A rule is an empty paragraph whose top border runs between its indents. Of the three ways to
//! draw a line in WordprocessingML this is the one that stands *in* the flow: it needs no anchor
//! that Word and LibreOffice place differently, it is plain WordprocessingML (a DrawingML shape
//! without its `mc:AlternateContent` and VML twin is not read by all, with them it is outside the
//! schema), a secretary can select and delete it, and its length is a figure in the file: the width
//! of the column less both indents.

use docx_rs::{
    BorderType, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders,
};
use thethuc_markup::{Alignment, Rule};

use super::flow::Place;
use crate::units::{eighths, length_twips, twips};

/// Writes a rule.
pub(crate) fn rule(rule: &Rule, place: Place) -> Paragraph {
    let (left, right) = indents_twips(rule, place.width_pt);
    let space_before_pt = place.top_pt.unwrap_or(rule.space_before_pt);
    let line = LineSpacing::new()
        .before(length_twips(space_before_pt))
        .after(length_twips(place.extra_after_pt))
        .line_rule(LineSpacingType::Exact)
        .line(length_twips(line_pt(rule)).cast_signed());
    let mut paragraph = Paragraph::new()
        .line_spacing(line)
        .indent(Some(left), None, Some(right), None)
        .keep_next(rule.keep_with_next || place.is_taken_along);
    paragraph.property = paragraph
        .property
        .set_borders(top_border(rule.thickness_pt));
    paragraph
}

/// The line of the page without the border, which word processors set above it.
fn line_pt(rule: &Rule) -> f64 {
    (rule.height_pt - rule.thickness_pt).max(1.0)
}

fn top_border(thickness_pt: f64) -> ParagraphBorders {
    ParagraphBorders::with_empty().set(
        ParagraphBorder::new(ParagraphBorderPosition::Top)
            .val(BorderType::Single)
            .size(eighths(thickness_pt))
            .space(0)
            .color("000000"),
    )
}

/// What is left of the column on both sides of the rule; together with the rule's length exactly
/// the column.
fn indents_twips(rule: &Rule, width_pt: f64) -> (i32, i32) {
    let rest = (twips(width_pt) - twips(rule.length_pt)).max(0);
    let left = match rule.align {
        Alignment::Left | Alignment::Justify => 0,
        Alignment::Center => rest / 2,
        Alignment::Right => rest,
    };
    (left, rest - left)
}
