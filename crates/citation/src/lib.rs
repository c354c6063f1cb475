//! Viện dẫn: the documents that a text cites, each with its parts and their places, and the library
//! of what is known of them.
//!
//! [`find`] reads running text. [`Symbol`] is the grammar of số, ký hiệu, [`CitedDate`] that of
//! dates, [`Provision`] that of `điểm … khoản … Điều …`, [`Anaphor`] that of `Công điện nêu trên`,
//! [`NearMiss`] what is wrong with a symbol and what it means. [`Library`] says which documents
//! there are.
//!
//! This crate judges nothing: rules about citations stand in `thethuc-check`. It knows no drafts and
//! no files.
//!
//! Invariants: reading never fails; every place lies on letters of the text, in its order; no look
//! from a place is longer than a fixed number of bytes, so that time grows with the text alone.

mod agency;
mod anaphor;
mod citation;
mod date;
mod find;
mod graph;
mod kinds;
mod law_name;
mod library;
mod link;
mod phrases;
mod provision;
mod relation;
mod subject;
mod symbol;
mod tail;
mod text;

pub use agency::{Agency, agencies, agency, same_body};
pub use anaphor::{Anaphor, Points};
pub use citation::{Citation, CitedKind, CitedSymbol, Found};
pub use date::{CitedDate, DateStyle};
pub use find::find;
pub use graph::{Edge, Graph, Node};
pub use kinds::{Kind, Nature, kinds};
pub use library::{
    Change, Conflict, Entry, Import, ImportError, Lesson, Library, Reason, Refusal, Standing,
    own_symbol,
};
pub use provision::{Level, Of, Provision, Step};
pub use relation::Relation;
pub use symbol::{Fault, Form, NearMiss, Symbol};
pub use tail::{Tail, read_note};
