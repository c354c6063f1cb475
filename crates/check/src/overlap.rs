//! One fault is told once: where two rules find the same fault, one of them yields to the other.

use crate::{Finding, Place};

/// A rule, and those that it yields to: it tells nothing of letters that one of them tells of.
const YIELDS: &[(&str, &[&str])] = &[
    // A citation names the whole symbol, with all that is wrong with it.
    ("CT07", &["VD11"]),
    // All blanks before a mark are too many, not all but one.
    ("CT01", &["CT02"]),
    // Of whose day it is says more than that there is none.
    ("CT16", &["VD08", "CT14"]),
    // A unit is named with its class.
    ("VH06", &["VH09"]),
    ("VH11", &["VH09"]),
];

/// A rule, and one after which it has nothing to tell, wherever that was: what a file says of a whole
/// document is told at the letters that say it.
const SAID_ALREADY: &[(&str, &str)] = &[("TT39", "TT35")];

/// Takes out what another rule tells better.
pub(crate) fn tell_once(findings: &mut Vec<Finding>) {
    let told: Vec<bool> = findings
        .iter()
        .map(|finding| is_told(finding, findings))
        .collect();
    let mut told = told.into_iter();
    findings.retain(|_| !told.next().unwrap_or_default());
}

fn is_told(finding: &Finding, findings: &[Finding]) -> bool {
    let found = |code: &str| findings.iter().any(|other| other.code == code);
    let mut said = SAID_ALREADY.iter();
    if said.any(|(code, by)| *code == finding.code && found(by)) {
        return true;
    }
    let Some((_, others)) = YIELDS.iter().find(|(code, _)| *code == finding.code) else {
        return false;
    };
    findings
        .iter()
        .any(|other| others.contains(&other.code) && finding.place.overlaps(&other.place))
}

impl Place {
    /// Whether two places share letters; a field as a whole shares all of its own.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Text { field, start, end },
                Self::Text {
                    field: other,
                    start: from,
                    end: to,
                },
            ) => field == other && start < to && from < end,
            (
                Self::Paragraph {
                    paragraph,
                    start,
                    end,
                },
                Self::Paragraph {
                    paragraph: other,
                    start: from,
                    end: to,
                },
            ) => paragraph == other && start < to && from < end,
            (Self::Field { field }, Self::Text { field: other, .. })
            | (Self::Text { field: other, .. }, Self::Field { field }) => field == other,
            _ => self == other,
        }
    }
}
