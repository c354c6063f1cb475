//! Widths of columns: together always the width that is there.

use thethuc_markup::{Block, Column};

use super::Fitter;
use crate::units::{Twips, fine_to_twips_up, pt, twips};

/// Styles whose texts stand on one line each if there is any way: quốc hiệu, tiêu ngữ, địa danh and
/// date (PL I/II.1, II.4), số and ký hiệu (PL I/II.3).
const ONE_LINE: [&str; 4] = ["quoc_hieu", "tieu_ngu", "dia_danh_thoi_gian", "so_ky_hieu"];

/// Room to spare in a column whose text must not wrap, as a share of the text and in twips: word
/// processors round the widths of letters to those of their device.
const SPARE_SHARE: i64 = 100;
const SPARE: Twips = 20;

/// Fits the widths of all columns among the blocks. Rows of columns that follow one another with
/// the same widths (agency and quốc hiệu; số and date) are fitted together, so that what stands
/// below one another stays centred on the same axis.
pub(super) fn fit_widths(fitter: &Fitter<'_>, blocks: &mut [Block], width: Twips) {
    let mut start = 0;
    while start < blocks.len() {
        let end = start + same_columns(&blocks[start..]);
        let rows: Vec<&mut Vec<Column>> = blocks[start..end]
            .iter_mut()
            .filter_map(|block| match block {
                Block::Columns(columns) => Some(&mut columns.columns),
                _ => None,
            })
            .collect();
        fit_rows(fitter, rows, width);
        start = end.max(start + 1);
    }
}

/// How many blocks from the first on are columns of the same widths.
fn same_columns(blocks: &[Block]) -> usize {
    let widths = |block: &Block| match block {
        Block::Columns(columns) => Some(
            columns
                .columns
                .iter()
                .map(|column| twips(column.width_pt))
                .collect::<Vec<_>>(),
        ),
        _ => None,
    };
    let Some(first) = blocks.first().and_then(widths) else {
        return 0;
    };
    blocks
        .iter()
        .take_while(|block| widths(block).as_ref() == Some(&first))
        .count()
}

fn fit_rows(fitter: &Fitter<'_>, mut rows: Vec<&mut Vec<Column>>, width: Twips) {
    let Some(first) = rows.first() else { return };
    let mut widths: Vec<f64> = first.iter().map(|column| column.width_pt).collect();
    let mut needs = vec![0; widths.len()];
    for row in &rows {
        for (need, column) in needs.iter_mut().zip(row.iter()) {
            *need = (*need).max(need_of(fitter, column));
        }
    }
    share(&mut widths, width);
    let mut widths: Vec<Twips> = widths.into_iter().map(twips).collect();
    widen(&mut widths, &needs);
    for row in &mut rows {
        for (column, &width) in row.iter_mut().zip(&widths) {
            column.width_pt = pt(width);
        }
    }
}

/// Width that the one-line texts of a column need.
fn need_of(fitter: &Fitter<'_>, column: &Column) -> Twips {
    let texts = column.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) if ONE_LINE.contains(&paragraph.style.as_str()) => {
            Some(paragraph)
        }
        _ => None,
    });
    let widest = texts
        .map(|paragraph| fine_to_twips_up(fitter.natural_width(paragraph)))
        .max();
    widest.map_or(0, |text| text + text / SPARE_SHARE + SPARE)
}

/// Gives columns that are too narrow what others have to spare; when there is not enough, the last
/// column (that of quốc hiệu) comes first.
fn widen(widths: &mut [Twips], needs: &[Twips]) {
    for wanting in (0..widths.len()).rev() {
        for giving in 0..widths.len() {
            let missing = (needs[wanting] - widths[wanting]).max(0);
            if giving == wanting || missing == 0 {
                continue;
            }
            let kept = if giving > wanting || wanting + 1 < widths.len() {
                needs[giving]
            } else {
                0
            };
            let given = missing.min((widths[giving] - kept).max(0));
            widths[giving] -= given;
            widths[wanting] += given;
        }
    }
}

/// Shares out `width` in the proportions of the widths, on the twip grid. Widths that add up to it
/// stay as they are; when all are 0 they become equal.
pub(super) fn share(widths_pt: &mut [f64], width: Twips) {
    let old: Vec<Twips> = widths_pt.iter().map(|&one| twips(one).max(0)).collect();
    let total: Twips = old.iter().sum();
    if total == width || old.is_empty() {
        return;
    }
    let count = old.len() as Twips;
    let (mut sum, mut reached) = (0, 0);
    for (index, (one, &own)) in widths_pt.iter_mut().zip(&old).enumerate() {
        sum += own;
        let edge = if total > 0 {
            (width as f64 * sum as f64 / total as f64).round() as Twips
        } else {
            width * (index as Twips + 1) / count
        };
        *one = pt(edge - reached);
        reached = edge;
    }
}
