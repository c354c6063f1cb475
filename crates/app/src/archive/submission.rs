//! A hồ sơ as a package that an archive takes over: METS, EAD and PREMIS around its files
//! — NĐ 30/2020/NĐ-CP, Điều 30; PL VI, Phần II.

use std::path::Path;

use thethuc_archive::{Act, Direction, HoSo, HoSoFacts};
use thethuc_package::submission::{
    self, DataFile, DocumentRecord, FileRecord, ROOT, SignatureRecord, Submission, data_name,
};
use thethuc_package::{PackageError, uuid_of};

use crate::App;
use crate::archive::hand_over::{Held, Item, files_of, items};
use crate::archive::metadata::{day, number, plain, priority};
use crate::dto::{NoArgs, WriteSubmissionArgs, WrittenPackage};
use crate::error::AppError;
use crate::messages::package_text;
use crate::new_folder::NewFolder;
use crate::packages::{self, SendFault};
use crate::signature::words::in_viet_nam;
use crate::{files, office};

/// What of every package could not be held against the official text.
const UNCONFIRMED: [&str; 3] = [
    "unconfirmed-layout",
    "unconfirmed-fields",
    "unconfirmed-pdf-a",
];

/// Writes a hồ sơ as a package into a new folder, and reads it back before it stands there.
pub(crate) fn write_submission(
    app: &App,
    args: WriteSubmissionArgs,
) -> Result<WrittenPackage, AppError> {
    app.allow(Act::NopLuu)?;
    let (ho_so, items) = app.with_archive(|archive| {
        let ho_so = archive.ho_so(args.ho_so)?;
        Ok((ho_so, items(archive, args.ho_so)?))
    })?;
    if items.is_empty() {
        return Err(SendFault::NoDocument.into());
    }
    let documents = items.iter();
    app.may_be_packed(documents.map(|item| (item.filing.document, &item.version.facts)))?;
    let package = begun(app, &args, &ho_so)?;
    put(app, package, &items, Path::new(&args.folder))
}

/// The package without its documents.
fn begun(app: &App, args: &WriteSubmissionArgs, ho_so: &HoSo) -> Result<Submission, AppError> {
    let facts = &ho_so.facts;
    let profile = office::read_profile(app, NoArgs {})?;
    let ids = [profile.ma_dinh_danh, facts.organ_id.clone()];
    let organ_id = ids.into_iter().find(|id| !id.is_empty());
    let organ_id = organ_id.ok_or(SendFault::NoOrganId)?;
    let fonds = args.fonds.trim();
    let fonds = if fonds.is_empty() { &organ_id } else { fonds };
    if !submission::is_fonds(fonds) {
        let source = PackageError::OrganId(fonds.to_owned());
        let path = args.folder.clone().into();
        return Err(AppError::Package { path, source });
    }
    let created = in_viet_nam(app.now());
    let moment = created.to_rfc3339();
    let id = ho_so.id.to_be_bytes();
    Ok(Submission {
        fonds: fonds.to_owned(),
        uuid: uuid_of(&[organ_id.as_bytes(), &id, moment.as_bytes()]),
        organ_name: app.with_archive(|archive| Ok(archive.office()?))?,
        created,
        software: "Thể Thức".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        file: file(facts, &organ_id),
        organ_id,
        documents: Vec::new(),
        about: String::new(),
    })
}

fn file(facts: &HoSoFacts, organ_id: &str) -> FileRecord {
    let own = Some(&facts.organ_id).filter(|id| !id.is_empty());
    FileRecord {
        organ_id: own.map_or(organ_id, String::as_str).to_owned(),
        file_catalog: facts.file_catalog,
        file_notation: facts.file_notation.clone(),
        title: facts.title.clone(),
        maintenance: facts.maintenance.clone(),
        rights: facts.rights.clone(),
        creator: facts.creator.clone(),
        language: facts.language.clone(),
        start_date: facts.start_date,
        end_date: facts.end_date,
        description: facts.description.clone(),
    }
}

