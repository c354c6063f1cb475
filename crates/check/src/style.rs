//! How an office writes what may be written in several ways.

use thethuc_text::TonePlacement;

/// What an office prefers where several ways are right. Where it prefers none, a document is asked
/// to keep to the way that it uses most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// `hòa` or `hoà`.
    pub tone: Option<TonePlacement>,
    /// `kỹ thuật` or `kĩ thuật`.
    pub final_i: Option<FinalI>,
    /// `bảo đảm` or `đảm bảo`.
    pub bao_dam: Option<BaoDam>,
}

/// How the last vowel of `kỹ` is written, which sounds alike as `y` and as `i`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FinalI {
    /// `kỹ thuật`, `lý luận`.
    Y,
    /// `kĩ thuật`, `lí luận`.
    I,
}

/// Two words of one sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BaoDam {
    /// `bảo đảm`, as laws write.
    BaoDam,
    /// `đảm bảo`.
    DamBao,
}
