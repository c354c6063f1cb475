//! Copies in the register: one series a year, each with the file that it was made of, bound to its
//! bytes.

use thethuc_archive::{Act, ArchiveError, BookKind, Draft, Facts, Signer};

use super::{CopyError, CopyTarget, Job};
use crate::App;
use crate::archive::{KeptFile, incoming_facts};
use crate::dto::WrittenFile;
use crate::error::AppError;
use crate::files;

/// A copy that was made: its file, its number, and its place in the archive.
type Registered = (WrittenFile, Option<u32>, Option<i64>);

impl App {
    /// Whether the office keeps an archive.
    pub(super) fn has_archive(&self) -> Result<bool, AppError> {
        let settings = self.archive_settings()?;
        Ok(files::is_there(&self.archive_path(&settings)))
    }
}

impl Job<'_> {
    /// Takes a number, makes the copy under it and writes it; the number is taken only if all of
    /// that is done. Then the original and the copy are attached.
    pub(super) fn register(&self) -> Result<Registered, AppError> {
        let facts = self.facts()?;
        let day = self.app.now().date_naive();
        let book = self.app.with_archive(|archive| {
            let books = archive.books()?;
            let book = books.into_iter().find(|book| book.kind == BookKind::Sao);
            book.ok_or_else(|| AppError::from(CopyError::NoNumber))
        })?;
        let draft = Draft {
            facts,
            // A document is copied as often as it is needed.
            again: true,
            ..Draft::default()
        };
        let mut trouble = None;
        let mut written = None;
        let taken = self.app.transact(Act::DangKyDi, |transaction| {
            let (document, number) = transaction.register(draft, &book.id, day)?;
            match self.write(number.ordinal) {
                Ok(file) => written = Some(file),
                Err(error) => {
                    trouble = Some(error);
                    // Any error undoes the number; what is told is the one above.
                    return Err(ArchiveError::Missing("copy"));
                }
            }
            Ok((document, number.ordinal))
        });
        if let Some(error) = trouble {
            return Err(error);
        }
        let (document, number) = taken?;
        let file = written.ok_or(CopyError::NoNumber)?;
        self.attach(document)?;
        Ok((file, Some(number), Some(document)))
    }

    fn attach(&self, document: i64) -> Result<(), AppError> {
        let mut paths = self.source.files.clone();
        paths.push(self.wish.output.clone());
        let files = KeptFile::all(self.app, paths)?;
        self.app.transact(Act::DinhKem, |transaction| {
            KeptFile::attach(&files, transaction, document)
        })
    }

    /// What the register says of the copy: the subject is that of the copied document.
    fn facts(&self) -> Result<Facts, AppError> {
        let mut subject = self.wish.trich_yeu.trim().to_owned();
        if subject.is_empty() {
            let first = self.source.files.first().ok_or(CopyError::Sources)?;
            subject = incoming_facts(self.app, first)?.subject;
        }
        let signer = match &self.wish.target {
            CopyTarget::Paper { signer, .. } => {
                let signer = self.signer(signer.as_deref())?;
                Signer {
                    position: signer.chuc_vu.clone(),
                    full_name: signer.ho_ten.clone(),
                }
            }
            CopyTarget::Electronic => Signer::default(),
        };
        let hash = &self.source.original_sha256;
        let of = self.wish.of_sao_y.as_deref().map(str::trim);
        let of = of.map_or_else(String::new, |of| format!(" ({of})"));
        Ok(Facts {
            type_name: self.rule.name.clone(),
            code_notation: self.ky_hieu(),
            organ_name: self.profile.co_quan_ban_hanh.clone(),
            subject,
            description: match self.wish.no_original.trim() {
                "" => format!("{} từ tệp SHA-256 {hash}{of}", self.rule.name),
                why => format!("{}, không kèm tệp gốc: {why}", self.rule.name),
            },
            page_amount: u32::try_from(self.source.overview.pages.len()).ok(),
            signer,
            ..Facts::default()
        })
    }
}
