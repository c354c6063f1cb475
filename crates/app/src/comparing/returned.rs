//! A file that came back: what it says, and what others left in it.

use std::path::Path;

use thethuc_model::Document;
use thethuc_reading::{Reading, Trace, TraceKind};
use thethuc_recognize::recognize;

use crate::dto::{ReadReturnedArgs, Remark, RemarkKind, Returned};
use crate::error::AppError;
use crate::{App, given};

pub(crate) fn read_returned(_: &App, args: ReadReturnedArgs) -> Result<Returned, AppError> {
    let draft = args.draft.read()?;
    let path = Path::new(&args.path);
    if given::is_ours(path) {
        return Ok(Returned {
            document: given::document(path)?,
            remarks: Vec::new(),
        });
    }
    let reading = given::reading(path)?;
    Ok(Returned {
        document: beside(recognize(&reading).document, &draft),
        remarks: reading
            .traces
            .iter()
            .filter_map(|trace| remark(&reading, trace))
            .collect(),
    })
}

/// Two files as documents that can be compared.
pub(super) fn pair(before: &Path, after: &Path) -> Result<(Document, Document), AppError> {
    let read = |path: &Path| match given::is_ours(path) {
        true => given::document(path),
        false => Ok(recognize(&given::reading(path)?).document),
    };
    let (old, new) = (read(before)?, read(after)?);
    Ok(match (given::is_ours(before), given::is_ours(after)) {
        (true, false) => {
            let new = beside(new, &old);
            (old, new)
        }
        (false, true) => (beside(old, &new), new),
        _ => (old, new),
    })
}

/// A document that was read from a file of another make, with what no page shows taken from the
/// draft: it is no change.
fn beside(read: Document, draft: &Document) -> Document {
    Document {
        kind: draft.kind.clone(),
        ten_loai: draft.ten_loai.clone(),
        dinh_dang: draft.dinh_dang,
        trinh_bay: draft.trinh_bay,
        ignored: draft.ignored.clone(),
        ..read
    }
}

fn remark(reading: &Reading, trace: &Trace) -> Option<Remark> {
    let kind = match trace.kind {
        TraceKind::Inserted => RemarkKind::Inserted,
        TraceKind::Deleted => RemarkKind::Deleted,
        TraceKind::Comment => RemarkKind::Comment,
        TraceKind::Formatted | TraceKind::Hidden => return None,
    };
    let paragraph = trace
        .paragraph
        .and_then(|index| reading.paragraphs.get(index));
    let about = paragraph.and_then(|paragraph| paragraph.text.get(trace.range.clone()));
    let text = match kind {
        // The letters that came in stand in the text.
        RemarkKind::Inserted => about.unwrap_or(&trace.text),
        _ => &trace.text,
    };
    if text.trim().is_empty() {
        return None;
    }
    Some(Remark {
        kind,
        text: text.to_owned(),
        about: match kind {
            RemarkKind::Comment => about.unwrap_or_default().to_owned(),
            _ => String::new(),
        },
        author: trace.author.clone().unwrap_or_default(),
        date: trace.date.clone().unwrap_or_default(),
    })
}
