//! Whatever a markup holds, its parts are well-formed, in the order of the schema, and as the
//! structure of tables and cells demands.

#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

mod opened;
mod sample;

use std::collections::BTreeMap;

use opened::parts;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use roxmltree::Node;
use thethuc_docx::{Properties, write};
use thethuc_markup::{
    Alignment, Block, Cell, Column, Columns, Footnote, Indent, Markup, PageNumbering, Paragraph,
    Role, Row, Rule, RuleLength, Run, RunKind, Section, Stamp, Table, VerticalAlign,
};
use thethuc_model::FieldPath;

/// Children that must stand in this order (ISO/IEC 29500-1), as far as a file may hold them.
const ORDER: &[(&str, &str)] = &[
    (
        "pPr",
        "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl rPr sectPr",
    ),
    (
        "rPr",
        "rStyle rFonts b bCs i iCs color sz szCs u vertAlign lang",
    ),
    (
        "sectPr",
        "headerReference footerReference pgSz pgMar pgNumType cols titlePg",
    ),
    ("tblPr", "tblW jc tblInd tblBorders tblLayout tblCellMar"),
    ("tblBorders", "top left bottom right insideH insideV"),
    ("tcPr", "tcW gridSpan vMerge vAlign"),
    ("trPr", "cantSplit trHeight tblHeader"),
    ("tbl", "tblPr tblGrid tr"),
    ("tr", "trPr tc"),
    ("style", "name basedOn qFormat pPr rPr"),
    (
        "settings",
        "zoom defaultTabStop autoHyphenation footnotePr compat",
    ),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_gives_sound_parts(markup in markup()) {
        let properties = Properties::of(&markup, None);
        let bytes = write(&markup, &properties).unwrap();
        prop_assert_eq!(&bytes, &write(&markup, &properties).unwrap());
        let parts = parts(&bytes);
        prop_assert_eq!(marks(&parts, "word/document.xml"), notes(&parts));
        for (name, part) in parts {
            let document = roxmltree::Document::parse(&part)
                .map_err(|error| TestCaseError::fail(format!("{name}: {error}")))?;
            for node in document.descendants().filter(Node::is_element) {
                if let Err(fault) = sound(node) {
                    return Err(TestCaseError::fail(format!("{name}: {fault}")));
                }
            }
        }
    }
}

/// Numbers of the footnotes that the part refers to.
fn marks(parts: &BTreeMap<String, String>, name: &str) -> Vec<usize> {
    numbers(&parts[name], "footnoteReference")
}

/// Numbers of the footnotes that there are, without the separators.
fn notes(parts: &BTreeMap<String, String>) -> Vec<usize> {
    let part = parts.get("word/footnotes.xml");
    part.map(|part| numbers(part, "footnote"))
        .unwrap_or_default()
        .into_iter()
        .filter(|&id| id > 0)
        .collect()
}

fn numbers(part: &str, element: &str) -> Vec<usize> {
    let document = roxmltree::Document::parse(part).unwrap();
    let ids = document.descendants().filter(|node| name(*node) == element);
    ids.filter_map(|node| {
        node.attributes()
            .find(|one| one.name() == "id")?
            .value()
            .parse()
            .ok()
    })
    .collect()
}

fn sound(node: Node<'_, '_>) -> Result<(), String> {
    in_order(node)?;
    match name(node) {
        "tbl" => rows_fill_the_grid(node),
        "footnoteReference" if name(node.document().root_element()) != "document" => {
            Err("a footnote outside the main part".into())
        }
        "footnote" if node.first_element_child().is_none() => named_in_settings(node),
        "tc" | "hdr" | "ftr" | "footnote" => match node.last_element_child().map(name) {
            Some("p") => Ok(()),
            last => Err(format!("{} ends in {last:?}", name(node))),
        },
        "body" => {
            let tables = node.children().filter(|child| name(*child) == "tbl");
            let joined = tables.filter(|table| {
                table
                    .next_sibling_element()
                    .is_none_or(|next| name(next) != "p")
            });
            if joined.count() > 0 {
                Err("no paragraph after a table".into())
            } else {
                Ok(())
            }
        }
        _ => Ok(()),
    }
}

/// The settings name the separators; only the part of footnotes holds their text.
fn named_in_settings(node: Node<'_, '_>) -> Result<(), String> {
    match node.parent().map(name) {
        Some("footnotePr") => Ok(()),
        parent => Err(format!("an empty footnote in {parent:?}")),
    }
}

fn in_order(node: Node<'_, '_>) -> Result<(), String> {
    let Some((_, order)) = ORDER.iter().find(|(parent, _)| *parent == name(node)) else {
        return Ok(());
    };
    let mut last = 0;
    for child in node.children().filter(Node::is_element) {
        let Some(place) = order.split(' ').position(|one| one == name(child)) else {
            return Err(format!("{} in {}", name(child), name(node)));
        };
        if place < last {
            return Err(format!("{} too late in {}", name(child), name(node)));
        }
        last = place;
    }
    Ok(())
}

fn rows_fill_the_grid(table: Node<'_, '_>) -> Result<(), String> {
    let columns = elements(table, "tblGrid")
        .flat_map(|grid| elements(grid, "gridCol"))
        .count();
    for row in elements(table, "tr") {
        let covered: usize = elements(row, "tc").map(span).sum();
        if covered != columns {
            return Err(format!("a row of {covered} columns in a grid of {columns}"));
        }
    }
    if elements(table, "tr").count() == 0 {
        Err("a table without rows".into())
    } else {
        Ok(())
    }
}

