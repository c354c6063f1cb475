//! Whether a certificate was revoked: what its issuer says of it, where that is known.
//!
//! Nothing is fetched here. Answers and lists come along in the file ([`crate::preserve`] puts them
//! there), or the caller has fetched them ([`gather`]).

mod crl;
pub(crate) mod gather;
mod ocsp;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::certificate::{Certificate, CertificateSummary};
use crate::trust::{CertificateFault, Purpose, Trust, TrustStore, path};

/// What is known of certificates besides the certificates of a signature: issuers' answers and
/// lists, and certificates that lead to a root.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// Certificates.
    pub(crate) certificates: Vec<Certificate>,
    /// Answers of OCSP responders, as they came.
    pub(crate) answers: Vec<Vec<u8>>,
    /// Lists of revoked certificates, as they came.
    pub(crate) lists: Vec<Vec<u8>>,
}

/// What is known of the certificates on the way to a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "revocation", rename_all = "kebab-case")]
pub enum Revocation {
    /// Not everything that must be known is known.
    NotChecked,
    /// None was revoked.
    Good {
        /// The oldest of the answers that say so is of this moment.
        as_of: DateTime<Utc>,
    },
}

/// What an issuer says of one certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Statement {
    this_update: DateTime<Utc>,
    next_update: Option<DateTime<Utc>>,
    revoked: Option<DateTime<Utc>>,
}

/// What all statements about one certificate come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Good { as_of: DateTime<Utc> },
    Revoked { since: DateTime<Utc> },
}

impl Evidence {
    /// The same with more.
    pub(crate) fn and(mut self, more: &Self) -> Self {
        fn add<T: Clone + PartialEq>(to: &mut Vec<T>, from: &[T]) {
            for item in from {
                if !to.contains(item) {
                    to.push(item.clone());
                }
            }
        }
        add(&mut self.certificates, &more.certificates);
        add(&mut self.answers, &more.answers);
        add(&mut self.lists, &more.lists);
        self
    }

    /// Whether a certificate was revoked at a moment; none when it is not known.
    pub(crate) fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: DateTime<Utc>,
    ) -> Option<Status> {
        let answers = self.answers.iter();
        let answers = answers
            .filter_map(|answer| ocsp::statement(answer, certificate, issuer))
            .filter(|said| !self.is_responder_revoked(said, issuer))
            .map(|said| said.statement);
        let lists = self.listed(certificate, issuer);
        judge(&answers.chain(lists).collect::<Vec<_>>(), at)
    }

    fn listed<'a>(
        &'a self,
        certificate: &'a Certificate,
        issuer: &'a Certificate,
    ) -> impl Iterator<Item = Statement> + 'a {
        let lists = self.lists.iter();
        lists.filter_map(|list| crl::statement(list, certificate, issuer))
    }

    /// Whether a list says that whoever answered was revoked by then. Lists alone are asked: they are
    /// the issuer's own word (RFC 6960, 4.2.2.2.1).
    fn is_responder_revoked(&self, said: &ocsp::Said, issuer: &Certificate) -> bool {
        let Some(responder) = &said.responder else {
            return false;
        };
        let mut revoked = self
            .listed(responder, issuer)
            .filter_map(|listed| listed.revoked);
        revoked.any(|since| since <= said.statement.this_update)
    }
}

impl Statement {
    /// Whether it tells of that moment: it was made after it, or holds until then.
    fn covers(&self, at: DateTime<Utc>) -> bool {
        self.this_update >= at || self.next_update.is_some_and(|next| next >= at)
    }
}

/// Whether a certificate may be taken at its word, all things known.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    /// The way to the root, from the certificate up, as far as it is known.
    pub(crate) path: Vec<CertificateSummary>,
    pub(crate) trust: Trust,
    pub(crate) revocation: Revocation,
}

/// Looks for the way from a certificate to a root, and whether one on it was revoked at a moment.
pub(crate) fn judged(
    leaf: &Certificate,
    along: &[Certificate],
    store: &TrustStore,
    evidence: &Evidence,
    at: DateTime<Utc>,
    purpose: Purpose,
) -> Judged {
    let pool = [along, &evidence.certificates].concat();
    let found = path(leaf, &pool, store, at, purpose);
    let mut judged = Judged {
        path: found
            .way
            .iter()
            .map(|certificate| certificate.summary())
            .collect(),
        trust: found.trust,
        revocation: Revocation::NotChecked,
    };
    if judged.trust == Trust::Trusted {
        evidence.judge(&found.way, at, &mut judged);
    }
    judged
}

impl Evidence {
    fn judge(&self, way: &[&Certificate], at: DateTime<Utc>, judged: &mut Judged) {
        // A root speaks for itself: who chose it is asked whether it still holds.
        let mut known = Vec::new();
        for pair in way.windows(2) {
            match self.status(pair[0], pair[1], at) {
                Some(Status::Good { as_of }) => known.push(as_of),
                Some(Status::Revoked { since }) => {
                    judged.trust = Trust::Fault {
                        name: pair[0].summary().name,
                        why: CertificateFault::Revoked { since },
                    };
                    return;
                }
                None => {}
            }
        }
        let is_whole = known.len() + 1 == way.len();
        if let (Some(as_of), true) = (known.into_iter().min(), is_whole) {
            judged.revocation = Revocation::Good { as_of };
        }
    }
}

fn judge(statements: &[Statement], at: DateTime<Utc>) -> Option<Status> {
    let revoked = statements.iter().filter_map(|statement| statement.revoked);
    if let Some(since) = revoked.filter(|since| *since <= at).min() {
        return Some(Status::Revoked { since });
    }
    let telling = statements.iter().filter(|statement| statement.covers(at));
    let newest = telling.map(|statement| statement.this_update).max()?;
    Some(Status::Good { as_of: newest })
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    const NOON: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn hours(hours: i64) -> DateTime<Utc> {
        NOON + TimeDelta::hours(hours)
    }

    fn said(at: i64, until: Option<i64>, revoked: Option<i64>) -> Statement {
        Statement {
            this_update: hours(at),
            next_update: until.map(hours),
            revoked: revoked.map(hours),
        }
    }

    #[test]
    fn what_was_said_later_or_still_holds_counts() {
        let good = |at| Some(Status::Good { as_of: hours(at) });
        assert_eq!(judge(&[said(1, None, None)], NOON), good(1));
        assert_eq!(judge(&[said(-2, Some(1), None)], NOON), good(-2));
        assert_eq!(judge(&[said(-2, Some(-1), None)], NOON), None);
        assert_eq!(judge(&[said(-2, None, None)], NOON), None);
        assert_eq!(judge(&[], NOON), None);
    }

    #[test]
    fn revoked_beats_good_but_not_before_its_time() {
        let both = [said(-1, Some(2), None), said(1, None, Some(-3))];
        assert_eq!(
            judge(&both, NOON),
            Some(Status::Revoked { since: hours(-3) })
        );
        let later = [said(9, None, Some(8))];
        assert_eq!(judge(&later, NOON), Some(Status::Good { as_of: hours(9) }));
    }
}
