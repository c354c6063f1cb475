//! Trình duyệt, trả lại, đồng ý, ký, phát hành.

use crate::read;
use crate::records::Act;
use crate::transaction::{Remark, Transaction};
use crate::{ArchiveError, Result};

impl Transaction<'_> {
    /// Trình duyệt: submits a draft — NĐ 30/2020/NĐ-CP, Điều 11.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when it is not being drafted.
    pub fn submit(&mut self, document: i64, comment: &str) -> Result<()> {
        let remark = Remark {
            comment,
            ..Remark::default()
        };
        self.step(document, Act::TrinhDuyet, remark, Vec::new())
    }

    /// Trả lại: returns a submitted or approved draft, with a comment about a place (a field path
    /// of the model, or empty for the whole).
    ///
    /// # Errors
    /// [`ArchiveError::Missing`] without a comment.
    pub fn send_back(&mut self, document: i64, comment: &str, place: &str) -> Result<()> {
        if comment.trim().is_empty() {
            return Err(ArchiveError::Missing("comment"));
        }
        let remark = Remark {
            comment,
            place,
            fingerprint: None,
        };
        self.step(document, Act::TraLai, remark, Vec::new())
    }

    /// Đồng ý: approves what was read. `fingerprint` is that of the version that the approver saw
    /// ([`crate::Version::fingerprint`]).
    ///
    /// # Errors
    /// [`ArchiveError::Changed`] when another version was saved meanwhile.
    pub fn approve(&mut self, document: i64, fingerprint: &str, comment: &str) -> Result<()> {
        self.seen(document, fingerprint)?;
        let remark = Remark {
            comment,
            place: "",
            fingerprint: Some(fingerprint.to_owned()),
        };
        self.step(document, Act::DongY, remark, Vec::new())
    }

    /// Ký ban hành: records that the version with this fingerprint was signed
    /// — NĐ 30/2020/NĐ-CP, Điều 13.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when it is not approved, [`ArchiveError::Changed`] when it is
    /// another version.
    pub fn sign(&mut self, document: i64, fingerprint: &str) -> Result<()> {
        self.seen(document, fingerprint)?;
        let remark = Remark {
            fingerprint: Some(fingerprint.to_owned()),
            ..Remark::default()
        };
        self.step(document, Act::Ky, remark, Vec::new())
    }

    /// Phát hành — NĐ 30/2020/NĐ-CP, Điều 18.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when it is not approved, numbered and signed.
    pub fn issue(&mut self, document: i64, comment: &str) -> Result<()> {
        let remark = Remark {
            comment,
            ..Remark::default()
        };
        self.step(document, Act::PhatHanh, remark, Vec::new())
    }

    fn seen(&self, document: i64, fingerprint: &str) -> Result<()> {
        if read::version(self.store, document)?.fingerprint() == fingerprint {
            Ok(())
        } else {
            Err(ArchiveError::Changed)
        }
    }
}
