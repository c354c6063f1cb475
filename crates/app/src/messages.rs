//! The Vietnamese texts: `messages/vi.toml`, by code.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use thethuc_archive::{Act, Stage};
use thethuc_citation::{Relation, Standing};
use thethuc_compose::Problem;
use thethuc_mend::Reason;
use thethuc_model::{FieldPath, Segment};

use crate::dto::{ChangeKind, FindingCode, FindingDto, json_name};
use crate::error::{ErrorCode, ErrorDto};

/// All texts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// Texts of errors, by [`ErrorCode`].
    pub errors: BTreeMap<ErrorCode, String>,
    /// What became of a component, by [`ChangeKind`].
    pub changes: BTreeMap<String, String>,
    /// What must be looked at before letters are made.
    pub merge: BTreeMap<String, String>,
    /// Texts of findings, by [`FindingCode`].
    pub findings: BTreeMap<FindingCode, String>,
    /// Labels of fields, by path; `*` stands for a place in a list.
    pub fields: BTreeMap<String, String>,
    /// What is wrong in a template, by the name of its [`Problem`].
    pub templates: BTreeMap<String, String>,
    /// Why a file is not judged by the decree, by the rules that it stands under.
    pub regimes: BTreeMap<String, String>,
    /// What of a file cannot be looked at, by its kind.
    pub media: BTreeMap<String, String>,
    /// Why a finding was not mended, by [`Reason`].
    pub reasons: BTreeMap<Reason, String>,
    /// What a document has to do with one that it cites, by [`Relation`].
    pub relations: BTreeMap<String, String>,
    /// What a cited document is on a day, by [`Standing`].
    pub standings: BTreeMap<String, String>,
    /// How far a document is, by the identifier of its [`Stage`].
    pub stages: BTreeMap<String, String>,
    /// What is done with documents and books, by the identifier of the [`Act`].
    pub acts: BTreeMap<String, String>,
    /// What the archive has, by the names of its errors.
    pub things: BTreeMap<String, String>,
    /// What messages of edXML and packages say, and what is noted of them.
    pub packages: BTreeMap<String, String>,
    /// What is not as the archive wrote it, or strange in a book.
    pub troubles: BTreeMap<String, String>,
}

static VI: LazyLock<Messages> =
    // The file is part of the program, and a test reads it: it cannot be wrong at run time.
    LazyLock::new(|| toml::from_str(include_str!("../messages/vi.toml")).unwrap_or_default());

/// The Vietnamese texts.
#[must_use]
pub fn vi() -> &'static Messages {
    &VI
}

/// The text of an error.
#[must_use]
pub fn error_text(error: &ErrorDto) -> String {
    vi().errors
        .get(&error.code)
        .map_or_else(|| error.detail.clone(), |text| fill(text, &error.args))
}

/// The text of a finding.
#[must_use]
pub fn finding_text(finding: &FindingDto) -> String {
    vi().findings
        .get(&finding.code)
        .map_or_else(|| finding.field.clone(), |text| fill(text, &finding.args))
}

/// What must be looked at before letters are made.
pub(crate) fn merge_text(key: &str, args: &[(&str, String)]) -> String {
    let args = args
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()));
    let text = vi().merge.get(key).map_or("", String::as_str);
    fill(text, &args.collect())
}

/// What became of a component.
#[must_use]
pub fn change_text(kind: ChangeKind) -> &'static str {
    let texts = &vi().changes;
    texts.get(&json_name(&kind)).map_or("", String::as_str)
}

/// What is wrong in a template, and what to do.
#[must_use]
pub fn template_text(problem: &Problem) -> String {
    let texts = &vi().templates;
    let text = |key: &str| texts.get(key).map_or("", String::as_str);
    let (key, values, closest) = template_values(problem);
    let mut args: BTreeMap<String, String> = values
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let meant = closest.map(|name| BTreeMap::from([("name".to_owned(), name)]));
    let meant = meant.map_or_else(String::new, |name| fill(text("meant"), &name));
    args.insert("meant".to_owned(), meant);
    fill(text(key), &args)
}

/// The key of a problem's text, the values of its places, and the name that was probably meant.
fn template_values(problem: &Problem) -> (&'static str, Vec<(&'static str, &str)>, Option<String>) {
    let closest = problem.closest();
    let (key, values) = match problem {
        Problem::Syntax(detail) => ("syntax", vec![("detail", detail.as_str())]),
        Problem::Render(detail) => ("render", vec![("detail", detail.as_str())]),
        Problem::Xml(detail) => ("xml", vec![("detail", detail.as_str())]),
        Problem::Data(detail) => ("data", vec![("detail", detail.as_str())]),
        Problem::MissingFile => ("missing-file", vec![]),
        Problem::StrayText(text) => ("stray-text", vec![("name", text.as_str())]),
        Problem::UnknownStyle { style, .. } => ("unknown-style", vec![("name", style.as_str())]),
        Problem::UnknownField { path, .. } => ("unknown-field", vec![("name", path.as_str())]),
        Problem::UnknownValue { name, .. } => ("unknown-value", vec![("name", name.as_str())]),
        Problem::UnknownElement { name, known } => (
            "unknown-element",
            vec![("name", name.as_str()), ("known", *known)],
        ),
        Problem::UnknownAttribute {
            element,
            attribute,
            known,
        } => (
            "unknown-attribute",
            vec![
                ("element", element.as_str()),
                ("name", attribute.as_str()),
                ("known", *known),
            ],
        ),
        Problem::MissingAttribute { element, attribute } => (
            "missing-attribute",
            vec![("element", element.as_str()), ("name", *attribute)],
        ),
        Problem::BadValue {
            attribute,
            value,
            wanted,
        } => (
            "bad-value",
            vec![
                ("name", attribute.as_str()),
                ("value", value.as_str()),
                ("wanted", *wanted),
            ],
        ),
    };
    (key, values, closest)
}

