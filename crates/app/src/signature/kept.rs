//! What the register keeps of the signatures of files that come, and what it says of a file later.

use std::path::Path;

use thethuc_archive::KeptSignature;
use thethuc_signature::MAX_PDF_BYTES;

use super::{Verdict, words};
use crate::App;
use crate::error::AppError;
use crate::files;

impl App {
    /// The signatures of a file as they are found now, by its name and its bytes: văn thư looks at
    /// whether an electronic document is genuine and whole when it comes — NĐ 30/2020/NĐ-CP, Điều
    /// 21.2.a. A file that is no PDF, or a damaged one, has none, and neither has one that is too large
    /// to be checked.
    pub(crate) fn signatures_of_bytes(
        &self,
        path: &Path,
        bytes: &[u8],
    ) -> Result<Vec<KeptSignature>, AppError> {
        if !is_pdf(path) || bytes.len() > MAX_PDF_BYTES {
            return Ok(Vec::new());
        }
        let report = match self.report_on(path, bytes, &[]) {
            Err(AppError::Signature { path: of, .. }) if of == path => return Ok(Vec::new()),
            found => found?,
        };
        let signatures = report.signatures.iter().zip(words::by_signature(&report));
        Ok(signatures
            .map(|(signature, lines)| KeptSignature {
                document: 0,
                attachment: 0,
                ordinal: 0,
                sha256: files::sha256(&bytes[..signature.revision_bytes.unwrap_or(bytes.len())]),
                verdict: id(signature.verdict()).to_owned(),
                lines,
            })
            .collect())
    }
}

fn is_pdf(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

fn id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Unclear => "unclear",
        Verdict::Invalid => "invalid",
    }
}

/// What the register knows of a file with that SHA-256: that it is the one that came, or one cut back
/// to an earlier signature, which nothing in the file itself tells. Nothing without an archive.
pub(crate) fn lines_of_register(app: &App, sha256: &str) -> Result<Vec<String>, AppError> {
    let settings = app.archive_settings()?;
    if !files::is_there(&app.archive_path(&settings)) {
        return Ok(Vec::new());
    }
    app.with_archive(|archive| {
        let mut lines = Vec::new();
        for kept in archive.signatures_of(sha256)? {
            let all = archive.signatures(kept.document)?;
            let of_file = |other: &&KeptSignature| other.attachment == kept.attachment;
            let count = all.iter().filter(of_file).count();
            let attachments = archive.attachments(kept.document)?;
            let name = attachments
                .into_iter()
                .find(|file| file.ordinal == kept.attachment)
                .map(|file| file.name)
                .unwrap_or_default();
            let is_whole = usize::try_from(kept.ordinal).is_ok_and(|ordinal| ordinal == count);
            let key = if is_whole { "same" } else { "cut" };
            lines.push(words::of_register(
                key,
                &name,
                kept.document,
                kept.ordinal,
                count,
            ));
        }
        Ok(lines)
    })
}
