//! Four faces and the advance widths of their letters.

use serde::Serialize;

/// One of the four faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// Đứng.
    Regular,
    /// Đậm.
    Bold,
    /// Nghiêng.
    Italic,
    /// Đậm nghiêng.
    BoldItalic,
}

impl Face {
    /// All faces.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// The face of that weight and slope.
    #[must_use]
    pub fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Self::Regular,
            (true, false) => Self::Bold,
            (false, true) => Self::Italic,
            (true, true) => Self::BoldItalic,
        }
    }
}

/// The font files of the four faces, in the order of [`Face::ALL`], and what is read from them.
/// Shared by layout (widths) and the PDF writer (glyphs). Cheap to clone.
#[derive(Debug, Clone)]
pub struct FontSet {}
