//! What is sent to and comes from other systems: documents as edXML, hồ sơ as packages for an archive.

mod answer;
mod check;
mod message;
mod send;
mod words;

pub(crate) use answer::write_status;
pub(crate) use check::{check_folder, check_submission};
pub(crate) use message::{facts, incoming, shown};
pub use send::SendFault;
pub(crate) use send::write_edxml;
