//! The header of a message, read.

use super::codes::{BusinessKind, Change, Priority, StatusCode, Steering};
use super::message::{
    Business, DocumentInfo, DocumentKind, DocumentMessage, Message, Organ, OtherInfo, Receiver,
    Replacement, ResponseFor, Staff, StatusMessage, Trace,
};
use super::node::Element;
use super::note::Note;
use super::{ADMINISTRATIVE, KINDS};
use crate::PackageError;

/// A message without its files.
pub(super) fn message(header: Element<'_>) -> Result<Message, PackageError> {
    let own = header.need(&["MessageHeader"])?;
    if let Some(signature) = header.find("Signature")? {
        signature.note(Note::XmlSignature {
            subject: subject(signature)?,
        });
    }
    if own.find("StatusCode")?.is_some() {
        return Ok(Message::Status(Box::new(status(own)?)));
    }
    let traces = header.find("TraceHeaderList")?;
    Ok(Message::Document(Box::new(document(own, traces)?)))
}

/// Whom a signature on the XML says that it is by.
fn subject(signature: Element<'_>) -> Result<String, PackageError> {
    let Some(info) = signature.find("KeyInfo")? else {
        return Ok(String::new());
    };
    let data = info.find("X509Data")?.unwrap_or(info);
    Ok(data
        .texts("X509SubjectName")
        .into_iter()
        .next()
        .unwrap_or_default())
}

fn status(header: Element<'_>) -> Result<StatusMessage, PackageError> {
    let code = header.text("StatusCode")?;
    let unknown = || PackageError::BadValue {
        element: "StatusCode".to_owned(),
        value: code.clone(),
    };
    Ok(StatusMessage {
        from: from(header)?,
        response_for: response_for(header.need(&["ResponseFor"])?)?,
        staff: header.part::<Staff>("StaffInfo")?,
        status: StatusCode::of(&code).ok_or_else(unknown)?,
        description: header.text("Description")?,
        at: header.moment("Timestamp")?,
    })
}

fn from(header: Element<'_>) -> Result<Organ, PackageError> {
    let from = header.need(&["From"])?;
    from.need(&["OrganId"])?;
    from.as_part()
}

fn document(
    header: Element<'_>,
    traces: Option<Element<'_>>,
) -> Result<DocumentMessage, PackageError> {
    let info = header.find("PromulgationInfo")?;
    let message = DocumentMessage {
        from: from(header)?,
        to: header
            .all("To")
            .map(Element::as_part)
            .collect::<Result<_, _>>()?,
        document_id: header.text("DocumentId")?,
        code: header.part("Code")?,
        place: info.map_or_else(|| Ok(String::new()), |info| info.text("Place"))?,
        promulgated: info.map_or(Ok(None), |info| info.day("PromulgationDate"))?,
        kind: header.part("DocumentType")?,
        subject: header.text("Subject")?,
        content: header.text("Content")?,
        signer: header.part("SignerInfo")?,
        due_date: header.day("DueDate")?,
        other: header
            .find("OtherInfo")?
            .map_or_else(|| Ok(OtherInfo::default()), other)?,
        response_for: header
            .all("ResponseFor")
            .map(response_for)
            .collect::<Result<_, _>>()?,
        steering: steering(header)?,
        to_places: header.list("ToPlaces", "Place")?,
        business: business(traces)?,
        traces: traces.map_or_else(|| Ok(Vec::new()), all_traces)?,
        attachments: Vec::new(),
    };
    lacking(header, &message);
    Ok(message)
}

/// What the register cannot be without — NĐ 30/2020/NĐ-CP, PL IV/VI.
fn lacking(header: Element<'_>, message: &DocumentMessage) {
    for (element, is_there) in [
        ("From/OrganName", !message.from.name.is_empty()),
        ("CodeNumber", !message.code.number.is_empty()),
        ("CodeNotation", !message.code.notation.is_empty()),
        ("PromulgationDate", message.promulgated.is_some()),
        ("Subject", !message.subject.is_empty()),
    ] {
        if !is_there {
            header.note(Note::Lacking { element });
        }
    }
    let kind = &message.kind;
    let says_something = !kind.group.is_empty() || !kind.detail.is_empty();
    if kind.in_words().is_none() && says_something {
        header.note(Note::KindUnclear {
            group: kind.group.clone(),
            detail: kind.detail.clone(),
        });
    }
}

impl DocumentKind {
    /// Tên loại: its name where it is there, and otherwise what its number means where that is
    /// clear. `Type` alone is not: 2 is decisions for some and administrative documents for others.
    #[must_use]
    pub fn in_words(&self) -> Option<&str> {
        if !self.name.is_empty() {
            return Some(&self.name);
        }
        let number: usize = match (self.group.as_str(), self.detail.as_str()) {
            (ADMINISTRATIVE, detail) => detail.parse().ok()?,
            _ => return None,
        };
        KINDS.get(number.checked_sub(1)?).copied()
    }

