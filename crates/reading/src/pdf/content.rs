//! What the content stream of a PDF page draws: letters and straight lines.

use std::collections::HashMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId};

use super::file::File;
use super::fonts::Font;
use crate::ReadError;

/// A letter, or the letters of one glyph.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// The letters.
    pub text: String,
    /// Left edge, pt from the left of the sheet.
    pub x_pt: f64,
    /// The baseline, pt from the top of the sheet.
    pub baseline_pt: f64,
    /// Advance, pt.
    pub width_pt: f64,
    /// Size, pt.
    pub size_pt: f64,
    /// Index of the font in the file.
    pub font: usize,
    /// Colour, RGB from 0 to 1.
    pub color: [f64; 3],
    /// Not painted: the text that a machine read off a picture.
    pub hidden: bool,
}

/// A straight line that is drawn, or a side of a frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Left or upper end, pt from the left.
    pub x1_pt: f64,
    /// Left or upper end, pt from the top.
    pub y1_pt: f64,
    /// The other end.
    pub x2_pt: f64,
    /// The other end.
    pub y2_pt: f64,
    /// Thickness, pt.
    pub thickness_pt: f64,
    /// Colour, RGB from 0 to 1.
    pub color: [f64; 3],
    /// Whether it has gaps.
    pub dashed: bool,
}

impl Stroke {
    /// Whether it lies across.
    #[must_use]
    pub fn is_horizontal(&self) -> bool {
        (self.y1_pt - self.y2_pt).abs() < 0.05
    }

    /// Whether it stands upright.
    #[must_use]
    pub fn is_vertical(&self) -> bool {
        (self.x1_pt - self.x2_pt).abs() < 0.05
    }

    /// Length, pt.
    #[must_use]
    pub fn length_pt(&self) -> f64 {
        (self.x2_pt - self.x1_pt).hypot(self.y2_pt - self.y1_pt)
    }
}

type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
const BLACK: [f64; 3] = [0.0; 3];

