//! Pages: where each line and slab stands.
//!
//! # Rules
//! They are those of LibreOffice, measured on files with an exact pitch; Word's are the same but
//! where it is said.
//! * Spaces of neighbours are added. The space above is kept out at the top of a page; the space
//!   below may hang over its foot.
//! * A paragraph splits so that at least two lines stand on either page (widows and orphans).
//! * A paragraph that stays with the next block never splits: all of it moves, with the whole chain
//!   of such blocks and the first lines of what follows. (Word may leave its first lines behind.)
//!   A chain higher than a page stays together as far as it can.
//!   (LibreOffice itself leaves such a chain alone now and then, when it lays a page out again, and
//!   strands a heading at the foot of a page: the one known difference.)
//! * A slab moves to the next page as a whole; one that is higher than a page is cut.
//! * The head of a table stands with at least one row, and again on every page that has more. The
//!   last rows of a table stay with a signature below it.

use thethuc_markup::PageSetup;

use crate::notes::NoteArea;
use crate::set::{Arena, Content, ParagraphId, SetBlock, SetSection};
use crate::set_table::SetTable;
use crate::slab::{Mark, Op, Slab};
use crate::units::{Twips, twips};
use crate::{Finding, FindingCode};

/// A page with what is drawn on it.
#[derive(Debug)]
pub(crate) struct PagePlan {
    /// Width of the sheet.
    pub(crate) width: Twips,
    /// Height of the sheet.
    pub(crate) height: Twips,
    /// The number that it shows, or would show.
    pub(crate) number: u32,
    /// What is drawn, in reading order.
    pub(crate) ops: Vec<Op>,
}

/// Fewest lines of a split paragraph on either page.
const LEAST_LINES: usize = 2;

/// Distributes sections over pages.
pub(crate) struct Paginator<'a, 'm> {
    arena: &'a Arena<'m>,
    /// Height of the line with the page number.
    number_pitch: Twips,
    plans: Vec<PagePlan>,
    findings: Vec<Finding>,
    number: u32,
    sheet: Sheet,
    y: Twips,
    /// Bottom of the text area of this page.
    bottom: Twips,
    /// Space below the block before, to be added above the next one.
    pending: Twips,
    /// Nothing stands on this page yet.
    at_top: bool,
    ops: Vec<Op>,
    /// What stands below the footnotes.
    foot: Vec<Op>,
    notes: NoteArea,
}

/// A sheet in twips.
#[derive(Clone, Copy)]
struct Sheet {
    width: Twips,
    height: Twips,
    left: Twips,
    text_width: Twips,
    top: Twips,
    bottom: Twips,
    header: Twips,
}

impl Sheet {
    fn of(page: &PageSetup) -> Self {
        let height = twips(page.height_pt);
        Self {
            width: twips(page.width_pt),
            height,
            left: twips(page.left_pt),
            text_width: twips(page.text_width_pt()),
            top: twips(page.top_pt),
            bottom: height - twips(page.bottom_pt),
            header: twips(page.header_pt),
        }
    }
}

impl<'a, 'm> Paginator<'a, 'm> {
    /// `separator` is the height of the line between text and footnotes, `number_pitch` that of the
    /// line with the page number.
    pub(crate) fn new(arena: &'a Arena<'m>, separator: Twips, number_pitch: Twips) -> Self {
        Self {
            arena,
            number_pitch,
            plans: Vec::new(),
            findings: Vec::new(),
            number: 0,
            sheet: Sheet {
                width: 0,
                height: 0,
                left: 0,
                text_width: 0,
                top: 0,
                bottom: 0,
                header: 0,
            },
            y: 0,
            bottom: 0,
            pending: 0,
            at_top: true,
            ops: Vec::new(),
            foot: Vec::new(),
            notes: NoteArea::new(separator),
        }
    }

    /// The pages, and what could not be set as wished.
    pub(crate) fn finish(self) -> (Vec<PagePlan>, Vec<Finding>) {
        (self.plans, self.findings)
    }

    /// Adds the pages of a section.
    pub(crate) fn section(&mut self, set: &SetSection<'_>) {
        self.sheet = Sheet::of(&set.section.page);
        if set.section.numbering.restart {
            self.number = 0;
        }
        self.open_first_page(set);
        let mut index = 0;
        while index < set.blocks.len() {
            let end = chain_end(&set.blocks, index);
            let after = chain_end(&set.blocks, end);
            self.chain(&set.blocks[index..end], &set.blocks[end..after]);
            index = end;
        }
        self.close_page();
        while !self.notes.is_empty() {
            self.open_page();
            self.close_page();
        }
    }

