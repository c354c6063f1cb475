//! Fetching what a file's signatures need to be checked later.

use std::io;

use chrono::{DateTime, Utc};

use super::{Evidence, ocsp};
use crate::certificate::Certificate;
use crate::trust::{Purpose, TrustStore, path};

/// Most addresses that are asked for one certificate.
const MAX_ADDRESSES: usize = 4;
/// Most certificates that are fetched to find the way from one to a root.
const MAX_FETCHED: usize = 4;

/// The way to those who issued certificates. They are told which certificate is asked about, and
/// nothing of the document.
pub trait Responders {
    /// Sends an OCSP request (`application/ocsp-request`) and hands back the answer.
    ///
    /// # Errors
    /// When the responder cannot be reached or does not answer.
    fn ask(&self, address: &str, request: &[u8]) -> io::Result<Vec<u8>>;

    /// Fetches a list of revoked certificates, or an issuer's certificate.
    ///
    /// # Errors
    /// When it cannot be fetched.
    fn fetch(&self, address: &str) -> io::Result<Vec<u8>>;
}

/// What is fetched, and for whom nothing was had.
pub(crate) struct Gathering<'a> {
    pub(crate) store: &'a TrustStore,
    pub(crate) responders: &'a dyn Responders,
    pub(crate) at: DateTime<Utc>,
    pub(crate) evidence: Evidence,
    /// Names of the certificates of which it is not known whether they were revoked.
    pub(crate) missing: Vec<String>,
}

impl Gathering<'_> {
    /// Fetches what is missing for the way from one certificate to a root.
    pub(crate) fn follow(&mut self, leaf: &Certificate, along: &[Certificate], purpose: Purpose) {
        let way = self.way(leaf, along, purpose);
        for pair in way.windows(2) {
            let [certificate, issuer] = pair else {
                continue;
            };
            if self.is_known(certificate, issuer) {
                continue;
            }
            self.ask(certificate, issuer);
            if !self.is_known(certificate, issuer) {
                self.missing.push(certificate.summary().name);
            }
        }
        for certificate in way {
            if !self.evidence.certificates.contains(&certificate) {
                self.evidence.certificates.push(certificate);
            }
        }
    }

    fn is_known(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        let status = self.evidence.status(certificate, issuer, self.at);
        status.is_some()
    }

    /// The way to a root, or as far as it goes; issuers that are missing are fetched.
    fn way(&self, leaf: &Certificate, along: &[Certificate], purpose: Purpose) -> Vec<Certificate> {
        let mut pool = [along, &self.evidence.certificates].concat();
        for _ in 0..MAX_FETCHED {
            let way = path(leaf, &pool, self.store, self.at, purpose).way;
            let last = way.last().filter(|last| !self.store.has(last));
            let Some(issuer) = last.and_then(|last| self.issuer_of(last)) else {
                return way.into_iter().cloned().collect();
            };
            if pool.contains(&issuer) {
                return way.into_iter().cloned().collect();
            }
            pool.push(issuer);
        }
        let way = path(leaf, &pool, self.store, self.at, purpose).way;
        way.into_iter().cloned().collect()
    }

    fn issuer_of(&self, certificate: &Certificate) -> Option<Certificate> {
        let addresses = certificate.issuer_addresses();
        let fetched = addresses
            .iter()
            .take(MAX_ADDRESSES)
            .filter_map(|address| self.responders.fetch(address).ok());
        fetched
            .filter_map(|bytes| Certificate::read_all(&bytes).ok())
            .flatten()
            .find(|issuer| certificate.is_signed_by(issuer))
    }

    /// A responder first: its answer is small, and fresher than a list.
    fn ask(&mut self, certificate: &Certificate, issuer: &Certificate) {
        let request = ocsp::request(certificate, issuer);
        for address in certificate.responders().iter().take(MAX_ADDRESSES) {
            if let Ok(answer) = self.responders.ask(address, &request)
                && let Some(said) = ocsp::statement(&answer, certificate, issuer)
            {
                self.evidence.answers.push(answer);
                if let Some(responder) = said.responder {
                    self.fetch_list(&responder, issuer);
                }
                if self.is_known(certificate, issuer) {
                    return;
                }
            }
        }
        self.fetch_list(certificate, issuer);
    }

    /// The list in which a certificate would stand, were it revoked.
    fn fetch_list(&mut self, certificate: &Certificate, issuer: &Certificate) {
        for address in certificate.lists().iter().take(MAX_ADDRESSES) {
            if let Ok(list) = self.responders.fetch(address)
                && super::crl::statement(&list, certificate, issuer).is_some()
            {
                self.evidence.lists.push(list);
                return;
            }
        }
    }
}
