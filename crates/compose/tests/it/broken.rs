//! Broken templates: every one is told with its file and line, by name, and with what to do.

use serde::Deserialize;
use thethuc_compose::{ComposeError, TemplateError, Templates, compose};
use thethuc_model::Document;

const KIND: &str = r#"id = "thu"
name = "Thử"
description = "Thử."
mau = "1.4"
serves = ["thong-bao"]
[[group]]
title = "Đầu"
fields = [
    { path = "/trich_yeu" },
    { path = "/thong_tin/chu_tri", label = "Chủ trì", article = "Mẫu 1.7" },
]
[defaults]
"#;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Faults {
    fault: Vec<Fault>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    what: String,
    layout: Option<String>,
    whole: Option<String>,
    kind: Option<[String; 2]>,
    place: String,
    says: Vec<String>,
}

impl Fault {
    /// The error of reading the files, or else of composing a blank document with them.
    fn error(&self) -> Option<TemplateError> {
        let layout = match (&self.whole, &self.layout) {
            (Some(whole), _) => whole.clone(),
            (None, Some(inner)) => format!("<document><section>\n{inner}\n</section></document>"),
            (None, None) => "<document/>".to_owned(),
        };
        let kind = match &self.kind {
            Some([from, to]) => KIND.replacen(from, to, 1),
            None => KIND.to_owned(),
        };
        let files = [("thu/layout.xml", layout), ("thu/kind.toml", kind)];
        let templates = match Templates::from_files(files) {
            Ok(templates) => templates,
            Err(error) => return Some(error),
        };
        let mut document = Document::new("thu");
        document.ten_loai = Some("thong-bao".to_owned());
        match compose(&templates, &document) {
            Err(ComposeError::Template(error)) => Some(error),
            _ => None,
        }
    }
}

#[test]
fn every_broken_template_is_told_with_place_name_and_remedy() {
    let faults: Faults = toml::from_str(include_str!("../data/broken-templates.toml")).unwrap();
    assert!(faults.fault.len() >= 30);
    let mut wrong = Vec::new();
    for fault in &faults.fault {
        let Some(error) = fault.error() else {
            wrong.push(format!("{}: not told", fault.what));
            continue;
        };
        let (place, told) = (error.place.to_string(), error.to_string());
        let lacking = fault.says.iter().find(|words| !told.contains(*words));
        if !place.starts_with(&fault.place) || lacking.is_some() {
            wrong.push(format!("{}: {told} (without {lacking:?})", fault.what));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files that the faults are put into are sound without them.
#[test]
fn without_a_fault_nothing_is_told() {
    let sound = Fault {
        what: String::new(),
        layout: Some("<p style=\"noi_dung\">{{ thong_tin.chu_tri }}</p>".to_owned()),
        whole: None,
        kind: None,
        place: String::new(),
        says: Vec::new(),
    };
    assert_eq!(sound.error(), None);
}
