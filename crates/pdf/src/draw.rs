//! Items of a page, drawn where they stand.

use std::sync::Arc;

use krilla::color::{luma, rgb};
use krilla::geom::{Path, PathBuilder, Point, Rect as Area, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Paint, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, SpanTag};
use krilla::text::KrillaGlyph;
use thethuc_layout::{Item, Line, Page, PictureItem, Rect, TagId, TextItem};
use thethuc_model::ImageFormat;

use crate::PdfError;
use crate::fonts::Fonts;
use crate::tags::Tags;

/// Most glyphs in one string of the file, of two bytes each: PDF/A-2 allows 32,767 bytes.
const MAX_GLYPHS: usize = 16_000;

/// Draws the items of a page in their order and hands each piece of marked content to its tag.
///
/// Neighbours of one tag on one line are one piece. What has no tag is an artefact: text of the
/// page (its number, a repeated head of a table), and every line and frame.
///
/// # Errors
/// When the points of a picture cannot be read.
pub(crate) fn draw_page(
    surface: &mut Surface<'_>,
    (number, page): (usize, &Page),
    fonts: &Fonts<'_>,
    tags: &mut Tags<'_>,
) -> Result<(), PdfError> {
    let tag_count = tags.len();
    let is_one = |a: &Item, b: &Item| piece(a, tag_count) == piece(b, tag_count);
    for items in page.items.chunk_by(is_one) {
        let Some(first) = items.first() else { continue };
        if let Item::Picture(picture) = first {
            draw_picture(surface, number, picture, tags)?;
            continue;
        }
        let kind = piece(first, tag_count);
        let content = match kind {
            Piece::Tagged { .. } => ContentTag::Span(SpanTag::empty()),
            Piece::PageText => artefact(ArtifactType::PaginationOther),
            Piece::Drawing | Piece::Picture { .. } => artefact(ArtifactType::Layout),
        };
        let id = surface.start_tagged(content);
        for item in items {
            draw_item(surface, item, fonts);
        }
        surface.end_tagged();
        if let Piece::Tagged { tag, .. } = kind {
            tags.add(tag, id, texts(items));
        }
        draw_underlines(surface, items, fonts);
    }
    Ok(())
}

/// Draws a picture, whose tag says in words what it shows and where it stands.
fn draw_picture(
    surface: &mut Surface<'_>,
    page: usize,
    picture: &PictureItem,
    tags: &mut Tags<'_>,
) -> Result<(), PdfError> {
    let (x, y) = (coordinate(picture.x_pt), coordinate(picture.y_pt));
    let (width, height) = (coordinate(picture.width_pt), coordinate(picture.height_pt));
    let area = Area::from_xywh(x, y, width, height);
    let (Some(size), Some(area)) = (Size::from_wh(width, height), area) else {
        return Ok(());
    };
    let image = image(picture)?;
    let is_tagged = picture.tag < tags.len();
    let content = if is_tagged {
        ContentTag::Other
    } else {
        artefact(ArtifactType::Layout)
    };
    let id = surface.start_tagged(content);
    surface.push_transform(&Transform::from_translate(x, y));
    surface.draw_image(image, size);
    surface.pop();
    surface.end_tagged();
    if is_tagged {
        tags.add_figure(picture.tag, id, &picture.alt, BBox::new(page, area));
    }
    Ok(())
}

/// PDF/A forbids that a reader smooths the points.
fn image(picture: &PictureItem) -> Result<Image, PdfError> {
    let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(picture.image.bytes()));
    let read = match picture.image.format() {
        ImageFormat::Png => Image::from_png(data.into(), false),
        ImageFormat::Jpeg => Image::from_jpeg(data.into(), false),
    };
    read.map_err(|details| PdfError::Picture {
        alt: picture.alt.clone(),
        details,
    })
}

/// What neighbours must share to be one piece of marked content.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    /// Text that belongs to a tag: one line of it.
    Tagged { tag: TagId, baseline_pt: f64 },
    /// Text that belongs to the page.
    PageText,
    /// Lines and frames.
    Drawing,
    /// A picture.
    Picture { tag: TagId, y_pt: f64 },
}

fn piece(item: &Item, tag_count: usize) -> Piece {
    match item {
        Item::Text(text) => match text.tag.filter(|tag| *tag < tag_count) {
            Some(tag) => Piece::Tagged {
                tag,
                baseline_pt: text.baseline_pt,
            },
            None => Piece::PageText,
        },
        Item::Line(_) | Item::Rect(_) => Piece::Drawing,
        Item::Picture(picture) => Piece::Picture {
            tag: picture.tag,
            y_pt: picture.y_pt,
        },
    }
}

