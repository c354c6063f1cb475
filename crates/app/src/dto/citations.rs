//! What a draft cites, and the library of documents that can be cited.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thethuc_citation::{Entry, Fault, Reason, Refusal, Standing};

use super::{DocumentJson, TextPlace};

/// Who says what the library knows of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// It comes with the program.
    Builtin,
    /// The office added it.
    Office,
    /// The office says it in the place of what comes with the program.
    InPlace,
}

/// A document of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ReferenceDto {
    /// What is known of it.
    pub entry: Entry,
    /// The words that cite it again — NĐ 30/2020/NĐ-CP, PL I/II.6.b.
    pub short: String,
    /// What it is on the day that was asked about.
    pub standing: Standing,
    /// Who says so.
    pub origin: Origin,
}

/// A document of the library by what no other has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReferenceKey {
    /// Số, ký hiệu.
    pub symbol: String,
    /// Thời gian ban hành.
    #[cfg_attr(feature = "codegen", ts(as = "String"))]
    pub date: NaiveDate,
}

impl From<&Entry> for ReferenceKey {
    fn from(entry: &Entry) -> Self {
        Self {
            symbol: entry.symbol.clone(),
            date: entry.date,
        }
    }
}

/// What to look for in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FindReferencesArgs {
    /// A number, a piece of a symbol, words with or without marks; all documents fit none.
    pub query: String,
}

/// The library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ReferenceBook {
    /// The documents that fit, the likeliest first; standing is that of today.
    pub references: Vec<ReferenceDto>,
    /// How many documents the library holds.
    pub count: usize,
    /// The file in which the office's own documents are kept.
    pub file: String,
    /// The types of documents that it takes.
    pub kinds: Vec<String>,
}

/// A document for the office's part of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KeepReferenceArgs {
    /// What is known of it.
    pub entry: Entry,
    /// The document of the office that it was before it was edited.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub replaces: Option<ReferenceKey>,
}

/// What became of a document that was to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KeptReference {
    /// Why it was not taken; absent when it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub refused: Option<Reason>,
}

/// A list of documents to take over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ImportReferencesArgs {
    /// Path of a CSV or JSON file.
    pub path: String,
    /// Only tells what would change.
    pub dry_run: bool,
    /// Documents of the list that are left as the library has them.
    #[serde(default)]
    pub leave: Vec<ReferenceKey>,
}

/// What a list of documents changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ReferenceImport {
    /// Documents that are new.
    pub added: Vec<Entry>,
    /// Documents of which the list says something else.
    pub changed: Vec<ChangedReference>,
    /// How many are known just so.
    pub unchanged: usize,
    /// Lines that were not taken.
    pub refused: Vec<Refusal>,
}

/// A document of which a list says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ChangedReference {
    /// As the library has it.
    pub before: Entry,
    /// As the list has it.
    pub after: Entry,
    /// The fields that differ.
    pub fields: Vec<String>,
    /// Who says what stands before.
    pub origin: Origin,
}

/// A document cited in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DraftCitation {
    /// Type, `số` and symbol, or type and name.
    pub place: TextPlace,
    /// Where the citation ends, with date, body and trích yếu, in UTF-16 units of the field.
    pub end: usize,
    /// The letters of the place, with single blanks.
    pub words: String,
    /// The symbol, as it is meant; a law cited by name has its name without marks.
    pub key: String,
    /// Tên loại; empty where none is named.
    pub kind: String,
    /// Thời gian ban hành as it is written; empty where none is.
    pub date: String,
    /// The same in the calendar: `2023-04-20`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, as = "Option<String>"))]
    pub day: Option<NaiveDate>,
    /// Cơ quan ban hành as it is written.
    pub agency: String,
    /// Trích yếu as it is written.
    pub subject: String,
    /// Whether it stands in the trích yếu of another document, or of the draft itself.
    pub is_quoted: bool,
    /// Whether it is the first citation of its document.
    pub is_first: bool,
    /// What is wrong with the symbol.
    pub faults: Vec<Fault>,
    /// What the library knows of it, standing on the day of the draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub reference: Option<ReferenceDto>,
}

/// A place in a draft where a document is to be cited, and what was typed of it so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OfferCitationsArgs {
    /// The draft.
    #[cfg_attr(feature = "codegen", ts(as = "thethuc_model::Document"))]
    pub document: DocumentJson,
    /// The field.
    pub field: String,
    /// Where the citation begins, in UTF-16 units of the field's plain text.
    pub offset: usize,
    /// What to look for ([`FindReferencesArgs::query`]).
    pub query: String,
    /// The words before `số`: only documents whose type ends them are offered.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub led_by: Option<String>,
}

/// A document that can be cited at the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OfferedCitation {
    /// The document, standing on the day of the draft.
    pub reference: ReferenceDto,
    /// The words to insert: in full, or in short where the draft cites it before.
    pub words: String,
    /// Whether the draft cites it before.
    pub is_again: bool,
}
