//! A document as the rules see it.

use std::cell::OnceCell;
use std::sync::Arc;

use thethuc_law::Decree;
use thethuc_model::{Block, Document, FieldPath, Inline, NoiNhan, RichText};
use thethuc_spelling::Misspelling;
use thethuc_text::{Token, TokenKind, tokens};

use crate::capitals::{self, Miscapitalised};
use crate::{Citations, Knowledge};

/// A document, with all its texts laid out for search.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The document.
    pub document: &'a Document,
    /// What is known besides it.
    pub knowledge: Knowledge<'a>,
    /// The decree in force on the document's day.
    pub decree: &'static Decree,
    /// Every text that a drafter typed as running text, in reading order: trích yếu, căn cứ,
    /// body, tables, footnotes, phụ lục.
    pub running: Vec<FieldText>,
    /// Every text of the other components: names, places, addressees, recipients, signatories.
    pub named: Vec<FieldText>,
    citations: OnceCell<Citations>,
    misspelt: OnceCell<Vec<(usize, Arc<[Misspelling]>)>>,
    miscapitalised: OnceCell<Vec<(usize, Miscapitalised)>>,
}

/// The plain text of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldText {
    /// The field.
    pub field: FieldPath,
    /// Its plain text ([`RichText::plain`]).
    pub text: String,
    tokens: OnceCell<Vec<(usize, usize, TokenKind)>>,
}

impl FieldText {
    pub(crate) fn new(field: FieldPath, text: String) -> Self {
        Self {
            field,
            text,
            tokens: OnceCell::new(),
        }
    }

    /// Its tokens, cut once for all rules.
    pub(crate) fn tokens(&self) -> Vec<Token<'_>> {
        let cut = |token: &Token<'_>| (token.start, token.text.len(), token.kind);
        let kept = self
            .tokens
            .get_or_init(|| tokens(&self.text).iter().map(cut).collect());
        let token = |&(start, len, kind): &(usize, usize, TokenKind)| Token {
            text: &self.text[start..start + len],
            start,
            kind,
        };
        kept.iter().map(token).collect()
    }

    /// Whether a speller reads it: names of people are spelt as they are.
    fn is_spelt(&self) -> bool {
        !self.field.to_string().ends_with("/ho_ten")
    }
}

impl<'a> Draft<'a> {
    pub(crate) fn new(document: &'a Document, knowledge: Knowledge<'a>) -> Self {
        let mut texts = Texts::default();
        texts.document(document);
        Self {
            document,
            knowledge,
            decree: Decree::in_force(&document.thoi_gian),
            running: texts.running,
            named: texts.named,
            citations: OnceCell::new(),
            misspelt: OnceCell::new(),
            miscapitalised: OnceCell::new(),
        }
    }

    /// Everything that the running texts cite, read once.
    #[must_use]
    pub fn citations(&self) -> &Citations {
        self.citations.get_or_init(|| Citations::of(&self.running))
    }

    /// What the speller says of the texts, read once: all of them but the names of people.
    pub fn misspelt(&self) -> impl Iterator<Item = (&FieldText, &Misspelling)> {
        let found = self.misspelt.get_or_init(|| {
            let (Some(speller), texts) = (self.knowledge.speller, self.texts().enumerate()) else {
                return Vec::new();
            };
            texts
                .filter(|(_, text)| text.is_spelt())
                .map(|(at, text)| (at, speller.check_again(&text.text)))
                .collect()
        });
        found
            .iter()
            .filter_map(|(at, found)| Some((self.text(*at)?, found)))
            .flat_map(|(text, found)| found.iter().map(move |found| (text, found)))
    }

    /// The names whose capitals are not those of Phụ lục II, found once: in all texts but the names
    /// of people, and without the titles of cited documents, which are quoted as they are.
    pub(crate) fn miscapitalised(&self) -> impl Iterator<Item = (&FieldText, &Miscapitalised)> {
        let found = self.miscapitalised.get_or_init(|| {
            // Rules of its own look at the địa danh.
            let is_read =
                |text: &FieldText| text.is_spelt() && text.field.to_string() != "/dia_danh";
            let texts = self.texts().enumerate().filter(|(_, text)| is_read(text));
            let names = texts.flat_map(|(at, text)| {
                let names = capitals::find(&text.text, &text.tokens()).into_iter();
                names.map(move |name| (at, name))
            });
            names
                .filter(|(at, name)| !self.quotes(*at, name.range.start))
                .collect()
        });
        found
            .iter()
            .filter_map(|(at, name)| Some((self.text(*at)?, name)))
    }

