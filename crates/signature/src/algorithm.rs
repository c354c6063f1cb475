//! Digests and signature algorithms.

use der::oid::ObjectIdentifier;
use serde::{Deserialize, Serialize};
use sha2::{Sha256, Sha384, Sha512};

use crate::asn1::{self, Malformed, OCTET_STRING, Reader, SEQUENCE, context, sequence};
use crate::oids;

/// A digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Digest {
    /// SHA-1: read, told of as weak, never written.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Digest {
    pub(crate) fn of_oid(oid: &ObjectIdentifier) -> Option<Self> {
        match *oid {
            oids::SHA_1 => Some(Self::Sha1),
            oids::SHA_256 => Some(Self::Sha256),
            oids::SHA_384 => Some(Self::Sha384),
            oids::SHA_512 => Some(Self::Sha512),
            _ => None,
        }
    }

    pub(crate) fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha1 => oids::SHA_1,
            Self::Sha256 => oids::SHA_256,
            Self::Sha384 => oids::SHA_384,
            Self::Sha512 => oids::SHA_512,
        }
    }

    /// Length in bytes.
    pub(crate) fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// The digest of the pieces, one after the other.
    pub(crate) fn hash(self, pieces: &[&[u8]]) -> Vec<u8> {
        fn hash<D: sha2::Digest>(pieces: &[&[u8]]) -> Vec<u8> {
            let mut digest = D::new();
            pieces.iter().for_each(|piece| digest.update(piece));
            digest.finalize().to_vec()
        }
        match self {
            Self::Sha1 => hash::<sha1::Sha1>(pieces),
            Self::Sha256 => hash::<Sha256>(pieces),
            Self::Sha384 => hash::<Sha384>(pieces),
            Self::Sha512 => hash::<Sha512>(pieces),
        }
    }

    /// `AlgorithmIdentifier`, without parameters.
    pub(crate) fn identifier(self) -> Vec<u8> {
        sequence(&[&asn1::oid(&self.oid())])
    }

    /// `DigestInfo`: a digest with its name, which is what RSA PKCS #1 v1.5 signs.
    #[must_use]
    pub fn info(self, digest: &[u8]) -> Vec<u8> {
        let identifier = sequence(&[&asn1::oid(&self.oid()), &[5, 0]]);
        sequence(&[&identifier, &asn1::element(OCTET_STRING, &[digest])])
    }
}

/// How a digest is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// RSA PKCS #1 v1.5.
    RsaPkcs1,
    /// RSASSA-PSS with this many bytes of salt.
    RsaPss {
        /// Length of the salt, bytes.
        salt: usize,
    },
    /// ECDSA; the key says on which curve.
    Ecdsa,
}

/// A signature algorithm as a signature names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Algorithm {
    /// How the digest is signed.
    pub scheme: Scheme,
    /// The digest.
    pub digest: Digest,
}

/// Why an algorithm was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Misunderstood {
    Malformed,
    /// This algorithm is not among those that are checked.
    Unknown(ObjectIdentifier),
}

impl From<Malformed> for Misunderstood {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}

impl Algorithm {
    /// Reads an `AlgorithmIdentifier`. One that names no digest goes with that of its surroundings.
    pub(crate) fn read(identifier: &[u8], digest: Option<Digest>) -> Result<Self, Misunderstood> {
        let mut inside = Reader(identifier).expect(SEQUENCE)?.inside();
        let oid = inside.next()?.oid()?;
        let with = |scheme, digest| Ok(Self { scheme, digest });
        match oid {
            oids::RSA => with(Scheme::RsaPkcs1, digest.ok_or(Misunderstood::Malformed)?),
            oids::RSA_SHA_1 => with(Scheme::RsaPkcs1, Digest::Sha1),
            oids::RSA_SHA_256 => with(Scheme::RsaPkcs1, Digest::Sha256),
            oids::RSA_SHA_384 => with(Scheme::RsaPkcs1, Digest::Sha384),
            oids::RSA_SHA_512 => with(Scheme::RsaPkcs1, Digest::Sha512),
            oids::ECDSA_SHA_1 => with(Scheme::Ecdsa, Digest::Sha1),
            oids::ECDSA_SHA_256 => with(Scheme::Ecdsa, Digest::Sha256),
            oids::ECDSA_SHA_384 => with(Scheme::Ecdsa, Digest::Sha384),
            oids::ECDSA_SHA_512 => with(Scheme::Ecdsa, Digest::Sha512),
            oids::EC_KEY => with(Scheme::Ecdsa, digest.ok_or(Misunderstood::Malformed)?),
            oids::RSA_PSS => read_pss(inside),
            other => Err(Misunderstood::Unknown(other)),
        }
    }