fn span(cell: Node<'_, '_>) -> usize {
    elements(cell, "tcPr")
        .flat_map(|properties| elements(properties, "gridSpan"))
        .find_map(|span| span.attributes().next()?.value().parse().ok())
        .unwrap_or(1)
}

fn elements<'a, 'i>(
    node: Node<'a, 'i>,
    wanted: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| name(*child) == wanted)
}

fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

fn markup() -> impl Strategy<Value = Markup> {
    (vec(section(), 0..3), ".{0,9}").prop_map(|(sections, title)| Markup {
        title: title.clone(),
        author: title,
        sections,
        ..sample::markup()
    })
}

fn section() -> impl Strategy<Value = Section> {
    let blocks = || vec(block(), 0..4);
    let flags = (any::<bool>(), any::<bool>());
    (blocks(), blocks(), blocks(), flags).prop_map(
        |(top, bottom, blocks, (restart, hide_first))| Section {
            numbering: PageNumbering {
                restart,
                hide_first,
            },
            part: FieldPath::root(),
            first_page_top: top,
            first_page_bottom: bottom,
            blocks,
            ..sample::markup().sections.remove(0)
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        4 => paragraph().prop_map(Block::Paragraph),
        1 => rule().prop_map(Block::Rule),
        1 => stamp().prop_map(Block::Stamp),
        2 => table().prop_map(Block::Table),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        let column = (measure(), vec(inner, 0..3))
            .prop_map(|(width_pt, blocks)| Column { width_pt, blocks });
        (vec(column, 0..3), measure(), any::<bool>()).prop_map(
            |(columns, space_before_pt, keep_with_previous)| {
                Block::Columns(Columns {
                    columns,
                    space_before_pt,
                    keep_with_previous,
                })
            },
        )
    })
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let style = prop_oneof!["noi_dung", "tieu_ngu", "muc", "[a-z_<&]{0,6}"];
    let indent = option::of((measure(), measure(), measure()).prop_map(
        |(left_pt, right_pt, first_line_pt)| Indent {
            left_pt,
            right_pt,
            first_line_pt,
            ..Indent::default()
        },
    ));
    let role = prop_oneof![
        Just(Role::Text),
        Just(Role::Title),
        (0_u8..12).prop_map(Role::Heading)
    ];
    (
        style,
        role,
        vec(run(), 0..4),
        indent,
        option::of(alignment()),
        option::of(measure()),
        any::<bool>(),
    )
        .prop_map(
            |(style, role, runs, indent, align, space, keep_with_next)| Paragraph {
                style,
                role,
                runs,
                indent,
                align,
                space_before_pt: space,
                space_after_pt: space,
                keep_with_next,
                ..Paragraph::default()
            },
        )
}

fn run() -> impl Strategy<Value = Run> {
    let text = prop_oneof![r"\PC{0,12}", r"[\x00-\x20a\-/<&>ệ]{0,12}"];
    (0..4_u8, text, any::<[bool; 4]>()).prop_map(
        |(kind, text, [bold, italic, underline, superscript])| {
            let kind = match kind {
                0 => RunKind::Text,
                1 => RunKind::Label,
                2 => RunKind::Break,
                _ => RunKind::Footnote(Footnote {
                    number: 1,
                    paragraph: sample::plain("cuoc_chu", &text),
                }),
            };
            Run {
                bold,
                italic,
                underline,
                superscript,
                ..sample::run(&text, kind)
            }
        },
    )
}

fn rule() -> impl Strategy<Value = Rule> {
    (measure(), measure(), alignment(), any::<bool>()).prop_map(
        |(length_pt, height_pt, align, keep_with_next)| Rule {
            length: RuleLength::Full,
            length_pt,
            align,
            thickness_pt: 0.75,
            height_pt,
            space_before_pt: height_pt,
            keep_with_next,
        },
    )
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (paragraph(), measure(), alignment(), any::<[u8; 3]>()).prop_map(
        |(paragraph, width_pt, align, color)| Stamp {
            paragraph,
            width_pt,
            height_pt: width_pt,
            align,
            color,
            space_before_pt: width_pt,
        },
    )
}

fn table() -> impl Strategy<Value = Table> {
    let cell = (0..5_usize, 0..4_usize, 0..4_usize, vec(paragraph(), 0..2)).prop_map(
        |(column, colspan, rowspan, paragraphs)| Cell {
            column,
            colspan,
            rowspan,
            paragraphs,
            vertical: VerticalAlign::Middle,
        },
    );
    let rows = vec(vec(cell, 0..4).prop_map(|cells| Row { cells }), 0..4);
    (vec(measure(), 0..4), rows, 0..4_usize).prop_map(|(widths_pt, rows, header_rows)| Table {
        widths_pt,
        rows,
        header_rows,
        border_pt: 0.5,
        padding_pt: 5.4,
        ..Table::default()
    })
}

fn alignment() -> impl Strategy<Value = Alignment> {
    prop_oneof![
        Just(Alignment::Left),
        Just(Alignment::Center),
        Just(Alignment::Right),
        Just(Alignment::Justify)
    ]
}

fn measure() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -50.0..600.0, 1 => any::<f64>()]
}
