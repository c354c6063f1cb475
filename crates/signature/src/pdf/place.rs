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

/// How far two places may lie apart and be the same: rounding of files, pt.
const ALIKE_PT: f64 = 0.5;

impl Place {
    /// Whether both lie on the same spot of the same page.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let edges = |place: &Self| [place.x_pt, place.y_pt, place.width_pt, place.height_pt];
        let pairs = edges(self).into_iter().zip(edges(other));
        self.page == other.page && pairs.into_iter().all(|(a, b)| (a - b).abs() < ALIKE_PT)
    }
}

/// The visible part of a page, and how it is turned when it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PageBox {
    left: f64,
    bottom: f64,
    right: f64,
    top: f64,
    turn: Turn,
}

/// How a page is turned when it is shown, clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

impl PageBox {
    pub(crate) fn of(document: &Document, page: ObjectId) -> Result<Self, SignatureError> {
        let degrees = number(document, page, b"Rotate").unwrap_or_default();
        let media = rectangle(document, page, b"MediaBox").unwrap_or(A4_PT);
        let crop = rectangle(document, page, b"CropBox").unwrap_or(media);
        Ok(Self {
            left: crop[0].max(media[0]),
            bottom: crop[1].max(media[1]),
            right: crop[2].min(media[2]),
            top: crop[3].min(media[3]),
            turn: Turn::of(degrees)?,
        })
    }

    /// Its width as it is seen, pt.
    pub(crate) fn width(&self) -> f64 {
        match self.turn {
            Turn::None | Turn::Half => self.right - self.left,
            Turn::Quarter | Turn::ThreeQuarters => self.top - self.bottom,
        }
    }

    /// The rectangle as the file counts it: left, bottom, right, top from its own origin.
    pub(crate) fn rectangle(&self, place: &Place) -> [f64; 4] {
        let (near_x, far_x) = (place.x_pt, place.x_pt + place.width_pt);
        let (near_y, far_y) = (place.y_pt, place.y_pt + place.height_pt);
        let Self {
            left,
            bottom,
            right,
            top,
            ..
        } = *self;
        match self.turn {
            Turn::None => [left + near_x, top - far_y, left + far_x, top - near_y],
            Turn::Quarter => [left + near_y, bottom + near_x, left + far_y, bottom + far_x],
            Turn::Half => [
                right - far_x,
                bottom + near_y,
                right - near_x,
                bottom + far_y,
            ],
            Turn::ThreeQuarters => [right - far_y, top - far_x, right - near_y, top - near_x],
        }
    }

    /// A rectangle of the file, as it is seen.
    pub(crate) fn place(&self, page: usize, [x1, y1, x2, y2]: [f64; 4]) -> Place {
        let (x_pt, y_pt) = match self.turn {
            Turn::None => (x1 - self.left, self.top - y2),
            Turn::Quarter => (y1 - self.bottom, x1 - self.left),
            Turn::Half => (self.right - x2, y1 - self.bottom),
            Turn::ThreeQuarters => (self.top - y2, self.right - x2),
        };
        let (width_pt, height_pt) = match self.turn {
            Turn::None | Turn::Half => (x2 - x1, y2 - y1),
            Turn::Quarter | Turn::ThreeQuarters => (y2 - y1, x2 - x1),
        };
        Place {
            page,
            x_pt,
            y_pt,
            width_pt,
            height_pt,
        }
    }

    /// The matrix that makes a look stand upright on the page as it is seen; none where it does.
    pub(crate) fn upright(&self) -> Option<[i64; 6]> {
        match self.turn {
            Turn::None => None,
            Turn::Quarter => Some([0, 1, -1, 0, 0, 0]),
            Turn::Half => Some([-1, 0, 0, -1, 0, 0]),
            Turn::ThreeQuarters => Some([0, -1, 1, 0, 0, 0]),
        }
    }
}

impl Turn {
    /// Only quarters are turns (ISO 32000-1, table 30).
    fn of(degrees: f64) -> Result<Self, SignatureError> {
        let turn = degrees.rem_euclid(360.0);
        let known = [
            (0.0, Self::None),
            (90.0, Self::Quarter),
            (180.0, Self::Half),
            (270.0, Self::ThreeQuarters),
        ];
        let found = known.into_iter().find(|(degrees, _)| *degrees == turn);
        found
            .map(|(_, turn)| turn)
            .ok_or(SignatureError::PageTurned)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_on_turned_pages_come_back() {
        let place = Place {
            page: 1,
            x_pt: 30.0,
            y_pt: 20.0,
            width_pt: 100.0,
            height_pt: 40.0,
        };
        for (degrees, expected) in [
            (0.0, [40.0, 765.0, 140.0, 805.0]),
            (90.0, [30.0, 35.0, 70.0, 135.0]),
            (180.0, [475.0, 25.0, 575.0, 65.0]),
            (-90.0, [545.0, 695.0, 585.0, 795.0]),
        ] {
            let page = PageBox {
                left: 10.0,
                bottom: 5.0,
                right: 605.0,
                top: 825.0,
                turn: Turn::of(degrees).unwrap(),
            };
            assert_eq!(page.rectangle(&place), expected, "{degrees}");
            assert_eq!(page.place(1, expected), place, "{degrees}");
        }
        assert!(Turn::of(45.0).is_err());
        assert!(Turn::of(f64::NAN).is_err());
    }
}
