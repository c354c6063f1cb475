//! Lines and pages: from block markup to positioned text.
//!
//! ```text
//! Markup ──fit──▶ Markup (names broken, rules measured) ──paginate──▶ Pages
//! ```
//!
//! Invariant: layout never fails. What cannot be set as wished is set as well as can be and said
//! in a [`Finding`].

mod draw;
#[cfg(test)]
mod dump;
mod fit;
mod fonts;
mod hash;
mod layouter;
mod lines;
mod look;
mod notes;
mod pages;
mod paginate;
mod pieces;
mod set;
mod set_columns;
mod set_table;
mod slab;
mod tags;
mod units;

#[cfg(test)]
mod testing;

pub use fit::fit;
pub use fonts::{Face, FaceMetrics, FontError, FontSet, GlyphId};
pub use layouter::Layouter;
pub use pages::{
    Finding, FindingCode, Item, Line, OutlineEntry, Page, Pages, Rect, TagId, TagNode, TagRole,
    TextItem,
};
