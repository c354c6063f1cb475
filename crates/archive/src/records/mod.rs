//! What is kept, typed. Each record's fields are named as the columns of its table.

#[macro_use]
mod acts;
mod at_hand;
mod audit;
mod book;
mod document;
mod entry;
mod facts;
mod ho_so;
mod signature;
mod task;

pub use acts::{Act, Role, Stage, Step};
pub use at_hand::{AtHand, AtHandKind};
pub use audit::{AuditLine, Checkpoint, Head, Seal};
pub use book::{Book, BookKind, Cancellation, Number, NumberText, Span, Term};
pub use document::{Attachment, Direction, DocumentRow, Version};
pub use entry::{Entry, Identity};
pub use facts::{Facts, Recipient, Signer, Urgency};
pub use ho_so::{Filing, HandOver, HoSo, HoSoFacts};
pub use signature::KeptSignature;
pub use task::{Task, TaskFacts, TaskState};
