//! What can go wrong with signatures, by code.

use std::path::Path;

use thethuc_signature::SignatureError;

use super::ErrorCode;

/// The code of an error.
pub(super) fn code(error: &SignatureError) -> ErrorCode {
    use SignatureError as Error;
    match error {
        Error::TooLarge { .. } => ErrorCode::FileTooLarge,
        Error::Pdf(_) | Error::Damaged => ErrorCode::PdfDamaged,
        Error::Encrypted => ErrorCode::PdfLocked,
        Error::NoPage { .. } | Error::PageTurned => ErrorCode::SignaturePlaceUnusable,
        Error::Locked => ErrorCode::SignatureLocked,
        Error::FieldTaken { .. } => ErrorCode::SignatureTwice,
        Error::Picture(_) | Error::PictureTooLarge { .. } => ErrorCode::PictureDamaged,
        Error::PictureNotTransparent => ErrorCode::PictureNotTransparent,
        Error::MissingGlyph { .. } => ErrorCode::MarkNotSet,
        Error::Font { .. } => ErrorCode::FontUnusable,
        Error::KeyStore => ErrorCode::KeyFileDamaged,
        Error::Password => ErrorCode::KeyPasswordWrong,
        Error::NoKey | Error::AmbiguousKey { .. } => ErrorCode::KeyMissing,
        Error::UnsupportedKey { .. } => ErrorCode::KeyUnsupported,
        Error::Certificate { .. } => ErrorCode::CertificateUnusable,
        Error::UnreadableCertificate => ErrorCode::CertificateDamaged,
        Error::Timestamp { .. } | Error::Transport(_) => ErrorCode::TimestampMissing,
        Error::Key(_)
        | Error::NoRoom { .. }
        | Error::NoBlank { .. }
        | Error::Encoding(_)
        | Error::NotConfirmed => ErrorCode::NotSigned,
    }
}

/// The values of its text.
pub(super) fn args(path: &Path, error: &SignatureError) -> Vec<(&'static str, String)> {
    let mut args = vec![("path", path.display().to_string())];
    match error {
        SignatureError::FieldTaken { field } => args.push(("field", field.clone())),
        SignatureError::MissingGlyph { letter } => args.push(("letter", letter.to_string())),
        SignatureError::Font { details } => {
            args.push(("place", "Times New Roman".to_owned()));
            args.push(("detail", details.clone()));
        }
        _ => {}
    }
    args
}