    /// What stands in the top margin pushes the text down where it does not fit into it.
    fn open_first_page(&mut self, set: &SetSection<'_>) {
        let shows_number = !set.section.numbering.hide_first;
        self.start_page(shows_number);
        let number_line = if shows_number { self.number_pitch } else { 0 };
        let header = self.sheet.header + number_line;
        set.first_page_top
            .draw(self.sheet.left, header, &mut self.ops);
        if set.first_page_top.height > 0 {
            self.y = self.y.max(header + set.first_page_top.height);
        }
        self.bottom -= set.first_page_bottom.height;
        set.first_page_bottom
            .draw(self.sheet.left, self.bottom, &mut self.foot);
        for slab in [&set.first_page_top, &set.first_page_bottom] {
            self.notes
                .add(&slab.notes(self.arena), self.bottom - self.y, self.arena);
        }
    }

    fn open_page(&mut self) {
        self.start_page(true);
    }

    fn start_page(&mut self, shows_number: bool) {
        self.number += 1;
        self.y = self.sheet.top;
        self.bottom = self.sheet.bottom;
        self.pending = 0;
        self.at_top = true;
        if shows_number {
            let mark = Mark::Number {
                number: self.number,
                width: self.sheet.text_width,
            };
            self.ops.push(Op {
                x: self.sheet.left,
                y: self.sheet.header,
                mark,
            });
        }
        self.notes.open_page(self.bottom - self.y, self.arena);
    }

    fn close_page(&mut self) {
        self.notes
            .draw(self.sheet.left, self.bottom, self.arena, &mut self.ops);
        self.ops.append(&mut self.foot);
        self.plans.push(PagePlan {
            width: self.sheet.width,
            height: self.sheet.height,
            number: self.number,
            ops: std::mem::take(&mut self.ops),
        });
    }

    fn next_page(&mut self) {
        self.close_page();
        self.open_page();
    }

    /// Where a block with that space above would begin.
    fn top_of(&self, before: Twips) -> Twips {
        if self.at_top {
            self.y
        } else {
            self.y + self.pending + before
        }
    }

    /// Height left for text when these footnotes stand on the page too.
    fn floor(&self, notes: &[ParagraphId]) -> Twips {
        self.bottom - self.notes.height_with(notes, self.arena)
    }

    /// Places blocks that stay together; the last one is followed by `following`.
    fn chain(&mut self, blocks: &[SetBlock], following: &[SetBlock]) {
        let mut rest = blocks;
        while let Some((first, others)) = rest.split_first() {
            if !others.is_empty() || first.keep_with_next {
                let fits = self.chain_fits(rest);
                if !fits && !self.at_top {
                    self.next_page();
                }
                if fits || self.chain_fits(rest) {
                    rest.iter().for_each(|block| self.block(block, following));
                    return;
                }
            }
            self.block(first, following);
            rest = others;
        }
    }

    /// Whether the blocks, of the last one only its first part, fit on this page.
    fn chain_fits(&self, blocks: &[SetBlock]) -> bool {
        let above = (!self.at_top).then_some(self.pending);
        self.fit_below(self.y, above, Vec::new(), blocks)
    }

    /// Whether the blocks fit below `y`, where `above` is the space asked for above them (none at
    /// the top of a page), on a page with these footnotes.
    fn fit_below(
        &self,
        y: Twips,
        above: Option<Twips>,
        mut notes: Vec<ParagraphId>,
        blocks: &[SetBlock],
    ) -> bool {
        let (mut y, mut above) = (y, above);
        for (index, block) in blocks.iter().enumerate() {
            y += above.map_or(0, |space| space + block.before);
            let is_last = index + 1 == blocks.len();
            y += self.needed(block, is_last, &mut notes);
            if y > self.floor(&notes) {
                return false;
            }
            above = Some(block.after);
        }
        true
    }

    /// Height of a block, or of its first part if it is the last one of those that stay together.
    /// Its footnotes are added to `notes`.
    fn needed(&self, block: &SetBlock, is_last: bool, notes: &mut Vec<ParagraphId>) -> Twips {
        match &block.content {
            Content::Paragraph(id) => {
                let set = self.arena.get(*id);
                let lines = set.line_count();
                let is_whole = !is_last || block.keep_with_next || set.look.keep_together;
                let splits = !is_whole && lines >= 2 * LEAST_LINES;
                let wanted = if splits { LEAST_LINES } else { lines };
                notes.extend(set.notes_in(0, wanted));
                set.height_of(wanted)
            }
            Content::Slab(slab) => {
                notes.extend(slab.notes(self.arena));
                slab.height
            }
            Content::Table(table) => {
                let start = table.rows(0, first_band_end(table), &mut Vec::new(), self.arena);
                notes.extend(start.notes(self.arena));
                start.height
            }
        }
    }

