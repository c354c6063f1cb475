//! What can go wrong with signatures, by code.

use std::path::Path;

use thethuc_signature::SignatureError;
use thethuc_token::{TokenError, TokenFault};

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
        Error::NoBlank { .. } => ErrorCode::BlankMissing,
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
        Error::Key(_) | Error::NoRoom { .. } | Error::Encoding(_) | Error::NotConfirmed => {
            ErrorCode::NotSigned
        }
    }
}

/// The code of a token's trouble.
pub(super) fn token_code(error: &TokenError) -> ErrorCode {
    match error {
        TokenError::Process(_) => ErrorCode::TokenDriverUnusable,
        TokenError::Crashed | TokenError::TimedOut { .. } | TokenError::Answer => {
            ErrorCode::TokenDriverFailed
        }
        TokenError::UnusablePin => ErrorCode::TokenPinWrong,
        TokenError::Certificate(_) => ErrorCode::TokenUnsupported,
        TokenError::Refused(fault) => match fault {
            TokenFault::DriverNotLoaded { .. } => ErrorCode::TokenDriverUnusable,
            TokenFault::NoCertificate
            | TokenFault::SeveralTokens { .. }
            | TokenFault::NoPrivateKey
            | TokenFault::Removed => ErrorCode::TokenKeyMissing,
            TokenFault::PinWrong => ErrorCode::TokenPinWrong,
            TokenFault::PinLocked | TokenFault::PinExpired => ErrorCode::TokenPinLocked,
            TokenFault::NoScheme => ErrorCode::TokenUnsupported,
            TokenFault::NotOpened | TokenFault::Driver { .. } => ErrorCode::TokenDriverFailed,
        },
    }
}

/// The values of its text.
pub(super) fn args(path: &Path, error: &SignatureError) -> Vec<(&'static str, String)> {
    let mut args = vec![("path", path.display().to_string())];
    match error {
        SignatureError::FieldTaken { field } | SignatureError::NoBlank { field } => {
            args.push(("field", field.clone()))
        }
        SignatureError::MissingGlyph { letter } => args.push(("letter", letter.to_string())),
        SignatureError::Font { details } => {
            args.push(("place", "Times New Roman".to_owned()));
            args.push(("detail", details.clone()));
        }
        _ => {}
    }
    args
}
