//! Running the rules.

use serde::Serialize;
use thethuc_model::Document;
use thethuc_reading::Reading;
use thethuc_recognize::{Recognition, Regime};

use crate::{
    Certainty, Draft, Family, File, Finding, Findings, Knowledge, RULES, Rule, Test, overlap,
};

/// What the rules say of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The rules that the document stands under. Under any but those of the decree nothing is
    /// judged, of an annex in a file of its own only what it can say by itself: that is said here,
    /// once.
    pub regime: Regime,
    /// What was found, in the order of the rules.
    pub findings: Vec<Finding>,
    /// What became of every rule.
    pub outcomes: Vec<Outcome>,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The rule.
    pub code: &'static str,
    /// The result.
    pub state: State,
}

/// The result of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Đạt.
    Dat,
    /// Lỗi.
    Loi,
    /// Không áp dụng: the document has nothing that the rule speaks of.
    KhongApDung,
    /// Cần xem: only a person can tell.
    CanXem,
    /// Chưa đánh giá: the document stands under other rules, the decree has no template for its
    /// kind, or nothing says what the rule looks at: a draft has no pages, a PDF no indents.
    ChuaDanhGia,
}

/// Runs the rules about what a document says. Never fails. A document from before the decree is
/// not judged by it.
#[must_use]
pub fn check(document: &Document, knowledge: Knowledge<'_>) -> Report {
    let draft = Draft::new(document, knowledge);
    if draft.decree.governs(&document.thoi_gian) {
        run(&draft, None, Regime::HanhChinh)
    } else {
        not_judged(Regime::Truoc2020)
    }
}

/// Runs every rule over a file: those about its looks, and those about what it says. Never fails. A
/// file that stands under other rules than the decree is not judged by it.
#[must_use]
pub fn check_file(
    reading: &Reading,
    recognition: &Recognition,
    knowledge: Knowledge<'_>,
) -> Report {
    if !matches!(recognition.regime, Regime::HanhChinh | Regime::TepKemTheo) {
        return not_judged(recognition.regime);
    }
    run(
        &Draft::new(&recognition.document, knowledge),
        Some(&File::new(reading, recognition)),
        recognition.regime,
    )
}

fn not_judged(regime: Regime) -> Report {
    let outcome = |rule: &Rule| Outcome {
        code: rule.code,
        state: State::ChuaDanhGia,
    };
    Report {
        regime,
        findings: Vec::new(),
        outcomes: RULES.iter().map(outcome).collect(),
    }
}

fn run(draft: &Draft<'_>, file: Option<&File<'_>>, regime: Regime) -> Report {
    let mut findings = Vec::new();
    let looked: Vec<Option<bool>> = RULES
        .iter()
        .map(|rule| {
            let judged = regime == Regime::HanhChinh || is_about_an_annex(rule);
            judged.then(|| look(rule, draft, file, &mut findings))?
        })
        .collect();
    overlap::tell_once(&mut findings);
    let outcomes = RULES
        .iter()
        .zip(looked)
        .map(|(rule, applies)| {
            let found = findings.iter().any(|finding| finding.code == rule.code);
            let state = match (applies, found) {
                (None, _) => State::ChuaDanhGia,
                (Some(false), _) => State::KhongApDung,
                (Some(true), false) => State::Dat,
                (Some(true), true) if rule.certainty == Certainty::Review => State::CanXem,
                (Some(true), true) => State::Loi,
            };
            Outcome {
                code: rule.code,
                state,
            }
        })
        .collect();
    Report {
        regime,
        findings,
        outcomes,
    }
}

/// What an annex in a file of its own can be judged by: its page, its spelling and its capitals. Its
/// header, its signer, the day by which names and citations are judged and what was cited before it
/// stand in the document that it is attached to.
fn is_about_an_annex(rule: &Rule) -> bool {
    match rule.family() {
        Family::TB => ["TB01", "TB02", "TB04", "TB05", "TB06"].contains(&rule.code),
        Family::VH => true,
        Family::CT => rule.code != "CT20",
        Family::TT | Family::NN | Family::VD => false,
    }
}

/// The rules on which components a kind has, and how it ends: the decree says so in its templates.
/// They judge no hợp đồng, bản ghi nhớ, bản thỏa thuận or thư công, for which it gives none.
const BY_TEMPLATE: [&str; 4] = ["TT01", "TT31", "NN01", "NN03"];

fn is_silent(rule: &Rule, draft: &Draft<'_>) -> bool {
    let kind = draft.decree.kind(draft.ten_loai());
    kind.is_some_and(|kind| kind.mau.is_none()) && BY_TEMPLATE.contains(&rule.code)
}

/// Runs one rule; tells whether it had anything to say, or nothing to look at.
fn look(
    rule: &Rule,
    draft: &Draft<'_>,
    file: Option<&File<'_>>,
    findings: &mut Vec<Finding>,
) -> Option<bool> {
    if is_silent(rule, draft) {
        return None;
    }
    let mut found = Findings::new(rule, findings);
    if !file.is_none_or(|file| rule.can_look_at(file.reading.medium)) {
        return None;
    }
    match rule.test {
        Test::Draft { applies, find } => {
            let applies = applies(draft);
            if applies {
                find(draft, &mut found);
            }
            Some(applies)
        }
        Test::File { applies, find } | Test::Word { applies, find } => {
            let file = file?;
            let applies = applies(file);
            if applies {
                find(file, &mut found);
            }
            Some(applies)
        }
    }
}
