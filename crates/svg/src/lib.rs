//! Pages drawn as SVG: one self-contained picture a page, for the live preview and for files.
//!
//! What stands in it for a preview:
//!
//! * Letters are text: they can be selected, copied, searched and read aloud. Every `<text>` is one
//!   run of one look on one line.
//! * `data-field` on a `<text>` or frame is the [path](thethuc_model::FieldPath) of the field that
//!   it shows. Where the letters come from the field itself, `data-offset` is the byte offset of the
//!   first one in the field's plain text; the others follow byte by byte, so a click on a letter
//!   maps to `data-offset` plus the UTF-8 length of the text before it. Letters that the program
//!   adds (labels, marks) carry no `data-offset`; page numbers carry neither.
//! * Neighbours of one look stand in a `<g>` whose class is the face: `regular`, `bold`, `italic`,
//!   `bold-italic`. Weight and slope are attributes, not a style sheet: a `<style>` in a page that
//!   changes with every keystroke would make the browser look at every rule of the window again.
//!
//! Why every word has its own place (`<tspan x>`): a browser adds up the advances of *its* font. If
//! that is another version of the same design, if a letter comes from a fallback font, or if the
//! browser rounds (WebKitGTK makes each blank a third of a point too wide), the error would grow
//! along the line; so it ends with the word. `word-spacing` with fewer places is faster to lay out
//! (Chromium: 5 ms against 20 ms for a full page) and shows uneven blanks in WebKitGTK, as does
//! `textLength`, which only holds the ends of the lines. Kerning and ligatures are off, as in the
//! layout.
//!
//! Fonts are named, never embedded: four faces are half a megabyte even in a subset of Base64, a
//! page is 20 KB. The window brings the faces by `@font-face`; a file on a disk is shown in the
//! first family of the list that the machine has.
//!
//! Invariant: whatever text the page holds, the result is well-formed XML, and the letters of an
//! item are the text of its `<text>`, but for control characters, which XML forbids and which are
//! blanks there.

mod draw;
mod xml;

use thethuc_layout::{FontSet, Page};

use xml::Xml;

/// How pages are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The fonts that the pages were set with; they say where each word begins.
    pub fonts: &'a FontSet,
    /// The families by which a viewer finds the faces, as in CSS, best first:
    /// [`FONT_FAMILIES`].
    pub font_family: &'a str,
    /// The name of the page for screen readers, and the title of a file: `Trang 2`.
    pub label: &'a str,
}

/// Families with the widths of Times New Roman.
pub const FONT_FAMILIES: &str = "'Times New Roman', 'Liberation Serif', Tinos, serif";

/// The page as an `<svg>` element for a document that is already open: no XML declaration, no size
/// but the `viewBox` (pt), no background.
#[must_use]
pub fn page(page: &Page, options: &Options<'_>) -> String {
    let mut xml = Xml::with_capacity(capacity(page));
    start(&mut xml, page, options);
    xml.raw(">");
    draw::items(&mut xml, &page.items, options.fonts);
    xml.raw("</svg>");
    xml.finish()
}

/// The page as a file of its own: XML declaration, size in points, title, white sheet.
#[must_use]
pub fn file(page: &Page, options: &Options<'_>) -> String {
    let mut xml = Xml::with_capacity(capacity(page));
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    start(&mut xml, page, options);
    xml.points("width", page.width_pt);
    xml.points("height", page.height_pt);
    xml.raw("><title>");
    xml.text(options.label);
    xml.raw("</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    draw::items(&mut xml, &page.items, options.fonts);
    xml.raw("</svg>\n");
    xml.finish()
}

fn start(xml: &mut Xml, page: &Page, options: &Options<'_>) {
    xml.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"vi\" role=\"group\"");
    xml.attribute("aria-label", options.label);
    xml.raw(" viewBox=\"0 0 ");
    xml.number(page.width_pt);
    xml.raw(" ");
    xml.number(page.height_pt);
    xml.raw("\"");
    xml.attribute("font-family", options.font_family);
    xml.raw(" xml:space=\"preserve\" style=\"font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision\"");
}

/// A guess that is rarely too small: measured, a word takes 28 bytes.
fn capacity(page: &Page) -> usize {
    1024 + page.items.len() * 512
}
