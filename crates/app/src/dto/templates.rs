//! The office's own templates.

use serde::{Deserialize, Serialize};
use thethuc_model::{NoiNhan, Picture, RichText, TrinhBay};

/// A template of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OwnTemplate {
    /// Identifier: `cong-van-so-noi-vu`.
    pub id: String,
    /// Name as the menu shows it; the identifier where it cannot be read.
    pub name: String,
    /// The folder that it stands in.
    pub folder: String,
    /// How many faults it has; one with faults is not used.
    pub faults: usize,
}

/// A template by its identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TemplateArgs {
    /// Identifier.
    pub id: String,
}

/// What to copy, and under which name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CopyTemplateArgs {
    /// Identifier of the kind of the program.
    pub kind: String,
    /// Identifier of the copy: small letters, digits and `-`.
    pub id: String,
    /// Name of the copy.
    pub name: String,
}

/// What to hand on, and where to write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ShareTemplateArgs {
    /// Identifier.
    pub id: String,
    /// The file to write.
    pub path: String,
}

/// What became of checking a template.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TemplateReport {
    /// Name; the identifier where it cannot be read.
    pub name: String,
    /// The values that its layout names, each once.
    pub values: Vec<TemplateValue>,
    /// What keeps it from being used.
    pub faults: Vec<TemplateFault>,
}

/// A value that a layout names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TemplateValue {
    /// Its name: `thong_tin.chu_tri`.
    pub name: String,
    /// The first line that names it.
    pub line: usize,
}

/// A fault of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TemplateFault {
    /// File, and line where there is one: `cong-van-so/layout.xml:12`.
    pub place: String,
    /// What is wrong and what to do, in Vietnamese.
    pub text: String,
    /// The article that it goes against; none for a fault of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub article: Option<String>,
}

/// What the office changes in a template of its own without knowing its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TemplateDraft {
    /// Identifier.
    pub id: String,
    /// Name as the menu shows it.
    pub name: String,
    /// One sentence for the menu.
    pub description: String,
    /// Sizes and margins of new documents.
    pub trinh_bay: TrinhBay,
    /// Recipients of every document, in their order.
    pub noi_nhan: Vec<NoiNhan>,
    /// Căn cứ of new documents, in their order.
    #[cfg_attr(feature = "codegen", ts(type = "Array<RichText>"))]
    pub can_cu: Vec<RichText>,
    /// The logo; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub logo: Option<Picture>,
    /// The layout: what stands where, with its fixed words.
    pub layout: String,
}

/// A template as the office wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteTemplateArgs {
    /// The template.
    pub draft: TemplateDraft,
}
