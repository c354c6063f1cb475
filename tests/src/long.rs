//! A document of about ninety pages, made up from a small vocabulary: the same one every time.

use serde::Deserialize;
use thethuc_model::{
    Align, Block, Cell, Document, Inline, Luu, NgayThangNam, NguoiKy, NoiNhan, PhuLuc, RichText,
    Row, Run, SoKyHieu, Table, TableColumn,
};

const VOCABULARY: &str = include_str!("../data/vocabulary.toml");

/// How many chapters give ninety pages.
const CHAPTERS: usize = 12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vocabulary {
    subjects: Vec<String>,
    verbs: Vec<String>,
    objects: Vec<String>,
    circumstances: Vec<String>,
    references: Vec<String>,
    joints: Vec<String>,
    headings: Vec<String>,
    units: Vec<String>,
}

/// The long document: every kind of block, footnotes, tables over several pages, an annex.
///
/// # Errors
/// When the vocabulary cannot be read.
pub fn long_document() -> Result<Document, toml::de::Error> {
    let mut writer = Writer {
        words: toml::from_str(VOCABULARY)?,
        state: 0x2026_1121,
    };
    let mut document = Document::new("van-ban-co-ten-loai");
    document.ten_loai = Some("quy-che".to_owned());
    document.co_quan_chu_quan = Some("Ủy ban nhân dân tỉnh Đông Sơn".to_owned());
    document.co_quan_ban_hanh = "Sở Nội vụ".to_owned();
    document.so_ky_hieu = SoKyHieu {
        so: Some(128),
        ky_hieu: "QC-SNV".to_owned(),
        ..SoKyHieu::default()
    };
    document.dia_danh = "Đông Sơn".to_owned();
    document.thoi_gian = NgayThangNam {
        ngay: Some(9),
        thang: Some(11),
        nam: Some(2026),
    };
    document.trich_yeu = "Công tác văn thư, lưu trữ và quản lý, sử dụng con dấu".into();
    for chapter in 0..CHAPTERS {
        writer.chapter(chapter, &mut document.noi_dung);
    }
    document.nguoi_ky = vec![NguoiKy {
        chuc_vu: "Giám đốc".to_owned(),
        ho_ten: "Lê Thị Hòa Bình".to_owned(),
        ..NguoiKy::default()
    }];
    document.noi_nhan = writer.words.units.iter().map(|unit| to(unit)).collect();
    document.luu = Some(Luu {
        noi_luu: vec!["VT".to_owned(), "VTLT".to_owned()],
        so_ban: Some(5),
    });
    document.phu_luc = vec![PhuLuc {
        tieu_de: "Danh mục hồ sơ".into(),
        noi_dung: vec![
            Block::Doan {
                text: writer.paragraph(),
            },
            writer.table(60),
        ],
        trang_ngang: true,
    }];
    Ok(document)
}

fn to(unit: &str) -> NoiNhan {
    NoiNhan {
        text: unit.to_owned(),
        children: Vec::new(),
    }
}

/// Draws words by a linear congruential generator (Knuth's MMIX constants): no clock, no seed from
/// outside, so that a difference in a suite is a difference in the program.
struct Writer {
    words: Vocabulary,
    state: u64,
}

