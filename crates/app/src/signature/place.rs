//! Where signatures stand on a page: from the layout for our documents, from the signer's own
//! signature for the seal, at the head of the first page for marks.

use thethuc_layout::{Item, Pages, TextItem};
use thethuc_model::FieldPath;
use thethuc_signature::{Look, Mark, Picture, Place};

/// Points in a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;
/// Letters reach this far under their line, as a share of their size.
const DEPTH: f64 = 0.22;
/// Letters with marks reach this far over their line, as a share of their size.
const HEIGHT: f64 = 0.9;
/// Widest signature: the right half of the page, where the signer's block stands, is about 80 mm.
const WIDEST_MM: f64 = 60.0;
/// Air above and under a signature.
const AIR_PT: f64 = 2.0;
/// From the right edge of the sheet to a mark: the least right margin, PL I, Phần I, I.5.
const MARK_RIGHT_MM: f64 = 15.0;
/// From the top edge of the sheet to a mark: it stands in the top margin, above the text.
const MARK_TOP_MM: f64 = 9.0;

/// The room between the title of a signer and the name under it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    page: usize,
    middle_pt: f64,
    top_pt: f64,
    bottom_pt: f64,
}

/// The room in which a signer signs; none when the pages do not show his title and name.
pub(super) fn room(pages: &Pages, signer: usize) -> Option<Room> {
    let signer = FieldPath::root().key("nguoi_ky").index(signer);
    let name = signer.clone().key("ho_ten").to_string();
    let prefix = signer.to_string() + "/";
    for (page, number) in pages.pages.iter().zip(1..) {
        let texts: Vec<(&TextItem, String)> = page
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some((text, text.field.as_ref()?.to_string())),
                Item::Line(_) | Item::Rect(_) | Item::Picture(_) => None,
            })
            .collect();
        let of_name = || {
            texts
                .iter()
                .filter(|(_, field)| *field == name)
                .map(|(text, _)| text)
        };
        let Some(first) = of_name().min_by(|a, b| a.baseline_pt.total_cmp(&b.baseline_pt)) else {
            continue;
        };
        let top = texts
            .iter()
            .filter(|(text, field)| {
                field.starts_with(&prefix) && *field != name && text.baseline_pt < first.baseline_pt
            })
            .map(|(text, _)| text.baseline_pt + DEPTH * text.size_pt)
            .max_by(f64::total_cmp)?;
        let left = of_name().map(|text| text.x_pt).min_by(f64::total_cmp)?;
        let right = of_name()
            .map(|text| text.x_pt + text.width_pt)
            .max_by(f64::total_cmp)?;
        return Some(Room {
            page: number,
            middle_pt: f64::midpoint(left, right),
            top_pt: top,
            bottom_pt: first.baseline_pt - HEIGHT * first.size_pt,
        });
    }
    None
}

impl Room {
    /// The picture of a signature, as large as the room allows, in its middle — PL I, Phần I,
    /// II.7.d.
    pub(super) fn signature(&self, picture: &Picture) -> Place {
        let height = (self.bottom_pt - self.top_pt - 2.0 * AIR_PT).max(1.0);
        let width = (height / picture.height_over_width()).min(WIDEST_MM * PT_PER_MM);
        let height = width * picture.height_over_width();
        Place {
            page: self.page,
            x_pt: self.middle_pt - width / 2.0,
            y_pt: f64::midpoint(self.top_pt, self.bottom_pt) - height / 2.0,
            width_pt: width,
            height_pt: height,
        }
    }
}

/// The seal in its real size, over the left third of the signer's signature — PL I, Phần I, II.8.a.
pub(super) fn seal(signature: &Place, diameter_mm: f64) -> Place {
    let diameter = diameter_mm * PT_PER_MM;
    Place {
        page: signature.page,
        x_pt: signature.x_pt + signature.width_pt / 3.0 - diameter,
        y_pt: signature.y_pt + (signature.height_pt - diameter) / 2.0,
        width_pt: diameter,
        height_pt: diameter,
    }
}

/// A mark at the right top of the first page — PL I, Phần I, III.1.d; Phần II, I.3.
pub(super) fn mark(mark: &Mark, page_width_pt: f64) -> Place {
    Place {
        page: 1,
        x_pt: page_width_pt - MARK_RIGHT_MM * PT_PER_MM - mark.width_pt(),
        y_pt: MARK_TOP_MM * PT_PER_MM,
        width_pt: mark.width_pt(),
        height_pt: mark.height_pt(),
    }
}

/// A picture that fills its place.
pub(super) fn filling(picture: Picture, place: Place) -> (Place, Look) {
    let look = Look::picture(picture, place.width_pt, place.height_pt);
    (place, look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_covers_the_left_third_of_the_signature() {
        let signature = Place {
            page: 2,
            x_pt: 300.0,
            y_pt: 500.0,
            width_pt: 90.0,
            height_pt: 40.0,
        };
        let seal = seal(&signature, 36.0);
        assert_eq!(seal.page, 2);
        assert!((seal.width_pt - 102.047).abs() < 0.001);
        assert!((seal.x_pt + seal.width_pt - 330.0).abs() < 0.001);
        assert!((seal.y_pt + seal.height_pt / 2.0 - 520.0).abs() < 0.001);
    }
}
