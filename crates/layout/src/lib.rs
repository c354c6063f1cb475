//! Lines and pages: from block markup to positioned text.
//!
//! ```text
//! Markup ──fit──▶ Markup (names broken, rules measured) ──paginate──▶ Pages
//!                                    └─────settle──▶ Markup for a DOCX, its lines beyond doubt
//! ```
//!
//! The rules of every step stand at its module: where a line breaks (`lines`), what a page takes
//! (`paginate`), footnotes (`notes`), tables (`set_table`), names and titles (`fit`). They were
//! measured on LibreOffice 7.4 and 25.2 with files of the DOCX writer, baseline by baseline: lines,
//! pages and heights agree to a twentieth of a point.
//!
//! Invariants
//! * Layout never fails. What cannot be set as wished is set as well as can be and said in a
//!   [`Finding`].
//! * Every height is a whole number of twips and every width an exact sum of advances: nothing is
//!   rounded before it is drawn.
//! * The same markup gives the same pages, whatever a [`Layouter`] set before.

mod contents;
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
mod settle;
mod slab;
mod tags;
mod units;

#[cfg(test)]
mod testing;

pub use contents::number_contents;
pub use fit::fit;
pub use fonts::{Face, FaceMetrics, FontError, FontSet, GlyphId};
pub use layouter::Layouter;
pub use pages::{
    Finding, FindingCode, Item, Line, Link, OutlineEntry, Page, Pages, PictureItem, Rect, TagId,
    TagNode, TagRole, TextItem,
};
pub use settle::settle;
