//! A signature of ours: PAdES baseline, ETSI EN 319 142-1. The time of signing stands in the file,
//! not in the attributes, as the baseline asks for.

use crate::SignatureError;
use crate::algorithm::Digest;
use crate::asn1::{
    self, INTEGER, OCTET_STRING, SET, context, element, number, oid, sequence, sorted,
};
use crate::certificate::Certificate;
use crate::key::SigningKey;
use crate::oids;

/// The digest of everything that we sign: the one every verifier knows.
pub(crate) const DIGEST: Digest = Digest::Sha256;

/// What a key signed: everything of a signature but what is added without being signed.
#[derive(Debug, Clone)]
pub(crate) struct Signed {
    attributes: Vec<u8>,
    identifier: Vec<u8>,
    /// The signature octets; a time stamp proves when these were there.
    pub(crate) signature: Vec<u8>,
}

/// Signs some pieces of content.
pub(crate) fn sign(key: &dyn SigningKey, pieces: &[&[u8]]) -> Result<Signed, SignatureError> {
    let attributes = signed_attributes(leaf(key)?, pieces);
    let set = element(SET, &[&attributes]);
    let algorithm = key.algorithm();
    Ok(Signed {
        signature: key.sign(&algorithm.digest.hash(&[&set]))?,
        identifier: algorithm.identifier(),
        attributes,
    })
}

impl Signed {
    /// The whole signature, with a time stamp token if there is one.
    pub(crate) fn encode(
        &self,
        key: &dyn SigningKey,
        timestamp: Option<&[u8]>,
    ) -> Result<Vec<u8>, SignatureError> {
        let certificates: Vec<Vec<u8>> = key
            .certificates()
            .iter()
            .map(|certificate| certificate.der().to_vec())
            .collect();
        let signer = self.signer_info(leaf(key)?, timestamp);
        let data = sequence(&[
            &number(&[1]),
            &element(SET, &[&DIGEST.identifier()]),
            &sequence(&[&oid(&oids::DATA)]),
            &element(context(0), &[&sorted(certificates)]),
            &element(SET, &[&signer]),
        ]);
        Ok(sequence(&[
            &oid(&oids::SIGNED_DATA),
            &element(context(0), &[&data]),
        ]))
    }

    fn signer_info(&self, leaf: &Certificate, timestamp: Option<&[u8]>) -> Vec<u8> {
        let name = sequence(&[leaf.issuer_der(), &element(INTEGER, &[leaf.serial()])]);
        let unsigned = timestamp.map(|token| {
            let attribute = attribute(&oids::TIMESTAMP_TOKEN, token);
            element(context(1), &[&attribute])
        });
        sequence(&[
            &number(&[1]),
            &name,
            &DIGEST.identifier(),
            &element(context(0), &[&self.attributes]),
            &self.identifier,
            &element(OCTET_STRING, &[&self.signature]),
            unsigned.as_deref().unwrap_or_default(),
        ])
    }
}

fn leaf(key: &dyn SigningKey) -> Result<&Certificate, SignatureError> {
    key.certificates().first().ok_or(SignatureError::NoKey)
}

/// The content of the set of signed attributes: type and digest of the content, and the signer's
/// certificate, which keeps another one from being put in its place.
fn signed_attributes(leaf: &Certificate, pieces: &[&[u8]]) -> Vec<u8> {
    let digest = element(OCTET_STRING, &[&DIGEST.hash(pieces)]);
    let certificate = element(OCTET_STRING, &[&DIGEST.hash(&[leaf.der()])]);
    let named = sequence(&[&sequence(&[&sequence(&[&certificate])])]);
    sorted(vec![
        attribute(&oids::CONTENT_TYPE, &oid(&oids::DATA)),
        attribute(&oids::MESSAGE_DIGEST, &digest),
        attribute(&oids::SIGNING_CERTIFICATE_V2, &named),
    ])
}

fn attribute(name: &der::oid::ObjectIdentifier, value: &[u8]) -> Vec<u8> {
    sequence(&[&asn1::oid(name), &element(SET, &[value])])
}
