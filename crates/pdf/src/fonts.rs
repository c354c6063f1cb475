//! The four faces as the writer embeds them.

use std::sync::Arc;

use krilla::text::{Font, GlyphId};
use thethuc_layout::{Face, FontSet, Item, Pages};

use crate::PdfError;

/// The faces that the pages use.
pub(crate) struct Fonts<'a> {
    set: &'a FontSet,
    faces: [Option<PdfFace>; 4],
}

/// A face that is embedded.
#[derive(Clone)]
pub(crate) struct PdfFace {
    /// The file.
    pub(crate) font: Font,
    /// The glyph that stands for a blank and for every character without one.
    pub(crate) blank: GlyphId,
}

impl<'a> Fonts<'a> {
    /// Reads the faces that occur on the pages.
    pub(crate) fn of(pages: &Pages, set: &'a FontSet) -> Result<Self, PdfError> {
        let mut fonts = Self {
            set,
            faces: [const { None }; 4],
        };
        for face in Face::ALL {
            if uses(pages, face) {
                fonts.faces[face as usize] = Some(PdfFace::read(set, face)?);
            }
        }
        Ok(fonts)
    }

    /// A face, if the pages use it.
    pub(crate) fn face(&self, face: Face) -> Option<&PdfFace> {
        self.faces[face as usize].as_ref()
    }

    /// The glyph of a letter; none when the font lacks it, or when no reader could make sense of
    /// it (control characters, characters for private use).
    pub(crate) fn glyph(&self, face: Face, letter: char) -> Option<GlyphId> {
        let glyph = self.set.glyph(face, letter).filter(|_| is_public(letter))?;
        Some(GlyphId::new(u32::from(glyph.0)))
    }

    /// Width of a letter as a share of the size of the letters.
    pub(crate) fn advance_em(&self, face: Face, letter: char) -> f64 {
        self.set.advance_pt(face, letter, 1.0)
    }

    /// The fonts that the pages were set with.
    pub(crate) fn set(&self) -> &'a FontSet {
        self.set
    }
}

impl PdfFace {
    fn read(set: &FontSet, face: Face) -> Result<Self, PdfError> {
        if !set.metrics(face).may_embed {
            return Err(PdfError::FontLicence { face });
        }
        let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(set.data(face));
        let font = Font::new(data.into(), 0).ok_or(PdfError::Font { face })?;
        let blank = set.glyph(face, ' ').ok_or(PdfError::Font { face })?;
        Ok(Self {
            font,
            blank: GlyphId::new(u32::from(blank.0)),
        })
    }
}

fn uses(pages: &Pages, face: Face) -> bool {
    let mut items = pages.pages.iter().flat_map(|page| &page.items);
    items.any(|item| matches!(item, Item::Text(text) if text.face == face))
}

/// Whether the letter means the same to every reader. PDF/A-2a forbids to map a glyph to anything
/// else.
fn is_public(letter: char) -> bool {
    !letter.is_control()
        && !matches!(
            letter as u32,
            0xFEFF | 0xFFFE | 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD
        )
}
