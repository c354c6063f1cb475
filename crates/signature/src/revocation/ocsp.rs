//! Answers about single certificates: OCSP, RFC 6960.

use chrono::{DateTime, Utc};

use super::Statement;
use crate::algorithm::{Algorithm, Digest};
use crate::asn1::{
    BIT_STRING, ENUMERATED, GENERALIZED_TIME, INTEGER, Malformed, OCTET_STRING, Reader, SEQUENCE,
    context, element, sequence,
};
use crate::certificate::Certificate;
use crate::oids;
use crate::times;

/// Most certificates that one answer may bring along, and most answers in one.
const MAX_PARTS: usize = 16;
/// `[0]`, `[1]` and `[2]` of the status of a certificate.
const GOOD: u8 = 0x80;
const REVOKED: u8 = 0xA1;

/// A question about one certificate. It holds no number of its own: answers are kept in the file, and
/// their times say how fresh they are.
pub(super) fn request(certificate: &Certificate, issuer: &Certificate) -> Vec<u8> {
    // RFC 5019, 2.1.1: SHA-1 is what every responder knows; it only names the certificate.
    let digest = Digest::Sha1;
    let octets = |octets: &[u8]| element(OCTET_STRING, &[&digest.hash(&[octets])]);
    let named = sequence(&[
        &sequence(&[&crate::asn1::oid(&digest.oid()), &[5, 0]]),
        &octets(issuer.subject_der()),
        &octets(issuer.key_bits()),
        &element(INTEGER, &[certificate.serial()]),
    ]);
    sequence(&[&sequence(&[&sequence(&[&sequence(&[&named])])])])
}

/// What an answer says, and who says it.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) statement: Statement,
    /// The responder, where the issuer did not answer itself: that one may be revoked too.
    pub(super) responder: Option<Certificate>,
}

/// What an answer says of a certificate; nothing when it is about others, refuses, or is not signed
/// by the issuer or by whom the issuer made its responder.
pub(super) fn statement(
    answer: &[u8],
    certificate: &Certificate,
    issuer: &Certificate,
) -> Option<Said> {
    let basic = basic(answer).ok()?;
    let answer = Answer::read(&basic).ok()?;
    let statement = answer.about(certificate, issuer)?;
    let signer = answer.signer_for(issuer, statement.this_update)?;
    Some(Said {
        statement,
        responder: (signer != issuer).then(|| signer.clone()),
    })
}

/// The signed part of a successful answer.
fn basic(answer: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut answer = Reader(answer).expect(SEQUENCE)?.inside();
    if answer.expect(ENUMERATED)?.content != [0] {
        return Err(Malformed);
    }
    let mut bytes = answer
        .expect(context(0))?
        .inside()
        .expect(SEQUENCE)?
        .inside();
    if bytes.next()?.oid()? != oids::OCSP_BASIC {
        return Err(Malformed);
    }
    Ok(bytes.expect(OCTET_STRING)?.content.to_vec())
}

struct Answer<'a> {
    signed: &'a [u8],
    responses: Vec<Reader<'a>>,
    algorithm: Algorithm,
    signature: &'a [u8],
    certificates: Vec<Certificate>,
}

impl<'a> Answer<'a> {
    fn read(basic: &'a [u8]) -> Result<Self, Malformed> {
        let mut parts = Reader(basic).expect(SEQUENCE)?.inside();
        let data = parts.expect(SEQUENCE)?;
        let algorithm = Algorithm::read(parts.expect(SEQUENCE)?.whole, None);
        let signature = parts.expect(BIT_STRING)?.content;
        let certificates = match parts.optional(context(0))? {
            Some(list) => list.inside().expect(SEQUENCE)?.inside().all()?,
            None => Vec::new(),
        };
        let mut inside = data.inside();
        inside.optional(context(0))?;
        // Who answers: the signature says it better.
        inside.next()?;
        inside.expect(GENERALIZED_TIME)?;
        let responses = inside.expect(SEQUENCE)?.inside().all()?;
        Ok(Self {
            signed: data.whole,
            responses: responses
                .iter()
                .take(MAX_PARTS)
                .map(|response| response.inside())
                .collect(),
            algorithm: algorithm.map_err(|_| Malformed)?,
            signature: signature.strip_prefix(&[0]).ok_or(Malformed)?,
            certificates: certificates
                .iter()
                .take(MAX_PARTS)
                .filter_map(|certificate| Certificate::from_der(certificate.whole).ok())
                .collect(),
        })
    }

    fn about(&self, certificate: &Certificate, issuer: &Certificate) -> Option<Statement> {
        let mut responses = self.responses.iter();
        responses.find_map(|response| single(*response, certificate, issuer).ok().flatten())
    }

    /// RFC 6960, 4.2.2.2: the issuer itself, or one whom the issuer named responder.
    fn signer_for<'s>(
        &'s self,
        issuer: &'s Certificate,
        at: DateTime<Utc>,
    ) -> Option<&'s Certificate> {
        let digest = self.algorithm.digest.hash(&[self.signed]);
        let signed_by = |signer: &Certificate| {
            let key = signer.key();
            key.verify(self.algorithm, &digest, self.signature).is_ok()
        };
        let is_responder = |signer: &Certificate| {
            let usage = signer.extended_key_usage();
            usage.is_some_and(|usage| usage.0.contains(&oids::FOR_OCSP))
                && signer.issuer_der() == issuer.subject_der()
                && (signer.not_before()..=signer.not_after()).contains(&at)
        };
        if signed_by(issuer) {
            return Some(issuer);
        }
        let mut named = self.certificates.iter();
        named
            .find(|signer| is_responder(signer) && signed_by(signer) && signer.is_signed_by(issuer))
    }
}

/// What one answer says; nothing when it is about another certificate, or says that it does not
/// know.
fn single(
    mut response: Reader<'_>,
    certificate: &Certificate,
    issuer: &Certificate,
) -> Result<Option<Statement>, Malformed> {
    let mut named = response.expect(SEQUENCE)?.inside();
    let digest = named.expect(SEQUENCE)?.inside().next()?.oid()?;
    let Some(digest) = Digest::of_oid(&digest) else {
        return Ok(None);
    };
    let is_it = named.expect(OCTET_STRING)?.content == digest.hash(&[issuer.subject_der()])
        && named.expect(OCTET_STRING)?.content == digest.hash(&[issuer.key_bits()])
        && named.expect(INTEGER)?.content == certificate.serial();
    if !is_it {
        return Ok(None);
    }
    let status = response.next()?;
    let revoked = match status.tag {
        GOOD => None,
        REVOKED => Some(times::generalized(
            status.inside().expect(GENERALIZED_TIME)?.content,
        )?),
        _ => return Ok(None),
    };
    let this_update = times::generalized(response.expect(GENERALIZED_TIME)?.content)?;
    let next_update = match response.optional(context(0))? {
        Some(next) => Some(times::generalized(
            next.inside().expect(GENERALIZED_TIME)?.content,
        )?),
        None => None,
    };
    Ok(Some(Statement {
        this_update,
        next_update,
        revoked,
    }))
}
