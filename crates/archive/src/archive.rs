//! An archive: a store of rows, and a store of objects beside it.

use std::collections::HashMap;
use std::io::Read;

use crate::audit;
use crate::index;
use crate::objects::{Object, Objects};
use crate::read;
use crate::records::{
    Act, Attachment, AuditLine, Book, Direction, Entry, Head, HoSo, KeptSignature, Number, Step,
    Version,
};
use crate::store::{Mode, Store};
use crate::transaction::{By, Line, Transaction};
use crate::verify::Report;
use crate::way::Way;
use crate::{ArchiveError, Result};

/// An archive, open.
#[derive(Debug)]
pub struct Archive<S> {
    pub(crate) store: S,
    pub(crate) objects: Objects,
}

impl<S: Store> Archive<S> {
    /// Begins an empty archive; the first line of its audit names the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn begin(store: S, objects: Objects, office: &str, by: &By) -> Result<Self> {
        let mut archive = Self { store, objects };
        archive.transact(by, |transaction| {
            let line = Line {
                act: Act::LapKho,
                document: None,
                detail: office,
            };
            transaction.record(&line, &[])
        })?;
        Ok(archive)
    }

    /// Opens an archive whose chain of audit lines is whole behind its last checkpoint
    /// ([`Self::checkpoint`]); [`Self::check_chain`] and [`Self::verify`] follow the whole of it. For
    /// somebody who sees a part of the archive alone nothing is followed.
    ///
    /// # Errors
    /// [`ArchiveError::Broken`] when the chain is not.
    pub fn open(store: S, objects: Objects) -> Result<Self> {
        if store.sees_all()? {
            audit::follow_from_checkpoint(&store)?;
        }
        Ok(Self { store, objects })
    }

    /// Kiểm tra: verifies everything and, where nothing is wrong, records how far, so that whoever
    /// opens the archive need follow the chain from there alone.
    ///
    /// # Errors
    /// When the store fails; what is not as it was written is no error but in the report.
    pub fn checkpoint(&mut self, by: &By) -> Result<Report> {
        let report = self.verify(None)?;
        if report.troubles.is_empty() {
            self.transact(by, |transaction| transaction.verified(&report.head))?;
        }
        Ok(report)
    }

    /// Does all of `work` or none of it.
    ///
    /// # Errors
    /// What `work` or the store fails with; then nothing was done.
    pub fn transact<T>(
        &mut self,
        by: &By,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        self.store.begin(Mode::Write)?;
        let mut transaction = Transaction::new(&mut self.store, by);
        let done = work(&mut transaction)
            .and_then(|value| transaction.finish().map(|()| value))
            .and_then(|value| self.store.commit().map(|()| value));
        if done.is_err() {
            self.store.rollback();
        }
        done
    }

    /// Looks at one state of everything, whatever others write meanwhile.
    pub(crate) fn snapshot<T>(&mut self, look: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.store.begin(Mode::Read)?;
        let seen = look(self);
        self.store.rollback();
        seen
    }

    /// The end of the audit.
    ///
    /// # Errors
    /// When the store fails.
    pub fn head(&self) -> Result<Head> {
        self.store.head()
    }

    /// Whether the audit led to this head once: of a copy, whether it is this archive as it was then.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contains(&self, head: &Head) -> Result<bool> {
        audit::contains(&self.store, head)
    }

    /// Follows the chain of the audit to its end.
    ///
    /// # Errors
    /// [`ArchiveError::Broken`] with the first line that does not follow from the one before it.
    pub fn check_chain(&self) -> Result<Head> {
        audit::follow(&self.store, |_| Ok(()))
    }

    /// The office, as the first line of the audit names it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn office(&self) -> Result<String> {
        let first: Option<AuditLine> = read::last(&self.store, &[("id", 1_i64.into())])?;
        Ok(first.map(|line| line.detail).unwrap_or_default())
    }

    /// What was done with a document, as the audit has it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn audit_of(&self, document: i64) -> Result<Vec<AuditLine>> {
        read::all(&self.store, &[("document", document.into())])
    }

    /// The books.
    ///
    /// # Errors
    /// When the store fails.
    pub fn books(&self) -> Result<Vec<Book>> {
        read::all(&self.store, &[])
    }

    /// Which way a document goes.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] when there is none.
    pub fn direction(&self, document: i64) -> Result<Direction> {
        read::direction(&self.store, document)
    }

    /// The version that counts.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] when there is no such document.
    pub fn version(&self, document: i64) -> Result<Version> {
        read::version(&self.store, document)
    }

    /// All versions, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn versions(&self, document: i64) -> Result<Vec<Version>> {
        read::all(&self.store, &[("document", document.into())])
    }

    /// What was done with a document, in order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn steps(&self, document: i64) -> Result<Vec<Step>> {
        read::steps(&self.store, document)
    }

    /// Where a document stands.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] when there is no such document.
    pub fn way(&self, document: i64) -> Result<Way> {
        read::way(&self.store, document)
    }

    /// The number of a document, if it has one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn number(&self, document: i64) -> Result<Option<Number>> {
        read::number(&self.store, document)
    }

    /// A document as lists show it.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] when there is none.
    pub fn entry(&self, document: i64) -> Result<Entry> {
        read::last(&self.store, &[("document", document.into())])?
            .ok_or_else(|| ArchiveError::unknown("document", document))
    }

    /// Documents as lists show them: those of these that may be seen.
    ///
    /// # Errors
    /// When the store fails.
    pub fn entries(&self, documents: &[i64]) -> Result<HashMap<i64, Entry>> {
        let entries: Vec<Entry> = read::among(&self.store, "document", documents, false)?;
        let entries = entries.into_iter();
        Ok(entries.map(|entry| (entry.document, entry)).collect())
    }

    /// The files of a document.
    ///
    /// # Errors
    /// When the store fails.
    pub fn attachments(&self, document: i64) -> Result<Vec<Attachment>> {
        read::all(&self.store, &[("document", document.into())])
    }

    /// The signatures of the files of a document, as they were found when the files came.
    ///
    /// # Errors
    /// When the store fails.
    pub fn signatures(&self, document: i64) -> Result<Vec<KeptSignature>> {
        read::all(&self.store, &[("document", document.into())])
    }

    /// The signatures after which a file had that SHA-256: of the file itself the last, of one cut
    /// back to an earlier signature that one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn signatures_of(&self, sha256: &str) -> Result<Vec<KeptSignature>> {
        read::all(&self.store, &[("sha256", sha256.into())])
    }

    /// Keeps the bytes of a file that is to be attached ([`Transaction::attach`]).
    ///
    /// # Errors
    /// [`ArchiveError::TooLarge`] when there are too many, [`ArchiveError::File`] when they cannot
    /// be read or kept.
    pub fn keep(&self, source: impl Read) -> Result<Object> {
        self.objects.put(source)
    }

    /// The bytes of an attachment, which are those that were attached.
    ///
    /// # Errors
    /// [`ArchiveError::Object`] when they are gone or changed.
    pub fn attachment_bytes(&self, attachment: &Attachment) -> Result<Vec<u8>> {
        self.objects.get(&attachment.sha256)
    }

    /// A hồ sơ, as it is described now.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] when there is none.
    pub fn ho_so(&self, id: i64) -> Result<HoSo> {
        read::ho_so(&self.store, id)
    }

    /// Makes the index anew from the records.
    ///
    /// # Errors
    /// When the store fails; then the old index stays.
    pub fn reindex(&mut self) -> Result<()> {
        self.store.begin(Mode::Write)?;
        let done = index::rebuild(&mut self.store).and_then(|()| self.store.commit());
        if done.is_err() {
            self.store.rollback();
        }
        done
    }
}
