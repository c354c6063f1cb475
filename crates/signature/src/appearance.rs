//! What is seen of a signature: a transparent picture (the hand's signature, the seal), or a line
//! of text. Both bring everything along that shows them, as PDF/A asks for.

use std::collections::BTreeMap;
use std::io::Cursor;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

use crate::SignatureError;

/// Most dots of a picture.
const MAX_DOTS: u32 = 16 << 20;
/// How the letters of a font are counted in a PDF: thousandths of its size.
const UNITS: f64 = 1000.0;
/// A plain serif face, not bold, whose letters are named by number.
const FONT_FLAGS: i64 = 0b110;

/// What is seen of a signature.
#[derive(Debug, Clone)]
pub struct Look {
    pub(crate) width_pt: f64,
    pub(crate) height_pt: f64,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Picture(Picture),
    Mark(Mark),
}

/// A picture with a transparent ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    colours: Vec<u8>,
    opacity: Vec<u8>,
}

/// A line of text with the letters of its font.
#[derive(Debug, Clone)]
pub struct Mark {
    glyphs: Vec<u16>,
    size_pt: f64,
    ascent: f64,
    descent: f64,
    bounds: [f64; 4],
    /// Width and letter of each glyph, thousandths of the size.
    letters: BTreeMap<u16, (f64, char)>,
    font: Vec<u8>,
}

impl Look {
    /// A picture, drawn as wide and high as its place.
    #[must_use]
    pub fn picture(picture: Picture, width_pt: f64, height_pt: f64) -> Self {
        Self {
            width_pt,
            height_pt,
            what: What::Picture(picture),
        }
    }

    /// A line of text, as wide and high as it is.
    #[must_use]
    pub fn mark(mark: Mark) -> Self {
        Self {
            width_pt: mark.width_pt(),
            height_pt: mark.height_pt(),
            what: What::Mark(mark),
        }
    }

    /// A line of text in the middle of a place that is `width_pt` wide, and as high as the line.
    pub(crate) fn filling(mark: Mark, width_pt: f64) -> Self {
        Self {
            width_pt,
            ..Self::mark(mark)
        }
    }

    /// What is drawn, in the language of PDF.
    pub(crate) fn content(&self) -> Vec<u8> {
        match &self.what {
            What::Picture(_) => {
                format!(
                    "q {:.3} 0 0 {:.3} 0 0 cm /Im0 Do Q",
                    self.width_pt, self.height_pt
                )
            }
            What::Mark(mark) => {
                let glyphs: String = mark
                    .glyphs
                    .iter()
                    .map(|glyph| format!("{glyph:04X}"))
                    .collect();
                let baseline = -mark.descent / UNITS * mark.size_pt;
                let size = mark.size_pt;
                let narrowed = (self.width_pt / mark.width_pt().max(f64::MIN_POSITIVE)).min(1.0);
                let left = (self.width_pt - narrowed * mark.width_pt()) / 2.0;
                format!(
                    "BT 0 g /F0 {size:.3} Tf {narrowed:.3} 0 0 1 {left:.3} {baseline:.3} Tm \
                     <{glyphs}> Tj ET"
                )
            }
        }
        .into_bytes()
    }

    /// The objects that it is drawn with.
    pub(crate) fn resources(
        &self,
        add: &mut dyn FnMut(Object) -> ObjectId,
    ) -> Result<Dictionary, SignatureError> {
        Ok(match &self.what {
            What::Picture(picture) => {
                let image = picture.write(add)?;
                dictionary! { "XObject" => dictionary! { "Im0" => image } }
            }
            What::Mark(mark) => {
                let font = mark.write(add)?;
                dictionary! { "Font" => dictionary! { "F0" => font } }
            }
        })
    }
}

impl Picture {
    /// Reads a PNG with a transparent ground, as Phụ lục I.II.7.d and II.8.a ask for.
    ///
    /// # Errors
    /// When it is no PNG, too large, or not transparent anywhere.
    pub fn from_png(bytes: &[u8]) -> Result<Self, SignatureError> {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info()?;
        let (width, height) = reader.info().size();
        let too_large = SignatureError::PictureTooLarge { width, height };
        if width.checked_mul(height).is_none_or(|dots| dots > MAX_DOTS) {
            return Err(too_large);
        }
        let mut dots = vec![0; reader.output_buffer_size().ok_or(too_large)?];
        let frame = reader.next_frame(&mut dots)?;
        dots.truncate(frame.buffer_size());
        let step = frame.color_type.samples();
        let (colours, opacity) = split(&dots, step);
        if opacity.iter().all(|dot| *dot == u8::MAX) {
            return Err(SignatureError::PictureNotTransparent);
        }
        Ok(Self {
            width,
            height,
            colours,
            opacity,
        })
    }

    /// Height over width.
    #[must_use]
    pub fn height_over_width(&self) -> f64 {
        f64::from(self.height) / f64::from(self.width)
    }

    fn write(&self, add: &mut dyn FnMut(Object) -> ObjectId) -> Result<ObjectId, SignatureError> {
        let mask = add(self.image("DeviceGray", &self.opacity)?.into());
        let mut image = self.image("DeviceRGB", &self.colours)?;
        image.dict.set("SMask", mask);
        Ok(add(image.into()))
    }

