//! The shapes of arguments and results, as JSON carries them to the window and back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thethuc_model::{DiaChi, Document, NgayThangNam, NguoiKy, NoiNhan};

/// No arguments: `{}`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct NoArgs {}

/// The command was carried out and has nothing to say: `{}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Done {}

/// A document as it came in: not yet read, so that a bad value can be answered with its place.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentJson(pub Value);

impl From<&Document> for DocumentJson {
    fn from(document: &Document) -> Self {
        // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
        Self(serde_json::to_value(document).unwrap_or_default())
    }
}

/// The program and where it runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AppInfo {
    /// Version of the program.
    pub version: String,
    /// Today, in the zone of the machine.
    pub today: NgayThangNam,
    /// The family whose letters stand on the pages: `Times New Roman` or `Liberation Serif`.
    pub font_family: String,
    /// Where profile, settings and unsaved work are kept.
    pub data_dir: String,
}

/// A kind of document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KindDto {
    /// Identifier: `cong-van`.
    pub id: String,
    /// Name as the menu shows it: `Công văn`.
    pub name: String,
    /// The decree's model: `Mẫu 1.5`.
    pub mau: String,
    /// The names (tên loại) to choose from, where the kind serves several.
    pub ten_loai: Vec<TenLoaiDto>,
    /// The fields of the form, in the order of the page.
    pub fields: Vec<KindFieldDto>,
}

/// A tên loại (type name) of PL III.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TenLoaiDto {
    /// Identifier: `ke-hoach`.
    pub id: String,
    /// Name: `Kế hoạch`.
    pub name: String,
    /// Abbreviation in the symbol: `KH`.
    pub abbreviation: String,
}

/// A field of a kind's form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KindFieldDto {
    /// Its place in the document: `/trich_yeu`.
    pub path: String,
    /// Its Vietnamese label.
    pub label: String,
    /// Whether the document is not finished without it.
    pub required: bool,
}

/// A kind by its identifier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KindArgs {
    /// Identifier: `cong-van`.
    pub kind: String,
}

/// What to begin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

/// A document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DocumentDto {
    /// The document.
    pub document: Document,
}

/// A document to look at.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DocumentArgs {
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
}

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

/// A file by its path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PathArgs {
    /// Path.
    pub path: String,
}

/// A document file that was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OpenedDocument {
    /// Path of the file.
    pub path: String,
    /// Name of the file without its folder.
    pub name: String,
    /// The document.
    pub document: Document,
}

/// What to save, and where.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SaveDocumentArgs {
    /// Path of the file; the folder must exist.
    pub path: String,
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
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
    /// Folder for one SVG file a page (`trang-1.svg`); made when it is not there.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub svg_dir: Option<String>,
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
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct WrittenFile {
    /// Path.
    pub path: String,
    /// Size, bytes.
    pub bytes: u64,
}

/// A document file that was opened or saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RecentFile {
    /// Path.
    pub path: String,
    /// Name of the file without its folder.
    pub name: String,
    /// Trích yếu, or the kind's name.
    pub title: String,
    /// When, RFC 3339.
    pub used_at: String,
}

/// Hồ sơ cơ quan (office profile): what every document of the office repeats.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct OfficeProfile {
    /// Cơ quan chủ quản trực tiếp (direct superior body), if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub co_quan_chu_quan: Option<String>,
    /// Cơ quan ban hành (issuing body).
    pub co_quan_ban_hanh: String,
    /// Its abbreviation in symbols: `UBND`.
    pub viet_tat: String,
    /// Địa danh (place name).
    pub dia_danh: String,
    /// Đơn vị soạn thảo (drafting units); the first one is proposed.
    pub don_vi: Vec<DonVi>,
    /// Signatories with their authority and titles; the first one is proposed.
    pub nguoi_ky: Vec<NguoiKy>,
    /// Thẩm quyền ban hành, the line above the căn cứ of a decision: `Chủ tịch Ủy ban nhân dân …`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub tham_quyen_ban_hanh: Option<String>,
    /// Usual recipients, without the file line.
    pub noi_nhan: Vec<NoiNhan>,
    /// Where copies are kept, before the drafting unit: `VT`.
    pub noi_luu: Vec<String>,
    /// Address block, for documents that go outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub dia_chi: Option<DiaChi>,
}

/// Đơn vị soạn thảo (a unit that drafts).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct DonVi {
    /// Name: `Văn phòng`.
    pub ten: String,
    /// Abbreviation in the symbol of a công văn and in the file line: `VP`.
    pub viet_tat: String,
}

/// The profile to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteProfileArgs {
    /// The profile.
    pub profile: OfficeProfile,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the machine is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Settings of the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Size of the interface in percent, 100–200.
    pub ui_scale_percent: u16,
    /// Size of the pages in percent; 0 fits the width.
    pub page_zoom_percent: u16,
    /// Share of the window that the form takes, percent.
    pub form_width_percent: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            ui_scale_percent: 100,
            page_zoom_percent: 0,
            form_width_percent: 50,
        }
    }
}

/// The settings to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteSettingsArgs {
    /// The settings.
    pub settings: Settings,
}

/// Unsaved work to keep.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AutosaveArgs {
    /// One identifier for each opened document: 1 to 64 of `a–z`, `0–9` and `-`.
    pub id: String,
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
    /// The file that it was opened from, if any.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub path: Option<String>,
}

/// Kept unsaved work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Recovery {
    /// Its identifier.
    pub id: String,
    /// Trích yếu, or the kind's name.
    pub title: String,
    /// The file that it was opened from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub path: Option<String>,
    /// When it was kept, RFC 3339.
    pub saved_at: String,
}

/// Kept unsaved work by its identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RecoveryArgs {
    /// Its identifier.
    pub id: String,
}

/// Unsaved work that was read back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct RecoveredDocument {
    /// The document.
    pub document: Document,
    /// The file that it was opened from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub path: Option<String>,
}
