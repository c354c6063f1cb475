//! The archive from outside: one suite for every back end, then what only the embedded one has.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests say what went wrong by panicking, and work on files of their own"
)]

mod conformance;
mod crash;
mod damage;
#[cfg(unix)]
mod encrypted;
#[cfg(unix)]
mod line;
#[cfg(unix)]
mod long_ago;
#[cfg(unix)]
mod lost;
mod old_files;
mod power;
#[cfg(unix)]
mod raised;
#[cfg(unix)]
mod rights;
#[cfg(unix)]
mod running;
mod safety;
#[cfg(unix)]
mod server;
mod world;
