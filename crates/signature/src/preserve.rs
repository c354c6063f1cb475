//! Keeping a signed file checkable for long: PAdES baseline B-LT (what its issuers say of the
//! certificates, put into the file) and B-LTA (a time stamp over all of it).

use chrono::{DateTime, Utc};
use lopdf::{Document, dictionary};

use crate::SignatureError;
use crate::certificate::Certificate;
use crate::cms::SignedData;
use crate::cms::check::signer;
use crate::oids;
use crate::pdf::append::{NewSignature, open_for_appending, with_signature};
use crate::pdf::form::{self, SignatureValue, fields, signature_value};
use crate::pdf::{open, store};
use crate::revocation::Evidence;
use crate::revocation::gather::{Gathering, Responders};
use crate::timestamp::{self, TimestampAuthority};
use crate::trust::{Purpose, TrustStore};
use crate::verify::verify_with;

/// The field of a time stamp over a whole file.
const FIELD: &str = "DauThoiGian";
/// Most signatures of one file that evidence is gathered for.
const MAX_SIGNATURES: usize = 64;

/// What was had of the issuers of a file's certificates.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// It.
    pub evidence: Evidence,
    /// The names of certificates of which nothing was had.
    pub missing: Vec<String>,
}

/// A file that was preserved.
#[derive(Debug, Clone)]
pub struct Preserved {
    /// It.
    pub bytes: Vec<u8>,
    /// The names of certificates of which nothing was had, so that nobody can tell later whether
    /// they were revoked.
    pub missing: Vec<String>,
}

/// Asks the issuers of a file's certificates whether these are revoked; what the file keeps already
/// is not asked again.
///
/// # Errors
/// When the file cannot be read.
pub fn gather(
    bytes: &[u8],
    store: &TrustStore,
    responders: &dyn Responders,
    at: DateTime<Utc>,
) -> Result<Gathered, SignatureError> {
    let document = open(bytes)?;
    let mut gathering = Gathering {
        store,
        responders,
        at,
        evidence: store::read(&document),
        missing: Vec::new(),
    };
    for value in signatures(&document) {
        for (leaf, along, purpose) in signers(&value) {
            gathering.follow(&leaf, &along, purpose);
        }
    }
    gathering.missing.sort();
    gathering.missing.dedup();
    Ok(Gathered {
        evidence: gathering.evidence,
        missing: gathering.missing,
    })
}

/// Puts evidence into a file, and a time stamp over all of it where an authority is given. Not one
/// byte of the file changes.
///
/// # Errors
/// When the file cannot be appended to, a certificate was revoked, or the authority does not answer
/// as it must.
pub fn preserve(
    bytes: &[u8],
    gathered: &Gathered,
    store: &TrustStore,
    at: DateTime<Utc>,
    authority: Option<&dyn TimestampAuthority>,
) -> Result<Preserved, SignatureError> {
    let report = verify_with(bytes, store, at, &gathered.evidence)?;
    let revoked = report
        .signatures
        .iter()
        .find_map(|signature| signature.revoked());
    if let Some(fault) = revoked {
        return Err(SignatureError::Certificate { fault });
    }
    let octets: Vec<Vec<u8>> = signatures(&open(bytes)?)
        .map(|value| value.contents)
        .collect();
    let kept = store::with_evidence(bytes, &gathered.evidence, &octets)?;
    Ok(Preserved {
        bytes: match authority {
            Some(authority) => stamped(&kept, authority)?,
            None => kept,
        },
        missing: gathered.missing.clone(),
    })
}

/// Appends a time stamp over the whole file.
fn stamped(bytes: &[u8], authority: &dyn TimestampAuthority) -> Result<Vec<u8>, SignatureError> {
    let document = open_for_appending(bytes)?;
    let prepared = with_signature(
        bytes,
        &NewSignature {
            field: &free_field(&document),
            entries: dictionary! {
                "Type" => "DocTimeStamp",
                "Filter" => "Adobe.PPKLite",
                "SubFilter" => "ETSI.RFC3161",
            },
            look: None,
            blanks: &[],
            fillings: &[],
        },
    )?;
    let token = timestamp::obtain(authority, &prepared.pieces())?;
    prepared.with(&token)
}

/// A name that no field has.
fn free_field(document: &Document) -> String {
    let names: Vec<String> = fields(document)
        .into_iter()
        .map(|field| field.name)
        .collect();
    let numbered = (2..).map(|number| format!("{FIELD}{number}"));
    std::iter::once(FIELD.to_owned())
        .chain(numbered)
        .find(|name| !names.contains(name))
        .unwrap_or_default()
}

fn signatures(document: &Document) -> impl Iterator<Item = SignatureValue> + use<'_> {
    fields(document)
        .into_iter()
        .filter(|field| field.kind == form::FieldKind::Signature)
        .take(MAX_SIGNATURES)
        .filter_map(|field| signature_value(document, field.id))
}

/// Whose certificates a signature stands on: its signer's, and that of who stamped its time.
fn signers(value: &SignatureValue) -> Vec<(Certificate, Vec<Certificate>, Purpose)> {
    let Ok(data) = SignedData::read(&value.contents) else {
        return Vec::new();
    };
    let Ok(held) = signer(&data) else {
        return Vec::new();
    };
    let purpose = match data.content_type {
        oids::TIMESTAMP_INFO => Purpose::Timestamps,
        _ => Purpose::Signing,
    };
    let mut found = vec![(held.certificate.clone(), data.certificates.clone(), purpose)];
    if let Ok(Some(token)) = held.signer.unsigned_attribute(oids::TIMESTAMP_TOKEN)
        && let Ok(token) = SignedData::read(&token)
        && let Ok(stamper) = signer(&token)
    {
        found.push((
            stamper.certificate.clone(),
            token.certificates.clone(),
            Purpose::Timestamps,
        ));
    }
    found
}
