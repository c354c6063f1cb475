//! The whole way: read, check, mend, read again.

use std::collections::{BTreeMap, BTreeSet};

use thethuc_check::{Certainty, File, Finding, Knowledge, Safety, check_file};
use thethuc_reading::{Limits, ReadError, Reading, Source, read_docx, read_docx_with_source};
use thethuc_recognize::{Recognition, Regime, recognize};

use crate::carry::Carrier;
use crate::plan::Plan;
use crate::receipt::{Change, Left, Reason, Receipt};
use crate::{Step, package, remedy, verify};

/// By what a file is judged.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    /// What the rules know besides the file.
    pub knowledge: Knowledge<'a>,
    /// Whether the office does not go by a rule, by its code.
    pub is_off: &'a dyn Fn(&str) -> bool,
}

impl Judge<'_> {
    fn findings(&self, reading: &Reading, recognition: &Recognition) -> Vec<Finding> {
        let mut findings = check_file(reading, recognition, self.knowledge).findings;
        findings.retain(|finding| !(self.is_off)(finding.code));
        findings
    }
}

/// Who mends, and when; Word shows both beside every change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp<'a> {
    /// The author.
    pub author: &'a str,
    /// Date and time: `2026-11-21T08:00:00Z`.
    pub date: &'a str,
}

/// A file after mending.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// The mended file; none when nothing was changed.
    pub bytes: Option<Vec<u8>>,
    /// What was done, and what was not.
    pub receipt: Receipt,
}

/// Why a file was not mended.
#[derive(Debug, thiserror::Error)]
pub enum MendError {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A part that was read once could not be read a second time.
    #[error("the part {part} is not well-formed: {source}")]
    BadXml {
        /// Its name.
        part: String,
        /// What the parser says.
        source: roxmltree::Error,
    },
    /// The container could not be written.
    #[error("the container could not be written: {0}")]
    NotWritten(#[from] zip::result::ZipError),
}

/// How many findings are mended at a time; more than any paper of an office has.
const MOST: usize = 1_000;

/// Mends the findings of a Word file that have a safe remedy.
///
/// # Errors
/// When the file cannot be read, or the mended one cannot be written.
pub fn mend(
    bytes: &[u8],
    limits: &Limits,
    judge: Judge<'_>,
    stamp: &Stamp<'_>,
) -> Result<Mended, MendError> {
    let (reading, source) = read_docx_with_source(bytes, limits)?;
    let recognition = recognize(&reading);
    let findings = judge.findings(&reading, &recognition);
    let case = Case {
        bytes,
        limits,
        judge,
        stamp,
        reading: &reading,
        source: &source,
        regime: recognition.regime,
        remedies: remedies(&reading, &recognition, &findings),
        findings: &findings,
    };
    let mut given_up = BTreeSet::new();
    loop {
        let (mended, receipt, done) = case.attempt(&given_up)?;
        let Some(bytes) = mended else {
            return Ok(Mended {
                bytes: None,
                receipt,
            });
        };
        let unhelpful = case.unhelpful(&bytes, &done)?;
        if unhelpful.is_empty() {
            return Ok(Mended {
                bytes: Some(bytes),
                receipt,
            });
        }
        given_up.extend(unhelpful);
    }
}

/// What every finding asks for, or why nothing is done about it.
fn remedies(
    reading: &Reading,
    recognition: &Recognition,
    findings: &[Finding],
) -> Vec<Result<Vec<Step>, Reason>> {
    if let Some(reason) = seal(reading) {
        return findings.iter().map(|_| Err(reason)).collect();
    }
    let carrier = Carrier::new(reading, recognition);
    let file = File::new(reading, recognition);
    let one = |(index, finding): (usize, &Finding)| match &finding.fix {
        _ if index >= MOST => Err(Reason::TooMany),
        Some(fix) if fix.safety == Safety::Suggested => Err(Reason::Suggested),
        Some(fix) => fix.edits.iter().map(|edit| carrier.carry(edit)).collect(),
        None if finding.certainty != Certainty::Certain => Err(Reason::Suggested),
        None => {
            let same =
                |other: &&Finding| (other.code, &other.place) == (finding.code, &finding.place);
            let order = findings[..index].iter().filter(same).count();
            remedy::steps(&file, finding, order)
        }
    };
    findings.iter().enumerate().map(one).collect()
}

/// Why a file may not be changed at all.
fn seal(reading: &Reading) -> Option<Reason> {
    if reading.signed {
        Some(Reason::Signed)
    } else if reading.protected {
        Some(Reason::Protected)
    } else {
        None
    }
}

struct Case<'a> {
    bytes: &'a [u8],
    limits: &'a Limits,
    judge: Judge<'a>,
    stamp: &'a Stamp<'a>,
    reading: &'a Reading,
    source: &'a Source,
    regime: Regime,
    findings: &'a [Finding],
    remedies: Vec<Result<Vec<Step>, Reason>>,
}

