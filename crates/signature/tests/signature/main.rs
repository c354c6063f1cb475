//! Files signed, changed and made to do harm; people and authorities are made with openssl.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod blanks;
mod foreign;
mod hostile;
mod kinds;
mod long_term;
mod round;
mod tamper_table;
mod tampering;
mod times;
mod verifiers;
mod world;
