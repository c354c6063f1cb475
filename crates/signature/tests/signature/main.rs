//! Files signed, changed and made to do harm; people and authorities are made with openssl.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod foreign;
mod hostile;
mod round;
mod tampering;
mod times;
mod verifiers;
mod world;
