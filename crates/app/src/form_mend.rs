//! Mending the form of files: safe remedies only. A Word file gets them as tracked changes, a
//! document of ours at once.

use std::path::{Path, PathBuf};

use thethuc_check::{Edit, Finding, Place, Safety, apply_fixes, check};
use thethuc_mend::{
    Judge, LetterChange, MendError, PageChange, ParagraphChange, Reason, Receipt, Stamp, What,
};
use thethuc_model::{Document, write_document};
use thethuc_reading::Limits;

use crate::dto::{LeftFinding, MendFileArgs, MendedFile, MendedFinding, MendedPlace};
use crate::error::{AppError, ErrorDto};
use crate::fields::Fields;
use crate::files::{self, NewFile};
use crate::findings::is_ignored;
use crate::messages;
use crate::{App, given, guarded, references, rules};

/// Who Word says made the changes.
const AUTHOR: &str = "Thể Thức";

pub(crate) fn mend_file(app: &App, args: MendFileArgs) -> Result<MendedFile, AppError> {
    mend_path(app, Path::new(&args.path), Path::new(&args.output))
}

impl App {
    /// Mends a file, as the command `mend_file` does, without the way through JSON. May be called
    /// from several threads.
    ///
    /// # Errors
    /// When the file cannot be read, or the mended one cannot be written. A defect of the program
    /// is an error too.
    pub fn mend_path(&self, path: &Path, output: &Path) -> Result<MendedFile, ErrorDto> {
        guarded(|| mend_path(self, path, output))
    }
}

fn mend_path(app: &App, path: &Path, output: &Path) -> Result<MendedFile, AppError> {
    let (bytes, mut mended) = if given::is_ours(path) {
        draft(app, &given::document(path)?)?
    } else {
        word(app, path)?
    };
    mended.path = path.display().to_string();
    let output = &mended_name(output);
    if let Some(bytes) = bytes {
        if path != output && files::is_there(output) {
            return Err(AppError::AlreadyThere {
                path: output.to_owned(),
            });
        }
        let path = output.to_owned();
        files::write_all(&[NewFile { path, bytes }])?;
        mended.written = Some(output.display().to_string());
    }
    Ok(mended)
}

/// What is mended of a Word file from before DOCX is a DOCX file, so it never takes the place of the
/// original.
fn mended_name(output: &Path) -> PathBuf {
    let is_old = output.extension().is_some_and(|ending| {
        ["doc", "rtf"]
            .iter()
            .any(|old| ending.eq_ignore_ascii_case(old))
    });
    if is_old {
        output.with_extension("docx")
    } else {
        output.to_owned()
    }
}

fn word(app: &App, path: &Path) -> Result<(Option<Vec<u8>>, MendedFile), AppError> {
    let bytes = given::docx(path)?;
    let date = app.now().to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let stamp = Stamp {
        author: AUTHOR,
        date: &date,
    };
    let off = rules::switched_off(app)?;
    let library = references::library(app)?;
    let spelling = app.spelling.of_the_office(app)?;
    let judge = Judge {
        knowledge: spelling.added_to(references::knowledge(&library)),
        is_off: &|code| off.contains_key(code),
    };
    let mended = thethuc_mend::mend(&bytes, &Limits::default(), judge, &stamp);
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

/// A document of ours: the remedies are carried out at once.
fn draft(app: &App, document: &Document) -> Result<(Option<Vec<u8>>, MendedFile), AppError> {
    let off = rules::switched_off(app)?;
    let fields = Fields::of(document);
    let library = references::library(app)?;
    let spelling = app.spelling.of_the_office(app)?;
    let knowledge = spelling.added_to(references::knowledge(&library));
    let mut findings = check(document, knowledge).findings;
    findings.retain(|finding| {
        !off.contains_key(finding.code) && !is_ignored(&fields, document, finding)
    });
    let (safe, rest): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| {
        let fix = finding.fix.as_ref();
        fix.is_some_and(|fix| fix.safety == Safety::Safe)
    });
    let mended = apply_fixes(
        document,
        safe.iter().filter_map(|finding| finding.fix.as_ref()),
    );
    let changed = safe.into_iter().map(|finding| MendedFinding {
        code: finding.code.to_owned(),
        article: finding.article.to_owned(),
        message: finding.message.clone(),
        steps: finding
            .fix
            .iter()
            .flat_map(|fix| &fix.edits)
            .map(edited)
            .collect(),
    });
    let left = rest.into_iter().map(|finding| {
        let reason = match finding.fix {
            Some(_) => Reason::Suggested,
            None => Reason::NoRemedy,
        };
        LeftFinding {
            code: finding.code.to_owned(),
            article: finding.article.to_owned(),
            message: finding.message.clone(),
            place: place(&finding.place),
            why: messages::reason_text(reason).to_owned(),
        }
    });
    let receipt = MendedFile {
        changed: changed.collect(),
        left: left.collect(),
        ..MendedFile::default()
    };
    let bytes = (mended != *document).then(|| write_document(&mended).into_bytes());
    Ok((bytes, receipt))
}

fn edited(edit: &Edit) -> MendedPlace {
    MendedPlace {
        place: edit.field.to_string(),
        what: format!("thành “{}”", edit.text),
    }
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
