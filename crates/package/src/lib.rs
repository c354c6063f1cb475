//! What leaves and enters an office as one piece: messages of edXML between systems ([`edxml`]), and
//! packages that hand a hồ sơ over to an archive ([`submission`]).
//!
//! Both are forms alone: this crate knows no register, no disk, no clock and no network. What is
//! written follows from what is given, byte for byte; identifiers are made of SHA-256.
//!
//! Invariant: what is read is bounded ([`edxml::Limits`]), names nothing outside its folder
//! ([`names::file_name`]), and has no declarations or entities of its own.

pub mod edxml;
mod error;
pub mod names;
pub mod organ_id;
pub mod submission;
mod unpack;
mod uuid;
pub mod xml;

pub use error::{ContentFault, PackageError};
pub use uuid::uuid_of;
