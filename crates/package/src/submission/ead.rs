//! EAD3: the hồ sơ and its documents. Each field of PL VI stands in the element that EAD has for it,
//! with its name in PL VI as `localtype`.

use std::io;

use chrono::{NaiveDate, SecondsFormat};

use super::records::{DocumentRecord, FileRecord, Submission};
use crate::xml::{self, Xml, empty, nested, nested_with, text_with};

pub(super) fn write(submission: &Submission) -> io::Result<Vec<u8>> {
    let namespace = [("xmlns", "http://ead3.archivists.org/schema/")];
    xml::file(|xml| {
        nested_with(xml, "ead", &namespace, |xml| {
            nested(xml, "control", |xml| control(xml, submission))?;
            nested_with(xml, "archdesc", &[("level", "file")], |xml| {
                file(xml, &submission.file, &submission.documents)?;
                nested(xml, "dsc", |xml| {
                    let mut documents = submission.documents.iter();
                    documents.try_for_each(|one| document(xml, one))
                })
            })
        })
    })
}

/// Who made the description, and when.
fn control(xml: &mut Xml, submission: &Submission) -> io::Result<()> {
    let created = submission
        .created
        .to_rfc3339_opts(SecondsFormat::Secs, false);
    text_with(xml, "recordid", &[], &submission.objid())?;
    nested(xml, "filedesc", |xml| {
        nested(xml, "titlestmt", |xml| {
            text_with(xml, "titleproper", &[], &submission.file.title)
        })
    })?;
    empty(xml, "maintenancestatus", &[("value", "new")])?;
    nested(xml, "maintenanceagency", |xml| {
        text_with(xml, "agencycode", &[], &submission.organ_id)?;
        text_with(xml, "agencyname", &[], &submission.organ_name)
    })?;
    nested(xml, "localtypedeclaration", |xml| {
        text_with(xml, "abbr", &[], "PL VI")?;
        text_with(
            xml,
            "citation",
            &[],
            "Nghị định 30/2020/NĐ-CP, Phụ lục VI, Phần II",
        )
    })?;
    nested(xml, "maintenancehistory", |xml| {
        nested(xml, "maintenanceevent", |xml| {
            empty(xml, "eventtype", &[("value", "created")])?;
            text_with(
                xml,
                "eventdatetime",
                &[("standarddatetime", &created)],
                &created,
            )?;
            empty(xml, "agenttype", &[("value", "machine")])?;
            let agent = format!("{} {}", submission.software, submission.version);
            text_with(xml, "agent", &[], &agent)
        })
    })
}

/// The hồ sơ — PL VI, Phần II, mục III.
fn file(xml: &mut Xml, file: &FileRecord, documents: &[DocumentRecord]) -> io::Result<()> {
    let pages: u32 = documents.iter().map(|document| document.pages).sum();
    nested(xml, "did", |xml| {
        held(xml, "unitid", "OrganId", &file.organ_id)?;
        held(xml, "unitid", "FileCatalog", &file.file_catalog.to_string())?;
        held(xml, "unitid", "FileNotation", &file.file_notation)?;
        held(xml, "unittitle", "Title", &file.title)?;
        day(xml, "StartDate", file.start_date)?;
        day(xml, "EndDate", file.end_date)?;
        held(xml, "physdesc", "DocTotal", &documents.len().to_string())?;
        held(xml, "physdesc", "PageTotal", &pages.to_string())
    })?;
    said(xml, "appraisal", "Maintenance", &file.maintenance)?;
    said(xml, "accessrestrict", "Rights", &file.rights)?;
    said(xml, "odd", "Creator", &file.creator)?;
    said(xml, "odd", "Language", &file.language)?;
    said(xml, "odd", "Description", &file.description)
}

/// A document — PL VI, Phần II, mục I or II.
fn document(xml: &mut Xml, document: &DocumentRecord) -> io::Result<()> {
    nested_with(xml, "c", &[("level", "item")], |xml| {
        nested(xml, "did", |xml| {
            held(xml, "unitid", "DocOrdinal", &document.ordinal.to_string())?;
            held(xml, "unittitle", "Subject", &document.subject)?;
            day(xml, "IssuedDate", document.issued)?;
            document.files.iter().try_for_each(|file| {
                let href = format!("../../{}", Submission::path_of(file));
                empty(xml, "dao", &[("daotype", "borndigital"), ("href", &href)])
            })
        })?;
        let mut fields = document.fields.iter();
        fields.try_for_each(|(name, value)| said(xml, "odd", name, value))
    })
}

/// A field that holds text; a blank one is left out.
fn held(xml: &mut Xml, element: &str, name: &str, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    text_with(xml, element, &[("localtype", name)], text)
}

/// A field that holds a paragraph; a blank one is left out.
fn said(xml: &mut Xml, element: &str, name: &str, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    nested_with(xml, element, &[("localtype", name)], |xml| {
        text_with(xml, "p", &[], text)
    })
}

/// A day: `dd/mm/yyyy` for people, as PL VI types it, and ISO 8601 for programs.
fn day(xml: &mut Xml, name: &str, day: Option<NaiveDate>) -> io::Result<()> {
    let Some(day) = day else {
        return Ok(());
    };
    let normal = day.format("%Y-%m-%d").to_string();
    let attributes = [("localtype", name), ("normal", normal.as_str())];
    text_with(
        xml,
        "unitdate",
        &attributes,
        &day.format("%d/%m/%Y").to_string(),
    )
}
