//! What changed between two versions of a document in the archive.

use thethuc_archive::{Version, changes};
use thethuc_model::FieldPath;

use crate::App;
use crate::archive::drafts::drafted;
use crate::comparing;
use crate::dto::{ChangeKind, ChangeLine, CompareArgs, Comparison};
use crate::error::AppError;
use crate::messages::field_label;

pub(crate) fn compare(app: &App, args: CompareArgs) -> Result<Comparison, AppError> {
    app.with_archive(|archive| {
        let versions = archive.versions(args.document)?;
        let find = |ordinal| versions.iter().find(|version| version.ordinal == ordinal);
        let pair = find(args.before).zip(find(args.after));
        let (before, after) = pair.ok_or_else(|| thethuc_archive::ArchiveError::Unknown {
            what: "version",
            id: args.after.to_string(),
        })?;
        if before.content.is_none() || after.content.is_none() {
            return Ok(of_facts(before, after));
        }
        let [old, new] =
            [args.before, args.after].map(|ordinal| drafted(archive, args.document, Some(ordinal)));
        comparing::compare(app, &old?, &new?)
    })
}

/// Of documents that were not drafted here: their facts and the lines of their text.
fn of_facts(before: &Version, after: &Version) -> Comparison {
    let lines = changes(before, after).into_iter().map(|change| ChangeLine {
        kind: match (change.before.is_empty(), change.after.is_empty()) {
            (true, _) => ChangeKind::Added,
            (false, true) => ChangeKind::Removed,
            (false, false) => ChangeKind::Changed,
        },
        label: field_label(&FieldPath::from(change.place.as_str())),
        before: change.before,
        after: change.after,
    });
    Comparison {
        changes: lines.collect(),
        ..Comparison::default()
    }
}
