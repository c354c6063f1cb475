//! Messages written: one form, that of QCVN 102:2016/BTTTT, in the order of its elements.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::codes::BusinessKind;
use super::message::{
    Attachment, Business, DocumentInfo, DocumentMessage, Message, OtherInfo, Replacement,
    ResponseFor, StatusMessage, Trace,
};
use super::texts::Texts;
use super::{NAMESPACE, values};
use crate::names::{ending, file_name};
use crate::organ_id::is_organ_id;
use crate::unpack::zip_of;
use crate::xml::{Xml, nested, nested_with, text_with};
use crate::{PackageError, uuid_of, xml};

/// What the content of every attached file is, as it is written.
const ZIP: &str = "application/zip";

impl Message {
    /// The message as a file.
    ///
    /// # Errors
    /// [`PackageError::Blank`] and [`PackageError::OrganId`] for what no receiver could take in: a
    /// document needs its sender, receivers, số, ký hiệu, date, trích yếu and a file; a recall needs
    /// no file.
    pub fn write(&self) -> Result<Vec<u8>, PackageError> {
        self.check()?;
        let write = |xml: &mut Xml| match self {
            Self::Document(message) => document_file(xml, message),
            Self::Status(message) => status_file(xml, message),
        };
        Ok(xml::file(|xml| {
            nested_with(xml, "edXML", &[("xmlns", NAMESPACE)], write)
        })?)
    }

    fn check(&self) -> Result<(), PackageError> {
        match self {
            Self::Document(message) => message.check(),
            Self::Status(message) => {
                organ_id(&message.from.organ_id)?;
                organ_id(&message.response_for.organ_id)?;
                needed("ResponseFor/Code", !message.response_for.code.is_empty())
            }
        }
    }
}

impl DocumentMessage {
    fn check(&self) -> Result<(), PackageError> {
        organ_id(&self.from.organ_id)?;
        needed("To", !self.to.is_empty())?;
        for to in &self.to {
            organ_id(&to.organ_id)?;
        }
        needed("CodeNumber", !self.code.number.is_empty())?;
        needed("CodeNotation", !self.code.notation.is_empty())?;
        needed("PromulgationDate", self.promulgated.is_some())?;
        needed("Subject", !self.subject.is_empty())?;
        let has_files = !self.attachments.is_empty() || self.business.kind == BusinessKind::Recall;
        needed("Attachment", has_files)
    }
}

fn needed(element: &'static str, is_there: bool) -> Result<(), PackageError> {
    is_there
        .then_some(())
        .ok_or(PackageError::Blank { element })
}

fn organ_id(text: &str) -> Result<(), PackageError> {
    needed("OrganId", !text.is_empty())?;
    let bad = || PackageError::OrganId(text.to_owned());
    is_organ_id(text).then_some(()).ok_or_else(bad)
}

fn document_file(xml: &mut Xml, message: &DocumentMessage) -> io::Result<()> {
    let attached: Vec<Attached<'_>> = message.attachments.iter().zip(1..).map(attached).collect();
    envelope(
        xml,
        |xml| {
            nested(xml, "edXML:MessageHeader", |xml| header(xml, message))?;
            nested(xml, "edXML:TraceHeaderList", |xml| {
                business(xml, &message.business)?;
                message.traces.iter().try_for_each(|one| trace(xml, one))
            })
        },
        |xml| manifest(xml, &attached),
    )?;
    if attached.is_empty() {
        return Ok(());
    }
    nested(xml, "AttachmentEncoded", |xml| {
        attached.iter().try_for_each(|one| one.content(xml))
    })
}

fn status_file(xml: &mut Xml, message: &StatusMessage) -> io::Result<()> {
    let header = |xml: &mut Xml| {
        part(xml, "From", &message.from)?;
        response_for(xml, &message.response_for)?;
        part(xml, "StaffInfo", &message.staff)?;
        element(xml, "StatusCode", message.status.code())?;
        element(xml, "Description", &message.description)?;
        element(xml, "Timestamp", &values::moment(message.at))
    };
    envelope(
        xml,
        |xml| nested(xml, "edXML:MessageHeader", header),
        |_| Ok(()),
    )
}

fn envelope(
    xml: &mut Xml,
    header: impl FnOnce(&mut Xml) -> io::Result<()>,
    body: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let own = [("xmlns:edXML", NAMESPACE)];
    nested_with(xml, "edXML:edXMLEnvelope", &own, |xml| {
        nested(xml, "edXML:edXMLHeader", header)?;
        body(xml)
    })
}

fn header(xml: &mut Xml, message: &DocumentMessage) -> io::Result<()> {
    part(xml, "From", &message.from)?;
    message.to.iter().try_for_each(|to| part(xml, "To", to))?;
    element(xml, "DocumentId", &message.document_id)?;
    part(xml, "Code", &message.code)?;
    nested(xml, "edXML:PromulgationInfo", |xml| {
        element(xml, "Place", &message.place)?;
        element(xml, "PromulgationDate", &values::day(message.promulgated))
    })?;
    part(xml, "DocumentType", &message.kind)?;
    element(xml, "Subject", &message.subject)?;
    element(xml, "Content", &message.content)?;
    part(xml, "SignerInfo", &message.signer)?;
    element(xml, "DueDate", &values::day(message.due_date))?;
    nested(xml, "edXML:OtherInfo", |xml| other(xml, &message.other))?;
    let mut answered = message.response_for.iter();
    answered.try_for_each(|one| response_for(xml, one))?;
    let steering = message.steering.map_or("", |steering| steering.code());
    element(xml, "SteeringType", steering)?;
    list(xml, "ToPlaces", "Place", &message.to_places)
}

