//! The program's own data: small JSON files in the data folder, each with a schema version.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::files::{self, NewFile};

/// Version of the shape of every data file.
const SCHEMA: u32 = 1;

/// A data file is never larger: a profile of a thousand signatories has a fiftieth of it. Unsaved
/// work is bounded as documents are.
const MAX_BYTES: usize = thethuc_model::MAX_DOCUMENT_BYTES + (1 << 20);

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    schema: u32,
    data: T,
}

/// The data folder.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    folder: PathBuf,
}

impl Store {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The value kept under a name; none when there is none.
    ///
    /// # Errors
    /// When the file cannot be read, or is not what this program writes.
    pub(crate) fn read<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, AppError> {
        let path = self.path(name);
        let bytes = match files::read(&path, MAX_BYTES) {
            Err(AppError::File {
                trouble: crate::error::FileTrouble::NotFound,
                ..
            }) => return Ok(None),
            read => read?,
        };
        let damaged = |detail: String| AppError::DamagedData {
            path: path.clone(),
            detail,
        };
        let kept: Envelope<T> =
            serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        if kept.schema > SCHEMA {
            return Err(damaged(format!("schema version {}", kept.schema)));
        }
        Ok(Some(kept.data))
    }

    /// Keeps a value under a name.
    ///
    /// # Errors
    /// When the file cannot be written; the old one is then as it was.
    pub(crate) fn write<T: Serialize>(&self, name: &str, data: &T) -> Result<(), AppError> {
        let path = self.path(name);
        if let Some(folder) = path.parent() {
            files::make_folder(folder)?;
        }
        let envelope = Envelope {
            schema: SCHEMA,
            data,
        };
        let bytes =
            serde_json::to_vec_pretty(&envelope).map_err(|error| AppError::DamagedData {
                path: path.clone(),
                detail: error.to_string(),
            })?;
        files::write_all(&[NewFile { path, bytes }]).map(|_| ())
    }

    /// The names kept in a folder of the data folder.
    ///
    /// # Errors
    /// When the folder may not be read.
    pub(crate) fn names(&self, folder: &str) -> Result<Vec<String>, AppError> {
        let paths = files::list(&self.folder.join(folder))?;
        Ok(paths
            .iter()
            .filter_map(|path| path.file_name()?.to_str()?.strip_suffix(".json"))
            .map(|stem| format!("{folder}/{stem}"))
            .collect())
    }

    /// Removes a value; one that is gone already is no error.
    ///
    /// # Errors
    /// When the file may not be removed.
    pub(crate) fn remove(&self, name: &str) -> Result<(), AppError> {
        files::remove(&self.path(name))
    }

    /// The file of a value.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.json"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    #[test]
    fn values_read_back_and_damage_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("new"));
        assert_eq!(store.read::<String>("a").unwrap(), None);
        store.write("b/a", &"xin chào").unwrap();
        assert_eq!(store.read::<String>("b/a").unwrap().unwrap(), "xin chào");
        assert_eq!(store.names("b").unwrap(), ["b/a"]);
        for damaged in [&b"{"[..], b"{}", br#"{"schema":2,"data":"a"}"#] {
            let path = store.path("c");
            files::write_all(&[NewFile {
                path,
                bytes: damaged.to_vec(),
            }])
            .unwrap();
            let error = store.read::<String>("c").unwrap_err();
            assert_eq!(error.code(), ErrorCode::DamagedData);
        }
        store.remove("b/a").unwrap();
        store.remove("b/a").unwrap();
        assert!(store.names("b").unwrap().is_empty());
    }
}