    /// The kind of that name, as it is written here; the name alone where it is none of the decree.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let lower = name.to_lowercase();
        let place = KINDS.iter().position(|kind| kind.to_lowercase() == lower);
        let number = place.map(|place| (place + 1).to_string());
        Self {
            group: number.as_ref().map_or("", |_| ADMINISTRATIVE).to_owned(),
            detail: number.unwrap_or_default(),
            name: name.to_owned(),
        }
    }
}

fn other(info: Element<'_>) -> Result<OtherInfo, PackageError> {
    Ok(OtherInfo {
        priority: info.value("Priority", Priority::of)?,
        sphere: info.text("SphereOfPromulgation")?,
        typer_notation: info.text("TyperNotation")?,
        copies: info.value("PromulgationAmount", |text| text.parse().ok())?,
        pages: info.value("PageAmount", |text| text.parse().ok())?,
        direction: info.text("Direction")?,
        appendixes: info.list("Appendixes", "Appendix")?,
    })
}

fn response_for(answered: Element<'_>) -> Result<ResponseFor, PackageError> {
    Ok(ResponseFor {
        organ_id: answered.text("OrganId")?,
        code: answered.text("Code")?,
        document_id: answered.text("DocumentId")?,
        promulgated: answered.day("PromulgationDate")?,
    })
}

/// Builders that know no steering write 0, which the standard has not.
fn steering(header: Element<'_>) -> Result<Option<Steering>, PackageError> {
    if header.text("SteeringType")? == "0" {
        return Ok(None);
    }
    header.value("SteeringType", Steering::of)
}

fn business(traces: Option<Element<'_>>) -> Result<Business, PackageError> {
    let found = traces.map_or(Ok(None), |traces| traces.find("Bussiness"))?;
    let Some(own) = found else {
        return Ok(Business::default());
    };
    let code = own.text("BussinessDocType")?;
    let kind = match code.as_str() {
        "" => BusinessKind::New,
        code => BusinessKind::of(code).ok_or_else(|| PackageError::BadValue {
            element: "BussinessDocType".to_owned(),
            value: code.to_owned(),
        })?,
    };
    let replaced = own.find("ReplacementInfoList")?;
    let replaced = replaced
        .into_iter()
        .flat_map(|list| list.all("ReplacementInfo"));
    Ok(Business {
        kind,
        reason: own.text("BussinessDocReason")?,
        paper: own.value("Paper", read_flag)?.unwrap_or_default(),
        document_id: own.text("DocumentId")?,
        info: own
            .all("BussinessDocumentInfo")
            .map(document_info)
            .collect::<Result<_, _>>()?,
        staff: own
            .all("StaffInfo")
            .map(Element::as_part)
            .collect::<Result<_, _>>()?,
        replacements: replaced.map(replacement).collect::<Result<_, _>>()?,
    })
}

fn read_flag(text: &str) -> Option<bool> {
    match text {
        "0" | "false" => Some(false),
        "1" | "true" => Some(true),
        _ => None,
    }
}

fn document_info(info: Element<'_>) -> Result<DocumentInfo, PackageError> {
    let list = info.find("ReceiverList")?;
    let receivers = list.into_iter().flat_map(|list| list.all("Receiver"));
    Ok(DocumentInfo {
        document: info.text("DocumentInfo")?,
        receiver: info.text("DocumentReceiver")?,
        receivers: receivers.map(receiver).collect::<Result<_, _>>()?,
    })
}

fn receiver(receiver: Element<'_>) -> Result<Receiver, PackageError> {
    let code = receiver.text("ReceiverType")?;
    let unknown = || PackageError::BadValue {
        element: "ReceiverType".to_owned(),
        value: code.clone(),
    };
    Ok(Receiver {
        change: Change::of(&code).ok_or_else(unknown)?,
        organ_id: receiver.text("OrganId")?,
    })
}

fn replacement(info: Element<'_>) -> Result<Replacement, PackageError> {
    Ok(Replacement {
        document_id: info.text("DocumentId")?,
        organ_ids: info.list("OrganIdList", "OrganId")?,
    })
}

fn all_traces(list: Element<'_>) -> Result<Vec<Trace>, PackageError> {
    let trace = |trace: Element<'_>| {
        Ok(Trace {
            organ_id: trace.text("OrganId")?,
            at: trace.moment("Timestamp")?,
        })
    };
    list.all("TraceHeader").map(trace).collect()
}