/// A document with its files under the names that they have in the package.
fn record(item: &Item, files: &[Held]) -> DocumentRecord {
    let facts = &item.version.facts;
    let in_did = ["DocOrdinal", "Subject", "IssuedDate"];
    let mut fields = plain(item);
    fields.retain(|(name, _)| !in_did.contains(name));
    fields.extend([
        ("Position", facts.signer.position.clone()),
        ("FullName", facts.signer.full_name.clone()),
    ]);
    fields.extend(facts.to.iter().map(|to| match to.organ_id.as_str() {
        "" => ("To", to.organ_name.clone()),
        id => ("To", format!("{} ({id})", to.organ_name)),
    }));
    fields.push(("Priority", priority(facts.priority).to_owned()));
    if item.entry.direction == Direction::Di {
        fields.push(("IssuedAmount", number(facts.issued_amount)));
    }
    fields.push(("DueDate", day(facts.due_date)));
    let acts = item.steps.iter().map(|step| submission::Act {
        act: step.act.id().to_owned(),
        at: in_viet_nam(step.at),
        who: step.who.clone(),
        comment: step.comment.clone(),
    });
    DocumentRecord {
        ordinal: item.filing.position,
        fields,
        pages: facts.page_amount.unwrap_or_default(),
        subject: facts.subject.clone(),
        issued: item.entry.issued,
        acts: acts.collect(),
        files: files.iter().map(|file| data_file(item, file)).collect(),
    }
}

fn data_file(item: &Item, file: &Held) -> DataFile {
    let of_file = item
        .signatures
        .iter()
        .filter(|one| Some(one.attachment) == file.ordinal);
    let signatures = of_file.map(|one| SignatureRecord {
        verdict: one.verdict.clone(),
        lines: one.lines.clone(),
    });
    DataFile {
        name: data_name(
            item.filing.position,
            file.ordinal.unwrap_or_default(),
            &file.name,
        ),
        original: file.name.clone(),
        bytes: file.bytes.len() as u64,
        sha256: files::sha256(&file.bytes),
        signatures: signatures.collect(),
    }
}

/// What whoever hands it over should know.
fn notes(package: &Submission) -> Vec<String> {
    let open = package.file.end_date.is_none().then_some("open-ho-so");
    let keys = open.into_iter().chain(UNCONFIRMED);
    keys.map(|key| package_text(key, &[])).collect()
}

/// What a person should know of the package, as it stands in it.
fn about(package: &Submission) -> String {
    let args = [
        ("objid", package.objid()),
        ("office", package.organ_name.clone()),
        ("code", package.file.file_notation.clone()),
        ("title", package.file.title.clone()),
        ("documents", package.documents.len().to_string()),
        ("day", package.created.format("%d/%m/%Y").to_string()),
    ];
    let mut text = package_text("submission-about", &args);
    for key in UNCONFIRMED {
        text.push_str(&format!("- {}\n", package_text(key, &[])));
    }
    text
}

/// Writes everything beside its place, document by document, reads it back, and puts it there.
fn put(
    app: &App,
    mut package: Submission,
    items: &[Item],
    above: &Path,
) -> Result<WrittenPackage, AppError> {
    let target = above.join(package.folder());
    let folder = NewFolder::beside(&target)?;
    let mut written = Vec::new();
    let mut write =
        |path: &str, bytes: &[u8]| folder.write(path, bytes).map(|file| written.push(file));
    for item in items {
        let files = files_of(app, item)?;
        let record = record(item, &files);
        for (file, held) in record.files.iter().zip(&files) {
            write(&Submission::path_of(file), &held.bytes)?;
        }
        package.documents.push(record);
    }
    package.about = about(&package);
    let failed = |source| AppError::Package {
        path: target.clone(),
        source,
    };
    let mut sha256 = String::new();
    for file in package.described().map_err(failed)? {
        write(&file.path, &file.bytes)?;
        if file.path == ROOT {
            sha256 = files::sha256(&file.bytes);
        }
    }
    let checked = packages::check_folder(folder.path(), &package.folder())?;
    if let Some(fault) = checked.faults.first() {
        return Err(AppError::Defect {
            detail: format!("the package does not hold: {fault:?}"),
        });
    }
    folder.put()?;
    Ok(WrittenPackage {
        path: target.display().to_string(),
        files: written,
        sha256,
        notes: notes(&package),
    })
}