/// Why a file under these rules is not judged by the decree; none when it is.
#[must_use]
pub fn regime_text(regime: &str) -> Option<&'static str> {
    vi().regimes.get(regime).map(String::as_str)
}

/// What a document has to do with one that it cites.
#[must_use]
pub fn relation_text(relation: Relation) -> &'static str {
    vi().relations
        .get(&json_name(&relation))
        .map_or("", String::as_str)
}

/// What a cited document is on a day.
#[must_use]
pub fn standing_text(standing: Standing) -> &'static str {
    vi().standings
        .get(&json_name(&standing))
        .map_or("", String::as_str)
}

/// What of a file of this kind cannot be looked at; none where all can be.
#[must_use]
pub fn medium_text(medium: &str) -> Option<&'static str> {
    vi().media.get(medium).map(String::as_str)
}

/// Why a finding was not mended.
#[must_use]
pub fn reason_text(reason: Reason) -> &'static str {
    vi().reasons.get(&reason).map_or("", String::as_str)
}

/// How far a document is.
#[must_use]
pub fn stage_text(stage: Stage) -> &'static str {
    vi().stages.get(stage.id()).map_or("", String::as_str)
}

/// What is done with a document or a book.
#[must_use]
pub fn act_text(act: Act) -> String {
    vi().acts.get(act.id()).cloned().unwrap_or_default()
}

/// A thing of the archive by the name that its errors have for it.
#[must_use]
pub fn thing_text(what: &str) -> String {
    vi().things
        .get(what)
        .cloned()
        .unwrap_or_else(|| what.to_owned())
}

/// A trouble of the archive by its name, with its values filled in.
#[must_use]
pub fn trouble_text(name: &str, values: &[(&str, String)]) -> String {
    filled(&vi().troubles, name, values)
}

/// What a message of edXML or a package says, with its values filled in.
pub(crate) fn package_text(name: &str, values: &[(&str, String)]) -> String {
    filled(&vi().packages, name, values)
}

/// The text of that name with its values filled in; blank where there is none.
fn filled(texts: &BTreeMap<String, String>, name: &str, values: &[(&str, String)]) -> String {
    let args = values
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    texts
        .get(name)
        .map_or_else(String::new, |text| fill(text, &args))
}

/// The label of a field: that of the longest path in the table which leads to it. Inside an
/// attached document the labels are those of the document itself.
#[must_use]
pub fn field_label(path: &FieldPath) -> String {
    let steps: Vec<&str> = path
        .segments()
        .iter()
        .map(|segment| match segment {
            Segment::Key(name) => name.as_str(),
            Segment::Index(_) => "*",
        })
        .collect();
    let inner = match steps.as_slice() {
        ["van_ban_kem_theo", "*", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    (0..=inner.len())
        .rev()
        .find_map(|length| {
            let key: String = inner[..length]
                .iter()
                .flat_map(|step| ["/", step])
                .collect();
            vi().fields.get(&key).cloned()
        })
        .unwrap_or_default()
}

/// Puts the values into the places of a text. A value is never looked through for places.
pub(crate) fn fill(text: &str, args: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match args.get(name) {
            Some(value) => out.push_str(value),
            None => out.push('…'),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_whole() {
        let read: Messages = toml::from_str(include_str!("../messages/vi.toml")).unwrap();
        assert!(read.errors.len() > 10 && read.fields.len() > 40);
    }

    #[test]
    fn a_value_in_braces_is_not_filled_again() {
        let args = BTreeMap::from([
            ("a".to_owned(), "{b}".to_owned()),
            ("b".to_owned(), "no".to_owned()),
        ]);
        assert_eq!(fill("x {a} y", &args), "x {b} y");
        assert_eq!(fill("x {c} {", &args), "x … {");
    }

    #[test]
    fn the_longest_known_path_gives_the_label() {
        for (path, label) in [
            ("/noi_dung/3/text", "nội dung văn bản"),
            ("/noi_dung/3/title", "tiêu đề trong nội dung"),
            ("/van_ban_kem_theo/1/trich_yeu", "trích yếu nội dung"),
            ("/van_ban_kem_theo/1", "văn bản kèm theo"),
            ("/khong_co", "văn bản"),
        ] {
            assert_eq!(field_label(&FieldPath::from(path)), label, "{path}");
        }
    }
}
