//! Blocks side by side, drawn lines and framed marks.

use thethuc_markup::{Alignment, Block, Columns, Picture, Rule, Stamp};

use crate::set::{Content, Setter, parting_after};
use crate::slab::{Frame, Mark, Op, Slab, Stack};
use crate::units::{Twips, twips};

/// Thickness of a stamp's frame: 0.75 pt.
const FRAME: Twips = 15;

/// Sets blocks side by side. The column with quốc hiệu is read first (ô 1 before ô 2), the others from
/// left to right.
pub(crate) fn set_columns<'m>(setter: &mut Setter<'m, '_>, columns: &'m Columns) -> Slab {
    let mut slab = Slab::default();
    let mut x = 0;
    let mut placed: Vec<_> = columns
        .columns
        .iter()
        .map(|column| {
            let left = x;
            let width = twips(column.width_pt).max(0);
            x += width;
            (left, width, &column.blocks)
        })
        .collect();
    placed.sort_by_key(|(.., blocks)| !has_quoc_hieu(blocks));
    for (left, width, blocks) in placed {
        stack_into(setter, &mut slab, blocks, left, width);
    }
    slab
}

fn has_quoc_hieu(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .any(|block| matches!(block, Block::Paragraph(paragraph) if paragraph.style == "quoc_hieu"))
}

/// Adds a stack of blocks to a slab. The space above the first block is kept out; that below the
/// last one counts, as in a table cell.
pub(crate) fn stack_into<'m>(
    setter: &mut Setter<'m, '_>,
    slab: &mut Slab,
    blocks: &'m [Block],
    x: Twips,
    width: Twips,
) {
    let mut ops = Vec::new();
    let mut frames = Vec::new();
    let mut y = 0;
    for (index, block) in setter.blocks(blocks, width).into_iter().enumerate() {
        if index > 0 {
            y += block.before;
        }
        match block.content {
            Content::Paragraph(paragraph) => {
                let set = setter.arena.get(paragraph);
                let to = set.line_count();
                ops.push(Op {
                    x,
                    y,
                    mark: Mark::Lines {
                        paragraph,
                        from: 0,
                        to,
                        repeated: false,
                    },
                });
                y += set.height();
            }
            Content::Slab(inner) => {
                y += append(&inner, (x, y), &mut ops, &mut frames);
            }
            Content::Table(table) => {
                let rows = table.row_count();
                let inner = table.rows(0, rows, &mut Vec::new(), &setter.arena);
                y += append(&inner, (x, y), &mut ops, &mut frames);
            }
        }
        y += block.after;
    }
    slab.height = slab.height.max(y + parting_after(blocks));
    slab.stacks.push(Stack { top: 0, ops });
    slab.frames.extend(frames);
}

/// Adds what a slab holds at that place, and says how high it is.
fn append(slab: &Slab, (x, y): (Twips, Twips), ops: &mut Vec<Op>, frames: &mut Vec<Op>) -> Twips {
    ops.extend(slab.marks().map(|op| op.moved(x, y)));
    frames.extend(slab.frames.iter().map(|op| op.moved(x, y)));
    slab.height
}

/// Sets a drawn line: at the top of the line of the page that it stands on.
pub(crate) fn set_rule(rule: &Rule, width: Twips) -> Slab {
    let length = twips(rule.length_pt).clamp(0, width.max(0));
    let thickness = twips(rule.thickness_pt).max(1);
    let mark = Mark::Stroke { length, thickness };
    let line = Op {
        x: aligned(rule.align, length, width),
        y: 0,
        mark,
    };
    Slab::of(vec![line], twips(rule.height_pt).max(0))
}

/// Sets a framed mark: one line in the middle of its frame.
pub(crate) fn set_stamp<'m>(setter: &mut Setter<'m, '_>, stamp: &'m Stamp, width: Twips) -> Slab {
    let frame_width = twips(stamp.width_pt).max(0);
    let height = twips(stamp.height_pt).max(0);
    let x = aligned(stamp.align, frame_width, width);
    let paragraph = setter.paragraph(&stamp.paragraph, frame_width, stamp.color);
    let set = setter.arena.get(paragraph);
    let y = (height - set.height() + FRAME) / 2;
    let lines = Mark::Lines {
        paragraph,
        from: 0,
        to: set.line_count(),
        repeated: false,
    };
    let frame = Mark::Frame(Frame {
        width: frame_width,
        height,
        thickness: FRAME,
        color: stamp.color,
        field: stamp.paragraph.field.clone(),
    });
    let line = Op { x, y, mark: lines };
    let around = Op {
        x,
        y: 0,
        mark: frame,
    };
    Slab {
        frames: vec![around],
        ..Slab::of(vec![line], height)
    }
}

/// What word processors leave below a picture on a line of letters of 1 pt: 0.25 pt.
const PICTURE_DESCENT: Twips = 5;

/// Sets a picture.
pub(crate) fn set_picture<'m>(
    setter: &mut Setter<'m, '_>,
    picture: &'m Picture,
    width: Twips,
) -> Slab {
    let across = twips(picture.width_pt).clamp(1, width.max(1));
    let height = twips(picture.height_pt).max(1);
    let mark = Mark::Picture {
        picture: setter.arena.pictures.len(),
        tag: setter.tags.figure(),
        width: across,
        height,
    };
    setter.arena.pictures.push(picture);
    let x = aligned(picture.align, across, width);
    Slab::of(vec![Op { x, y: 0, mark }], height + PICTURE_DESCENT)
}

fn aligned(align: Alignment, length: Twips, width: Twips) -> Twips {
    match align {
        Alignment::Left | Alignment::Justify => 0,
        Alignment::Center => (width - length) / 2,
        Alignment::Right => width - length,
    }
    .max(0)
}
