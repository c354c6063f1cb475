//! Tokens: SoftHSM where it is installed, and drivers that crash, hang and babble.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod bad_drivers;
mod card;
mod signing;
#[allow(
    dead_code,
    reason = "the world of the signatures' own tests, of which tokens need a part"
)]
#[path = "../../../signature/tests/signature/world.rs"]
mod world;
