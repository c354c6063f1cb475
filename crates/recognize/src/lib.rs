//! From the look of a Word file to its meaning: which paragraph is which component, by place, words
//! and letters. The result is a [`Document`], so that a foreign file can be edited, exported and
//! checked like one of ours.
//!
//! ```text
//! Reading ──lines──▶ lines in columns ──header, opening, ending, body──▶ parts ──▶ Document
//! ```
//!
//! Invariant: recognising never fails. What is not understood stays in the body, and no printed
//! letter is lost, but for what a copy or a digital signature adds to a document after its issue.

mod after_issue;
mod body;
mod ending;
mod filing;
mod grid;
mod header;
mod kinds;
mod lines;
mod margins;
mod opening;
mod particulars;
mod pattern;
mod recognition;
mod regime;
mod rich;
mod signature;

pub use recognition::{Recognition, Role, Spot, recognize};
pub use regime::Regime;
