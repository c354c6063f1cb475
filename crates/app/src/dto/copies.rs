//! Copies of documents.

use serde::{Deserialize, Serialize};
use thethuc_law::HinhThucSao;

use super::{KeyArgs, WrittenFile};

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MadeCopy {
    /// Its file.
    pub file: WrittenFile,
    /// Its number and symbol, `05/SY-SNV`; absent for an electronic copy without a register.
    pub number: Option<String>,
    /// Its place in the archive, if it was registered there.
    pub document: Option<i64>,
    /// SHA-256 of what was copied, or of the original that a trích sao was composed of.
    pub original_sha256: String,
}

/// A copy to be made.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MakeCopyArgs {
    /// Hình thức sao: `sao-y`, `sao-luc`, `trich-sao`.
    #[cfg_attr(
        feature = "codegen",
        ts(type = "\"sao-y\" | \"sao-luc\" | \"trich-sao\"")
    )]
    pub form: HinhThucSao,
    /// One PDF, or pictures of the pages in their order; for a trích sao its document file.
    pub files: Vec<String>,
    /// For a trích sao, the original as PDF.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub original: Option<String>,
    /// For a trích sao without its original, why that is not at hand.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub no_original: Option<String>,
    /// For a sao lục, number and symbol of the sao y.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub of_sao_y: Option<String>,
    /// Resolution of pictures that do not tell theirs.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub dpi: Option<u16>,
    /// Trích yếu, for the register; read from the file when it is blank.
    pub trich_yeu: String,
    /// The number, where it was taken from a book on paper.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub number: Option<u32>,
    /// Where the copy goes.
    pub output: String,
    /// What it becomes.
    pub target: CopyTargetArgs,
}

/// What a copy becomes.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(tag = "to", rename_all = "kebab-case", deny_unknown_fields)]
pub enum CopyTargetArgs {
    /// A file to be printed.
    Giay {
        /// Who signs, one of those of the profile.
        signer: String,
        /// Nơi nhận.
        noi_nhan: Vec<String>,
        /// Where the document ends on its last page, mm from its top, where that page is a picture.
        #[serde(default)]
        #[cfg_attr(feature = "codegen", ts(optional))]
        end_mm: Option<f64>,
    },
    /// An electronic copy, signed by the office.
    DienTu {
        /// Its key.
        key: KeyArgs,
    },
}
