//! A registered document written as edXML, with its signed file and those that go with it.

use std::path::PathBuf;

use thethuc_archive::{
    Act, Attachment as Kept, Direction, Entry, Facts, KeptSignature, Number, OfficeArchive,
    Recipient, Stage, Urgency,
};
use thethuc_package::edxml::{
    Attachment, Code, DocumentKind, DocumentMessage, Message, Organ, OtherInfo, Priority, Signer,
    Trace,
};
use thethuc_package::organ_id::OLD_CHARS;

use crate::App;
use crate::dto::{NoArgs, OfficeProfile, WriteEdxmlArgs, WrittenPackage};
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::messages::package_text;
use crate::office;
use crate::signature::words::in_viet_nam;

/// What of every message could not be held against the text of the standard.
const UNCONFIRMED: [&str; 2] = ["unconfirmed-kind", "unconfirmed-signature"];

/// Why a document is not sent, or a hồ sơ not handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SendFault {
    /// It came from outside, or has no number, or its number was cancelled.
    #[error("no registered document that goes out")]
    NotRegistered,
    /// The office profile has no identifier.
    #[error("the office has no identifier")]
    NoOrganId,
    /// No file is attached to it.
    #[error("no file is attached")]
    NoFile,
    /// The hồ sơ has no document.
    #[error("no document is in the hồ sơ")]
    NoDocument,
    /// A message that is to be answered brings no document.
    #[error("the message brings no document")]
    NothingToAnswer,
}

/// A document as the register has it, to be sent.
struct Registered {
    entry: Entry,
    facts: Facts,
    number: Number,
    files: Vec<(Kept, Vec<u8>)>,
    signatures: Vec<KeptSignature>,
}

/// Writes a registered document as a file of edXML.
pub(crate) fn write_edxml(app: &App, args: WriteEdxmlArgs) -> Result<WrittenPackage, AppError> {
    app.allow(Act::PhatHanh)?;
    let profile = office::read_profile(app, NoArgs {})?;
    let registered = app.with_archive(|archive| registered(archive, &args))?;
    app.may_be_packed([(args.document, &registered.facts)].into_iter())?;
    let message = message(app, &profile, &args.to, &registered)?;
    let notes = notes(&message, &registered);
    let message = Message::Document(Box::new(message));
    write_message(&message, args.path, args.replace, notes)
}

/// Writes a message as a file, over one that stands there only where that was asked for.
pub(super) fn write_message(
    message: &Message,
    path: String,
    replace: bool,
    notes: Vec<String>,
) -> Result<WrittenPackage, AppError> {
    let target = PathBuf::from(&path);
    if !replace && files::is_there(&target) {
        return Err(AppError::AlreadyThere { path: target });
    }
    let bytes = message.write().map_err(|source| AppError::Package {
        path: target.clone(),
        source,
    })?;
    let sha256 = files::sha256(&bytes);
    let file = NewFile {
        path: target,
        bytes,
    };
    Ok(WrittenPackage {
        path,
        files: vec![files::write_one(file)?],
        sha256,
        notes,
    })
}

fn registered(archive: &OfficeArchive, args: &WriteEdxmlArgs) -> Result<Registered, AppError> {
    let entry = archive.entry(args.document)?;
    let number = archive.number(args.document)?;
    let goes_out = entry.direction == Direction::Di && entry.stage != Stage::HuySo;
    let Some(number) = number.filter(|_| goes_out) else {
        return Err(SendFault::NotRegistered.into());
    };
    let mut found = Vec::new();
    for kept in archive.attachments(args.document)? {
        let is_meant = args
            .files
            .as_ref()
            .is_none_or(|files| files.contains(&kept.ordinal));
        if is_meant {
            let bytes = archive.attachment_bytes(&kept)?;
            found.push((kept, bytes));
        }
    }
    if found.is_empty() {
        return Err(SendFault::NoFile.into());
    }
    Ok(Registered {
        facts: archive.version(args.document)?.facts,
        signatures: archive.signatures(args.document)?,
        entry,
        number,
        files: found,
    })
}

