//! Time stamps: RFC 3161.

use std::io;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::SignatureError;
use crate::algorithm::Digest;
use crate::asn1::{
    GENERALIZED_TIME, INTEGER, Malformed, OCTET_STRING, OID, Reader, SEQUENCE, element, number,
    sequence,
};
use crate::certificate::CertificateSummary;
use crate::cms::SignedData;
use crate::cms::check::{Held, SignatureFault, check, signer};
use crate::oids;
use crate::revocation::{Evidence, Revocation, judged};
use crate::times;
use crate::trust::{Purpose, Trust, TrustStore};

/// The authority that the office has chosen. It is sent a digest, never the document.
pub trait TimestampAuthority {
    /// Sends a request (`application/timestamp-query`) and hands back the answer.
    ///
    /// # Errors
    /// When the authority cannot be reached or does not answer.
    fn ask(&self, request: &[u8]) -> io::Result<Vec<u8>>;

    /// A number that was never used before: it tells the answer from one to another request.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    fn nonce(&self) -> io::Result<[u8; 8]>;
}

/// Why an answer is no time stamp for what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum TimestampFault {
    /// The answer is not one of a time stamp authority.
    Malformed,
    /// The authority refused.
    Refused {
        /// Its status (RFC 3161, 2.4.2).
        status: usize,
    },
    /// It stands for other data.
    OtherData,
    /// It answers another request.
    OtherRequest,
    /// The authority's signature does not hold.
    Signature {
        /// Why.
        why: SignatureFault,
    },
}

impl From<Malformed> for TimestampFault {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}

/// A time that an authority vouches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimestampReport {
    /// The time.
    pub time: DateTime<Utc>,
    /// The authority's certificate.
    pub authority: CertificateSummary,
    /// Whether the authority leads to a root.
    pub trust: Trust,
    /// Whether a certificate on that way was revoked at that time.
    pub revocation: Revocation,
}

/// What a token says.
struct Info {
    digest: Digest,
    imprint: Vec<u8>,
    time: DateTime<Utc>,
    nonce: Option<Vec<u8>>,
}

/// Asks for a time stamp over some pieces of data; the token is checked before it is handed out.
pub(crate) fn obtain(
    authority: &dyn TimestampAuthority,
    pieces: &[&[u8]],
) -> Result<Vec<u8>, SignatureError> {
    let nonce = authority.nonce().map_err(SignatureError::Transport)?;
    let nonce = number(&nonce);
    let imprint = sequence(&[
        &Digest::Sha256.identifier(),
        &element(OCTET_STRING, &[&Digest::Sha256.hash(pieces)]),
    ]);
    let with_certificate: &[u8] = &[0x01, 1, 0xFF];
    let request = sequence(&[&number(&[1]), &imprint, &nonce, with_certificate]);
    let answer = authority.ask(&request).map_err(SignatureError::Transport)?;
    token_of(&answer, pieces, &nonce).map_err(|fault| SignatureError::Timestamp { fault })
}

fn token_of(answer: &[u8], pieces: &[&[u8]], nonce: &[u8]) -> Result<Vec<u8>, TimestampFault> {
    let mut answer = Reader(answer).expect(SEQUENCE)?.inside();
    let status = answer.expect(SEQUENCE)?.inside().next()?.small_number()?;
    // 0: granted; 1: granted with changes.
    if status > 1 {
        return Err(TimestampFault::Refused { status });
    }
    let token = answer.expect(SEQUENCE)?.whole.to_vec();
    let (_, info) = read(&token, pieces)?;
    let asked = Reader(nonce).expect(INTEGER)?.content;
    if info.nonce.as_deref() != Some(asked) {
        return Err(TimestampFault::OtherRequest);
    }
    Ok(token)
}

/// Reads a token and holds it against the data that it stands for.
fn read(token: &[u8], pieces: &[&[u8]]) -> Result<(SignedData, Info), TimestampFault> {
    let malformed = |why: SignatureFault| TimestampFault::Signature { why };
    let data = SignedData::read(token).map_err(|why| malformed(why.into()))?;
    let content = match (&data.content, data.content_type) {
        (Some(content), oids::TIMESTAMP_INFO) => content.clone(),
        _ => return Err(TimestampFault::Malformed),
    };
    check(&data, &[&content]).map_err(malformed)?;
    let info = Info::read(&content)?;
    if info.imprint != info.digest.hash(pieces) {
        return Err(TimestampFault::OtherData);
    }
    Ok((data, info))
}

/// Checks a token over some data.
pub(crate) fn verify(
    token: &[u8],
    pieces: &[&[u8]],
    store: &TrustStore,
    evidence: &Evidence,
) -> Result<TimestampReport, TimestampFault> {
    let (data, info) = read(token, pieces)?;
    let Held { certificate, .. } =
        signer(&data).map_err(|why| TimestampFault::Signature { why })?;
    let found = judged(
        certificate,
        &data.certificates,
        store,
        evidence,
        info.time,
        Purpose::Timestamps,
    );
    Ok(TimestampReport {
        time: info.time,
        authority: certificate.summary(),
        trust: found.trust,
        revocation: found.revocation,
    })
}

impl Info {
    fn read(content: &[u8]) -> Result<Self, TimestampFault> {
        let mut info = Reader(content).expect(SEQUENCE)?.inside();
        info.expect(INTEGER)?;
        info.expect(OID)?;
        let mut imprint = info.expect(SEQUENCE)?.inside();
        let digest = imprint.expect(SEQUENCE)?.inside().next()?.oid()?;
        let digest = Digest::of_oid(&digest).ok_or(TimestampFault::Malformed)?;
        let imprint = imprint.expect(OCTET_STRING)?.content.to_vec();
        info.expect(INTEGER)?;
        let time = times::generalized(info.expect(GENERALIZED_TIME)?.content)?;
        let nonce = info
            .all()?
            .into_iter()
            .find(|element| element.tag == INTEGER);
        Ok(Self {
            digest,
            imprint,
            time,
            nonce: nonce.map(|nonce| nonce.content.to_vec()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_with_its_status() {
        let refused = sequence(&[&sequence(&[&number(&[2])])]);
        let fault = token_of(&refused, &[], &number(&[1]));
        assert_eq!(fault, Err(TimestampFault::Refused { status: 2 }));
        assert_eq!(
            token_of(b"<html>", &[], &number(&[1])),
            Err(TimestampFault::Malformed)
        );
    }
}
