//! Mends Word files from elsewhere: safe remedies of faults of form, written into the original as
//! changes that Word tracks, for a person to accept or reject one by one.
//!
//! ```text
//! bytes ──read──▶ findings ──carry, remedy──▶ steps ──plan──▶ splices ──▶ the same bytes, mended
//!                                                                  ▲             │
//!                                                                  └── re-read ──┘
//! ```
//!
//! This crate shares nothing with the writer in `thethuc-docx`, whose repairs are of our own output.
//!
//! Invariants: a file without anything to mend is not written again; only parts with a change are,
//! and in those every byte outside the changes stays; a signed or protected file is only reported;
//! a mended file is read again, and a remedy that did not remove its finding, or brought another,
//! is taken back; rejecting all changes gives the text and the looks of the original.

mod carry;
mod cut;
mod difference;
mod edits;
mod locate;
mod mend;
mod package;
mod plan;
mod properties;
mod receipt;
mod remedy;
mod runs;
mod splice;
mod step;
mod verify;

pub use carry::Carrier;
pub use mend::{Judge, MendError, Mended, Stamp, mend};
pub use receipt::{Change, Left, Reason, Receipt};
pub use step::{LetterChange, PageChange, ParagraphChange, Step, What};
