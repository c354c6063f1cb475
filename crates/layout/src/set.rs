//! Setting: every paragraph broken into lines, every block with its height. No pages yet.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use thethuc_markup::{
    Block, Contents, Markup, Paragraph, Picture, Role, RunKind, Section, StyleSheet,
};
use thethuc_model::FieldPath;

use crate::hash::QuickHasher;
use crate::lines::{SetLines, break_lines};
use crate::look::Look;
use crate::pieces::{Piece, piece_at, pieces};
use crate::set_columns::{set_columns, set_picture, set_rule, set_stamp};
use crate::set_table::{SetTable, set_table};
use crate::slab::Slab;
use crate::tags::{ParagraphTags, TagTree};
use crate::units::{Twips, twips};
use crate::{Finding, FindingCode, FontSet, TagRole};

/// Number of a paragraph in its [`Arena`], in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ParagraphId(pub(crate) usize);

/// All paragraphs of a markup.
#[derive(Debug, Default)]
pub(crate) struct Arena<'m> {
    paragraphs: Vec<SetParagraph<'m>>,
    /// Pictures, by the number that their marks name.
    pub(crate) pictures: Vec<&'m Picture>,
}

/// A paragraph with its lines.
#[derive(Debug)]
pub(crate) struct SetParagraph<'m> {
    /// Its markup.
    pub(crate) source: &'m Paragraph,
    /// The number of the footnote whose text it is.
    pub(crate) number: Option<u32>,
    /// How it looks.
    pub(crate) look: Look,
    /// Width of its column.
    pub(crate) width: Twips,
    /// Colour of its letters.
    pub(crate) color: [u8; 3],
    /// Its lines.
    pub(crate) lines: Arc<SetLines>,
    /// The nodes of the tree of meaning that its letters belong to.
    pub(crate) tags: ParagraphTags,
    /// The heading that it names, in a table of contents.
    pub(crate) target: Option<&'m FieldPath>,
    /// Footnotes, with the line that refers to each.
    pub(crate) notes: Vec<(usize, ParagraphId)>,
    /// Hash of all that shows of it and of the fields that it names.
    pub(crate) key: u64,
}

impl<'m> Arena<'m> {
    /// The paragraph of that number.
    pub(crate) fn get(&self, id: ParagraphId) -> &SetParagraph<'m> {
        &self.paragraphs[id.0]
    }

    /// All paragraphs, in reading order.
    pub(crate) fn paragraphs(&self) -> &[SetParagraph<'m>] {
        &self.paragraphs
    }
}

impl SetParagraph<'_> {
    /// How many lines it has.
    pub(crate) fn line_count(&self) -> usize {
        self.lines.lines.len()
    }

    /// Height of so many of its lines.
    pub(crate) fn height_of(&self, lines: usize) -> Twips {
        lines as Twips * self.look.pitch
    }

    /// Height of all its lines.
    pub(crate) fn height(&self) -> Twips {
        self.height_of(self.line_count())
    }

    /// The footnotes that lines `from..to` refer to.
    pub(crate) fn notes_in(&self, from: usize, to: usize) -> impl Iterator<Item = ParagraphId> {
        let first = self.notes.partition_point(|&(line, _)| line < from);
        self.notes[first..]
            .iter()
            .take_while(move |&&(line, _)| line < to)
            .map(|&(_, note)| note)
    }

    /// One of its pieces, by the number that its lines name.
    pub(crate) fn piece(&self, index: usize) -> Option<Piece<'_>> {
        piece_at(self.source, self.look.size, self.number, index)
    }
}

/// A block of the flow with its height.
#[derive(Debug)]
pub(crate) struct SetBlock {
    /// Space above, kept out at the top of a page.
    pub(crate) before: Twips,
    /// Space below.
    pub(crate) after: Twips,
    /// Stays with the next block.
    pub(crate) keep_with_next: bool,
    /// What it is.
    pub(crate) content: Content,
}