/// The mended file, the receipt, and which findings were mended.
type Attempt = (Option<Vec<u8>>, Receipt, Vec<usize>);

impl Case<'_> {
    /// Mends all findings but those given up.
    fn attempt(&self, given_up: &BTreeSet<usize>) -> Result<Attempt, MendError> {
        let mut plan = Plan::new(self.reading, self.source)?;
        let mut receipt = Receipt::default();
        let mut done = Vec::new();
        for (index, (finding, remedy)) in self.findings.iter().zip(&self.remedies).enumerate() {
            let result = match remedy {
                _ if given_up.contains(&index) => Err(Reason::DidNotHelp),
                Err(reason) => Err(*reason),
                Ok(steps) => plan.add(steps).map(|()| steps),
            };
            match result {
                Ok(steps) => {
                    receipt.changed.push(Change::of(finding, steps.clone()));
                    done.push(index);
                }
                Err(reason) => receipt.left.push(Left::of(finding, reason)),
            }
        }
        if done.is_empty() {
            return Ok((None, receipt, done));
        }
        let written = match plan.write(self.stamp) {
            Ok(parts) => package::replace(self.bytes, &parts)?,
            Err(_) => None,
        };
        match written {
            Some(bytes) => Ok((Some(bytes), receipt, done)),
            None => Ok((None, self.nothing(), Vec::new())),
        }
    }

    /// The receipt of a file that cannot be written as it was.
    fn nothing(&self) -> Receipt {
        let left = |(finding, remedy): (&Finding, &Result<Vec<Step>, Reason>)| {
            let reason = remedy.as_ref().err().copied();
            Left::of(finding, reason.unwrap_or(Reason::CannotCut))
        };
        Receipt {
            changed: Vec::new(),
            left: self.findings.iter().zip(&self.remedies).map(left).collect(),
        }
    }

    /// Which of the remedies did not remove their finding, brought another, or changed other letters
    /// than they should.
    fn unhelpful(&self, bytes: &[u8], done: &[usize]) -> Result<Vec<usize>, MendError> {
        let after = read_docx(bytes, self.limits)?;
        let steps: Vec<(usize, &Step)> = done
            .iter()
            .flat_map(|index| {
                self.remedies[*index]
                    .iter()
                    .flatten()
                    .map(|step| (*index, step))
            })
            .collect();
        let misdone = verify::misdone(self.reading, self.source, &after, &steps);
        if !misdone.is_empty() {
            return Ok(misdone.into_iter().collect());
        }
        let worse = self.worse(&after, done);
        if worse.is_empty() {
            return Ok(Vec::new());
        }
        let code = |index: &usize| self.findings[*index].code;
        let own: Vec<usize> = done
            .iter()
            .filter(|index| worse.contains(&code(index)))
            .copied()
            .collect();
        if !own.is_empty() {
            return Ok(own);
        }
        // Something new came: it came with the rules that bring it when they alone are followed.
        let mut to_blame = Vec::new();
        for rule in done.iter().map(code).collect::<BTreeSet<_>>() {
            let others = (0..self.findings.len()).filter(|index| code(index) != rule);
            if let (Some(bytes), _, alone) = self.attempt(&others.collect())?
                && !self
                    .worse(&read_docx(&bytes, self.limits)?, &alone)
                    .is_empty()
            {
                to_blame.extend(done.iter().filter(|index| code(index) == rule));
            }
        }
        Ok(if to_blame.is_empty() {
            done.to_vec()
        } else {
            to_blame
        })
    }

    /// The rules that find more in a mended file, as it is with all changes accepted, than they
    /// should.
    fn worse(&self, after: &Reading, done: &[usize]) -> Vec<&'static str> {
        let codes = || done.iter().map(|index| self.findings[*index].code);
        let recognition = recognize(after);
        if recognition.regime != self.regime {
            return codes().collect();
        }
        let mut expected = count(self.findings);
        for code in codes() {
            if let Some(count) = expected.get_mut(code) {
                *count -= 1;
            }
        }
        let found = count(&self.judge.findings(after, &recognition));
        found
            .into_iter()
            .filter(|(code, count)| expected.get(code).unwrap_or(&0) < count)
            .map(|(code, _)| code)
            .collect()
    }
}

fn count(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}
