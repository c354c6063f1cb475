//! What the tests of this crate share: the bundled fonts, markup built by hand, and markup at random.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use proptest::collection::vec;
use proptest::prelude::*;
use thethuc_markup::{
    Alignment, Block, Cell, Column, Columns, Footnote, Markup, PageNumbering, PageSetup, Paragraph,
    Role, Row, Rule, RuleLength, Run, RunKind, Section, Source, Stamp, Style, StyleSheet, Table,
    VerticalAlign,
};
use thethuc_model::FieldPath;

use crate::FontSet;

/// The bundled font files, in the order of [`crate::Face::ALL`].
#[allow(
    clippy::disallowed_methods,
    reason = "tests read the bundled fonts from the checkout"
)]
pub(crate) fn font_files() -> [Arc<[u8]>; 4] {
    ["Regular", "Bold", "Italic", "BoldItalic"].map(|face| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../assets/fonts/LiberationSerif-{face}.ttf"));
        Arc::from(std::fs::read(path).unwrap())
    })
}

/// The bundled fonts.
pub(crate) fn fonts() -> FontSet {
    static FONTS: LazyLock<FontSet> = LazyLock::new(|| FontSet::new(font_files()).unwrap());
    FONTS.clone()
}

/// A sheet with the styles that the tests name.
pub(crate) fn sheet() -> StyleSheet {
    let centered = |name, size_pt, bold| Style {
        align: Alignment::Center,
        ..style(name, size_pt, bold)
    };
    let body = Style {
        align: Alignment::Justify,
        space_before_pt: 6.0,
        first_line_pt: 28.35,
        ..style("noi_dung", 14.0, false)
    };
    let styles = [
        body,
        centered("quoc_hieu", 13.0, true),
        centered("tieu_ngu", 14.0, true),
        centered("co_quan_chu_quan", 13.0, false),
        centered("co_quan_ban_hanh", 13.0, true),
        centered("trich_yeu", 14.0, true),
        centered("trich_yeu_cong_van", 12.0, false),
        centered("muc_do_khan", 13.0, true),
        Style {
            keep_with_next: true,
            ..style("dieu", 14.0, true)
        },
        Style {
            keep_together: true,
            ..style("khoi", 14.0, false)
        },
        Style {
            line_pitch_pt: 13.0,
            align: Alignment::Justify,
            ..style("cuoc_chu", 10.0, false)
        },
        centered("so_trang", 14.0, false),
        style("bang", 13.0, false),
    ];
    let named = styles.into_iter().map(|style| (style.name.clone(), style));
    StyleSheet(named.collect::<BTreeMap<_, _>>())
}

fn style(name: &str, size_pt: f64, bold: bool) -> Style {
    Style {
        name: name.to_owned(),
        title: name.to_owned(),
        size_pt,
        bold,
        italic: false,
        align: Alignment::Left,
        line_pitch_pt: 18.0,
        space_before_pt: 0.0,
        space_after_pt: 0.0,
        first_line_pt: 0.0,
        left_pt: 0.0,
        right_pt: 0.0,
        keep_with_next: false,
        keep_together: false,
    }
}

/// A4 with a text area of 467.75 pt by 728.5 pt: 40 lines of 18 pt.
pub(crate) fn page() -> PageSetup {
    PageSetup {
        width_pt: 595.3,
        height_pt: 841.9,
        top_pt: 56.7,
        bottom_pt: 56.7,
        left_pt: 85.05,
        right_pt: 42.5,
        header_pt: 28.35,
    }
}

/// One section with these blocks.
pub(crate) fn markup(blocks: Vec<Block>) -> Markup {
    Markup {
        styles: sheet(),
        sections: vec![section(blocks)],
        ..Markup::default()
    }
}

