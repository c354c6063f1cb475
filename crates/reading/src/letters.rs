//! The letters of a paragraph as its elements hold them, before they are joined.

use std::ops::Range;

use roxmltree::Node;
use thethuc_text::Charset;

use crate::fields::Fields;
use crate::look::Looks;
use crate::notes::CommentTexts;
use crate::properties::RunProperties;
use crate::shape::{Shapes, branch};
use crate::source::{Letter, letters_of};
use crate::styles::Style;
use crate::xml::{attribute, child, name};
use crate::{Align, Look, TraceKind};

/// Stands for a footnote or endnote in a text.
const NOTE_MARK: char = '\u{FFFC}';

/// What a paragraph's letters depend on.
pub(crate) struct Context<'c> {
    pub(crate) looks: &'c Looks<'c>,
    pub(crate) style: Option<&'c Style>,
    pub(crate) table: Option<&'c Style>,
    pub(crate) comments: &'c CommentTexts,
    /// Whether to note where each letter stands in the part.
    pub(crate) traced: bool,
}

/// A note, as the text refers to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoteId {
    pub(crate) end: bool,
    pub(crate) id: i64,
}

/// Letters of one `w:r`.
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) look: Look,
    pub(crate) source: usize,
    pub(crate) page_field: bool,
    /// Where its letters stand in the part; none unless they are traced.
    pub(crate) letters: Vec<Letter>,
}

/// Letters of the run at hand.
#[derive(Default)]
struct Shown {
    text: String,
    page_field: bool,
    letters: Vec<Letter>,
}

/// A trace whose place is still counted in pieces.
pub(crate) struct Mark {
    pub(crate) kind: TraceKind,
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Its words; none when they are those that stand there.
    pub(crate) text: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) date: Option<String>,
}

impl Mark {
    /// A trace on some pieces, with who left it and when.
    pub(crate) fn of(
        kind: TraceKind,
        pieces: Range<usize>,
        text: Option<String>,
        by: Node<'_, '_>,
    ) -> Self {
        Self {
            kind,
            from: pieces.start,
            to: pieces.end,
            text,
            author: attribute(by, "author").map(str::to_owned),
            date: attribute(by, "date").map(str::to_owned),
        }
    }
}

/// What the elements of a paragraph hold.
#[derive(Default)]
pub(crate) struct Gathered<'a, 'i> {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) shapes: Shapes<'a, 'i>,
    /// The notes that its letters refer to, in order.
    pub(crate) notes: Vec<NoteId>,
    /// Where a tab of its own kind (`w:ptab`) before a page number puts it.
    pub(crate) page_align: Option<Align>,
}

/// Gathers the letters of a paragraph behind those of one that was merged with it.
pub(crate) fn gather<'a, 'i>(
    node: Node<'a, 'i>,
    before: Gathered<'a, 'i>,
    context: &Context<'_>,
    runs: &mut usize,
) -> Gathered<'a, 'i> {
    let mut letters = Letters {
        context,
        runs,
        out: before,
        fields: Fields::default(),
        comments: Vec::new(),
        ptab: None,
        inserted: false,
    };
    letters.inlines(node);
    while let Some((id, from)) = letters.comments.pop() {
        letters.comment(id, from);
    }
    letters.out
}

struct Letters<'c, 'a, 'i> {
    context: &'c Context<'c>,
    runs: &'c mut usize,
    out: Gathered<'a, 'i>,
    fields: Fields,
    /// Comments that have begun and not ended, and the piece they begin before.
    comments: Vec<(i64, usize)>,
    ptab: Option<Align>,
    /// Inside an insertion: one inside another says nothing new.
    inserted: bool,
}

