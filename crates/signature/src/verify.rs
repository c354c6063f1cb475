//! Every signature of a file, each with what holds, what does not, and what could not be checked.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, Utc};
use lopdf::Document;
use serde::Serialize;

use crate::SignatureError;
use crate::algorithm::{Algorithm, Digest};
use crate::certificate::CertificateSummary;
use crate::cms::SignedData;
use crate::cms::check::{Held, SignatureFault, check, signer};
use crate::key::LEAST_RSA_BITS;
use crate::oids;
use crate::pdf::byte_range::{ByteRange, RangeFault};
use crate::pdf::form::{Field, FieldKind, SignatureValue, fields, signature_value};
use crate::pdf::revision::{Change, Standing, changes};
use crate::pdf::{self, open};
use crate::timestamp::{self, TimestampFault, TimestampReport};
use crate::trust::{CertificateFault, Purpose, Trust, TrustStore, path};

/// Most signatures whose revisions are compared with the file.
const MAX_COMPARED: usize = 64;

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
    /// Whether it covers the file to its end.
    pub covers_whole_file: bool,
    /// What was added behind it.
    pub changes: BTreeSet<Change>,
    /// When the signer's own machine says that it was made.
    pub claimed_time: Option<DateTime<FixedOffset>>,
    /// The time that an authority vouches for.
    pub timestamp: Option<TimestampReport>,
    /// Whether the certificate leads to a root.
    pub trust: Trust,
    /// The way to the root, from the signer up, as far as it is known.
    pub path: Vec<CertificateSummary>,
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
        let is_misused =
            matches!(&self.trust, Trust::Fault { why, .. } if *why != CertificateFault::Expired);
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

/// Checks every signature of a file at a moment.
///
/// # Errors
/// When the file cannot be read as PDF, or is encrypted.
pub fn verify(
    bytes: &[u8],
    store: &TrustStore,
    at: DateTime<Utc>,
) -> Result<Report, SignatureError> {
    let document = open(bytes)?;
    let mut signed: Vec<(Field, SignatureValue)> = fields(&document)
        .into_iter()
        .filter(|field| field.kind == FieldKind::Signature)
        .filter_map(|field| signature_value(&document, field.id).map(|value| (field, value)))
        .collect();
    signed.sort_by_key(|(_, value)| end(value));
    let check = Check {
        bytes,
        document: &document,
        store,
        at,
    };
    Ok(Report {
        stray_signatures: signatures_in(&document).saturating_sub(signed.len()),
        signatures: signed
            .iter()
            .enumerate()
            .map(|(place, (field, value))| check.signature(field, value, place < MAX_COMPARED))
            .collect(),
    })
}

fn end(value: &SignatureValue) -> i64 {
    match value.byte_range.as_slice() {
        [_, _, second, after] => second.saturating_add(*after),
        _ => i64::MAX,
    }
}

/// Dictionaries that look like signatures, with or without a field.
fn signatures_in(document: &Document) -> usize {
    let objects = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    objects
        .filter(|object| object.has(b"ByteRange") && object.has(b"Contents"))
        .count()
}

struct Check<'a> {
    bytes: &'a [u8],
    document: &'a Document,
    store: &'a TrustStore,
    at: DateTime<Utc>,
}

