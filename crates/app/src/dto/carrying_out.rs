//! The citation graph, what documents teach the library, and documents that carry others out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thethuc_archive::Filter;
use thethuc_citation::{Graph, Lesson};
use thethuc_model::Document;
use thethuc_tasks::Task;

use super::DocumentJson;

/// A draft whose citations are drawn.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DrawCitationsArgs {
    /// The draft.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
    /// Whether the drawing stands on a dark ground.
    pub dark: bool,
}

/// What is drawn of the office's documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DrawOfficeArgs {
    /// Files, and folders of them.
    pub paths: Vec<String>,
    /// Whether the drawing stands on a dark ground.
    pub dark: bool,
}

/// What is drawn of the register.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DrawRegisterArgs {
    /// Which documents; the newest that one page of the search holds.
    pub filter: Filter,
    /// Whether the drawing stands on a dark ground.
    pub dark: bool,
}

/// The citation graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CitationPicture {
    /// The drawing. Each box is a group of class `box` whose `data-box` is its index in the graph's
    /// nodes; each arrow a group of class `arrow` with `data-from` and `data-to`.
    pub svg: String,
    /// What is drawn.
    pub graph: Graph,
    /// The same as a table, one edge a line.
    pub csv: String,
    /// Files that could not be read, each with the reason in Vietnamese.
    pub unread: Vec<UnreadFile>,
    /// Documents of the register by the names that the nodes have as their files.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, number>"))]
    pub registered: BTreeMap<String, i64>,
}

/// A file that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct UnreadFile {
    /// The file.
    pub path: String,
    /// Why, in Vietnamese.
    pub reason: String,
}

/// Documents to learn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LearnReferencesArgs {
    /// Files, and folders of them.
    pub paths: Vec<String>,
    /// Only tells what would be learnt.
    pub dry_run: bool,
}

/// What documents teach the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LearntReferences {
    /// What is new, what is known, and what is said otherwise.
    #[serde(flatten)]
    pub lesson: Lesson,
    /// Files that could not be read, each with the reason in Vietnamese.
    pub unread: Vec<UnreadFile>,
}

/// Which document is to be carried out: one of the three.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum CarryOutArgs {
    /// A document of ours.
    Document(#[cfg_attr(feature = "codegen", ts(as = "Document"))] DocumentJson),
    /// Path of a document file or a Word file.
    Path(String),
    /// Its text, as it was pasted.
    Text(String),
}

/// A draft that carries out another document.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CarriedOut {
    /// The draft: a công văn with a point for every task.
    pub document: Document,
    /// The words that cite the other one, in full as far as it is known.
    pub cited: String,
    /// The same without day and trích yếu.
    pub short: String,
    /// What the other one asks for.
    pub tasks: Vec<Task>,
}

/// A task as a person chose and worded it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ChosenTask {
    /// Who is to act.
    pub actor: String,
    /// What is to be done, with the words that say by when.
    pub what: String,
}

impl From<&Task> for ChosenTask {
    fn from(task: &Task) -> Self {
        Self {
            actor: task.actor.clone(),
            what: task.what.clone(),
        }
    }
}

/// What a draft that carries out another document says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DraftCarryingOutArgs {
    /// The words that cite the other one in full.
    pub cited: String,
    /// The same without day and trích yếu, for the draft's own trích yếu.
    pub short: String,
    /// The tasks that it hands on.
    pub tasks: Vec<ChosenTask>,
}

/// A picture, or its table, to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WritePictureArgs {
    /// Path of the file; the folder must exist.
    pub path: String,
    /// What it is to hold.
    pub bytes: Vec<u8>,
}
