//! Every signature of a file, each with what holds, what does not, and what could not be checked.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use lopdf::Document;

use crate::SignatureError;
use crate::algorithm::Digest;
use crate::asn1::ber;
use crate::cms::SignedData;
use crate::cms::check::{Held, SignatureFault, check, signer};
use crate::key::LEAST_RSA_BITS;
use crate::oids;
use crate::pdf::byte_range::{ByteRange, RangeFault};
use crate::pdf::form::{Field, FieldKind, SignatureValue, fields, signature_value};
use crate::pdf::revision::{Change, changes};
use crate::pdf::{self, open, store};
use crate::report::{Integrity, Report, SignatureReport, Unchecked, Weakness};
use crate::revocation::{Evidence, Revocation, judged};
use crate::timestamp;
use crate::trust::{CertificateFault, Purpose, Trust, TrustStore};

/// Most signatures whose revisions are compared with the file.
const MAX_COMPARED: usize = 64;

/// Checks every signature of a file at a moment, with what the file itself keeps for it.
///
/// # Errors
/// When the file cannot be read as PDF, or is encrypted.
pub fn verify(
    bytes: &[u8],
    store: &TrustStore,
    at: DateTime<Utc>,
) -> Result<Report, SignatureError> {
    verify_with(bytes, store, at, &Evidence::default())
}

/// Checks every signature of a file at a moment, with more evidence than the file keeps.
///
/// # Errors
/// When the file cannot be read as PDF, or is encrypted.
pub fn verify_with(
    bytes: &[u8],
    store: &TrustStore,
    at: DateTime<Utc>,
    evidence: &Evidence,
) -> Result<Report, SignatureError> {
    let document = open(bytes)?;
    let evidence = store::read(&document).and(evidence);
    let mut signed: Vec<(Field, SignatureValue)> = fields(&document)
        .into_iter()
        .filter(|field| field.kind == FieldKind::Signature)
        .filter_map(|field| signature_value(&document, field.id).map(|value| (field, value)))
        .collect();
    signed.sort_by_key(|(_, value)| end(value));
    let mut check = Check {
        bytes,
        document: &document,
        evidence: &evidence,
        store,
        at,
        proofs: Vec::new(),
    };
    let mut signatures = Vec::with_capacity(signed.len());
    // From the last: what comes behind a signature proves that it was there.
    for (place, (field, value)) in signed.iter().enumerate().rev() {
        let report = check.signature(field, value, place < MAX_COMPARED);
        check.proofs.extend(proof(&report, value));
        signatures.push(report);
    }
    signatures.reverse();
    Ok(Report {
        stray_signatures: signatures_in(&document).saturating_sub(signed.len()),
        signatures,
    })
}

/// Up to where a time stamp over the whole file holds, and its time.
fn proof(report: &SignatureReport, value: &SignatureValue) -> Option<(i64, DateTime<Utc>)> {
    let holds = report.is_document_timestamp
        && report.integrity == Integrity::Intact
        && report.trust == Trust::Trusted;
    let stamp = report.timestamp.as_ref().filter(|_| holds)?;
    Some((end(value), stamp.time))
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
    evidence: &'a Evidence,
    store: &'a TrustStore,
    at: DateTime<Utc>,
    /// Time stamps over the whole file that hold: up to where, and when.
    proofs: Vec<(i64, DateTime<Utc>)>,
}

impl Check<'_> {
    fn signature(&self, field: &Field, value: &SignatureValue, compare: bool) -> SignatureReport {
        let mut report = SignatureReport {
            field: field.name.clone(),
            is_document_timestamp: value.is_document_timestamp,
            signer: None,
            algorithm: None,
            integrity: Integrity::NotChecked,
            revision_bytes: usize::try_from(end(value))
                .ok()
                .filter(|end| *end <= self.bytes.len()),
            covers_whole_file: false,
            changes: BTreeSet::new(),
            claimed_time: value.claimed_time,
            timestamp: None,
            existed_by: self.existed_by(end(value)),
            trust: Trust::NotChecked,
            path: Vec::new(),
            revocation: Revocation::NotChecked,
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
        if holds_more(&value.contents) {
            let why = RangeFault::MoreLeftOut;
            report.integrity = Integrity::Range { why };
            return report;
        }
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

    /// When something that ends there was in the file, at the latest.
    fn existed_by(&self, end: i64) -> Option<DateTime<Utc>> {
        let behind = self.proofs.iter().filter(|(covered, _)| *covered > end);
        behind.map(|(_, time)| *time).min()
    }

    fn integrity(&self, value: &SignatureValue, range: &ByteRange, report: &mut SignatureReport) {
        let pieces = range.pieces(self.bytes);
        match value.sub_filter.as_slice() {
            b"ETSI.CAdES.detached" | b"adbe.pkcs7.detached" => {
                self.detached(&value.contents, &pieces, report);
            }
            b"ETSI.RFC3161" => self.document_timestamp(&value.contents, &pieces, report),
            other => report.unchecked.push(Unchecked::Format {
                name: String::from_utf8_lossy(other).into_owned(),
            }),
        }
    }

    fn document_timestamp(&self, contents: &[u8], pieces: &[&[u8]], report: &mut SignatureReport) {
        match timestamp::verify(contents, pieces, self.store, self.evidence) {
            Ok(found) => {
                report.integrity = Integrity::Intact;
                report.signer = Some(found.authority.clone());
                report.trust = found.trust.clone();
                report.revocation = found.revocation;
                report.timestamp = Some(found);
                report.unchecked.extend(unknown_revocation(report));
            }
            Err(why) => report.integrity = Integrity::Timestamp { why },
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
            .map(|timestamp| timestamp.time)
            .into_iter()
            .chain(report.existed_by)
            .min();
        let way = |at| {
            judged(
                held.certificate,
                &data.certificates,
                self.store,
                self.evidence,
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
        report.path = found.path;
        report.revocation = found.revocation;
        if proven.is_none() {
            report.unchecked.push(Unchecked::Time);
            let claimed = report.claimed_time.map(|time| time.to_utc());
            if let (true, Some(claimed)) = (is_expired, claimed)
                && way(claimed).trust == Trust::Trusted
            {
                report.trust = Trust::TrustedAtClaimedTime;
            }
        }
        report.unchecked.extend(unknown_revocation(report));
    }

    fn timestamp(&self, held: &Held<'_>, report: &mut SignatureReport) {
        let token = match held.signer.unsigned_attribute(oids::TIMESTAMP_TOKEN) {
            Ok(None) => return,
            Ok(Some(token)) => {
                let pieces: [&[u8]; 1] = [&held.signer.signature];
                timestamp::verify(&token, &pieces, self.store, self.evidence)
            }
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

/// Told when not everything is known of whether a certificate, the signer's or the one of who stamped
/// the time, was revoked.
fn unknown_revocation(report: &SignatureReport) -> Option<Unchecked> {
    let of_stamp = report.timestamp.as_ref().map(|stamp| stamp.revocation);
    let is_unknown = [Some(report.revocation), of_stamp].contains(&Some(Revocation::NotChecked));
    is_unknown.then_some(Unchecked::Revocation)
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

/// Whether the room kept for a signature, which no signature covers, holds more than the signature and
/// the zeros that fill it up.
fn holds_more(contents: &[u8]) -> bool {
    let length = ber::length_of_first(contents);
    length.is_ok_and(|length| contents[length..].iter().any(|byte| *byte != 0))
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| pdf::WHITE.contains(byte))
}