/// `a` first, then `b`.
fn product(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct Graphics {
    matrix: Matrix,
    fill: [f64; 3],
    stroke: [f64; 3],
    thickness: f64,
    dashed: bool,
    font: Option<usize>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    hidden: bool,
}

/// Fonts of a file, each once.
#[derive(Default)]
pub(super) struct Fonts {
    pub(super) all: Vec<Font>,
    known: HashMap<FontKey, Option<usize>>,
}

/// What a font is known by: its object, or, where it stands in the resources itself, its place there.
#[derive(PartialEq, Eq, Hash)]
enum FontKey {
    Object(ObjectId),
    Place(usize),
}

/// How deep saved states and nested drawings go.
const DEPTH: usize = 64;
/// How many letters, and how many lines, a page may have: a hundred times a full one.
const MARKS: usize = 400_000;
/// Farther from the corner of the sheet nothing stands, pt: the largest sheet that PDF knows.
const FAR_PT: f64 = 14_400.0;

/// Draws a page into lists.
pub(super) struct Canvas<'a, 'f> {
    file: &'a File<'f>,
    fonts: &'a mut Fonts,
    left_pt: f64,
    top_pt: f64,
    depth: usize,
    state: Graphics,
    stack: Vec<Graphics>,
    text: Matrix,
    line: Matrix,
    at: (f64, f64),
    start: (f64, f64),
    path: Vec<[(f64, f64); 2]>,
    /// Letters in the order of drawing.
    pub(super) glyphs: Vec<Glyph>,
    /// Lines in the order of drawing.
    pub(super) strokes: Vec<Stroke>,
    /// The upper edges of the pictures, pt from the top of the sheet.
    pub(super) pictures: Vec<f64>,
}

impl<'a, 'f> Canvas<'a, 'f> {
    /// A canvas whose left upper corner has those coordinates of the page.
    pub(super) fn new(
        file: &'a File<'f>,
        fonts: &'a mut Fonts,
        (left_pt, top_pt): (f64, f64),
    ) -> Self {
        let state = Graphics {
            matrix: IDENTITY,
            fill: BLACK,
            stroke: BLACK,
            thickness: 1.0,
            dashed: false,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            hidden: false,
        };
        Self {
            file,
            fonts,
            left_pt,
            top_pt,
            depth: 0,
            state,
            stack: Vec::new(),
            text: IDENTITY,
            line: IDENTITY,
            at: (0.0, 0.0),
            start: (0.0, 0.0),
            path: Vec::new(),
            glyphs: Vec::new(),
            strokes: Vec::new(),
            pictures: Vec::new(),
        }
    }

    /// Draws what can be read of some content.
    ///
    /// # Errors
    /// When a limit is passed.
    pub(super) fn draw(&mut self, content: &[u8], resources: &Dictionary) -> Result<(), ReadError> {
        for operation in Content::decode_iter(content).map_while(Result::ok) {
            self.operation(&operation, resources)?;
            let lines = self.strokes.len().max(self.path.len());
            if self.glyphs.len().max(lines) > MARKS {
                return Err(ReadError::TooLarge("a page".to_owned()));
            }
        }
        Ok(())
    }

    fn operation(
        &mut self,
        operation: &Operation,
        resources: &Dictionary,
    ) -> Result<(), ReadError> {
        let numbers: Vec<f64> = operation.operands.iter().map(number).collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("q", _) if self.stack.len() < DEPTH => self.stack.push(self.state.clone()),
            ("Q", _) => self.state = self.stack.pop().unwrap_or_else(|| self.state.clone()),
            ("cm", &[a, b, c, d, e, f]) => {
                self.state.matrix = product([a, b, c, d, e, f], self.state.matrix);
            }
            ("Do", _) if self.depth < DEPTH => self.form(operation, resources)?,
            ("w", &[width]) => self.state.thickness = width,
            ("d", _) => self.state.dashed = is_dash(&operation.operands),
            ("rg" | "g" | "k" | "sc" | "scn", color) => self.state.fill = rgb(color),
            ("RG" | "G" | "K" | "SC" | "SCN", color) => self.state.stroke = rgb(color),
            ("m" | "l" | "re" | "h" | "S" | "s" | "f" | "F" | "f*" | "B" | "b" | "n", _) => {
                self.path_operation(&operation.operator, &numbers);
            }
            ("Tf", &[_, size]) => self.set_font(&operation.operands, size, resources),
            ("TJ", _) => self.show_all(&operation.operands),
            ("Tj" | "'" | "\"", _) => self.show_lines(operation),
            (operator, numbers) => self.text_operation(operator, numbers),
        }
        Ok(())
    }

    fn text_operation(&mut self, operator: &str, numbers: &[f64]) {
        match (operator, numbers) {
            ("BT", _) => (self.text, self.line) = (IDENTITY, IDENTITY),
            ("Tm", &[a, b, c, d, e, f]) => {
                self.line = [a, b, c, d, e, f];
                self.text = self.line;
            }
            ("Td", &[x, y]) => self.next_line(x, y),
            ("TD", &[x, y]) => {
                self.state.leading = -y;
                self.next_line(x, y);
            }
            ("T*", _) => self.next_line(0.0, -self.state.leading),
            ("TL", &[leading]) => self.state.leading = leading,
            ("Tc", &[space]) => self.state.letter_space = space,
            ("Tw", &[space]) => self.state.word_space = space,
            ("Tz", &[percent]) => self.state.scale = percent / 100.0,
            ("Ts", &[rise]) => self.state.rise = rise,
            ("Tr", &[mode]) => self.state.hidden = mode == 3.0,
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn set_font(&mut self, operands: &[Object], size: f64, resources: &Dictionary) {
        self.state.size = size;
        self.state.font = operands
            .first()
            .and_then(|name| name.as_name().ok())
            .and_then(|name| self.font(name, resources));
    }

    /// The font of that name; fonts are the same where their objects are.
    fn font(&mut self, name: &[u8], resources: &Dictionary) -> Option<usize> {
        let fonts = resources.get_deref(b"Font", self.file.pdf);
        let object = fonts.ok()?.as_dict().ok()?.get(name).ok()?;
        let key = match object.as_reference() {
            Ok(id) => FontKey::Object(id),
            Err(_) => FontKey::Place(std::ptr::from_ref(object).addr()),
        };
        if let Some(&known) = self.fonts.known.get(&key) {
            return known;
        }
        let read = || {
            let (_, object) = self.file.pdf.dereference(object).ok()?;
            Font::read(self.file, object.as_dict().ok()?)
        };
        let index = read().map(|font| {
            self.fonts.all.push(font);
            self.fonts.all.len() - 1
        });
        self.fonts.known.insert(key, index);
        index
    }

    fn form(&mut self, operation: &Operation, resources: &Dictionary) -> Result<(), ReadError> {
        let named = || {
            let name = operation.operands.first()?.as_name().ok()?;
            let objects = resources.get_deref(b"XObject", self.file.pdf).ok()?;
            let object = objects
                .as_dict()
                .ok()?
                .get_deref(name, self.file.pdf)
                .ok()?;
            object.as_stream().ok()
        };
        let Some(stream) = named() else { return Ok(()) };
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        if subtype.is_ok_and(|name| name == b"Image") {
            // A picture fills the unit square.
            let [_, b, _, d, _, y] = self.state.matrix;
            let highest = [y, y + b, y + d, y + b + d]
                .into_iter()
                .fold(f64::MIN, f64::max);
            if self.pictures.len() < MARKS {
                self.pictures.push(self.top_pt - highest);
            }
            return Ok(());
        }
        let content = self.file.unpack(stream)?;
        let outer = self.state.clone();
        if let Ok(Ok(matrix)) = stream.dict.get(b"Matrix").map(Object::as_array) {
            let numbers: Vec<f64> = matrix.iter().map(number).collect();
            if let Ok(matrix) = Matrix::try_from(numbers) {
                self.state.matrix = product(matrix, self.state.matrix);
            }
        }
        let inner = stream.dict.get_deref(b"Resources", self.file.pdf);
        let inner = inner.ok().and_then(|object| object.as_dict().ok());
        self.depth += 1;
        self.draw(&content, inner.unwrap_or(resources))?;
        self.depth -= 1;
        self.state = outer;
        Ok(())
    }

    fn show_lines(&mut self, operation: &Operation) {
        if operation.operator != "Tj" {
            self.next_line(0.0, -self.state.leading);
        }
        if let Some(Object::String(bytes, _)) = operation.operands.last() {
            self.show(bytes);
        }
    }

    fn show_all(&mut self, operands: &[Object]) {
        let Some(Object::Array(pieces)) = operands.first() else {
            return;
        };
        for piece in pieces {
            match piece {
                Object::String(bytes, _) => self.show(bytes),
                back => self.advance(-number(back) / 1000.0 * self.state.size * self.state.scale),
            }
        }
    }

    fn advance(&mut self, width: f64) {
        self.text = product([1.0, 0.0, 0.0, 1.0, width, 0.0], self.text);
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(index) = self.state.font else { return };
        let codes: Vec<(bool, String, f64)> = {
            let font = &self.fonts.all[index];
            font.codes(bytes)
                .map(|(code, letters, width)| (font.is_word_blank(code), letters.to_owned(), width))
                .collect()
        };
        for (is_blank, text, width) in codes {
            let glyph = width / 1000.0 * self.state.size;
            let to_sheet = product(self.text, self.state.matrix);
            let stretch = to_sheet[0].hypot(to_sheet[1]);
            let rise = self.state.rise;
            let drawn = Glyph {
                text,
                x_pt: to_sheet[4] - self.left_pt,
                baseline_pt: self.top_pt - (to_sheet[5] + rise * to_sheet[3]),
                width_pt: glyph * self.state.scale * stretch,
                size_pt: self.state.size * to_sheet[2].hypot(to_sheet[3]),
                font: index,
                color: self.state.fill,
                hidden: self.state.hidden,
            };
            let measures = [drawn.x_pt, drawn.baseline_pt, drawn.width_pt, drawn.size_pt];
            if measures.iter().all(|pt| pt.abs() < FAR_PT) {
                self.glyphs.push(drawn);
            }
            let space = self.state.letter_space + f64::from(is_blank) * self.state.word_space;
            self.advance((glyph + space) * self.state.scale);
        }
    }

    fn path_operation(&mut self, operator: &str, numbers: &[f64]) {
        match (operator, numbers) {
            ("m", &[x, y]) => (self.at, self.start) = ((x, y), (x, y)),
            ("h", _) => self.close(),
            ("l", &[x, y]) => {
                self.path.push([self.at, (x, y)]);
                self.at = (x, y);
            }
            ("re", &[x, y, w, h]) => {
                let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)];
                for (index, corner) in corners.iter().enumerate() {
                    self.path.push([*corner, corners[(index + 1) % 4]]);
                }
            }
            ("S" | "s" | "B" | "b", _) => {
                if operator == "s" || operator == "b" {
                    self.close();
                }
                let (color, thickness) = (self.state.stroke, self.state.thickness);
                for [from, to] in std::mem::take(&mut self.path) {
                    let stretch = self.state.matrix[0].hypot(self.state.matrix[1]);
                    self.stroke(from, to, thickness * stretch, color);
                }
            }
            ("f" | "F" | "f*", _) => self.filled(),
            ("n", _) => self.path.clear(),
            _ => {}
        }
    }

    fn close(&mut self) {
        if self.at != self.start {
            self.path.push([self.at, self.start]);
        }
        self.at = self.start;
    }

    /// A filled box that is much longer than thick is a line too.
    fn filled(&mut self) {
        let path = std::mem::take(&mut self.path);
        for corners in path.chunks(4) {
            let points = || corners.iter().flatten();
            let low = points().fold((f64::MAX, f64::MAX), |low, p| {
                (low.0.min(p.0), low.1.min(p.1))
            });
            let high = points().fold((f64::MIN, f64::MIN), |high, p| {
                (high.0.max(p.0), high.1.max(p.1))
            });
            let (wide, tall) = (high.0 - low.0, high.1 - low.1);
            let color = self.state.fill;
            if tall < 3.0 && wide > 4.0 * tall {
                let y = f64::midpoint(low.1, high.1);
                self.stroke((low.0, y), (high.0, y), tall, color);
            } else if wide < 3.0 && tall > 4.0 * wide {
                let x = f64::midpoint(low.0, high.0);
                self.stroke((x, low.1), (x, high.1), wide, color);
            }
        }
    }

    fn stroke(&mut self, from: (f64, f64), to: (f64, f64), thickness_pt: f64, color: [f64; 3]) {
        let place = |(x, y): (f64, f64)| {
            let placed = product([1.0, 0.0, 0.0, 1.0, x, y], self.state.matrix);
            (placed[4] - self.left_pt, self.top_pt - placed[5])
        };
        let (mut start, mut end) = (place(from), place(to));
        if (end.0, end.1) < (start.0, start.1) {
            std::mem::swap(&mut start, &mut end);
        }
        if [start.0, start.1, end.0, end.1]
            .iter()
            .any(|pt| !pt.is_finite() || pt.abs() > FAR_PT)
        {
            return;
        }
        self.strokes.push(Stroke {
            x1_pt: start.0,
            y1_pt: start.1,
            x2_pt: end.0,
            y2_pt: end.1,
            thickness_pt,
            color,
            dashed: self.state.dashed,
        });
    }
}

/// A number of the file; what is none counts as nothing.
pub(super) fn number(object: &Object) -> f64 {
    object.as_float().map_or(0.0, f64::from)
}

fn is_dash(operands: &[Object]) -> bool {
    matches!(operands.first(), Some(Object::Array(pattern)) if !pattern.is_empty())
}

fn rgb(color: &[f64]) -> [f64; 3] {
    match *color {
        [gray] => [gray; 3],
        [red, green, blue] => [red, green, blue],
        [cyan, magenta, yellow, black] => {
            [cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black))
        }
        _ => BLACK,
    }
}
