//! Why something was not read or written.

use std::io;

use thethuc_reading::ReadError;
use zip::result::ZipError;

/// Why a package was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The bytes are no XML, have declarations of their own, or pass a limit of XML.
    #[error(transparent)]
    Xml(#[from] ReadError),
    /// A limit was passed.
    #[error("{0} is larger than a package can be")]
    TooLarge(&'static str),
    /// XML, but no edXML.
    #[error("the file begins with <{root}>, which is no edXML")]
    NotEdxml {
        /// Its first element.
        root: String,
    },
    /// An element without which nothing can be understood is missing.
    #[error("<{element}> is missing in <{inside}>")]
    Missing {
        /// The element.
        element: String,
        /// Where it should stand.
        inside: String,
    },
    /// An element stands twice where it can stand once, so that it is unclear which counts.
    #[error("<{element}> stands twice in <{inside}>")]
    Twice {
        /// The element.
        element: String,
        /// Where it stands.
        inside: String,
    },
    /// A value that must be understood is none of those that there are.
    #[error("<{element}> holds “{value}”")]
    BadValue {
        /// The element.
        element: String,
        /// What it holds.
        value: String,
    },
    /// The content of an attached file cannot be had.
    #[error("the attached file {name}: {fault}")]
    Content {
        /// Its name.
        name: String,
        /// What is wrong.
        fault: ContentFault,
    },
    /// What is to be written lacks something that the receiver needs.
    #[error("nothing to write into <{element}>")]
    Blank {
        /// The element.
        element: &'static str,
    },
    /// An identifier of an agency is none.
    #[error("“{0}” is no identifier of an agency")]
    OrganId(String),
    /// It could not be written.
    #[error("not written: {0}")]
    Write(#[from] io::Error),
}

/// What is wrong with the content of an attached file.
#[derive(Debug, thiserror::Error)]
pub enum ContentFault {
    /// The manifest names it, but it is not there.
    #[error("the manifest names it, but it is not there")]
    Absent,
    /// It is no base64.
    #[error("no base64")]
    NotBase64,
    /// Its ZIP container is damaged.
    #[error("a damaged ZIP container: {0}")]
    Zip(#[source] ZipError),
    /// Its ZIP container is empty.
    #[error("an empty ZIP container")]
    EmptyZip,
    /// Its gzip data are damaged.
    #[error("damaged gzip data: {0}")]
    Gzip(#[source] io::Error),
    /// Unpacked, the attached files are larger than [`crate::edxml::Limits`] allows.
    #[error("too large when unpacked")]
    TooLarge,
}
