//! Items of a page.

use thethuc_layout::{Face, FontSet, Item, Line, PictureItem, Rect, TextItem};

use crate::xml::Xml;

/// Appends the items: drawings first, in one group that screen readers pass over, then the text in
/// reading order. (They do not overlap; frames below the text leave clicks to it.)
pub(crate) fn items(xml: &mut Xml, items: &[Item], fonts: &FontSet) {
    xml.raw("<g aria-hidden=\"true\" fill=\"none\" stroke=\"#000\">");
    for item in items {
        match item {
            Item::Line(line) => draw_line(xml, line),
            Item::Rect(rect) => draw_rect(xml, rect),
            Item::Picture(_) => {}
            Item::Text(text) => {
                if let Some(line) = text.underline_line(fonts) {
                    draw_line(xml, &line);
                }
            }
        }
    }
    xml.raw("</g>");
    for item in items {
        if let Item::Picture(picture) = item {
            draw_picture(xml, picture);
        }
    }
    let texts = items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        Item::Line(_) | Item::Rect(_) | Item::Picture(_) => None,
    });
    let texts: Vec<&TextItem> = texts.collect();
    for alike in texts.chunk_by(|a, b| looks(a) == looks(b)) {
        draw_alike(xml, alike, fonts);
    }
}

fn looks(item: &TextItem) -> (Face, f64, [u8; 3]) {
    (item.face, item.size_pt, item.color)
}

/// Appends neighbours of one look in a group that says it once.
fn draw_alike(xml: &mut Xml, alike: &[&TextItem], fonts: &FontSet) {
    let Some(first) = alike.first() else { return };
    xml.raw("<g");
    xml.raw(face_attributes(first.face));
    xml.measure("font-size", first.size_pt.max(0.0));
    xml.color("fill", first.color);
    xml.raw(">");
    for item in alike {
        draw_text(xml, item, fonts);
    }
    xml.raw("</g>");
}

fn draw_line(xml: &mut Xml, line: &Line) {
    xml.raw("<line");
    xml.measure("x1", line.x1_pt);
    xml.measure("y1", line.y1_pt);
    xml.measure("x2", line.x2_pt);
    xml.measure("y2", line.y2_pt);
    xml.measure("stroke-width", line.thickness_pt);
    xml.color("stroke", line.color);
    xml.raw("/>");
}

fn draw_rect(xml: &mut Xml, rect: &Rect) {
    xml.raw("<rect");
    xml.measure("x", rect.x_pt);
    xml.measure("y", rect.y_pt);
    xml.measure("width", rect.width_pt.max(0.0));
    xml.measure("height", rect.height_pt.max(0.0));
    xml.measure("stroke-width", rect.thickness_pt);
    xml.color("stroke", rect.color);
    if let Some(field) = &rect.field {
        xml.attribute("data-field", &field.to_string());
        xml.raw(" pointer-events=\"all\"");
    }
    xml.raw("/>");
}

/// The file stands in the page itself: a page is one self-contained picture.
fn draw_picture(xml: &mut Xml, picture: &PictureItem) {
    xml.raw("<image");
    xml.measure("x", picture.x_pt);
    xml.measure("y", picture.y_pt);
    xml.measure("width", picture.width_pt);
    xml.measure("height", picture.height_pt);
    xml.raw(" preserveAspectRatio=\"none\" role=\"img\"");
    xml.attribute("aria-label", &picture.alt);
    xml.attribute("data-field", &picture.field.to_string());
    let (media_type, data) = (
        picture.image.format().media_type(),
        picture.image.to_base64(),
    );
    xml.attribute("href", &format!("data:{media_type};base64,{data}"));
    xml.raw("/>");
}

fn draw_text(xml: &mut Xml, item: &TextItem, fonts: &FontSet) {
    xml.raw("<text");
    xml.measure("x", item.x_pt);
    xml.measure("y", item.baseline_pt);
    let source = item.source.as_ref();
    if let Some(field) = source.map(|source| &source.field).or(item.field.as_ref()) {
        xml.attribute("data-field", &field.to_string());
    }
    if let Some(source) = source {
        xml.raw(" data-offset=\"");
        xml.integer(source.offset as u64);
        xml.raw("\"");
    }
    xml.raw(">");
    draw_words(xml, item, fonts);
    xml.raw("</text>");
}

fn face_attributes(face: Face) -> &'static str {
    match face {
        Face::Regular => " class=\"regular\"",
        Face::Bold => " class=\"bold\" font-weight=\"700\"",
        Face::Italic => " class=\"italic\" font-style=\"italic\"",
        Face::BoldItalic => " class=\"bold-italic\" font-weight=\"700\" font-style=\"italic\"",
    }
}

/// What kind of letter stands in a line.
#[derive(Clone, Copy, PartialEq)]
enum Letter {
    /// A letter of a word.
    Seen,
    /// A blank (U+0020).
    Blank,
    /// A character without a glyph: there, but not seen, as in the PDF.
    Hidden,
}

/// Appends the letters. Each word but the first stands in a `<tspan>` with its own place and takes
/// the blanks behind it along; so does the blank that joins a wrapped line to the next.
fn draw_words(xml: &mut Xml, item: &TextItem, fonts: &FontSet) {
    let mut x_pt = item.x_pt;
    let mut before = Letter::Seen;
    let mut is_open = false;
    let line_end = item.wraps.then_some(' ');
    for letter in item.text.chars().chain(line_end) {
        let kind = kind(item.face, letter, fonts);
        let begins = match kind {
            Letter::Seen => before != Letter::Seen,
            Letter::Blank => before == Letter::Hidden,
            Letter::Hidden => true,
        };
        if begins {
            xml.raw(if is_open { "</tspan><tspan" } else { "<tspan" });
            xml.measure("x", x_pt);
            xml.raw(if kind == Letter::Hidden {
                " visibility=\"hidden\">"
            } else {
                ">"
            });
            is_open = true;
        }
        xml.letter(letter);
        x_pt += fonts.advance_pt(item.face, letter, item.size_pt);
        if kind == Letter::Blank {
            x_pt += item.blank_extra_pt;
        }
        before = kind;
    }
    if is_open {
        xml.raw("</tspan>");
    }
}

fn kind(face: Face, letter: char, fonts: &FontSet) -> Letter {
    if letter == ' ' {
        Letter::Blank
    } else if fonts.glyph(face, letter).is_some() && !letter.is_control() {
        Letter::Seen
    } else {
        Letter::Hidden
    }
}
