//! The certificate of form.

use serde::{Deserialize, Serialize};

/// What the measuring of exported files found, in rows of the decree over all files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CertificateSummary {
    /// Every place keeps to the row.
    pub passed: usize,
    /// Some place does not.
    pub failed: usize,
    /// The document has nothing that the row speaks of.
    pub not_evaluated: usize,
}

/// A file that a certificate names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CertifiedFile {
    /// Where it is, or should be.
    pub path: String,
    /// What became of it.
    pub fate: FileFate,
}

/// What became of a certified file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FileFate {
    /// Every byte is as it was measured.
    Same,
    /// Some byte is not.
    Changed,
    /// It does not stand beside the certificate.
    Missing,
}
