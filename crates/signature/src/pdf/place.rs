//! Places on pages as people see them, and as the file counts them.

use lopdf::{Document, Object, ObjectId};
use serde::{Deserialize, Serialize};

use crate::SignatureError;

/// How far up the page tree a value is inherited from.
const MAX_DEPTH: usize = 64;
/// A4 upright, pt: what a page without a size of its own is taken for.
const A4_PT: [f64; 4] = [0.0, 0.0, 595.276, 841.89];

/// A rectangle on a page as it is seen: from the top left corner, y downward.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The page, from 1.
    pub page: usize,
    /// Left edge, pt.
    pub x_pt: f64,
    /// Top edge, pt.
    pub y_pt: f64,
    /// Width, pt.
    pub width_pt: f64,
    /// Height, pt.
    pub height_pt: f64,
}

/// The visible part of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PageBox {
    left: f64,
    bottom: f64,
    pub(crate) width: f64,
    height: f64,
}

impl PageBox {
    pub(crate) fn of(document: &Document, page: ObjectId) -> Result<Self, SignatureError> {
        if number(document, page, b"Rotate").is_some_and(|degrees| degrees.rem_euclid(360.0) != 0.0)
        {
            return Err(SignatureError::PageTurned);
        }
        let media = rectangle(document, page, b"MediaBox").unwrap_or(A4_PT);
        let crop = rectangle(document, page, b"CropBox").unwrap_or(media);
        let left = crop[0].max(media[0]);
        let bottom = crop[1].max(media[1]);
        Ok(Self {
            left,
            bottom,
            width: crop[2].min(media[2]) - left,
            height: crop[3].min(media[3]) - bottom,
        })
    }

    /// The rectangle as the file counts it: left, bottom, right, top from its own origin.
    pub(crate) fn rectangle(&self, place: &Place) -> [f64; 4] {
        let left = self.left + place.x_pt;
        let top = self.bottom + self.height - place.y_pt;
        [left, top - place.height_pt, left + place.width_pt, top]
    }

    /// A rectangle of the file, as it is seen.
    pub(crate) fn place(&self, page: usize, [left, bottom, right, top]: [f64; 4]) -> Place {
        Place {
            page,
            x_pt: left - self.left,
            y_pt: self.bottom + self.height - top,
            width_pt: right - left,
            height_pt: top - bottom,
        }
    }
}

/// A page by its number, from 1.
pub(crate) fn page_id(document: &Document, page: usize) -> Result<ObjectId, SignatureError> {
    let index = page.checked_sub(1);
    let found = index.and_then(|index| document.page_iter().nth(index));
    found.ok_or(SignatureError::NoPage { page })
}

/// A rectangle with its corners in order.
pub(crate) fn corners(document: &Document, object: &Object) -> Option<[f64; 4]> {
    let (_, object) = document.dereference(object).ok()?;
    let numbers: Vec<f64> = object
        .as_array()
        .ok()?
        .iter()
        .filter_map(|number| document.dereference(number).ok()?.1.as_float().ok())
        .map(f64::from)
        .collect();
    let [x1, y1, x2, y2] = <[f64; 4]>::try_from(numbers).ok()?;
    Some([x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)])
}

fn rectangle(document: &Document, page: ObjectId, key: &[u8]) -> Option<[f64; 4]> {
    corners(document, inherited(document, page, key)?)
}

fn number(document: &Document, page: ObjectId, key: &[u8]) -> Option<f64> {
    inherited(document, page, key)?
        .as_float()
        .ok()
        .map(f64::from)
}

/// The value of a page, or of the nearest node above that has it.
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..MAX_DEPTH {
        if let Ok(value) = node.get_deref(key, document) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}
