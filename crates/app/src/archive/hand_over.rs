//! A hồ sơ as a folder to hand over: every document as PDF or as the file that came, the metadata
//! of PL VI as XML, the mục lục, and the SHA-256 of each file — NĐ 30/2020/NĐ-CP, Điều 30.3.b;
//! PL VI, Phần I, III.4.g.

use std::path::Path;

use thethuc_archive::{
    Attachment, Entry, Filing, HoSo, KeptSignature, Number, OfficeArchive, Step, Version,
};
use thethuc_package::names::file_name;

use crate::App;
use crate::archive::drafts::drafted;
use crate::archive::metadata::metadata;
use crate::archive::print::contents_pdf;
use crate::dto::{ExportHoSoArgs, WrittenFile};
use crate::error::AppError;
use crate::files;
use crate::new_folder::NewFolder;
use crate::pages;

/// A document of the hồ sơ, as it is exported.
pub(super) struct Item {
    pub(super) filing: Filing,
    pub(super) entry: Entry,
    pub(super) version: Version,
    pub(super) number: Option<Number>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) signatures: Vec<KeptSignature>,
    pub(super) steps: Vec<Step>,
}

/// Exports a hồ sơ into a new folder, which is there whole or not at all; every file that was written.
pub(crate) fn export_ho_so(app: &App, args: ExportHoSoArgs) -> Result<Vec<WrittenFile>, AppError> {
    let (ho_so, items) = app.with_archive(|archive| {
        let ho_so = archive.ho_so(args.id)?;
        Ok((ho_so, items(archive, args.id)?))
    })?;
    let facts = items.iter();
    app.may_be_packed(facts.map(|item| (item.filing.document, &item.version.facts)))?;
    let above = Path::new(&args.folder);
    files::make_folder(above)?;
    let folder = NewFolder::beside(&above.join(folder_name(&ho_so)))?;
    let (mut written, mut sums) = (Vec::new(), String::new());
    let mut write = |name: &str, bytes: &[u8]| {
        sums += &format!("{}  {name}\n", files::sha256(bytes));
        folder.write(name, bytes).map(|file| written.push(file))
    };
    write("ho-so.xml", &metadata(&ho_so, &items)?)?;
    write("muc-luc.pdf", &contents_pdf(app, args.id)?)?;
    for item in &items {
        let place = item.filing.position;
        for file in files_of(app, item)? {
            // Two files of one name stay two files.
            let name = match file.ordinal {
                None => file.name,
                Some(ordinal) => format!("{ordinal:02}-{}", file_name(&file.name)),
            };
            write(&format!("{place:03}/{name}"), &file.bytes)?;
        }
    }
    written.push(folder.write("SHA256SUMS.txt", sums.as_bytes())?);
    folder.put()?;
    Ok(written)
}

/// The name of the folder: the symbol and year, in letters that every disk takes.
fn folder_name(ho_so: &HoSo) -> String {
    let name = format!("{}-{}", ho_so.facts.file_notation, ho_so.facts.file_catalog);
    file_name(&name)
}

pub(super) fn items(archive: &OfficeArchive, ho_so: i64) -> Result<Vec<Item>, AppError> {
    let mut items = Vec::new();
    for (filing, version) in archive.contents(ho_so)? {
        let document = filing.document;
        items.push(Item {
            filing,
            entry: archive.entry(document)?,
            number: archive.number(document)?,
            attachments: archive.attachments(document)?,
            signatures: archive.signatures(document)?,
            steps: archive.steps(document)?,
            version,
        });
    }
    Ok(items)
}

/// A file of a document of the hồ sơ.
pub(super) struct Held {
    /// Which of its attached files; none for its pages, where it was drafted here.
    pub(super) ordinal: Option<u32>,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The files of a document: its pages, where it was drafted here, and what is attached.
pub(super) fn files_of(app: &App, item: &Item) -> Result<Vec<Held>, AppError> {
    let mut found = Vec::new();
    if item.version.content.is_some() {
        let document = app.with_archive(|archive| drafted(archive, item.filing.document, None))?;
        found.push(Held {
            ordinal: None,
            name: "van-ban.pdf".to_owned(),
            bytes: pages::as_pdf(app, &document)?,
        });
    }
    for file in &item.attachments {
        found.push(Held {
            ordinal: Some(file.ordinal),
            name: file.name.clone(),
            bytes: app.with_archive(|archive| Ok(archive.attachment_bytes(file)?))?,
        });
    }
    Ok(found)
}