impl Writer {
    fn below(&mut self, limit: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or(0) % limit.max(1)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick(&mut self, list: fn(&Vocabulary) -> &Vec<String>) -> String {
        let index = self.below(list(&self.words).len());
        list(&self.words).get(index).cloned().unwrap_or_default()
    }

    fn clause(&mut self) -> String {
        let mut clause = [
            self.pick(|w| &w.subjects),
            self.pick(|w| &w.verbs),
            self.pick(|w| &w.objects),
        ]
        .join(" ");
        if self.one_in(2) {
            clause = format!("{clause} {}", self.pick(|w| &w.circumstances));
        }
        if self.one_in(4) {
            clause = format!("{clause} {}", self.pick(|w| &w.references));
        }
        clause
    }

    fn sentence(&mut self) -> String {
        let mut sentence = self.clause();
        if self.one_in(2) {
            sentence = format!("{sentence}{}{}", self.pick(|w| &w.joints), self.clause());
        }
        sentence + "."
    }

    /// One to four sentences; some words bold or italic, here and there a footnote.
    fn paragraph(&mut self) -> RichText {
        let mut inlines = Vec::new();
        for index in 0..=self.below(4) {
            let blank = if index == 0 { "" } else { " " };
            let run = Run::plain(format!("{blank}{}", self.sentence()));
            inlines.push(Inline::Run(match self.below(12) {
                0 => Run { bold: true, ..run },
                1 => Run {
                    italic: true,
                    ..run
                },
                _ => run,
            }));
            if self.one_in(25) {
                let note = self.sentence();
                inlines.push(Inline::Footnote(RichText::plain_text(note)));
            }
        }
        RichText(inlines)
    }

    fn heading(&mut self) -> RichText {
        RichText::plain_text(self.pick(|w| &w.headings))
    }

    fn chapter(&mut self, number: usize, into: &mut Vec<Block>) {
        if number.is_multiple_of(10) {
            into.push(Block::Phan {
                title: self.heading(),
            });
        }
        into.push(Block::Chuong {
            title: self.heading(),
        });
        for section in 0..2 {
            into.push(Block::Muc {
                title: self.heading(),
            });
            if section == 1 {
                into.push(Block::TieuMuc {
                    title: self.heading(),
                });
            }
            for _ in 0..2 {
                self.article(into);
            }
        }
        if number.is_multiple_of(4) {
            into.push(self.table(18));
            into.push(Block::Doan {
                text: self.paragraph(),
            });
        }
    }

    fn article(&mut self, into: &mut Vec<Block>) {
        into.push(Block::Dieu {
            heading: true,
            text: self.heading(),
        });
        into.push(Block::Doan {
            text: self.paragraph(),
        });
        for _ in 0..3 {
            into.push(Block::Khoan {
                heading: false,
                text: self.paragraph(),
            });
            for _ in 0..self.below(4) {
                into.push(Block::Diem {
                    text: self.paragraph(),
                });
            }
            for level in [0, 1] {
                if self.one_in(4) {
                    into.push(Block::Gach {
                        level,
                        text: self.paragraph(),
                    });
                }
            }
        }
    }

    /// A table of four columns with one repeated heading row.
    fn table(&mut self, rows: usize) -> Block {
        let heads = ["STT", "Cơ quan, đơn vị", "Nội dung công việc", "Số lượng"];
        let aligns = [Align::Center, Align::Left, Align::Justify, Align::Right];
        let columns = [1, 4, 8, 2].into_iter().zip(aligns);
        let mut table = Table {
            columns: columns
                .map(|(share, align)| TableColumn { share, align })
                .collect(),
            header_rows: 1,
            rows: vec![row(heads.map(RichText::from))],
            trang_ngang: false,
        };
        for number in 1..=rows {
            let unit = self.pick(|w| &w.units);
            let work = self.clause();
            let count = self.below(900).to_string();
            let cells = [number.to_string(), unit, work, count];
            table.rows.push(row(cells.map(RichText::plain_text)));
        }
        Block::Bang(table)
    }
}

fn row(cells: [RichText; 4]) -> Row {
    let cells = cells.into_iter().map(|text| Cell {
        text,
        ..Cell::default()
    });
    Row {
        cells: cells.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_model::{read_document, write_document};

    #[test]
    fn the_long_document_is_a_lawful_file_and_the_same_every_time() {
        let document = long_document().unwrap();
        assert_eq!(document, long_document().unwrap());
        let file = write_document(&document);
        assert_eq!(read_document(file.as_bytes()).unwrap(), document);
    }
}
