//! The library of cited documents as the window shows and changes it.

use std::path::Path;

use chrono::NaiveDate;
use thethuc_citation::{Entry, Import, Library, kinds};

use crate::dto::{
    ChangedReference, Done, FindReferencesArgs, ImportReferencesArgs, KeepReferenceArgs,
    KeptReference, Origin, ReferenceBook, ReferenceDto, ReferenceImport, ReferenceKey,
};
use crate::error::AppError;
use crate::{App, references};

pub(crate) fn find(app: &App, args: FindReferencesArgs) -> Result<ReferenceBook, AppError> {
    let library = references::library(app)?;
    let kept = references::kept(app)?;
    let today = app.now().date_naive();
    let found = library.search(&args.query, today);
    Ok(ReferenceBook {
        references: found
            .into_iter()
            .map(|entry| told(entry, &kept, today))
            .collect(),
        count: library.entries().len(),
        file: references::file(app).display().to_string(),
        kinds: kinds().iter().map(|kind| kind.name.clone()).collect(),
    })
}

/// A document with what it is on a day; `kept` are the office's own.
pub(crate) fn told(entry: &Entry, kept: &[Entry], day: NaiveDate) -> ReferenceDto {
    ReferenceDto {
        short: entry.short(),
        standing: entry.standing(day),
        origin: origin(entry, kept),
        entry: entry.clone(),
    }
}

fn origin(entry: &Entry, kept: &[Entry]) -> Origin {
    let knows = |entries: &[Entry]| entries.iter().any(|known| known.is_same(entry));
    match (knows(kept), knows(Library::builtin().entries())) {
        (false, _) => Origin::Builtin,
        (true, false) => Origin::Office,
        (true, true) => Origin::InPlace,
    }
}

pub(crate) fn keep(app: &App, args: KeepReferenceArgs) -> Result<KeptReference, AppError> {
    let _one_at_a_time = app.lock_store();
    match args.entry.sound() {
        Err(reason) => Ok(KeptReference {
            refused: Some(reason),
        }),
        Ok(entry) => {
            let mut kept = references::kept(app)?;
            kept.retain(|known| args.replaces != Some(ReferenceKey::from(known)));
            references::write(app, Library::new(kept).with(vec![entry]).entries())?;
            Ok(KeptReference { refused: None })
        }
    }
}

/// Takes a document out of the office's part. What comes with the program stands again then.
pub(crate) fn remove(app: &App, args: ReferenceKey) -> Result<Done, AppError> {
    let _one_at_a_time = app.lock_store();
    let mut kept = references::kept(app)?;
    kept.retain(|known| ReferenceKey::from(known) != args);
    references::write(app, &kept)?;
    Ok(Done {})
}

pub(crate) fn import(app: &App, args: ImportReferencesArgs) -> Result<ReferenceImport, AppError> {
    let leave = |entry: &Entry| args.leave.contains(&ReferenceKey::from(entry));
    let _one_at_a_time = app.lock_store();
    let library = references::library(app)?;
    let kept = references::kept(app)?;
    let mut import = references::read_list(&library, Path::new(&args.path))?;
    import.entries.retain(|entry| !leave(entry));
    if !args.dry_run {
        references::add(app, import.entries.clone())?;
    }
    Ok(compared(&library, &kept, import))
}

/// What an import changes, each document beside what the library says of it.
fn compared(library: &Library, kept: &[Entry], import: Import) -> ReferenceImport {
    let known = |after: &Entry| {
        let mut same_symbol = library.with_symbol(&after.symbol);
        same_symbol.find(|known| known.is_same(after))
    };
    let mut added = Vec::new();
    let mut changed = Vec::new();
    for after in import.entries {
        match known(&after) {
            None => added.push(after),
            Some(before) => changed.push(ChangedReference {
                origin: origin(before, kept),
                fields: before.differing(&after),
                before: before.clone(),
                after,
            }),
        }
    }
    ReferenceImport {
        added,
        changed,
        unchanged: import.unchanged,
        refused: import.refused,
    }
}
