//! A file that came, and the files in it where it is a message of edXML.

use std::path::{Path, PathBuf};

use thethuc_archive::{Facts, Recipient, Signer, Urgency};
use thethuc_package::PackageError;
use thethuc_package::edxml::{DocumentMessage, Limits, Message, Priority, Received, read};
use thethuc_package::names::{ends_in, file_name};

use crate::App;
use crate::dto::{IncomingMessage, MessageFile};
use crate::error::AppError;
use crate::files;
use crate::packages::words;

/// The longest identifier of a document that the register keeps.
const MAX_CODE_CHARS: usize = 100;

/// A file that came, in memory: nothing of it is written before it is registered.
pub(crate) struct Incoming {
    /// Its name, which says what it is.
    pub(crate) name: PathBuf,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// What it says, where it is a message.
    pub(crate) message: Option<Received>,
}

impl Incoming {
    /// The files that are registered: those in a message and then itself, since what it says of its
    /// way stands in it alone.
    pub(crate) fn into_files(self) -> Vec<(PathBuf, Vec<u8>)> {
        let inner = match self.message.map(|received| received.message) {
            Some(Message::Document(document)) => document.attachments,
            Some(Message::Status(_)) | None => Vec::new(),
        };
        let inner = inner.into_iter().map(|file| (file.name.into(), file.bytes));
        inner.chain([(self.name, self.bytes)]).collect()
    }
}

/// Reads a file that came. An XML file that is no edXML is a file like others.
///
/// # Errors
/// When it cannot be read, or is a damaged message.
pub(crate) fn incoming(path: &Path) -> Result<Incoming, AppError> {
    let limit = usize::try_from(thethuc_archive::MAX_OBJECT_BYTES).unwrap_or(usize::MAX);
    let bytes = files::read(path, limit)?;
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy();
    let message = if ends_in(&name, "edxml") || ends_in(&name, "xml") {
        match read(&bytes, &Limits::default()) {
            Ok(received) => Some(received),
            Err(PackageError::NotEdxml { .. }) if ends_in(&name, "xml") => None,
            Err(source) => {
                let path = path.to_owned();
                return Err(AppError::Package { path, source });
            }
        }
    } else {
        None
    };
    Ok(Incoming {
        name: file_name(&name).into(),
        bytes,
        message,
    })
}

/// What a message says of its document, as the register keeps it.
pub(crate) fn facts(message: &DocumentMessage) -> Facts {
    let position = [&message.signer.competence, &message.signer.position];
    let position = position.into_iter().filter(|part| !part.is_empty());
    let identifier = Some(message.document_id.as_str());
    let identifier = identifier.filter(|text| text.chars().count() <= MAX_CODE_CHARS);
    Facts {
        code: identifier.unwrap_or_default().to_owned(),
        type_name: message.kind.in_words().unwrap_or_default().to_owned(),
        code_number: message.code.number.clone(),
        code_notation: message.code.notation.clone(),
        issued_date: message.promulgated,
        organ_name: message.from.name.clone(),
        subject: message.subject.clone(),
        language: "Tiếng Việt".to_owned(),
        page_amount: message.other.pages,
        signer: Signer {
            position: position.cloned().collect::<Vec<_>>().join(", "),
            full_name: message.signer.full_name.clone(),
        },
        to: message.to.iter().map(recipient).collect(),
        priority: message.other.priority.map_or(Urgency::Thuong, urgency),
        due_date: message.due_date,
        ..Facts::default()
    }
}

fn recipient(organ: &thethuc_package::edxml::Organ) -> Recipient {
    Recipient {
        organ_id: organ.organ_id.clone(),
        organ_name: organ.name.clone(),
    }
}

fn urgency(priority: Priority) -> Urgency {
    match priority {
        Priority::Thuong => Urgency::Thuong,
        Priority::Khan => Urgency::Khan,
        Priority::ThuongKhan => Urgency::ThuongKhan,
        Priority::HoaToc | Priority::HenGio => Urgency::HoaToc,
    }
}

/// A message in words, with its files and their signatures.
///
/// # Errors
/// When a root of the office cannot be read.
pub(crate) fn shown(app: &App, received: &Received) -> Result<IncomingMessage, AppError> {
    let attachments = match &received.message {
        Message::Document(document) => document.attachments.as_slice(),
        Message::Status(_) => &[],
    };
    let mut found = Vec::new();
    for file in attachments {
        let signatures = app.signatures_of_bytes(file.name.as_ref(), &file.bytes)?;
        found.push(MessageFile {
            name: file.name.clone(),
            bytes: file.bytes.len() as u64,
            sha256: files::sha256(&file.bytes),
            signatures: signatures.into_iter().flat_map(|one| one.lines).collect(),
        });
    }
    Ok(IncomingMessage {
        is_status: matches!(received.message, Message::Status(_)),
        lines: words::message(&received.message),
        notes: received.notes.iter().map(words::note).collect(),
        files: found,
    })
}
