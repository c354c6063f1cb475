//! Composing, seen from outside.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod broken;
mod dump;
mod errors;
mod fields;
mod injection;
mod properties;
mod rules;
mod samples;

use std::sync::LazyLock;

use thethuc_compose::Templates;

/// The templates that the program brings, read once for all tests.
static BUILTIN: LazyLock<Templates> = LazyLock::new(Templates::builtin);
