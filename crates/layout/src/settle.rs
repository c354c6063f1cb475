//! Settling: no line of a DOCX is left to a hair's breadth.
//!
//! Programs do not add up the same widths: Word rounds the advances of letters to its reference
//! device, LibreOffice 7.4 the widths of runs. A line that fills its room to the last tenth of a
//! point fits in one and not in the other, and the lines below it follow. So where a line, alone or
//! with its next word, comes within [`DOUBT`] of its room, some of its letters are set closer or
//! wider by 1/20 pt, the least that WordprocessingML can say, and every program breaks it where
//! layout did.
//!
//! Invariant: a settled markup has the lines and letters that it had before; only runs are cut.
//! Layout does not look at the tracking: its own sums are exact.

use std::ops::Range;

use thethuc_markup::{Block, Markup, Paragraph, Run, RunKind, StyleSheet, Table};

use crate::FontSet;
use crate::fit::cut;
use crate::lines::{Ending, Reader, SetLine, break_lines, room};
use crate::look::Look;
use crate::pieces::{Piece, is_blank, pieces};
use crate::set_table::{column_lines, extent};
use crate::units::{Twips, fine, twips};

/// How far the sums of two programs can differ on a line, twips: 1.2 pt, within which Word's own
/// breaks were seen to differ from exact sums. (LibreOffice 7.4 needs a quarter of it.)
const DOUBT: Twips = 24;

/// Sets letters of doubtful lines of a fitted markup closer or wider, for the writing of a DOCX.
pub fn settle(markup: &mut Markup, fonts: &FontSet) {
    for section in &mut markup.sections {
        let width = twips(section.page.text_width_pt());
        let settler = Settler {
            fonts,
            styles: &markup.styles,
            text_width: width,
        };
        for blocks in [
            &mut section.first_page_top,
            &mut section.blocks,
            &mut section.first_page_bottom,
        ] {
            settler.blocks(blocks, width);
        }
    }
}

struct Settler<'a> {
    fonts: &'a FontSet,
    styles: &'a StyleSheet,
    /// Width in which footnotes are set.
    text_width: Twips,
}

impl Settler<'_> {
    fn blocks(&self, blocks: &mut [Block], width: Twips) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, width),
                Block::Columns(columns) => {
                    for column in &mut columns.columns {
                        self.blocks(&mut column.blocks, twips(column.width_pt).max(0));
                    }
                }
                Block::Stamp(stamp) => {
                    self.paragraph(&mut stamp.paragraph, twips(stamp.width_pt).max(0));
                }
                Block::Table(table) => self.table(table),
                Block::Contents(contents) => {
                    self.paragraph(&mut contents.title, width);
                    for entry in &mut contents.entries {
                        self.paragraph(&mut entry.paragraph, width);
                    }
                }
                Block::Rule(_) | Block::Picture(_) => {}
            }
        }
    }

    fn table(&self, table: &mut Table) {
        let lines = column_lines(table);
        let padding = twips(table.padding_pt).max(0);
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            let Some((left, right)) = extent(&lines, cell) else {
                continue;
            };
            let width = (right - left - 2 * padding).max(0);
            for paragraph in &mut cell.paragraphs {
                self.paragraph(paragraph, width);
            }
        }
    }

    fn paragraph(&self, paragraph: &mut Paragraph, width: Twips) {
        for run in &mut paragraph.runs {
            if let RunKind::Footnote(footnote) = &mut run.kind {
                let number = Some(footnote.number);
                self.lines(&mut footnote.paragraph, self.text_width, number);
            }
        }
        self.lines(paragraph, width, None);
    }

    fn lines(&self, paragraph: &mut Paragraph, width: Twips, number: Option<u32>) {
        let look = Look::of(paragraph, self.styles);
        let letters = pieces(paragraph, look.size, number);
        let reader = Reader {
            fonts: self.fonts,
            pieces: &letters,
        };
        let lines = break_lines(self.fonts, &letters, &look, width).lines;
        let parts: Vec<Part> = lines
            .iter()
            .enumerate()
            .filter_map(|(index, line)| {
                let tracking = tracking(&reader, line, room(&look, width, index == 0))?;
                Some(last_words(line, &letters, &paragraph.runs, tracking))
            })
            .flatten()
            .collect();
        drop(letters);
        if !parts.is_empty() {
            let runs = std::mem::take(&mut paragraph.runs);
            paragraph.runs = tracked(&runs, &parts);
        }
    }
}

/// By what the letters of a doubtful line are set closer (-1) or wider (1), twips. A line that ends
/// inside a token is left alone: where LibreOffice cuts a token depends on its runs.
fn tracking(reader: &Reader<'_>, line: &SetLine, room: Twips) -> Option<i8> {
    let spare = fine(room) - line.width;
    let takes_more = || reader.line(line.start, fine(room + DOUBT)).0.end > line.end;
    match line.ending {
        Ending::Inside => None,
        _ if (0..fine(DOUBT)).contains(&spare) => Some(-1),
        Ending::Blank => takes_more().then_some(1),
        Ending::Break | Ending::End => None,
    }
}

/// Letters of one run.
struct Part {
    run: usize,
    letters: Range<usize>,
    tracking_twips: i8,
}

