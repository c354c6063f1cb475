//! What the documents of the register cite: those that a search finds, read from their last version or
//! from the file that came.

use std::collections::BTreeMap;
use std::path::Path;

use thethuc_archive::{Attachment, Entry, MAX_HITS, OfficeArchive};
use thethuc_model::Document;
use thethuc_recognize::recognize;

use crate::App;
use crate::archive::drafts::drafted;
use crate::archive::receive::is_readable;
use crate::archive::words::name;
use crate::citation_graph::picture;
use crate::dto::{CitationPicture, DrawRegisterArgs, UnreadFile};
use crate::error::AppError;
use crate::given::reading_of;

/// Draws what documents cite, as it is today: the newest that a page of the search holds.
pub(crate) fn draw_register(
    app: &App,
    mut args: DrawRegisterArgs,
) -> Result<CitationPicture, AppError> {
    args.filter.limit = MAX_HITS;
    let mut read = Read::default();
    app.with_archive(|archive| {
        for hit in archive.search(&args.filter)?.hits {
            read.add(archive, &hit.entry)?;
        }
        Ok(())
    })?;
    let today = app.now().date_naive();
    let mut picture = picture(app, &read.documents, read.unread, Some(today), args.dark)?;
    picture.registered = read.registered;
    Ok(picture)
}

#[derive(Default)]
struct Read {
    documents: Vec<(String, Document)>,
    registered: BTreeMap<String, i64>,
    unread: Vec<UnreadFile>,
}

impl Read {
    fn add(&mut self, archive: &OfficeArchive, entry: &Entry) -> Result<(), AppError> {
        let name = name(entry);
        let document = match archive.version(entry.document)?.content {
            Some(_) => Some(drafted(archive, entry.document, None)?),
            None => self.came_as(archive, entry.document)?,
        };
        if let Some(document) = document {
            self.registered.insert(name.clone(), entry.document);
            self.documents.push((name, document));
        }
        Ok(())
    }

    /// The document in the first attached file that can be read.
    fn came_as(
        &mut self,
        archive: &OfficeArchive,
        document: i64,
    ) -> Result<Option<Document>, AppError> {
        for attachment in archive.attachments(document)? {
            if !is_readable(Path::new(&attachment.name)) {
                continue;
            }
            match read_attachment(archive, &attachment) {
                Ok(document) => return Ok(Some(document)),
                Err(error) => self.unread.push(UnreadFile::of(attachment.name, &error)),
            }
        }
        Ok(None)
    }
}

fn read_attachment(archive: &OfficeArchive, attachment: &Attachment) -> Result<Document, AppError> {
    let bytes = archive.attachment_bytes(attachment)?;
    let reading = reading_of(Path::new(&attachment.name), bytes)?;
    Ok(recognize(&reading).document)
}
