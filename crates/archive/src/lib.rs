//! The register and the archive: numbers that cannot lie, versions, the way of a document, hồ sơ,
//! search — NĐ 30/2020/NĐ-CP, Chương II–IV and Phụ lục IV and VI.
//!
//! ```text
//! Archive    numbering, the way, the audit, verification, search        written once
//!    │
//!  Store     a transaction, rows by key, the index                      one a back end
//!    │
//!    ├── SqliteStore              Objects: attachments by their SHA-256, files beside
//!    └── PostgresStore
//! ```
//!
//! - **Written once.** A row is inserted and never changed or removed ([`table`]); what looks like a
//!   change is another row. The index alone is rewritten, and can be made anew.
//! - **Sealed.** Every act writes one line of a chain of hashes, and the line carries the SHA-256 of
//!   every row written with it: [`Archive::verify`] names each row that was changed, removed or put
//!   in from outside.
//! - **All or nothing.** What [`Archive::transact`] did is on the disk when it returns.
//!
//! The crate looks at no clock: who does something and when is passed in ([`By`]). It knows neither
//! what a document looks like nor what is right in it.

mod archive;
mod at_hand;
mod audit;
mod changes;
mod columns;
mod documents;
mod error;
mod filing;
mod findings;
mod from_document;
mod hand_over;
mod index;
mod location;
mod objects;
pub mod postgres;
mod query;
mod read;
pub mod records;
mod register;
mod review;
mod search;
mod secrets;
mod sql;
pub mod sqlite;
pub mod store;
mod summary;
pub mod table;
mod tasks;
mod text;
mod tokens;
mod transaction;
mod value;
mod verify;
mod way;

pub use archive::Archive;
pub use at_hand::SavedSearch;
pub use changes::{Change, changes};
pub use documents::{Draft, MAX_TEXT_BYTES};
pub use error::{ArchiveError, Result};
pub use filing::{ContentsLine, Totals};
pub use findings::{RegisterFinding, RegisterLine};
pub use hand_over::{Due, hand_over_day};
pub use location::OfficeArchive;
pub use objects::{MAX_OBJECT_BYTES, Object, Objects};
pub use postgres::PostgresArchive;
pub use query::Query;
pub use records::{
    Act, Attachment, AuditLine, Book, BookKind, Cancellation, Checkpoint, Direction, Entry, Facts,
    Filing, HandOver, Head, HoSo, HoSoFacts, KeptSignature, Number, Recipient, Role, Signer, Span,
    Stage, Step, Task, TaskFacts, TaskState, Term, Urgency, Version,
};
pub use search::{Excerpt, Filter, Hit, Hits, MAX_HITS};
pub use sqlite::SqliteArchive;
pub use summary::Summary;
pub use transaction::{By, Transaction};
pub use value::{Record, Row, Value};
pub use verify::{Report, Trouble};
pub use way::Way;
