//! Four faces: the advance widths of their letters, their glyph numbers and their files.
//!
//! DOCX names Times New Roman; where it is missing, the bundled Liberation Serif 2.1.5 stands in. Its
//! Vietnamese letters have the widths of Times New Roman in all four faces (a test holds it to that
//! in the bold letters that older releases had narrower), so lines break with the widths of the
//! file that is drawn, and a program that sets the DOCX with either font breaks them alike.
//!
//! Invariant: there is one width of a letter, [`FontSet::advance_pt`]. Layout breaks and justifies
//! with it, and whoever draws moves on by it, whatever the file of the font says.

mod table;

use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use thiserror::Error;
pub use ttf_parser::GlyphId;

use table::{Glyph, GlyphTable};

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

impl fmt::Display for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Regular => "regular",
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::BoldItalic => "bold italic",
        })
    }
}

/// Why a [`FontSet`] cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FontError {
    /// The file is not a font, or its tables are damaged.
    #[error("the font file of the {face} face cannot be read")]
    Unreadable {
        /// The face.
        face: Face,
        /// What the reader says.
        source: ttf_parser::FaceParsingError,
    },
    /// The font has no glyph for the blank: no text can be set with it.
    #[error("the font file of the {face} face has no blank")]
    NoBlank {
        /// The face.
        face: Face,
    },
}

/// Measures of a face that are not those of single letters. Lengths are shares of the size of the
/// letters, upward positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FaceMetrics {
    /// Units of the file's coordinates in one em.
    pub units_per_em: u16,
    /// From the baseline to the top of the face.
    pub ascent_em: f64,
    /// From the baseline to the bottom of the face; negative.
    pub descent_em: f64,
    /// Between the bottom of one line and the top of the next, where lines have no exact pitch.
    pub line_gap_em: f64,
    /// From the baseline to the top of an underline (OpenType, table `post`); negative.
    pub underline_position_em: f64,
    /// Thickness of an underline.
    pub underline_thickness_em: f64,
    /// Whether the licence flags of the file allow to embed its outlines, and a subset of them.
    pub may_embed: bool,
}

/// The font files of the four faces, in the order of [`Face::ALL`], and what is read from them.
/// Shared by layout (widths) and the PDF writer (glyphs). Cheap to clone.
#[derive(Clone)]
pub struct FontSet(Arc<[FaceData; 4]>);

struct FaceData {
    data: Arc<[u8]>,
    metrics: FaceMetrics,
    glyphs: GlyphTable,
}

impl FontSet {
    /// Reads the four files, in the order of [`Face::ALL`].
    ///
    /// # Errors
    /// A file that is not a font, or has no blank.
    pub fn new(files: [Arc<[u8]>; 4]) -> Result<Self, FontError> {
        let [regular, bold, italic, bold_italic] = files;
        Ok(Self(Arc::new([
            FaceData::read(Face::Regular, regular)?,
            FaceData::read(Face::Bold, bold)?,
            FaceData::read(Face::Italic, italic)?,
            FaceData::read(Face::BoldItalic, bold_italic)?,
        ])))
    }

    /// The number of the glyph of `letter`; none when the font lacks it.
    #[must_use]
    pub fn glyph(&self, face: Face, letter: char) -> Option<GlyphId> {
        self.lookup(face, letter).map(|glyph| GlyphId(glyph.id))
    }

    /// The file of a face.
    #[must_use]
    pub fn data(&self, face: Face) -> Arc<[u8]> {
        Arc::clone(&self.face(face).data)
    }

    /// Measures of a face.
    #[must_use]
    pub fn metrics(&self, face: Face) -> FaceMetrics {
        self.face(face).metrics
    }

    /// Width of `letter` at a size, pt. A letter that the font lacks is as wide as a blank; marks
    /// that are never seen (zero-width characters) have no width.
    #[must_use]
    pub fn advance_pt(&self, face: Face, letter: char, size_pt: f64) -> f64 {
        f64::from(self.advance(face, letter)) / f64::from(table::UNITS) * size_pt
    }

    /// Width of `text` at a size, pt: the sum of its letters, without kerning and ligatures.
    #[must_use]
    pub fn text_width_pt(&self, face: Face, text: &str, size_pt: f64) -> f64 {
        text.chars()
            .map(|letter| self.advance_pt(face, letter, size_pt))
            .sum()
    }