impl<'a, 'i> Letters<'_, 'a, 'i> {
    fn inlines(&mut self, parent: Node<'a, 'i>) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "r" => self.run(node),
                "del" | "moveFrom" => self.deleted(node),
                "ins" | "moveTo" if self.inserted => self.inlines(node),
                "ins" | "moveTo" => {
                    let from = self.out.pieces.len();
                    self.inserted = true;
                    self.inlines(node);
                    self.inserted = false;
                    self.mark(TraceKind::Inserted, from, None, node);
                }
                "commentRangeStart" => self
                    .comments
                    .extend(number_of(node).map(|id| (id, self.out.pieces.len()))),
                "commentRangeEnd" => {
                    let open = number_of(node)
                        .and_then(|id| self.comments.iter().position(|(open, _)| *open == id));
                    if let Some(at) = open {
                        let (id, from) = self.comments.remove(at);
                        self.comment(id, from);
                    }
                }
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.inlines(content);
                    }
                }
                "fldSimple" => {
                    self.fields
                        .begin_simple(attribute(node, "instr").unwrap_or_default());
                    self.inlines(node);
                    self.fields.end();
                }
                "AlternateContent" => {
                    if let Some(branch) = branch(node) {
                        self.inlines(branch);
                    }
                }
                "hyperlink" | "smartTag" | "customXml" | "dir" | "bdo" => self.inlines(node),
                _ => {}
            }
        }
    }

    fn run(&mut self, node: Node<'a, 'i>) {
        let properties = child(node, "rPr");
        let direct = properties.map(RunProperties::read).unwrap_or_default();
        let hidden = self.context.looks.hides(&direct, self.context.style);
        let look = self
            .context
            .looks
            .of(&direct, self.context.style, self.context.table);
        let source = *self.runs;
        *self.runs += 1;
        let (from, notes) = (self.out.pieces.len(), self.out.notes.len());
        let shapes = self.out.shapes.count();
        let mut shown = Shown::default();
        self.contents(node, &look, &mut shown);
        if hidden {
            self.out.shapes.truncate(shapes);
            self.out.notes.truncate(notes);
            if !shown.text.is_empty() {
                self.mark(TraceKind::Hidden, from, Some(shown.text), node);
            }
            return;
        }
        if !shown.text.is_empty() {
            let Shown {
                text,
                page_field,
                letters,
            } = shown;
            self.out.pieces.push(Piece {
                text,
                look,
                source,
                page_field,
                letters,
            });
        }
        if let Some(change) = properties.and_then(|found| child(found, "rPrChange")) {
            self.mark(TraceKind::Formatted, from, None, change);
        }
    }

    fn contents(&mut self, parent: Node<'a, 'i>, look: &Look, shown: &mut Shown) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "t" if self.fields.are_shown() => self.words(node, shown),
                "tab" => self.sign(node, '\t', shown),
                "ptab" => {
                    self.sign(node, '\t', shown);
                    self.ptab = attribute(node, "alignment").map(crate::properties::align);
                }
                "br" | "cr" => self.sign(node, '\n', shown),
                "noBreakHyphen" => self.sign(node, '-', shown),
                "softHyphen" if Charset::of_font(&look.font).is_some() => {
                    self.sign(node, '\u{AD}', shown);
                }
                "footnoteReference" | "endnoteReference" => self.note(node, shown),
                "sym" => {
                    if let Some(sign) = symbol(node) {
                        self.sign(node, sign, shown);
                    }
                }
                "fldChar" => self.fields.mark(attribute(node, "fldCharType")),
                "instrText" => self.fields.code(node.text().unwrap_or_default()),
                "pgNum" => {
                    self.sign(node, '1', shown);
                    self.page_number(shown);
                }
                "drawing" | "pict" | "object" => self.out.shapes.look(node),
                "AlternateContent" => {
                    if let Some(branch) = branch(node) {
                        self.contents(branch, look, shown);
                    }
                }
                _ => {}
            }
        }
    }

    fn words(&mut self, node: Node<'a, 'i>, shown: &mut Shown) {
        let words = node.text().unwrap_or_default();
        shown.text.push_str(words);
        if self.context.traced {
            shown.letters.extend(letters_of(node, words));
        }
        if self.fields.show_page() {
            self.page_number(shown);
        }
    }

    /// A sign that an element stands for.
    fn sign(&mut self, node: Node<'a, 'i>, sign: char, shown: &mut Shown) {
        shown.text.push(sign);
        if self.context.traced {
            shown.letters.push(Letter::of(node, sign));
        }
    }

    fn note(&mut self, node: Node<'a, 'i>, shown: &mut Shown) {
        self.sign(node, NOTE_MARK, shown);
        self.out.notes.push(NoteId {
            end: name(node) == "endnoteReference",
            id: number_of(node).unwrap_or(0),
        });
    }

    fn page_number(&mut self, shown: &mut Shown) {
        shown.page_field = true;
        self.out.page_align = self.ptab;
    }

    fn deleted(&mut self, node: Node<'a, 'i>) {
        let at = self.out.pieces.len();
        let words = node
            .descendants()
            .filter(|inner| matches!(name(*inner), "delText" | "t"));
        let text: String = words.filter_map(|word| word.text()).collect();
        self.mark(TraceKind::Deleted, at, Some(text), node);
    }

    fn comment(&mut self, id: i64, from: usize) {
        let to = self.out.pieces.len();
        if let Some(comment) = self.context.comments.take(id) {
            self.out.marks.push(Mark {
                kind: TraceKind::Comment,
                from,
                to,
                text: Some(comment.text),
                author: comment.author,
                date: comment.date,
            });
        }
    }

    /// Notes a trace from a piece to the last one.
    fn mark(&mut self, kind: TraceKind, from: usize, text: Option<String>, by: Node<'_, '_>) {
        let to = self.out.pieces.len();
        self.out.marks.push(Mark::of(kind, from..to, text, by));
    }
}

fn number_of(node: Node<'_, '_>) -> Option<i64> {
    attribute(node, "id")?.parse().ok()
}

/// A character of a symbol font, as one that stands for it in Unicode.
fn symbol(node: Node<'_, '_>) -> Option<char> {
    let code = u32::from_str_radix(attribute(node, "char")?, 16).ok()?;
    Some(match code & 0xFF {
        0xB7 => '•',
        0xA7 => '▪',
        0xA8 | 0x6F => '□',
        0xFE | 0xFC => '✓',
        _ => char::from_u32(code).filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c))?,
    })
}
