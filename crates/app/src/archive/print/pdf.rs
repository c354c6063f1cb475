//! A list as pages: block markup, set and written like any document, on A4 across.

use thethuc_layout::Layouter;
use thethuc_markup::{
    Alignment, Block, Cell, Markup, PageNumbering, PageSetup, Paragraph, Role, Row, Run, RunKind,
    Section, Style, StyleSheet, Table, VerticalAlign, mm_to_pt,
};
use thethuc_model::FieldPath;
use thethuc_pdf::Metadata;

use super::{Cover, Head, Listing};
use crate::App;
use crate::error::AppError;

/// A4 across — the decree's forms of books lie across; the margins are those of PL I, I.3.
const WIDTH_MM: f64 = 297.0;
const HEIGHT_MM: f64 = 210.0;
const MARGIN_MM: f64 = 20.0;
const BINDING_MM: f64 = 30.0;

/// The bytes of the file.
pub(super) fn write(app: &App, listing: &Listing) -> Result<Vec<u8>, AppError> {
    let mut markup = markup(listing);
    thethuc_layout::fit(&mut markup, &app.fonts.set);
    let pages = Layouter::new(app.fonts.set.clone()).paginate(&markup);
    let metadata = Metadata {
        title: markup.title.clone(),
        author: markup.author.clone(),
        created: app.now(),
    };
    thethuc_pdf::write(&pages, &app.fonts.set, &metadata).map_err(|error| AppError::Output {
        format: "PDF",
        source: Box::new(error),
    })
}

fn markup(listing: &Listing) -> Markup {
    let mut sections: Vec<Section> = Vec::new();
    if let Some(cover) = &listing.cover {
        sections.push(section(cover_blocks(cover)));
    }
    sections.push(section(list_blocks(listing)));
    let author = listing.cover.as_ref().map(|cover| &cover.office);
    Markup {
        title: listing.title.clone(),
        author: author
            .or(listing.bodies.last())
            .cloned()
            .unwrap_or_default(),
        styles: styles(),
        sections,
    }
}

fn section(blocks: Vec<Block>) -> Section {
    Section {
        page: PageSetup {
            width_pt: mm_to_pt(WIDTH_MM),
            height_pt: mm_to_pt(HEIGHT_MM),
            top_pt: mm_to_pt(MARGIN_MM),
            bottom_pt: mm_to_pt(MARGIN_MM),
            left_pt: mm_to_pt(BINDING_MM),
            right_pt: mm_to_pt(MARGIN_MM),
            header_pt: mm_to_pt(10.0),
        },
        numbering: PageNumbering {
            restart: true,
            hide_first: true,
        },
        part: FieldPath::root(),
        first_page_top: Vec::new(),
        first_page_bottom: Vec::new(),
        blocks,
    }
}

fn cover_blocks(cover: &Cover) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !cover.superior.is_empty() {
        blocks.push(paragraph("chu_quan", &cover.superior, Role::Text));
    }
    blocks.push(paragraph("co_quan", &cover.office, Role::Text));
    blocks.push(paragraph("ten_so", &cover.title, Role::Title));
    let lines = cover.lines.iter();
    blocks.extend(lines.map(|line| paragraph("bia", line, Role::Text)));
    blocks
}

fn list_blocks(listing: &Listing) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let bodies = listing.bodies.iter();
    blocks.extend(bodies.map(|body| paragraph("co_quan_trai", body, Role::Text)));
    let role = match listing.cover {
        None => Role::Title,
        Some(_) => Role::Heading(1),
    };
    blocks.push(paragraph("ten", &listing.title, role));
    let subtitles = listing.subtitles.iter();
    blocks.extend(subtitles.map(|line| paragraph("duoi_ten", line, Role::Text)));
    blocks.push(table(listing));
    let footer = listing.footer.iter();
    blocks.extend(footer.map(|line| paragraph("cuoi", line, Role::Text)));
    blocks
}

