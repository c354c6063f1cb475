//! Fonts of a PDF: what a code means, how wide it is, and how the face looks.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use super::content::number;
use super::file::File;

/// A font of the file.
#[derive(Debug, Clone)]
pub struct Font {
    /// The face without subset mark: `TimesNewRomanPS-BoldMT`.
    pub face: String,
    /// Whether the face is bold.
    pub bold: bool,
    /// Whether the face is italic.
    pub italic: bool,
    /// Whether the outlines are in the file.
    pub embedded: bool,
    code_bytes: usize,
    meanings: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    default_width: f64,
}

/// The largest code of two bytes, and so the longest list of codes.
const CODES: u32 = 0x1_0000;
/// Bits of a font descriptor's flags.
const ITALIC: i64 = 1 << 6;
const FORCE_BOLD: i64 = 1 << 18;
/// From which weight on letters are bold.
const BOLD: i64 = 600;

impl Font {
    /// Reads a font dictionary.
    pub(super) fn read(file: &File<'_>, font: &Dictionary) -> Option<Self> {
        let pdf = file.pdf;
        let name =
            String::from_utf8_lossy(font.get(b"BaseFont").ok()?.as_name().ok()?).into_owned();
        let face = name.split_once('+').map_or(name.as_str(), |(_, face)| face);
        let descendant = descendant(pdf, font);
        let descriptor = descendant
            .unwrap_or(font)
            .get_deref(b"FontDescriptor", pdf)
            .ok()
            .and_then(|object| object.as_dict().ok());
        let embedded = descriptor.is_some_and(|descriptor| {
            ["FontFile", "FontFile2", "FontFile3"]
                .iter()
                .any(|key| descriptor.has(key.as_bytes()))
        });
        let says = |key: &[u8]| descriptor?.get(key).ok()?.as_i64().ok();
        let flags = says(b"Flags").unwrap_or(0);
        let (widths, default_width) = match descendant {
            Some(descendant) => (cid_widths(pdf, descendant), cid_default(descendant)),
            None => (simple_widths(pdf, font), 0.0),
        };
        let mapped = font
            .get_deref(b"ToUnicode", pdf)
            .ok()
            .and_then(|object| object.as_stream().ok())
            .and_then(|stream| file.unpack(stream).ok())
            .map(|cmap| to_unicode(&String::from_utf8_lossy(&cmap)));
        let meanings = match (mapped, descendant) {
            (Some(meanings), _) if !meanings.is_empty() => meanings,
            (_, None) => simple_meanings(file, font),
            _ => HashMap::new(),
        };
        Some(Self {
            face: face.to_owned(),
            bold: face.contains("Bold")
                || flags & FORCE_BOLD != 0
                || says(b"FontWeight").is_some_and(|weight| weight >= BOLD),
            italic: ["Italic", "Oblique"].iter().any(|word| face.contains(word))
                || flags & ITALIC != 0,
            embedded,
            code_bytes: if descendant.is_some() { 2 } else { 1 },
            meanings,
            widths,
            default_width,
        })
    }

    /// The family as Word names it. Liberation Serif stands for Times New Roman, whose widths it
    /// has: LibreOffice and this program embed it where that font is not installed.
    #[must_use]
    pub fn family(&self) -> &str {
        let family = self.face.split(['-', ',']).next().unwrap_or(&self.face);
        match family {
            "TimesNewRoman" | "TimesNewRomanPS" | "TimesNewRomanPSMT" | "LiberationSerif" => {
                "Times New Roman"
            }
            // Faces of the old encodings have a hyphen in their family: `VNI-Times`.
            "VNI" => &self.face,
            other => other,
        }
    }

    /// The codes of a string, each with its letters and its advance in thousandths of the size.
    pub(super) fn codes<'a>(
        &'a self,
        bytes: &'a [u8],
    ) -> impl Iterator<Item = (u32, &'a str, f64)> + 'a {
        bytes.chunks(self.code_bytes).map(move |chunk| {
            let code = chunk
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte));
            let letters = self.meanings.get(&code).map_or("", String::as_str);
            let width = *self.widths.get(&code).unwrap_or(&self.default_width);
            (code, letters, width)
        })
    }

    /// Whether word spacing applies to a code (only in fonts of one byte).
    pub(super) fn is_word_blank(&self, code: u32) -> bool {
        self.code_bytes == 1 && code == 32
    }
}

fn descendant<'a>(file: &'a Document, font: &'a Dictionary) -> Option<&'a Dictionary> {
    let descendants = font
        .get_deref(b"DescendantFonts", file)
        .ok()?
        .as_array()
        .ok()?;
    let (_, object) = file.dereference(descendants.first()?).ok()?;
    object.as_dict().ok()
}

fn cid_default(descendant: &Dictionary) -> f64 {
    descendant.get(b"DW").map_or(1000.0, number)
}