    /// Writes the `AlgorithmIdentifier`.
    pub(crate) fn identifier(self) -> Vec<u8> {
        let null: &[u8] = &[5, 0];
        match self.scheme {
            Scheme::RsaPkcs1 => sequence(&[&asn1::oid(&oids::RSA), null]),
            Scheme::Ecdsa => sequence(&[&asn1::oid(&match self.digest {
                Digest::Sha1 => oids::ECDSA_SHA_1,
                Digest::Sha256 => oids::ECDSA_SHA_256,
                Digest::Sha384 => oids::ECDSA_SHA_384,
                Digest::Sha512 => oids::ECDSA_SHA_512,
            })]),
            Scheme::RsaPss { salt } => {
                let digest = sequence(&[&asn1::oid(&self.digest.oid()), null]);
                let mask = sequence(&[&asn1::oid(&oids::MGF_1), &digest]);
                let given = sequence(&[
                    &asn1::element(context(0), &[&digest]),
                    &asn1::element(context(1), &[&mask]),
                    &asn1::element(context(2), &[&asn1::number(&salt.to_be_bytes())]),
                ]);
                sequence(&[&asn1::oid(&oids::RSA_PSS), &given])
            }
        }
    }
}

/// An ECDSA signature as signatures in files write it, from the two numbers of equal length that
/// tokens hand out (RFC 3279, 2.2.3).
#[must_use]
pub fn ecdsa_der(numbers: &[u8]) -> Vec<u8> {
    let (r, s) = numbers.split_at(numbers.len() / 2);
    sequence(&[&asn1::number(r), &asn1::number(s)])
}

/// RFC 4055, 3.1: what is left out means SHA-1 and 20 bytes of salt.
fn read_pss(mut inside: Reader<'_>) -> Result<Algorithm, Misunderstood> {
    let mut given = match inside.optional(SEQUENCE)? {
        Some(given) => given.inside(),
        None => Reader(&[]),
    };
    let digest = match given.optional(context(0))? {
        Some(digest) => read_digest(digest.inside())?,
        None => Digest::Sha1,
    };
    let mask = match given.optional(context(1))? {
        Some(mask) => {
            let mut mask = mask.inside().expect(SEQUENCE)?.inside();
            match mask.next()?.oid()? {
                oids::MGF_1 => read_digest(mask)?,
                other => return Err(Misunderstood::Unknown(other)),
            }
        }
        None => Digest::Sha1,
    };
    let salt = match given.optional(context(2))? {
        Some(salt) => salt.inside().next()?.small_number()?,
        None => 20,
    };
    if mask != digest {
        return Err(Misunderstood::Unknown(oids::RSA_PSS));
    }
    Ok(Algorithm {
        scheme: Scheme::RsaPss { salt },
        digest,
    })
}

/// Reads the `AlgorithmIdentifier` of a digest.
pub(crate) fn read_digest(mut reader: Reader<'_>) -> Result<Digest, Misunderstood> {
    let oid = reader.expect(SEQUENCE)?.inside().next()?.oid()?;
    Digest::of_oid(&oid).ok_or(Misunderstood::Unknown(oid))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_algorithm_that_is_written_is_read() {
        for digest in [Digest::Sha256, Digest::Sha384, Digest::Sha512] {
            let salt = digest.length();
            for scheme in [Scheme::RsaPkcs1, Scheme::RsaPss { salt }, Scheme::Ecdsa] {
                let algorithm = Algorithm { scheme, digest };
                let read = Algorithm::read(&algorithm.identifier(), Some(digest));
                assert_eq!(read, Ok(algorithm));
            }
        }
    }

    #[test]
    fn pss_without_parameters_means_sha_1() {
        let bare = sequence(&[&asn1::oid(&oids::RSA_PSS)]);
        let expected = Algorithm {
            scheme: Scheme::RsaPss { salt: 20 },
            digest: Digest::Sha1,
        };
        assert_eq!(Algorithm::read(&bare, None), Ok(expected));
    }

    #[test]
    fn an_unknown_algorithm_is_named() {
        let ed25519 = ObjectIdentifier::new_unwrap("1.3.101.112");
        let identifier = sequence(&[&asn1::oid(&ed25519)]);
        assert_eq!(
            Algorithm::read(&identifier, None),
            Err(Misunderstood::Unknown(ed25519))
        );
    }
}
