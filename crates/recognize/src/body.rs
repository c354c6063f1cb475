//! Ô 6: the body and what is annexed, as blocks with their labels taken off.

use std::collections::BTreeSet;
use std::ops::Range;

use thethuc_model::{Block, Inline, PhuLuc, RichText, Run, Table};
use thethuc_reading::{DrawnKind, Paragraph, Place};

use crate::grid;
use crate::lines::{Line, Zone};
use crate::opening::belongs_to_reference;
use crate::particulars;
use crate::pattern::{Pattern, pattern};
use crate::recognition::{Parts, Role};
use crate::rich::{BOLD, Emphasis, of_lines, rich};

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
/// A heading in a mục lục takes no more lines before the one with its page.
const LONGEST_ENTRY: usize = 3;
static PAGE_AT_END: Pattern = pattern!(r"(?:\t|[.…]{4,})\s*\d{1,4}\s*$");
static PLUS: Pattern = pattern!(r"^\+\s+");

/// Takes the body in `range` and the annexes from `rest` on.
pub(crate) fn take(parts: &mut Parts<'_>, range: Range<usize>, rest: usize) {
    let range = particulars::take(parts, range);
    parts.document.noi_dung = blocks(parts, range);
    let mut at = rest;
    while at < parts.lines.len() {
        let next = (at + 1..parts.lines.len())
            .find(|&line| is_annex(&parts.lines[line]))
            .unwrap_or(parts.lines.len());
        let annex = annex(parts, at..next);
        parts.document.phu_luc.push(annex);
        at = next;
    }
}

fn is_annex(line: &Line<'_>) -> bool {
    ANNEX.is_match(&line.key) && (line.is_centred() || line.is_bold())
}

fn annex(parts: &mut Parts<'_>, range: Range<usize>) -> PhuLuc {
    let mut at = range.start;
    let mut title = Vec::new();
    if is_annex(&parts.lines[at]) {
        parts.mark(Role::PhuLucNhan, at, 0.97);
        at += 1;
        while at < range.end && is_annex_title(parts, at) {
            if belongs_to_reference(parts, at) {
                parts.mark(Role::KemTheo, at, 0.95);
            } else {
                title.push(at);
                parts.mark(Role::PhuLucTieuDe, at, 0.9);
            }
            at += 1;
        }
        // The line that the decree's form draws below its title (Mẫu 2.1) is no text.
        let lines = &parts.lines[at..range.end];
        at += lines.iter().take_while(|line| is_drawn(line)).count();
    }
    let section = parts
        .lines
        .get(range.start)
        .map(|line| section(line.paragraph));
    let trang_ngang = section.is_some_and(|section| lies_across(parts, section));
    let mut noi_dung = blocks(parts, at..range.end);
    for block in &mut noi_dung {
        if let Block::Bang(table) = block {
            table.trang_ngang &= !trang_ngang;
        }
    }
    PhuLuc {
        tieu_de: of_lines(parts, &title, BOLD),
        noi_dung,
        trang_ngang,
    }
}

/// Whether a line is one of underscores or the like.
fn is_drawn(line: &Line<'_>) -> bool {
    let mut drawn = line.paragraph.drawn.iter();
    drawn.any(|drawn| drawn.kind == DrawnKind::Characters)
}

fn section(paragraph: &Paragraph) -> usize {
    match paragraph.place {
        Place::Body { section }
        | Place::Cell { section, .. }
        | Place::TextBox { section }
        | Place::Header { section, .. }
        | Place::Footer { section, .. } => section,
        Place::Note => 0,
    }
}

fn is_annex_title(parts: &Parts<'_>, at: usize) -> bool {
    let line = &parts.lines[at];
    let titles = line.is_bold() || belongs_to_reference(parts, at);
    line.is_centred() && titles && !matches!(line.zone, Zone::Table(_))
}

fn blocks(parts: &mut Parts<'_>, range: Range<usize>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut at = range.start;
    // A table inside a table stands between the lines of the outer one.
    let mut tables = BTreeSet::new();
    while at < range.end {
        if let Zone::Table(table) = parts.lines[at].zone {
            if tables.insert(table) {
                out.push(Block::Bang(on_its_page(parts, table)));
            }
            at += parts.lines[at..range.end]
                .iter()
                .take_while(|l| l.zone == Zone::Table(table))
                .count();
            continue;
        }
        if let Some(end) = end_of_contents(parts, at, range.end) {
            out.push(Block::MucLuc {});
            at = end;
            continue;
        }
        let same = parts.lines[at].index;
        let end = at
            + parts.lines[at..range.end]
                .iter()
                .take_while(|l| l.index == same)
                .count();
        out.push(block(parts, at..end));
        let titled = title_below(parts, &out, end, range.end);
        for line in at..end {
            parts.mark(Role::NoiDung, line, 0.8);
        }
        at = end;
        if titled {
            let text = of_lines(parts, &[at], BOLD);
            set_title(out.last_mut(), text);
            parts.mark(Role::NoiDung, at, 0.8);
            at += 1;
        }
    }
    out
}

/// Where a mục lục ends that begins with this line: it has a title, and lines that end in the number
/// of a page. It is made from the headings, so that nothing of it is kept or judged.
fn end_of_contents(parts: &Parts<'_>, at: usize, end: usize) -> Option<usize> {
    let title = &parts.lines[at];
    if title.key != "muc luc" || !title.is_centred() {
        return None;
    }
    let listed = |line: &Line<'_>| PAGE_AT_END.is_match(&line.paragraph.text);
    let mut after = None;
    for (line, index) in parts.lines[at + 1..end].iter().zip(at + 1..) {
        if listed(line) {
            after = Some(index + 1);
        } else if index >= after.unwrap_or(at + 1) + LONGEST_ENTRY {
            break;
        }
    }
    after
}

/// A table that stands in a section lying across gets pages of its own that do so.
fn on_its_page(parts: &Parts<'_>, index: usize) -> Table {
    Table {
        trang_ngang: lies_across(parts, parts.reading.tables[index].section),
        ..grid::table(parts, index)
    }
}

fn lies_across(parts: &Parts<'_>, section: usize) -> bool {
    let page = parts.reading.sections.get(section);
    page.is_some_and(|page| page.width_pt > page.height_pt)
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
fn block(parts: &Parts<'_>, lines: Range<usize>) -> Block {
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
    let bold = matches!(unit.kind, Kind::Dieu | Kind::Khoan) && heading || unit.titled;
    let base = Emphasis {
        bold,
        italic: false,
    };
    let words = match unit.kind {
        // A paragraph keeps a label that is none of ours (`IV)`, `(1)`) as letters.
        Kind::Doan => labelled(&printed, rich(parts.reading, paragraph, start..end, base)),
        _ => rich(parts.reading, paragraph, from..end, base),
    };
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
        Kind::Doan => Block::Doan { text: words },
    }
}

fn labelled(printed: &str, mut text: RichText) -> RichText {
    if !printed.is_empty() {
        text.0.insert(0, Inline::Run(Run::plain(printed)));
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
