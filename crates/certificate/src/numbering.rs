//! Labels of the body's units by PL I/II.6.đ, counted here anew from the decree, so that a fault of
//! the program's own counting shows.

use thethuc_model::Block;

/// Letters of điểm in the order of the decree's own lists.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The label of each block; empty for paragraphs and tables.
#[must_use]
pub fn labels(blocks: &[Block]) -> Vec<String> {
    let mut counter = [0_usize; 9];
    blocks
        .iter()
        .map(|block| {
            let Some(level) = level(block) else {
                return dash(block).to_owned();
            };
            counter[level] += 1;
            counter[level + 1..].fill(0);
            written(block, counter[level])
        })
        // Điều count through the whole text.
        .scan(0, |dieu, label| {
            Some(if label == "Điều" {
                *dieu += 1;
                format!("Điều {dieu}.")
            } else {
                label
            })
        })
        .collect()
}

/// Depth of a unit: a new one starts the counts of all deeper ones anew.
fn level(block: &Block) -> Option<usize> {
    Some(match block {
        Block::Phan { .. } => 0,
        Block::Chuong { .. } => 1,
        Block::Muc { .. } => 2,
        Block::TieuMuc { .. } => 3,
        Block::MucLaMa { .. } => 4,
        Block::Dieu { .. } => 5,
        Block::Khoan { .. } => 6,
        Block::Diem { .. } => 7,
        Block::Doan { .. }
        | Block::Gach { .. }
        | Block::Bang(_)
        | Block::HinhAnh(_)
        | Block::MucLuc {} => return None,
    })
}

fn dash(block: &Block) -> &'static str {
    match block {
        Block::Gach { level: 0, .. } => "-",
        Block::Gach { .. } => "+",
        _ => "",
    }
}

fn written(block: &Block, number: usize) -> String {
    match block {
        Block::Phan { .. } => format!("Phần {}", roman(number)),
        Block::Chuong { .. } => format!("Chương {}", roman(number)),
        Block::Muc { .. } => format!("Mục {number}"),
        Block::TieuMuc { .. } => format!("Tiểu mục {number}"),
        Block::MucLaMa { .. } => format!("{}.", roman(number)),
        Block::Dieu { .. } => "Điều".to_owned(),
        Block::Khoan { .. } => format!("{number}."),
        Block::Diem { .. } => format!("{})", letters(number)),
        Block::Doan { .. }
        | Block::Gach { .. }
        | Block::Bang(_)
        | Block::HinhAnh(_)
        | Block::MucLuc {} => String::new(),
    }
}

/// `a` to `y`, then `aa`, for which the decree has no rule.
fn letters(number: usize) -> String {
    let all: Vec<char> = LETTERS.chars().collect();
    let index = number - 1;
    all[index % all.len()]
        .to_string()
        .repeat(index / all.len() + 1)
}

/// Roman numerals up to 39, as many as a text has chapters.
#[must_use]
pub fn roman(number: usize) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    "X".repeat(number / 10) + UNITS[number % 10]
}
