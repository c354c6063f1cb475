//! The office profile and the settings of the window.

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;
use thethuc_model::{DiaChi, NguoiKy, NoiNhan, TrinhBay, clean_json};

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
    /// Mã định danh cơ quan, at most 35 characters: `H26.18` — Quyết định 20/2020/QĐ-TTg; blank where
    /// it has none.
    pub ma_dinh_danh: String,
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
    /// Sizes and margins of new documents, where the kind has none of its own.
    pub trinh_bay: TrinhBay,
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
    #[serde(deserialize_with = "cleaned")]
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
    /// Whether the findings stand beside the page.
    pub findings_open: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            ui_scale_percent: 100,
            page_zoom_percent: 0,
            form_width_percent: 50,
            findings_open: true,
        }
    }
}

/// What the office keeps state secrets out of. Nothing is searched, kept or packed until the office
/// says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct SecretRules {
    /// No word finds them in the archive.
    pub keep_out_of_search: bool,
    /// No copy of unsaved work is kept of them for the case of a crash.
    pub keep_out_of_recovery: bool,
    /// A package with one of them is not made.
    pub keep_out_of_packages: bool,
}

impl Default for SecretRules {
    fn default() -> Self {
        Self {
            keep_out_of_search: true,
            keep_out_of_recovery: true,
            keep_out_of_packages: true,
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

/// The profile becomes part of documents, so its text is brought to NFC as theirs is.
fn cleaned<'de, D: Deserializer<'de>>(source: D) -> Result<OfficeProfile, D::Error> {
    let mut json = Value::deserialize(source)?;
    clean_json(&mut json);
    serde_json::from_value(json).map_err(de::Error::custom)
}