    /// Whether a place of a text, by the text's index among [`Draft::texts`], lies in the title of a
    /// document that it cites.
    pub(crate) fn quotes(&self, text: usize, at: usize) -> bool {
        let cited = self.citations().cited.iter();
        cited.filter(|cited| cited.text == text).any(|cited| {
            let title = cited.citation.subject.as_ref();
            title.is_some_and(|title| title.contains(&at))
        })
    }

    fn text(&self, at: usize) -> Option<&FieldText> {
        let named = || self.named.get(at.checked_sub(self.running.len())?);
        self.running.get(at).or_else(named)
    }

    /// The type of the document: its tên loại where its kind serves several, else its kind.
    #[must_use]
    pub fn ten_loai(&self) -> &str {
        self.document
            .ten_loai
            .as_deref()
            .unwrap_or(&self.document.kind)
    }

    /// Every text, running ones first.
    pub fn texts(&self) -> impl Iterator<Item = &FieldText> {
        self.running.iter().chain(&self.named)
    }
}

#[derive(Default)]
struct Texts {
    running: Vec<FieldText>,
    named: Vec<FieldText>,
}

impl Texts {
    fn document(&mut self, document: &Document) {
        let root = FieldPath::root();
        self.names(document, &root);
        self.rich(root.key("trich_yeu"), &document.trich_yeu);
        for (index, can_cu) in document.can_cu.iter().enumerate() {
            self.rich(root.key("can_cu").index(index), can_cu);
        }
        for (name, text) in &document.thong_tin {
            self.rich(root.key("thong_tin").key(name), text);
        }
        self.blocks(&root.key("noi_dung"), &document.noi_dung);
        for (index, phu_luc) in document.phu_luc.iter().enumerate() {
            let place = root.key("phu_luc").index(index);
            self.rich(place.key("tieu_de"), &phu_luc.tieu_de);
            self.blocks(&place.key("noi_dung"), &phu_luc.noi_dung);
        }
    }

    fn names(&mut self, document: &Document, root: &FieldPath) {
        if let Some(name) = &document.co_quan_chu_quan {
            self.name(root.key("co_quan_chu_quan"), name);
        }
        self.name(root.key("co_quan_ban_hanh"), &document.co_quan_ban_hanh);
        self.name(root.key("dia_danh"), &document.dia_danh);
        for (index, name) in document.kinh_gui.iter().enumerate() {
            self.name(root.key("kinh_gui").index(index), name);
        }
        for (index, name) in document.noi_nhan_dien.iter().enumerate() {
            self.name(root.key("noi_nhan_dien").index(index), name);
        }
        for (index, signer) in document.nguoi_ky.iter().enumerate() {
            let place = root.key("nguoi_ky").index(index);
            for (line, authority) in signer.quyen_han.iter().enumerate() {
                self.name(
                    place.key("quyen_han").index(line).key("cua"),
                    &authority.cua,
                );
            }
            self.name(place.key("chuc_vu"), &signer.chuc_vu);
            self.name(place.key("ho_ten"), &signer.ho_ten);
        }
        self.recipients(&root.key("noi_nhan"), &document.noi_nhan);
    }

    fn recipients(&mut self, place: &FieldPath, list: &[NoiNhan]) {
        for (index, item) in list.iter().enumerate() {
            let place = place.index(index);
            self.name(place.key("text"), &item.text);
            self.recipients(&place.key("children"), &item.children);
        }
    }

    fn blocks(&mut self, place: &FieldPath, blocks: &[Block]) {
        for (index, block) in blocks.iter().enumerate() {
            let place = place.index(index);
            if let Some(text) = block.text() {
                self.rich(place.key(block.text_key()), text);
            }
            if let Block::Bang(table) = block {
                for (r, row) in table.rows.iter().enumerate() {
                    for (c, cell) in row.cells.iter().enumerate() {
                        let place = place.key("rows").index(r).key("cells").index(c);
                        self.rich(place.key("text"), &cell.text);
                    }
                }
            }
        }
    }

    fn rich(&mut self, field: FieldPath, text: &RichText) {
        for (index, inline) in text.0.iter().enumerate() {
            if let Inline::Footnote(note) = inline {
                self.rich(field.index(index).key("footnote"), note);
            }
        }
        self.running.push(FieldText::new(field, text.plain()));
    }

    fn name(&mut self, field: FieldPath, text: &str) {
        self.named.push(FieldText::new(field, text.to_owned()));
    }
}