    fn image(&self, space: &str, samples: &[u8]) -> Result<Stream, SignatureError> {
        let entries = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => self.width,
            "Height" => self.height,
            "ColorSpace" => space,
            "BitsPerComponent" => 8,
        };
        let mut image = Stream::new(entries, samples.to_vec());
        image.compress()?;
        Ok(image)
    }
}

/// Parts dots of grey or colour from how opaque each is.
fn split(dots: &[u8], step: usize) -> (Vec<u8>, Vec<u8>) {
    let mut colours = Vec::with_capacity(dots.len());
    let mut opacity = Vec::with_capacity(dots.len() / step);
    for dot in dots.chunks_exact(step) {
        match *dot {
            [grey, alpha] => {
                colours.extend([grey; 3]);
                opacity.push(alpha);
            }
            [red, green, blue, alpha] => {
                colours.extend([red, green, blue]);
                opacity.push(alpha);
            }
            _ => {}
        }
    }
    (colours, opacity)
}

impl Mark {
    /// A line of text in a font file with TrueType outlines.
    ///
    /// # Errors
    /// When the font cannot be embedded, or lacks a letter.
    pub fn new(text: &str, font: &[u8], size_pt: f64) -> Result<Self, SignatureError> {
        let trouble = |details: String| SignatureError::Font { details };
        let face = Face::parse(font, 0).map_err(|error| trouble(error.to_string()))?;
        if face.tables().glyf.is_none() {
            return Err(trouble("no TrueType outlines".to_owned()));
        }
        let scale = UNITS / f64::from(face.units_per_em());
        let mut remapper = GlyphRemapper::new();
        let mut glyphs = Vec::new();
        let mut letters = BTreeMap::new();
        for letter in text.chars() {
            let glyph = face.glyph_index(letter);
            let glyph = glyph.ok_or(SignatureError::MissingGlyph { letter })?;
            let width = f64::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * scale;
            let number = remapper.remap(glyph.0);
            letters.insert(number, (width, letter));
            glyphs.push(number);
        }
        let bounds = face.global_bounding_box();
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
        Ok(Self {
            glyphs,
            size_pt,
            ascent: f64::from(face.ascender()) * scale,
            descent: f64::from(face.descender()) * scale,
            bounds: bounds.map(|bound| f64::from(bound) * scale),
            letters,
            font: subsetter::subset(font, 0, &remapper)
                .map_err(|error| trouble(error.to_string()))?,
        })
    }

    /// The letters of the line.
    pub(crate) fn text(&self) -> String {
        let letters = self
            .glyphs
            .iter()
            .filter_map(|glyph| self.letters.get(glyph));
        letters.map(|(_, letter)| letter).collect()
    }

    /// Width of the line.
    #[must_use]
    pub fn width_pt(&self) -> f64 {
        let widths = self
            .glyphs
            .iter()
            .filter_map(|glyph| self.letters.get(glyph));
        widths.map(|(width, _)| width).sum::<f64>() / UNITS * self.size_pt
    }

    /// Height of the line, from the deepest to the highest letter of the font.
    #[must_use]
    pub fn height_pt(&self) -> f64 {
        (self.ascent - self.descent) / UNITS * self.size_pt
    }

    fn write(&self, add: &mut dyn FnMut(Object) -> ObjectId) -> Result<ObjectId, SignatureError> {
        const NAME: &str = "TTMARK+Mark";
        let mut file = Stream::new(
            dictionary! { "Length1" => self.font.len() as i64 },
            self.font.clone(),
        );
        file.compress()?;
        let file = add(file.into());
        let bounds: Vec<Object> = self.bounds.map(Object::from).into();
        let descriptor = add(Object::from(dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => NAME,
            "Flags" => FONT_FLAGS,
            "FontBBox" => bounds,
            "ItalicAngle" => 0,
            "Ascent" => self.ascent,
            "Descent" => self.descent,
            "CapHeight" => self.ascent,
            "StemV" => 80,
            "FontFile2" => file,
        }));
        let letters = add(Object::from(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => NAME,
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => descriptor,
            "W" => self.widths(),
            "CIDToGIDMap" => "Identity",
        }));
        let readable = add(Stream::new(Dictionary::new(), self.readable()).into());
        Ok(add(Object::from(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => NAME,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![letters.into()],
            "ToUnicode" => readable,
        })))
    }

    fn widths(&self) -> Vec<Object> {
        let width_of = |(glyph, (width, _)): (&u16, &(f64, char))| {
            [
                Object::from(*glyph),
                Object::Array(vec![Object::from(*width)]),
            ]
        };
        self.letters.iter().flat_map(width_of).collect()
    }

    /// What the glyphs say, for those who search and copy.
    fn readable(&self) -> Vec<u8> {
        let mut map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
            /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n\
            1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            .to_owned();
        let letters: Vec<_> = self.letters.iter().collect();
        // ISO 32000-1, 9.7.5.2: at most a hundred in one block.
        for block in letters.chunks(100) {
            map += &format!("{} beginbfchar\n", block.len());
            for (glyph, (_, letter)) in block {
                let mut units = [0; 2];
                let units = letter.encode_utf16(&mut units).iter();
                let units: String = units.map(|unit| format!("{unit:04X}")).collect();
                map += &format!("<{glyph:04X}> <{units}>\n");
            }
            map += "endbfchar\n";
        }
        map += "endcmap CMapName currentdict /CMap defineresource pop end end";
        map.into_bytes()
    }
}
