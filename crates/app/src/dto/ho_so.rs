//! Hồ sơ, printed lists, tasks and what waits to be done, as the window sees them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thethuc_archive::{Filter, HandOver, HoSoFacts, Stage, Task, TaskFacts, TaskState};

use super::archive::FoundDocument;

/// A hồ sơ with what is counted of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct HoSoLine {
    /// Its identifier.
    pub id: i64,
    /// The description.
    pub facts: HoSoFacts,
    /// Tổng số văn bản (`DocTotal`).
    pub documents: u32,
    /// Tổng số trang (`PageTotal`), of the documents whose pages are known.
    pub pages: u32,
    /// The last day to hand it over — NĐ 30/2020/NĐ-CP, Điều 30.2; absent while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub hand_over_by: Option<NaiveDate>,
    /// When and to whom it was handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub handed_over: Option<HandOver>,
}

/// A hồ sơ to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct HoSoArgs {
    /// The hồ sơ.
    pub id: i64,
}

/// A hồ sơ with its documents in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct HoSoView {
    /// The hồ sơ.
    pub ho_so: HoSoLine,
    /// Its documents.
    pub documents: Vec<FoundDocument>,
}

/// A hồ sơ to open, or to describe anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteHoSoArgs {
    /// Which; absent to open one.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub id: Option<i64>,
    /// The description.
    pub facts: HoSoFacts,
}

/// A folder to export a hồ sơ to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ExportHoSoArgs {
    /// The hồ sơ.
    pub id: i64,
    /// A folder that is there; the export is made as a new folder inside it.
    pub folder: String,
}

/// What to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(tag = "list", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Printed {
    /// Sổ đăng ký văn bản đi or đến — PL IV, mục I and VI.
    So {
        /// The book.
        book: String,
        /// The year or term; the newest when absent.
        #[serde(default)]
        #[cfg_attr(feature = "codegen", ts(optional))]
        period: Option<String>,
        /// From this day on.
        #[serde(default)]
        #[cfg_attr(feature = "codegen", ts(optional))]
        from: Option<NaiveDate>,
        /// To this day.
        #[serde(default)]
        #[cfg_attr(feature = "codegen", ts(optional))]
        to: Option<NaiveDate>,
        /// Quyển số.
        #[serde(default)]
        #[cfg_attr(feature = "codegen", ts(optional))]
        volume: Option<u32>,
    },
    /// Danh mục hồ sơ of a year — PL V, mục II.
    DanhMucHoSo {
        /// The year.
        year: u16,
    },
    /// Mục lục hồ sơ, tài liệu nộp lưu of a year — PL V, mục III.
    MucLucNopLuu {
        /// The year.
        year: u16,
    },
    /// Mục lục văn bản, tài liệu trong hồ sơ — PL V, mục IV.
    MucLucVanBan {
        /// The hồ sơ.
        ho_so: i64,
    },
    /// The tasks that are to be done — Điều 24.
    NhiemVu {},
}

/// What to print, and where to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PrintListArgs {
    /// What.
    pub what: Printed,
    /// A file.
    pub path: String,
    /// How; as the ending of the file says when absent.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub format: Option<ListFormat>,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ListFormat {
    /// PDF, to be printed.
    Pdf,
    /// A workbook.
    Xlsx,
    /// The rows alone.
    Csv,
}

/// A list that was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PrintedList {
    /// The file.
    pub file: super::WrittenFile,
    /// How many rows it has.
    pub rows: usize,
}

/// A series of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeriesArgs {
    /// The book.
    pub book: String,
    /// The year or term.
    pub period: String,
}

/// What waits to be done, for the first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Work {
    /// Incoming documents to be answered within a week, or overdue, the most urgent first.
    pub due: Vec<FoundDocument>,
    /// Documents that wait for something that who works may do, by how far they are.
    pub groups: Vec<WorkGroup>,
    /// Tasks that are due within a week, or overdue.
    pub tasks: Vec<TaskLine>,
    /// Hồ sơ that are to be handed over within 30 days, or should have been — PL VI, Phần I.
    pub hand_over: Vec<HoSoLine>,
    /// Documents that who works opened last.
    pub opened: Vec<FoundDocument>,
}

/// Documents that are equally far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct WorkGroup {
    /// How far they are.
    pub stage: Stage,
    /// The newest of them.
    pub documents: Vec<FoundDocument>,
    /// Whether there are more.
    pub more: bool,
}

/// A task with the document that sets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TaskLine {
    /// The task.
    pub task: Task,
    /// Whether it is still to be done after its day.
    pub overdue: bool,
    /// Số and ký hiệu of the document.
    pub code: String,
    /// Its trích yếu.
    pub subject: String,
}

/// Tasks to keep of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KeepTasksArgs {
    /// The document.
    pub document: i64,
    /// Its tasks.
    pub tasks: Vec<TaskFacts>,
}

/// A task that was done, given up or taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SettleTaskArgs {
    /// The document that sets it.
    pub document: i64,
    /// Which of its tasks, from 1.
    pub task: u32,
    /// How far it is.
    pub state: TaskState,
    /// How it was done, or why it was given up.
    pub note: String,
}

/// A search with the name under which it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KeptSearch {
    /// Its name.
    pub name: String,
    /// What it looks for.
    pub filter: Filter,
}

/// A kept search by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SearchNameArgs {
    /// Its name.
    pub name: String,
}
