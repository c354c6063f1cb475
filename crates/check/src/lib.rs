//! Kiểm tra thể thức: rules of form, each with its article and its remedy.
//!
//! A [`Rule`] is a value in a file of its own under `rules/`; [`RULES`] lists them all. [`check`]
//! runs those about what a document says, [`check_file`] also those about how a Word file looks;
//! both return every finding and, for every rule, what became of it.
//!
//! Invariants: checking never fails; a fault that two rules find is told once; a rule looks at the
//! [`Draft`] alone (no clock, no files); a *safe* fix removes its finding, adds none and changes no
//! meaning.

mod capitals;
mod cite;
mod cited;
mod coverage;
mod draft;
mod file;
mod finding;
mod fix;
mod graph;
mod knowledge;
mod overlap;
mod report;
mod rule;
mod rules;
mod style;

pub use cite::{CitedDocument, cite, cited_before};
pub use cited::{Citations, Cited, earliest_day};
pub use coverage::{Clause, Coverage, Mistake, coverage, coverage_page, rules_page};
pub use draft::{Draft, FieldText};
pub use file::File;
pub use finding::{Certainty, Finding, Place, Severity};
pub use fix::{Edit, Fix, Safety, apply_fixes};
pub use graph::{graph, teachings};
pub use knowledge::Knowledge;
pub use report::{Outcome, Report, State, check, check_file};
pub use rule::{Family, Findings, Rule, Test};
pub use rules::RULES;
pub use style::{BaoDam, FinalI, Style};
