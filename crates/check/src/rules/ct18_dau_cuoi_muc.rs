use thethuc_model::Block;

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT18",
    title: "Các mục của một danh sách kết thúc bằng một loại dấu",
    article: "Điều 12.1",
    explanation: "Các mục liền nhau cùng cấp kết thúc bằng dấu chấm phẩy, mục cuối bằng dấu chấm; hoặc \
                  mục nào cũng kết thúc bằng dấu chấm. Mục lẻ loi dùng dấu khác có thể là gõ nhầm.",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.document.noi_dung.is_empty(),
        find,
    },
};

/// In a shorter list no mark is the rule.
const FEWEST_ITEMS: usize = 4;

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let blocks = &draft.document.noi_dung;
    let mut start = 0;
    while start < blocks.len() {
        let own = level(&blocks[start]);
        let rest = blocks[start..].iter();
        let count = rest.take_while(|block| level(block) == own).count();
        if own.is_some() && count >= FEWEST_ITEMS {
            list(start, &blocks[start..start + count], findings);
        }
        start += count.max(1);
    }
}

/// What lists are made of: blocks of one level in a row.
fn level(block: &Block) -> Option<u8> {
    match block {
        Block::Diem { .. } => Some(2),
        Block::Gach { level, .. } => Some(3 + level),
        _ => None,
    }
}

/// The last item ends the sentence; of the others, one or two that end unlike all the rest are told.
fn list(start: usize, items: &[Block], findings: &mut Findings<'_>) {
    let ends: Vec<Option<char>> = items.iter().map(end).collect();
    let inner = &ends[..ends.len() - 1];
    let count = |mark: char| inner.iter().filter(|end| **end == Some(mark)).count();
    let usual = if count(';') >= count('.') { ';' } else { '.' };
    let odd: Vec<usize> = (0..inner.len())
        .filter(|&at| inner[at] != Some(usual))
        .collect();
    if odd.len() * 3 > inner.len() {
        return;
    }
    for at in odd {
        // An item that opens a list of its own ends with a colon.
        if inner[at] != Some(':') {
            let field = format!("/noi_dung/{}/text", start + at);
            findings.add(
                Place::field(field.as_str()),
                format!("Mục này không kết thúc bằng “{usual}” như các mục kia."),
            );
        }
    }
}

/// The last mark of an item; none where it ends with a letter.
fn end(block: &Block) -> Option<char> {
    let text = block.text()?.plain();
    let last = text.trim_end().chars().last()?;
    (!last.is_alphanumeric()).then_some(last)
}
