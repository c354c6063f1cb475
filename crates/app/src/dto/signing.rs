//! Signing in the window, and what it shows of the signatures of a file.

use std::fmt;

use serde::{Deserialize, Serialize};
use thethuc_model::NgayThangNam;
use thethuc_token::PinState;
use zeroize::Zeroize as _;

use super::{DocumentJson, WrittenFile};

/// A password or PIN on its way from the window to a key: never kept, never shown, wiped behind it.
#[derive(Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// What was typed, for the key alone.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// A key file and what opens it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KeyFileArgs {
    /// The file: PKCS #12.
    pub path: String,
    /// Its password.
    pub password: Secret,
}

/// A key and what opens it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(tag = "from", rename_all = "kebab-case")]
pub enum KeyArgs {
    /// In a file.
    File(KeyFileArgs),
    /// On a token (PKCS #11).
    Token(TokenKeyArgs),
}

/// A key on a token and its PIN.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TokenKeyArgs {
    /// The driver; absent to look through the known ones.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub driver: Option<String>,
    /// SHA-256 of the certificate, hexadecimal.
    pub certificate: String,
    /// The PIN, which the token is given once.
    pub pin: Secret,
}

/// Where the window takes its key from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum KeySource {
    /// A file.
    #[default]
    File,
    /// A token.
    Token,
}

/// Whose tokens are looked for.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ListTokensArgs {
    /// A driver; absent to look through the known ones.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub driver: Option<String>,
}

/// What this machine has to sign with besides files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PluggedIn {
    /// The known drivers that stand here.
    pub drivers: Vec<TokenDriver>,
    /// The tokens that the drivers see.
    pub tokens: Vec<PluggedToken>,
}

/// A driver of tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TokenDriver {
    /// Whose tokens it is for.
    pub name: String,
    /// Its file.
    pub file: String,
}

/// A token that is plugged in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PluggedToken {
    /// What its holder called it.
    pub label: String,
    /// Its number.
    pub serial: String,
    /// What it says of its PIN, to be told before that is typed.
    #[cfg_attr(
        feature = "codegen",
        ts(type = "\"ready\" | \"wrong-before\" | \"last-try\" | \"locked\" | \"on-the-token\"")
    )]
    pub pin: PinState,
    /// Its certificates.
    pub certificates: Vec<TokenCertificate>,
}

/// A certificate on a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TokenCertificate {
    /// SHA-256 of its bytes, hexadecimal: the name by which it is chosen.
    pub fingerprint: String,
    /// What it says.
    pub certificate: KeyCertificate,
    /// Whether it may sign documents now.
    pub may_sign: bool,
}

/// A file that was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SignedFile {
    /// The file.
    pub file: WrittenFile,
    /// The names of certificates whose issuers did not answer, where they were asked.
    pub missing: Vec<String>,
}

/// The certificate that a key signs with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KeyCertificate {
    /// Who it names.
    pub name: String,
    /// The organisation, if it names one.
    pub organisation: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// Its number.
    pub serial: String,
    /// The last day on which it is in force: `20/11/2028`.
    pub until: String,
}

/// A file to be signed.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SignFileArgs {
    /// The PDF.
    pub path: String,
    /// Where the signed file goes; absent for `TÊN.ký.pdf` beside it.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub output: Option<String>,
    /// What it is signed with.
    pub key: KeyArgs,
    /// As what.
    pub role: SignAs,
}

/// As what a file is signed.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(tag = "as", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SignAs {
    /// Nothing is seen.
    Unseen {},
    /// Người ký — PL I, II.7.d.
    NguoiKy {
        /// The picture of the signature.
        picture: String,
        /// The document file that the PDF was made of.
        document: String,
        /// Which of its signers, from 0.
        signer: usize,
    },
    /// Cơ quan — PL I, II.8.a.
    CoQuan {
        /// The picture of the seal.
        picture: String,
        /// Its diameter, mm.
        diameter_mm: f64,
        /// The number to be filled in, with the date.
        #[serde(default)]
        #[cfg_attr(feature = "codegen", ts(optional))]
        so: Option<u32>,
        /// The date to be filled in.
        #[serde(default)]
        thoi_gian: NgayThangNam,
    },
    /// Phụ lục in a file of its own — PL I, III.1.d.
    PhuLuc {
        /// Số, ký hiệu of the document that it belongs to.
        so_ky_hieu: String,
    },
}

/// What a signing window is asked to show before anything is signed.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PreviewSigningArgs {
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "thethuc_model::Document"))]
    pub document: DocumentJson,
    /// Which of its signers, from 0.
    pub signer: usize,
    /// The picture of the signature.
    pub picture: String,
    /// The picture of the seal, if it is to be shown too.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub seal: Option<String>,
    /// Its diameter, mm.
    pub diameter_mm: f64,
}

/// The page with the signature, before anything is signed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SigningPreview {
    /// The page as SVG, in the shape of the preview of documents.
    pub svg: String,
    /// Its number, from 1.
    pub page: usize,
    /// Width of the sheet, pt.
    pub width_pt: f64,
    /// Height of the sheet, pt.
    pub height_pt: f64,
    /// What lies over it, in order.
    pub marks: Vec<SigningMark>,
}

/// A picture over a page, in points from its top left corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SigningMark {
    /// Left edge, pt.
    pub x_pt: f64,
    /// Top edge, pt.
    pub y_pt: f64,
    /// Width, pt.
    pub width_pt: f64,
    /// Height, pt.
    pub height_pt: f64,
    /// The PNG as a `data:` address; none for a blank that is filled in later.
    pub picture: Option<String>,
}

/// The signatures of a file, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CheckedSignatures {
    /// The file.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The worst of the verdicts; absent when nobody signed.
    pub verdict: Option<SignatureVerdict>,
    /// One for each signature, the first first.
    pub signatures: Vec<CheckedSignature>,
    /// What else there is to say, in Vietnamese, a matter a line.
    pub lines: Vec<String>,
}

/// A signature that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CheckedSignature {
    /// Its name and its verdict, in Vietnamese.
    pub title: String,
    /// The verdict.
    pub verdict: SignatureVerdict,
    /// What was found, in Vietnamese, a matter a line; also what could not be checked.
    pub lines: Vec<String>,
}

/// What a signature is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum SignatureVerdict {
    /// It holds.
    Valid,
    /// Nobody can tell from here.
    Unclear,
    /// It does not hold.
    Invalid,
}

/// What the signing window keeps from one time to the next; never a password.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct SigningSettings {
    /// Where the key is.
    pub from: KeySource,
    /// The key file used last.
    pub key: String,
    /// The driver of the token; blank to look through the known ones.
    pub driver: String,
    /// The certificate on the token: SHA-256, hexadecimal.
    pub certificate: String,
    /// The picture of the signature.
    pub picture: String,
    /// The picture of the seal.
    pub seal: String,
    /// Diameter of the seal, mm; 0 when nobody said it.
    pub diameter_mm: f64,
    /// The time stamp authority, `http://…`; blank for none.
    pub tsa: String,
    /// Whether the issuers of the certificates are asked, and what they say goes into the file.
    pub long_term: bool,
}
