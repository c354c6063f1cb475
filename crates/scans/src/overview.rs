//! What the pages of a PDF are like: how large they are, and the pictures on them.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use crate::{PT_PER_INCH, ScanError};

/// How deep drawings may stand in each other.
const MAX_DEPTH: usize = 8;
/// The most that one stream may unpack to, bytes.
pub(crate) const MAX_STREAM: usize = 256 << 20;
/// Most drawings of one page that are looked at.
const MAX_DRAWN: usize = 4096;

/// How a drawing is moved, turned and stretched, as PDF writes it.
type Matrix = [f64; 6];
const UNTURNED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// What a PDF is like.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Its version, in tenths: 17 for 1.7.
    pub version: u16,
    /// Its pages.
    pub pages: Vec<PageOverview>,
}

/// What a page is like.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageOverview {
    /// The resolution of its pictures, the least of them, dots an inch; none without a picture.
    pub dpi: Option<f64>,
    /// Whether a picture on it has colours.
    pub is_colour: bool,
    /// The share of the page that its largest picture covers, 0 to 1.
    pub covered: f64,
    /// Whether it is shown turned.
    pub is_turned: bool,
    /// How far down what is laid over the page reaches (fields, signatures), pt from its top.
    pub laid_over_to_pt: f64,
}

/// Looks through a PDF.
///
/// # Errors
/// When it is none, is damaged or encrypted.
pub fn overview(bytes: &[u8]) -> Result<Overview, ScanError> {
    let document = open(bytes)?;
    let pages = document.page_iter().zip(1..);
    let pages =
        pages.map(|(id, number)| page(&document, id).ok_or(ScanError::Page { page: number }));
    Ok(Overview {
        version: tenths(&document),
        pages: pages.collect::<Result<_, _>>()?,
    })
}

/// Opens a PDF that is not encrypted.
pub(crate) fn open(bytes: &[u8]) -> Result<Document, ScanError> {
    let options = LoadOptions::with_max_decompressed_size(MAX_STREAM);
    let document = Document::load_mem_with_options(bytes, options)?;
    match document.is_encrypted() {
        true => Err(ScanError::Encrypted),
        false => Ok(document),
    }
}

/// The version of the head, or that of the catalog where it is a later one — ISO 32000-1, 7.5.2.
fn tenths(document: &Document) -> u16 {
    let of = |text: &str| {
        let (major, minor) = text.trim().split_once('.')?;
        Some(major.parse::<u16>().ok()? * 10 + minor.parse::<u16>().ok()?.min(9))
    };
    let catalog = document.catalog().ok();
    let later = catalog.and_then(|catalog| catalog.get(b"Version").ok()?.as_name().ok());
    let later = later.and_then(|name| of(std::str::from_utf8(name).ok()?));
    of(&document.version).max(later).unwrap_or_default()
}

fn page(document: &Document, id: ObjectId) -> Option<PageOverview> {
    let [left, bottom, right, top] = media_box(document, id)?;
    let turned = inherited(document, id, b"Rotate").and_then(|turned| turned.as_i64().ok());
    let mut found = PageOverview {
        is_turned: turned.is_some_and(|degrees| degrees.rem_euclid(360) != 0),
        ..PageOverview::default()
    };
    let mut look = Look {
        document,
        area_pt2: ((right - left) * (top - bottom)).max(1.0),
        left: MAX_DRAWN,
        bytes_left: MAX_STREAM,
        found: &mut found,
    };
    let resources = inherited(document, id, b"Resources").and_then(|found| found.as_dict().ok());
    if let (Some(resources), Ok(content)) = (
        resources,
        document.get_page_content_with_limit(id, MAX_STREAM),
    ) {
        look.content(&content, resources, UNTURNED, 0);
    }
    let entries = document.get_dictionary(id).ok()?;
    if let Ok(Object::Array(over)) = entries.get_deref(b"Annots", document) {
        let lowest = over
            .iter()
            .filter_map(|over| {
                let over = document.dereference(over).ok()?.1.as_dict().ok()?;
                let [_, bottom, _, top] = rectangle(document, over.get(b"Rect").ok()?)?;
                // What has no size is not seen.
                (top > bottom).then_some(bottom)
            })
            .min_by(f64::total_cmp);
        found.laid_over_to_pt = lowest.map_or(0.0, |lowest| top - lowest);
    }
    Some(found)
}

struct Look<'a> {
    document: &'a Document,
    area_pt2: f64,
    left: usize,
    /// How much of the drawings may still be unpacked.
    bytes_left: usize,
    found: &'a mut PageOverview,
}

