//! What is drawn at which place, and slabs of it that stay on one page.

use thethuc_model::FieldPath;

use crate::TagId;
use crate::set::{Arena, ParagraphId};
use crate::units::Twips;

/// Something to draw, with its top left corner.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Op {
    /// Left edge. For lines of a paragraph: of its column.
    pub(crate) x: Twips,
    /// Top edge.
    pub(crate) y: Twips,
    /// What.
    pub(crate) mark: Mark,
}

/// What an [`Op`] draws.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Mark {
    /// Lines `from..to` of a paragraph.
    Lines {
        /// The paragraph.
        paragraph: ParagraphId,
        /// First line.
        from: usize,
        /// After the last line.
        to: usize,
        /// A repeated table head: no part of the text that is read.
        repeated: bool,
    },
    /// A horizontal line; `y` is its upper edge.
    Stroke {
        /// Length.
        length: Twips,
        /// Thickness.
        thickness: Twips,
    },
    /// A frame; its corners are the middle of its line.
    Frame(Frame),
    /// A picture.
    Picture {
        /// Its number in the arena.
        picture: usize,
        /// Its node in the tree of meaning.
        tag: TagId,
        /// Width.
        width: Twips,
        /// Height.
        height: Twips,
    },
    /// The page number, centred in a column of that width.
    Number {
        /// The number.
        number: u32,
        /// Width of the column.
        width: Twips,
    },
}

/// A frame.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Frame {
    /// Width.
    pub(crate) width: Twips,
    /// Height.
    pub(crate) height: Twips,
    /// Thickness of the line.
    pub(crate) thickness: Twips,
    /// Colour.
    pub(crate) color: [u8; 3],
    /// The field that it belongs to.
    pub(crate) field: FieldPath,
}

/// Stacks of marks side by side that stay on one page: columns, a rule, a stamp, rows of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Slab {
    /// Columns or cells.
    pub(crate) stacks: Vec<Stack>,
    /// Frames around them.
    pub(crate) frames: Vec<Op>,
    /// Height.
    pub(crate) height: Twips,
}

/// Marks one below the other; places are counted from the slab's top left corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Stack {
    /// Where its column or cell begins.
    pub(crate) top: Twips,
    /// The marks, from top to bottom.
    pub(crate) ops: Vec<Op>,
}

impl Op {
    /// The same, moved.
    pub(crate) fn moved(&self, x: Twips, y: Twips) -> Self {
        Self {
            x: self.x + x,
            y: self.y + y,
            mark: self.mark.clone(),
        }
    }

    /// Its lower edge.
    pub(crate) fn bottom(&self, arena: &Arena<'_>) -> Twips {
        self.y
            + match &self.mark {
                Mark::Lines {
                    paragraph,
                    from,
                    to,
                    ..
                } => (to - from) as Twips * arena.get(*paragraph).look.pitch,
                Mark::Stroke { thickness, .. } => *thickness,
                Mark::Frame(frame) => frame.height,
                Mark::Picture { height, .. } => *height,
                Mark::Number { .. } => 0,
            }
    }
}

impl Slab {
    /// A slab of one stack.
    pub(crate) fn of(ops: Vec<Op>, height: Twips) -> Self {
        Self {
            stacks: vec![Stack { top: 0, ops }],
            frames: Vec::new(),
            height,
        }
    }

    /// Its marks without the frames.
    pub(crate) fn marks(&self) -> impl Iterator<Item = &Op> {
        self.stacks.iter().flat_map(|stack| &stack.ops)
    }

    /// Draws the slab with its top left corner at that place: frames first, then what is in them.
    pub(crate) fn draw(&self, x: Twips, y: Twips, ops: &mut Vec<Op>) {
        let all = self.frames.iter().chain(self.marks());
        ops.extend(all.map(|op| op.moved(x, y)));
    }

