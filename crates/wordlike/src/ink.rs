//! A text as runs: cut, encoded and dressed as the shape asks.

use crate::legacy;
use crate::shape::{Letters, Shape};

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Ink {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underlined: bool,
    /// Size in half-points; 0 is that of the body.
    pub(crate) size: u32,
    /// The heading of a paper, in which every other run is condensed if the shape says so.
    pub(crate) heading: bool,
}

impl Ink {
    pub(crate) const fn size(size: u32) -> Self {
        Self {
            bold: false,
            italic: false,
            underlined: false,
            size,
            heading: false,
        }
    }

    pub(crate) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) const fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    pub(crate) const fn heading(self) -> Self {
        Self {
            heading: true,
            ..self
        }
    }
}

/// The runs of a text. A tab and a line break become their own elements.
pub(crate) fn runs(shape: &Shape, text: &str, ink: Ink) -> String {
    let cut = if ink.heading && shape.condensed {
        Letters::Cut(1)
    } else {
        shape.letters
    };
    pieces(text, cut)
        .iter()
        .enumerate()
        .map(|(order, piece)| run(shape, piece, ink, order))
        .collect()
}

/// The runs of a text cut into a given number of pieces.
pub(crate) fn runs_in(shape: &Shape, text: &str, ink: Ink, count: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let length = letters.len().div_ceil(count.max(1)).max(1);
    letters
        .chunks(length)
        .enumerate()
        .map(|(order, piece)| run(shape, &Piece::plain(piece.iter().collect()), ink, order))
        .collect()
}

/// Letters of one run, and the font that alone shows them, if any.
struct Piece {
    text: String,
    font: Option<&'static str>,
}

impl Piece {
    fn plain(text: String) -> Self {
        Self { text, font: None }
    }
}

fn pieces(text: &str, letters: Letters) -> Vec<Piece> {
    match letters {
        Letters::Whole => vec![Piece::plain(text.to_owned())],
        Letters::Cut(length) => {
            let chars: Vec<char> = text.chars().collect();
            chars
                .chunks(length)
                .map(|piece| Piece::plain(piece.iter().collect()))
                .collect()
        }
        Letters::Marked => grouped(text, |c| c.is_ascii()),
        Letters::Combining => {
            let apart: String = text.chars().flat_map(tone_apart).collect();
            // Every ninth letter ends a run: some tones stand in the run after their letter.
            let chars: Vec<char> = apart.chars().collect();
            chars
                .chunks(9)
                .map(|piece| Piece::plain(piece.iter().collect()))
                .collect()
        }
        Letters::Tcvn3 => tcvn3(text),
        Letters::Vni => vec![Piece {
            text: legacy::vni(text),
            font: Some("VNI-Times"),
        }],
    }
}

fn tone_apart(letter: char) -> Vec<char> {
    legacy::tone_apart(letter).map_or_else(|| vec![letter], |(base, tone)| vec![base, tone])
}

/// Neighbours of one sort share a run.
fn grouped(text: &str, sort: impl Fn(char) -> bool) -> Vec<Piece> {
    let mut out: Vec<(bool, String)> = Vec::new();
    for c in text.chars() {
        match out.last_mut() {
            Some((last, run)) if *last == sort(c) && sort(c) => run.push(c),
            _ => out.push((sort(c), c.to_string())),
        }
    }
    out.into_iter()
        .map(|(_, text)| Piece::plain(text))
        .collect()
}

/// A text all in capitals is typed in small letters of the capital font; a capital with a tone in
/// other text is one letter of that font.
fn tcvn3(text: &str) -> Vec<Piece> {
    let small = |text: &str| {
        text.to_lowercase()
            .chars()
            .filter_map(legacy::tcvn3)
            .collect()
    };
    let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    if capitals {
        return vec![Piece {
            text: small(text),
            font: Some(".VnTimeH"),
        }];
    }
    let mut out: Vec<Piece> = Vec::new();
    for c in text.chars() {
        let (letter, font) = match legacy::tcvn3(c) {
            Some(letter) => (letter.to_string(), ".VnTime"),
            None => (small(&c.to_string()), ".VnTimeH"),
        };
        match out.last_mut() {
            Some(last) if last.font == Some(font) => last.text.push_str(&letter),
            _ => out.push(Piece {
                text: letter,
                font: Some(font),
            }),
        }
    }
    out
}

fn run(shape: &Shape, piece: &Piece, ink: Ink, order: usize) -> String {
    let font = piece.font.unwrap_or(shape.font.0);
    // A file that was typed again has one size throughout.
    let retyped = shape.font.0 != "Times New Roman";
    let size = if ink.size == 0 || retyped {
        shape.font.1
    } else {
        ink.size
    };
    let mut properties = format!(r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>"#);
    for (is_so, element) in [(ink.bold, "<w:b/>"), (ink.italic, "<w:i/>")] {
        if is_so {
            properties.push_str(element);
        }
    }
    if shape.condensed && ink.heading && order % 2 == 1 {
        properties.push_str(r#"<w:spacing w:val="-6"/>"#);
    }
    properties.push_str(&format!(
        r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#
    ));
    if ink.underlined {
        properties.push_str(r#"<w:u w:val="single"/>"#);
    }
    properties.push_str(&format!(r#"<w:lang w:val="{}"/>"#, shape.language));
    let error = if order == 1 {
        r#"<w:proofErr w:type="spellStart"/>"#
    } else {
        ""
    };
    format!(
        r#"{error}<w:r w:rsidR="00A{:05X}" w:rsidRPr="00B41C07"><w:rPr>{properties}</w:rPr>{}</w:r>"#,
        order % 0xFFFFF,
        letters(&piece.text)
    )
}

/// The content of a run.
fn letters(text: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    for c in text.chars() {
        let element = match c {
            '\t' => "<w:tab/>",
            '\n' => "<w:br/>",
            // The byte of ư in TCVN3: Word keeps it as a soft hyphen.
            '\u{AD}' => "<w:softHyphen/>",
            _ => {
                if !open {
                    out.push_str(r#"<w:t xml:space="preserve">"#);
                    open = true;
                }
                out.push_str(&escaped(c));
                continue;
            }
        };
        if open {
            out.push_str("</w:t>");
            open = false;
        }
        out.push_str(element);
    }
    if open {
        out.push_str("</w:t>");
    }
    out
}

fn escaped(c: char) -> String {
    match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        other => other.to_string(),
    }
}