    fn block(&mut self, block: &SetBlock, following: &[SetBlock]) {
        match &block.content {
            Content::Paragraph(id) => self.paragraph(*id, block),
            Content::Slab(slab) => self.slab(slab, block.before, None),
            Content::Table(table) => {
                let following = if block.keep_with_next { following } else { &[] };
                self.table(table, block.before, following);
            }
        }
        self.pending = block.after;
    }

    fn paragraph(&mut self, id: ParagraphId, block: &SetBlock) {
        let set = self.arena.get(id);
        let count = set.line_count();
        let mut from = 0;
        while from < count {
            let before = if from == 0 { block.before } else { 0 };
            let top = self.top_of(before);
            let fitting = self.lines_that_fit(id, from, top);
            let unsplit = from == 0 && (set.look.keep_together || block.keep_with_next);
            let mut taken = split(count - from, fitting, from == 0, unsplit);
            if taken == 0 && fitting > 0 && !unsplit && top + set.height() <= self.floor(&[]) {
                taken = count;
            } else if taken == 0 {
                if !self.at_top {
                    self.next_page();
                    continue;
                }
                taken = fitting.clamp(1, count - from);
                self.note_if_too_high(id, fitting);
            }
            self.place_lines(id, from, from + taken, top);
            from += taken;
            if from < count {
                self.next_page();
            }
        }
    }

    fn note_if_too_high(&mut self, id: ParagraphId, fitting: usize) {
        let set = self.arena.get(id);
        if fitting == 0 || set.look.keep_together {
            self.too_high(set.source.field.clone());
        }
    }

    fn too_high(&mut self, field: thethuc_model::FieldPath) {
        self.findings.push(Finding {
            code: FindingCode::BlockTooHigh,
            field,
            detail: String::new(),
        });
    }

    /// How many lines from `from` on have room below `top`, with the footnotes that they bring.
    fn lines_that_fit(&self, id: ParagraphId, from: usize, top: Twips) -> usize {
        let set = self.arena.get(id);
        let mut notes = Vec::new();
        let mut floor = self.floor(&notes);
        for line in from..set.line_count() {
            let bottom = top + set.height_of(line + 1 - from);
            let known = notes.len();
            notes.extend(set.notes_in(line, line + 1));
            if notes.len() > known {
                if !self.notes.takes(&notes, self.bottom - bottom, self.arena) {
                    return line - from;
                }
                floor = self.floor(&notes).max(bottom);
            }
            if bottom > floor {
                return line - from;
            }
        }
        set.line_count() - from
    }

    fn place_lines(&mut self, paragraph: ParagraphId, from: usize, to: usize, y: Twips) {
        let set = self.arena.get(paragraph);
        let mark = Mark::Lines {
            paragraph,
            from,
            to,
            repeated: false,
        };
        self.ops.push(Op {
            x: self.sheet.left,
            y,
            mark,
        });
        self.y = y + set.height_of(to - from);
        self.at_top = false;
        let notes: Vec<_> = set.notes_in(from, to).collect();
        self.notes.add(&notes, self.bottom - self.y, self.arena);
    }

    /// Places a slab, on the next page if there is no room here. `head` is drawn above it there.
    fn slab(&mut self, slab: &Slab, before: Twips, head: Option<&Head>) {
        let notes = slab.notes(self.arena);
        if self.top_of(before) + slab.height > self.floor(&notes) && !self.at_top {
            self.next_page();
            self.repeat(head);
        }
        let top = self.top_of(before);
        let room = self.floor(&notes) - top;
        if slab.height <= room || room <= 0 {
            self.place_slab(slab, top);
            return;
        }
        self.too_high(slab.first_field(self.arena));
        self.cut(slab, top, head);
    }

    /// Places a slab that is higher than a page over as many pages as it takes.
    fn cut(&mut self, slab: &Slab, top: Twips, head: Option<&Head>) {
        let room = self.floor(&[]) - top;
        let (upper, lower) = slab.split(room, self.arena);
        if lower.height >= slab.height {
            self.place_slab(slab, top);
            return;
        }
        self.place_slab(&upper, top);
        self.next_page();
        self.repeat(head);
        let top = self.top_of(0);
        if lower.height > self.floor(&[]) - top {
            self.cut(&lower, top, head);
        } else {
            self.place_slab(&lower, top);
        }
    }

    fn place_slab(&mut self, slab: &Slab, y: Twips) {
        slab.draw(self.sheet.left, y, &mut self.ops);
        self.y = y + slab.height;
        self.pending = 0;
        self.at_top = false;
        let notes = slab.notes(self.arena);
        self.notes.add(&notes, self.bottom - self.y, self.arena);
    }

