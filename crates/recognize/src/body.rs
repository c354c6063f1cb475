//! Ô 6: the body and what is annexed, as blocks with their labels taken off.

use std::ops::Range;

use thethuc_model::{Block, Cell, PhuLuc, RichText, Row, Table, TableColumn};
use thethuc_reading::{Paragraph, Place};

use crate::lines::{Line, Zone};
use crate::opening::belongs_to_reference;
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role};
use crate::rich::{Emphasis, rich};

static ANNEX: Pattern = pattern!(r"^phu luc(?: [ivxl\d]+)?\.?$");
static PHAN: Pattern = pattern!(r"^(?i:phần)\s+(?:[IVXL]+|thứ\s\S+)\s*[.:]?\s*");
static CHUONG: Pattern = pattern!(r"^(?i:chương)\s+[IVXL]+\s*[.:]?\s*");
static MUC: Pattern = pattern!(r"^(?:Mục|MỤC)\s+\d+\s*[.:]?\s*");
static TIEU_MUC: Pattern = pattern!(r"^(?i:tiểu mục)\s+\d+\s*[.:]?\s*");
static DIEU: Pattern = pattern!(r"^(?:Điều|ĐIỀU)\s+\d+\s*[.:]\s*");
static MUC_LA_MA: Pattern = pattern!(r"^[IVX]+\s*[.\-]\s*");
static KHOAN: Pattern = pattern!(r"^\d{1,3}\.\s+");
static DIEM: Pattern = pattern!(r"^[a-zđ]{1,2}[)]\s*");
static DASH: Pattern = pattern!(r"^[-–—•]\s+");
static PLUS: Pattern = pattern!(r"^\+\s+");

/// Takes the body in `range` and the annexes from `rest` on.
pub(crate) fn take(parts: &mut Parts<'_>, range: Range<usize>, rest: usize, notes: &mut usize) {
    parts.document.noi_dung = blocks(parts, range, notes);
    let mut at = rest;
    while at < parts.lines.len() {
        let next = (at + 1..parts.lines.len())
            .find(|&line| is_annex(&parts.lines[line]))
            .unwrap_or(parts.lines.len());
        let annex = annex(parts, at..next, notes);
        parts.document.phu_luc.push(annex);
        at = next;
    }
}

fn is_annex(line: &Line<'_>) -> bool {
    ANNEX.is_match(&line.key) && (line.is_centred() || line.is_bold())
}

fn annex(parts: &mut Parts<'_>, range: Range<usize>, notes: &mut usize) -> PhuLuc {
    let mut at = range.start;
    let mut title = Vec::new();
    if is_annex(&parts.lines[at]) {
        parts.mark(Role::PhuLucNhan, at, 0.97);
        at += 1;
        while at < range.end && is_annex_title(parts, at) {
            if belongs_to_reference(parts, at) {
                parts.mark(Role::KemTheo, at, 0.95);
            } else {
                title.push(parts.lines[at].tidy());
                parts.mark(Role::PhuLucTieuDe, at, 0.9);
            }
            at += 1;
        }
    }
    PhuLuc {
        tieu_de: RichText::plain_text(title.join(" ")),
        noi_dung: blocks(parts, at..range.end, notes),
        trang_ngang: false,
    }
}

fn is_annex_title(parts: &Parts<'_>, at: usize) -> bool {
    let line = &parts.lines[at];
    line.is_centred() && (line.is_bold() || belongs_to_reference(parts, at))
}

fn blocks(parts: &mut Parts<'_>, range: Range<usize>, notes: &mut usize) -> Vec<Block> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Zone::Table(table) = parts.lines[at].zone {
            out.push(Block::Bang(table_of(parts, table, notes)));
            at += parts.lines[at..range.end]
                .iter()
                .take_while(|l| l.zone == Zone::Table(table))
                .count();
            continue;
        }
        let same = parts.lines[at].index;
        let end = at
            + parts.lines[at..range.end]
                .iter()
                .take_while(|l| l.index == same)
                .count();
        out.push(block(parts, at..end, notes));
        let titled = title_below(parts, &out, end, range.end);
        for line in at..end {
            parts.mark(Role::NoiDung, line, 0.8);
        }
        at = end;
        if titled {
            let text = RichText::plain_text(parts.lines[at].tidy());
            set_title(out.last_mut(), text);
            parts.mark(Role::NoiDung, at, 0.8);
            at += 1;
        }
    }
    out
}

/// Whether the next line is the title of the chương, phần or mục just begun.
fn title_below(parts: &Parts<'_>, out: &[Block], at: usize, end: usize) -> bool {
    let wants = match out.last() {
        Some(
            Block::Phan { title }
            | Block::Chuong { title }
            | Block::Muc { title }
            | Block::TieuMuc { title },
        ) => title.is_empty(),
        _ => false,
    };
    wants && at < end && parts.lines[at].is_capitals() && parts.lines[at].is_centred()
}

fn set_title(block: Option<&mut Block>, text: RichText) {
    if let Some(
        Block::Phan { title }
        | Block::Chuong { title }
        | Block::Muc { title }
        | Block::TieuMuc { title },
    ) = block
    {
        *title = text;
    }
}

