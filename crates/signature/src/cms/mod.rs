//! CMS, the signature itself: RFC 5652, with what CAdES asks for (ETSI EN 319 122-1).

pub(crate) mod check;
pub(crate) mod write;

use der::oid::ObjectIdentifier;

use crate::algorithm::{Algorithm, Digest, Misunderstood, read_digest};
use crate::asn1::{Element, INTEGER, Malformed, OCTET_STRING, Reader, SEQUENCE, SET, ber, context};
use crate::certificate::Certificate;
use crate::oids;

/// Most certificates that one signature may bring along.
const MAX_CERTIFICATES: usize = 64;
/// The tag of a subject key identifier that names a signer.
const KEY_IDENTIFIER: u8 = 0x80;

/// A signature as it was read.
#[derive(Debug, Clone)]
pub(crate) struct SignedData {
    pub(crate) content_type: ObjectIdentifier,
    /// The content, where the signature brings it along.
    pub(crate) content: Option<Vec<u8>>,
    /// The certificates that it brings along and that can be read.
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) signers: Vec<SignerInfo>,
}

/// What one signer signed.
#[derive(Debug, Clone)]
pub(crate) struct SignerInfo {
    pub(crate) signer: SignerId,
    pub(crate) digest: Digest,
    pub(crate) algorithm: Algorithm,
    /// The attributes as they are hashed: a set. None when the content itself was signed.
    pub(crate) signed: Option<Vec<u8>>,
    pub(crate) signature: Vec<u8>,
    unsigned: Vec<u8>,
}

/// How a signer names his certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SignerId {
    /// Issuer and serial number, as their bytes.
    Issuer {
        name: Vec<u8>,
        serial: Vec<u8>,
    },
    Key(Vec<u8>),
}

impl SignedData {
    /// Reads a signature, in BER or DER; what follows it is left out.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Misunderstood> {
        let bytes = ber::first_element(bytes)?;
        let mut info = Reader(&bytes).expect(SEQUENCE)?.inside();
        if info.next()?.oid()? != oids::SIGNED_DATA {
            return Err(Misunderstood::Malformed);
        }
        let data = info.expect(context(0))?.inside().expect(SEQUENCE)?;
        Self::read_inside(data.inside())
    }

    fn read_inside(mut data: Reader<'_>) -> Result<Self, Misunderstood> {
        data.expect(INTEGER)?;
        data.expect(SET)?;
        let mut encapsulated = data.expect(SEQUENCE)?.inside();
        let content_type = encapsulated.next()?.oid()?;
        let content = match encapsulated.optional(context(0))? {
            Some(content) => Some(content.inside().expect(OCTET_STRING)?.content.to_vec()),
            None => None,
        };
        let certificates = match data.optional(context(0))? {
            Some(certificates) => certificates.inside().all()?,
            None => Vec::new(),
        };
        data.optional(context(1))?;
        let signers = data.expect(SET)?.inside().all()?;
        Ok(Self {
            content_type,
            content,
            certificates: certificates
                .iter()
                .take(MAX_CERTIFICATES)
                .filter_map(|certificate| Certificate::from_der(certificate.whole).ok())
                .collect(),
            signers: signers
                .iter()
                .map(SignerInfo::read)
                .collect::<Result<_, _>>()?,
        })
    }
}

impl SignerInfo {
    fn read(element: &Element<'_>) -> Result<Self, Misunderstood> {
        let mut inside = element.inside();
        inside.expect(INTEGER)?;
        let signer = SignerId::read(inside.next()?)?;
        let digest = read_digest(Reader(inside.expect(SEQUENCE)?.whole))?;
        let signed = inside.optional(context(0))?.map(|attributes| {
            let mut set = attributes.whole.to_vec();
            set[0] = SET;
            set
        });
        let algorithm = Algorithm::read(inside.expect(SEQUENCE)?.whole, Some(digest))?;
        let signature = inside.expect(OCTET_STRING)?.content.to_vec();
        let unsigned = inside
            .optional(context(1))?
            .map(|attributes| attributes.content.to_vec());
        Ok(Self {
            signer,
            digest,
            algorithm,
            signed,
            signature,
            unsigned: unsigned.unwrap_or_default(),
        })
    }

    /// The values of a signed attribute: none when it is missing, malformed when it stands twice.
    pub(crate) fn signed_attribute(
        &self,
        oid: ObjectIdentifier,
    ) -> Result<Option<Vec<u8>>, Malformed> {
        match &self.signed {
            Some(set) => attribute(Reader(set).expect(SET)?.inside(), oid),
            None => Ok(None),
        }
    }

    /// The values of an unsigned attribute.
    pub(crate) fn unsigned_attribute(
        &self,
        oid: ObjectIdentifier,
    ) -> Result<Option<Vec<u8>>, Malformed> {
        attribute(Reader(&self.unsigned), oid)
    }
}

fn attribute(attributes: Reader<'_>, oid: ObjectIdentifier) -> Result<Option<Vec<u8>>, Malformed> {
    let mut found = None;
    for attribute in attributes.all()? {
        let mut inside = attribute.inside();
        if inside.next()?.oid()? != oid {
            continue;
        }
        let value = inside.expect(SET)?.inside().next()?.whole.to_vec();
        if found.replace(value).is_some() {
            return Err(Malformed);
        }
    }
    Ok(found)
}

impl SignerId {
    fn read(element: Element<'_>) -> Result<Self, Malformed> {
        match element.tag {
            SEQUENCE => {
                let mut inside = element.inside();
                Ok(Self::Issuer {
                    name: inside.expect(SEQUENCE)?.whole.to_vec(),
                    serial: inside.expect(INTEGER)?.content.to_vec(),
                })
            }
            KEY_IDENTIFIER => Ok(Self::Key(element.content.to_vec())),
            _ => Err(Malformed),
        }
    }

    /// Whether this names that certificate.
    pub(crate) fn is(&self, certificate: &Certificate) -> bool {
        match self {
            Self::Issuer { name, serial } => {
                certificate.issuer_der() == name && certificate.serial() == serial
            }
            Self::Key(identifier) => certificate.key_identifier().as_ref() == Some(identifier),
        }
    }
}
