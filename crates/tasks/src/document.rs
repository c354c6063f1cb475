//! The pass over a document: who was asked last, and which unit asks for what.

use std::ops::Range;

use chrono::NaiveDate;
use thethuc_model::{Block, Document, FOOTNOTE_MARK, FieldPath, NgayThangNam, RichText};

use crate::actor::{self, Named};
use crate::deadline::deadlines;
use crate::sentences::sentences;
use crate::words::{WORDS, opening};
use crate::{Place, Task, table};

/// Everything that a document asks for, in reading order, its phụ lục included. Never fails.
///
/// ```
/// use thethuc_model::{Block, Document, RichText};
///
/// let mut document = Document::new("cong-van");
/// let text = RichText::plain_text("Giao Sở Nội vụ tổng hợp, báo cáo trước ngày 15/11/2026.");
/// document.noi_dung.push(Block::Doan { text });
/// let tasks = thethuc_tasks::tasks_in(&document);
/// assert_eq!((tasks[0].actor.as_str(), tasks[0].what.as_str()),
///            ("Sở Nội vụ", "Tổng hợp, báo cáo trước ngày 15/11/2026"));
/// assert_eq!(tasks[0].deadlines[0].due.unwrap().to_string(), "2026-11-14");
/// ```
#[must_use]
pub fn tasks_in(document: &Document) -> Vec<Task> {
    let addressees = if document.kinh_gui.is_empty() {
        &document.noi_nhan_dien
    } else {
        &document.kinh_gui
    };
    let mut pass = Pass {
        issued: day(&document.thoi_gian),
        addressees: addressees.join("; "),
        asked: None,
        unit: None,
        item: None,
        tasks: Vec::new(),
    };
    pass.blocks(&FieldPath::root().key("noi_dung"), &document.noi_dung);
    for (index, phu_luc) in document.phu_luc.iter().enumerate() {
        pass.end_list();
        let place = FieldPath::root()
            .key("phu_luc")
            .index(index)
            .key("noi_dung");
        pass.blocks(&place, &phu_luc.noi_dung);
    }
    pass.tasks
}

/// The day of a date without blanks.
fn day(date: &NgayThangNam) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(
        date.nam?.into(),
        date.thang?.into(),
        date.ngay.unwrap_or(1).into(),
    )
}

struct Pass {
    issued: Option<NaiveDate>,
    addressees: String,
    /// Whom the sentence names that opened the list of tasks; none before it.
    asked: Option<String>,
    /// Whom the khoản or điều names that is being read.
    unit: Option<String>,
    /// Whom the điểm names that is being read.
    item: Option<String>,
    tasks: Vec<Task>,
}

impl Pass {
    fn blocks(&mut self, place: &FieldPath, blocks: &[Block]) {
        for (index, block) in blocks.iter().enumerate() {
            let place = place.index(index);
            let field = place.key(block.text_key());
            match block {
                Block::Phan { .. }
                | Block::Chuong { .. }
                | Block::Muc { .. }
                | Block::TieuMuc { .. }
                | Block::MucLaMa { .. } => (self.unit, self.item) = (None, None),
                Block::Dieu { text, heading } | Block::Khoan { text, heading } => {
                    (self.unit, self.item) = (None, None);
                    self.unit = self.unit(field, text, *heading);
                }
                Block::Diem { text } => {
                    self.item = None;
                    self.item = self.unit(field, text, false);
                }
                Block::Gach { text, .. } => {
                    self.unit(field, text, false);
                }
                Block::Doan { text } => self.paragraph(field, text),
                Block::Bang(rows) => self.tasks.extend(table::tasks(&place, rows, self.issued)),
                Block::HinhAnh(_) | Block::MucLuc {} => {}
            }
        }
    }

    fn end_list(&mut self) {
        (self.asked, self.unit, self.item) = (None, None, None);
    }

    /// Whoever is to act where a unit names nobody.
    fn current(&self) -> Option<&str> {
        let named = self
            .item
            .as_ref()
            .or(self.unit.as_ref())
            .or(self.asked.as_ref());
        named.map(String::as_str)
    }

    /// Reads a unit with a label; the answer is whom it names for the units below it.
    fn unit(&mut self, field: FieldPath, text: &RichText, is_heading: bool) -> Option<String> {
        let text = text.plain();
        let words = text.trim();
        if let Some(named) = actor::read(words) {
            let name = named.name.to_owned();
            if named.rest.is_empty() {
                return Some(name);
            }
            self.take(&field, &text, Some(&name));
            return Some(name);
        }
        if is_heading {
            let words = words.trim_end_matches([':', '.', ' ']);
            return actor::is_name(words).then(|| words.to_owned());
        }
        if self.current().is_some() && !words.ends_with(':') {
            self.take(&field, &text, None);
        }
        None
    }

