//! From the parts of pages to a [`Reading`]: lines become paragraphs again.

use std::collections::BTreeMap;

use super::lines::{Piece, Row};
use super::page::{ACROSS, Part, Parts};
use super::tables::{Covered, Grid};
use crate::{
    Align, Cell, HeaderFooter, Note, PageNumber, Paragraph, Place, Reading, SectionPage, Table,
};

/// A line that begins so far to the right of the text begins a paragraph, pt.
const INDENT_PT: f64 = 9.0;
/// Edges that are the same, pt.
const SAME_PT: f64 = 3.0;
/// By how much the sides of a centred line differ at most, pt: blanks may end it.
const DRESSED_PT: f64 = 8.0;
const PLAIN_PT: f64 = 1.2;
/// The width of a blank, in sizes.
const BLANK: f64 = 0.25;
/// A line so far below the one above it begins a paragraph, in sizes.
const FAR: f64 = 2.2;
/// A distance larger than that of the lines of a paragraph by so much ends it, pt.
const LOOSER_PT: f64 = 2.5;
/// How far to the right of its dash an item goes on, pt.
const HANGING_PT: f64 = 20.0;
/// Marks in front of the items of a list.
const DASHES: [char; 4] = ['-', '–', '+', '•'];
/// From so many lines across the page on, the edges of the text are theirs.
const MANY_LINES: usize = 4;
/// What stands for a footnote in a text.
const NOTE_MARK: char = '\u{FFFC}';

/// The edges between which text stands.
#[derive(Debug, Clone, Copy)]
struct Area {
    left_pt: f64,
    right_pt: f64,
}

impl Area {
    /// The edges of lines.
    fn of<'p>(pieces: impl Iterator<Item = &'p Piece> + Clone) -> Self {
        let lefts = pieces.clone().map(|piece| piece.left_pt);
        let rights = pieces.map(|piece| piece.right_pt);
        Self {
            left_pt: lefts.reduce(f64::min).unwrap_or(0.0),
            right_pt: rights.reduce(f64::max).unwrap_or(0.0),
        }
    }

    /// The edges between which the text of pages of one width stands: those that two lines have at
    /// least. Where there are few lines, those of everything on the pages.
    fn of_text(pages: &[Parts], page: &Parts) -> Self {
        let same = || {
            let same = |other: &&Parts| (other.width_pt - page.width_pt).abs() < SAME_PT;
            pages.iter().filter(same).flat_map(|page| &page.parts)
        };
        let rows: Vec<Piece> = same()
            .filter_map(|part| match part {
                Part::Row(row) => Some(row.whole()),
                Part::Columns { .. } | Part::Table(..) => None,
            })
            .collect();
        let across: Vec<&Piece> = rows
            .iter()
            .filter(|piece| piece.right_pt - piece.left_pt > ACROSS * page.width_pt)
            .collect();
        if across.len() >= MANY_LINES {
            // Nơi nhận begins at the edge of the text, where all lines across it may be indented.
            let beside = same().filter_map(|part| match part {
                Part::Columns { left, .. } => Some(left),
                Part::Row(_) | Part::Table(..) => None,
            });
            let lefts = across.iter().copied().chain(beside.flatten());
            return Self {
                left_pt: outermost(lefts.map(|piece| piece.left_pt).collect()),
                right_pt: -outermost(across.iter().map(|piece| -piece.right_pt).collect()),
            };
        }
        let all = same().map(|part| match part {
            Part::Row(row) => Self::of([&row.whole()].into_iter()),
            Part::Columns { left, right } => Self::of(left.iter().chain(right)),
            Part::Table(grid, _) => Self {
                left_pt: grid.xs[0],
                right_pt: grid.xs[grid.xs.len() - 1],
            },
        });
        let widest = |a: Self, b: Self| Self {
            left_pt: a.left_pt.min(b.left_pt),
            right_pt: a.right_pt.max(b.right_pt),
        };
        all.reduce(widest).unwrap_or(Self::of([].into_iter()))
    }

    /// Both sides are as far away. Titles are dressed; a plain line may stand so by chance.
    fn is_centred(self, piece: &Piece) -> bool {
        let (left, right) = (piece.left_pt - self.left_pt, self.right_pt - piece.right_pt);
        let dressed = piece
            .runs
            .iter()
            .all(|run| run.look.bold || run.look.italic);
        let most = if dressed { DRESSED_PT } else { PLAIN_PT };
        (left - right).abs() <= most && left > INDENT_PT
    }
}

