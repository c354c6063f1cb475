//! A markup as text, one line a block, for snapshots.

use std::fmt::Write;

use thethuc_markup::{Block, Footnote, Indent, Markup, Paragraph, RunKind, Section};

pub(crate) fn dump(markup: &Markup) -> String {
    let mut out = format!("title: {}\nauthor: {}\n", markup.title, markup.author);
    for section in &markup.sections {
        dump_section(section, &mut out);
    }
    out
}

fn dump_section(section: &Section, out: &mut String) {
    let page = &section.page;
    let _ = writeln!(
        out,
        "\n== {:.1} x {:.1} restart={} hide_first={}",
        page.width_pt, page.height_pt, section.numbering.restart, section.numbering.hide_first
    );
    for (name, blocks) in [
        ("top", &section.first_page_top),
        ("bottom", &section.first_page_bottom),
    ] {
        if !blocks.is_empty() {
            let _ = writeln!(out, "{name}:");
            dump_blocks(blocks, 1, out);
        }
    }
    dump_blocks(&section.blocks, 0, out);
}

fn dump_blocks(blocks: &[Block], depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => dump_paragraph(paragraph, &pad, out),
            Block::Rule(rule) => {
                let _ = writeln!(out, "{pad}--- {:?} {:?}", rule.length, rule.align);
            }
            Block::Stamp(stamp) => {
                let _ = write!(
                    out,
                    "{pad}[stamp {:.2} x {:.2} {:?} {:?}] ",
                    stamp.width_pt, stamp.height_pt, stamp.align, stamp.color
                );
                dump_paragraph(&stamp.paragraph, "", out);
            }
            Block::Picture(picture) => {
                let _ = writeln!(
                    out,
                    "{pad}picture {} {:.2} x {:.2} {:?}",
                    picture.field, picture.width_pt, picture.height_pt, picture.alt
                );
            }
            Block::Contents(contents) => {
                dump_paragraph(&contents.title, &pad, out);
                for entry in &contents.entries {
                    let _ = write!(out, "{pad}  -> {} ", entry.target);
                    dump_paragraph(&entry.paragraph, "", out);
                }
            }
            Block::Columns(columns) => {
                let _ = writeln!(
                    out,
                    "{pad}columns before={} keep={}",
                    columns.space_before_pt, columns.keep_with_previous
                );
                for column in &columns.columns {
                    let _ = writeln!(out, "{pad}  column {:.2}", column.width_pt);
                    dump_blocks(&column.blocks, depth + 2, out);
                }
            }
            Block::Table(table) => {
                let widths: Vec<_> = table.widths_pt.iter().map(|w| format!("{w:.2}")).collect();
                let _ = writeln!(
                    out,
                    "{pad}table {} {} head={}",
                    table.field,
                    widths.join(" "),
                    table.header_rows
                );
                for row in &table.rows {
                    for cell in &row.cells {
                        let _ = write!(
                            out,
                            "{pad}  [{} +{} v{}] ",
                            cell.column, cell.colspan, cell.rowspan
                        );
                        for paragraph in &cell.paragraphs {
                            dump_paragraph(paragraph, "", out);
                        }
                    }
                }
            }
        }
    }
}

fn dump_paragraph(paragraph: &Paragraph, pad: &str, out: &mut String) {
    let _ = write!(out, "{pad}{}", paragraph.style);
    if paragraph.role != thethuc_markup::Role::Text {
        let _ = write!(out, " {:?}", paragraph.role);
    }
    if let Some(align) = paragraph.align {
        let _ = write!(out, " {align:?}");
    }
    if let Some(Indent {
        left_pt,
        right_pt,
        first_line_pt,
        after_text,
        hang_text,
    }) = &paragraph.indent
    {
        let _ = write!(
            out,
            " indent({left_pt} {right_pt} {first_line_pt} {after_text:?} {hang_text:?})"
        );
    }
    for (name, value) in [
        ("before", paragraph.space_before_pt),
        ("after", paragraph.space_after_pt),
    ] {
        if let Some(value) = value {
            let _ = write!(out, " {name}={value}");
        }
    }
    if paragraph.keep_with_next {
        out.push_str(" keep");
    }
    let _ = writeln!(
        out,
        " <{}> {}",
        paragraph.field,
        letters(paragraph).replace('\u{A0}', "~")
    );
    for run in &paragraph.runs {
        if let RunKind::Footnote(Footnote { number, paragraph }) = &run.kind {
            let _ = writeln!(
                out,
                "{pad}  note {number} <{}> {}",
                paragraph.field,
                letters(paragraph)
            );
        }
    }
}

/// The letters of a paragraph: a break is `|`, a footnote its number in brackets, letters that the
/// program adds stand in braces.
pub(crate) fn letters(paragraph: &Paragraph) -> String {
    paragraph
        .runs
        .iter()
        .map(|run| match &run.kind {
            RunKind::Break => "|".to_owned(),
            RunKind::Footnote(note) => format!("[{}]", note.number),
            RunKind::Label => format!("{{{}}}", run.text),
            RunKind::Text if run.source.is_none() => format!("{{{}}}", run.text),
            RunKind::Text => run.text.clone(),
        })
        .collect()
}

/// Every paragraph of a markup, wherever it stands.
pub(crate) fn paragraphs(markup: &Markup) -> Vec<&Paragraph> {
    let mut found = Vec::new();
    for section in &markup.sections {
        for blocks in [
            &section.first_page_top,
            &section.first_page_bottom,
            &section.blocks,
        ] {
            collect(blocks, &mut found);
        }
    }
    found
}

fn collect<'m>(blocks: &'m [Block], found: &mut Vec<&'m Paragraph>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                found.push(paragraph);
                for run in &paragraph.runs {
                    if let RunKind::Footnote(note) = &run.kind {
                        found.push(&note.paragraph);
                    }
                }
            }
            Block::Stamp(stamp) => found.push(&stamp.paragraph),
            Block::Columns(columns) => {
                for column in &columns.columns {
                    collect(&column.blocks, found);
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                found.extend(cells.flat_map(|cell| &cell.paragraphs));
            }
            Block::Contents(contents) => {
                found.push(&contents.title);
                found.extend(contents.entries.iter().map(|entry| &entry.paragraph));
            }
            Block::Rule(_) | Block::Picture(_) => {}
        }
    }
}
