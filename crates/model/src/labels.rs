//! Labels of the body's units (số thứ tự) — PL I/II.6.đ and PL I/V row 6.

use thethuc_text::roman;

use crate::Block;

/// Letters of điểm, in the order that the decree's own lists use: no ă â ê ô ơ ư, no f j w z.
pub const DIEM_LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

/// The label of a block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// As printed, without the blank after it: `Chương II`, `Điều 3.`, `1.`, `a)`, `-`.
    pub text: String,
    /// Whether the label stands on a line of its own, above the title.
    pub own_line: bool,
}

/// The label of every block, in order; none for paragraphs and tables.
///
/// Phần and điều count through the text. Chương starts anew in each phần, mục in each chương,
/// tiểu mục in each mục, khoản in each điều, mục or other heading, điểm in each khoản.
#[must_use]
pub fn labels(blocks: &[Block]) -> Vec<Option<Label>> {
    let mut count = Counters::default();
    blocks.iter().map(|block| count.label(block)).collect()
}

/// `a)` … `y)`; after 23 points the letters are doubled (`aa)`), for which the decree has no rule.
#[must_use]
pub fn diem_label(ordinal: usize) -> String {
    let index = ordinal.saturating_sub(1);
    let letter = DIEM_LETTERS[index % DIEM_LETTERS.len()];
    format!("{})", letter.repeat(index / DIEM_LETTERS.len() + 1))
}

#[derive(Default)]
struct Counters {
    phan: usize,
    chuong: usize,
    muc: usize,
    tieu_muc: usize,
    muc_la_ma: usize,
    dieu: usize,
    khoan: usize,
    diem: usize,
}

impl Counters {
    fn label(&mut self, block: &Block) -> Option<Label> {
        let (text, own_line) = match block {
            Block::Phan { .. } => {
                let count = Self {
                    phan: self.phan + 1,
                    dieu: self.dieu,
                    ..Self::default()
                };
                *self = count;
                (format!("Phần {}", roman(self.phan)), true)
            }
            Block::Chuong { .. } => {
                let count = Self {
                    phan: self.phan,
                    chuong: self.chuong + 1,
                    dieu: self.dieu,
                    ..Self::default()
                };
                *self = count;
                (format!("Chương {}", roman(self.chuong)), true)
            }
            Block::Muc { .. } => {
                self.muc += 1;
                (self.tieu_muc, self.khoan, self.diem) = (0, 0, 0);
                (format!("Mục {}", self.muc), true)
            }
            Block::TieuMuc { .. } => {
                self.tieu_muc += 1;
                (self.khoan, self.diem) = (0, 0);
                (format!("Tiểu mục {}", self.tieu_muc), true)
            }
            Block::MucLaMa { .. } => {
                self.muc_la_ma += 1;
                (self.khoan, self.diem) = (0, 0);
                (format!("{}.", roman(self.muc_la_ma)), false)
            }
            Block::Dieu { .. } => {
                self.dieu += 1;
                (self.khoan, self.diem) = (0, 0);
                (format!("Điều {}.", self.dieu), false)
            }
            Block::Khoan { .. } => {
                self.khoan += 1;
                self.diem = 0;
                (format!("{}.", self.khoan), false)
            }
            Block::Diem { .. } => {
                self.diem += 1;
                (diem_label(self.diem), false)
            }
            Block::Gach { level, .. } => (if *level == 0 { "-" } else { "+" }.to_owned(), false),
            Block::Doan { .. } | Block::Bang(_) | Block::HinhAnh(_) | Block::MucLuc {} => {
                return None;
            }
        };
        Some(Label { text, own_line })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RichText;

    fn khoan() -> Block {
        Block::Khoan {
            heading: false,
            text: RichText::default(),
        }
    }

    fn diem() -> Block {
        Block::Diem {
            text: RichText::default(),
        }
    }

    fn dieu() -> Block {
        Block::Dieu {
            heading: false,
            text: RichText::default(),
        }
    }

    fn chuong() -> Block {
        Block::Chuong {
            title: RichText::default(),
        }
    }

    fn printed(blocks: &[Block]) -> Vec<String> {
        labels(blocks)
            .into_iter()
            .flatten()
            .map(|label| label.text)
            .collect()
    }

    #[test]
    fn khoan_start_anew_in_each_dieu_and_diem_in_each_khoan() {
        let blocks = [
            dieu(),
            khoan(),
            diem(),
            diem(),
            khoan(),
            diem(),
            dieu(),
            khoan(),
        ];
        assert_eq!(
            printed(&blocks),
            ["Điều 1.", "1.", "a)", "b)", "2.", "a)", "Điều 2.", "1."]
        );
    }

    #[test]
    fn dieu_count_through_the_chapters() {
        assert_eq!(
            printed(&[chuong(), dieu(), dieu(), chuong(), dieu()]),
            ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."]
        );
    }

    #[test]
    fn the_fifth_point_is_dd() {
        assert_eq!(diem_label(5), "đ)");
        assert_eq!(diem_label(7), "g)");
        assert_eq!(diem_label(23), "y)");
        assert_eq!(diem_label(24), "aa)");
    }
}
