//! The block markup: what the pages of a document say, with every style resolved and every text
//! naming the field it came from, but without lines or pages.
//!
//! `thethuc-compose` makes it from a document and a template; `thethuc-layout` fits it (widths,
//! rule lengths, breaks in names) and sets it in pages; `thethuc-docx` writes it as
//! WordprocessingML. Neither writer knows the other, the template or the law.
//!
//! Units: points (1/72 inch), always in the name. Invariant: every measure in a *fitted* markup is
//! a whole number of twips (1/20 pt), so that DOCX and our pages hold the same figure.

mod block;
mod parts;
mod style;

pub use block::{
    Block, Cell, Column, Columns, Contents, ContentsEntry, Footnote, Indent, Markup, PageNumbering,
    PageSetup, Paragraph, Picture, Role, Row, Rule, RuleLength, Run, RunKind, Section, Source,
    Stamp, Table, VerticalAlign,
};
pub use style::{Alignment, Style, StyleSheet};

/// Points rounded to the nearest twip (1/20 pt).
#[must_use]
pub fn to_twip_grid(pt: f64) -> f64 {
    (pt * 20.0).round() / 20.0
}

/// Millimetres to points, on the twip grid.
#[must_use]
pub fn mm_to_pt(mm: f64) -> f64 {
    to_twip_grid(mm * 72.0 / 25.4)
}
