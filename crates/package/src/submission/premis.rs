//! PREMIS 3: the files of a package, and what was done with the documents that they belong to.

use std::collections::BTreeSet;
use std::io;

use chrono::{DateTime, FixedOffset, SecondsFormat};

use super::records::{DataFile, DocumentRecord, MediaType, SignatureRecord, Submission};
use crate::xml::{self, Xml, nested, nested_with, text_with};

const NAMESPACE: &str = "http://www.loc.gov/premis/v3";

/// What identifiers are, in words of their own: the place of a file in the package.
const PATH: &str = "path";
const LOCAL: &str = "local";

pub(super) fn write(submission: &Submission) -> io::Result<Vec<u8>> {
    let attributes = [
        ("xmlns", NAMESPACE),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("version", "3.0"),
    ];
    xml::file(|xml| {
        nested_with(xml, "premis", &attributes, |xml| {
            for document in &submission.documents {
                document
                    .files
                    .iter()
                    .try_for_each(|file| object(xml, file))?;
            }
            let mut documents = submission.documents.iter();
            documents.try_for_each(|one| acts(xml, one))?;
            made(xml, submission)?;
            agents(xml, submission)
        })
    })
}

fn object(xml: &mut Xml, file: &DataFile) -> io::Result<()> {
    nested_with(xml, "object", &[("xsi:type", "file")], |xml| {
        identifier(xml, "object", PATH, &Submission::path_of(file))?;
        file.signatures
            .iter()
            .try_for_each(|one| signature(xml, one))?;
        nested(xml, "objectCharacteristics", |xml| {
            nested(xml, "fixity", |xml| {
                text_with(xml, "messageDigestAlgorithm", &[], "SHA-256")?;
                text_with(xml, "messageDigest", &[], &file.sha256)
            })?;
            text_with(xml, "size", &[], &file.bytes.to_string())?;
            nested(xml, "format", |xml| {
                nested(xml, "formatDesignation", |xml| {
                    text_with(xml, "formatName", &[], MediaType::of(&file.name).0)
                })
            })
        })?;
        text_with(xml, "originalName", &[], &file.original)
    })
}

/// What a signature of a file was worth when the file came; the register keeps no time of that.
fn signature(xml: &mut Xml, signature: &SignatureRecord) -> io::Result<()> {
    let said = format!("{}\n{}", signature.verdict, signature.lines.join("\n"));
    nested(xml, "significantProperties", |xml| {
        text_with(xml, "significantPropertiesType", &[], "digital signature")?;
        text_with(xml, "significantPropertiesValue", &[], &said)
    })
}

/// What was done with a document.
fn acts(xml: &mut Xml, document: &DocumentRecord) -> io::Result<()> {
    let files: Vec<String> = document.files.iter().map(Submission::path_of).collect();
    for (act, ordinal) in document.acts.iter().zip(1..) {
        let event = Event {
            id: format!("{}-{ordinal}", document.ordinal),
            kind: &act.act,
            at: act.at,
            detail: &act.comment,
            by: &act.who,
            files: &files,
        };
        event.write(xml)?;
    }
    Ok(())
}

/// Everybody who did something, each once, and the program.
fn agents(xml: &mut Xml, submission: &Submission) -> io::Result<()> {
    let acts = submission.documents.iter().flat_map(|one| &one.acts);
    let people: BTreeSet<&str> = acts.map(|act| act.who.as_str()).collect();
    for name in people.into_iter().filter(|name| !name.is_empty()) {
        nested(xml, "agent", |xml| {
            identifier(xml, "agent", LOCAL, name)?;
            text_with(xml, "agentName", &[], name)?;
            text_with(xml, "agentType", &[], "person")
        })?;
    }
    nested(xml, "agent", |xml| {
        identifier(xml, "agent", LOCAL, &submission.software)?;
        text_with(xml, "agentName", &[], &submission.software)?;
        text_with(xml, "agentType", &[], "software")?;
        text_with(xml, "agentVersion", &[], &submission.version)
    })
}

/// That the package was made.
fn made(xml: &mut Xml, submission: &Submission) -> io::Result<()> {
    let event = Event {
        id: submission.uuid.clone(),
        kind: "creation",
        at: submission.created,
        detail: &submission.objid(),
        by: &submission.software,
        files: &[],
    };
    event.write(xml)
}

/// Something that was done.
struct Event<'a> {
    id: String,
    kind: &'a str,
    at: DateTime<FixedOffset>,
    detail: &'a str,
    by: &'a str,
    files: &'a [String],
}

impl Event<'_> {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Secs, false);
        nested(xml, "event", |xml| {
            identifier(xml, "event", LOCAL, &self.id)?;
            text_with(xml, "eventType", &[], self.kind)?;
            text_with(xml, "eventDateTime", &[], &at)?;
            if !self.detail.is_empty() {
                nested(xml, "eventDetailInformation", |xml| {
                    text_with(xml, "eventDetail", &[], self.detail)
                })?;
            }
            if !self.by.is_empty() {
                identifier(xml, "linkingAgent", LOCAL, self.by)?;
            }
            let mut files = self.files.iter();
            files.try_for_each(|path| identifier(xml, "linkingObject", PATH, path))
        })
    }
}

fn identifier(xml: &mut Xml, what: &str, kind: &str, value: &str) -> io::Result<()> {
    nested(xml, &format!("{what}Identifier"), |xml| {
        text_with(xml, &format!("{what}IdentifierType"), &[], kind)?;
        text_with(xml, &format!("{what}IdentifierValue"), &[], value)
    })
}
