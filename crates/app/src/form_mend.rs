//! Mending the form of files: safe remedies only. A Word file gets them as tracked changes, a
//! document of ours at once.

use std::path::Path;

use thethuc_check::{Knowledge, Place, Safety, apply_fixes, check};
use thethuc_mend::{
    LetterChange, MendError, PageChange, ParagraphChange, Reason, Receipt, Stamp, What,
};
use thethuc_model::{Document, MAX_DOCUMENT_BYTES, read_document, write_document};
use thethuc_reading::Limits;

use crate::App;
use crate::dto::{LeftFinding, MendFileArgs, MendedFile, MendedFinding, MendedPlace};
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::form_check::{MAX_WORD_BYTES, is_ours};
use crate::messages;

/// Who Word says made the changes.
const AUTHOR: &str = "Thể Thức";

pub(crate) fn mend_file(app: &App, args: MendFileArgs) -> Result<MendedFile, AppError> {
    let (path, output) = (Path::new(&args.path), Path::new(&args.output));
    if path != output && files::is_there(output) {
        return Err(AppError::AlreadyThere {
            path: output.to_owned(),
        });
    }
    let (bytes, mut mended) = if is_ours(path) {
        draft(&read_document(&files::read(path, MAX_DOCUMENT_BYTES)?)?)
    } else {
        word(app, path)?
    };
    mended.path.clone_from(&args.path);
    if let Some(bytes) = bytes {
        files::write_all(&[NewFile {
            path: output.to_owned(),
            bytes,
        }])?;
        mended.written = Some(args.output);
    }
    Ok(mended)
}

fn word(app: &App, path: &Path) -> Result<(Option<Vec<u8>>, MendedFile), AppError> {
    let bytes = files::read(path, MAX_WORD_BYTES)?;
    let date = app.now().to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let stamp = Stamp {
        author: AUTHOR,
        date: &date,
    };
    let mended = thethuc_mend::mend(&bytes, &Limits::default(), Knowledge::builtin(), &stamp);
    let mended = mended.map_err(|error| match error {
        MendError::Read(source) => AppError::WordFile {
            path: path.to_owned(),
            source,
        },
        source => AppError::Output {
            format: "DOCX",
            source: Box::new(source),
        },
    })?;
    Ok((mended.bytes, told(&mended.receipt)))
}

fn draft(document: &Document) -> (Option<Vec<u8>>, MendedFile) {
    let report = check(document, Knowledge::builtin());
    let safe = |fix: &&thethuc_check::Fix| fix.safety == Safety::Safe;
    let fixes = report
        .findings
        .iter()
        .filter_map(|finding| finding.fix.as_ref())
        .filter(safe);
    let mended = apply_fixes(document, fixes);
    let mut receipt = MendedFile::default();
    for finding in &report.findings {
        match &finding.fix {
            Some(fix) if fix.safety == Safety::Safe => receipt.changed.push(MendedFinding {
                code: finding.code.to_owned(),
                article: finding.article.to_owned(),
                message: finding.message.clone(),
                steps: fix
                    .edits
                    .iter()
                    .map(|edit| MendedPlace {
                        place: edit.field.to_string(),
                        what: format!("thành “{}”", edit.text),
                    })
                    .collect(),
            }),
            fix => receipt.left.push(LeftFinding {
                code: finding.code.to_owned(),
                article: finding.article.to_owned(),
                message: finding.message.clone(),
                place: place(&finding.place),
                why: messages::reason_text(match fix {
                    Some(_) => Reason::Suggested,
                    None => Reason::NoRemedy,
                })
                .to_owned(),
            }),
        }
    }
    let changed = mended != *document;
    (
        changed.then(|| write_document(&mended).into_bytes()),
        receipt,
    )
}

fn told(receipt: &Receipt) -> MendedFile {
    let changed = receipt.changed.iter().map(|change| MendedFinding {
        code: change.code.to_owned(),
        article: change.article.to_owned(),
        message: change.message.clone(),
        steps: change
            .steps
            .iter()
            .map(|step| MendedPlace {
                place: place(&step.place),
                what: what(&step.what),
            })
            .collect(),
    });
    let left = receipt.left.iter().map(|left| LeftFinding {
        code: left.code.to_owned(),
        article: left.article.to_owned(),
        message: left.message.clone(),
        place: place(&left.place),
        why: messages::reason_text(left.reason).to_owned(),
    });
    MendedFile {
        changed: changed.collect(),
        left: left.collect(),
        ..MendedFile::default()
    }
}

fn place(place: &Place) -> String {
    match place {
        Place::Field { field } | Place::Text { field, .. } => field.to_string(),
        Place::Paragraph { paragraph, .. } => format!("đoạn {}", paragraph + 1),
        Place::Section { section } => format!("phần trang {}", section + 1),
    }
}

fn what(what: &What) -> String {
    match what {
        What::Text { before, after } => format!("“{before}” thành “{after}”"),
        What::Letters(change) => letters(change),
        What::Paragraph(change) => paragraph(change),
        What::Page(change) => page(change),
    }
}

fn letters(change: &LetterChange) -> String {
    let on = |on: bool| if on { "có" } else { "không" };
    joined([
        change.font.as_ref().map(|font| format!("phông chữ {font}")),
        change.size_pt.map(|pt| format!("cỡ chữ {}", number(pt))),
        change.bold.map(|bold| format!("đậm: {}", on(bold))),
        change
            .italic
            .map(|italic| format!("nghiêng: {}", on(italic))),
        change.black.then(|| "màu tự động (đen)".to_owned()),
    ])
}

fn paragraph(change: &ParagraphChange) -> String {
    joined([
        change.justified.then(|| "canh đều hai lề".to_owned()),
        change
            .before_pt
            .map(|pt| format!("cách đoạn trên {} pt", number(pt))),
        change
            .lines
            .map(|lines| format!("giãn dòng {}", number(lines))),
        change
            .first_line_pt
            .map(|pt| format!("lùi đầu dòng {} cm", number(pt * 2.54 / 72.0))),
    ])
}

fn page(change: &PageChange) -> String {
    let side = |name: &str, mm: Option<f64>| mm.map(|mm| format!("lề {name} {} mm", number(mm)));
    joined([
        change
            .sheet_mm
            .map(|(width, height)| format!("khổ giấy {} x {} mm", number(width), number(height))),
        side("trên", change.top_mm),
        side("dưới", change.bottom_mm),
        side("trái", change.left_mm),
        side("phải", change.right_mm),
    ])
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// As Vietnamese writes it: at most two decimals, after a comma.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    short.replace('.', ",")
}
