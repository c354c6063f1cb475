//! Signatures that can be checked for long, and asking issuers whether certificates are revoked.

use std::path::{Path, PathBuf};

use serde::Serialize;
use thethuc_signature::{Gathered, MAX_PDF_BYTES, Responders, gather, preserve, verify_with};

use super::{SignWish, SigningKey, TimestampAuthority, Verified, is_signed, signature, words};
use crate::App;
use crate::dto::WrittenFile;
use crate::error::AppError;
use crate::files::{self, NewFile};

/// A file that keeps what later checks of its signatures need.
#[derive(Debug, Serialize)]
pub struct PreservedFile {
    /// The file.
    pub file: WrittenFile,
    /// The names of certificates whose issuers did not answer: whether these were revoked cannot be
    /// told later.
    pub missing: Vec<String>,
}

/// Whom a signature that lasts is asked of.
#[derive(Clone, Copy)]
pub struct Lasting<'a> {
    /// Roots besides those that the office has chosen.
    pub roots: &'a [PathBuf],
    /// The issuers of the certificates.
    pub responders: &'a dyn Responders,
    /// Who stamps the time of the signature, and of the whole file.
    pub authority: Option<&'a dyn TimestampAuthority>,
}

impl App {
    /// Signs a file like [`App::sign_pdf`] and puts into it what the issuers of the certificates say
    /// of these (PAdES B-LT), with a time stamp over all of it where an authority is given (B-LTA).
    /// Nothing is written before a revoked certificate would have been told.
    ///
    /// # Errors
    /// As of [`App::sign_pdf`], and when a certificate was revoked. An issuer that does not answer
    /// is no error.
    pub fn sign_pdf_lasting(
        &self,
        wish: &SignWish,
        key: &dyn SigningKey,
        lasting: Lasting<'_>,
    ) -> Result<PreservedFile, AppError> {
        let bytes = files::read(&wish.file, MAX_PDF_BYTES)?;
        let authority = lasting.authority;
        let bytes = self.signed(&wish.file, &bytes, &wish.role, key, authority)?;
        self.kept(&wish.file, &bytes, &wish.output, lasting)
    }

    /// Renews a signed file before the certificates of its time stamps expire: what the issuers say
    /// today goes into it, and a time stamp over all of it (PAdES B-LTA).
    ///
    /// # Errors
    /// [`AppError::Unsigned`] for a file that nobody signed; as of [`App::sign_pdf_lasting`].
    pub fn renew_pdf(
        &self,
        file: &Path,
        output: &Path,
        lasting: Lasting<'_>,
    ) -> Result<PreservedFile, AppError> {
        let bytes = files::read(file, MAX_PDF_BYTES)?;
        if !is_signed(file, &bytes)? {
            let path = file.to_owned();
            return Err(AppError::Unsigned { path });
        }
        self.kept(file, &bytes, output, lasting)
    }

    /// Writes a signed file with all that later checks of it need.
    fn kept(
        &self,
        file: &Path,
        bytes: &[u8],
        output: &Path,
        lasting: Lasting<'_>,
    ) -> Result<PreservedFile, AppError> {
        let told = |source| signature(file, source);
        let (store, now) = (self.roots(lasting.roots)?, self.now().to_utc());
        let gathered = gather(bytes, &store, lasting.responders, now).map_err(told)?;
        let kept = preserve(bytes, &gathered, &store, now, lasting.authority).map_err(told)?;
        Ok(PreservedFile {
            file: files::write_one(NewFile {
                path: output.to_owned(),
                bytes: kept.bytes,
            })?,
            missing: kept.missing,
        })
    }

    /// Checks the signatures of a file like [`App::verify_pdf`], after asking the issuers of the
    /// certificates whether these are revoked.
    ///
    /// # Errors
    /// When a file cannot be read, or is no PDF. An issuer that does not answer is no error: the
    /// lines say what could not be checked.
    pub fn verify_pdf_asking(
        &self,
        file: &Path,
        roots: &[PathBuf],
        responders: &dyn Responders,
    ) -> Result<Verified, AppError> {
        let told = |source| signature(file, source);
        let bytes = files::read(file, MAX_PDF_BYTES)?;
        let (store, now) = (self.roots(roots)?, self.now().to_utc());
        let Gathered { evidence, .. } = gather(&bytes, &store, responders, now).map_err(told)?;
        let report = verify_with(&bytes, &store, now, &evidence).map_err(told)?;
        Ok(Verified {
            verdict: report.verdict(),
            lines: words::lines(&report),
            report,
        })
    }
}
