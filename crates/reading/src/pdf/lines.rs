//! From glyphs to lines of letters: what stands on one baseline, in pieces that wide gaps part.

use thethuc_text::{Charset, nfc};

use super::content::Glyph;
use super::fonts::Font;
use crate::{Look, Run};

/// How far from its line's baseline a letter may stand, raised or lowered, in its line's sizes.
const RAISED: f64 = 0.45;
/// From which distance on a letter is raised or lowered, in its line's sizes.
const LIFT: f64 = 0.15;
/// A gap as wide as this, in sizes, is a blank.
const BLANK: f64 = 0.15;
/// A gap wider than this, in sizes, parts a line in two. Blanks of a justified line may be as wide;
/// where no columns are, the parts are one line again.
const GAP: f64 = 0.7;
/// Letters drawn twice so near each other, pt, are bold by that.
const TWICE_PT: f64 = 0.6;

/// A piece of a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub(super) left_pt: f64,
    pub(super) right_pt: f64,
    pub(super) baseline_pt: f64,
    pub(super) size_pt: f64,
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
}

impl Piece {
    pub(super) fn middle_pt(&self) -> f64 {
        f64::midpoint(self.left_pt, self.right_pt)
    }

    /// How much room its first word takes.
    pub(super) fn first_word_pt(&self) -> f64 {
        let letters = self.text.chars().count().max(1) as f64;
        let word = self.text.split(' ').next().unwrap_or_default();
        (self.right_pt - self.left_pt) * word.chars().count() as f64 / letters
    }

    /// Puts another piece behind it, with letters between them.
    pub(super) fn append(&mut self, other: &Self, between: &str) {
        let start = self.text.len();
        self.text.push_str(between);
        if let Some(last) = self.runs.last_mut() {
            last.range.end += between.len();
        }
        self.text.push_str(&other.text);
        let moved = start + between.len();
        for run in &other.runs {
            let range = run.range.start + moved..run.range.end + moved;
            match self.runs.last_mut() {
                Some(last) if last.look == run.look => last.range.end = range.end,
                _ => self.runs.push(Run {
                    range,
                    source: self.runs.len(),
                    ..run.clone()
                }),
            }
        }
        self.right_pt = self.right_pt.max(other.right_pt);
    }
}

/// A line: its pieces from left to right.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) baseline_pt: f64,
    pub(super) pieces: Vec<Piece>,
}

impl Row {
    /// The whole line as one piece.
    pub(super) fn whole(&self) -> Piece {
        let mut pieces = self.pieces.iter();
        let mut whole = pieces.next().cloned().unwrap_or_default();
        for piece in pieces {
            whole.append(piece, " ");
        }
        whole
    }

    pub(super) fn size_pt(&self) -> f64 {
        self.pieces
            .iter()
            .fold(0.0, |size, piece| size.max(piece.size_pt))
    }
}

/// The lines that some glyphs of one page make, from the top.
pub(super) fn rows(glyphs: &[&Glyph], fonts: &[Font]) -> Vec<Row> {
    let mut sorted: Vec<&Glyph> = glyphs.to_vec();
    sorted.sort_by(|a, b| a.baseline_pt.total_cmp(&b.baseline_pt));
    let mut groups: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in sorted {
        let stands_in = |group: &Vec<&Glyph>| {
            let size = group
                .iter()
                .fold(glyph.size_pt, |size, g| size.max(g.size_pt));
            glyph.baseline_pt - group[0].baseline_pt <= RAISED * size
        };
        match groups.last_mut() {
            Some(group) if stands_in(group) => group.push(glyph),
            _ => groups.push(vec![glyph]),
        }
    }
    groups
        .into_iter()
        .map(|group| row(group, fonts))
        .filter(|row| !row.pieces.is_empty())
        .collect()
}

