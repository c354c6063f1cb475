//! Object identifiers of signatures.

use der::oid::ObjectIdentifier as Oid;

pub(crate) const DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.1");
pub(crate) const SIGNED_DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.2");
pub(crate) const TIMESTAMP_INFO: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.1.4");

pub(crate) const CONTENT_TYPE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: Oid = Oid::new_unwrap("1.2.840.113549.1.9.4");
pub(crate) const SIGNING_CERTIFICATE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.12");
pub(crate) const SIGNING_CERTIFICATE_V2: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.47");
pub(crate) const TIMESTAMP_TOKEN: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.14");

pub(crate) const SHA_1: Oid = Oid::new_unwrap("1.3.14.3.2.26");
pub(crate) const SHA_256: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.1");
pub(crate) const SHA_384: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.2");
pub(crate) const SHA_512: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.3");

pub(crate) const RSA: Oid = Oid::new_unwrap("1.2.840.113549.1.1.1");
pub(crate) const RSA_PSS: Oid = Oid::new_unwrap("1.2.840.113549.1.1.10");
pub(crate) const MGF_1: Oid = Oid::new_unwrap("1.2.840.113549.1.1.8");
pub(crate) const RSA_SHA_1: Oid = Oid::new_unwrap("1.2.840.113549.1.1.5");
pub(crate) const RSA_SHA_256: Oid = Oid::new_unwrap("1.2.840.113549.1.1.11");
pub(crate) const RSA_SHA_384: Oid = Oid::new_unwrap("1.2.840.113549.1.1.12");
pub(crate) const RSA_SHA_512: Oid = Oid::new_unwrap("1.2.840.113549.1.1.13");

pub(crate) const EC_KEY: Oid = Oid::new_unwrap("1.2.840.10045.2.1");
pub(crate) const P_256: Oid = Oid::new_unwrap("1.2.840.10045.3.1.7");
pub(crate) const P_384: Oid = Oid::new_unwrap("1.3.132.0.34");
pub(crate) const ECDSA_SHA_1: Oid = Oid::new_unwrap("1.2.840.10045.4.1");
pub(crate) const ECDSA_SHA_256: Oid = Oid::new_unwrap("1.2.840.10045.4.3.2");
pub(crate) const ECDSA_SHA_384: Oid = Oid::new_unwrap("1.2.840.10045.4.3.3");
pub(crate) const ECDSA_SHA_512: Oid = Oid::new_unwrap("1.2.840.10045.4.3.4");

pub(crate) const BASIC_CONSTRAINTS: Oid = Oid::new_unwrap("2.5.29.19");
pub(crate) const KEY_USAGE: Oid = Oid::new_unwrap("2.5.29.15");
pub(crate) const EXTENDED_KEY_USAGE: Oid = Oid::new_unwrap("2.5.29.37");
pub(crate) const CERTIFICATE_POLICIES: Oid = Oid::new_unwrap("2.5.29.32");
pub(crate) const FOR_OCSP: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.9");
pub(crate) const OCSP_RESPONDER: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.48.1");
pub(crate) const ISSUERS: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.48.2");
pub(crate) const OCSP_BASIC: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.48.1.1");
pub(crate) const FOR_TIMESTAMPS: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.8");
