//! Use cases of the program: what the window and the command line can do, declared once in
//! [`commands`].
//!
//! This crate knows no window, no HTTP and no terminal. Its edge is the only place that touches
//! the disk; the clock, the folders and the fonts are passed in.

#[cfg(feature = "codegen")]
pub mod codegen;
pub mod commands;
pub mod dto;
pub mod error;
pub mod messages;
