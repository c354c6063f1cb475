//! Pictures: an inline drawing on a line of its own.
//!
//! docx-rs writes every picture as PNG and says nothing of what it shows; file and words are noted
//! in the draft, and the [repair pass](crate::repair) hangs them in.

use docx_rs::{LineSpacing, LineSpacingType, Paragraph, Pic, Run, SpecialIndentType};
use thethuc_markup::Picture;
use thethuc_model::Image;

use super::Writer;
use super::flow::Place;
use super::paragraph::alignment;
use crate::units::{emu, length_twips};

/// Size of the letters on the line of a picture, half points: they take no room to speak of.
const SMALLEST_LETTERS: usize = 2;
/// A line as high as what stands on it, in 240ths.
const SINGLE: i32 = 240;

/// A picture of the main part.
pub(crate) struct DraftPicture {
    pub(crate) image: Image,
    pub(crate) alt: String,
}

impl Writer<'_> {
    /// Writes a picture as a paragraph: its line is as high as the picture, where an exact pitch
    /// would cut it.
    pub(crate) fn picture(&mut self, picture: &Picture, place: Place) -> Paragraph {
        self.pictures.push(DraftPicture {
            image: picture.image.clone(),
            alt: picture.alt.clone(),
        });
        let shown = Pic::new_with_dimensions(Vec::new(), 1, 1)
            .size(emu(picture.width_pt), emu(picture.height_pt));
        let before = place.top_pt.unwrap_or(picture.space_before_pt);
        let spacing = LineSpacing::new()
            .line_rule(LineSpacingType::Auto)
            .line(SINGLE)
            .before(length_twips(before))
            .after(length_twips(place.extra_after_pt));
        Paragraph::new()
            .size(SMALLEST_LETTERS)
            .align(alignment(picture.align))
            .indent(
                Some(0),
                Some(SpecialIndentType::FirstLine(0)),
                Some(0),
                None,
            )
            .line_spacing(spacing)
            .keep_next(picture.keep_with_next || place.is_taken_along)
            .add_run(Run::new().size(SMALLEST_LETTERS).add_image(shown))
    }
}
