//! Whose word is taken: the path from a certificate up to a root that the office has chosen.
//! RFC 5280, 6, for what signatures on documents need of it.

use chrono::{DateTime, Utc};
use serde::Serialize;
use x509_cert::ext::pkix::KeyUsages;

use crate::certificate::Certificate;
use crate::oids;

/// Longest path, root and leaf counted.
const MAX_PATH: usize = 8;
/// Most signatures that are checked to find one path.
const MAX_TRIES: usize = 128;

/// The roots that the office has chosen.
#[derive(Debug, Clone, Default)]
pub struct TrustStore {
    roots: Vec<Certificate>,
}

impl TrustStore {
    /// Takes these certificates for roots.
    #[must_use]
    pub fn new(roots: Vec<Certificate>) -> Self {
        Self { roots }
    }

    /// Whether a certificate is a root.
    pub(crate) fn has(&self, certificate: &Certificate) -> bool {
        self.roots.contains(certificate)
    }
}

/// What a certificate is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Signing,
    Timestamps,
}

/// Whether a certificate leads to a root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "trust", rename_all = "kebab-case")]
pub enum Trust {
    /// It does, and every certificate on the way was in force.
    Trusted,
    /// It does, but was in force only when the signer's own machine says that it was used; since
    /// then a certificate has expired, and no time stamp proves the time.
    TrustedAtClaimedTime,
    /// It was not looked at: the signature could not be read.
    NotChecked,
    /// The office has chosen no roots.
    NoRoots,
    /// The way ends at a certificate whose issuer is not known.
    NoPath {
        /// That issuer.
        issuer: String,
    },
    /// A certificate on the way must not be used.
    Fault {
        /// Which.
        name: String,
        /// Why.
        why: CertificateFault,
    },
}

/// Why a certificate must not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum CertificateFault {
    /// It is not in force yet.
    NotYetInForce,
    /// It is no longer in force.
    Expired,
    /// Its key is not meant for signing documents.
    NotForSigning,
    /// Its key is not meant for time stamps.
    NotForTimestamps,
    /// It issued a certificate without being an authority.
    NotAnAuthority,
    /// There are more authorities below it than it allows.
    PathTooLong,
    /// Its issuer revoked it before it was used, or before anything proves that it was.
    Revoked {
        /// From when on.
        since: DateTime<Utc>,
    },
    /// It asks for something that this program does not know.
    UnknownCritical {
        /// The extension.
        oid: String,
    },
}

/// What was found of the way to a root.
#[derive(Debug, Clone)]
pub(crate) struct Path<'a> {
    /// From the certificate up, as far as it is known.
    pub(crate) way: Vec<&'a Certificate>,
    pub(crate) trust: Trust,
}

/// Looks for the way from a certificate to a root at a moment, over certificates that came along.
pub(crate) fn path<'a>(
    leaf: &'a Certificate,
    pool: &'a [Certificate],
    store: &'a TrustStore,
    at: DateTime<Utc>,
    purpose: Purpose,
) -> Path<'a> {
    let mut search = Search {
        pool,
        store,
        tries: 0,
        longest: vec![leaf],
    };
    let way = search.up(&[leaf]);
    let trust = match &way {
        Some(way) => {
            fault(way, at, purpose).map_or(Trust::Trusted, |(certificate, why)| Trust::Fault {
                name: certificate.summary().name,
                why,
            })
        }
        None if store.roots.is_empty() => Trust::NoRoots,
        None => Trust::NoPath {
            issuer: search
                .longest
                .last()
                .map_or_else(String::new, |last| last.summary().issuer),
        },
    };
    Path {
        way: way.unwrap_or(search.longest),
        trust,
    }
}

/// Whether a certificate by itself may sign documents at a moment.
pub(crate) fn check_leaf(leaf: &Certificate, at: DateTime<Utc>) -> Option<CertificateFault> {
    fault(&[leaf], at, Purpose::Signing).map(|(_, why)| why)
}

struct Search<'a> {
    pool: &'a [Certificate],
    store: &'a TrustStore,
    tries: usize,
    longest: Vec<&'a Certificate>,
}

impl<'a> Search<'a> {
    fn up(&mut self, way: &[&'a Certificate]) -> Option<Vec<&'a Certificate>> {
        let last = *way.last()?;
        if self.store.roots.contains(last) {
            return Some(way.to_vec());
        }
        if way.len() > self.longest.len() {
            self.longest = way.to_vec();
        }
        if way.len() >= MAX_PATH || last.is_self_issued() {
            return None;
        }
        let (store, pool) = (self.store, self.pool);
        for issuer in store.roots.iter().chain(pool) {
            let is_new = !way.contains(&issuer);
            if !is_new || issuer.subject_der() != last.issuer_der() {
                continue;
            }
            self.tries += 1;
            if self.tries > MAX_TRIES {
                return None;
            }
            if last.is_signed_by(issuer) {
                let longer: Vec<&Certificate> = way.iter().copied().chain([issuer]).collect();
                if let Some(found) = self.up(&longer) {
                    return Some(found);
                }
            }
        }
        None
    }
}

/// The first certificate of a way that must not be used for that, from the root down.
fn fault<'a>(
    way: &[&'a Certificate],
    at: DateTime<Utc>,
    purpose: Purpose,
) -> Option<(&'a Certificate, CertificateFault)> {
    way.iter()
        .enumerate()
        .rev()
        .find_map(|(place, certificate)| {
            let why = in_force(certificate, at)
                .or_else(|| {
                    certificate
                        .unknown_critical()
                        .map(|oid| CertificateFault::UnknownCritical { oid })
                })
                .or_else(|| match place {
                    0 => leaf_fault(certificate, purpose),
                    authorities_below => authority_fault(certificate, authorities_below - 1),
                })?;
            Some((*certificate, why))
        })
}

fn in_force(certificate: &Certificate, at: DateTime<Utc>) -> Option<CertificateFault> {
    if at < certificate.not_before() {
        Some(CertificateFault::NotYetInForce)
    } else if at > certificate.not_after() {
        Some(CertificateFault::Expired)
    } else {
        None
    }
}

fn leaf_fault(certificate: &Certificate, purpose: Purpose) -> Option<CertificateFault> {
    let may_sign = certificate.key_usage().is_none_or(|usage| {
        usage.0.contains(KeyUsages::DigitalSignature) || usage.0.contains(KeyUsages::NonRepudiation)
    });
    match purpose {
        Purpose::Signing => (!may_sign).then_some(CertificateFault::NotForSigning),
        // RFC 3161, 2.3: time stamping and nothing else.
        Purpose::Timestamps => {
            let is_for_them = certificate
                .extended_key_usage()
                .is_some_and(|usage| usage.0 == [oids::FOR_TIMESTAMPS]);
            (!(may_sign && is_for_them)).then_some(CertificateFault::NotForTimestamps)
        }
    }
}

fn authority_fault(
    certificate: &Certificate,
    authorities_below: usize,
) -> Option<CertificateFault> {
    let may_issue = certificate
        .key_usage()
        .is_none_or(|usage| usage.0.contains(KeyUsages::KeyCertSign));
    match certificate.basic_constraints() {
        Some(constraints) if constraints.ca && may_issue => constraints
            .path_len_constraint
            .is_some_and(|most| authorities_below > usize::from(most))
            .then_some(CertificateFault::PathTooLong),
        _ => Some(CertificateFault::NotAnAuthority),
    }
}
