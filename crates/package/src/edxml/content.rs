//! The files of a message: what its manifest names, and what is there.

use super::message::Attachment;
use super::node::Element;
use super::note::Note;
use super::read::{Family, Limits};
use crate::names::{ending, ends_in, file_name};
use crate::unpack::{Room, base64, is_gzip, is_zip};
use crate::{ContentFault, PackageError};

/// A file as the manifest names it, or as its content stands there.
struct Named<'a> {
    element: Element<'a>,
    id: String,
    name: String,
    description: String,
    content_type: String,
}

/// The files of a message, in the order of its manifest; those that it does not name come last.
pub(super) fn attachments(
    references: Vec<Element<'_>>,
    contents: Vec<Element<'_>>,
    family: Family,
    limits: &Limits,
) -> Result<Vec<Attachment>, PackageError> {
    if references.len().max(contents.len()) > limits.attachments {
        return Err(PackageError::TooLarge("the list of attached files"));
    }
    let references = all_named(references)?;
    let mut contents = all_named(contents)?;
    let mut room = Room(limits.unpacked_bytes);
    let mut found = Vec::new();
    for reference in references {
        let place = contents
            .iter()
            .position(|content| content.id == reference.id);
        match place {
            Some(place) => {
                found.push(file(reference.before(contents.remove(place)), &mut room)?);
            }
            None if family == Family::Old => {
                reference.element.note(Note::Beside {
                    name: reference.name,
                });
            }
            None => return Err(content_error(&reference.name, ContentFault::Absent)),
        }
    }
    for content in contents {
        content.element.note(Note::Unlisted {
            name: content.name.clone(),
        });
        found.push(file(content, &mut room)?);
    }
    Ok(found)
}

/// What each is called; two of one identifier leave it unclear which is meant.
fn all_named(elements: Vec<Element<'_>>) -> Result<Vec<Named<'_>>, PackageError> {
    let mut all: Vec<Named<'_>> = Vec::new();
    for element in elements {
        let id = element.text("ContentId")?;
        let id = match (id.is_empty(), element.attribute("href")) {
            (true, Some(href)) => href.trim(),
            _ => id.as_str(),
        };
        let named = Named {
            element,
            id: id.strip_prefix("cid:").unwrap_or(id).to_owned(),
            name: element.text("AttachmentName")?,
            description: element.text("Description")?,
            content_type: element.text("ContentType")?,
        };
        if all.iter().any(|other| other.id == named.id) {
            return Err(PackageError::Twice {
                element: format!("ContentId {}", named.id),
                inside: element.name().to_owned(),
            });
        }
        all.push(named);
    }
    Ok(all)
}

impl<'a> Named<'a> {
    /// What the manifest says goes before what stands with the content, but for the type, which is
    /// that of what stands there.
    fn before(self, content: Named<'a>) -> Self {
        let first = |one: String, other: String| if one.is_empty() { other } else { one };
        Self {
            element: content.element,
            id: self.id,
            name: first(self.name, content.name),
            description: first(self.description, content.description),
            content_type: first(content.content_type, self.content_type),
        }
    }
}

/// The file with its content, unpacked.
fn file(named: Named<'_>, room: &mut Room) -> Result<Attachment, PackageError> {
    let mut name = file_name(&named.name);
    if name != named.name {
        named.element.note(Note::Renamed {
            given: named.name.clone(),
            name: name.clone(),
        });
    }
    let Some(content) = named.element.find("ContentTransferEncoded")? else {
        return Err(content_error(&name, ContentFault::Absent));
    };
    let text = content.held();
    let bytes = match unpacked(&named, &name, &text, room) {
        Ok(Unpacked::File(bytes)) => bytes,
        Ok(Unpacked::Several(bytes)) => {
            name = file_name(&format!("{name}.zip"));
            named.element.note(Note::Packed { name: name.clone() });
            bytes
        }
        Err(fault) => return Err(content_error(&name, fault)),
    };
    Ok(Attachment {
        name,
        description: named.description,
        bytes,
    })
}

/// What stands in the content of a file.
enum Unpacked {
    /// The file.
    File(Vec<u8>),
    /// A container of several, which stays one.
    Several(Vec<u8>),
}

/// The bytes that are meant, whether they came as they are or packed; one packing is taken off.
///
/// Whether a container is the file itself (`a.zip`) or stands around it is told by its type and by
/// the names: around a file, it has one entry with the ending of the file.
fn unpacked(
    named: &Named<'_>,
    name: &str,
    text: &str,
    room: &mut Room,
) -> Result<Unpacked, ContentFault> {
    let bytes = base64(text)?;
    if is_gzip(&bytes) && !ends_in(name, "gz") && !ends_in(name, "tgz") {
        let inner = room.gzip(&bytes)?;
        return room.keep(inner).map(Unpacked::File);
    }
    let is_zip_type = named.content_type.to_lowercase().contains("zip");
    if !is_zip(&bytes) || !(is_zip_type || named.content_type.is_empty()) {
        return room.keep(bytes).map(Unpacked::File);
    }
    let is_one = |entry: &str| match ending(name) {
        Some(own) => ends_in(entry, own) || (is_zip_type && !ends_in(name, "zip")),
        None => is_zip_type,
    };
    match room.only_entry(&bytes)? {
        Some((entry, inner)) if is_one(&entry) => room.keep(inner).map(Unpacked::File),
        None if is_zip_type && !ends_in(name, "zip") => room.keep(bytes).map(Unpacked::Several),
        _ => room.keep(bytes).map(Unpacked::File),
    }
}

fn content_error(name: &str, fault: ContentFault) -> PackageError {
    PackageError::Content {
        name: name.to_owned(),
        fault,
    }
}
