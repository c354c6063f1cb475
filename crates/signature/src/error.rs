//! Why a file was not signed or not read.

use thiserror::Error;

/// Why a file was not signed or not read.
#[derive(Debug, Error)]
pub enum SignatureError {
    /// The file is larger than what is read.
    #[error("the file has {bytes} bytes, more than are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The file is no PDF, or one that cannot be read.
    #[error("the file cannot be read as PDF")]
    Pdf(#[from] lopdf::Error),
    /// The file makes its reader fail, or must be repaired before it can be read.
    #[error("the file is damaged")]
    Damaged,
    /// The file is encrypted.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file has no page of that number.
    #[error("there is no page {page}")]
    NoPage {
        /// The number, from 1.
        page: usize,
    },
    /// The page is shown turned by something else than quarters.
    #[error("the page is shown turned by no quarter")]
    PageTurned,
    /// An earlier signature allows no further one.
    #[error("an earlier signature forbids any change")]
    Locked,
    /// A field of that name is signed already.
    #[error("the field {field} is signed already")]
    FieldTaken {
        /// The name.
        field: String,
    },
    /// There is no blank of that name, or it was filled in.
    #[error("there is no blank {field} to be filled in")]
    NoBlank {
        /// The name.
        field: String,
    },
    /// The picture is no PNG that can be read.
    #[error("the picture cannot be read as PNG")]
    Picture(#[from] png::DecodingError),
    /// The picture is not transparent.
    #[error("the picture has no transparent ground")]
    PictureNotTransparent,
    /// The picture is larger than what is read.
    #[error("the picture has {width} × {height} dots, more than are read")]
    PictureTooLarge {
        /// Width in dots.
        width: u32,
        /// Height in dots.
        height: u32,
    },
    /// The font lacks a letter of the mark.
    #[error("the font has no glyph for {letter:?}")]
    MissingGlyph {
        /// The letter.
        letter: char,
    },
    /// The font file cannot be used.
    #[error("the font cannot be embedded: {details}")]
    Font {
        /// What is wrong.
        details: String,
    },
    /// The key store is not one that can be read.
    #[error("the key store cannot be read")]
    KeyStore,
    /// The password does not open the key store.
    #[error("the password does not open the key store")]
    Password,
    /// The key store has no key with its certificate.
    #[error("the key store holds no key with its certificate")]
    NoKey,
    /// The key store has several keys, and none or several are the one wanted.
    #[error("the key store holds {found} keys that could be meant")]
    AmbiguousKey {
        /// How many.
        found: usize,
    },
    /// Keys of this kind or length are not signed with.
    #[error("keys of this kind are not supported: {details}")]
    UnsupportedKey {
        /// The algorithm.
        details: String,
    },
    /// The certificate is not in force, or is not meant for signing.
    #[error("the certificate must not be used now: {fault:?}")]
    Certificate {
        /// Why.
        fault: crate::trust::CertificateFault,
    },
    /// A certificate cannot be read.
    #[error("a certificate cannot be read")]
    UnreadableCertificate,
    /// The key refused to sign.
    #[error("the key did not sign")]
    Key(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The time stamp authority did not answer as it must.
    #[error("no usable time stamp: {fault:?}")]
    Timestamp {
        /// Why.
        fault: crate::timestamp::TimestampFault,
    },
    /// The time stamp authority cannot be reached.
    #[error("the time stamp authority cannot be reached")]
    Transport(#[source] std::io::Error),
    /// The signature is larger than the room kept for it.
    #[error("the signature has {bytes} bytes, more than the room kept for it")]
    NoRoom {
        /// Its size.
        bytes: usize,
    },
    /// A structure could not be written.
    #[error("a structure of the signature could not be written")]
    Encoding(#[from] der::Error),
    /// What was signed does not verify: nothing is handed out.
    #[error("the new signature does not verify")]
    NotConfirmed,
}
