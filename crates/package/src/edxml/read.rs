//! A file read as a message.

use std::cell::RefCell;

use roxmltree::Document;
use thethuc_reading::ReadError;
use thethuc_reading::xml::{decode, parse};

use super::message::Message;
use super::node::{Element, Notes};
use super::note::Note;
use super::{NAMESPACE, OLD_NAMESPACE, content, header};
use crate::PackageError;
use crate::unpack::{Room, is_gzip};

/// How deep elements nest in a message: a signature on the XML is the deepest.
const MAX_DEPTH: usize = 50;

/// Bounds on what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file, bytes; also when it is packed by gzip as a whole.
    pub file_bytes: usize,
    /// Size of all attached files, unpacked, bytes.
    pub unpacked_bytes: u64,
    /// Number of attached files.
    pub attachments: usize,
}

impl Default for Limits {
    /// Some ten times what systems between offices let through.
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            unpacked_bytes: 256 << 20,
            attachments: 500,
        }
    }
}

/// Which form a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// That of QCVN 102:2016/BTTTT.
    Standard,
    /// The older one, in a SOAP envelope.
    Old,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The message.
    pub message: Message,
    /// Its form.
    pub family: Family,
    /// What was not understood of it.
    pub notes: Vec<Note>,
}

/// Reads a file, which may be packed by gzip.
///
/// # Errors
/// When it is no edXML, is damaged, or passes a limit; when it is unclear what it says.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Received, PackageError> {
    let too_large = || PackageError::TooLarge("the file");
    if bytes.len() > limits.file_bytes {
        return Err(too_large());
    }
    if !is_gzip(bytes) {
        return read_plain(bytes, limits);
    }
    let room = Room(limits.file_bytes as u64);
    let plain = room.gzip(bytes).map_err(|fault| PackageError::Content {
        name: "edXML".to_owned(),
        fault,
    })?;
    read_plain(&plain, limits)
}

fn read_plain(bytes: &[u8], limits: &Limits) -> Result<Received, PackageError> {
    let text = decode(bytes).ok_or_else(|| ReadError::NotText("edXML".to_owned()))?;
    let xml = parse("edXML", &text, MAX_DEPTH)?;
    let notes: Notes = RefCell::new(Vec::new());
    let (message, family) = whole(&xml, &notes, limits)?;
    Ok(Received {
        message,
        family,
        notes: notes.into_inner(),
    })
}

fn whole<'a>(
    xml: &'a Document<'a>,
    notes: &'a Notes,
    limits: &Limits,
) -> Result<(Message, Family), PackageError> {
    let root = Element::new(xml.root_element(), notes);
    let envelope = match root.name() {
        "edXML" => root.need(&["edXMLEnvelope"])?,
        "edXMLEnvelope" | "Envelope" => root,
        other => {
            return Err(PackageError::NotEdxml {
                root: other.to_owned(),
            });
        }
    };
    let header = envelope.need(&["edXMLHeader", "Header"])?;
    let own = header.need(&["MessageHeader"])?;
    let family = match own.namespace() {
        OLD_NAMESPACE => Family::Old,
        NAMESPACE => Family::Standard,
        other => {
            root.note(Note::Namespace(other.to_owned()));
            if envelope.name() == "Envelope" {
                Family::Old
            } else {
                Family::Standard
            }
        }
    };
    let mut message = header::message(header)?;
    if let Message::Document(document) = &mut message {
        let references = references(envelope)?;
        let contents = contents(root, envelope)?;
        document.attachments = content::attachments(references, contents, family, limits)?;
    }
    Ok((message, family))
}

/// What the manifest names; some write none for a message without files.
fn references<'a>(envelope: Element<'a>) -> Result<Vec<Element<'a>>, PackageError> {
    for (body, manifest) in [("edXMLBody", "edXMLManifest"), ("Body", "Manifest")] {
        if let Some(body) = envelope.find(body)? {
            let manifest = body.find(manifest)?;
            let references = manifest.into_iter().flat_map(|one| one.all("Reference"));
            return Ok(references.collect());
        }
    }
    Ok(Vec::new())
}

/// The content of the files: beside the envelope, or in it.
fn contents<'a>(
    root: Element<'a>,
    envelope: Element<'a>,
) -> Result<Vec<Element<'a>>, PackageError> {
    for place in [root, envelope] {
        if let Some(list) = place.find("AttachmentEncoded")? {
            return Ok(list.all("Attachment").collect());
        }
    }
    Ok(Vec::new())
}
