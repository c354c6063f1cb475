//! The real program, run as its users run it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod archive;
mod blocks;
mod certificate;
mod check;
mod cite;
mod compare;
mod copy;
mod export;
mod issue;
mod long_term;
mod merge;
mod package;
mod serve;
mod sign;
mod spell;
mod templates;
mod token;
mod usage;
mod world;