fn message(
    app: &App,
    profile: &OfficeProfile,
    to: &[Recipient],
    registered: &Registered,
) -> Result<DocumentMessage, AppError> {
    let Registered {
        facts,
        number,
        entry,
        ..
    } = registered;
    let organ_id = &profile.ma_dinh_danh;
    let dated = entry.issued.unwrap_or(number.dated);
    let code = Code {
        number: number.text().to_string(),
        notation: facts.code_notation.clone(),
    };
    let day = dated.format("%Y/%m/%d");
    Ok(DocumentMessage {
        from: sender(profile, &facts.organ_name)?,
        to: to.iter().map(receiver).collect(),
        document_id: format!("{organ_id},{day},{}/{}", code.number, code.notation),
        code,
        place: profile.dia_danh.clone(),
        promulgated: Some(dated),
        kind: DocumentKind::of(&facts.type_name),
        subject: facts.subject.clone(),
        signer: Signer {
            competence: String::new(),
            position: facts.signer.position.clone(),
            full_name: facts.signer.full_name.clone(),
        },
        due_date: facts.due_date,
        other: OtherInfo {
            priority: Some(priority(facts.priority)),
            copies: facts.issued_amount,
            pages: facts.page_amount,
            ..OtherInfo::default()
        },
        to_places: facts.to.iter().map(|to| to.organ_name.clone()).collect(),
        traces: vec![Trace {
            organ_id: organ_id.clone(),
            at: Some(in_viet_nam(app.now()).naive_local()),
        }],
        attachments: registered.files.iter().map(attachment).collect(),
        ..DocumentMessage::default()
    })
}

/// The office as whoever sends a message.
pub(super) fn sender(profile: &OfficeProfile, name: &str) -> Result<Organ, SendFault> {
    if profile.ma_dinh_danh.is_empty() {
        return Err(SendFault::NoOrganId);
    }
    let address = profile.dia_chi.clone().unwrap_or_default();
    Ok(Organ {
        organ_id: profile.ma_dinh_danh.clone(),
        in_charge: profile.co_quan_chu_quan.clone().unwrap_or_default(),
        name: name.to_owned(),
        address: address.dia_chi,
        email: address.thu_dien_tu,
        telephone: address.dien_thoai,
        fax: address.fax,
        website: address.trang_thong_tin_dien_tu,
    })
}

fn receiver(to: &Recipient) -> Organ {
    Organ {
        organ_id: to.organ_id.trim().to_owned(),
        name: to.organ_name.trim().to_owned(),
        ..Organ::default()
    }
}

fn attachment((kept, bytes): &(Kept, Vec<u8>)) -> Attachment {
    Attachment {
        name: kept.name.clone(),
        description: String::new(),
        bytes: bytes.clone(),
    }
}

fn priority(urgency: Urgency) -> Priority {
    match urgency {
        Urgency::Thuong => Priority::Thuong,
        Urgency::Khan => Priority::Khan,
        Urgency::ThuongKhan => Priority::ThuongKhan,
        Urgency::HoaToc => Priority::HoaToc,
    }
}

/// What whoever sends it should know.
fn notes(message: &DocumentMessage, registered: &Registered) -> Vec<String> {
    let mut notes = Vec::new();
    let organs = [&message.from].into_iter().chain(&message.to);
    for id in organs.map(|organ| &organ.organ_id) {
        if id.len() > OLD_CHARS {
            let args = [("id", id.clone()), ("most", OLD_CHARS.to_string())];
            notes.push(package_text("long-organ-id", &args));
        }
    }
    let is_signed = |kept: &Kept| {
        let mut all = registered.signatures.iter();
        all.any(|one| one.attachment == kept.ordinal && one.verdict != "invalid")
    };
    if !registered.files.iter().any(|(kept, _)| is_signed(kept)) {
        notes.push(package_text("unsigned", &[]));
    }
    notes.extend(UNCONFIRMED.map(|key| package_text(key, &[])));
    notes
}
