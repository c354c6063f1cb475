//! Mục lục: a line for every heading of a body. The decree has no rule for it.

use thethuc_markup::{Alignment, Contents, ContentsEntry, Indent, Paragraph, RunKind, mm_to_pt};
use thethuc_model::{Block, FOOTNOTE_MARK, FieldPath, Label};

use crate::body::{Law, heading, style};
use crate::inline::Look;

const TITLE: &str = "MỤC LỤC";
/// The style of its lines: that of the body.
const STYLE: &str = "noi_dung";
/// Room for dots and number at the right, mm.
const NUMBER_ROOM_MM: f64 = 15.0;
/// By how much a line stands further in than one a level above, mm.
const STEP_MM: f64 = 5.0;

/// The mục lục of the body whose blocks stand at `list`; it stands itself at `field`.
pub(crate) fn contents(
    blocks: &[Block],
    labels: &[Option<Label>],
    list: &FieldPath,
    field: FieldPath,
    law: &Law<'_>,
) -> Contents {
    let headings: Vec<(usize, &Block, u8)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| Some((index, block, heading(block)?)))
        .collect();
    let mut levels: Vec<u8> = headings.iter().map(|&(.., level)| level).collect();
    levels.sort_unstable();
    levels.dedup();
    let entries = headings.into_iter().map(|(index, block, level)| {
        let steps = levels.iter().filter(|&&above| above < level).count();
        let label = labels.get(index).and_then(Option::as_ref);
        let target = list.index(index).key(block.text_key());
        ContentsEntry {
            paragraph: entry(words(block, label, law), &target, steps, law),
            target,
            level,
            page: None,
        }
    });
    Contents {
        title: title(&field, law),
        entries: entries.collect(),
        field,
    }
}

fn title(field: &FieldPath, law: &Law<'_>) -> Paragraph {
    let look = Look {
        bold: true,
        ..law.look(STYLE, false)
    };
    Paragraph {
        style: STYLE.to_owned(),
        field: field.clone(),
        runs: vec![look.run(RunKind::Text, TITLE, None)],
        indent: Some(Indent::default()),
        align: Some(Alignment::Center),
        keep_with_next: true,
        ..Paragraph::default()
    }
}

fn entry(words: String, target: &FieldPath, steps: usize, law: &Law<'_>) -> Paragraph {
    let look = law.look(STYLE, false);
    Paragraph {
        style: STYLE.to_owned(),
        field: target.clone(),
        runs: vec![look.run(RunKind::Text, words, None)],
        indent: Some(Indent {
            left_pt: mm_to_pt(STEP_MM * steps as f64),
            right_pt: mm_to_pt(NUMBER_ROOM_MM),
            ..Indent::default()
        }),
        align: Some(Alignment::Left),
        space_before_pt: Some(0.0),
        ..Paragraph::default()
    }
}

/// `Chương I. QUY ĐỊNH CHUNG`, in the case that the heading shows.
fn words(block: &Block, label: Option<&Label>, law: &Law<'_>) -> String {
    let text = block.text().map(|text| text.plain()).unwrap_or_default();
    let text = text.replace(FOOTNOTE_MARK, "").replace('\n', " ");
    let text = law.look(style(block), true).cased(text.trim());
    let label = label.map_or("", |label| label.text.trim_end_matches('.'));
    let parts = [label, text.as_str()].map(str::to_owned);
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(". ")
}
