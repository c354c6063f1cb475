//! A paragraph as pieces of one look each, with the numbers of footnotes as letters.

use std::borrow::Cow;

use thethuc_markup::{Paragraph, Run, RunKind};

use crate::units::{Fine, Twips};
use crate::{Face, FontSet};

/// Letters of one look, or a line break.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    /// The letters; `None` for a line break.
    pub(crate) text: Option<Cow<'a, str>>,
    /// The face.
    pub(crate) face: Face,
    /// Size, already reduced for raised letters.
    pub(crate) size: Twips,
    /// How far the letters stand above the baseline.
    pub(crate) raise: Twips,
    /// Gạch chân.
    pub(crate) underline: bool,
    /// The run it came from; `None` for the number at the head of a footnote.
    pub(crate) run: Option<usize>,
}

/// Raised letters are 58 % as high and stand 39 % of the size above the baseline, as in LibreOffice
/// and much as in Word.
const RAISED_SIZE_PERCENT: i64 = 58;
const RAISED_BY_PERCENT: i64 = 39;

/// Before the runs of a footnote stand its number and a blank.
const BEFORE_RUNS: usize = 2;

/// The pieces of a paragraph whose letters have the size `size`. `number` is that of the footnote
/// whose text the paragraph is.
pub(crate) fn pieces(paragraph: &Paragraph, size: Twips, number: Option<u32>) -> Vec<Piece<'_>> {
    let count = paragraph.runs.len() + if number.is_some() { BEFORE_RUNS } else { 0 };
    (0..count)
        .filter_map(|index| piece_at(paragraph, size, number, index))
        .collect()
}

/// One of the [`pieces`].
pub(crate) fn piece_at(
    paragraph: &Paragraph,
    size: Twips,
    number: Option<u32>,
    index: usize,
) -> Option<Piece<'_>> {
    let Some(number) = number else {
        return Some(piece(paragraph.runs.get(index)?, size, index));
    };
    if let Some(run) = index.checked_sub(BEFORE_RUNS) {
        return Some(piece(paragraph.runs.get(run)?, size, run));
    }
    let face = paragraph
        .runs
        .first()
        .map_or(Face::Regular, |run| Face::of(run.bold, run.italic));
    if index == 0 {
        return Some(raised(number.to_string().into(), face, size, None));
    }
    Some(Piece {
        text: Some(" ".into()),
        face,
        size,
        raise: 0,
        underline: false,
        run: None,
    })
}

fn piece(run: &Run, size: Twips, index: usize) -> Piece<'_> {
    let face = Face::of(run.bold, run.italic);
    match &run.kind {
        RunKind::Footnote(footnote) => {
            raised(footnote.number.to_string().into(), face, size, Some(index))
        }
        RunKind::Text | RunKind::Label if run.superscript => Piece {
            underline: run.underline,
            ..raised(Cow::Borrowed(&run.text), face, size, Some(index))
        },
        kind => Piece {
            text: (*kind != RunKind::Break).then_some(Cow::Borrowed(run.text.as_str())),
            face,
            size,
            raise: 0,
            underline: run.underline,
            run: Some(index),
        },
    }
}

fn raised(text: Cow<'_, str>, face: Face, size: Twips, run: Option<usize>) -> Piece<'_> {
    Piece {
        text: Some(text),
        face,
        size: (size * RAISED_SIZE_PERCENT / 100).max(1),
        raise: size * RAISED_BY_PERCENT / 100,
        underline: false,
        run,
    }
}

impl Piece<'_> {
    /// Width of one of its letters.
    pub(crate) fn advance(&self, fonts: &FontSet, letter: char) -> Fine {
        if is_dropped(letter) {
            return 0;
        }
        Fine::from(fonts.advance(self.face, letter)) * self.size
    }

    /// Width of some of its letters.
    pub(crate) fn width(&self, fonts: &FontSet, letters: &str) -> Fine {
        letters
            .chars()
            .map(|letter| self.advance(fonts, letter))
            .sum()
    }
}

/// A blank at which a line may break. Tabs and line ends inside a run count as blanks (a line break
/// of the text is a run of its own).
pub(crate) fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r')
}

/// Control characters are not drawn, as they are not written into DOCX.
pub(crate) fn is_dropped(letter: char) -> bool {
    letter.is_control() && !is_blank(letter)
}

/// The letters as they are drawn.
pub(crate) fn drawn(letters: &str) -> String {
    if letters.chars().any(|letter| letter.is_control()) {
        letters
            .chars()
            .filter(|&letter| !is_dropped(letter))
            .map(|letter| if is_blank(letter) { ' ' } else { letter })
            .collect()
    } else {
        letters.to_owned()
    }
}