impl Check<'_> {
    fn signature(&self, field: &Field, value: &SignatureValue, compare: bool) -> SignatureReport {
        let mut report = SignatureReport {
            field: field.name.clone(),
            is_document_timestamp: value.is_document_timestamp,
            signer: None,
            algorithm: None,
            integrity: Integrity::NotChecked,
            covers_whole_file: false,
            changes: BTreeSet::new(),
            claimed_time: value.claimed_time,
            timestamp: None,
            trust: Trust::NotChecked,
            path: Vec::new(),
            weaknesses: Vec::new(),
            unchecked: Vec::new(),
        };
        let range = match ByteRange::of(self.bytes, &value.byte_range, &value.contents) {
            Ok(range) => range,
            Err(why) => {
                report.integrity = Integrity::Range { why };
                return report;
            }
        };
        report.covers_whole_file = is_blank(&self.bytes[range.end()..]);
        self.integrity(value, &range, &mut report);
        if !report.covers_whole_file {
            match compare.then(|| self.changes(range.end())).flatten() {
                Some(changes) => report.changes = changes,
                None => report.unchecked.push(Unchecked::Changes),
            }
        }
        report
    }

    fn integrity(&self, value: &SignatureValue, range: &ByteRange, report: &mut SignatureReport) {
        let pieces = range.pieces(self.bytes);
        match value.sub_filter.as_slice() {
            b"ETSI.CAdES.detached" | b"adbe.pkcs7.detached" => {
                self.detached(&value.contents, &pieces, report);
            }
            b"ETSI.RFC3161" => match timestamp::verify(&value.contents, &pieces, self.store) {
                Ok(found) => {
                    report.integrity = Integrity::Intact;
                    report.signer = Some(found.authority.clone());
                    report.trust = found.trust.clone();
                    report.timestamp = Some(found);
                    report.unchecked.push(Unchecked::Revocation);
                }
                Err(why) => report.integrity = Integrity::Timestamp { why },
            },
            other => report.unchecked.push(Unchecked::Format {
                name: String::from_utf8_lossy(other).into_owned(),
            }),
        }
    }

    fn detached(&self, contents: &[u8], pieces: &[&[u8]], report: &mut SignatureReport) {
        let broken = |why: SignatureFault| match why {
            SignatureFault::UnknownAlgorithm { .. } => Integrity::NotChecked,
            why => Integrity::Broken { why },
        };
        let unchecked = |why: &SignatureFault| match why {
            SignatureFault::UnknownAlgorithm { oid } => {
                Some(Unchecked::Format { name: oid.clone() })
            }
            _ => None,
        };
        let data = match SignedData::read(contents).map_err(SignatureFault::from) {
            Ok(data) => data,
            Err(why) => {
                report.unchecked.extend(unchecked(&why));
                report.integrity = broken(why);
                return;
            }
        };
        report.integrity = match check(&data, pieces) {
            Ok(()) => Integrity::Intact,
            Err(why) => {
                report.unchecked.extend(unchecked(&why));
                broken(why)
            }
        };
        if let Ok(held) = signer(&data) {
            self.signer(&data, &held, report);
        }
    }

    fn signer(&self, data: &SignedData, held: &Held<'_>, report: &mut SignatureReport) {
        report.signer = Some(held.certificate.summary());
        report.algorithm = Some(held.signer.algorithm);
        report.weaknesses = weaknesses(held);
        self.timestamp(held, report);
        let proven = report
            .timestamp
            .as_ref()
            .filter(|timestamp| timestamp.trust == Trust::Trusted)
            .map(|timestamp| timestamp.time);
        let way = |at| {
            path(
                held.certificate,
                &data.certificates,
                self.store,
                at,
                Purpose::Signing,
            )
        };
        let found = way(proven.unwrap_or(self.at));
        let is_expired = matches!(
            found.trust,
            Trust::Fault {
                why: CertificateFault::Expired,
                ..
            }
        );
        report.trust = found.trust;
        report.path = found.certificates;
        if proven.is_none() {
            report.unchecked.push(Unchecked::Time);
            let claimed = report.claimed_time.map(|time| time.to_utc());
            if let (true, Some(claimed)) = (is_expired, claimed)
                && way(claimed).trust == Trust::Trusted
            {
                report.trust = Trust::TrustedAtClaimedTime;
            }
        }
        report.unchecked.push(Unchecked::Revocation);
    }

    fn timestamp(&self, held: &Held<'_>, report: &mut SignatureReport) {
        let token = match held.signer.unsigned_attribute(oids::TIMESTAMP_TOKEN) {
            Ok(None) => return,
            Ok(Some(token)) => timestamp::verify(&token, &[&held.signer.signature], self.store),
            Err(malformed) => Err(malformed.into()),
        };
        match token {
            Ok(found) => report.timestamp = Some(found),
            Err(why) => report.unchecked.push(Unchecked::Timestamp { why }),
        }
    }

    /// What was added behind a revision; none when it cannot be told.
    fn changes(&self, end: usize) -> Option<BTreeSet<Change>> {
        let signed = open(&self.bytes[..end]).ok()?;
        if signed.xref_recovery.is_some() || self.document.xref_recovery.is_some() {
            return None;
        }
        let mut found = changes(&signed, self.document);
        // What our reader does not reach, another may.
        if self.document.xref_start < end {
            found.insert(Change::Appended);
        }
        Some(found)
    }
}

fn weaknesses(held: &Held<'_>) -> Vec<Weakness> {
    let uses_sha_1 =
        held.signer.digest == Digest::Sha1 || held.signer.algorithm.digest == Digest::Sha1;
    let is_short = held
        .certificate
        .key()
        .rsa_bits()
        .is_some_and(|bits| bits < LEAST_RSA_BITS);
    let found = [(uses_sha_1, Weakness::Sha1), (is_short, Weakness::ShortKey)];
    found
        .into_iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, weakness)| weakness)
        .collect()
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| pdf::WHITE.contains(byte))
}