pub(crate) fn section(blocks: Vec<Block>) -> Section {
    Section {
        page: page(),
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

/// A run of letters; its field is that of the paragraph.
pub(crate) fn run(text: &str, bold: bool) -> Run {
    Run {
        kind: RunKind::Text,
        text: text.to_owned(),
        bold,
        italic: false,
        underline: false,
        superscript: false,
        tracking_twips: 0,
        source: Some(Source {
            field: FieldPath::from("/noi_dung"),
            offset: 0,
        }),
    }
}

/// A paragraph of one run in the weight of its style.
pub(crate) fn paragraph(style: &str, text: &str) -> Block {
    Block::Paragraph(plain(style, text))
}

pub(crate) fn plain(style: &str, text: &str) -> Paragraph {
    let bold = sheet().get(style).is_some_and(|style| style.bold);
    Paragraph {
        style: style.to_owned(),
        field: FieldPath::from("/noi_dung"),
        runs: vec![run(text, bold)],
        ..Paragraph::default()
    }
}

/// A reference to a footnote.
pub(crate) fn footnote(number: u32, text: &str) -> Run {
    let paragraph = plain("cuoc_chu", text);
    Run {
        kind: RunKind::Footnote(Footnote { number, paragraph }),
        ..run("", false)
    }
}

pub(crate) fn rule(length: RuleLength) -> Block {
    Block::Rule(Rule {
        length,
        length_pt: 0.0,
        align: Alignment::Center,
        thickness_pt: 0.75,
        height_pt: 6.0,
        space_before_pt: 2.0,
        keep_with_next: true,
    })
}

pub(crate) fn columns(columns: &[(f64, Vec<Block>)], keep_with_previous: bool) -> Block {
    let columns = columns.iter().map(|(width_pt, blocks)| Column {
        width_pt: *width_pt,
        blocks: blocks.clone(),
    });
    Block::Columns(Columns {
        columns: columns.collect(),
        space_before_pt: 12.0,
        keep_with_previous,
    })
}

/// A table of equal columns with a text in every cell.
pub(crate) fn table(header_rows: usize, rows: &[&[&str]]) -> Block {
    let width = rows.first().map_or(1, |row| row.len()).max(1);
    let row = |texts: &&[&str]| Row {
        cells: texts
            .iter()
            .enumerate()
            .map(|(column, text)| cell(column, text))
            .collect(),
    };
    Block::Table(Table {
        field: FieldPath::from("/noi_dung/0"),
        widths_pt: vec![467.75 / width as f64; width],
        header_rows,
        rows: rows.iter().map(row).collect(),
        space_before_pt: 6.0,
        border_pt: 0.5,
        padding_pt: 5.4,
    })
}

pub(crate) fn cell(column: usize, text: &str) -> Cell {
    Cell {
        column,
        colspan: 1,
        rowspan: 1,
        paragraphs: vec![plain("bang", text)],
        vertical: VerticalAlign::Top,
    }
}

/// The letters of a paragraph, breaks as `\n`.
pub(crate) fn text_of(paragraph: &Paragraph) -> String {
    paragraph
        .runs
        .iter()
        .map(|run| match &run.kind {
            RunKind::Break => "\n".to_owned(),
            RunKind::Footnote(footnote) => footnote.number.to_string(),
            _ => run.text.clone(),
        })
        .collect()
}

/// All letters of a markup but blanks and breaks, and the numbers of footnotes, in no certain order
/// of paragraphs: for every paragraph one text, sorted.
pub(crate) fn letters(markup: &Markup) -> Vec<String> {
    let mut out = Vec::new();
    for section in &markup.sections {
        for blocks in [
            &section.first_page_top,
            &section.blocks,
            &section.first_page_bottom,
        ] {
            blocks
                .iter()
                .for_each(|block| block_letters(block, &mut out));
        }
    }
    out.sort();
    out
}

fn block_letters(block: &Block, out: &mut Vec<String>) {
    match block {
        Block::Paragraph(paragraph) => paragraph_letters(paragraph, out),
        Block::Rule(_) | Block::Picture(_) => {}
        Block::Contents(contents) => {
            paragraph_letters(&contents.title, out);
            let lines = contents.entries.iter();
            lines.for_each(|entry| paragraph_letters(&entry.paragraph, out));
        }
        Block::Columns(columns) => {
            let blocks = columns.columns.iter().flat_map(|column| &column.blocks);
            blocks.for_each(|block| block_letters(block, out));
        }
        Block::Stamp(stamp) => paragraph_letters(&stamp.paragraph, out),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells
                .flat_map(|cell| &cell.paragraphs)
                .for_each(|paragraph| paragraph_letters(paragraph, out));
        }
    }
}

fn paragraph_letters(paragraph: &Paragraph, out: &mut Vec<String>) {
    out.push(without_blanks(&text_of(paragraph)));
    for run in &paragraph.runs {
        if let RunKind::Footnote(footnote) = &run.kind {
            let text = text_of(&footnote.paragraph);
            out.push(without_blanks(&format!("{} {text}", footnote.number)));
        }
    }
}

pub(crate) fn without_blanks(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .collect()
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => prop::sample::select(vec!["Ủy", "ban", "nhân", "dân", "TỈNH", "THÁI", "nghiêng", "và", "1937-CV/TU", "(a)", "–", "2020–2025,", "./.", "…tiếp"]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[a-z]{60,90}",
    ];
    vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    let kinds = prop_oneof![8 => Just(0_u8), 1 => Just(1_u8), 1 => Just(2_u8)];
    vec((words(), any::<bool>(), any::<bool>(), kinds), 0..4).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(text, bold, superscript, kind)| match kind {
                0 => Run {
                    superscript,
                    ..run(&text, bold)
                },
                1 => Run {
                    kind: RunKind::Break,
                    ..run("", bold)
                },
                _ => footnote(7, &text),
            })
            .collect()
    })
}

