//! What a JPEG says of itself: its dots, its colours, its resolution — ISO/IEC 10918-1 (markers) and
//! 10918-5 (JFIF). The picture itself is not decoded: it goes into the PDF as it is.

use crate::ScanError;

/// Centimetres in an inch.
const CM_PER_INCH: f64 = 2.54;

/// The head of a JPEG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Head {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// 1 for grey, 3 for colours, 4 for printing inks.
    pub(crate) components: u8,
    /// Dots an inch, across and down; none when it does not say.
    pub(crate) dpi: Option<[f64; 2]>,
}

/// Whether these are the bytes of a JPEG.
pub(crate) fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xD8, 0xFF])
}

/// Reads the markers up to the frame.
pub(crate) fn head(bytes: &[u8]) -> Result<Head, ScanError> {
    let damaged = || ScanError::Picture {
        details: "no frame stands in the JPEG".to_owned(),
    };
    let mut dpi = None;
    let mut rest = bytes.get(2..).ok_or_else(damaged)?;
    loop {
        let (marker, segment, behind) = segment(rest).ok_or_else(damaged)?;
        match marker {
            0xE0 => dpi = density(segment).or(dpi),
            // Frames; the others of this range are tables.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                return frame(segment, dpi).ok_or_else(damaged);
            }
            _ => {}
        }
        rest = behind;
    }
}

/// The first marker with its segment, and what stands behind it.
fn segment(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let bytes = bytes.strip_prefix(&[0xFF])?;
    // A marker may have any number of fill bytes before it.
    let fill = bytes.iter().take_while(|byte| **byte == 0xFF).count();
    let (marker, bytes) = bytes.get(fill..)?.split_first()?;
    let length = usize::from(u16::from_be_bytes([*bytes.first()?, *bytes.get(1)?]));
    Some((*marker, bytes.get(2..length)?, bytes.get(length..)?))
}

fn frame(segment: &[u8], dpi: Option<[f64; 2]>) -> Option<Head> {
    let [_, h1, h2, w1, w2, components] = *segment.first_chunk()?;
    let height = u32::from(u16::from_be_bytes([h1, h2]));
    let width = u32::from(u16::from_be_bytes([w1, w2]));
    (width > 0 && height > 0 && matches!(components, 1 | 3 | 4)).then_some(Head {
        width,
        height,
        components,
        dpi,
    })
}

/// The density of a JFIF segment; a mere ratio (unit 0) says nothing of the size.
fn density(segment: &[u8]) -> Option<[f64; 2]> {
    let rest = segment.strip_prefix(b"JFIF\0")?;
    let [_, _, unit, x1, x2, y1, y2] = *rest.first_chunk()?;
    let [across, down] = [[x1, x2], [y1, y2]].map(|pair| f64::from(u16::from_be_bytes(pair)));
    let factor = match unit {
        1 => 1.0,
        2 => CM_PER_INCH,
        _ => return None,
    };
    (across > 0.0 && down > 0.0).then_some([across * factor, down * factor])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A head with a JFIF segment of this unit and density, and a frame of 1654 × 2339 dots.
    fn picture(unit: u8, density: u16) -> Vec<u8> {
        let [high, low] = density.to_be_bytes();
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
        bytes.extend(b"JFIF\0");
        bytes.extend([1, 2, unit, high, low, high, low, 0, 0]);
        bytes.extend([
            0xFF, 0xFF, 0xC0, 0, 11, 8, 0x09, 0x23, 0x06, 0x76, 3, 0, 0, 0,
        ]);
        bytes
    }

    #[test]
    fn size_colours_and_resolution_are_read() {
        let found = head(&picture(1, 200)).unwrap();
        assert_eq!(
            (found.width, found.height, found.components),
            (1654, 2339, 3)
        );
        assert_eq!(found.dpi, Some([200.0; 2]));
        let in_centimetres = head(&picture(2, 100)).unwrap().dpi.unwrap();
        assert!((in_centimetres[0] - 254.0).abs() < 1e-9);
        assert_eq!(head(&picture(0, 1)).unwrap().dpi, None);
    }

    #[test]
    fn a_cut_picture_is_refused() {
        let whole = picture(1, 200);
        for length in 0..whole.len() - 2 {
            assert!(head(&whole[..length]).is_err(), "{length}");
        }
    }
}