    /// Reads a paragraph without a label: it may open the list of tasks, be a task itself, or go on
    /// with the unit before it.
    fn paragraph(&mut self, field: FieldPath, text: &RichText) {
        let text = text.plain();
        let words = text.trim();
        let names = actor::read(words)
            .filter(|_| self.asked.is_some())
            .is_some();
        if names || words.ends_with(':') && self.opens_list(words) {
            if names {
                self.take(&field, &text, None);
            }
            return;
        }
        let opens = words.trim_start_matches('(');
        if opening(opens, &WORDS.closing).is_none() || actor::ordered(words).is_some() {
            self.paragraph_of(&field, &text);
        }
    }

    fn paragraph_of(&mut self, field: &FieldPath, text: &str) {
        for sentence in sentences(text) {
            let Some(named) = actor::ordered(&text[sentence.clone()]) else {
                continue;
            };
            if named.rest.is_empty() {
                continue;
            }
            if self.asked.is_none() {
                self.asked = Some(named.name.to_owned());
            }
            // What is to be done stands at the end of its sentence.
            let start = sentence.end - named.rest.len();
            self.push(field, text, start..sentence.end, named.name);
            return;
        }
        if self.current().is_some() {
            self.take(field, text, None);
        }
    }

    /// Whether a paragraph that ends with a colon opens a list of tasks: it asks, and what stands
    /// behind the last word that does names whoever is to act, or only what follows.
    fn opens_list(&mut self, words: &str) -> bool {
        if let Some(named) =
            actor::ordered(words).filter(|named| named.has_colon || follows(named.rest))
        {
            self.asked = Some(named.name.to_owned());
            return true;
        }
        let asks = [
            "yêu cầu",
            "đề nghị",
            "chỉ đạo",
            "ý kiến",
            "giao",
            "phân công",
        ];
        let behind = asks
            .iter()
            .filter_map(|word| Some(words.rfind(word)? + word.len()))
            .max();
        let opens = behind.is_some_and(|at| follows(words[at..].trim_start()));
        if opens {
            self.asked = Some(self.addressees.clone());
        }
        opens
    }

    /// Takes the sentences of a unit as tasks. Those that set no term of their own stand together.
    fn take(&mut self, field: &FieldPath, text: &str, named: Option<&str>) {
        let Some(current) = named.or(self.current()).map(str::to_owned) else {
            return;
        };
        let mut open: Option<(Range<usize>, String)> = None;
        for (index, sentence) in sentences(text).into_iter().enumerate() {
            let letters = &text[sentence.clone()];
            let own = actor::read(letters)
                .filter(|own| !own.rest.is_empty() && (index == 0 || own.is_ordered));
            let has_term = !deadlines(letters, self.issued).is_empty();
            let start = own
                .as_ref()
                .map_or(sentence.start, |own| sentence.end - own.rest.len());
            let name = own.map_or_else(|| current.clone(), |own: Named<'_>| own.name.to_owned());
            match &mut open {
                Some((range, actor)) if *actor == name && !has_term => range.end = sentence.end,
                _ => {
                    if let Some((range, actor)) = open.take() {
                        self.push(field, text, range, &actor);
                    }
                    open = Some((start..sentence.end, name));
                }
            }
            if has_term && let Some((range, actor)) = open.take() {
                self.push(field, text, range, &actor);
            }
        }
        if let Some((range, actor)) = open {
            self.push(field, text, range, &actor);
        }
    }

    fn push(&mut self, field: &FieldPath, text: &str, range: Range<usize>, actor: &str) {
        let letters = text[range.clone()].trim_end_matches(['.', '/', ';', ':', ' ']);
        let range = range.start..range.start + letters.len();
        if letters.chars().any(char::is_alphabetic) {
            self.tasks.push(Task {
                actor: tidy(actor),
                what: capital(&tidy(letters)),
                deadlines: deadlines(letters, self.issued),
                place: Place {
                    field: field.clone(),
                    start: range.start,
                    end: range.end,
                },
            });
        }
    }
}

/// Whether nothing stands behind an order but that its tasks follow: `thực hiện các nội dung sau:`.
fn follows(rest: &str) -> bool {
    const WORDS: [&str; 29] = [
        "thực", "hiện", "triển", "khai", "tập", "trung", "khẩn", "trương", "nghiêm", "túc", "tốt",
        "ngay", "các", "một", "số", "những", "nội", "dung", "nhiệm", "vụ", "công", "việc", "giải",
        "pháp", "như", "sau", "đây", "đạo", "chỉ",
    ];
    rest.ends_with(':')
        && rest
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| WORDS.contains(&word))
}

/// The letters with single blanks, without marks of footnotes.
fn tidy(text: &str) -> String {
    text.replace(FOOTNOTE_MARK, "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
