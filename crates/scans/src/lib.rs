//! Scanned pages: pictures made into a PDF in their real size, what the pages of a scanned PDF are
//! like, and pages laid onto others for printing.
//!
//! It knows no disk, no law and no Vietnamese: how many dots an inch are enough is asked above it.
//!
//! Invariant: a picture's dots are kept. A JPEG goes into the file byte for byte, a PNG without loss.
//!
//! Invariant: same input, same bytes. No file made here carries a time or anything random.

mod error;
mod import;
mod jpeg;
mod lay;
mod overview;
mod picture;
mod write;

pub use error::ScanError;
pub use lay::lay_onto;
pub use overview::{Overview, PageOverview, overview};
pub use picture::Picture;
pub use write::pdf;

/// Points in an inch.
const PT_PER_INCH: f64 = 72.0;
