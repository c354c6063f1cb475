//! What a rule is.

use serde::Serialize;
use thethuc_reading::Medium;

use crate::{Certainty, Draft, File, Finding, Fix, Place, Severity};

/// A rule of form.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Family and number: `TT03`. Never used again for another rule.
    pub code: &'static str,
    /// What is wanted, in Vietnamese: the rule in one line.
    pub title: &'static str,
    /// The clause that asks for it.
    pub article: &'static str,
    /// Why, and what to do, in Vietnamese.
    pub explanation: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// How sure its findings are.
    pub certainty: Certainty,
    /// How it looks.
    pub test: Test,
}

/// How a rule looks: whether it has anything to say, and what it finds.
#[derive(Debug, Clone, Copy)]
pub enum Test {
    /// At what a document says.
    Draft {
        /// Whether it has anything to say about this document.
        applies: fn(&Draft<'_>) -> bool,
        /// Looks at the document and tells what it found.
        find: fn(&Draft<'_>, &mut Findings<'_>),
    },
    /// At how a file looks on paper, a Word file or a PDF.
    File {
        /// Whether it has anything to say about this file.
        applies: fn(&File<'_>) -> bool,
        /// Looks at the file and tells what it found.
        find: fn(&File<'_>, &mut Findings<'_>),
    },
    /// At measures that only a Word file says: indents, spacing, margins, lines that are drawn.
    Word {
        /// Whether it has anything to say about this file.
        applies: fn(&File<'_>) -> bool,
        /// Looks at the file and tells what it found.
        find: fn(&File<'_>, &mut Findings<'_>),
    },
}

/// The family of a rule, the letters of its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Family {
    /// Thể thức: content of components.
    TT,
    /// Trình bày: typography and layout.
    TB,
    /// Người ký, nơi nhận.
    NN,
    /// Viết hoa.
    VH,
    /// Viện dẫn.
    VD,
    /// Chính tả.
    CT,
}

impl Rule {
    /// Whether a file of that kind says what the rule looks at.
    pub(crate) fn can_look_at(&self, medium: Medium) -> bool {
        match (medium, self.test) {
            (Medium::Word, _) => true,
            (Medium::Pdf, test) => !matches!(test, Test::Word { .. }),
            // Components are told by their words; single letters prove nothing.
            (Medium::DoubtfulPdf, Test::Draft { .. }) => {
                matches!(self.family(), Family::TT | Family::NN)
            }
            (Medium::DoubtfulPdf, _) => false,
        }
    }

    /// The family that its code names.
    #[must_use]
    pub fn family(&self) -> Family {
        Family::of(self.code)
    }
}

impl Family {
    /// The family that the code of a rule names.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code.get(..2) {
            Some("TB") => Self::TB,
            Some("NN") => Self::NN,
            Some("VH") => Self::VH,
            Some("VD") => Self::VD,
            Some("CT") => Self::CT,
            _ => Self::TT,
        }
    }
}

/// Where a rule puts what it found.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: &'a Rule,
    found: &'a mut Vec<Finding>,
}

impl<'a> Findings<'a> {
    pub(crate) fn new(rule: &'a Rule, found: &'a mut Vec<Finding>) -> Self {
        Self { rule, found }
    }

    /// A fault without a remedy of the program's.
    pub fn add(&mut self, place: Place, message: impl Into<String>) {
        self.push(place, message.into(), None);
    }

    /// A fault that a second place explains.
    pub fn add_related(&mut self, place: Place, related: Place, message: impl Into<String>) {
        self.push(place, message.into(), None);
        if let Some(finding) = self.found.last_mut() {
            finding.related.push(related);
        }
    }

    /// A fault with its remedy.
    pub fn add_with_fix(&mut self, place: Place, message: impl Into<String>, fix: Fix) {
        self.push(place, message.into(), Some(fix));
    }

    /// A fault with several remedies of which one is meant, the most probable first.
    pub fn add_with_choice(&mut self, place: Place, message: impl Into<String>, fixes: Vec<Fix>) {
        let mut fixes = fixes.into_iter();
        self.push(place, message.into(), fixes.next());
        if let Some(finding) = self.found.last_mut() {
            finding.alternatives = fixes.collect();
        }
    }

    /// A fault in several places with one remedy for all.
    pub fn add_with_fix_and_related(
        &mut self,
        place: Place,
        message: impl Into<String>,
        fix: Fix,
        related: Vec<Place>,
    ) {
        self.push(place, message.into(), Some(fix));
        if let Some(finding) = self.found.last_mut() {
            finding.related = related;
        }
    }

    /// One fault in many places: the first stands for all.
    pub fn add_many(&mut self, mut places: Vec<Place>, message: impl FnOnce(usize) -> String) {
        if places.is_empty() {
            return;
        }
        let message = message(places.len());
        let first = places.remove(0);
        self.push(first, message, None);
        if let Some(finding) = self.found.last_mut() {
            finding.related = places;
        }
    }

    fn push(&mut self, place: Place, message: String, fix: Option<Fix>) {
        self.found.push(Finding {
            code: self.rule.code,
            severity: self.rule.severity,
            certainty: self.rule.certainty,
            place,
            related: Vec::new(),
            message,
            article: self.rule.article,
            fix,
            alternatives: Vec::new(),
        });
    }
}