/// `/W [ first [w w w] first last w ]`.
fn cid_widths(file: &Document, descendant: &Dictionary) -> HashMap<u32, f64> {
    let mut out = HashMap::new();
    let Some(entries) = descendant
        .get_deref(b"W", file)
        .ok()
        .and_then(|object| object.as_array().ok())
    else {
        return out;
    };
    let entries: Vec<&Object> = entries
        .iter()
        .filter_map(|object| file.dereference(object).ok().map(|(_, object)| object))
        .collect();
    let mut rest = entries.as_slice();
    loop {
        rest = match rest {
            [first, Object::Array(widths), tail @ ..] => {
                let codes = code(first)..;
                out.extend(codes.zip(widths.iter().map(number)));
                tail
            }
            [first, last, width, tail @ ..] => {
                let codes = code(first)..=code(last).min(CODES);
                out.extend(codes.map(|code| (code, number(width))));
                tail
            }
            _ => return out,
        };
    }
}

/// What the codes of one byte mean by the font's encoding.
fn simple_meanings(file: &File<'_>, font: &Dictionary) -> HashMap<u32, String> {
    let Ok(encoding) = font.get_font_encoding_with_limit(file.pdf, file.stream_bytes) else {
        return HashMap::new();
    };
    let letters = |code: u8| encoding.bytes_to_string(&[code]).ok();
    (0..=u8::MAX)
        .filter_map(|code| Some((u32::from(code), letters(code)?)))
        .collect()
}

fn simple_widths(file: &Document, font: &Dictionary) -> HashMap<u32, f64> {
    let first = font.get(b"FirstChar").map_or(0, code);
    font.get_deref(b"Widths", file)
        .ok()
        .and_then(|object| object.as_array().ok())
        .map(|widths| (first..).zip(widths.iter().map(number)).collect())
        .unwrap_or_default()
}

fn code(object: &Object) -> u32 {
    object
        .as_i64()
        .ok()
        .and_then(|code| u32::try_from(code).ok())
        .unwrap_or(0)
}

/// Reads the `bfchar` and `bfrange` lists of a ToUnicode map.
fn to_unicode(cmap: &str) -> HashMap<u32, String> {
    let mut out = HashMap::new();
    for (kind, entries) in [("bfchar", 2), ("bfrange", 3)] {
        let begin = format!("begin{kind}");
        let end = format!("end{kind}");
        for block in cmap.split(&begin).skip(1) {
            let block = block.split(&end).next().unwrap_or_default();
            let tokens = tokens(block);
            let mut rest = tokens.as_slice();
            while rest.len() >= entries {
                rest = if entries == 2 {
                    out.insert(hex(rest[0]), letters(rest[1], 0));
                    &rest[2..]
                } else {
                    range(rest, &mut out)
                };
            }
        }
    }
    out
}

/// One entry of a `bfrange`, which ends in a first letter or in a list in brackets.
fn range<'a>(tokens: &'a [&'a str], out: &mut HashMap<u32, String>) -> &'a [&'a str] {
    let [first, last, to, rest @ ..] = tokens else {
        return &[];
    };
    let codes = hex(first)..=hex(last).min(CODES);
    if *to != "[" {
        for (step, code) in codes.enumerate() {
            out.insert(code, letters(to, u16::try_from(step).unwrap_or(0)));
        }
        return rest;
    }
    let close = rest.iter().position(|token| *token == "]");
    let (list, rest) = rest.split_at(close.unwrap_or(rest.len()));
    for (code, token) in codes.zip(list) {
        out.insert(code, letters(token, 0));
    }
    rest.get(1..).unwrap_or_default()
}

fn tokens(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['<', '[', ']']) {
        rest = &rest[start..];
        let end = if rest.starts_with('<') {
            rest.find('>').map_or(rest.len(), |end| end + 1)
        } else {
            1
        };
        out.push(rest[..end].trim_matches(['<', '>']));
        rest = &rest[end..];
    }
    out
}

fn hex(token: &str) -> u32 {
    u32::from_str_radix(token, 16).unwrap_or(0)
}

/// UTF-16BE letters in hexadecimal digits, the last one moved by `step`.
fn letters(token: &str, step: u16) -> String {
    let digits: Vec<char> = token.chars().filter(char::is_ascii_hexdigit).collect();
    let mut units: Vec<u16> = digits
        .chunks(4)
        .map(|unit| u16::from_str_radix(&unit.iter().collect::<String>(), 16).unwrap_or(0))
        .collect();
    if let Some(last) = units.last_mut() {
        *last = last.saturating_add(step);
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unicode_map_is_read() {
        let map = to_unicode(
            "2 beginbfchar <0003> <0110> <0004><00660069> endbfchar\n\
             2 beginbfrange <0010> <0012> <1EA0> <0020> <0021> [<0041> <0042>] endbfrange",
        );
        assert_eq!(map[&3], "Đ");
        assert_eq!(map[&4], "fi");
        assert_eq!(map[&0x12], "Ạ".replace('Ạ', "\u{1EA2}"));
        assert_eq!(map[&0x21], "B");
    }
}
