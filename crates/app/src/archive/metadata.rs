//! The metadata of a hồ sơ and of its documents as XML, with the field names of NĐ 30/2020/NĐ-CP,
//! PL VI, Phần II.

use std::io;

use chrono::{DateTime, FixedOffset, NaiveDate};
use thethuc_archive::{Direction, Facts, HoSo, HoSoFacts, Signer, Urgency};
use thethuc_package::xml::{self, Xml, field, nested};

use crate::archive::hand_over::Item;
use crate::error::AppError;

/// The file.
pub(super) fn metadata(ho_so: &HoSo, items: &[Item]) -> Result<Vec<u8>, AppError> {
    xml::file(|xml| write(xml, ho_so, items)).map_err(|error| AppError::Output {
        format: "XML",
        source: Box::new(error),
    })
}

fn write(xml: &mut Xml, ho_so: &HoSo, items: &[Item]) -> io::Result<()> {
    nested(xml, "File", |xml| {
        file(xml, &ho_so.facts, items)?;
        for item in items {
            nested(xml, "Document", |xml| document(xml, &ho_so.facts, item))?;
        }
        Ok(())
    })
}

/// Phần II, mục III.
fn file(xml: &mut Xml, facts: &HoSoFacts, items: &[Item]) -> io::Result<()> {
    let pages = items
        .iter()
        .filter_map(|item| item.version.facts.page_amount);
    file_code(xml, facts)?;
    field(xml, "Title", &facts.title)?;
    field(xml, "Maintenance", &facts.maintenance)?;
    field(xml, "Rights", &facts.rights)?;
    field(xml, "Creator", &facts.creator)?;
    field(xml, "Language", &facts.language)?;
    field(xml, "StartDate", &day(facts.start_date))?;
    field(xml, "EndDate", &day(facts.end_date))?;
    field(xml, "DocTotal", &items.len().to_string())?;
    field(xml, "PageTotal", &pages.sum::<u32>().to_string())?;
    field(xml, "Description", &facts.description)
}

/// Phần II, mục I for a document that goes out, mục II for one that came.
fn document(xml: &mut Xml, file: &HoSoFacts, item: &Item) -> io::Result<()> {
    let facts = &item.version.facts;
    file_code(xml, file)?;
    for (name, value) in plain(item) {
        field(xml, name, &value)?;
    }
    signer(xml, &facts.signer)?;
    if item.entry.direction == Direction::Di {
        sent(xml, facts)?;
    } else {
        field(xml, "Priority", priority(facts.priority))?;
        field(xml, "ToPlaces", &facts.recipients())?;
    }
    field(xml, "DueDate", &day(facts.due_date))?;
    history(xml, item)
}

/// The fields of a document that hold one value each, up to its signatory, in their order.
pub(super) fn plain(item: &Item) -> Vec<(&'static str, String)> {
    let facts = &item.version.facts;
    let mut fields = vec![
        ("DocOrdinal", item.filing.position.to_string()),
        ("TypeName", facts.type_name.clone()),
        ("CodeNumber", item.entry.number.clone()),
        ("CodeNotation", facts.code_notation.clone()),
        ("IssuedDate", day(item.entry.issued)),
        ("OrganName", facts.organ_name.clone()),
        ("Subject", facts.subject.clone()),
        ("Language", facts.language.clone()),
        ("PageAmount", number(facts.page_amount)),
        ("Description", facts.description.clone()),
    ];
    let arrived = item.number.as_ref();
    if let Some(taken) = arrived.filter(|_| item.entry.direction == Direction::Den) {
        fields.push(("ArrivalDate", day(Some(taken.dated))));
        fields.push(("ArrivalNumber", taken.text().to_string()));
    }
    fields
}

fn sent(xml: &mut Xml, facts: &Facts) -> io::Result<()> {
    for to in &facts.to {
        nested(xml, "To", |xml| {
            field(xml, "OrganId", &to.organ_id)?;
            field(xml, "OrganName", &to.organ_name)
        })?;
    }
    field(xml, "Priority", priority(facts.priority))?;
    field(xml, "IssuedAmount", &number(facts.issued_amount))
}

/// What was done with the document and which files it has: kept with it for as long as it is
/// — PL VI, Phần I, III.5.a and III.7.a.
fn history(xml: &mut Xml, item: &Item) -> io::Result<()> {
    for file in &item.attachments {
        nested(xml, "Attachment", |xml| {
            field(xml, "Name", &file.name)?;
            field(xml, "Sha256", &file.sha256)
        })?;
    }
    nested(xml, "TraceHeaderList", |xml| {
        for step in &item.steps {
            nested(xml, "TraceHeader", |xml| {
                field(xml, "Act", step.act.id())?;
                field(xml, "At", &moment(step.at))?;
                field(xml, "Who", &step.who)?;
                field(xml, "Comment", &step.comment)
            })?;
        }
        Ok(())
    })
}

/// Mã hồ sơ.
fn file_code(xml: &mut Xml, facts: &HoSoFacts) -> io::Result<()> {
    nested(xml, "FileCode", |xml| {
        field(xml, "OrganId", &facts.organ_id)?;
        field(xml, "FileCatalog", &facts.file_catalog.to_string())?;
        field(xml, "FileNotation", &facts.file_notation)
    })
}

fn signer(xml: &mut Xml, signer: &Signer) -> io::Result<()> {
    nested(xml, "SignerInfo", |xml| {
        field(xml, "Position", &signer.position)?;
        field(xml, "FullName", &signer.full_name)
    })
}

/// A number of one digit, as `Priority` is typed; the order is that of PL I/III.2.b, from the
/// plain one up.
pub(super) fn priority(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Thuong => "0",
        Urgency::Khan => "1",
        Urgency::ThuongKhan => "2",
        Urgency::HoaToc => "3",
    }
}

/// `dd/mm/yyyy`, ten letters as PL VI types it.
pub(super) fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.format("%d/%m/%Y").to_string())
}

fn moment(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339()
}

pub(super) fn number(number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}
