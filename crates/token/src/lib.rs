//! Keys on tokens, through the drivers of their makers (PKCS #11), in a process of their own.
//!
//! A driver is foreign code that may crash, hang or write into any memory it finds. So the program
//! starts itself once more ([`helper::run`]) and talks to that child over pipes: it is given the
//! digest to sign and the PIN, never a document. What goes wrong there is an answer here.
//!
//! It knows neither PDF nor the form of a signature: [`TokenKey`] is a
//! [`thethuc_signature::SigningKey`] like any other. This is an edge: it starts a process and looks
//! for files of drivers.
//!
//! Invariant: a PIN is asked of a token once. A token locks itself after a few wrong ones, so that
//! nothing here tries again by itself.
//!
//! Invariant: a PIN is in memory as long as one question needs it, and in nothing that is shown:
//! no error, no `Debug`, no argument of a process, no image of a crashed process.

pub mod drivers;
mod error;
pub mod guard;
pub mod helper;
mod key;
mod pkcs11;
mod process;
mod wire;

pub use error::{TokenError, TokenFault};
pub use key::{Token, TokenKey, Wish, tokens};
pub use process::Helper;
pub use wire::PinState;
