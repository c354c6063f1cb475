//! Drawings of what depends on what, as SVG: boxes in columns from left (what came first) to right,
//! joined by curves that pass between the boxes.
//!
//! ```text
//! Chart ──columns──▶ layers, long arrows cut ──order──▶ few crossings ──place──▶ points ──draw──▶ SVG
//! ```
//!
//! This crate knows boxes and arrows alone, no documents. What stands in a box, and what its tone and
//! its arrows mean, is the caller's.
//!
//! Invariants: drawing never fails; same chart, same bytes; boxes do not overlap, and every label lies
//! inside its box.

mod columns;
mod draw;
mod letters;
mod order;
mod palette;
mod place;

pub use palette::Palette;

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chart {
    /// What the drawing shows, for those who cannot see it.
    pub title: String,
    /// The boxes.
    pub boxes: Vec<Labelled>,
    /// The arrows between them.
    pub arrows: Vec<Arrow>,
    /// What tones mean, below the drawing.
    pub tones: Vec<(Tone, String)>,
    /// What strokes mean, below the drawing.
    pub strokes: Vec<(Stroke, String)>,
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labelled {
    /// The line that names it, set bold. A long one is cut.
    pub head: String,
    /// The lines below it. Long ones are cut.
    pub lines: Vec<String>,
    /// What is told when one points at it.
    pub tooltip: String,
    /// What it looks like.
    pub tone: Tone,
    /// Its place in time: of two boxes that nothing else sets apart, the smaller stands first.
    pub time: i64,
}

/// An arrow: from what came later to what it depends on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrow {
    /// Index of the box it leaves.
    pub from: usize,
    /// Index of the box it points at.
    pub to: usize,
    /// What it looks like.
    pub stroke: Stroke,
    /// What is told when one points at it.
    pub tooltip: String,
}

/// What a box looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tone {
    /// What the drawing is about.
    Own,
    /// In order.
    #[default]
    Plain,
    /// Nothing is known of it.
    Unknown,
    /// To be looked at.
    Waiting,
    /// Out of order.
    Ended,
}

/// What an arrow looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stroke {
    /// A strong line.
    Strong,
    /// A line.
    #[default]
    Plain,
    /// A line of dashes.
    Dashed,
    /// A line of dots.
    Dotted,
    /// A thin line.
    Faint,
    /// A line of the colour of what is out of order.
    Ending,
}

impl Chart {
    /// The drawing. Each box is a group of class `box` whose `data-box` is its index; each arrow one of
    /// class `arrow` with `data-from` and `data-to`. An arrow to a box that does not exist is left out.
    #[must_use]
    pub fn svg(&self, palette: &Palette) -> String {
        let sizes: Vec<letters::Size> = self.boxes.iter().map(letters::size).collect();
        let columns = columns::columns(self);
        let order = order::order(&columns, self);
        let places = place::places(&columns, &order, &sizes);
        draw::draw(self, palette, &columns, &places, &sizes)
    }
}
