//! Documents: saved in versions, received, registered, with files.

use chrono::NaiveDate;
use thethuc_text::nfc;

use crate::objects::Object;
use crate::read;
use crate::records::{
    Act, Attachment, Book, BookKind, Direction, DocumentRow, Facts, Number, Version,
};
use crate::transaction::{Remark, Transaction, following};
use crate::value::Row;
use crate::{ArchiveError, Result};

/// The most characters of text that a version may have: some 5,000 pages.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// What is to be saved of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What is known of it.
    pub facts: Facts,
    /// Its text without any form.
    pub text: String,
    /// The document of the form as JSON, where it is drafted here.
    pub content: Option<String>,
    /// What changed, in the words of the one who saves it.
    pub note: String,
}

impl Draft {
    fn version(
        self,
        document: i64,
        ordinal: u32,
        transaction: &Transaction<'_>,
    ) -> Result<Version> {
        let text = nfc(&self.text).into_owned();
        let size = text.len().max(self.content.as_ref().map_or(0, String::len));
        if size > MAX_TEXT_BYTES {
            return Err(ArchiveError::TooLarge(MAX_TEXT_BYTES as u64));
        }
        Ok(Version {
            document,
            ordinal,
            facts: self.facts.clean()?,
            text,
            content: self.content,
            at: transaction.by.at,
            who: transaction.by.who.clone(),
            note: nfc(self.note.trim()).into_owned(),
        })
    }
}

impl Transaction<'_> {
    /// Soạn thảo: begins an outgoing document and returns its identifier.
    ///
    /// # Errors
    /// When a field is too long.
    pub fn create(&mut self, draft: Draft) -> Result<i64> {
        self.begin_document(Direction::Di, draft, None)
    }

    /// Saves a document again. Returns whether anything changed: what says the same as before is
    /// no new version, and re-opens nothing.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when the document was issued, filed or cancelled: then it is
    /// corrected by another document — NĐ 30/2020/NĐ-CP, Điều 18.3.
    pub fn save(&mut self, document: i64, draft: Draft) -> Result<bool> {
        let last = read::version(self.store, document)?;
        let next = draft.version(document, following(Some(last.ordinal)), self)?;
        if next.fingerprint() == last.fingerprint() {
            return Ok(false);
        }
        let note = next.note.clone();
        let remark = Remark {
            comment: &note,
            ..Remark::default()
        };
        self.step(document, Act::LuuBan, remark, vec![Row::of(&next)?])?;
        Ok(true)
    }

    /// Đăng ký văn bản đến: registers an incoming document under the next số đến of its book
    /// — NĐ 30/2020/NĐ-CP, Điều 22.
    ///
    /// # Errors
    /// [`ArchiveError::Missing`] without author or subject.
    pub fn receive(
        &mut self,
        draft: Draft,
        book: &str,
        arrived: NaiveDate,
    ) -> Result<(i64, Number)> {
        self.book_for(book, Direction::Den)?;
        required(&draft.facts, false)?;
        let document = self.begin_document(Direction::Den, draft, None)?;
        let number = self.next_number(document, book, arrived)?;
        let rows = vec![Row::of(&number)?];
        self.step(document, Act::DangKyDen, Remark::default(), rows)?;
        Ok((document, number))
    }

    /// Đăng ký văn bản đi that was approved and signed on paper: begins the document and gives it
    /// the next number of its book, in one act — NĐ 30/2020/NĐ-CP, Điều 15.2 and 16.
    ///
    /// # Errors
    /// [`ArchiveError::Missing`] without symbol, agency or subject.
    pub fn register(
        &mut self,
        draft: Draft,
        book: &str,
        dated: NaiveDate,
    ) -> Result<(i64, Number)> {
        self.book_for(book, Direction::Di)?;
        required(&draft.facts, true)?;
        let document = self.begin_document(Direction::Di, draft, Some(dated))?;
        let number = self.next_number(document, book, dated)?;
        let remark = Remark {
            fingerprint: Some(read::version(self.store, document)?.fingerprint()),
            ..Remark::default()
        };
        let rows = vec![Row::of(&number)?];
        self.step(document, Act::DangKyDi, remark, rows)?;
        Ok((document, number))
    }

    /// Đính kèm: attaches a file whose bytes already stand in the store of objects
    /// ([`crate::Archive::keep`]).
    ///
    /// # Errors
    /// [`ArchiveError::Missing`] for a blank name.
    pub fn attach(&mut self, document: i64, name: &str, object: &Object) -> Result<u32> {
        let name = nfc(name.trim()).into_owned();
        if name.is_empty() {
            return Err(ArchiveError::Missing("name"));
        }
        read::direction(self.store, document)?;
        let last: Option<Attachment> = read::last(self.store, &[("document", document.into())])?;
        let ordinal = following(last.map(|last| last.ordinal));
        let row = Row::of(&Attachment {
            document,
            ordinal,
            name: name.clone(),
            sha256: object.sha256.clone(),
            bytes: object.bytes,
        })?;
        let line = crate::transaction::Line {
            act: Act::DinhKem,
            document: Some(document),
            detail: &name,
        };
        self.record(&line, &[row])?;
        Ok(ordinal)
    }

    fn begin_document(
        &mut self,
        direction: Direction,
        mut draft: Draft,
        dated: Option<NaiveDate>,
    ) -> Result<i64> {
        let last: Option<DocumentRow> = read::last(self.store, &[])?;
        let id = last.map_or(1, |last| last.id + 1);
        draft.facts.issued_date = draft.facts.issued_date.or(dated);
        let version = draft.version(id, 1, self)?;
        let rows = [Row::of(&DocumentRow { id, direction })?, Row::of(&version)?];
        let line = crate::transaction::Line {
            act: Act::LuuBan,
            document: Some(id),
            detail: &version.note,
        };
        self.record(&line, &rows)?;
        self.touch(id);
        Ok(id)
    }

    /// The book, which must register what goes this way.
    pub(crate) fn book_for(&self, book: &str, direction: Direction) -> Result<Book> {
        read::last::<Book>(self.store, &[("id", book.into())])?
            .filter(|found| (found.kind == BookKind::Den) == (direction == Direction::Den))
            .ok_or_else(|| ArchiveError::unknown("book", book))
    }
}

/// What a register cannot be without: tác giả and trích yếu, and ký hiệu for our own
/// — NĐ 30/2020/NĐ-CP, PL IV/I and VI.
pub(crate) fn required(facts: &Facts, own: bool) -> Result<()> {
    let fields = [
        ("organ_name", &facts.organ_name, true),
        ("subject", &facts.subject, true),
        ("code_notation", &facts.code_notation, own),
    ];
    for (field, text, needed) in fields {
        if needed && text.trim().is_empty() {
            return Err(ArchiveError::Missing(field));
        }
    }
    Ok(())
}
