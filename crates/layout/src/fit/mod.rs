//! The fit: everything in a markup that needs the widths of letters.
//!
//! * Names and other centred texts that do not fit on one line get line breaks at the borders of
//!   phrases ([`balance`]).
//! * The columns of the header get the widths that quốc hiệu needs ([`columns`]).
//! * Drawn lines get their lengths, indents counted in words their figures, frames their widths.
//! * Every measure is put on the twip grid.
//!
//! Invariant: a fitted markup stays as it is when it is fitted again.

mod balance;
mod columns;
mod grid;
mod phrases;

use std::ops::Range;

use thethuc_markup::{
    Alignment, Block, Markup, Paragraph, Rule, RuleLength, Run, RunKind, Section, Source, Stamp,
    StyleSheet,
};

use crate::lines::{SetLines, break_lines};
use crate::look::Look;
use crate::pieces::pieces;
use crate::units::{Fine, Twips, fine_to_pt, fine_to_twips_up, pt, twips};
use crate::{Face, FontSet};

/// From the letters of a framed mark to its frame, left and right together: 12 pt.
const STAMP_PADDING: Twips = 240;

/// Resolves in place all that needs the widths of letters.
pub fn fit(markup: &mut Markup, fonts: &FontSet) {
    grid::put_on_grid(markup);
    let fitter = Fitter {
        fonts,
        styles: &markup.styles,
    };
    for section in &mut markup.sections {
        fitter.section(section);
    }
}

struct Fitter<'a> {
    fonts: &'a FontSet,
    styles: &'a StyleSheet,
}

impl Fitter<'_> {
    fn section(&self, section: &mut Section) {
        let width = twips(section.page.text_width_pt());
        for blocks in [
            &mut section.first_page_top,
            &mut section.blocks,
            &mut section.first_page_bottom,
        ] {
            self.blocks(blocks, width);
        }
    }

    fn blocks(&self, blocks: &mut [Block], width: Twips) {
        columns::fit_widths(self, blocks, width);
        let mut above: Option<&Paragraph> = None;
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    self.paragraph(paragraph);
                    balance::balance(self, paragraph, width);
                    above = Some(paragraph);
                }
                Block::Rule(rule) => {
                    let above = above.map_or(0, |text| self.longest_line(text, width));
                    fit_rule(rule, above, width);
                }
                Block::Columns(columns) => {
                    for column in &mut columns.columns {
                        self.blocks(&mut column.blocks, twips(column.width_pt));
                    }
                }
                Block::Stamp(stamp) => self.stamp(stamp),
                // Nothing in them waits for the widths of letters.
                Block::Picture(_) | Block::Contents(_) => {}
                Block::Table(table) => {
                    columns::share(&mut table.widths_pt, width);
                    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                    for paragraph in cells.flat_map(|cell| &mut cell.paragraphs) {
                        self.paragraph(paragraph);
                    }
                }
            }
        }
    }

    fn paragraph(&self, paragraph: &mut Paragraph) {
        self.indent(paragraph);
        for run in &mut paragraph.runs {
            if let RunKind::Footnote(footnote) = &mut run.kind {
                self.indent(&mut footnote.paragraph);
            }
        }
    }

    /// Puts figures for the words by which a paragraph is indented.
    fn indent(&self, paragraph: &mut Paragraph) {
        let Some(indent) = &mut paragraph.indent else {
            return;
        };
        let (face, size) = self.face(&paragraph.style);
        let width = |words: &mut String| {
            let width: Fine = words
                .chars()
                .map(|letter| Fine::from(self.fonts.advance(face, letter)) * size)
                .sum();
            words.clear();
            (fine_to_pt(width) * 20.0).round() / 20.0
        };
        let hang_pt = width(&mut indent.hang_text);
        indent.left_pt = pt(twips(
            indent.left_pt + width(&mut indent.after_text) + hang_pt,
        ));
        indent.first_line_pt = pt(twips(indent.first_line_pt - hang_pt));
    }

    fn stamp(&self, stamp: &mut Stamp) {
        self.paragraph(&mut stamp.paragraph);
        if stamp.width_pt <= 0.0 {
            let letters = self.natural_width(&stamp.paragraph);
            stamp.width_pt = pt(fine_to_twips_up(letters) + STAMP_PADDING);
        }
    }

    fn face(&self, style: &str) -> (Face, Twips) {
        let face = self
            .styles
            .get(style)
            .map_or(Face::Regular, |style| Face::of(style.bold, style.italic));
        (face, Look::of_style(style, self.styles).size)
    }

    fn lines(&self, paragraph: &Paragraph, width: Twips) -> SetLines {
        let look = Look::of(paragraph, self.styles);
        break_lines(
            self.fonts,
            &pieces(paragraph, look.size, None),
            &look,
            width,
        )
    }

    fn longest_line(&self, paragraph: &Paragraph, width: Twips) -> Fine {
        let lines = self.lines(paragraph, width);
        lines.lines.iter().map(|line| line.width).max().unwrap_or(0)
    }

    /// Width of the longest line of a paragraph that wraps only at its own breaks.
    fn natural_width(&self, paragraph: &Paragraph) -> Fine {
        let look = Look {
            left: 0,
            right: 0,
            first_line: 0,
            ..Look::of(paragraph, self.styles)
        };
        let letters = pieces(paragraph, look.size, None);
        let lines = break_lines(self.fonts, &letters, &look, Twips::from(i32::MAX));
        lines.lines.iter().map(|line| line.width).max().unwrap_or(0)
    }

    fn is_centered(&self, paragraph: &Paragraph) -> bool {
        Look::of(paragraph, self.styles).align == Alignment::Center
    }
}

fn fit_rule(rule: &mut Rule, above: Fine, width: Twips) {
    let length = match rule.length {
        RuleLength::OfTextAbove(share) => twips(fine_to_pt(above) * share.clamp(0.0, 1.0)),
        RuleLength::Full => width,
        RuleLength::Fixed(fixed_pt) => twips(fixed_pt),
    };
    rule.length_pt = pt(length.clamp(0, width.max(0)));
}

/// A line break that the fit adds.
fn line_break(like: &Run) -> Run {
    Run {
        kind: RunKind::Break,
        text: String::new(),
        source: None,
        ..like.clone()
    }
}

/// The letters of a run at those bytes. A footnote's number has no letters of its own and stays
/// whole.
pub(crate) fn cut(run: &Run, bytes: Range<usize>) -> Run {
    let mut part = run.clone();
    if !matches!(run.kind, RunKind::Footnote(_)) {
        part.source = run.source.as_ref().map(|source| Source {
            field: source.field.clone(),
            offset: source.offset + bytes.start,
        });
        part.text = run.text.get(bytes).unwrap_or_default().to_owned();
    }
    part
}

#[cfg(test)]
mod tests;
