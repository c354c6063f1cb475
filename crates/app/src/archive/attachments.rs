//! Files that are kept with documents, with what is found of their signatures when they come.

use std::path::{Path, PathBuf};

use thethuc_archive::{Act, ArchiveError, KeptSignature, MAX_OBJECT_BYTES, Object, Transaction};

use crate::App;
use crate::archive::view::view;
use crate::dto::{ArchivedArgs, ArchivedDocument, AttachArgs, SaveAttachmentArgs, WrittenFile};
use crate::error::AppError;
use crate::files::{self, NewFile};

/// A file in the store of objects; it and its signatures are to be attached.
pub(crate) struct KeptFile {
    name: String,
    object: Object,
    signatures: Vec<KeptSignature>,
}

impl KeptFile {
    /// Files of the disk, each read once: what is kept is what was checked.
    pub(crate) fn all(
        app: &App,
        paths: impl IntoIterator<Item = impl AsRef<Path>>,
    ) -> Result<Vec<Self>, AppError> {
        let limit = usize::try_from(MAX_OBJECT_BYTES).unwrap_or(usize::MAX);
        let keep = |path: &Path| Self::of(app, path, &files::read(path, limit)?);
        paths.into_iter().map(|path| keep(path.as_ref())).collect()
    }

    /// Bytes under the name of their file.
    pub(crate) fn of(app: &App, path: &Path, bytes: &[u8]) -> Result<Self, AppError> {
        let name = path.file_name().unwrap_or(path.as_os_str());
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            object: app.with_archive(|archive| Ok(archive.keep(bytes)?))?,
            signatures: app.signatures_of_bytes(path, bytes)?,
        })
    }

    /// Attaches files to a document, in their order.
    pub(crate) fn attach(
        files: &[Self],
        transaction: &mut Transaction<'_>,
        document: i64,
    ) -> thethuc_archive::Result<()> {
        for file in files {
            transaction.attach(document, &file.name, &file.object, &file.signatures)?;
        }
        Ok(())
    }
}

pub(crate) fn attach(app: &App, args: AttachArgs) -> Result<ArchivedDocument, AppError> {
    let document = args.document;
    let files = KeptFile::all(app, [args.path])?;
    app.transact(Act::DinhKem, |transaction| {
        KeptFile::attach(&files, transaction, document)
    })?;
    view(app, ArchivedArgs { document })
}

pub(crate) fn save_attachment(
    app: &App,
    args: SaveAttachmentArgs,
) -> Result<WrittenFile, AppError> {
    let bytes = app.with_archive(|archive| {
        let all = archive.attachments(args.document)?;
        let found = all.iter().find(|file| file.ordinal == args.ordinal);
        let found = found.ok_or_else(|| ArchiveError::Unknown {
            what: "attachment",
            id: args.ordinal.to_string(),
        })?;
        Ok(archive.attachment_bytes(found)?)
    })?;
    files::write_one(NewFile {
        path: PathBuf::from(args.path),
        bytes,
    })
}
