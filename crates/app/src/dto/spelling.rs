//! How the office spells.

use serde::{Deserialize, Serialize};
use thethuc_check::{BaoDam, FinalI, Style};
use thethuc_text::TonePlacement;

/// How the office spells: the words that are right there, and what it prefers where several ways are
/// right. Where it prefers none, each document keeps to the way that it uses most.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct SpellingBook {
    /// Words and phrases that are right, in their order of addition.
    pub words: Vec<String>,
    /// `hòa` or `hoà`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub tone: Option<ToneStyle>,
    /// `kỹ thuật` or `kĩ thuật`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub final_i: Option<FinalIStyle>,
    /// `bảo đảm` or `đảm bảo`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub bao_dam: Option<BaoDamStyle>,
    /// The file of the language model, where it is not the one that comes with the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub model: Option<String>,
}

/// Where `oa`, `oe`, `uy` carry their tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ToneStyle {
    /// `hòa`, `ủy`
    Old,
    /// `hoà`, `uỷ`
    New,
}

/// How the last vowel of `kỹ` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FinalIStyle {
    /// `kỹ`
    Y,
    /// `kĩ`
    I,
}

/// Which of two words of one sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum BaoDamStyle {
    /// `bảo đảm`
    BaoDam,
    /// `đảm bảo`
    DamBao,
}

impl SpellingBook {
    /// What the rules go by.
    #[must_use]
    pub fn style(&self) -> Style {
        Style {
            tone: self.tone.map(|tone| match tone {
                ToneStyle::Old => TonePlacement::Old,
                ToneStyle::New => TonePlacement::New,
            }),
            final_i: self.final_i.map(|way| match way {
                FinalIStyle::Y => FinalI::Y,
                FinalIStyle::I => FinalI::I,
            }),
            bao_dam: self.bao_dam.map(|word| match word {
                BaoDamStyle::BaoDam => BaoDam::BaoDam,
                BaoDamStyle::DamBao => BaoDam::DamBao,
            }),
        }
    }
}

/// How the office is to spell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteSpellingArgs {
    /// All of it.
    pub spelling: SpellingBook,
}

/// A word that is right in the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WordArgs {
    /// The word, or several.
    pub word: String,
}
