//! Digital signatures on PDF files: signing, and checking those of anyone.
//!
//! It signs as PAdES baseline asks for (ETSI EN 319 142-1), by appending: not one byte of a file is
//! written again, so that earlier signatures stay as they are. It checks what foreign programs
//! signed too, and tells apart what holds, what does not, and what could not be checked.
//!
//! It knows no disk, clock or network: bytes, the time, roots, keys and the way to a time stamp
//! authority are passed in. It says nothing in Vietnamese, and knows nothing of documents and
//! decrees: where a signature stands on a page, and what it looks like, is decided above it.
//!
//! Invariant: a digest that is right says only that the signed bytes are as they were. What a
//! reader sees is the end of the file, so every revision is compared with it, object by object.
//!
//! Invariant: no error, and no `Debug`, shows a password, a private key or text of the document.

mod algorithm;
mod appearance;
mod asn1;
mod certificate;
mod cms;
mod error;
mod key;
mod oids;
mod pdf;
mod pkcs12;
mod preserve;
mod report;
mod revocation;
mod sign;
mod times;
pub mod timestamp;
pub mod trust;
mod verify;

pub use algorithm::{Algorithm, Digest, Scheme, ecdsa_der};
pub use appearance::{Look, Mark, Picture};
pub use certificate::{Certificate, CertificateSummary};
pub use cms::check::SignatureFault;
pub use error::SignatureError;
pub use key::SigningKey;
pub use pdf::MAX_PDF_BYTES;
pub use pdf::blanks::{Blank, BlankKind, Filling};
pub use pdf::byte_range::RangeFault;
pub use pdf::place::Place;
pub use pdf::revision::{Change, Standing};
pub use pkcs12::KeyFile;
pub use preserve::{Gathered, Preserved, gather, preserve};
pub use report::{Integrity, Report, SignatureReport, Unchecked, Verdict, Weakness};
pub use revocation::gather::Responders;
pub use revocation::{Evidence, Revocation};
pub use sign::{Request, open_seat, page_width_pt, place_of_field, sign};
pub use verify::{verify, verify_with};