/// The last words of a line, with letters enough to make up for the doubt, from the first to the
/// last.
fn last_words(line: &SetLine, pieces: &[Piece<'_>], runs: &[Run], tracking_twips: i8) -> Vec<Part> {
    let mut wanted = DOUBT;
    let mut parts = Vec::new();
    for number in (line.start.piece..=line.end.piece).rev() {
        let Some((run, start, text)) = pieces.get(number).and_then(|piece| {
            let (start, text) = line.part_of(number, piece)?;
            Some((piece.run?, start, text))
        }) else {
            continue;
        };
        if matches!(runs[run].kind, RunKind::Footnote(_)) {
            continue;
        }
        let taken = text.char_indices().rev().take_while(|&(_, letter)| {
            wanted -= 1;
            wanted >= 0 || !is_blank(letter)
        });
        let Some((from, _)) = taken.last() else { break };
        parts.push(Part {
            run,
            letters: start + from..start + text.len(),
            tracking_twips,
        });
        if from > 0 {
            break;
        }
    }
    parts.reverse();
    parts
}

/// The runs with the letters of the parts in runs of their own.
fn tracked(runs: &[Run], parts: &[Part]) -> Vec<Run> {
    let mut parts = parts.iter().peekable();
    let mut out = Vec::with_capacity(runs.len() + 2 * parts.len());
    for (index, run) in runs.iter().enumerate() {
        let mut rest = 0;
        while let Some(part) = parts.next_if(|part| part.run == index) {
            if rest < part.letters.start {
                out.push(cut(run, rest..part.letters.start));
            }
            out.push(Run {
                tracking_twips: part.tracking_twips,
                ..cut(run, part.letters.clone())
            });
            rest = part.letters.end;
        }
        if rest == 0 {
            out.push(run.clone());
        } else if rest < run.text.len() {
            out.push(cut(run, rest..run.text.len()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use thethuc_markup::Indent;

    use super::*;
    use crate::testing::{columns, fonts, footnote, markup, page, plain, run, table};
    use crate::units::pt;
    use crate::{Layouter, fit};

    const LINE: &str = "Ủy ban nhân dân tỉnh Đông Sơn yêu cầu";

    /// A text in a column that has room for [`LINE`] and so much more, twips.
    fn in_room(text: &str, spare: Twips) -> Paragraph {
        let mut paragraph = plain("noi_dung", text);
        let line_pt = fonts().text_width_pt(crate::Face::Regular, LINE, 14.0);
        let line = (line_pt * 20.0).ceil() as Twips;
        paragraph.indent = Some(Indent {
            right_pt: page().text_width_pt() - pt(line + spare),
            ..Indent::default()
        });
        paragraph
    }

    fn settled(paragraph: Paragraph) -> Paragraph {
        let mut markup = markup(vec![Block::Paragraph(paragraph)]);
        settle(&mut markup, &fonts());
        match markup.sections.remove(0).blocks.remove(0) {
            Block::Paragraph(paragraph) => paragraph,
            other => panic!("{other:?}"),
        }
    }

    fn shown(runs: &[Run]) -> Vec<(&str, i8)> {
        runs.iter()
            .map(|run| (run.text.as_str(), run.tracking_twips))
            .collect()
    }

    #[test]
    fn a_line_that_just_fits_is_set_closer() {
        let paragraph = settled(in_room(&format!("{LINE} các sở"), 2));
        assert_eq!(
            shown(&paragraph.runs),
            [
                ("Ủy ban nhân ", 0),
                ("dân tỉnh Đông Sơn yêu cầu", -1),
                (" các sở", 0)
            ]
        );
    }

    #[test]
    fn a_line_that_just_misses_a_word_is_set_wider() {
        let paragraph = settled(in_room(&format!("{LINE} các sở"), -2));
        assert_eq!(
            shown(&paragraph.runs),
            [
                ("Ủy ban ", 0),
                ("nhân dân tỉnh Đông Sơn yêu", 1),
                (" cầu các sở", 0)
            ]
        );
    }

    #[test]
    fn a_line_beyond_doubt_stays_as_it_is() {
        for spare in [DOUBT, 4 * DOUBT] {
            let paragraph = in_room(&format!("{LINE} các sở"), spare);
            assert_eq!(settled(paragraph.clone()), paragraph);
        }
    }

    proptest! {
        #[test]
        fn lines_and_letters_stay_and_settling_again_changes_nothing(
            words in prop::collection::vec("[a-zđ]{1,9}", 1..120),
            width_pt in 60.0..400.0,
        ) {
            let text = words.join(" ");
            let note = footnote(1, &text);
            let body = Block::Paragraph(plain("noi_dung", &text));
            let mut noted = plain("noi_dung", &text);
            noted.runs.extend([note, run(&text, true)]);
            let column = (width_pt, vec![body.clone()]);
            let mut markup = markup(vec![
                Block::Paragraph(noted),
                columns(&[column.clone(), column], false),
                table(0, &[&[text.as_str(), "b"]]),
            ]);
            fit(&mut markup, &fonts());
            let before = Layouter::new(fonts()).paginate(&markup);
            let settled = |mut markup: Markup| {
                settle(&mut markup, &fonts());
                markup
            };
            let once = settled(markup.clone());
            let after = Layouter::new(fonts()).paginate(&once);
            prop_assert_eq!(lines(&before), lines(&after));
            prop_assert_eq!(settled(once.clone()), once);
        }
    }

    /// The letters of every line, with its place down the page.
    fn lines(pages: &crate::Pages) -> Vec<(usize, String, String)> {
        let mut lines: Vec<(usize, String, String)> = Vec::new();
        for (number, page) in pages.pages.iter().enumerate() {
            for item in &page.items {
                let crate::Item::Text(text) = item else {
                    continue;
                };
                let place = format!("{:.2}", text.baseline_pt);
                match lines
                    .last_mut()
                    .filter(|last| (last.0, &last.1) == (number, &place))
                {
                    Some(last) => last.2.push_str(&text.text),
                    None => lines.push((number, place, text.text.clone())),
                }
            }
        }
        lines
    }
}
