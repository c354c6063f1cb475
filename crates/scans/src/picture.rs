//! A picture of a page, as it came from the scanner.

use std::io::Cursor;

use crate::{PT_PER_INCH, ScanError, jpeg};

/// Most dots of a picture: an A3 sheet at 1,200 dots an inch.
const MAX_DOTS: u64 = 280_000_000;
/// Inches in a metre, for the resolution that a PNG tells.
const INCH_PER_METRE: f64 = 1.0 / 0.0254;

/// A picture of a page.
#[derive(Debug, Clone)]
pub struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) dpi: [f64; 2],
    pub(crate) dots: Dots,
}

/// The dots of a picture.
#[derive(Debug, Clone)]
pub(crate) enum Dots {
    /// A JPEG, as it is, with the number of its components.
    Jpeg(Vec<u8>, u8),
    /// Samples of eight bits, one (grey) or three (colours) a dot.
    Plain(Vec<u8>, u8),
}

impl Picture {
    /// Reads a JPEG or a PNG. `dpi` counts where the picture does not say its resolution.
    ///
    /// # Errors
    /// When it is neither, damaged or too large, or its real size is not known.
    pub fn read(bytes: &[u8], dpi: Option<u16>) -> Result<Self, ScanError> {
        let given = dpi.filter(|dpi| *dpi > 0).map(|dpi| [f64::from(dpi); 2]);
        let picture = match jpeg::is_jpeg(bytes) {
            true => {
                let head = jpeg::head(bytes)?;
                bounded(head.width, head.height)?;
                Self {
                    width: head.width,
                    height: head.height,
                    dpi: head.dpi.or(given).ok_or(ScanError::NoResolution)?,
                    dots: Dots::Jpeg(bytes.to_vec(), head.components),
                }
            }
            false => from_png(bytes, given)?,
        };
        Ok(picture)
    }

    /// Dots an inch, the fewer of across and down.
    #[must_use]
    pub fn dpi(&self) -> f64 {
        self.dpi[0].min(self.dpi[1])
    }

    /// Whether it has colours.
    #[must_use]
    pub fn is_colour(&self) -> bool {
        let (Dots::Jpeg(_, components) | Dots::Plain(_, components)) = &self.dots;
        *components >= 3
    }

    /// Width and height in real size, pt.
    #[must_use]
    pub fn size_pt(&self) -> [f64; 2] {
        [
            f64::from(self.width) / self.dpi[0] * PT_PER_INCH,
            f64::from(self.height) / self.dpi[1] * PT_PER_INCH,
        ]
    }
}

fn bounded(width: u32, height: u32) -> Result<(), ScanError> {
    match u64::from(width) * u64::from(height) <= MAX_DOTS {
        true => Ok(()),
        false => Err(ScanError::PictureTooLarge { width, height }),
    }
}

fn from_png(bytes: &[u8], given: Option<[f64; 2]>) -> Result<Picture, ScanError> {
    let trouble = |error: png::DecodingError| ScanError::Picture {
        details: error.to_string(),
    };
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(trouble)?;
    let (width, height) = reader.info().size();
    bounded(width, height)?;
    let too_large = ScanError::PictureTooLarge { width, height };
    let dpi = resolution(reader.info()).or(given);
    let dpi = dpi.ok_or(ScanError::NoResolution)?;
    let mut dots = vec![0; reader.output_buffer_size().ok_or(too_large)?];
    let frame = reader.next_frame(&mut dots).map_err(trouble)?;
    dots.truncate(frame.buffer_size());
    let (samples, components) = without_opacity(dots, frame.color_type);
    Ok(Picture {
        width,
        height,
        dpi,
        dots: Dots::Plain(samples, components),
    })
}

fn resolution(info: &png::Info<'_>) -> Option<[f64; 2]> {
    let given = info.pixel_dims?;
    let is_known = given.unit == png::Unit::Meter && given.xppu > 0 && given.yppu > 0;
    is_known.then(|| [given.xppu, given.yppu].map(|dots| f64::from(dots) / INCH_PER_METRE))
}

/// Paper shows through nowhere: how opaque a dot is says nothing of a page.
fn without_opacity(dots: Vec<u8>, colours: png::ColorType) -> (Vec<u8>, u8) {
    let (step, components) = match colours {
        png::ColorType::GrayscaleAlpha => (2, 1),
        png::ColorType::Rgba => (4, 3),
        png::ColorType::Grayscale => return (dots, 1),
        _ => return (dots, 3),
    };
    let kept = dots.chunks_exact(step).flat_map(|dot| &dot[..components]);
    (kept.copied().collect(), components as u8)
}