/// The smallest that stands there twice; else the smallest.
fn outermost(mut edges: Vec<f64>) -> f64 {
    edges.sort_by(f64::total_cmp);
    let twice = edges.windows(2).find(|pair| pair[1] - pair[0] <= SAME_PT);
    twice.map_or_else(|| edges.first().copied().unwrap_or(0.0), |pair| pair[0])
}

/// Puts pages together.
pub(super) fn reading(pages: Vec<Parts>) -> Reading {
    let mut flow = Flow::default();
    for (index, page) in pages.iter().enumerate() {
        flow.page(index, page, &pages);
    }
    flow.close();
    let mut reading = flow.reading;
    if let Some(first) = reading.sections.first_mut() {
        first.title_page = pages.first().is_some_and(|page| page.number.is_none());
    }
    mark_notes(&mut reading);
    reading
}

#[derive(Default)]
struct Flow {
    reading: Reading,
    open: Option<OpenParagraph>,
}

/// A paragraph that lines are still put to.
struct OpenParagraph {
    piece: Piece,
    place: Place,
    area: Area,
    first_left_pt: f64,
    /// The last line: its page, baseline and right edge.
    page: usize,
    baseline_pt: f64,
    last_right_pt: f64,
    /// The distance of its lines, as soon as there are two.
    pitch_pt: Option<f64>,
    align: Align,
}

impl Flow {
    fn page(&mut self, index: usize, page: &Parts, pages: &[Parts]) {
        let section = self.section(page);
        let area = Area::of_text(pages, page);
        self.number(section, page);
        for part in &page.parts {
            match part {
                Part::Row(row) => {
                    self.line(index, row.whole(), Place::Body { section }, area);
                }
                Part::Columns { left, right } => self.columns(index, section, left, right),
                Part::Table(grid, cells) => self.table(index, section, grid, cells),
            }
        }
        self.notes(&page.notes);
        self.footer(index, section, &page.footer, area);
    }

    fn footer(&mut self, page: usize, section: usize, rows: &[Row], area: Area) {
        let pages = if page == 0 {
            HeaderFooter::First
        } else {
            HeaderFooter::Default
        };
        let open = self.open.take();
        for row in rows {
            self.line(page, row.whole(), Place::Footer { section, pages }, area);
            self.close();
        }
        self.open = open;
    }

    fn section(&mut self, page: &Parts) -> usize {
        let same = |last: &SectionPage| {
            (last.width_pt - page.width_pt).abs() < SAME_PT
                && (last.height_pt - page.height_pt).abs() < SAME_PT
        };
        if !self.reading.sections.last().is_some_and(same) {
            self.reading.sections.push(SectionPage {
                width_pt: page.width_pt,
                height_pt: page.height_pt,
                ..SectionPage::default()
            });
        }
        self.reading.sections.len() - 1
    }

    fn number(&mut self, section: usize, page: &Parts) {
        let Some((piece, in_header)) = &page.number else {
            return;
        };
        let Some(look) = piece.runs.first().map(|run| run.look.clone()) else {
            return;
        };
        let side = piece.middle_pt() / page.width_pt;
        let align = match side {
            ..0.4 => Align::Left,
            0.6.. => Align::Right,
            _ => Align::Center,
        };
        let number = PageNumber {
            in_header: *in_header,
            pages: HeaderFooter::Default,
            align,
            look,
        };
        if let Some(section) = self.reading.sections.get_mut(section)
            && !section.page_numbers.contains(&number)
        {
            section.page_numbers.push(number);
        }
    }

