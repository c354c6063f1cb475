//! Drawing: planned pages into items. What is drawn is decided before; here are only points.

use std::hash::{Hash, Hasher};

use thethuc_markup::{Alignment, RunKind, Source};

use crate::contents::Numbers;
use crate::hash::QuickHasher;
use crate::lines::{Ending, SetLine, room};
use crate::look::Look;
use crate::paginate::PagePlan;
use crate::pieces::{Piece, drawn, is_blank};
use crate::set::{Arena, ParagraphId, SetParagraph};
use crate::slab::{Frame, Mark, Op};
use crate::units::{Fine, Twips, fine, fine_to_pt, pt};
use crate::{Face, FontSet, Item, Line, Page, PictureItem, Rect, TextItem};

const BLACK: [u8; 3] = [0; 3];
/// No line holds more dots.
const MAX_DOTS: f64 = 1000.0;

/// What drawing needs beside the plan.
pub(crate) struct Drawer<'a, 'm> {
    pub(crate) fonts: &'a FontSet,
    pub(crate) arena: &'a Arena<'m>,
    /// The pages of the headings that tables of contents name.
    pub(crate) numbers: Numbers<'m>,
    /// How page numbers look.
    pub(crate) number_look: Look,
    pub(crate) number_face: Face,
}

impl Drawer<'_, '_> {
    /// A key that is the same for plans that give the same page.
    pub(crate) fn key(&self, plan: &PagePlan) -> u64 {
        let mut hasher = QuickHasher::default();
        (plan.width, plan.height, &self.number_look, self.number_face).hash(&mut hasher);
        for op in &plan.ops {
            (op.x, op.y).hash(&mut hasher);
            self.hash_mark(&op.mark, &mut hasher);
        }
        hasher.finish()
    }

    fn hash_mark(&self, mark: &Mark, hasher: &mut QuickHasher) {
        match mark {
            Mark::Lines {
                paragraph,
                from,
                to,
                repeated,
            } => {
                let set = self.arena.get(*paragraph);
                (0_u8, set.key, from, to, repeated, set.color, &set.tags).hash(hasher);
                let page = set.target.map(|target| self.numbers.page_of(target));
                page.hash(hasher);
            }
            Mark::Stroke { length, thickness } => (1_u8, length, thickness).hash(hasher),
            Mark::Frame(frame) => {
                (2_u8, frame.width, frame.height, frame.thickness).hash(hasher);
                (frame.color, &frame.field).hash(hasher);
            }
            Mark::Number { number, width } => (3_u8, number, width).hash(hasher),
            Mark::Picture {
                picture,
                tag,
                width,
                height,
            } => {
                (4_u8, tag, width, height).hash(hasher);
                if let Some(picture) = self.arena.pictures.get(*picture) {
                    (&picture.image, &picture.alt, &picture.field).hash(hasher);
                }
            }
        }
    }

    /// The page of a plan.
    pub(crate) fn page(&self, plan: &PagePlan) -> Page {
        let mut items = Vec::new();
        for op in &plan.ops {
            self.op(op, &mut items);
        }
        let hash = look_of(plan, &items);
        Page {
            width_pt: pt(plan.width),
            height_pt: pt(plan.height),
            items,
            hash,
        }
    }

    fn op(&self, op: &Op, items: &mut Vec<Item>) {
        match &op.mark {
            Mark::Lines {
                paragraph,
                from,
                to,
                repeated,
            } => {
                self.lines(op, *paragraph, (*from, *to), *repeated, items);
            }
            Mark::Stroke { length, thickness } => {
                items.push(Item::Line(stroke(op, *length, *thickness)))
            }
            Mark::Frame(frame) => items.push(Item::Rect(rect(op, frame))),
            Mark::Number { number, width } => {
                items.push(Item::Text(self.number(op, *number, *width)))
            }
            Mark::Picture {
                picture,
                tag,
                width,
                height,
            } => {
                let drawn = self
                    .arena
                    .pictures
                    .get(*picture)
                    .map(|picture| PictureItem {
                        x_pt: pt(op.x),
                        y_pt: pt(op.y),
                        width_pt: pt(*width),
                        height_pt: pt(*height),
                        image: picture.image.clone(),
                        alt: picture.alt.clone(),
                        field: picture.field.clone(),
                        tag: *tag,
                    });
                items.extend(drawn.map(Item::Picture));
            }
        }
    }