    /// Width in 1/2048 em.
    pub(crate) fn advance(&self, face: Face, letter: char) -> u16 {
        self.face(face).glyphs.advance(letter)
    }

    /// Whether `letter` can be shown: it has a glyph, or is never seen.
    pub(crate) fn can_show(&self, face: Face, letter: char) -> bool {
        table::is_unseen(letter) || letter == '\t' || self.lookup(face, letter).is_some()
    }

    fn lookup(&self, face: Face, letter: char) -> Option<Glyph> {
        self.face(face).glyphs.get(letter)
    }

    fn face(&self, face: Face) -> &FaceData {
        &self.0[face as usize]
    }
}

impl fmt::Debug for FontSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sizes = self.0.each_ref().map(|face| face.data.len());
        f.debug_tuple("FontSet").field(&sizes).finish()
    }
}

impl FaceData {
    fn read(face: Face, data: Arc<[u8]>) -> Result<Self, FontError> {
        let file = ttf_parser::Face::parse(&data, 0)
            .map_err(|source| FontError::Unreadable { face, source })?;
        let glyphs = GlyphTable::read(&file).ok_or(FontError::NoBlank { face })?;
        let metrics = FaceMetrics::read(&file);
        Ok(Self {
            data,
            metrics,
            glyphs,
        })
    }
}

impl FaceMetrics {
    fn read(file: &ttf_parser::Face<'_>) -> Self {
        let em = |units: i16| f64::from(units) / f64::from(file.units_per_em());
        let underline = file.underline_metrics();
        Self {
            units_per_em: file.units_per_em(),
            ascent_em: em(file.ascender()),
            descent_em: em(file.descender()),
            line_gap_em: em(file.line_gap()),
            underline_position_em: underline.map_or(-0.1, |line| em(line.position)),
            underline_thickness_em: underline.map_or(0.05, |line| em(line.thickness)),
            may_embed: file.is_outline_embedding_allowed() && file.is_subsetting_allowed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{font_files, fonts};

    #[test]
    fn widths_are_those_of_times() {
        let fonts = fonts();
        assert!((fonts.text_width_pt(Face::Regular, "Việt Nam", 14.0) - 54.8174).abs() < 1e-3);
        let thousandths = |letter| (fonts.advance_pt(Face::Bold, letter, 1000.0)).round();
        assert_eq!(
            "ớờỡỷW".chars().map(thousandths).collect::<Vec<_>>(),
            [554.0, 554.0, 554.0, 500.0, 1000.0]
        );
    }

    #[test]
    fn every_vietnamese_letter_has_a_glyph_in_every_face() {
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz";
        let fonts = fonts();
        for face in Face::ALL {
            for letter in letters
                .chars()
                .flat_map(|c| [c].into_iter().chain(c.to_uppercase()))
            {
                assert!(fonts.glyph(face, letter).is_some(), "{letter} in {face}");
            }
            for letter in ('\u{1EA0}'..='\u{1EF9}').chain("–—“”‘’…§°²\u{2011}\u{A0}".chars())
            {
                assert!(fonts.glyph(face, letter).is_some(), "{letter} in {face}");
            }
        }
    }

    #[test]
    fn a_missing_letter_is_as_wide_as_a_blank() {
        let fonts = fonts();
        assert_eq!(fonts.glyph(Face::Regular, '漢'), None);
        assert_eq!(
            fonts.advance(Face::Regular, '漢'),
            fonts.advance(Face::Regular, ' ')
        );
        assert_eq!(fonts.advance(Face::Regular, '\u{200B}'), 0);
    }

    #[test]
    fn the_bundled_fonts_may_be_embedded() {
        for face in Face::ALL {
            let metrics = fonts().metrics(face);
            assert!(metrics.may_embed);
            assert!(metrics.ascent_em > 0.8 && metrics.descent_em < -0.2);
        }
    }

    #[test]
    fn what_is_not_a_font_is_an_error_that_names_the_face() {
        let mut files = font_files();
        files[1] = Arc::from(&b"no font"[..]);
        let error = FontSet::new(files).unwrap_err();
        assert!(matches!(
            error,
            FontError::Unreadable {
                face: Face::Bold,
                ..
            }
        ));
        assert_eq!(
            error.to_string(),
            "the font file of the bold face cannot be read"
        );
    }
}
