//! What is said of the signatures of a file.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, Utc};
use serde::Serialize;

use crate::algorithm::Algorithm;
use crate::certificate::CertificateSummary;
use crate::cms::check::SignatureFault;
use crate::pdf::byte_range::RangeFault;
use crate::pdf::revision::{Change, Standing};
use crate::revocation::Revocation;
use crate::timestamp::{TimestampFault, TimestampReport};
use crate::trust::{CertificateFault, Trust};

/// What a file's signatures say of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The signatures, in the order in which they were made.
    pub signatures: Vec<SignatureReport>,
    /// How many signatures stand in the file without a field that shows them.
    pub stray_signatures: usize,
}

/// What is known of one signature.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignatureReport {
    /// The field that it stands in.
    pub field: String,
    /// Whether it is a time stamp over the whole file rather than a person's or an agency's.
    pub is_document_timestamp: bool,
    /// Whose certificate it is.
    pub signer: Option<CertificateSummary>,
    /// How it was made.
    pub algorithm: Option<Algorithm>,
    /// Whether what was signed is as it was, and the signature that of its certificate's key.
    pub integrity: Integrity,
    /// The length of the file when it was signed, in bytes: a file cut back to it is whole again.
    pub revision_bytes: Option<usize>,
    /// Whether it covers the file to its end.
    pub covers_whole_file: bool,
    /// What was added behind it.
    pub changes: BTreeSet<Change>,
    /// When the signer's own machine says that it was made.
    pub claimed_time: Option<DateTime<FixedOffset>>,
    /// The time that an authority vouches for.
    pub timestamp: Option<TimestampReport>,
    /// The time of the first time stamp over the whole file behind it that holds: then, at the latest,
    /// it was there.
    pub existed_by: Option<DateTime<Utc>>,
    /// Whether the certificate leads to a root.
    pub trust: Trust,
    /// The way to the root, from the signer up, as far as it is known.
    pub path: Vec<CertificateSummary>,
    /// Whether a certificate on that way was revoked when it was used.
    pub revocation: Revocation,
    /// What no longer counts as strong.
    pub weaknesses: Vec<Weakness>,
    /// What could not be checked.
    pub unchecked: Vec<Unchecked>,
}

/// Whether what was signed is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "integrity", rename_all = "kebab-case")]
pub enum Integrity {
    /// It is.
    Intact,
    /// The signature does not cover what it must.
    Range {
        /// Why.
        why: RangeFault,
    },
    /// The signature does not hold.
    Broken {
        /// Why.
        why: SignatureFault,
    },
    /// The time stamp does not hold.
    Timestamp {
        /// Why.
        why: TimestampFault,
    },
    /// The signature is of a kind that is not checked.
    NotChecked,
}

/// What no longer counts as strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weakness {
    /// SHA-1 was used.
    Sha1,
    /// The RSA key is shorter than 2048 bits.
    ShortKey,
}

/// What could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "unchecked", rename_all = "kebab-case")]
pub enum Unchecked {
    /// Signatures of this kind.
    Format {
        /// `/SubFilter`.
        name: String,
    },
    /// Whether the certificate was revoked.
    Revocation,
    /// When it was signed: only the signer's own machine says so.
    Time,
    /// The time stamp that came along does not hold.
    Timestamp {
        /// Why.
        why: TimestampFault,
    },
    /// What was added behind it: the file is damaged, or holds too many signatures.
    Changes,
}

/// What all of it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// What was signed is as it was, and the signer leads to a root.
    Valid,
    /// Nothing is wrong, but not everything that must be known is known.
    Unclear,
    /// It does not hold, or what was signed is no longer what is shown.
    Invalid,
}

impl SignatureReport {
    /// What all of it comes to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let worst = self.changes.iter().map(Change::standing).max();
        let is_misused = match &self.trust {
            Trust::Fault { why, .. } => self.is_misuse(why),
            _ => false,
        };
        match self.integrity {
            Integrity::NotChecked => Verdict::Unclear,
            Integrity::Intact if worst != Some(Standing::Forbidden) && !is_misused => {
                let is_whole = !self.unchecked.contains(&Unchecked::Changes)
                    && worst != Some(Standing::Unclear);
                match self.trust {
                    Trust::Trusted if is_whole && self.weaknesses.is_empty() => Verdict::Valid,
                    _ => Verdict::Unclear,
                }
            }
            _ => Verdict::Invalid,
        }
    }

    /// Whether a certificate was used as it must not be. One that has expired by now, or was revoked
    /// later than its holder says that he signed, may have been in order then: nobody can tell.
    fn is_misuse(&self, why: &CertificateFault) -> bool {
        match why {
            CertificateFault::Expired => false,
            CertificateFault::Revoked { since } => {
                let is_proven = self
                    .timestamp
                    .as_ref()
                    .is_some_and(|stamp| stamp.trust == Trust::Trusted);
                is_proven
                    || self
                        .claimed_time
                        .is_none_or(|claimed| claimed.to_utc() >= *since)
            }
            _ => true,
        }
    }

    /// That a certificate was revoked, if it was.
    pub(crate) fn revoked(&self) -> Option<CertificateFault> {
        match &self.trust {
            Trust::Fault { why, .. } if matches!(why, CertificateFault::Revoked { .. }) => {
                Some(why.clone())
            }
            _ => None,
        }
    }
}

impl Report {
    /// The worst of the verdicts; none when the file is not signed.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        let verdicts: Vec<Verdict> = self
            .signatures
            .iter()
            .map(SignatureReport::verdict)
            .collect();
        [Verdict::Invalid, Verdict::Unclear, Verdict::Valid]
            .into_iter()
            .find(|verdict| verdicts.contains(verdict))
    }
}