    /// Puts a line to the open paragraph, or begins one with it.
    fn line(&mut self, page: usize, piece: Piece, place: Place, area: Area) {
        if let Some(open) = self
            .open
            .as_mut()
            .filter(|open| open.goes_on(page, &piece, &place))
        {
            open.take(page, &piece);
            return;
        }
        self.close();
        let align = if area.is_centred(&piece) {
            Align::Center
        } else if area.right_pt - piece.right_pt < SAME_PT
            && piece.left_pt > f64::midpoint(area.left_pt, area.right_pt)
        {
            Align::Right
        } else {
            Align::Left
        };
        self.open = Some(OpenParagraph {
            place,
            area,
            first_left_pt: piece.left_pt,
            page,
            baseline_pt: piece.baseline_pt,
            last_right_pt: piece.right_pt,
            pitch_pt: None,
            align,
            piece,
        });
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.reading.paragraphs.push(open.paragraph());
        }
    }

    fn columns(&mut self, page: usize, section: usize, left: &[Piece], right: &[Piece]) {
        self.close();
        let table = self.reading.tables.len();
        for (column, pieces) in [left, right].into_iter().enumerate() {
            let area = Area::of(pieces.iter());
            for piece in pieces {
                let place = Place::Cell {
                    table,
                    row: 0,
                    column,
                    section,
                };
                self.line(page, piece.clone(), place, area);
                // A line of a header or of Nơi nhận stands for itself.
                self.close();
            }
        }
        let cell = |column| Cell {
            row: 0,
            column,
            columns: 1,
            rows: 1,
        };
        let width = |pieces: &[Piece]| {
            let area = Area::of(pieces.iter());
            (area.right_pt - area.left_pt).max(1.0)
        };
        self.reading.tables.push(Table {
            widths_pt: vec![width(left), width(right)],
            rows: 1,
            cells: vec![cell(0), cell(1)],
            section,
            ..Table::default()
        });
    }

    fn table(
        &mut self,
        page: usize,
        section: usize,
        grid: &Grid,
        cells: &BTreeMap<Covered, Vec<Row>>,
    ) {
        self.close();
        let table = self.reading.tables.len();
        for (covered, rows) in cells {
            let place = Place::Cell {
                table,
                row: covered.row,
                column: covered.column,
                section,
            };
            let whole: Vec<Piece> = rows.iter().map(Row::whole).collect();
            let area = Area::of(whole.iter());
            for piece in whole {
                self.line(page, piece, place.clone(), area);
            }
            self.close();
        }
        let cell = |covered: Covered| Cell {
            row: covered.row,
            column: covered.column,
            columns: covered.columns,
            rows: covered.rows,
        };
        self.reading.tables.push(Table {
            widths_pt: grid.xs.windows(2).map(|x| x[1] - x[0]).collect(),
            rows: grid.ys.len() - 1,
            header_rows: 0,
            cells: grid.cells().into_iter().map(cell).collect(),
            bordered: true,
            section,
        });
    }

    /// Footnotes: each begins with its number.
    fn notes(&mut self, rows: &[Row]) {
        for row in rows {
            let piece = row.whole();
            let label: String = piece
                .text
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            match (label.parse::<i64>(), self.reading.notes.last_mut()) {
                (Err(_), Some(note)) => {
                    if let Some(paragraph) = note.paragraphs.last_mut() {
                        let mut whole = Piece {
                            text: std::mem::take(&mut paragraph.text),
                            runs: std::mem::take(&mut paragraph.runs),
                            ..Piece::default()
                        };
                        whole.append(&piece, between(&whole.text));
                        (paragraph.text, paragraph.runs) = (whole.text, whole.runs);
                    }
                }
                (number, _) => self.reading.notes.push(Note {
                    id: number.unwrap_or_default(),
                    end: false,
                    paragraphs: vec![without_label(piece, label.len())],
                }),
            }
        }
    }
}

fn without_label(piece: Piece, label: usize) -> Paragraph {
    let start = piece.text.len() - piece.text[label..].trim_start().len();
    let runs = piece.runs.into_iter().filter(|run| run.range.end > start);
    Paragraph {
        place: Place::Note,
        text: piece.text[start..].to_owned(),
        runs: runs
            .map(|mut run| {
                run.range = run.range.start.saturating_sub(start)..run.range.end - start;
                run
            })
            .collect(),
        ..Paragraph::default()
    }
}

