//! PDF: what its pages show ([`read_pages`]), and the same as a file that looks ([`read_pdf`]): lines
//! become paragraphs, columns and tables again.
//!
//! A PDF does not say what Word was told: indents, spacing and margins are not in it. Its letters are
//! believed as far as they read as Vietnamese.

mod content;
mod file;
mod flow;
mod fonts;
mod lines;
mod page;
mod tables;

use thethuc_text::syllable_share;

pub use content::{Glyph, Stroke};
pub use file::{Drawing, Page, read_pages};
pub use fonts::Font;

use crate::{Limits, Medium, ReadError, Reading};

/// A PDF with fewer letters has none of its own: a stamp, or the line of a scanner.
const FEW_LETTERS: usize = 40;
/// Texts of which a smaller part are Vietnamese words are no texts.
const GARBLED: f32 = 0.4;
/// Texts of which a smaller part are Vietnamese words have damaged letters among them. Half the
/// words of a table of figures and names are none.
const DOUBTFUL: f32 = 0.6;
/// A file of which a larger part is not painted is a picture with what a machine read off it.
const HIDDEN: f32 = 0.5;

/// Reads a PDF file as it looks.
///
/// # Errors
/// When the bytes are no PDF, are locked by a password, or pass a limit; when it has pictures
/// instead of letters, or letters that nobody can read.
pub fn read_pdf(bytes: &[u8], limits: &Limits) -> Result<Reading, ReadError> {
    let drawing = read_pages(bytes, limits)?;
    let glyphs = || drawing.pages.iter().flat_map(|page| &page.glyphs);
    let count = glyphs().count();
    if count < FEW_LETTERS {
        return Err(ReadError::NoLetters);
    }
    let of = |glyphs: usize| glyphs as f32 / count as f32;
    let known = of(glyphs().filter(|glyph| is_known(glyph)).count());
    let hidden = of(glyphs().filter(|glyph| glyph.hidden).count());
    let pages = drawing
        .pages
        .iter()
        .map(|page| page::parts(page, &drawing.fonts));
    let mut reading = flow::reading(pages.collect());
    reading.signed = drawing.signed;
    reading.medium = match known * words(&reading) {
        share if share < GARBLED => return Err(ReadError::Garbled),
        share if share < DOUBTFUL || hidden > HIDDEN => Medium::DoubtfulPdf,
        _ => Medium::Pdf,
    };
    Ok(reading)
}

/// Whether the file says which letters a glyph shows.
fn is_known(glyph: &Glyph) -> bool {
    let is_letter = |c| !matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\0'..='\u{8}');
    !glyph.text.is_empty() && glyph.text.chars().all(is_letter)
}

/// How much of the text are Vietnamese words, from 0 to 1.
fn words(reading: &Reading) -> f32 {
    let texts: Vec<&str> = reading
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    syllable_share(&texts.join(" ")).unwrap_or(0.0)
}

/// A colour as RRGGBB.
#[must_use]
pub fn hex(color: [f64; 3]) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a colour between 0 and 1"
    )]
    let byte = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    color
        .iter()
        .map(|part| format!("{:02X}", byte(*part)))
        .collect()
}
