//! One paragraph: its letters, their looks, its label and what is drawn on it.

use roxmltree::Node;

use crate::join::{Joined, join};
use crate::letters::{Context, Gathered, Mark, NoteId, gather};
use crate::look::Looks;
use crate::notes::CommentTexts;
use crate::numbering::Lists;
use crate::properties::{ParagraphProperties, RunProperties};
use crate::shape::{TextBox, typed_line};
use crate::source::Atom;
use crate::styles::Style;
use crate::xml::child;
use crate::{Align, Drawn, Paragraph, Trace, TraceKind};

/// What paragraphs of one file are read with.
pub(crate) struct Paragraphs<'s> {
    pub(crate) looks: Looks<'s>,
    pub(crate) lists: Lists,
    pub(crate) comments: CommentTexts,
    /// Runs seen so far in the file.
    pub(crate) runs: usize,
    /// Whether to note where each letter stands in the part.
    pub(crate) traced: bool,
}

/// A paragraph as read, and what it carries that is read elsewhere.
pub(crate) struct Read<'a, 'i> {
    pub(crate) paragraph: Paragraph,
    pub(crate) boxes: Vec<TextBox<'a, 'i>>,
    /// Changes, comments and hidden letters, without the number of the paragraph.
    pub(crate) traces: Vec<Trace>,
    /// The notes that its letters refer to, in order.
    pub(crate) notes: Vec<NoteId>,
    /// Where a page number in it stands, when a tab of its own kind says so.
    pub(crate) page_align: Option<Align>,
    /// Where its letters stand in the part; none unless they are traced.
    pub(crate) atoms: Vec<Atom>,
}

/// What became of a `w:p`.
pub(crate) enum Outcome<'a, 'i> {
    /// A paragraph.
    Read(Box<Read<'a, 'i>>),
    /// Its end was deleted: its letters go on in the next one.
    Merged(Gathered<'a, 'i>),
}

impl Paragraphs<'_> {
    /// Reads a paragraph. `before` holds the letters of those above it whose ends were deleted;
    /// `last` says that there is none below it to go on in.
    pub(crate) fn read<'a, 'i>(
        &mut self,
        node: Node<'a, 'i>,
        table: Option<&Style>,
        before: Gathered<'a, 'i>,
        last: bool,
    ) -> Outcome<'a, 'i> {
        let properties = child(node, "pPr");
        let direct = properties
            .map(ParagraphProperties::read)
            .unwrap_or_default();
        let styles = self.looks.styles;
        let named = direct.style.as_deref().and_then(|id| styles.get(id));
        let style = named.or_else(|| styles.default_paragraph());
        let context = Context {
            looks: &self.looks,
            style,
            table,
            comments: &self.comments,
            traced: self.traced,
        };
        let mut gathered = gather(node, before, &context, &mut self.runs);
        if end_was_deleted(properties, &mut gathered) && !last {
            return Outcome::Merged(gathered);
        }
        let list = self.list(&direct, style);
        let whole = self.effective(direct, list, style, table);
        let joined = join(gathered.pieces);
        let mut paragraph = dressed(&whole, gathered.shapes.lines, &joined);
        paragraph.style = style.map(|style| style.title.clone());
        if let Some((id, level)) = list {
            let end = properties.and_then(|found| child(found, "rPr"));
            let end = end.map(RunProperties::read).unwrap_or_default();
            let own = self.lists.letters(id, level);
            let letters = own.map_or_else(|| end.clone(), |own| own.over(&end));
            paragraph.label = self.lists.next(id, level);
            let look = || self.looks.of(&letters, style, table);
            paragraph.label_look = paragraph.label.is_some().then(look);
        }
        let marks = gathered.marks.into_iter();
        let read = Read {
            boxes: gathered.shapes.boxes,
            traces: marks.map(|mark| trace(mark, &joined)).collect(),
            notes: gathered.notes,
            page_align: gathered.page_align.or_else(|| tabbed(&whole, &joined)),
            atoms: joined.atoms(),
            paragraph: Paragraph {
                text: joined.text,
                runs: joined.runs,
                ..paragraph
            },
        };
        Outcome::Read(Box::new(read))
    }

    /// The list that a paragraph stands in, and its level.
    fn list(&self, direct: &ParagraphProperties, style: Option<&Style>) -> Option<(i64, usize)> {
        let inherited = style.and_then(|style| style.paragraph.numbering);
        let found = direct
            .numbering
            .map_or(inherited, |own| Some(own.over(inherited)))?;
        let id = found.list.filter(|id| *id != 0)?;
        let by_style = || style.map_or(0, |style| self.lists.level_of(id, &style.id));
        Some((id, found.level.unwrap_or_else(by_style)))
    }

    /// What the properties come to with list, styles and defaults below them.
    fn effective(
        &self,
        direct: ParagraphProperties,
        list: Option<(i64, usize)>,
        style: Option<&Style>,
        table: Option<&Style>,
    ) -> ParagraphProperties {
        let mut whole = direct;
        if let Some(level) = list.and_then(|(id, level)| self.lists.indent(id, level)) {
            whole = whole.over(level);
        }
        for below in [style, table].into_iter().flatten() {
            whole = whole.over(&below.paragraph);
        }
        whole.over(&self.looks.styles.defaults().paragraph)
    }
}