fn row(mut group: Vec<&Glyph>, fonts: &[Font]) -> Row {
    group.sort_by(|a, b| a.x_pt.total_cmp(&b.x_pt));
    let largest = group.iter().max_by(|a, b| a.size_pt.total_cmp(&b.size_pt));
    let (baseline_pt, size_pt) =
        largest.map_or((0.0, 0.0), |glyph| (glyph.baseline_pt, glyph.size_pt));
    let mut builder = Builder {
        fonts,
        baseline_pt,
        size_pt,
        blank: false,
        pieces: Vec::new(),
    };
    for glyph in group {
        builder.push(glyph);
    }
    let mut pieces: Vec<Piece> = builder.pieces.into_iter().map(Open::close).collect();
    pieces.retain(|piece| !piece.text.is_empty());
    Row {
        baseline_pt,
        pieces,
    }
}

/// A piece that letters are still put to.
struct Open {
    piece: Piece,
    looks: Vec<(Look, String)>,
    /// The left edge and the letters of its last glyph.
    last: (f64, String),
}

struct Builder<'a> {
    fonts: &'a [Font],
    baseline_pt: f64,
    size_pt: f64,
    blank: bool,
    pieces: Vec<Open>,
}

impl Builder<'_> {
    fn push(&mut self, glyph: &Glyph) {
        if glyph.text.trim().is_empty() {
            self.blank |= !glyph.text.is_empty();
            return;
        }
        let look = self.look(glyph);
        let right_pt = glyph.x_pt + glyph.width_pt;
        if let Some(open) = self.pieces.last_mut() {
            let gap = glyph.x_pt - open.piece.right_pt;
            let again = open.last.1 == glyph.text && glyph.x_pt - open.last.0 < TWICE_PT;
            if again {
                if let Some((look, _)) = open.looks.last_mut() {
                    look.bold = true;
                }
                return;
            }
            if gap <= GAP * self.size_pt {
                let parted = self.blank || gap > BLANK * self.size_pt;
                open.push(look, glyph, parted);
                open.piece.right_pt = open.piece.right_pt.max(right_pt);
                self.blank = false;
                return;
            }
        }
        let mut open = Open {
            piece: Piece {
                left_pt: glyph.x_pt,
                right_pt,
                baseline_pt: self.baseline_pt,
                size_pt: self.size_pt,
                ..Piece::default()
            },
            looks: Vec::new(),
            last: (glyph.x_pt, String::new()),
        };
        open.push(look, glyph, false);
        self.blank = false;
        self.pieces.push(open);
    }

    fn look(&self, glyph: &Glyph) -> Look {
        let font = self.fonts.get(glyph.font);
        let lift = (glyph.baseline_pt - self.baseline_pt).abs() > LIFT * self.size_pt;
        Look {
            font: font.map_or("", Font::family).to_owned(),
            // Word knows half points alone; programs that print round to what they can place.
            size_pt: (glyph.size_pt * 2.0).round() / 2.0,
            bold: font.is_some_and(|font| font.bold),
            italic: font.is_some_and(|font| font.italic),
            underline: false,
            caps: false,
            color: Some(super::hex(glyph.color)).filter(|color| color != "000000"),
            spacing_pt: 0.0,
            raised: lift && glyph.size_pt < self.size_pt,
        }
    }
}

impl Open {
    fn push(&mut self, look: Look, glyph: &Glyph, parted: bool) {
        if parted && let Some((_, text)) = self.looks.last_mut() {
            text.push(' ');
        }
        match self.looks.last_mut() {
            Some((last, text)) if *last == look => text.push_str(&glyph.text),
            _ => self.looks.push((look, glyph.text.clone())),
        }
        self.last = (glyph.x_pt, glyph.text.clone());
    }

    /// The piece, its letters decoded from old encodings and composed.
    fn close(self) -> Piece {
        let mut piece = self.piece;
        for (source, (look, text)) in self.looks.into_iter().enumerate() {
            let decoded = Charset::of_font(&look.font).and_then(|charset| charset.decode(&text));
            let start = piece.text.len();
            piece
                .text
                .push_str(&nfc(decoded.as_deref().unwrap_or(&text)));
            piece.runs.push(Run {
                range: start..piece.text.len(),
                look,
                source,
                verbatim: decoded.is_none(),
                page_field: false,
            });
        }
        piece
    }
}
