//! Pages, findings and exported files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
#[cfg(feature = "codegen")]
use thethuc_model::Document;

use super::{CertificateSummary, DocumentJson, WrittenFile};

/// What to lay out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PreviewArgs {
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
    /// Hashes of the pages that the caller still holds; they come back without their drawing.
    #[serde(default)]
    pub known: Vec<String>,
}

/// The pages of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Preview {
    /// Pages in order.
    pub pages: Vec<PreviewPage>,
    /// What is missing or could not be set as wished.
    pub findings: Vec<FindingDto>,
    /// The automatic labels of every list of blocks, by the place of the list (`/noi_dung`,
    /// `/phu_luc/0/noi_dung`): one entry a block, null where a block has none.
    pub labels: BTreeMap<String, Vec<Option<String>>>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PreviewPage {
    /// Equal hashes look equal.
    pub hash: String,
    /// Width of the sheet, pt.
    pub width_pt: f64,
    /// Height of the sheet, pt.
    pub height_pt: f64,
    /// The drawing, an `<svg>` element; absent when the caller said that it has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub svg: Option<String>,
}

/// Something missing, or something that could not be set as wished.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FindingDto {
    /// What; the key of its text in the messages (`findings`).
    pub code: FindingCode,
    /// Where.
    pub field: String,
    /// Values of the text's placeholders.
    pub args: BTreeMap<String, String>,
}

/// Kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FindingCode {
    /// A field that the kind requires is empty.
    MissingField,
    /// The font has no glyph for a character.
    MissingGlyph,
    /// A line that must not wrap is wider than its column.
    LineTooWide,
    /// A block that must not split is higher than a page.
    BlockTooHigh,
}

/// What to export, and where. At least one target is named.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ExportDocumentArgs {
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
    /// Path of the Word file.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub docx: Option<String>,
    /// Path of the PDF file.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pdf: Option<String>,
    /// Whether each annex and attached document goes into files of its own, beside those named.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional, as = "Option<bool>"))]
    pub apart: bool,
    /// Folder for one SVG file a page (`trang-1.svg`); made when it is not there.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub svg_dir: Option<String>,
    /// Path of the certificate of form over the Word and PDF files, as JSON.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate: Option<String>,
    /// Path of the certificate as a printable PDF.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate_page: Option<String>,
}

/// What was exported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Export {
    /// The files.
    pub files: Vec<WrittenFile>,
    /// Number of pages.
    pub pages: usize,
    /// What is missing or could not be set as wished.
    pub findings: Vec<FindingDto>,
    /// What the certificate says, when one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate: Option<CertificateSummary>,
}
