//! Vietnamese text as every other crate needs it: composed letters (NFC), letter case that keeps
//! byte offsets, and folding for search keys.
//!
//! This crate knows nothing of documents, law or pages.

mod case;
mod fold;
mod legacy;
mod nfc;
mod roman;

pub use case::{capitalize_first, to_upper_same_len};
pub use fold::fold;
pub use legacy::Charset;
pub use nfc::{is_nfc, nfc};
pub use roman::roman;
