//! The ZIP container: parts by name and by relationship, within limits.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::xml::decode;

/// Bounds on what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of one part, unpacked, bytes.
    pub part_bytes: u64,
    /// Size of all parts read, unpacked, bytes.
    pub total_bytes: u64,
    /// Number of entries in the container.
    pub entries: usize,
    /// Depth of nested elements.
    pub depth: usize,
}

impl Default for Limits {
    /// Enough for a book of a thousand pages; a DOCX of an office has a thousandth of it.
    fn default() -> Self {
        Self {
            part_bytes: 64 << 20,
            total_bytes: 128 << 20,
            entries: 10_000,
            depth: 200,
        }
    }
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes are no ZIP container.
    #[error("not a DOCX file: {0}")]
    NotZip(#[source] ZipError),
    /// An OLE container: an old .doc, or a DOCX locked by a password.
    #[error("an OLE file: an old .doc, or locked by a password")]
    Ole,
    /// A part is missing.
    #[error("the part {0} is missing")]
    MissingPart(String),
    /// A part is no XML.
    #[error("the part {part} is not well-formed: {source}")]
    BadXml {
        /// Its name.
        part: String,
        /// What the parser says.
        source: roxmltree::Error,
    },
    /// A part is not in UTF-8 or UTF-16.
    #[error("the part {0} is not text")]
    NotText(String),
    /// A limit was passed.
    #[error("{0} is larger than a document can be")]
    TooLarge(String),
    /// The bytes are no PDF, or a damaged one.
    #[error("not a PDF file: {0}")]
    BadPdf(#[source] lopdf::Error),
    /// A PDF locked by a password.
    #[error("a PDF locked by a password")]
    LockedPdf,
    /// A page of a PDF, counted from 1, has no size.
    #[error("page {0} of the PDF has no size")]
    BadPage(usize),
    /// A PDF of pictures alone.
    #[error("a PDF of pictures, without letters")]
    NoLetters,
    /// A PDF whose fonts do not say what their letters are.
    #[error("a PDF whose letters cannot be told")]
    Garbled,
}

impl From<lopdf::Error> for ReadError {
    fn from(error: lopdf::Error) -> Self {
        match error {
            lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
                Self::TooLarge("a stream".to_owned())
            }
            lopdf::Error::InvalidPassword
            | lopdf::Error::Decryption(_)
            | lopdf::Error::UnsupportedSecurityHandler(_) => Self::LockedPdf,
            other => Self::BadPdf(other),
        }
    }
}

/// An opened container.
pub(crate) struct Package<'a> {
    zip: RefCell<ZipArchive<Cursor<&'a [u8]>>>,
    left: RefCell<u64>,
    pub(crate) limits: Limits,
}

const OLE_MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        if bytes.starts_with(&OLE_MAGIC) {
            return Err(ReadError::Ole);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::NotZip)?;
        if zip.len() > limits.entries {
            return Err(ReadError::TooLarge("the container".to_owned()));
        }
        Ok(Self {
            zip: RefCell::new(zip),
            left: RefCell::new(limits.total_bytes),
            limits: *limits,
        })
    }

    /// Whether an entry's name begins so.
    pub(crate) fn has_prefix(&self, prefix: &str) -> bool {
        self.zip
            .borrow()
            .file_names()
            .any(|name| name.starts_with(prefix))
    }

    /// The text of a part; none when the container lacks it.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, ReadError> {
        let mut zip = self.zip.borrow_mut();
        let entry = match zip.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(ReadError::NotZip(error)),
        };
        let limit = self.limits.part_bytes.min(*self.left.borrow());
        let mut bytes = Vec::new();
        entry
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ReadError::NotZip(ZipError::Io(error)))?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge(name.to_owned()));
        }
        *self.left.borrow_mut() -= bytes.len() as u64;
        decode(&bytes)
            .map(Some)
            .ok_or_else(|| ReadError::NotText(name.to_owned()))
    }

    /// Targets of a part's relationships by their id, as names of parts.
    pub(crate) fn relations(&self, part: &str) -> Result<HashMap<String, Relation>, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(text) = self.text(name.trim_start_matches('/'))? else {
            return Ok(HashMap::new());
        };
        let xml = crate::xml::parse(&name, &text, self.limits.depth)?;
        Ok(xml
            .root_element()
            .children()
            .filter(|node| node.tag_name().name() == "Relationship")
            .filter_map(|node| {
                let target = node.attribute("Target")?;
                let relation = Relation {
                    kind: node.attribute("Type")?.rsplit('/').next()?.to_owned(),
                    part: resolve(folder, target),
                };
                Some((node.attribute("Id")?.to_owned(), relation))
            })
            .collect())
    }
}

/// A relationship of a part.
pub(crate) struct Relation {
    /// Last word of its type: `styles`, `header`.
    pub(crate) kind: String,
    /// Name of the part it points to.
    pub(crate) part: String,
}

fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            other => steps.push(other),
        }
    }
    steps.join("/")
}
