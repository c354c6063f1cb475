//! Certificates, and the keys in them.

use chrono::{DateTime, Utc};
use der::oid::AssociatedOid;
use der::{Decode, Encode};
use serde::Serialize;
use x509_cert::Certificate as X509;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AuthorityInfoAccessSyntax, BasicConstraints, CrlDistributionPoints, ExtendedKeyUsage, KeyUsage,
    KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::name::Name;

use crate::SignatureError;
use crate::algorithm::{Algorithm, Digest, Misunderstood, Scheme};
use crate::key::{LEAST_RSA_BITS, PublicKey};
use crate::oids;

/// Most certificates that a signature of ours takes along.
const MAX_CHAIN: usize = 8;

/// A certificate that can be read.
#[derive(Debug, Clone)]
pub struct Certificate {
    der: Vec<u8>,
    issuer: Vec<u8>,
    subject: Vec<u8>,
    parsed: X509,
    key: PublicKey,
}

/// What people are told of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificateSummary {
    /// The name that it stands for: the common name, else the whole one.
    pub name: String,
    /// The organisation of that name, where it has one.
    pub organisation: Option<String>,
    /// The name of its issuer.
    pub issuer: String,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// First moment at which it is in force.
    pub not_before: DateTime<Utc>,
    /// Last moment.
    pub not_after: DateTime<Utc>,
}

