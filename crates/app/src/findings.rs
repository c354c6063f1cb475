//! What the rules of form say of the draft in the window.

use std::borrow::Cow;
use std::collections::BTreeMap;

use thethuc_check::{Edit, Family, Finding, Fix, Place, Report, check};
use thethuc_citation::Library;
use thethuc_model::{Document, FieldPath, IgnoredFinding, Segment};

use crate::App;
use crate::dto::{
    DocumentArgs, DraftEdit, DraftFinding, DraftFix, DraftReport, RuleOutcome, SwitchedOff,
    TextPlace, json_name,
};
use crate::error::AppError;
use crate::fields::{Fields, excerpt, utf16_span};
use crate::spelling::OfficeSpelling;
use crate::{references, rules};

/// How many letters around an ignored place it is known by.
const AROUND: usize = 16;

/// What drafts are checked by in this office: its library, its spelling, and the rules that it goes
/// by.
pub(crate) struct Checker {
    off: BTreeMap<String, SwitchedOff>,
    library: Cow<'static, Library>,
    spelling: OfficeSpelling,
}

impl Checker {
    /// As the office has it now.
    ///
    /// # Errors
    /// When what the office keeps cannot be read.
    pub(crate) fn of(app: &App) -> Result<Self, AppError> {
        Ok(Self {
            off: rules::switched_off(app)?,
            library: references::library(app)?,
            spelling: app.spelling.of_the_office(app)?,
        })
    }

    /// What the rules say of a draft, with what the draft ignores.
    pub(crate) fn check(&self, document: &Document) -> Report {
        let knowledge = references::knowledge(&self.library);
        let mut report = check(document, self.spelling.added_to(knowledge));
        let goes_by = |code: &str| !self.off.contains_key(code);
        report.findings.retain(|finding| goes_by(finding.code));
        report.outcomes.retain(|outcome| goes_by(outcome.code));
        report
    }
}

pub(crate) fn check_document(app: &App, args: DocumentArgs) -> Result<DraftReport, AppError> {
    let document = args.document.read()?;
    let report = Checker::of(app)?.check(&document);
    let fields = Fields::of(&document);
    let findings = report
        .findings
        .iter()
        .map(|finding| told(&fields, &document.ignored, finding))
        .collect();
    let outcomes = report
        .outcomes
        .iter()
        .map(|outcome| RuleOutcome {
            code: outcome.code.to_owned(),
            state: outcome.state,
        })
        .collect();
    Ok(DraftReport {
        regime: json_name(&report.regime),
        findings,
        outcomes,
    })
}

fn told(fields: &Fields, ignored: &[IgnoredFinding], finding: &Finding) -> DraftFinding {
    let mark = mark(fields, finding);
    DraftFinding {
        code: finding.code.to_owned(),
        family: Family::of(finding.code),
        severity: finding.severity,
        certainty: finding.certainty,
        place: place(fields, &finding.place),
        related: finding.related.iter().map(|at| place(fields, at)).collect(),
        message: finding.message.clone(),
        article: finding.article.to_owned(),
        fix: finding.fix.as_ref().and_then(|remedy| fix(fields, remedy)),
        alternatives: finding
            .alternatives
            .iter()
            .filter_map(|remedy| fix(fields, remedy))
            .collect(),
        ignored: ignored.contains(&mark),
        mark,
    }
}

fn place(fields: &Fields, place: &Place) -> TextPlace {
    let (field, span) = match place {
        Place::Text { field, start, end } => {
            let text = fields.text(field);
            (
                field.to_string(),
                text.map(|text| utf16_span(&text, &(*start..*end))),
            )
        }
        Place::Field { field } => (field.to_string(), None),
        // A draft has no paragraphs and sections of a Word file.
        Place::Paragraph { .. } | Place::Section { .. } => (String::new(), None),
    };
    TextPlace { field, span }
}

/// A remedy whose places no longer stand is none.
fn fix(fields: &Fields, fix: &Fix) -> Option<DraftFix> {
    let edits = fix.edits.iter().map(|change| edit(fields, change));
    Some(DraftFix {
        safety: fix.safety,
        edits: edits.collect::<Option<_>>()?,
    })
}

fn edit(fields: &Fields, edit: &Edit) -> Option<DraftEdit> {
    let text = fields.text(&edit.field)?;
    let range = edit.start..edit.end;
    Some(DraftEdit {
        field: edit.field.to_string(),
        span: utf16_span(&text, &range),
        before: text.get(range)?.to_owned(),
        after: edit.text.clone(),
    })
}

/// Whether a document ignores a finding.
pub(crate) fn is_ignored(fields: &Fields, document: &Document, finding: &Finding) -> bool {
    document.ignored.contains(&mark(fields, finding))
}

/// What a document keeps to ignore a finding: the letters of its place and some around them, or
/// all texts of the field where the field as a whole is meant.
fn mark(fields: &Fields, finding: &Finding) -> IgnoredFinding {
    let (field, text) = match &finding.place {
        Place::Text { field, start, end } => {
            let text = fields.text(field).unwrap_or_default();
            (anywhere(field), excerpt(&text, &(*start..*end), AROUND))
        }
        Place::Field { field } => (anywhere(field), fields.words(field)),
        Place::Paragraph { .. } | Place::Section { .. } => (String::new(), String::new()),
    };
    IgnoredFinding {
        rule: finding.code.to_owned(),
        field,
        text,
    }
}

/// A field wherever its list has it: `/noi_dung/*/text`.
fn anywhere(field: &FieldPath) -> String {
    let step = |path: FieldPath, segment: &Segment| match segment {
        Segment::Key(key) => path.key(key),
        Segment::Index(_) => path.key("*"),
    };
    field
        .segments()
        .iter()
        .fold(FieldPath::root(), step)
        .to_string()
}