fn paragraphs() -> impl Strategy<Value = Paragraph> {
    let names: Vec<String> = sheet().0.into_keys().collect();
    let roles = prop::sample::select(vec![
        Role::Text,
        Role::Title,
        Role::Heading(3),
        Role::ListItem(0),
        Role::ListItem(2),
    ]);
    (prop::sample::select(names), runs(), roles, any::<bool>()).prop_map(
        |(style, runs, role, keep_with_next)| Paragraph {
            runs,
            role,
            keep_with_next,
            ..plain(&style, "")
        },
    )
}

fn leaves() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => paragraphs().prop_map(Block::Paragraph),
        1 => (0.0..1.5).prop_map(|share| rule(RuleLength::OfTextAbove(share))),
        1 => (paragraphs(), -5.0..900.0).prop_map(|(paragraph, height_pt)| Block::Stamp(Stamp {
            paragraph, width_pt: 0.0, height_pt, align: Alignment::Right, color: [255, 0, 0], space_before_pt: 3.0,
        })),
    ]
}

fn tables() -> impl Strategy<Value = Block> {
    let cells = vec(
        (0_usize..4, 0_usize..4, 0_usize..4, vec(paragraphs(), 0..3)),
        0..4,
    );
    (vec(cells, 0..5), 0_usize..4, 0_usize..4).prop_map(|(rows, header_rows, width)| {
        let cell = |(column, colspan, rowspan, paragraphs)| Cell {
            column,
            colspan,
            rowspan,
            paragraphs,
            vertical: VerticalAlign::Middle,
        };
        let rows = rows.into_iter().map(|cells| Row {
            cells: cells.into_iter().map(cell).collect(),
        });
        Block::Table(Table {
            field: FieldPath::root(),
            widths_pt: vec![100.0; width],
            header_rows,
            rows: rows.collect(),
            space_before_pt: 6.0,
            border_pt: 0.5,
            padding_pt: 5.4,
        })
    })
}

fn blocks() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => leaves(),
        1 => tables(),
        1 => (vec((0.0..400.0, vec(leaves(), 0..4)), 0..3), any::<bool>())
            .prop_map(|(parts, keep)| columns(&parts, keep)),
    ]
}

/// Markup at random, well formed or not.
pub(crate) fn markups() -> impl Strategy<Value = Markup> {
    let sections = vec(
        (
            vec(blocks(), 0..8),
            vec(leaves(), 0..2),
            vec(leaves(), 0..2),
            any::<bool>(),
        ),
        0..3,
    );
    sections.prop_map(|sections| {
        let sections =
            sections
                .into_iter()
                .map(
                    |(blocks, first_page_top, first_page_bottom, restart)| Section {
                        first_page_top,
                        first_page_bottom,
                        numbering: PageNumbering {
                            restart,
                            hide_first: !restart,
                        },
                        ..section(blocks)
                    },
                );
        Markup {
            styles: sheet(),
            sections: sections.collect(),
            ..Markup::default()
        }
    })
}
