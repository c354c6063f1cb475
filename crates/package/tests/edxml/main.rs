//! Messages of edXML: what is written reads back; what others write is read; what is hostile is
//! refused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what went wrong by panicking"
)]

mod foreign;
mod hostile;
mod same;
mod samples;