impl OpenParagraph {
    /// Whether a line goes on with it: it is not indented, and its first word had no room above.
    fn goes_on(&self, page: usize, piece: &Piece, place: &Place) -> bool {
        let same_place = match (&self.place, place) {
            (Place::Body { .. }, Place::Body { .. }) => true,
            (a, b) => a == b,
        };
        let centred = self.align == Align::Center || self.area.is_centred(piece);
        let room = self.area.right_pt - self.last_right_pt - BLANK * piece.size_pt;
        let down = piece.baseline_pt - self.baseline_pt;
        let far = page == self.page
            && (down > FAR * piece.size_pt
                || self.pitch_pt.is_some_and(|pitch| down > pitch + LOOSER_PT));
        let listed = self.piece.text.ends_with([';', '.', ':']) && piece.text.starts_with(DASHES);
        let in_brackets = self.piece.text.starts_with('(') && !self.piece.text.contains(')');
        if same_place && centred && in_brackets && !far {
            return true;
        }
        let goes_on_full =
            || piece.first_word_pt() > room && piece.left_pt - self.area.left_pt < INDENT_PT;
        same_place && !listed && !centred && !far && (self.hangs_over(piece) || goes_on_full())
    }

    /// Whether an indented line goes on with an item of a list, which stands as far to the right.
    fn hangs_over(&self, piece: &Piece) -> bool {
        let text = self.piece.text.as_str();
        let right_pt = piece.left_pt - self.first_left_pt;
        text.starts_with(DASHES)
            && !text.ends_with([';', '.', ':'])
            && !piece.text.starts_with(DASHES)
            && (-SAME_PT..HANGING_PT).contains(&right_pt)
    }

    fn take(&mut self, page: usize, piece: &Piece) {
        self.piece.append(piece, between(&self.piece.text));
        if page == self.page {
            self.pitch_pt
                .get_or_insert(piece.baseline_pt - self.baseline_pt);
        }
        (self.page, self.baseline_pt) = (page, piece.baseline_pt);
        self.last_right_pt = piece.right_pt;
        self.piece.left_pt = self.piece.left_pt.min(piece.left_pt);
    }

    fn paragraph(self) -> Paragraph {
        Paragraph {
            left_pt: self.piece.left_pt - self.area.left_pt,
            first_line_pt: self.first_left_pt - self.piece.left_pt,
            place: self.place,
            text: self.piece.text,
            runs: self.piece.runs,
            align: self.align,
            ..Paragraph::default()
        }
    }
}

/// What stood between two lines: nothing behind a hyphen or a stroke inside a word.
fn between(text: &str) -> &'static str {
    let mut ending = text.chars().rev();
    match (ending.next(), ending.next()) {
        (Some('-' | '/'), Some(before)) if before.is_alphanumeric() => "",
        _ => " ",
    }
}

/// Puts the mark of a footnote where its raised number stands.
fn mark_notes(reading: &mut Reading) {
    let labels: Vec<String> = reading
        .notes
        .iter()
        .map(|note| note.id.to_string())
        .collect();
    let raised = |paragraph: &&mut Paragraph| paragraph.runs.iter().any(|run| run.look.raised);
    for paragraph in reading.paragraphs.iter_mut().filter(raised) {
        let old = std::mem::take(&mut paragraph.text);
        for run in &mut paragraph.runs {
            let letters = &old[run.range.clone()];
            let start = paragraph.text.len();
            let is_label = |label: &String| run.look.raised && letters.trim() == label;
            match labels.iter().position(is_label) {
                Some(note) => {
                    paragraph.text.push(NOTE_MARK);
                    paragraph
                        .text
                        .push_str(&letters[letters.trim_end().len()..]);
                    paragraph.notes.push(Some(note));
                }
                None => paragraph.text.push_str(letters),
            }
            run.range = start..paragraph.text.len();
        }
    }
}
