//! The PDF file: its pages, with what is drawn on them.

use std::cell::Cell;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::content::{Canvas, Fonts, Glyph, Stroke, number};
use super::fonts::Font;
use crate::{Limits, ReadError};

/// Everything that a PDF file shows.
#[derive(Debug)]
pub struct Drawing {
    /// Its fonts.
    pub fonts: Vec<Font>,
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// The file carries a digital signature.
    pub signed: bool,
}

/// A page.
#[derive(Debug)]
pub struct Page {
    /// Width of the sheet, pt.
    pub width_pt: f64,
    /// Height of the sheet, pt.
    pub height_pt: f64,
    /// Glyphs in the order of drawing.
    pub glyphs: Vec<Glyph>,
    /// Straight lines in the order of drawing.
    pub strokes: Vec<Stroke>,
    /// The upper edges of the pictures that it shows, pt from the top of the sheet.
    pub pictures: Vec<f64>,
}

/// A loaded file, and how much of it may still be unpacked.
pub(super) struct File<'f> {
    pub(super) pdf: &'f Document,
    pub(super) stream_bytes: usize,
    left: Cell<usize>,
}

/// The least that unpacking a stream counts for, bytes.
const LEAST_COST: usize = 4096;

impl File<'_> {
    /// The bytes of a stream as they were before packing.
    pub(super) fn unpack(&self, stream: &Stream) -> Result<Vec<u8>, ReadError> {
        let limit = self.limit()?;
        let bytes = stream.get_plain_content_with_limit(limit)?;
        self.spend(bytes.len());
        Ok(bytes)
    }

    fn limit(&self) -> Result<usize, ReadError> {
        match self.left.get() {
            0 => Err(ReadError::TooLarge("the file".to_owned())),
            left => Ok(self.stream_bytes.min(left)),
        }
    }

    fn page_content(&self, page: ObjectId) -> Result<Vec<u8>, ReadError> {
        let limit = self.limit()?;
        let bytes = self.pdf.get_page_content_with_limit(page, limit)?;
        self.spend(bytes.len());
        Ok(bytes)
    }

    /// A stream costs some bytes even if it is empty: a drawing may draw itself.
    fn spend(&self, bytes: usize) {
        let cost = bytes.max(LEAST_COST);
        self.left.set(self.left.get().saturating_sub(cost));
    }
}

/// Reads what a PDF file shows.
///
/// # Errors
/// When the bytes are no PDF, are locked by a password, or pass a limit; when a page has no size.
pub fn read_pages(bytes: &[u8], limits: &Limits) -> Result<Drawing, ReadError> {
    let stream_bytes = usize::try_from(limits.part_bytes).unwrap_or(usize::MAX);
    let options = LoadOptions::with_max_decompressed_size(stream_bytes);
    let pdf = Document::load_mem_with_options(bytes, options)?;
    if pdf.is_encrypted() {
        return Err(ReadError::LockedPdf);
    }
    let file = File {
        pdf: &pdf,
        stream_bytes,
        left: Cell::new(usize::try_from(limits.total_bytes).unwrap_or(usize::MAX)),
    };
    let mut fonts = Fonts::default();
    let mut pages = Vec::new();
    for (index, id) in pdf.page_iter().enumerate() {
        if index >= limits.entries {
            return Err(ReadError::TooLarge("the list of pages".to_owned()));
        }
        let page = page(&file, &mut fonts, id)?;
        pages.push(page.ok_or(ReadError::BadPage(index + 1))?);
    }
    Ok(Drawing {
        fonts: fonts.all,
        pages,
        signed: is_signed(&pdf),
    })
}

/// What a page shows; none when it has no size.
fn page(file: &File<'_>, fonts: &mut Fonts, id: ObjectId) -> Result<Option<Page>, ReadError> {
    let Some([left, bottom, right, top]) = sheet(file.pdf, id) else {
        return Ok(None);
    };
    let none = Dictionary::new();
    let resources = inherited(file.pdf, id, b"Resources");
    let resources = resources.and_then(|object| object.as_dict().ok());
    let content = file.page_content(id)?;
    let mut canvas = Canvas::new(file, fonts, (left, top));
    canvas.draw(&content, resources.unwrap_or(&none))?;
    Ok(Some(Page {
        width_pt: right - left,
        height_pt: top - bottom,
        glyphs: canvas.glyphs,
        strokes: canvas.strokes,
        pictures: canvas.pictures,
    }))
}

/// The corners of the sheet: left, bottom, right, top.
fn sheet(pdf: &Document, page: ObjectId) -> Option<[f64; 4]> {
    let object = inherited(pdf, page, b"MediaBox")?;
    let numbers: Vec<f64> = object.as_array().ok()?.iter().map(number).collect();
    let [x1, y1, x2, y2]: [f64; 4] = numbers.try_into().ok()?;
    let sheet = [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)];
    sheet.iter().all(|pt| pt.is_finite()).then_some(sheet)
}

/// How far up the tree of pages a value may stand.
const HEIGHT: usize = 64;

/// A value of the page, or of the nearest node above that has it.
fn inherited<'a>(pdf: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = pdf.get_dictionary(page).ok()?;
    for _ in 0..HEIGHT {
        if let Ok(value) = node.get_deref(key, pdf) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", pdf).ok()?.as_dict().ok()?;
    }
    None
}

/// The first bit of a form's flags says that a signature stands in it.
fn is_signed(pdf: &Document) -> bool {
    let flags = || {
        let form = pdf.catalog().ok()?.get_deref(b"AcroForm", pdf).ok()?;
        form.as_dict().ok()?.get(b"SigFlags").ok()?.as_i64().ok()
    };
    flags().is_some_and(|flags| flags & 1 != 0)
}
