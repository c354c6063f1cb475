//! Putting every measure on the twip grid, so that DOCX and our pages hold the same figure.

use thethuc_markup::{Block, Markup, PageSetup, Paragraph, RunKind, Section, Style, to_twip_grid};

/// Rounds every measure to whole twips.
pub(super) fn put_on_grid(markup: &mut Markup) {
    markup.styles.0.values_mut().for_each(style);
    markup.sections.iter_mut().for_each(section);
}

fn round(measures: &mut [&mut f64]) {
    for pt in measures {
        **pt = if pt.is_finite() {
            to_twip_grid(**pt)
        } else {
            0.0
        };
    }
}

fn style(style: &mut Style) {
    round(&mut [
        &mut style.size_pt,
        &mut style.line_pitch_pt,
        &mut style.space_before_pt,
        &mut style.space_after_pt,
        &mut style.first_line_pt,
        &mut style.left_pt,
        &mut style.right_pt,
    ]);
}

fn section(section: &mut Section) {
    page(&mut section.page);
    for blocks in [
        &mut section.first_page_top,
        &mut section.blocks,
        &mut section.first_page_bottom,
    ] {
        blocks.iter_mut().for_each(block);
    }
}

fn page(page: &mut PageSetup) {
    round(&mut [
        &mut page.width_pt,
        &mut page.height_pt,
        &mut page.top_pt,
        &mut page.bottom_pt,
        &mut page.left_pt,
        &mut page.right_pt,
        &mut page.header_pt,
    ]);
}

fn block(one: &mut Block) {
    match one {
        Block::Paragraph(one) => paragraph(one),
        Block::Rule(rule) => round(&mut [
            &mut rule.length_pt,
            &mut rule.thickness_pt,
            &mut rule.height_pt,
            &mut rule.space_before_pt,
        ]),
        Block::Columns(columns) => {
            round(&mut [&mut columns.space_before_pt]);
            for column in &mut columns.columns {
                round(&mut [&mut column.width_pt]);
                column.blocks.iter_mut().for_each(block);
            }
        }
        Block::Stamp(stamp) => {
            round(&mut [
                &mut stamp.width_pt,
                &mut stamp.height_pt,
                &mut stamp.space_before_pt,
            ]);
            paragraph(&mut stamp.paragraph);
        }
        Block::Picture(picture) => round(&mut [
            &mut picture.width_pt,
            &mut picture.height_pt,
            &mut picture.space_before_pt,
        ]),
        Block::Contents(contents) => {
            paragraph(&mut contents.title);
            for entry in &mut contents.entries {
                paragraph(&mut entry.paragraph);
            }
        }
        Block::Table(table) => {
            round(&mut [
                &mut table.space_before_pt,
                &mut table.border_pt,
                &mut table.padding_pt,
            ]);
            round(&mut table.widths_pt.iter_mut().collect::<Vec<_>>());
            let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells
                .flat_map(|cell| &mut cell.paragraphs)
                .for_each(paragraph);
        }
    }
}

fn paragraph(one: &mut Paragraph) {
    if let Some(indent) = &mut one.indent {
        round(&mut [
            &mut indent.left_pt,
            &mut indent.right_pt,
            &mut indent.first_line_pt,
        ]);
    }
    for space in [&mut one.space_before_pt, &mut one.space_after_pt]
        .into_iter()
        .flatten()
    {
        round(&mut [space]);
    }
    for run in &mut one.runs {
        if let RunKind::Footnote(footnote) = &mut run.kind {
            paragraph(&mut footnote.paragraph);
        }
    }
}