fn other(xml: &mut Xml, other: &OtherInfo) -> io::Result<()> {
    element(xml, "Priority", other.priority.map_or("", |one| one.code()))?;
    element(xml, "SphereOfPromulgation", &other.sphere)?;
    element(xml, "TyperNotation", &other.typer_notation)?;
    element(xml, "PromulgationAmount", &number(other.copies))?;
    element(xml, "PageAmount", &number(other.pages))?;
    element(xml, "Direction", &other.direction)?;
    list(xml, "Appendixes", "Appendix", &other.appendixes)
}

fn response_for(xml: &mut Xml, answered: &ResponseFor) -> io::Result<()> {
    nested(xml, "edXML:ResponseFor", |xml| {
        element(xml, "OrganId", &answered.organ_id)?;
        element(xml, "Code", &answered.code)?;
        element(xml, "DocumentId", &answered.document_id)?;
        element(xml, "PromulgationDate", &values::day(answered.promulgated))
    })
}

fn business(xml: &mut Xml, business: &Business) -> io::Result<()> {
    nested(xml, "edXML:Bussiness", |xml| {
        element(xml, "BussinessDocType", business.kind.code())?;
        element(xml, "BussinessDocReason", &business.reason)?;
        element(xml, "Paper", if business.paper { "1" } else { "0" })?;
        element(xml, "DocumentId", &business.document_id)?;
        let mut info = business.info.iter();
        info.try_for_each(|one| document_info(xml, one))?;
        let mut staff = business.staff.iter();
        staff.try_for_each(|one| part(xml, "StaffInfo", one))?;
        if business.replacements.is_empty() {
            return Ok(());
        }
        nested(xml, "edXML:ReplacementInfoList", |xml| {
            let mut replaced = business.replacements.iter();
            replaced.try_for_each(|one| replacement(xml, one))
        })
    })
}

fn document_info(xml: &mut Xml, info: &DocumentInfo) -> io::Result<()> {
    nested(xml, "edXML:BussinessDocumentInfo", |xml| {
        element(xml, "DocumentInfo", &info.document)?;
        element(xml, "DocumentReceiver", &info.receiver)?;
        nested(xml, "edXML:ReceiverList", |xml| {
            info.receivers.iter().try_for_each(|receiver| {
                nested(xml, "edXML:Receiver", |xml| {
                    element(xml, "ReceiverType", receiver.change.code())?;
                    element(xml, "OrganId", &receiver.organ_id)
                })
            })
        })
    })
}

fn replacement(xml: &mut Xml, replaced: &Replacement) -> io::Result<()> {
    nested(xml, "edXML:ReplacementInfo", |xml| {
        element(xml, "DocumentId", &replaced.document_id)?;
        list(xml, "OrganIdList", "OrganId", &replaced.organ_ids)
    })
}

fn trace(xml: &mut Xml, trace: &Trace) -> io::Result<()> {
    nested(xml, "edXML:TraceHeader", |xml| {
        element(xml, "OrganId", &trace.organ_id)?;
        element(xml, "Timestamp", &values::moment(trace.at))
    })
}

/// An attached file with what names it inside the message.
struct Attached<'a> {
    uuid: String,
    name: String,
    file: &'a Attachment,
}

fn attached((file, ordinal): (&Attachment, u32)) -> Attached<'_> {
    Attached {
        uuid: uuid_of(&[&ordinal.to_be_bytes(), file.name.as_bytes(), &file.bytes]),
        name: file_name(&file.name),
        file,
    }
}

fn manifest(xml: &mut Xml, attached: &[Attached<'_>]) -> io::Result<()> {
    nested(xml, "edXML:edXMLBody", |xml| {
        nested_with(xml, "edXML:edXMLManifest", &[("version", "1.0")], |xml| {
            attached.iter().try_for_each(|one| one.reference(xml))
        })
    })
}

impl Attached<'_> {
    fn content_id(&self) -> String {
        format!("cid:{}", self.uuid)
    }

    fn reference(&self, xml: &mut Xml) -> io::Result<()> {
        nested(xml, "edXML:Reference", |xml| {
            element(xml, "ContentId", &self.content_id())?;
            element(xml, "ContentType", ZIP)?;
            element(xml, "Description", &self.file.description)?;
            element(xml, "AttachmentName", &self.name)
        })
    }

    /// Its bytes: a container of one file, as base64.
    fn content(&self, xml: &mut Xml) -> io::Result<()> {
        let tail = ending(&self.name).map_or_else(String::new, |ending| format!(".{ending}"));
        let packed = zip_of(&format!("{}{tail}", self.uuid), &self.file.bytes)?;
        nested(xml, "Attachment", |xml| {
            text_with(xml, "ContentId", &[], &self.content_id())?;
            text_with(xml, "AttachmentName", &[], &self.name)?;
            text_with(xml, "Description", &[], &self.file.description)?;
            text_with(xml, "ContentType", &[], ZIP)?;
            text_with(xml, "ContentTransferEncoded", &[], &STANDARD.encode(packed))
        })
    }
}

/// A part that holds text alone.
fn part(xml: &mut Xml, name: &str, part: &impl Texts) -> io::Result<()> {
    if part.is_blank() {
        return Ok(());
    }
    nested(xml, &format!("edXML:{name}"), |xml| {
        let texts = part.texts().into_iter();
        texts
            .into_iter()
            .try_for_each(|(name, text)| element(xml, name, text))
    })
}

fn list(xml: &mut Xml, name: &str, item: &str, texts: &[String]) -> io::Result<()> {
    if texts.is_empty() {
        return Ok(());
    }
    nested(xml, &format!("edXML:{name}"), |xml| {
        texts.iter().try_for_each(|text| element(xml, item, text))
    })
}

/// An element with text; a blank one is left out.
fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml::field(xml, &format!("edXML:{name}"), text)
}

fn number(number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}
