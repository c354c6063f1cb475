//! Whether a signature is the one of its signer over what was signed.

use serde::Serialize;

use super::{SignedData, SignerInfo};
use crate::algorithm::{Digest, Misunderstood, read_digest};
use crate::asn1::{Element, Malformed, OCTET_STRING, Reader, SEQUENCE};
use crate::certificate::Certificate;
use crate::oids;

/// Why a signature does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum SignatureFault {
    /// The octets are no signature.
    Malformed,
    /// The signature names no signer, or several.
    NotOneSigner,
    /// The signer's certificate is not there.
    NoCertificate,
    /// The certificate is not the one that the signer named in what he signed.
    OtherCertificate,
    /// What was signed has changed.
    DigestDiffers,
    /// The signature is not that of the certificate's key.
    KeyDiffers,
    /// An algorithm is not among those that are checked.
    UnknownAlgorithm {
        /// Its identifier.
        oid: String,
    },
}

impl From<Malformed> for SignatureFault {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}

impl From<Misunderstood> for SignatureFault {
    fn from(why: Misunderstood) -> Self {
        match why {
            Misunderstood::Malformed => Self::Malformed,
            Misunderstood::Unknown(oid) => Self::UnknownAlgorithm {
                oid: oid.to_string(),
            },
        }
    }
}

/// A signature that holds, and whose it is.
#[derive(Debug, Clone)]
pub(crate) struct Held<'a> {
    pub(crate) signer: &'a SignerInfo,
    pub(crate) certificate: &'a Certificate,
}

/// The only signer of a signature, with his certificate.
pub(crate) fn signer(data: &SignedData) -> Result<Held<'_>, SignatureFault> {
    let [signer] = data.signers.as_slice() else {
        return Err(SignatureFault::NotOneSigner);
    };
    let certificate = data
        .certificates
        .iter()
        .find(|certificate| signer.signer.is(certificate))
        .ok_or(SignatureFault::NoCertificate)?;
    Ok(Held {
        signer,
        certificate,
    })
}

/// Checks a signature over some pieces of content.
pub(crate) fn check(data: &SignedData, pieces: &[&[u8]]) -> Result<(), SignatureFault> {
    let Held {
        signer,
        certificate,
    } = signer(data)?;
    check_named_certificate(signer, certificate)?;
    let signed = signed_digest(data, signer, pieces)?;
    certificate
        .key()
        .verify(signer.algorithm, &signed, &signer.signature)
}

/// The digest under the signature: that of the attributes, which hold that of the content.
fn signed_digest(
    data: &SignedData,
    signer: &SignerInfo,
    pieces: &[&[u8]],
) -> Result<Vec<u8>, SignatureFault> {
    let Some(attributes) = &signer.signed else {
        return Ok(signer.algorithm.digest.hash(pieces));
    };
    let content_type = signer
        .signed_attribute(oids::CONTENT_TYPE)?
        .ok_or(Malformed)?;
    if Reader(&content_type).next()?.oid()? != data.content_type {
        return Err(SignatureFault::Malformed);
    }
    let digest = signer
        .signed_attribute(oids::MESSAGE_DIGEST)?
        .ok_or(Malformed)?;
    if Reader(&digest).expect(OCTET_STRING)?.content != signer.digest.hash(pieces) {
        return Err(SignatureFault::DigestDiffers);
    }
    Ok(signer.algorithm.digest.hash(&[attributes]))
}

/// A signer may say under his signature which certificate is his (RFC 5035); then it must be it.
fn check_named_certificate(
    signer: &SignerInfo,
    certificate: &Certificate,
) -> Result<(), SignatureFault> {
    if let Some(named) = signer.signed_attribute(oids::SIGNING_CERTIFICATE_V2)? {
        let mut first = first_named(&named)?;
        let digest = match first.0.first() {
            Some(&SEQUENCE) => read_digest(Reader(first.next()?.whole))?,
            _ => Digest::Sha256,
        };
        return same_certificate(first.expect(OCTET_STRING)?, digest, certificate);
    }
    if let Some(named) = signer.signed_attribute(oids::SIGNING_CERTIFICATE)? {
        let named = first_named(&named)?.expect(OCTET_STRING)?;
        return same_certificate(named, Digest::Sha1, certificate);
    }
    Ok(())
}

/// The first certificate that is named; the others may only narrow its path.
fn first_named(attribute: &[u8]) -> Result<Reader<'_>, Malformed> {
    let mut list = Reader(attribute).expect(SEQUENCE)?.inside();
    let mut named = list.expect(SEQUENCE)?.inside();
    Ok(named.expect(SEQUENCE)?.inside())
}

fn same_certificate(
    named: Element<'_>,
    digest: Digest,
    certificate: &Certificate,
) -> Result<(), SignatureFault> {
    match named.content == digest.hash(&[certificate.der()]) {
        true => Ok(()),
        false => Err(SignatureFault::OtherCertificate),
    }
}
