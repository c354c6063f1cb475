//! Documents: saved in versions, received, registered, with files.

use chrono::NaiveDate;
use thethuc_text::nfc;

use crate::objects::Object;
use crate::read;
use crate::records::{
    Act, Attachment, Book, BookKind, Direction, DocumentRow, Facts, KeptSignature, Number, Stage,
    Version,
};
use crate::search::Filter;
use crate::store::Find;
use crate::transaction::{Line, Remark, Transaction, following};
use crate::value::Row;
use crate::{ArchiveError, Result};

/// The most that a version may have of text, or of the document of the form: some 5,000 pages.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// How many documents that say the same are looked at: more were registered knowingly.
const SAME: usize = 100;

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
    /// Whether it is registered although a document that says the same has a number in the book
    /// ([`Transaction::register`]).
    pub again: bool,
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
        let id = self.next_document()?;
        let version = draft.version(id, 1, self)?;
        let rows = vec![document_row(id, Direction::Di)?, Row::of(&version)?];
        let line = Line {
            act: Act::LuuBan,
            document: Some(id),
            detail: &version.note,
        };
        self.record(&line, &rows)?;
        self.touch(id);
        Ok(id)
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
        let id = self.next_document()?;
        let version = draft.version(id, 1, self)?;
        let number = self.next_number(id, book, arrived)?;
        let rows = vec![
            document_row(id, Direction::Den)?,
            Row::of(&version)?,
            Row::of(&number)?,
        ];
        self.first_step(id, Direction::Den, Act::DangKyDen, None, rows)?;
        Ok((id, number))
    }

    /// Đăng ký văn bản đi that was approved and signed on paper: begins the document and gives it
    /// the next number of its book — NĐ 30/2020/NĐ-CP, Điều 15.2 and 16.
    ///
    /// # Errors
    /// As [`Self::take_number`]; [`ArchiveError::Registered`] when a document that says the same has
    /// a number of that book, unless [`Draft::again`] says that it is meant so.
    pub fn register(
        &mut self,
        draft: Draft,
        book: &str,
        dated: NaiveDate,
    ) -> Result<(i64, Number)> {
        self.whole(|transaction| {
            transaction.must_be_new(&draft, book)?;
            let document = transaction.signed_on_paper(draft, dated)?;
            let number = transaction.take_number(document, book, dated)?;
            Ok((document, number))
        })
    }

    /// As [`Self::register`], under a số bổ sung.
    ///
    /// # Errors
    /// As [`Self::insert_number`].
    pub fn register_late(
        &mut self,
        draft: Draft,
        book: &str,
        behind: u32,
        dated: NaiveDate,
        reason: &str,
    ) -> Result<(i64, Number)> {
        self.whole(|transaction| {
            let document = transaction.signed_on_paper(draft, dated)?;
            let number = transaction.insert_number(document, book, behind, dated, reason)?;
            Ok((document, number))
        })
    }

    /// Refuses a draft that says what a document with a number of that book says.
    fn must_be_new(&self, draft: &Draft, book: &str) -> Result<()> {
        if draft.again {
            return Ok(());
        }
        let likeness = draft.clone().version(0, 1, self)?.likeness();
        let same = self.store.find(&Find {
            filter: Filter {
                book: Some(book.to_owned()),
                ..Filter::default()
            },
            likeness: Some(likeness),
            limit: SAME,
            ..Find::default()
        })?;
        let mut lasting = same.iter().filter(|entry| entry.stage != Stage::HuySo);
        match lasting.next() {
            None => Ok(()),
            Some(entry) => Err(ArchiveError::Registered {
                document: entry.document,
                code: entry.code(),
            }),
        }
    }

    fn signed_on_paper(&mut self, mut draft: Draft, dated: NaiveDate) -> Result<i64> {
        draft.facts.issued_date = draft.facts.issued_date.or(Some(dated));
        let id = self.next_document()?;
        let version = draft.version(id, 1, self)?;
        let rows = vec![document_row(id, Direction::Di)?, Row::of(&version)?];
        let covers = Some(version.fingerprint());
        self.first_step(id, Direction::Di, Act::DangKyDi, covers, rows)?;
        Ok(id)
    }

    /// Đính kèm: attaches a file whose bytes already stand in the store of objects
    /// ([`crate::Archive::keep`]), with what was found of its signatures, in their order; document,
    /// file and number are put into them.
    ///
    /// # Errors
    /// [`ArchiveError::Missing`] for a blank name.
    pub fn attach(
        &mut self,
        document: i64,
        name: &str,
        object: &Object,
        signatures: &[KeptSignature],
    ) -> Result<u32> {
        let name = nfc(name.trim()).into_owned();
        if name.is_empty() {
            return Err(ArchiveError::Missing("name"));
        }
        read::direction(self.store, document)?;
        let last: Option<Attachment> = read::last(self.store, &[("document", document.into())])?;
        let ordinal = following(last.map(|last| last.ordinal));
        let mut rows = vec![Row::of(&Attachment {
            document,
            ordinal,
            name: name.clone(),
            sha256: object.sha256.clone(),
            bytes: object.bytes,
        })?];
        for (signature, number) in signatures.iter().zip(1..) {
            rows.push(Row::of(&KeptSignature {
                document,
                attachment: ordinal,
                ordinal: number,
                ..signature.clone()
            })?);
        }
        let line = Line {
            act: Act::DinhKem,
            document: Some(document),
            detail: &name,
        };
        self.record(&line, &rows)?;
        Ok(ordinal)
    }

    fn next_document(&self) -> Result<i64> {
        let last: Option<DocumentRow> = read::last(self.store, &[])?;
        Ok(last.map_or(1, |last| last.id + 1))
    }

    /// The book, which must register what goes this way.
    pub(crate) fn book_for(&self, book: &str, direction: Direction) -> Result<Book> {
        read::last::<Book>(self.store, &[("id", book.into())])?
            .filter(|found| (found.kind == BookKind::Den) == (direction == Direction::Den))
            .ok_or_else(|| ArchiveError::unknown("book", book))
    }
}

fn document_row(id: i64, direction: Direction) -> Result<Row> {
    Row::of(&DocumentRow { id, direction })
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
