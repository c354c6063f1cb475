//! What can go wrong, and where.

use std::fmt;

use thethuc_model::FieldPath;

use crate::closest::{closest, meant};

/// Why a document was not composed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// No template serves the document's kind.
    #[error("unknown kind \"{kind}\" at {path}/kind: the kinds are {}", known.join(", "))]
    UnknownKind {
        /// The kind asked for.
        kind: String,
        /// The document: the root, or an attached one.
        path: FieldPath,
        /// The kinds that there are.
        known: Vec<String>,
    },
    /// The document's tên loại is none that its kind serves.
    #[error("unknown tên loại \"{ten_loai}\" at {path}/ten_loai: the kind serves {}", known.join(", "))]
    UnknownTenLoai {
        /// The tên loại asked for.
        ten_loai: String,
        /// The document: the root, or an attached one.
        path: FieldPath,
        /// What the kind serves.
        known: Vec<String>,
    },
    /// Attached documents are nested deeper than [`crate::MAX_ATTACHMENT_DEPTH`].
    #[error("the document attached at {path} is nested too deep")]
    TooDeep {
        /// The attached document.
        path: FieldPath,
    },
    /// A template is faulty.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// A fault in a template's file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct TemplateError {
    /// Where.
    pub place: Place,
    /// What, and what to do about it.
    pub problem: Problem,
}

impl TemplateError {
    pub(crate) fn new(place: Place, problem: Problem) -> Self {
        Self { place, problem }
    }
}

/// A line of a template's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, counted from the folder of templates: `cong-van/layout.xml`.
    pub file: String,
    /// The line, from 1; 0 stands for the whole file.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}", self.file),
        }
    }
}

/// What is wrong in a template, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A `{% … %}` or `{{ … }}` that cannot be read.
    #[error("this {{% … %}} or {{{{ … }}}} cannot be read: {0}")]
    Syntax(String),
    /// A template statement failed on the document.
    #[error("{0}; the values that a template can use are listed in docs/templates.md")]
    Render(String),
    /// The result is not well-formed XML.
    #[error(
        "the result is not well-formed XML: {0}; close every element, and write & as &amp; and < as &lt;"
    )]
    Xml(String),
    /// An element that does not exist.
    #[error(
        "unknown element <{name}>; here may stand {known}{}",
        meant_among(name, known)
    )]
    UnknownElement {
        /// Its name.
        name: String,
        /// What may stand here.
        known: &'static str,
    },
    /// An attribute that the element does not have.
    #[error(
        "<{element}> has no attribute \"{attribute}\"; it has {known}{}",
        meant_among(attribute, known)
    )]
    UnknownAttribute {
        /// The element.
        element: String,
        /// The attribute.
        attribute: String,
        /// What it has.
        known: &'static str,
    },
    /// An attribute that must be there is not.
    #[error("<{element}> needs the attribute \"{attribute}\"")]
    MissingAttribute {
        /// The element.
        element: String,
        /// The attribute.
        attribute: &'static str,
    },
    /// An attribute's value that cannot be read.
    #[error("\"{value}\" is no value for {attribute}; wanted is {wanted}")]
    BadValue {
        /// The attribute.
        attribute: String,
        /// Its value.
        value: String,
        /// What is wanted.
        wanted: &'static str,
    },
    /// A style that the law's data do not have.
    #[error("unknown style \"{style}\"; the styles are listed in docs/templates.md{}", meant(closest.as_ref()))]
    UnknownStyle {
        /// Its name.
        style: String,
        /// The style that was probably meant.
        closest: Option<String>,
    },
    /// A field that a document does not have.
    #[error("unknown field \"{path}\"; a field is named by its path in the document, as /trich_yeu{}", meant(closest.as_ref()))]
    UnknownField {
        /// Its path.
        path: String,
        /// The field that was probably meant.
        closest: Option<String>,
    },
    /// A value that a template does not have.
    #[error("unknown value \"{name}\"; the values are listed in docs/templates.md{}", meant(closest.as_ref()))]
    UnknownValue {
        /// Its name.
        name: String,
        /// The value that was probably meant.
        closest: Option<String>,
    },
    /// Text where only elements may stand.
    #[error("the text \"{0}\" stands outside a paragraph; put it into <p style=\"…\">")]
    StrayText(String),
    /// A kind.toml, fields.toml or sample that cannot be read.
    #[error("{0}")]
    Data(String),
    /// A file that a kind needs is not there.
    #[error("the file is missing; every kind has kind.toml and layout.xml")]
    MissingFile,
}

impl Problem {
    /// The name that was probably meant; none where nothing is like the one that stands there.
    #[must_use]
    pub fn closest(&self) -> Option<String> {
        match self {
            Self::UnknownElement { name, known } => closest(name, listed(known)),
            Self::UnknownAttribute {
                attribute, known, ..
            } => closest(attribute, listed(known)),
            Self::UnknownStyle { closest, .. }
            | Self::UnknownField { closest, .. }
            | Self::UnknownValue { closest, .. } => closest.clone(),
            _ => None,
        }
    }
}

/// The names of a list with commas, with angle brackets or without.
fn listed(known: &str) -> impl Iterator<Item = &str> {
    known.split(", ").map(|name| name.trim_matches(['<', '>']))
}

fn meant_among(word: &str, known: &str) -> String {
    meant(closest(word, listed(known)).as_ref())
}