    fn lines(
        &self,
        op: &Op,
        paragraph: ParagraphId,
        (from, to): (usize, usize),
        repeated: bool,
        items: &mut Vec<Item>,
    ) {
        let set = self.arena.get(paragraph);
        for (index, line) in set.lines.lines.iter().enumerate().take(to).skip(from) {
            let top = op.y + set.height_of(index - from);
            let mut pen = Pen::at(set, line, index == 0, op.x, top);
            for number in line.start.piece..=line.end.piece {
                let Some(piece) = set.piece(number) else {
                    continue;
                };
                if let Some((start, text)) = line.part_of(number, &piece) {
                    let item = self.text(set, &mut pen, &piece, (start, text));
                    let tag = (!repeated).then(|| set.tags.of_run(set.source, piece.run));
                    items.push(Item::Text(TextItem { tag, ..item }));
                }
            }
            if let (Some(Item::Text(last)), Ending::Blank | Ending::Break) =
                (items.last_mut(), line.ending)
                && pen.has_drawn
            {
                last.wraps = true;
            }
            let page = set.target.and_then(|target| self.numbers.page_of(target));
            if let (Ending::End, Some(number)) = (line.ending, page) {
                self.page_number(set, &pen, op.x + set.width, number, items);
            }
        }
    }

    fn text(
        &self,
        set: &SetParagraph<'_>,
        pen: &mut Pen,
        piece: &Piece<'_>,
        (start, text): (usize, &str),
    ) -> TextItem {
        let blanks = text.chars().filter(|&letter| is_blank(letter)).count();
        let width_pt =
            fine_to_pt(piece.width(self.fonts, text)) + blanks as f64 * pen.blank_extra_pt;
        let x_pt = pen.x_pt;
        pen.x_pt += width_pt;
        pen.has_drawn = true;
        TextItem {
            x_pt,
            baseline_pt: pt(pen.baseline - piece.raise),
            width_pt,
            size_pt: pt(piece.size),
            face: piece.face,
            text: drawn(text),
            blank_extra_pt: pen.blank_extra_pt,
            color: set.color,
            underline: piece.underline,
            source: piece.run.and_then(|run| source(set, run, start)),
            field: Some(set.source.field.clone()),
            tag: None,
            wraps: false,
        }
    }

    /// Ends a line of a table of contents: dots, and the number of the page at the right edge.
    fn page_number(
        &self,
        set: &SetParagraph<'_>,
        pen: &Pen,
        right: Twips,
        number: u32,
        items: &mut Vec<Item>,
    ) {
        let size_pt = pt(set.look.size);
        let letters = |text: String, x_pt: f64, tag| TextItem {
            x_pt,
            baseline_pt: pt(pen.baseline),
            width_pt: self.fonts.text_width_pt(Face::Regular, &text, size_pt),
            size_pt,
            face: Face::Regular,
            text,
            blank_extra_pt: 0.0,
            color: set.color,
            underline: false,
            source: None,
            field: Some(set.source.field.clone()),
            tag,
            wraps: false,
        };
        let text = number.to_string();
        let number_x = pt(right) - self.fonts.text_width_pt(Face::Regular, &text, size_pt);
        let dot_pt = self.fonts.text_width_pt(Face::Regular, ".", size_pt);
        let room = (number_x - pen.x_pt - size_pt / 2.0) / dot_pt;
        let dots = room.clamp(0.0, MAX_DOTS).floor();
        if let Some(Item::Text(last)) = items.last_mut() {
            last.wraps = true;
        }
        if dots > 0.0 {
            let x_pt = number_x - dots * dot_pt - size_pt / 4.0;
            let leader = letters(".".repeat(dots as usize), x_pt, None);
            items.push(Item::Text(leader));
        }
        items.push(Item::Text(letters(text, number_x, Some(set.tags.main))));
    }

    fn number(&self, op: &Op, number: u32, width: Twips) -> TextItem {
        let text = number.to_string();
        let size_pt = pt(self.number_look.size);
        let width_pt = self.fonts.text_width_pt(self.number_face, &text, size_pt);
        TextItem {
            x_pt: pt(op.x) + (pt(width) - width_pt) / 2.0,
            baseline_pt: pt(op.y + self.number_look.ascent()),
            width_pt,
            size_pt,
            face: self.number_face,
            text,
            blank_extra_pt: 0.0,
            color: BLACK,
            underline: false,
            source: None,
            field: None,
            tag: None,
            wraps: false,
        }
    }
}

