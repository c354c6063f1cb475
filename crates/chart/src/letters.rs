//! How wide letters are, without a font at hand: by classes of letters, on the wide side, so that a
//! label stays inside its box in every sans-serif face.

use crate::Labelled;

/// Size of the head, px.
pub(crate) const HEAD_PX: f64 = 14.0;
/// Size of the lines below it, px.
pub(crate) const LINE_PX: f64 = 12.0;
/// From one line to the next, px.
pub(crate) const PITCH_PX: f64 = 16.0;
/// Between the letters and the edge of their box, px.
pub(crate) const PADDING_PX: f64 = 12.0;
/// A label is cut to this width, px.
const MOST_PX: f64 = 250.0;
/// A box is no narrower than this, px.
const LEAST_PX: f64 = 110.0;

/// A box as it is set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Size {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) head: String,
    pub(crate) lines: Vec<String>,
}

pub(crate) fn size(labelled: &Labelled) -> Size {
    let head = cut(&labelled.head, HEAD_PX, true);
    let lines: Vec<String> = labelled
        .lines
        .iter()
        .map(|line| cut(line, LINE_PX, false))
        .collect();
    let widest = lines.iter().map(|line| width(line, LINE_PX, false));
    let inner = widest.fold(width(&head, HEAD_PX, true), f64::max);
    Size {
        width: (inner + 2.0 * PADDING_PX).max(LEAST_PX).ceil(),
        height: PITCH_PX * (lines.len() + 1) as f64 + PADDING_PX + 4.0,
        head,
        lines,
    }
}

/// The width of a text, px.
pub(crate) fn width(text: &str, size_px: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(ems).sum();
    ems * size_px * if bold { 1.08 } else { 1.0 }
}

fn ems(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' | '.' | ',' | ':' | ';' | '|' | '\''
        | '!' | '·' => 0.31,
        'f' | 't' | 'r' | '/' | '-' | '(' | ')' | ' ' | 'I' => 0.38,
        'm' | 'w' | 'M' | 'W' | '…' | '—' => 0.95,
        c if c.is_uppercase() => 0.74,
        c if c.is_ascii() || c.is_lowercase() => 0.6,
        // Letters of other scripts can be as wide as they are high.
        _ => 1.0,
    }
}

/// The text with as many letters as fit, and an ellipsis where some do not.
fn cut(text: &str, size_px: f64, bold: bool) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&text, size_px, bold) <= MOST_PX {
        return text;
    }
    let mut room = MOST_PX - width("…", size_px, bold);
    let fits = text.chars().take_while(|&c| {
        room -= width(c.encode_utf8(&mut [0; 4]), size_px, bold);
        room >= 0.0
    });
    let kept: String = fits.collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_label_is_cut_to_its_box() {
        let labelled = Labelled {
            head: "Ủy ban ".repeat(40),
            lines: vec!["mờ".repeat(300)],
            ..Labelled::default()
        };
        let size = size(&labelled);
        assert!(size.head.ends_with('…') && size.lines[0].ends_with('…'));
        assert!(size.width <= MOST_PX + 2.0 * PADDING_PX + 1.0);
        assert_eq!(cut("280/CĐ-TTg", HEAD_PX, true), "280/CĐ-TTg");
    }
}
