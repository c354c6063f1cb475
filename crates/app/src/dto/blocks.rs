//! Text blocks of the office.

use serde::{Deserialize, Serialize};

/// Cụm từ soạn sẵn (a text block): an abbreviation that becomes a text while somebody types.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TextBlock {
    /// The abbreviation: small letters and digits, a letter first.
    pub key: String,
    /// What it becomes; a line break begins another paragraph, `{{cơ quan}}` is filled in from the
    /// draft, and any other `{{…}}` is a place to be filled.
    pub text: String,
    /// Where it belongs: `mở đầu`, `nhiệm vụ`, `kết thúc`; blank for none.
    #[serde(default)]
    pub group: String,
}

/// The text blocks of the office, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BlockBook {
    /// The blocks.
    pub blocks: Vec<TextBlock>,
}

/// A file of text blocks: CSV where its ending says so, otherwise JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BlockFileArgs {
    /// Its path.
    pub path: String,
}

/// Text blocks that were taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TakenBlocks {
    /// All that the office has now.
    pub book: BlockBook,
    /// How many are new.
    pub added: usize,
    /// How many took the place of one with the same abbreviation.
    pub replaced: usize,
}