/// Where the next letters of a line stand.
struct Pen {
    x_pt: f64,
    baseline: Twips,
    blank_extra_pt: f64,
    has_drawn: bool,
}

impl Pen {
    fn at(set: &SetParagraph<'_>, line: &SetLine, is_first: bool, x: Twips, top: Twips) -> Self {
        let look = &set.look;
        let room = room(look, set.width, is_first);
        let left = x + look.left + if is_first { look.first_line } else { 0 };
        let spare: Fine = (fine(room) - line.width).max(0);
        let shift = match look.align {
            Alignment::Left | Alignment::Justify => 0,
            Alignment::Center => spare / 2,
            Alignment::Right => spare,
        };
        let extra = line.blank_extra(look.align, room);
        Self {
            x_pt: pt(left) + fine_to_pt(shift),
            baseline: top + look.ascent(),
            blank_extra_pt: extra.map_or(0.0, |(all, blanks)| fine_to_pt(all) / f64::from(blanks)),
            has_drawn: false,
        }
    }
}

/// The field and place of letters of a run. A footnote's number is one letter of its field.
fn source(set: &SetParagraph<'_>, run: usize, start: usize) -> Option<Source> {
    let run = set.source.runs.get(run)?;
    let source = run.source.as_ref()?;
    let within = if matches!(run.kind, RunKind::Footnote(_)) {
        0
    } else {
        start
    };
    Some(Source {
        field: source.field.clone(),
        offset: source.offset + within,
    })
}

fn stroke(op: &Op, length: Twips, thickness: Twips) -> Line {
    let middle = pt(op.y) + pt(thickness) / 2.0;
    Line {
        x1_pt: pt(op.x),
        y1_pt: middle,
        x2_pt: pt(op.x + length),
        y2_pt: middle,
        thickness_pt: pt(thickness),
        color: BLACK,
    }
}

fn rect(op: &Op, frame: &Frame) -> Rect {
    Rect {
        x_pt: pt(op.x),
        y_pt: pt(op.y),
        width_pt: pt(frame.width),
        height_pt: pt(frame.height),
        thickness_pt: pt(frame.thickness),
        color: frame.color,
        field: Some(frame.field.clone()),
    }
}

/// The hash of how a page looks and which fields it shows: everything but the tags.
fn look_of(plan: &PagePlan, items: &[Item]) -> u64 {
    let mut hasher = QuickHasher::default();
    (plan.width, plan.height).hash(&mut hasher);
    for item in items {
        match item {
            Item::Text(text) => {
                for figure in [
                    text.x_pt,
                    text.baseline_pt,
                    text.width_pt,
                    text.size_pt,
                    text.blank_extra_pt,
                ] {
                    figure.to_bits().hash(&mut hasher);
                }
                (
                    text.face,
                    &text.text,
                    text.color,
                    text.underline,
                    text.wraps,
                )
                    .hash(&mut hasher);
                (&text.source, &text.field).hash(&mut hasher);
            }
            Item::Line(line) => {
                for figure in [
                    line.x1_pt,
                    line.y1_pt,
                    line.x2_pt,
                    line.y2_pt,
                    line.thickness_pt,
                ] {
                    figure.to_bits().hash(&mut hasher);
                }
                line.color.hash(&mut hasher);
            }
            Item::Picture(picture) => {
                for figure in [
                    picture.x_pt,
                    picture.y_pt,
                    picture.width_pt,
                    picture.height_pt,
                ] {
                    figure.to_bits().hash(&mut hasher);
                }
                (&picture.image, &picture.alt, &picture.field).hash(&mut hasher);
            }
            Item::Rect(rect) => {
                for figure in [
                    rect.x_pt,
                    rect.y_pt,
                    rect.width_pt,
                    rect.height_pt,
                    rect.thickness_pt,
                ] {
                    figure.to_bits().hash(&mut hasher);
                }
                (rect.color, &rect.field).hash(&mut hasher);
            }
        }
    }
    hasher.finish()
}
