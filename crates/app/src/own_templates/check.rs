//! A template of the office before it is used: what it names, what its samples look like.

use std::path::Path;

use thethuc_certificate::{About, Exported, Medium, Outcome, certify};
use thethuc_compose::{ComposeError, Kind, TemplateError, Templates, compose};
use thethuc_docx::Properties;
use thethuc_law::{Decree, Unlawful};
use thethuc_model::{Document, read_document};

use super::{Files, read};
use crate::App;
use crate::certificate::words;
use crate::dto::{TemplateFault, TemplateReport, TemplateValue};
use crate::error::AppError;
use crate::messages::template_text;

/// Checks a template in its folder.
pub(super) fn folder(app: &App, id: &str, folder: &Path) -> TemplateReport {
    match read(folder) {
        Ok(read) => files(app, id, read),
        Err(error) => TemplateReport {
            name: id.to_owned(),
            faults: vec![TemplateFault {
                place: id.to_owned(),
                text: error.to_string(),
                article: None,
            }],
            ..TemplateReport::default()
        },
    }
}

/// Checks the files of a template.
pub(super) fn files(app: &App, id: &str, files: Files) -> TemplateReport {
    let mut report = TemplateReport {
        name: id.to_owned(),
        ..TemplateReport::default()
    };
    let templates = match Templates::builtin().with_files(files) {
        Ok(templates) => templates,
        Err(error) => {
            report.faults.push(fault_of(&error));
            return report;
        }
    };
    let Some(kind) = templates.kind(id) else {
        return report;
    };
    report.name.clone_from(&kind.name);
    report.values = templates
        .values_of(id)
        .into_iter()
        .map(|value| TemplateValue {
            name: value.name,
            line: value.line,
        })
        .collect();
    report.faults.extend(sizes(kind));
    let samples = kind.sample.iter().chain(kind.more_samples.values());
    let samples: Vec<&String> = samples.collect();
    if samples.is_empty() {
        report
            .faults
            .extend(shown(app, &templates, &kind.defaults).err());
    }
    for sample in samples {
        report
            .faults
            .extend(match read_document(sample.as_bytes()) {
                Ok(document) => looks(app, &templates, id, &document),
                Err(error) => vec![TemplateFault {
                    place: format!("{id}/sample.json"),
                    text: AppError::from(error).to_string(),
                    article: None,
                }],
            });
    }
    report
}

fn fault_of(error: &TemplateError) -> TemplateFault {
    TemplateFault {
        place: error.place.to_string(),
        text: template_text(&error.problem),
        article: None,
    }
}

/// Sizes and margins that the kind proposes and the decree does not allow.
fn sizes(kind: &Kind) -> Vec<TemplateFault> {
    let decree = Decree::in_force(&kind.defaults.thoi_gian);
    let unlawful = Unlawful::all(decree, &kind.defaults.trinh_bay);
    unlawful
        .into_iter()
        .map(|told| TemplateFault {
            place: format!("{}/kind.toml", kind.id),
            text: format!("{} = {}: {}", told.field, told.wish, told.lawful),
            article: Some(told.article.to_owned()),
        })
        .collect()
}

/// The bytes of the DOCX of a document.
fn shown(app: &App, templates: &Templates, document: &Document) -> Result<Vec<u8>, TemplateFault> {
    let mut markup = compose(templates, document).map_err(|error| match error {
        ComposeError::Template(error) => fault_of(&error),
        other => TemplateFault {
            place: document.kind.clone(),
            text: other.to_string(),
            article: None,
        },
    })?;
    thethuc_layout::fit(&mut markup, &app.fonts.set);
    thethuc_docx::write(&markup, &Properties::default()).map_err(|error| TemplateFault {
        place: document.kind.clone(),
        text: error.to_string(),
        article: None,
    })
}

/// What a sample shows otherwise than the decree asks.
fn looks(app: &App, templates: &Templates, id: &str, document: &Document) -> Vec<TemplateFault> {
    let bytes = match shown(app, templates, document) {
        Ok(bytes) => bytes,
        Err(fault) => return vec![fault],
    };
    let about = About {
        program: String::new(),
        issued: String::new(),
        title: String::new(),
    };
    let exported = [Exported {
        medium: Medium::Docx,
        name: "sample.docx",
        bytes: &bytes,
    }];
    let Ok(certificate) = certify(about, document, &exported) else {
        return Vec::new();
    };
    certificate
        .rows
        .into_iter()
        .filter(|row| row.outcome == Outcome::Failed)
        .map(|row| TemplateFault {
            place: format!("{id}/layout.xml"),
            text: format!("{}: {}", words().row(&row.row), words().wanted(&row.wanted)),
            article: Some(row.article),
        })
        .collect()
}