    /// The footnotes that the letters of the slab refer to.
    pub(crate) fn notes(&self, arena: &Arena<'_>) -> Vec<ParagraphId> {
        let mut notes = Vec::new();
        for op in self.marks() {
            if let Mark::Lines {
                paragraph,
                from,
                to,
                repeated: false,
            } = op.mark
            {
                notes.extend(arena.get(paragraph).notes_in(from, to));
            }
        }
        notes
    }

    /// The field of its first paragraph.
    pub(crate) fn first_field(&self, arena: &Arena<'_>) -> FieldPath {
        let first = self.marks().find_map(|op| match op.mark {
            Mark::Lines { paragraph, .. } => Some(arena.get(paragraph).source.field.clone()),
            Mark::Picture { picture, .. } => Some(arena.pictures.get(picture)?.field.clone()),
            _ => None,
        });
        first.unwrap_or_default()
    }

    /// Cuts the slab after `height`: what stays, and what goes to the next page. Used only for a
    /// slab that is higher than a whole page.
    pub(crate) fn split(&self, height: Twips, arena: &Arena<'_>) -> (Self, Self) {
        let mut upper = Self {
            height,
            ..Self::default()
        };
        let mut lower = Self::default();
        for stack in &self.stacks {
            let (above, below) = split_stack(&stack.ops, height, arena);
            let begins_below = stack.top >= height;
            let lifted = if begins_below {
                height
            } else {
                below.first().map_or(0, |op| op.y)
            };
            let ops: Vec<Op> = below.iter().map(|op| op.moved(0, -lifted)).collect();
            lower.height = lower
                .height
                .max(ops.last().map_or(0, |op| op.bottom(arena)));
            upper.stacks.push(Stack {
                top: stack.top,
                ops: above,
            });
            lower.stacks.push(Stack {
                top: (stack.top - height).max(0),
                ops,
            });
        }
        for op in &self.frames {
            split_frame(op, height, self.height, &mut upper, &mut lower);
        }
        (upper, lower)
    }
}

/// Cuts marks that stand one below the other: a paragraph between two lines.
pub(crate) fn split_stack(stack: &[Op], height: Twips, arena: &Arena<'_>) -> (Vec<Op>, Vec<Op>) {
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for op in stack {
        if below.is_empty() && op.bottom(arena) <= height {
            above.push(op.clone());
            continue;
        }
        match op.mark {
            Mark::Lines {
                paragraph,
                from,
                to,
                repeated,
            } if below.is_empty() => {
                let pitch = arena.get(paragraph).look.pitch;
                let fitting = usize::try_from((height - op.y) / pitch)
                    .unwrap_or(0)
                    .min(to - from);
                let cut = from + fitting;
                let part = |y, from, to| Op {
                    x: op.x,
                    y,
                    mark: Mark::Lines {
                        paragraph,
                        from,
                        to,
                        repeated,
                    },
                };
                if fitting > 0 {
                    above.push(part(op.y, from, cut));
                }
                below.push(part(op.y + fitting as Twips * pitch, cut, to));
            }
            _ => below.push(op.clone()),
        }
    }
    (above, below)
}

/// Frames that reach over the cut are drawn on both sides of it; those that reached the foot of the
/// slab reach the foot of its rest.
fn split_frame(op: &Op, height: Twips, old_height: Twips, upper: &mut Slab, lower: &mut Slab) {
    let Mark::Frame(frame) = &op.mark else { return };
    let bottom = op.y + frame.height;
    if op.y < height {
        let shown = Frame {
            height: frame.height.min(height - op.y),
            ..frame.clone()
        };
        upper.frames.push(Op {
            mark: Mark::Frame(shown),
            ..op.clone()
        });
    }
    if bottom > height {
        let top = (op.y - height).max(0);
        let foot = if bottom == old_height {
            lower.height
        } else {
            bottom - height
        };
        let rest = Frame {
            height: (foot - top).max(0),
            ..frame.clone()
        };
        lower.frames.push(Op {
            x: op.x,
            y: top,
            mark: Mark::Frame(rest),
        });
    }
}
