//! Unsaved work, kept for the case of a crash.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thethuc_model::Document;

use crate::dto::{
    AutosaveArgs, Autosaved, DocumentJson, Done, NoArgs, RecoveredDocument, Recovery, RecoveryArgs,
};
use crate::error::AppError;
use crate::{App, documents};

const FOLDER: &str = "recovery";
const MAX_ID: usize = 64;

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    saved_at: String,
    path: Option<String>,
    document: T,
}

/// Keeps a copy; none of a state secret, unless the office allows it: what was kept of it before it
/// was one goes.
pub(crate) fn autosave(app: &App, args: AutosaveArgs) -> Result<Autosaved, AppError> {
    let name = name(&args.id)?;
    let kept = Kept {
        saved_at: app.now().to_rfc3339(),
        path: args.path,
        document: args.document.read()?,
    };
    let allowed = kept.document.secrecy().is_none() || !app.secret_rules().keep_out_of_recovery;
    if allowed {
        app.store.write(&name, &kept)?;
    } else {
        app.store.remove(&name)?;
    }
    Ok(Autosaved { kept: allowed })
}

/// Deletes the copies of state secrets.
pub(crate) fn discard_secrets(app: &App) -> Result<(), AppError> {
    for name in app.store.names(FOLDER)? {
        let kept = app.store.read::<Kept<Document>>(&name);
        if let Ok(Some(kept)) = kept
            && kept.document.secrecy().is_some()
        {
            app.store.remove(&name)?;
        }
    }
    Ok(())
}

pub(crate) fn list(app: &App, _: NoArgs) -> Result<Vec<Recovery>, AppError> {
    let mut found: Vec<Recovery> = app
        .store
        .names(FOLDER)?
        .iter()
        .filter_map(|name| describe(app, name))
        .collect();
    found.sort_by(|a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.id.cmp(&b.id)));
    Ok(found)
}

pub(crate) fn take(app: &App, args: RecoveryArgs) -> Result<RecoveredDocument, AppError> {
    let kept: Kept<Value> = app
        .store
        .read(&name(&args.id)?)?
        .ok_or(AppError::NoRecovery { id: args.id })?;
    Ok(RecoveredDocument {
        document: DocumentJson(kept.document).read()?,
        path: kept.path,
    })
}

pub(crate) fn discard(app: &App, args: RecoveryArgs) -> Result<Done, AppError> {
    app.store.remove(&name(&args.id)?)?;
    Ok(Done {})
}

/// Work that cannot be read is not offered; its file stays where it is.
fn describe(app: &App, name: &str) -> Option<Recovery> {
    let kept: Kept<Document> = app.store.read(name).ok()??;
    Some(Recovery {
        id: name.rsplit('/').next()?.to_owned(),
        title: documents::title(app, &kept.document),
        path: kept.path,
        saved_at: kept.saved_at,
    })
}

/// An identifier becomes a file name, so nothing that could lead out of the folder may be in it.
fn name(id: &str) -> Result<String, AppError> {
    let lawful = (1..=MAX_ID).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if lawful {
        Ok(format!("{FOLDER}/{id}"))
    } else {
        Err(AppError::BadRecoveryId { id: id.to_owned() })
    }
}