/// Whether the end of the paragraph was deleted under tracking; what was done to it is noted.
fn end_was_deleted(properties: Option<Node<'_, '_>>, gathered: &mut Gathered<'_, '_>) -> bool {
    let end = gathered.pieces.len();
    let mut note =
        |parent: Option<Node<'_, '_>>, key: &str, kind, from: usize, text: Option<&str>| {
            let by = parent.and_then(|parent| child(parent, key));
            let text = text.map(str::to_owned);
            gathered
                .marks
                .extend(by.map(|by| Mark::of(kind, from..end, text, by)));
            by.is_some()
        };
    note(properties, "pPrChange", TraceKind::Formatted, 0, None);
    let letters = properties.and_then(|found| child(found, "rPr"));
    note(letters, "ins", TraceKind::Inserted, end, Some("\n"));
    note(letters, "del", TraceKind::Deleted, end, Some("\n"))
}

fn dressed(whole: &ParagraphProperties, lines: Vec<Drawn>, joined: &Joined) -> Paragraph {
    let mut drawn = lines;
    drawn.extend(whole.borders.iter().flatten().cloned());
    let size_pt = joined.runs.first().map(|run| run.look.printed_pt());
    drawn.extend(typed_line(&joined.text, size_pt));
    Paragraph {
        align: whole.frame_align.or(whole.align).unwrap_or_default(),
        left_pt: whole.left_pt.unwrap_or(0.0),
        right_pt: whole.right_pt.unwrap_or(0.0),
        first_line_pt: whole.first_line_pt.unwrap_or(0.0),
        before_pt: whole.before_pt.unwrap_or(0.0),
        after_pt: whole.after_pt.unwrap_or(0.0),
        line: whole.line.unwrap_or_default(),
        keep_next: whole.keep_next.unwrap_or(false),
        drawn,
        ..Paragraph::default()
    }
}

/// A trace with its place in letters.
fn trace(mark: Mark, joined: &Joined) -> Trace {
    let range = joined.start(mark.from)..joined.start(mark.to);
    let text = mark
        .text
        .unwrap_or_else(|| joined.text[range.clone()].to_owned());
    Trace {
        kind: mark.kind,
        paragraph: None,
        range,
        text,
        author: mark.author,
        date: mark.date,
    }
}

/// Where the tabs before a page number put it: at the stop that the paragraph sets, else, as in the
/// style of headers, the first in the centre and the second on the right.
fn tabbed(whole: &ParagraphProperties, joined: &Joined) -> Option<Align> {
    let number = joined.runs.iter().find(|run| run.page_field)?;
    let tabs = joined.text.get(..number.range.start)?.matches('\t').count();
    let stop = tabs.checked_sub(1)?;
    match whole.tab_stops.as_deref() {
        Some(stops) if !stops.is_empty() => stops.get(stop).copied(),
        _ if stop == 0 => Some(Align::Center),
        _ => Some(Align::Right),
    }
}
