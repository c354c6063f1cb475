//! Lines and pages: from block markup to positioned text.
//!
//! ```text
//! Markup ──fit──▶ Markup (names broken, rules measured) ──paginate──▶ Pages
//! ```
//!
//! Invariant: layout never fails. What cannot be set as wished is set as well as can be and said
//! in a [`Finding`].

mod fonts;
mod pages;
#[cfg(test)]
mod testing;

pub use fonts::{Face, FaceMetrics, FontError, FontSet, GlyphId};
pub use pages::{
    Finding, FindingCode, Item, Line, OutlineEntry, Page, Pages, Rect, TagId, TagNode, TagRole,
    TextItem,
};