    /// Draws the head of a table again, at the top of a page.
    fn repeat(&mut self, head: Option<&Head>) {
        if let Some(head) = head {
            let start = self.ops.len();
            head.slab.draw(self.sheet.left, self.y, &mut self.ops);
            for op in &mut self.ops[start..] {
                if let Mark::Lines { repeated, .. } = &mut op.mark {
                    *repeated = true;
                }
            }
            self.y += head.slab.height - head.border;
        }
    }

    /// Places a table. The last of its rows stay with `following`, and all of it when there are no
    /// others.
    fn table(&mut self, table: &SetTable, before: Twips, following: &[SetBlock]) {
        let start = table.rows(0, first_band_end(table), &mut Vec::new(), self.arena);
        let is_whole = first_band_end(table) == table.row_count();
        let stays = if is_whole { following } else { &[] };
        if !self.slab_fits(&start, before, stays) && !self.at_top {
            self.next_page();
        }
        let border = table.border;
        let head = table.head(self.arena).map(|slab| Head { slab, border });
        let mut before = before;
        if let Some(head) = &head {
            self.slab(&head.slab, before, None);
            self.y -= border;
            before = 0;
        }
        for (first, end) in table.bands() {
            if end == table.row_count() && !is_whole && !following.is_empty() {
                let last = table.rows(first, end, &mut Vec::new(), self.arena);
                if !self.slab_fits(&last, before, following) {
                    self.next_page();
                    self.repeat(head.as_ref());
                }
            }
            self.band(table, (first, end), before, head.as_ref());
            self.y -= border;
            before = 0;
        }
        self.y += border;
    }

    /// Whether a slab fits on this page with what must stand below it.
    fn slab_fits(&self, slab: &Slab, before: Twips, following: &[SetBlock]) -> bool {
        let notes = slab.notes(self.arena);
        let bottom = self.top_of(before) + slab.height;
        bottom <= self.floor(&notes) && self.fit_below(bottom, Some(0), notes, following)
    }

    /// Places rows that a cell joins: over two pages where they do not fit on one.
    fn band(
        &mut self,
        table: &SetTable,
        (first, end): (usize, usize),
        before: Twips,
        head: Option<&Head>,
    ) {
        let mut carried = Vec::new();
        let (mut first, mut before) = (first, before);
        loop {
            let top = self.top_of(before);
            let room = self.floor(&[]) - top;
            let here = table.end_within(first, end, room);
            if table.height(first, end) + table.border <= room || here == first {
                break;
            }
            let upper = table.rows(first, here, &mut carried, self.arena);
            self.place_slab(&upper, top);
            self.next_page();
            self.repeat(head);
            (first, before) = (here, 0);
        }
        let rest = table.rows(first, end, &mut carried, self.arena);
        self.slab(&rest, before, head);
    }
}

/// The head of a table, as it is repeated.
struct Head {
    slab: Slab,
    /// Thickness of its lower border, which is the upper one of what follows.
    border: Twips,
}

/// The end of the rows with which a table begins: its head and the first band below it.
fn first_band_end(table: &SetTable) -> usize {
    table
        .bands()
        .next()
        .map_or(table.row_count(), |(_, end)| end)
}

/// The end of the chain of blocks that stay together, from `start` on. A table ends a chain: its
/// first rows stay with what stands above it, its last rows with what stands below.
fn chain_end(blocks: &[SetBlock], start: usize) -> usize {
    let goes_on =
        |block: &&SetBlock| block.keep_with_next && !matches!(block.content, Content::Table(_));
    let kept = blocks[start..].iter().take_while(goes_on).count();
    (start + kept + 1).min(blocks.len())
}

/// How many of `count` lines stay on the page when `fitting` have room: none, if the page would keep
/// or hand on too few.
fn split(count: usize, fitting: usize, is_start: bool, unsplit: bool) -> usize {
    if fitting >= count {
        return count;
    }
    let handed_on = (count - fitting).max(LEAST_LINES);
    let kept = count.saturating_sub(handed_on);
    if unsplit || (is_start && kept < LEAST_LINES) {
        0
    } else {
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn two_lines_at_least_stand_on_either_page() {
        assert_eq!(split(4, 3, true, false), 2);
        assert_eq!(split(4, 2, true, false), 2);
        assert_eq!(split(3, 2, true, false), 0);
        assert_eq!(split(4, 1, true, false), 0);
        assert_eq!(split(5, 5, true, false), 5);
        assert_eq!(split(9, 5, true, true), 0);
        assert_eq!(split(3, 2, false, false), 1);
    }
}