impl Look<'_> {
    /// Follows the drawing as far as it concerns pictures.
    fn content(&mut self, content: &[u8], resources: &Dictionary, from: Matrix, depth: usize) {
        let Ok(content) = Content::decode(content) else {
            return;
        };
        let mut matrix = from;
        let mut kept = Vec::new();
        for step in &content.operations {
            match step.operator.as_str() {
                "q" => kept.push(matrix),
                "Q" => matrix = kept.pop().unwrap_or(from),
                "cm" => {
                    matrix = numbers(self.document, &step.operands)
                        .map_or(matrix, |by| times(by, matrix))
                }
                "Do" => {
                    let name = step.operands.first().and_then(|name| name.as_name().ok());
                    self.drawn(name, resources, matrix, depth);
                }
                _ => {}
            }
        }
    }

    fn drawn(&mut self, name: Option<&[u8]>, resources: &Dictionary, matrix: Matrix, depth: usize) {
        self.left = self.left.saturating_sub(1);
        let found = name.and_then(|name| {
            let drawings = resources.get_deref(b"XObject", self.document).ok()?;
            let drawing = drawings.as_dict().ok()?.get_deref(name, self.document);
            drawing.ok()?.as_stream().ok()
        });
        let Some(drawing) = found.filter(|_| self.left > 0 && depth < MAX_DEPTH) else {
            return;
        };
        let entries = &drawing.dict;
        match entries
            .get_deref(b"Subtype", self.document)
            .and_then(Object::as_name)
        {
            Ok(b"Image") => self.picture(entries, matrix),
            Ok(b"Form") => {
                let own = entries.get_deref(b"Matrix", self.document).ok();
                let own = own.and_then(|own| numbers(self.document, own.as_array().ok()?));
                let inner = entries.get_deref(b"Resources", self.document).ok();
                let inner = inner.and_then(|inner| inner.as_dict().ok());
                let matrix = own.map_or(matrix, |own| times(own, matrix));
                if let Ok(content) = drawing.get_plain_content_with_limit(self.bytes_left) {
                    self.bytes_left = self.bytes_left.saturating_sub(content.len());
                    self.content(&content, inner.unwrap_or(resources), matrix, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn picture(&mut self, entries: &Dictionary, [a, b, c, d, ..]: Matrix) {
        let dots = |key: &[u8]| entries.get_deref(key, self.document)?.as_float();
        let (Ok(width), Ok(height)) = (dots(b"Width"), dots(b"Height")) else {
            return;
        };
        let (width_pt, height_pt) = (a.hypot(b), c.hypot(d));
        if width_pt <= 0.0 || height_pt <= 0.0 {
            return;
        }
        let across = f64::from(width) / width_pt * PT_PER_INCH;
        let down = f64::from(height) / height_pt * PT_PER_INCH;
        let least = across.min(down);
        self.found.dpi = Some(self.found.dpi.map_or(least, |known| known.min(least)));
        self.found.is_colour |= self.has_colours(entries);
        let covered = (a * d - b * c).abs() / self.area_pt2;
        self.found.covered = self.found.covered.max(covered.min(1.0));
    }

    /// Whether the space of a picture has more than grey: named, indexed or by its profile.
    fn has_colours(&self, entries: &Dictionary) -> bool {
        if entries
            .get_deref(b"Filter", self.document)
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"JPXDecode")
            && !entries.has(b"ColorSpace")
        {
            return true;
        }
        let space = entries.get_deref(b"ColorSpace", self.document).ok();
        space.is_some_and(|space| self.is_colour_space(space, 0))
    }

    fn is_colour_space(&self, space: &Object, depth: usize) -> bool {
        if depth > MAX_DEPTH {
            return false;
        }
        if let Ok(name) = space.as_name() {
            return matches!(name, b"DeviceRGB" | b"DeviceCMYK" | b"CalRGB" | b"Lab");
        }
        let Ok([family, rest @ ..]) = space.as_array().map(Vec::as_slice) else {
            return false;
        };
        let deref = |object| {
            self.document
                .dereference(object)
                .ok()
                .map(|(_, found)| found)
        };
        match family.as_name() {
            Ok(b"CalRGB" | b"Lab") => true,
            Ok(b"Indexed") => rest
                .first()
                .and_then(deref)
                .is_some_and(|base| self.is_colour_space(base, depth + 1)),
            Ok(b"ICCBased") => {
                let profile = rest
                    .first()
                    .and_then(deref)
                    .and_then(|found| found.as_stream().ok());
                let components = profile.and_then(|found| found.dict.get(b"N").ok()?.as_i64().ok());
                components.is_some_and(|components| components >= 3)
            }
            _ => false,
        }
    }
}

/// `first`, then `then`, in the way of PDF's `cm`.
fn times(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = then;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

fn numbers<const N: usize>(document: &Document, objects: &[Object]) -> Option<[f64; N]> {
    let numbers: Option<Vec<f64>> = objects
        .iter()
        .map(|object| {
            Some(f64::from(
                document.dereference(object).ok()?.1.as_float().ok()?,
            ))
        })
        .collect();
    numbers?.try_into().ok()
}

fn rectangle(document: &Document, object: &Object) -> Option<[f64; 4]> {
    let (_, object) = document.dereference(object).ok()?;
    let [x1, y1, x2, y2] = numbers(document, object.as_array().ok()?)?;
    Some([x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)])
}

/// The sheet: left, bottom, right, top as the file counts, its visible part.
pub(crate) fn media_box(document: &Document, page: ObjectId) -> Option<[f64; 4]> {
    let whole = rectangle(document, inherited(document, page, b"MediaBox")?)?;
    let Some(crop) =
        inherited(document, page, b"CropBox").and_then(|crop| rectangle(document, crop))
    else {
        return Some(whole);
    };
    let cut = [
        whole[0].max(crop[0]),
        whole[1].max(crop[1]),
        whole[2].min(crop[2]),
        whole[3].min(crop[3]),
    ];
    (cut[0] < cut[2] && cut[1] < cut[3]).then_some(cut)
}

/// The value of a page, or of the nearest node above that has it.
pub(crate) fn inherited<'a>(
    document: &'a Document,
    page: ObjectId,
    key: &[u8],
) -> Option<&'a Object> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..64 {
        if let Ok(value) = node.get_deref(key, document) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}