/// What a [`SetBlock`] is.
#[derive(Debug)]
pub(crate) enum Content {
    /// A paragraph, which splits between lines.
    Paragraph(ParagraphId),
    /// Something that stays on one page.
    Slab(Slab),
    /// A table, which splits between rows.
    Table(SetTable),
}

/// A section with its blocks set.
#[derive(Debug)]
pub(crate) struct SetSection<'m> {
    /// Its markup.
    pub(crate) section: &'m Section,
    /// Inside the top margin of its first page.
    pub(crate) first_page_top: Slab,
    /// At the foot of its first page.
    pub(crate) first_page_bottom: Slab,
    /// The flow.
    pub(crate) blocks: Vec<SetBlock>,
}

/// Lines that were broken before, by what decides on them.
#[derive(Debug, Default)]
pub(crate) struct LineCache {
    old: HashMap<u64, Arc<SetLines>>,
    new: HashMap<u64, Arc<SetLines>>,
}

impl LineCache {
    /// What the run now ending did not use is forgotten.
    pub(crate) fn end_run(&mut self) {
        self.old = std::mem::take(&mut self.new);
    }

    fn get_or_break(&mut self, key: u64, break_now: impl FnOnce() -> SetLines) -> Arc<SetLines> {
        if let Some(lines) = self.new.get(&key) {
            return Arc::clone(lines);
        }
        let lines = self
            .old
            .remove(&key)
            .unwrap_or_else(|| Arc::new(break_now()));
        self.new.insert(key, Arc::clone(&lines));
        lines
    }
}

/// Sets the blocks of a markup.
pub(crate) struct Setter<'m, 'a> {
    pub(crate) fonts: &'a FontSet,
    pub(crate) styles: &'m StyleSheet,
    pub(crate) cache: &'a mut LineCache,
    pub(crate) arena: Arena<'m>,
    pub(crate) tags: TagTree,
    findings: Vec<Finding>,
    /// Width of the text area, in which footnotes are set.
    text_width: Twips,
}

/// Styles whose lines never wrap: quốc hiệu and tiêu ngữ are one line each (PL I/II.1.c), and a
/// mark stands on one line in its frame (PL I/III.2).
const UNWRAPPED: [&str; 4] = ["quoc_hieu", "tieu_ngu", "muc_do_khan", "pham_vi_luu_hanh"];

/// Height of the paragraph that WordprocessingML wants between two tables and after the last one,
/// as the DOCX writer writes it: 1 pt.
const PARTING: Twips = 20;

impl<'m, 'a> Setter<'m, 'a> {
    /// Sets with these fonts and styles.
    pub(crate) fn new(
        fonts: &'a FontSet,
        styles: &'m StyleSheet,
        cache: &'a mut LineCache,
    ) -> Self {
        Self {
            fonts,
            styles,
            cache,
            arena: Arena::default(),
            tags: TagTree::default(),
            findings: Vec::new(),
            text_width: 0,
        }
    }

