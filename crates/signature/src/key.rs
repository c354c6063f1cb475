//! Keys: public ones that check, private ones that sign.

use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, Pss, RsaPublicKey};
use sha2::{Sha256, Sha384, Sha512};

use crate::SignatureError;
use crate::algorithm::{Algorithm, Digest, Scheme};
use crate::asn1::{BIT_STRING, Malformed, Reader, SEQUENCE};
use crate::certificate::Certificate;
use crate::cms::check::SignatureFault;
use crate::oids;

/// RSA keys below this length are not signed with, and count as weak, bits.
pub(crate) const LEAST_RSA_BITS: usize = 2048;
/// The longest RSA key that is checked, bits: longer ones only cost time.
const LONGEST_RSA_BITS: usize = 8192;

/// A private key with its certificate, wherever it is: in a file that was opened, on a token.
pub trait SigningKey {
    /// The certificate of the key, and those above it as far as they are known.
    fn certificates(&self) -> &[Certificate];

    /// How the key signs.
    fn algorithm(&self) -> Algorithm;

    /// Signs a digest of [`SigningKey::algorithm`].
    ///
    /// # Errors
    /// When the key does not sign.
    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, SignatureError>;
}

/// The key in a certificate.
#[derive(Debug, Clone)]
pub(crate) enum PublicKey {
    Rsa(Box<RsaPublicKey>),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    /// A kind of key that is not checked: its algorithm.
    Other(String),
}

impl PublicKey {
    /// Reads a `SubjectPublicKeyInfo`.
    pub(crate) fn of(info: &[u8]) -> Self {
        Self::read(info).unwrap_or_else(|Malformed| Self::Other(String::new()))
    }

    fn read(info: &[u8]) -> Result<Self, Malformed> {
        let mut info = Reader(info).expect(SEQUENCE)?.inside();
        let mut algorithm = info.expect(SEQUENCE)?.inside();
        let bits = info.expect(BIT_STRING)?.content;
        let key = bits.strip_prefix(&[0]).ok_or(Malformed)?;
        let kind = algorithm.next()?.oid()?;
        Ok(match kind {
            oids::RSA | oids::RSA_PSS => {
                let key = RsaPublicKey::from_pkcs1_der(key).map_err(|_| Malformed)?;
                Self::Rsa(Box::new(key))
            }
            oids::EC_KEY => match algorithm.next()?.oid()? {
                oids::P_256 => {
                    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(key);
                    Self::P256(key.map_err(|_| Malformed)?)
                }
                oids::P_384 => {
                    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(key);
                    Self::P384(key.map_err(|_| Malformed)?)
                }
                curve => Self::Other(curve.to_string()),
            },
            other => Self::Other(other.to_string()),
        })
    }

    /// The length of an RSA key.
    pub(crate) fn rsa_bits(&self) -> Option<usize> {
        match self {
            Self::Rsa(key) => Some(key.size() * 8),
            _ => None,
        }
    }

    /// Whether a signature over a digest is that of this key.
    pub(crate) fn verify(
        &self,
        algorithm: Algorithm,
        digest: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureFault> {
        let holds = match (self, algorithm.scheme) {
            (Self::Rsa(key), scheme) if key.size() * 8 <= LONGEST_RSA_BITS => {
                verify_rsa(key, scheme, algorithm.digest, digest, signature)
            }
            (Self::P256(key), Scheme::Ecdsa) => p256::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok()),
            (Self::P384(key), Scheme::Ecdsa) => p384::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok()),
            (Self::Other(oid), _) => {
                return Err(SignatureFault::UnknownAlgorithm { oid: oid.clone() });
            }
            _ => false,
        };
        match holds {
            true => Ok(()),
            false => Err(SignatureFault::KeyDiffers),
        }
    }
}

fn verify_rsa(
    key: &RsaPublicKey,
    scheme: Scheme,
    kind: Digest,
    digest: &[u8],
    signature: &[u8],
) -> bool {
    match scheme {
        Scheme::RsaPkcs1 => {
            // The prefix is the name of the digest; the digest itself follows it.
            let info = kind.info(digest);
            let padding = Pkcs1v15Sign {
                hash_len: Some(digest.len()),
                prefix: info[..info.len() - digest.len()].into(),
            };
            key.verify(padding, digest, signature).is_ok()
        }
        Scheme::RsaPss { salt } => match kind {
            Digest::Sha1 => key.verify(Pss::<sha1::Sha1>::new_with_salt(salt), digest, signature),
            Digest::Sha256 => key.verify(Pss::<Sha256>::new_with_salt(salt), digest, signature),
            Digest::Sha384 => key.verify(Pss::<Sha384>::new_with_salt(salt), digest, signature),
            Digest::Sha512 => key.verify(Pss::<Sha512>::new_with_salt(salt), digest, signature),
        }
        .is_ok(),
        Scheme::Ecdsa => false,
    }
}