/// The block of one paragraph, from all of its lines.
fn block(parts: &Parts<'_>, lines: Range<usize>, notes: &mut usize) -> Block {
    let paragraph = parts.lines[lines.start].paragraph;
    let start = parts.lines[lines.start].range.start;
    let end = parts.lines[lines.end - 1].range.end;
    let printed = paragraph
        .label
        .as_ref()
        .map(|label| format!("{label} "))
        .unwrap_or_default();
    let text = format!("{printed}{}", &paragraph.text[start..end]);
    let unit = unit(&text, &parts.lines[lines.start]);
    let label = unit.label.saturating_sub(printed.len());
    let from = (start + label).min(end);
    let heading = is_heading(paragraph, from..end);
    let base = Emphasis {
        bold: heading || unit.titled,
        italic: false,
    };
    let words = rich(parts.reading, paragraph, from..end, base, notes);
    match unit.kind {
        Kind::Phan => Block::Phan { title: words },
        Kind::Chuong => Block::Chuong { title: words },
        Kind::Muc => Block::Muc { title: words },
        Kind::TieuMuc => Block::TieuMuc { title: words },
        Kind::MucLaMa => Block::MucLaMa { title: words },
        Kind::Dieu => Block::Dieu {
            heading,
            text: words,
        },
        Kind::Khoan => Block::Khoan {
            heading,
            text: words,
        },
        Kind::Diem => Block::Diem { text: words },
        Kind::Gach(level) => Block::Gach { level, text: words },
        Kind::Doan => Block::Doan {
            text: whole(parts, paragraph, &printed, start..end, notes),
        },
    }
}

/// A paragraph keeps a label that is none of ours (`IV)`, `(1)`) as letters.
fn whole(
    parts: &Parts<'_>,
    paragraph: &Paragraph,
    printed: &str,
    range: Range<usize>,
    notes: &mut usize,
) -> RichText {
    let mut text = rich(parts.reading, paragraph, range, Emphasis::default(), notes);
    if !printed.is_empty() {
        text.0.insert(
            0,
            thethuc_model::Inline::Run(thethuc_model::Run::plain(printed)),
        );
    }
    text
}

/// Every letter is bold: a title, not content.
fn is_heading(paragraph: &Paragraph, range: Range<usize>) -> bool {
    let mut letters = paragraph.runs.iter().filter(|run| {
        let (from, to) = (
            run.range.start.max(range.start),
            run.range.end.min(range.end),
        );
        from < to && !paragraph.text[from..to].trim().is_empty()
    });
    let mut any = false;
    letters.all(|run| {
        any = true;
        run.look.bold
    }) && any
}

enum Kind {
    Doan,
    Phan,
    Chuong,
    Muc,
    TieuMuc,
    MucLaMa,
    Dieu,
    Khoan,
    Diem,
    Gach(u8),
}

struct Unit {
    kind: Kind,
    /// Length of the label at the start of the text.
    label: usize,
    /// Its text is bold of itself.
    titled: bool,
}

fn unit(text: &str, line: &Line<'_>) -> Unit {
    let found = |pattern: &Pattern| pattern.captures(text).map(|found| found[0].len());
    let centred = line.is_centred();
    let tries: [(&Pattern, Kind, bool, bool); 10] = [
        (&PHAN, Kind::Phan, true, centred),
        (&CHUONG, Kind::Chuong, true, centred),
        (&TIEU_MUC, Kind::TieuMuc, true, centred),
        (&MUC, Kind::Muc, true, centred),
        (&DIEU, Kind::Dieu, false, true),
        (&MUC_LA_MA, Kind::MucLaMa, true, line.is_capitals()),
        (&KHOAN, Kind::Khoan, false, true),
        (&DIEM, Kind::Diem, false, true),
        (&DASH, Kind::Gach(0), false, true),
        (&PLUS, Kind::Gach(1), false, true),
    ];
    for (pattern, kind, titled, fits) in tries {
        if let Some(label) = found(pattern).filter(|_| fits) {
            return Unit {
                kind,
                label,
                titled,
            };
        }
    }
    Unit {
        kind: Kind::Doan,
        label: 0,
        titled: false,
    }
}

/// A table of content; rows at the top in bold are its head.
fn table_of(parts: &Parts<'_>, index: usize, notes: &mut usize) -> Table {
    let reading = parts.reading;
    let shape = &reading.tables[index];
    let mut rows: Vec<Vec<(usize, Cell)>> = vec![Vec::new(); shape.rows];
    for paragraph in &reading.paragraphs {
        let Place::Cell {
            table, row, column, ..
        } = paragraph.place
        else {
            continue;
        };
        if table != index {
            continue;
        }
        let text = rich(
            reading,
            paragraph,
            0..paragraph.text.len(),
            Emphasis::default(),
            notes,
        );
        let cells = &mut rows[row];
        match cells.last_mut() {
            Some((last, cell)) if *last == column => {
                cell.text.0.push(thethuc_model::Inline::Break);
                cell.text.0.extend(text.0);
            }
            _ => cells.push((
                column,
                Cell {
                    text,
                    ..Cell::default()
                },
            )),
        }
    }
    let columns = shape.widths_pt.len().max(1);
    Table {
        columns: (0..columns)
            .map(|column| column_of(shape.widths_pt.get(column)))
            .collect(),
        header_rows: 0,
        rows: rows.into_iter().map(|cells| row(cells, columns)).collect(),
        trang_ngang: false,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width in points is small and positive"
)]
fn column_of(width_pt: Option<&f64>) -> TableColumn {
    let share = width_pt.map_or(1, |width| width.clamp(1.0, 10_000.0) as u16);
    TableColumn {
        share,
        ..TableColumn::default()
    }
}

fn row(cells: Vec<(usize, Cell)>, columns: usize) -> Row {
    let starts: Vec<usize> = cells
        .iter()
        .map(|(column, _)| *column)
        .chain([columns])
        .collect();
    let cells = cells
        .into_iter()
        .zip(starts.windows(2))
        .map(|((_, cell), place)| {
            let span = place.get(1).unwrap_or(&0).saturating_sub(place[0]).max(1);
            Cell {
                colspan: u16::try_from(span).unwrap_or(1),
                ..cell
            }
        });
    Row {
        cells: cells.collect(),
    }
}
