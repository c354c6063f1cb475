//! Keys in PKCS #12 files (`.p12`, `.pfx`).

use std::fmt;

use getrandom::SysRng;
use p12_keystore::error::Error as StoreError;
use p12_keystore::{KeyStore, KeyStoreEntry, Pkcs12ImportPolicy};
use p256::ecdsa::signature::hazmat::PrehashSigner;
use rsa::pkcs8::DecodePrivateKey;
use rsa::traits::{PublicKeyParts, SignatureScheme};
use rsa::{Pkcs1v15Sign, Pss, RsaPrivateKey};
use sha2::Sha256;

use crate::SignatureError;
use crate::algorithm::{Algorithm, Digest, Scheme};
use crate::certificate::Certificate;
use crate::key::{LEAST_RSA_BITS, SigningKey};

/// A key from a PKCS #12 file, opened. It is wiped from memory when it is dropped, and nothing
/// shows it.
pub struct KeyFile {
    key: PrivateKey,
    certificates: Vec<Certificate>,
    scheme: Scheme,
}

enum PrivateKey {
    Rsa(Box<RsaPrivateKey>),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
}

impl KeyFile {
    /// Opens the only key of a file. RSA keys sign as RSASSA-PSS, as TT 15/2025/TT-BKHCN asks of
    /// signing software.
    ///
    /// # Errors
    /// When the file cannot be read, the password does not open it, it has not exactly one key with
    /// its certificate, or the key is of a kind or length that is not signed with.
    pub fn open(bytes: &[u8], password: &str) -> Result<Self, SignatureError> {
        let store = KeyStore::from_pkcs12(bytes, password, Pkcs12ImportPolicy::Strict);
        let store = store.map_err(|error| match error {
            StoreError::MacError(_) | StoreError::UnpadError | StoreError::Pkcs5Error(_) => {
                SignatureError::Password
            }
            _ => SignatureError::KeyStore,
        })?;
        let chains: Vec<_> = store
            .entries()
            .filter_map(|(_, entry)| match entry {
                KeyStoreEntry::PrivateKeyChain(chain) => Some(chain),
                _ => None,
            })
            .collect();
        let chain = match chains.as_slice() {
            [] => return Err(SignatureError::NoKey),
            [chain] => chain,
            several => {
                return Err(SignatureError::AmbiguousKey {
                    found: several.len(),
                });
            }
        };
        let certificates: Result<Vec<_>, _> = chain
            .certs()
            .iter()
            .map(|certificate| Certificate::from_der(certificate.as_der()))
            .collect();
        let key = PrivateKey::read(chain.key().as_der())?;
        Ok(Self {
            scheme: key.scheme(),
            key,
            certificates: certificates?,
        })
    }

    /// The same key, signing as RSA PKCS #1 v1.5 if it is an RSA key: for readers that do not know
    /// RSASSA-PSS.
    #[must_use]
    pub fn with_pkcs1(mut self) -> Self {
        if matches!(self.key, PrivateKey::Rsa(_)) {
            self.scheme = Scheme::RsaPkcs1;
        }
        self
    }
}

impl PrivateKey {
    fn read(der: &[u8]) -> Result<Self, SignatureError> {
        if let Ok(key) = RsaPrivateKey::from_pkcs8_der(der) {
            let bits = key.size() * 8;
            return match bits < LEAST_RSA_BITS {
                true => Err(SignatureError::UnsupportedKey {
                    details: format!("RSA, {bits} bits"),
                }),
                false => Ok(Self::Rsa(Box::new(key))),
            };
        }
        if let Ok(key) = p256::ecdsa::SigningKey::from_pkcs8_der(der) {
            return Ok(Self::P256(key));
        }
        p384::ecdsa::SigningKey::from_pkcs8_der(der)
            .map(Self::P384)
            .map_err(|_| SignatureError::UnsupportedKey {
                details: "neither RSA nor P-256 nor P-384".to_owned(),
            })
    }

    fn scheme(&self) -> Scheme {
        match self {
            Self::Rsa(_) => Scheme::RsaPss {
                salt: Digest::Sha256.length(),
            },
            Self::P256(_) | Self::P384(_) => Scheme::Ecdsa,
        }
    }
}

impl SigningKey for KeyFile {
    fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    fn algorithm(&self) -> Algorithm {
        Algorithm {
            scheme: self.scheme,
            digest: Digest::Sha256,
        }
    }

    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, SignatureError> {
        match (&self.key, self.scheme) {
            (PrivateKey::Rsa(key), Scheme::RsaPkcs1) => Pkcs1v15Sign::new::<Sha256>()
                .sign(Some(&mut SysRng), key, digest)
                .map_err(refused),
            (PrivateKey::Rsa(key), _) => Pss::<Sha256>::new()
                .sign(Some(&mut SysRng), key, digest)
                .map_err(refused),
            (PrivateKey::P256(key), _) => {
                let signature: p256::ecdsa::Signature =
                    key.sign_prehash(digest).map_err(refused)?;
                Ok(signature.to_der().as_bytes().to_vec())
            }
            (PrivateKey::P384(key), _) => {
                let signature: p384::ecdsa::Signature =
                    key.sign_prehash(digest).map_err(refused)?;
                Ok(signature.to_der().as_bytes().to_vec())
            }
        }
    }
}

fn refused(error: impl std::error::Error + Send + Sync + 'static) -> SignatureError {
    SignatureError::Key(Box::new(error))
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("KeyFile")
            .field("scheme", &self.scheme)
            .finish_non_exhaustive()
    }
}
