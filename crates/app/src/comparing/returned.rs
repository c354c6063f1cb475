//! A file that came back: what it says, and what others left in it.

use std::path::Path;

use thethuc_model::Document;
use thethuc_reading::{Limits, Medium, Reading, Trace, TraceKind, read_docx, read_pdf};
use thethuc_recognize::recognize;

use crate::dto::{ReadReturnedArgs, Remark, RemarkKind, Returned};
use crate::error::AppError;
use crate::pages::{self, Outputs};
use crate::{App, given};

pub(crate) fn read_returned(app: &App, args: ReadReturnedArgs) -> Result<Returned, AppError> {
    let draft = args.draft.read()?;
    let path = Path::new(&args.path);
    if given::is_ours(path) {
        return Ok(Returned {
            document: given::document(path)?,
            remarks: Vec::new(),
        });
    }
    let reading = given::reading(path)?;
    let traces = reading.traces.iter();
    Ok(Returned {
        remarks: traces.filter_map(|trace| remark(&reading, trace)).collect(),
        document: beside(app, &reading, &draft)?,
    })
}

/// Two files as documents that can be compared.
pub(super) fn pair(
    app: &App,
    before: &Path,
    after: &Path,
) -> Result<(Document, Document), AppError> {
    Ok(match (given::is_ours(before), given::is_ours(after)) {
        (true, true) => (given::document(before)?, given::document(after)?),
        (true, false) => {
            let old = given::document(before)?;
            let new = beside(app, &given::reading(after)?, &old)?;
            (old, new)
        }
        (false, true) => {
            let new = given::document(after)?;
            let old = beside(app, &given::reading(before)?, &new)?;
            (old, new)
        }
        (false, false) => {
            let read = |path| Ok::<_, AppError>(recognize(&given::reading(path)?).document);
            (read(before)?, read(after)?)
        }
    })
}

/// What a file of another make says, beside a draft: what its page does not tell is no change.
fn beside(app: &App, reading: &Reading, draft: &Document) -> Result<Document, AppError> {
    let is_pdf = reading.medium == Medium::Pdf;
    let wanted = Outputs {
        docx: !is_pdf,
        pdf: is_pdf,
    };
    let files = pages::files(app, draft, wanted)?;
    let own = match (files.docx, files.pdf) {
        (Some(bytes), _) => read_docx(&bytes, &Limits::default()),
        (None, bytes) => read_pdf(&bytes.unwrap_or_default(), &Limits::default()),
    };
    let returned = recognize(reading).document;
    // A draft that cannot be read from its own page is compared as it is.
    let shown = own.map_or_else(|_| returned.clone(), |own| recognize(&own).document);
    let carried = thethuc_compare::carry_over(draft, &shown, &returned)?;
    Ok(Document {
        kind: draft.kind.clone(),
        ten_loai: draft.ten_loai.clone(),
        dinh_dang: draft.dinh_dang,
        trinh_bay: draft.trinh_bay,
        ignored: draft.ignored.clone(),
        ..carried
    })
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
