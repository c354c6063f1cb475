//! Everything about one document.

use thethuc_archive::{Act, OfficeArchive, Step, Version};

use crate::App;
use crate::archive::desk::Settings;
use crate::dto::{ArchivedArgs, ArchivedDocument, VersionLine};
use crate::error::AppError;

/// The steps that can be taken with a document, in the order of its way.
const STEPS: [Act; 10] = [
    Act::LuuBan,
    Act::TrinhDuyet,
    Act::TraLai,
    Act::DongY,
    Act::Ky,
    Act::CapSo,
    Act::CapSoBoSung,
    Act::PhatHanh,
    Act::LuuHoSo,
    Act::HuySo,
];

pub(crate) fn view(app: &App, args: ArchivedArgs) -> Result<ArchivedDocument, AppError> {
    let settings = app.archive_settings()?;
    let by = app.by(&settings);
    app.with_archive(|archive| {
        let shown = show(app, &settings, archive, args.document)?;
        // A document is shown, whether or not it can be remembered.
        let _ = archive.opened(&by, args.document);
        Ok(shown)
    })
}

fn show(
    app: &App,
    settings: &Settings,
    archive: &OfficeArchive,
    document: i64,
) -> Result<ArchivedDocument, AppError> {
    let mut entry = archive.entry(document)?;
    let versions = archive.versions(document)?;
    let last = archive.version(document)?;
    // The index has none of a state secret's.
    entry.subject.clone_from(&last.facts.subject);
    let steps = archive.steps(document)?;
    let way = archive.way(document)?;
    let can = STEPS
        .into_iter()
        .filter(|act| app.may(settings, *act) && way.then(*act).is_ok())
        .collect();
    let ho_so = entry.ho_so.map(|id| archive.ho_so(id)).transpose()?;
    Ok(ArchivedDocument {
        code: entry.code(),
        number: archive.number(document)?,
        fingerprint: last.fingerprint(),
        drafted: last.content.is_some(),
        approved: reopened(&steps, &versions),
        versions: versions.iter().map(version_line).collect(),
        steps,
        attachments: archive.attachments(document)?,
        signatures: archive.signatures(document)?,
        ho_so,
        can,
        entry,
        facts: last.facts,
    })
}

fn version_line(version: &Version) -> VersionLine {
    VersionLine {
        ordinal: version.ordinal,
        at: version.at.to_rfc3339(),
        who: version.who.clone(),
        note: version.note.clone(),
    }
}

/// The version that was last approved, where a later one says something else — Điều 11.3.
fn reopened(steps: &[Step], versions: &[Version]) -> Option<u32> {
    let covered = steps
        .iter()
        .rev()
        .find(|step| step.act == Act::DongY)?
        .fingerprint
        .as_ref()?;
    let approved = versions
        .iter()
        .rfind(|version| version.fingerprint() == *covered)?;
    let last = versions.last()?;
    (approved.ordinal != last.ordinal).then_some(approved.ordinal)
}