fn artefact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn texts(items: &[Item]) -> impl Iterator<Item = &TextItem> {
    items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        Item::Line(_) | Item::Rect(_) | Item::Picture(_) => None,
    })
}

fn draw_item(surface: &mut Surface<'_>, item: &Item, fonts: &Fonts<'_>) {
    match item {
        Item::Text(text) => draw_text(surface, text, fonts),
        Item::Line(line) => draw_line(surface, line),
        Item::Rect(rect) => draw_rect(surface, rect),
        // A piece of its own.
        Item::Picture(_) => {}
    }
}

fn draw_text(surface: &mut Surface<'_>, item: &TextItem, fonts: &Fonts<'_>) {
    let size = coordinate(item.size_pt);
    let Some(face) = fonts.face(item.face).filter(|_| size > 0.0) else {
        return;
    };
    let (text, glyphs) = glyphs(item, fonts, face.blank);
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: paint(item.color),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }));
    let mut x_pt = item.x_pt;
    for glyphs in glyphs.chunks(MAX_GLYPHS) {
        let start = Point::from_xy(coordinate(x_pt), coordinate(item.baseline_pt));
        surface.draw_glyphs(start, glyphs, face.font.clone(), &text, size, false);
        let advances_em = glyphs.iter().map(|glyph| f64::from(glyph.x_advance));
        x_pt += advances_em.sum::<f64>() * item.size_pt;
    }
}

/// The letters as they read back, and their glyphs with the advances of the layout. A character
/// without a glyph is a blank of its width, or nothing when it has no width.
fn glyphs(
    item: &TextItem,
    fonts: &Fonts<'_>,
    blank: krilla::text::GlyphId,
) -> (String, Vec<KrillaGlyph>) {
    let line_end = item.wraps.then_some(' ');
    let mut text = String::with_capacity(item.text.len() + 1);
    let mut glyphs = Vec::with_capacity(item.text.len());
    for letter in item.text.chars().chain(line_end) {
        let mut advance = fonts.advance_em(item.face, letter);
        if letter == ' ' {
            advance += item.blank_extra_pt / item.size_pt;
        }
        let (glyph, shown) = match fonts.glyph(item.face, letter) {
            Some(glyph) => (glyph, letter),
            None if advance == 0.0 => continue,
            None => (blank, ' '),
        };
        let start = text.len();
        text.push(shown);
        let advance = coordinate(advance);
        glyphs.push(KrillaGlyph::new(
            glyph,
            advance,
            0.0,
            0.0,
            0.0,
            start..text.len(),
            None,
        ));
    }
    (text, glyphs)
}

/// Underlines stand outside the marked content of their letters: they are drawings.
fn draw_underlines(surface: &mut Surface<'_>, items: &[Item], fonts: &Fonts<'_>) {
    for line in texts(items).filter_map(|text| text.underline_line(fonts.set())) {
        surface.start_tagged(artefact(ArtifactType::Layout));
        draw_line(surface, &line);
        surface.end_tagged();
    }
}

fn draw_line(surface: &mut Surface<'_>, line: &Line) {
    let mut path = PathBuilder::new();
    path.move_to(coordinate(line.x1_pt), coordinate(line.y1_pt));
    path.line_to(coordinate(line.x2_pt), coordinate(line.y2_pt));
    stroke(surface, path.finish(), line.thickness_pt, line.color);
}

fn draw_rect(surface: &mut Surface<'_>, rect: &Rect) {
    let (left, top) = (coordinate(rect.x_pt), coordinate(rect.y_pt));
    let right = coordinate(rect.x_pt + rect.width_pt);
    let bottom = coordinate(rect.y_pt + rect.height_pt);
    let mut path = PathBuilder::new();
    path.move_to(left, top);
    path.line_to(right, top);
    path.line_to(right, bottom);
    path.line_to(left, bottom);
    path.close();
    stroke(surface, path.finish(), rect.thickness_pt, rect.color);
}

fn stroke(surface: &mut Surface<'_>, path: Option<Path>, thickness_pt: f64, color: [u8; 3]) {
    let Some(path) = path else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: paint(color),
        width: coordinate(thickness_pt).max(0.0),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

/// Greys are written as such, so that black prints with black ink alone.
fn paint([red, green, blue]: [u8; 3]) -> Paint {
    if red == green && green == blue {
        luma::Color::new(red).into()
    } else {
        rgb::Color::new(red, green, blue).into()
    }
}

/// A figure of the layout in the precision of the writer. What is not a number or lies beyond any
/// sheet cannot come out of the layout; it is drawn at the edge rather than refused.
pub(crate) fn coordinate(pt: f64) -> f32 {
    const FARTHEST: f64 = 14_400.0;
    if pt.is_finite() {
        pt.clamp(-FARTHEST, FARTHEST) as f32
    } else {
        0.0
    }
}