fn table(listing: &Listing) -> Block {
    let names = listing.heads.iter().map(|head| head.name.to_owned());
    let ordinals = (1..=listing.heads.len()).map(|ordinal| format!("({ordinal})"));
    let mut rows = vec![
        head_row(names.collect(), "o_dau"),
        head_row(ordinals.collect(), "o_thu_tu"),
    ];
    rows.extend(listing.rows.iter().map(|cells| row(cells, &listing.heads)));
    let total: f64 = listing.heads.iter().map(|head| head.share).sum();
    let width = mm_to_pt(WIDTH_MM - BINDING_MM - MARGIN_MM);
    let widths = listing.heads.iter().map(|head| width * head.share / total);
    Block::Table(Table {
        widths_pt: widths.collect(),
        header_rows: 2,
        rows,
        space_before_pt: 6.0,
        border_pt: 0.5,
        padding_pt: 3.0,
        ..Table::default()
    })
}

fn head_row(texts: Vec<String>, style: &str) -> Row {
    let cells = texts.iter().enumerate();
    Row {
        cells: cells
            .map(|(column, text)| cell(column, plain(style, text, Role::Text)))
            .collect(),
    }
}

fn row(texts: &[String], heads: &[Head]) -> Row {
    let cells = texts.iter().zip(heads).enumerate();
    Row {
        cells: cells
            .map(|(column, (text, head))| {
                let style = if head.centred { "o_giua" } else { "o" };
                cell(column, plain(style, text, Role::Text))
            })
            .collect(),
    }
}

fn cell(column: usize, paragraph: Paragraph) -> Cell {
    Cell {
        column,
        colspan: 1,
        rowspan: 1,
        paragraphs: vec![paragraph],
        vertical: VerticalAlign::Top,
    }
}

fn paragraph(style: &str, text: &str, role: Role) -> Block {
    Block::Paragraph(plain(style, text, role))
}

fn plain(style: &str, text: &str, role: Role) -> Paragraph {
    Paragraph {
        style: style.to_owned(),
        role,
        field: FieldPath::root(),
        runs: vec![Run {
            kind: RunKind::Text,
            text: text.to_owned(),
            bold: BOLD.contains(&style),
            italic: false,
            underline: false,
            superscript: false,
            tracking_twips: 0,
            source: None,
        }],
        ..Paragraph::default()
    }
}

/// The styles whose letters are bold.
const BOLD: [&str; 4] = ["co_quan", "ten_so", "ten", "o_dau"];

fn styles() -> StyleSheet {
    use Alignment::{Center, Left};
    // Name, size, alignment, space above; pt.
    let all = [
        ("chu_quan", 13.0, Center, 0.0),
        ("co_quan", 13.0, Center, 0.0),
        ("ten_so", 26.0, Center, 120.0),
        ("bia", 14.0, Center, 12.0),
        ("co_quan_trai", 12.0, Left, 0.0),
        ("ten", 14.0, Center, 6.0),
        ("duoi_ten", 12.0, Center, 3.0),
        ("o_dau", 10.0, Center, 0.0),
        ("o_thu_tu", 9.0, Center, 0.0),
        ("o", 10.0, Left, 0.0),
        ("o_giua", 10.0, Center, 0.0),
        ("cuoi", 12.0, Left, 6.0),
        ("so_trang", 13.0, Center, 0.0),
    ];
    let style = |(name, size_pt, align, space_before_pt): (&str, f64, Alignment, f64)| Style {
        name: name.to_owned(),
        title: name.to_owned(),
        size_pt,
        bold: BOLD.contains(&name),
        italic: false,
        align,
        line_pitch_pt: size_pt * 1.2,
        space_before_pt,
        space_after_pt: 0.0,
        first_line_pt: 0.0,
        left_pt: 0.0,
        right_pt: 0.0,
        keep_with_next: ["ten", "duoi_ten"].contains(&name),
        keep_together: false,
    };
    let named = all.map(style).map(|style| (style.name.clone(), style));
    StyleSheet(named.into_iter().collect())
}
