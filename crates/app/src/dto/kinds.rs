//! Kinds of documents, and beginning one.

use serde::{Deserialize, Serialize};
use thethuc_compose::FieldGroup;

/// A kind of document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KindDto {
    /// Identifier: `cong-van`.
    pub id: String,
    /// Name as the menu shows it: `Công văn`.
    pub name: String,
    /// One sentence for the menu.
    pub description: String,
    /// Number of the decree's template: `1.5`.
    pub mau: String,
    /// The tên loại that the kind serves, the default first; one where there is nothing to choose.
    pub ten_loai: Vec<TenLoaiDto>,
    /// The form, in the order of the page.
    pub groups: Vec<FieldGroup>,
    /// Whether `sample_document` has a sample of it.
    pub has_sample: bool,
}

/// A tên loại (type name) of PL III.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TenLoaiDto {
    /// Identifier: `ke-hoach`.
    pub id: String,
    /// Name: `Kế hoạch`.
    pub name: String,
    /// Abbreviation in the symbol: `KH`; blank where the decree gives none.
    pub abbreviation: String,
    /// Heading that it is listed under: `Kế hoạch, đề án, dự án`.
    pub group: String,
}

/// What to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct NewDocumentArgs {
    /// Identifier of the kind.
    pub kind: String,
    /// Identifier of the tên loại, for kinds that serve several.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub ten_loai: Option<String>,
}
