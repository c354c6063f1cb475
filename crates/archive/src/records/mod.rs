//! What is kept, typed. Each record's fields are named as the columns of its table.

mod acts;
mod audit;
mod book;
mod document;
mod entry;
mod facts;
mod ho_so;

pub use acts::{Act, Stage, Step};
pub use audit::{AuditLine, Head, Seal};
pub use book::{Book, BookKind, Cancellation, Number, NumberText, Span, Term};
pub use document::{Attachment, Direction, DocumentRow, Version};
pub use entry::Entry;
pub use facts::{Facts, Recipient, Signer, Urgency};
pub use ho_so::{Filing, HoSo, HoSoFacts};