impl Certificate {
    /// Reads a certificate in DER.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_der(der: &[u8]) -> Result<Self, SignatureError> {
        let parsed = X509::from_der(der).map_err(|_| SignatureError::UnreadableCertificate)?;
        let tbs = parsed.tbs_certificate();
        let key = PublicKey::of(&tbs.subject_public_key_info().to_der()?);
        Ok(Self {
            der: der.to_vec(),
            issuer: tbs.issuer().to_der()?,
            subject: tbs.subject().to_der()?,
            key,
            parsed,
        })
    }

    /// Reads the certificates of a file: one in DER, or any number in PEM.
    ///
    /// # Errors
    /// When one of them cannot be read, or there is none.
    pub fn read_all(bytes: &[u8]) -> Result<Vec<Self>, SignatureError> {
        if bytes.first() == Some(&crate::asn1::SEQUENCE) {
            return Ok(vec![Self::from_der(bytes)?]);
        }
        let chain = X509::load_pem_chain(bytes);
        let chain = chain.map_err(|_| SignatureError::UnreadableCertificate)?;
        if chain.is_empty() {
            return Err(SignatureError::UnreadableCertificate);
        }
        let read = |certificate: &X509| Self::from_der(&certificate.to_der()?);
        chain.iter().map(read).collect()
    }

    /// The bytes.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// What people are told of it.
    #[must_use]
    pub fn summary(&self) -> CertificateSummary {
        let tbs = self.parsed.tbs_certificate();
        CertificateSummary {
            name: common_name(tbs.subject()),
            organisation: organisation(tbs.subject()),
            issuer: common_name(tbs.issuer()),
            serial: self
                .serial()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            not_before: self.not_before(),
            not_after: self.not_after(),
        }
    }

    /// SHA-256 of its bytes, hexadecimal: what tells it from every other.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let digest = Digest::Sha256.hash(&[&self.der]);
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// How the key of this certificate may sign, what is to be preferred first: RSASSA-PSS before
    /// PKCS #1 v1.5, as TT 15/2025/TT-BKHCN asks of signing software.
    ///
    /// # Errors
    /// When keys of that kind or length are not signed with.
    pub fn schemes(&self) -> Result<Vec<Scheme>, SignatureError> {
        match (&self.key, self.key.rsa_bits()) {
            (PublicKey::Rsa(_), Some(bits)) if bits >= LEAST_RSA_BITS => {
                let salt = Digest::Sha256.length();
                Ok(vec![Scheme::RsaPss { salt }, Scheme::RsaPkcs1])
            }
            (PublicKey::P256(_) | PublicKey::P384(_), _) => Ok(vec![Scheme::Ecdsa]),
            (PublicKey::Other(oid), _) => Err(SignatureError::UnsupportedKey {
                details: oid.clone(),
            }),
            (_, bits) => Err(SignatureError::UnsupportedKey {
                details: format!("RSA, {} bits", bits.unwrap_or_default()),
            }),
        }
    }

    /// Whether it may sign documents at a moment, by itself.
    #[must_use]
    pub fn may_sign_at(&self, at: DateTime<Utc>) -> bool {
        crate::trust::check_leaf(self, at).is_none()
    }

    /// It, and those above it as far as they are among others: what goes into a signature.
    #[must_use]
    pub fn with_issuers(&self, others: &[Self]) -> Vec<Self> {
        let mut chain = vec![self.clone()];
        while let Some(last) = chain.last()
            && chain.len() < MAX_CHAIN
            && let Some(issuer) = others.iter().find(|other| {
                other.subject == last.issuer && !chain.contains(other) && last.is_signed_by(other)
            })
        {
            chain.push(issuer.clone());
        }
        chain
    }

    pub(crate) fn key(&self) -> &PublicKey {
        &self.key
    }

    pub(crate) fn issuer_der(&self) -> &[u8] {
        &self.issuer
    }

    pub(crate) fn subject_der(&self) -> &[u8] {
        &self.subject
    }

    pub(crate) fn serial(&self) -> &[u8] {
        self.parsed.tbs_certificate().serial_number().as_bytes()
    }

    pub(crate) fn not_before(&self) -> DateTime<Utc> {
        time(self.parsed.tbs_certificate().validity().not_before)
    }

    pub(crate) fn not_after(&self) -> DateTime<Utc> {
        time(self.parsed.tbs_certificate().validity().not_after)
    }

    pub(crate) fn is_self_issued(&self) -> bool {
        self.issuer == self.subject
    }

    /// Whether it was signed with that certificate's key.
    pub(crate) fn is_signed_by(&self, issuer: &Self) -> bool {
        let signed = || -> Result<_, Misunderstood> {
            let malformed = |_| Misunderstood::Malformed;
            let identifier = self
                .parsed
                .signature_algorithm()
                .to_der()
                .map_err(malformed)?;
            let algorithm = Algorithm::read(&identifier, None)?;
            let tbs = self.parsed.tbs_certificate().to_der().map_err(malformed)?;
            Ok((algorithm, tbs))
        };
        let (Ok((algorithm, tbs)), Some(signature)) =
            (signed(), self.parsed.signature().as_bytes())
        else {
            return false;
        };
        let digest = algorithm.digest.hash(&[&tbs]);
        issuer.key.verify(algorithm, &digest, signature).is_ok()
    }

    pub(crate) fn key_identifier(&self) -> Option<Vec<u8>> {
        let identifier = self.extension::<SubjectKeyIdentifier>()?;
        Some(identifier.0.as_bytes().to_vec())
    }

    pub(crate) fn basic_constraints(&self) -> Option<BasicConstraints> {
        self.extension()
    }

    pub(crate) fn key_usage(&self) -> Option<KeyUsage> {
        self.extension()
    }

    pub(crate) fn extended_key_usage(&self) -> Option<ExtendedKeyUsage> {
        self.extension()
    }

    /// The key as its identifiers are made of it: without its algorithm.
    pub(crate) fn key_bits(&self) -> &[u8] {
        let info = self.parsed.tbs_certificate().subject_public_key_info();
        info.subject_public_key.raw_bytes()
    }

    /// Where the issuer answers about this certificate.
    pub(crate) fn responders(&self) -> Vec<String> {
        self.access(oids::OCSP_RESPONDER)
    }

    /// Where the issuer's own certificate is to be had.
    pub(crate) fn issuer_addresses(&self) -> Vec<String> {
        self.access(oids::ISSUERS)
    }

    fn access(&self, method: der::oid::ObjectIdentifier) -> Vec<String> {
        let access = self.extension::<AuthorityInfoAccessSyntax>();
        let entries = access.map(|access| access.0).unwrap_or_default();
        entries
            .iter()
            .filter(|entry| entry.access_method == method)
            .filter_map(|entry| address(&entry.access_location))
            .collect()
    }

    /// Where the list of revoked certificates is that would hold this one.
    pub(crate) fn lists(&self) -> Vec<String> {
        let points = self.extension::<CrlDistributionPoints>();
        let points = points.map(|points| points.0).unwrap_or_default();
        points
            .iter()
            .filter_map(|point| match &point.distribution_point {
                Some(DistributionPointName::FullName(names)) => Some(names),
                _ => None,
            })
            .flatten()
            .filter_map(address)
            .collect()
    }

    /// Whether its key may sign lists of revoked certificates.
    pub(crate) fn may_sign_lists(&self) -> bool {
        self.key_usage()
            .is_none_or(|usage| usage.0.contains(KeyUsages::CRLSign))
    }

    /// A critical extension that this program does not know: who does not know it must not accept
    /// the certificate (RFC 5280, 4.2).
    pub(crate) fn unknown_critical(&self) -> Option<String> {
        let known = [
            oids::BASIC_CONSTRAINTS,
            oids::KEY_USAGE,
            oids::EXTENDED_KEY_USAGE,
            oids::CERTIFICATE_POLICIES,
        ];
        let extensions = self.parsed.tbs_certificate().extensions()?;
        extensions
            .iter()
            .find(|extension| extension.critical && !known.contains(&extension.extn_id))
            .map(|extension| extension.extn_id.to_string())
    }

    fn extension<T: AssociatedOid + for<'a> Decode<'a, Error = der::Error>>(&self) -> Option<T> {
        let found = self.parsed.tbs_certificate().get_extension::<T>();
        found.ok().flatten().map(|(_, value)| value)
    }
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

fn address(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::UniformResourceIdentifier(address) => Some(address.to_string()),
        _ => None,
    }
}

fn organisation(name: &Name) -> Option<String> {
    let organisation = name.organization().ok().flatten()?;
    Some(organisation.value().into_owned())
}

/// The common name; the whole name where there is none.
fn common_name(name: &Name) -> String {
    let common = name.common_name().ok().flatten();
    common.map_or_else(|| name.to_string(), |common| common.value().into_owned())
}

fn time(time: x509_cert::time::Time) -> DateTime<Utc> {
    let seconds = time.to_unix_duration().as_secs();
    i64::try_from(seconds)
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}