    /// Sets all sections.
    pub(crate) fn markup(&mut self, markup: &'m Markup) -> Vec<SetSection<'m>> {
        markup
            .sections
            .iter()
            .enumerate()
            .map(|(index, section)| self.section(section, index == 0))
            .collect()
    }

    fn section(&mut self, section: &'m Section, is_first: bool) -> SetSection<'m> {
        let width = twips(section.page.text_width_pt());
        self.text_width = width;
        if is_first || section.blocks.iter().any(has_title) {
            self.tags.begin_part();
        }
        let first_page_top = self.stacked(&section.first_page_top, width);
        let blocks = self.blocks(&section.blocks, width);
        let first_page_bottom = self.stacked(&section.first_page_bottom, width);
        SetSection {
            section,
            first_page_top,
            first_page_bottom,
            blocks,
        }
    }

    fn stacked(&mut self, blocks: &'m [Block], width: Twips) -> Slab {
        let mut slab = Slab::default();
        crate::set_columns::stack_into(self, &mut slab, blocks, 0, width);
        slab
    }

    /// Sets blocks that stand one below the other.
    pub(crate) fn blocks(&mut self, blocks: &'m [Block], width: Twips) -> Vec<SetBlock> {
        let mut set: Vec<SetBlock> = Vec::with_capacity(blocks.len());
        for (index, block) in blocks.iter().enumerate() {
            if let Block::Columns(columns) = block
                && columns.keep_with_previous
                && let Some(previous) = set.last_mut()
            {
                previous.keep_with_next = true;
            }
            if let Block::Contents(contents) = block {
                self.contents(contents, width, &mut set);
                continue;
            }
            let mut one = self.block(block, width);
            if index > 0 && is_tabular(block) && is_tabular(&blocks[index - 1]) {
                one.before = one.before.max(PARTING);
            }
            set.push(one);
        }
        set
    }

    fn block(&mut self, block: &'m Block, width: Twips) -> SetBlock {
        match block {
            Block::Paragraph(paragraph) => {
                let id = self.paragraph(paragraph, width, [0; 3]);
                self.flowing(id)
            }
            Block::Picture(picture) => SetBlock {
                keep_with_next: picture.keep_with_next,
                ..standing(
                    picture.space_before_pt,
                    Content::Slab(set_picture(self, picture, width)),
                )
            },
            // Set by `contents`, where blocks stand one below the other: it is several blocks.
            Block::Contents(_) => standing(0.0, Content::Slab(Slab::default())),
            Block::Rule(rule) => SetBlock {
                keep_with_next: rule.keep_with_next,
                ..standing(rule.space_before_pt, Content::Slab(set_rule(rule, width)))
            },
            Block::Columns(columns) => {
                let slab = set_columns(self, columns);
                standing(columns.space_before_pt, Content::Slab(slab))
            }
            Block::Stamp(stamp) => {
                let slab = set_stamp(self, stamp, width);
                standing(stamp.space_before_pt, Content::Slab(slab))
            }
            Block::Table(table) => {
                let table_set = set_table(self, table);
                standing(table.space_before_pt, Content::Table(table_set))
            }
        }
    }

    fn flowing(&self, id: ParagraphId) -> SetBlock {
        let look = self.arena.get(id).look;
        SetBlock {
            before: look.before,
            after: look.after,
            keep_with_next: look.keep_with_next,
            content: Content::Paragraph(id),
        }
    }

    /// Sets the title and the lines of a table of contents.
    fn contents(&mut self, contents: &'m Contents, width: Twips, set: &mut Vec<SetBlock>) {
        let title = self.paragraph(&contents.title, width, [0; 3]);
        set.push(self.flowing(title));
        self.tags.open(TagRole::Toc);
        for entry in &contents.entries {
            let tags = self.tags.entry();
            let id = self.broken(&entry.paragraph, width, None, [0; 3], tags);
            self.arena.paragraphs[id.0].target = Some(&entry.target);
            set.push(self.flowing(id));
        }
        self.tags.close();
    }

    /// Breaks a paragraph of the flow into lines, with the footnotes that it refers to.
    pub(crate) fn paragraph(
        &mut self,
        source: &'m Paragraph,
        width: Twips,
        color: [u8; 3],
    ) -> ParagraphId {
        let id = ParagraphId(self.arena.paragraphs.len());
        let mut tags = self.tags.paragraph(source, id);
        let mut notes = Vec::new();
        for (run, one) in source.runs.iter().enumerate() {
            if let RunKind::Footnote(footnote) = &one.kind {
                notes.push((run, footnote, self.tags.note(&mut tags, run)));
            }
        }
        self.broken(source, width, None, color, tags);
        for (run, footnote, tags) in notes {
            let line = self.arena.get(id).line_of_piece(run);
            let number = Some(footnote.number);
            let note = self.broken(&footnote.paragraph, self.text_width, number, [0; 3], tags);
            self.arena.paragraphs[id.0].notes.push((line, note));
        }
        id
    }

    fn broken(
        &mut self,
        source: &'m Paragraph,
        width: Twips,
        number: Option<u32>,
        color: [u8; 3],
        tags: ParagraphTags,
    ) -> ParagraphId {
        let look = Look::of(source, self.styles);
        let (letters, key) = keys(source, &look, width, number);
        let fonts = self.fonts;
        let lines = self.cache.get_or_break(letters, || {
            break_lines(fonts, &pieces(source, look.size, number), &look, width)
        });
        self.find(source, &lines);
        let id = ParagraphId(self.arena.paragraphs.len());
        let notes = Vec::new();
        self.arena.paragraphs.push(SetParagraph {
            source,
            number,
            look,
            width,
            color,
            lines,
            tags,
            target: None,
            notes,
            key,
        });
        id
    }

    fn find(&mut self, source: &Paragraph, lines: &SetLines) {
        if !lines.missing.is_empty() {
            let detail = lines.missing.clone();
            self.findings.push(Finding {
                code: FindingCode::MissingGlyph,
                field: source.field.clone(),
                detail,
            });
        }
        let breaks = source
            .runs
            .iter()
            .filter(|run| run.kind == RunKind::Break)
            .count();
        if UNWRAPPED.contains(&source.style.as_str()) && lines.lines.len() > breaks + 1 {
            let detail = source.runs.iter().map(|run| run.text.as_str()).collect();
            self.findings.push(Finding {
                code: FindingCode::LineTooWide,
                field: source.field.clone(),
                detail,
            });
        }
    }

    /// What was set, the tree of meaning, and what could not be set as wished.
    pub(crate) fn finish(self) -> (Arena<'m>, TagTree, Vec<Finding>) {
        (self.arena, self.tags, self.findings)
    }
}

impl SetParagraph<'_> {
    /// The line on which a piece begins. Pieces are runs unless the paragraph is a footnote.
    fn line_of_piece(&self, piece: usize) -> usize {
        let lines = &self.lines.lines;
        lines
            .partition_point(|line| (line.start.piece, line.start.byte) <= (piece, 0))
            .saturating_sub(1)
    }
}

fn standing(space_before_pt: f64, content: Content) -> SetBlock {
    SetBlock {
        before: twips(space_before_pt).max(0),
        after: 0,
        keep_with_next: false,
        content,
    }
}

fn is_tabular(block: &Block) -> bool {
    matches!(block, Block::Columns(_) | Block::Table(_) | Block::Stamp(_))
}

/// Whether a new part of the document begins with the section that holds the block.
fn has_title(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => paragraph.role == Role::Title,
        Block::Columns(columns) => columns
            .columns
            .iter()
            .flat_map(|column| &column.blocks)
            .any(has_title),
        Block::Rule(_)
        | Block::Stamp(_)
        | Block::Table(_)
        | Block::Picture(_)
        | Block::Contents(_) => false,
    }
}

/// Height that a column gains at its foot when it ends in a table or stamp.
pub(crate) fn parting_after(blocks: &[Block]) -> Twips {
    if blocks.last().is_some_and(is_tabular) {
        PARTING
    } else {
        0
    }
}

/// Two hashes of a paragraph: of what decides on its lines, and of that and the fields it names.
fn keys(paragraph: &Paragraph, look: &Look, width: Twips, number: Option<u32>) -> (u64, u64) {
    let mut hasher = QuickHasher::default();
    (look, width, number).hash(&mut hasher);
    for run in &paragraph.runs {
        run.text.hash(&mut hasher);
        let flags = [run.bold, run.italic, run.underline, run.superscript];
        flags.hash(&mut hasher);
        match &run.kind {
            RunKind::Text => 0_u32.hash(&mut hasher),
            RunKind::Label => 1_u32.hash(&mut hasher),
            RunKind::Break => 2_u32.hash(&mut hasher),
            RunKind::Footnote(footnote) => (3_u32, footnote.number).hash(&mut hasher),
        }
    }
    let letters = hasher.finish();
    paragraph.field.hash(&mut hasher);
    for run in &paragraph.runs {
        run.source.hash(&mut hasher);
    }
    (letters, hasher.finish())
}
