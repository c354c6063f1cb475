//! Pictures of the body.

use thethuc_markup::{Alignment, Picture, mm_to_pt, to_twip_grid};
use thethuc_model::{FieldPath, Picture as Model};

/// Space above a picture: the smallest gap between paragraphs that the decree allows.
const SPACE_BEFORE_PT: f64 = 6.0;
/// A picture leaves so much of the text area to its caption and the space above.
const LARGEST_SHARE: f64 = 0.9;
/// A logo is a mark, not a picture.
const HIGHEST_LOGO_MM: f64 = 25.0;
/// What is read out where the drafter said nothing.
const UNNAMED: &str = "Hình ảnh";

/// The text area that a block may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    pub(crate) width_pt: f64,
    pub(crate) height_pt: f64,
}

/// A picture as wide as was asked for, or as large as the text area allows.
pub(crate) fn picture(model: &Model, path: &FieldPath, room: Room) -> Picture {
    let (width_pt, height_pt) = size(model, room);
    let words = [model.mo_ta.clone(), model.text.plain()];
    let alt = words.into_iter().find(|words| !words.trim().is_empty());
    Picture {
        field: path.clone(),
        image: model.data.clone(),
        alt: alt.unwrap_or_else(|| UNNAMED.to_owned()),
        width_pt,
        height_pt,
        align: Alignment::Center,
        space_before_pt: SPACE_BEFORE_PT,
        keep_with_next: !model.text.is_empty(),
    }
}

/// The office's logo in a column of that width.
pub(crate) fn logo(
    model: &Model,
    width_pt: f64,
    align: Alignment,
    space_before_pt: Option<f64>,
) -> Picture {
    let room = Room {
        width_pt,
        height_pt: mm_to_pt(HIGHEST_LOGO_MM) / LARGEST_SHARE,
    };
    let shown = picture(model, &FieldPath::root(), room);
    Picture {
        align,
        space_before_pt: space_before_pt.unwrap_or(shown.space_before_pt),
        keep_with_next: false,
        ..shown
    }
}

fn size(model: &Model, room: Room) -> (f64, f64) {
    let (across, down) = model.data.size_px();
    let shape = f64::from(down) / f64::from(across);
    let wished = mm_to_pt(f64::from(model.rong_mm.max(1)));
    let highest = room.height_pt * LARGEST_SHARE;
    let width = wished.min(room.width_pt).min(highest / shape);
    let on_grid = |pt: f64| to_twip_grid(pt).max(1.0);
    (on_grid(width), on_grid(width * shape).min(highest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_model::{Image, RichText};

    /// The head of a PNG of that size, points.
    fn png(across: u32, down: u32) -> Image {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(across.to_be_bytes());
        bytes.extend(down.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0]);
        Image::from_bytes(bytes).unwrap()
    }

    fn drawn(across: u32, down: u32, rong_mm: u16) -> (f64, f64) {
        let model = Model {
            data: png(across, down),
            mo_ta: String::new(),
            rong_mm,
            text: RichText::default(),
        };
        let room = Room {
            width_pt: 400.0,
            height_pt: 700.0,
        };
        let shown = picture(&model, &FieldPath::root(), room);
        assert_eq!(shown.alt, UNNAMED);
        (shown.width_pt, shown.height_pt)
    }

    #[test]
    fn a_picture_keeps_its_shape_inside_the_text_area() {
        assert_eq!(drawn(200, 100, 100), (283.45, 141.75));
        assert_eq!(drawn(200, 100, 500), (400.0, 200.0));
        assert_eq!(drawn(100, 400, 500), (157.5, 630.0));
        assert_eq!(drawn(1, 30_000_000, 10), (1.0, 630.0));
    }
}
