//! Messages and packages in Vietnamese.

use chrono::{NaiveDate, NaiveDateTime};
use thethuc_package::edxml::{
    Business, BusinessKind, DocumentMessage, Message, Note, Organ, ResponseFor, StatusCode,
    StatusMessage,
};

use crate::messages::package_text;

/// What a message says, a matter a line; what it does not say is left out.
pub(super) fn message(message: &Message) -> Vec<String> {
    let lines = match message {
        Message::Document(document) => of_document(document),
        Message::Status(status) => of_status(status),
    };
    let told = lines.into_iter().filter(|(_, value)| !value.is_empty());
    told.map(|(key, value)| said(key, value)).collect()
}

type Line = (&'static str, String);

fn of_document(message: &DocumentMessage) -> Vec<Line> {
    let code = format!("{}/{}", message.code.number, message.code.notation);
    let kind = message.kind.in_words().unwrap_or_default();
    let to: Vec<String> = message.to.iter().map(organ).collect();
    let mut lines = vec![
        ("from", organ(&message.from)),
        ("to", to.join("; ")),
        ("business", business(&message.business)),
        (
            "document",
            dated(&format!("{kind} {code}"), message.promulgated),
        ),
        ("document-id", message.document_id.clone()),
        ("subject", message.subject.clone()),
        ("content", message.content.clone()),
        ("signer", message.signer.full_name.clone()),
        ("due", day(message.due_date)),
        ("appendixes", message.other.appendixes.join("; ")),
    ];
    lines.extend(
        message
            .response_for
            .iter()
            .map(|one| ("answers", answered(one))),
    );
    for replaced in &message.business.replacements {
        lines.push(("replaces", replaced.document_id.clone()));
    }
    for trace in &message.traces {
        lines.push(("trace", moment(&trace.organ_id, trace.at)));
    }
    lines
}

fn of_status(message: &StatusMessage) -> Vec<Line> {
    vec![
        ("from", organ(&message.from)),
        ("status", status(message.status)),
        ("answers", answered(&message.response_for)),
        ("staff", message.staff.staff.clone()),
        ("description", message.description.clone()),
        ("at", moment("", message.at)),
    ]
}

fn status(code: StatusCode) -> String {
    package_text(&format!("status-{}", code.code()), &[])
}

fn organ(organ: &Organ) -> String {
    match organ.name.as_str() {
        "" => organ.organ_id.clone(),
        name => format!("{name} ({})", organ.organ_id),
    }
}

fn business(business: &Business) -> String {
    let key = match business.kind {
        BusinessKind::New => "business-new",
        BusinessKind::Recall => "business-recall",
        BusinessKind::Update => "business-update",
        BusinessKind::Replace => "business-replace",
    };
    let what = package_text(key, &[]);
    let parts = [what, business.document_id.clone(), business.reason.clone()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

fn answered(answered: &ResponseFor) -> String {
    let code = match answered.code.as_str() {
        "" => &answered.document_id,
        code => code,
    };
    let of = match answered.organ_id.as_str() {
        "" => String::new(),
        id => format!(" ({id})"),
    };
    dated(&format!("{code}{of}"), answered.promulgated)
}

fn dated(what: &str, date: Option<NaiveDate>) -> String {
    let date = date.map(|date| date.format(" ngày %d/%m/%Y").to_string());
    format!("{}{}", what.trim(), date.unwrap_or_default())
}

fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.format("%d/%m/%Y").to_string())
}

fn moment(what: &str, at: Option<NaiveDateTime>) -> String {
    let at = at.map(|at| at.format(" %H:%M:%S %d/%m/%Y").to_string());
    format!("{what}{}", at.unwrap_or_default())
        .trim()
        .to_owned()
}

/// What was not understood of a message.
pub(super) fn note(note: &Note) -> String {
    let text = |key: &str, args: &[(&str, &str)]| {
        let args: Vec<(&str, String)> = args
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        package_text(key, &args)
    };
    match note {
        Note::Namespace(name) => text("namespace", &[("name", name)]),
        Note::XmlSignature { subject } if subject.is_empty() => text("xml-signature", &[]),
        Note::XmlSignature { subject } => text("xml-signature-of", &[("name", subject)]),
        Note::Lacking { element } => text("lacking", &[("element", element)]),
        Note::Unreadable { element, value } => {
            text("unreadable", &[("element", element), ("value", value)])
        }
        Note::KindUnclear { group, detail } => {
            text("kind-unclear", &[("group", group), ("detail", detail)])
        }
        Note::Renamed { given, name } => text("renamed", &[("given", given), ("name", name)]),
        Note::Packed { name } => text("packed", &[("name", name)]),
        Note::Unlisted { name } => text("unlisted", &[("name", name)]),
        Note::Beside { name } => text("beside", &[("name", name)]),
    }
}

fn said(key: &str, value: String) -> String {
    package_text(&format!("said-{key}"), &[("value", value)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_and_every_status_has_a_text_with_its_values() {
        let x = || "giá trị".to_owned();
        let notes = [
            Note::Namespace(x()),
            Note::XmlSignature { subject: x() },
            Note::Lacking {
                element: "giá trị"
            },
            Note::Unreadable {
                element: x(),
                value: x(),
            },
            Note::KindUnclear {
                group: x(),
                detail: x(),
            },
            Note::Renamed {
                given: x(),
                name: x(),
            },
            Note::Packed { name: x() },
            Note::Unlisted { name: x() },
            Note::Beside { name: x() },
        ];
        for one in &notes {
            let text = note(one);
            assert!(text.contains("giá trị") && !text.contains('…'), "{text}");
        }
        let subject = String::new();
        assert!(note(&Note::XmlSignature { subject }).contains("không kiểm tra"));
        for code in StatusCode::ALL {
            assert_ne!(status(*code), "");
        }
    }
}
