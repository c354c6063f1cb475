//! From a document to its pages and files.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use thethuc_certificate::Medium;
use thethuc_compose::Templates;
use thethuc_docx::Properties;
use thethuc_layout::{Page, Pages};
use thethuc_markup::Markup;
use thethuc_model::{Block, Document, FieldPath, Segment};
use thethuc_pdf::Metadata;
use thethuc_svg::{FONT_FAMILIES, Options};

use crate::certificate::{Targets, certificate};
use crate::dto::{
    Export, ExportDocumentArgs, FindingCode, FindingDto, Preview, PreviewArgs, PreviewPage,
};
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::messages::field_label;
use crate::missing::missing;
use crate::{App, kinds};

/// A document in pages.
struct Laid {
    markup: Markup,
    pages: Pages,
    findings: Vec<FindingDto>,
}

pub(crate) fn preview(app: &App, args: PreviewArgs) -> Result<Preview, AppError> {
    let document = args.document.read()?;
    let laid = lay_out(app, &document)?;
    let known: HashSet<&str> = args.known.iter().map(String::as_str).collect();
    let pages = laid
        .pages
        .pages
        .iter()
        .zip(1..)
        .map(|(page, number)| {
            let hash = format!("{:016x}", page.hash);
            let draw = || drawn(app, page, number);
            PreviewPage {
                svg: (!known.contains(hash.as_str())).then(draw),
                hash,
                width_pt: page.width_pt,
                height_pt: page.height_pt,
            }
        })
        .collect();
    Ok(Preview {
        pages,
        findings: laid.findings,
        labels: labels(&document),
    })
}

pub(crate) fn export(app: &App, args: ExportDocumentArgs) -> Result<Export, AppError> {
    check_targets(&args)?;
    let mut document = args.document.read()?;
    let laid = lay_out(app, &document)?;
    let mut new_files = Vec::new();
    let mut certified = Vec::new();
    let parts = if args.apart {
        document.phu_luc.clear();
        document.van_ban_kem_theo.clear();
        apart(app, &laid.markup)
    } else {
        Vec::new()
    };
    let files_of = if parts.is_empty() {
        std::slice::from_ref(&laid)
    } else {
        &parts
    };
    if let Some(path) = args.docx {
        let path = PathBuf::from(path);
        for part in files_of {
            new_files.push(new_file(path_of(&path, part), docx(app, part)?));
        }
        certified.push((Medium::Docx, path));
    }
    if let Some(path) = args.pdf {
        let path = PathBuf::from(path);
        for part in files_of {
            new_files.push(new_file(path_of(&path, part), pdf(app, part)?));
        }
        certified.push((Medium::Pdf, path));
    }
    if let Some(folder) = args.svg_dir {
        let folder = PathBuf::from(folder);
        files::make_folder(&folder)?;
        new_files.extend(svg_files(app, &folder, &laid.pages));
    }
    let mut written = files::write_all(&new_files)?;
    let targets = Targets {
        json: args.certificate,
        page: args.certificate_page,
    };
    let mut summary = None;
    if !targets.is_empty() {
        let title = &laid.markup.title;
        let (found, slips) = certificate(app, &document, title, &certified, targets)?;
        written.extend(files::write_all(&slips)?);
        summary = Some(found);
    }
    Ok(Export {
        files: written,
        pages: laid.pages.pages.len(),
        findings: laid.findings,
        certificate: summary,
    })
}

/// The document itself, its annexes and its attached documents, each in pages of its own.
fn apart(app: &App, markup: &Markup) -> Vec<Laid> {
    let parts = markup.parts().into_iter();
    parts
        .map(|markup| Laid {
            pages: app.layouter().paginate(&markup),
            markup,
            findings: Vec::new(),
        })
        .collect()
}

/// The path of a part's file: `to-trinh-phu-luc-2.docx` beside `to-trinh.docx`.
fn path_of(path: &Path, part: &Laid) -> PathBuf {
    let place = part.markup.sections.first().map(|section| &section.part);
    let steps = place.map_or(&[][..], FieldPath::segments);
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    for step in steps {
        name.push(match step {
            Segment::Key(list) if list == "phu_luc" => "-phu-luc".to_owned(),
            Segment::Key(_) => "-kem-theo".to_owned(),
            Segment::Index(index) => format!("-{}", index + 1),
        });
    }
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// How many pages a document has.
pub(crate) fn count(app: &App, document: &Document) -> Result<usize, AppError> {
    Ok(lay_out(app, document)?.pages.pages.len())
}

/// Which files of a document are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outputs {
    /// A Word file.
    pub(crate) docx: bool,
    /// A PDF file.
    pub(crate) pdf: bool,
}

/// The bytes of a document's files.
pub(crate) struct Files {
    /// The Word file, if it was wanted.
    pub(crate) docx: Option<Vec<u8>>,
    /// The PDF file, if it was wanted.
    pub(crate) pdf: Option<Vec<u8>>,
    /// How many pages there are.
    pub(crate) pages: usize,
}

/// The files of a document, as [`export`] writes them.
pub(crate) fn files(app: &App, document: &Document, wanted: Outputs) -> Result<Files, AppError> {
    let laid = lay_out(app, document)?;
    let word = wanted.docx.then(|| docx(app, &laid));
    let print = wanted.pdf.then(|| pdf(app, &laid));
    Ok(Files {
        docx: word.transpose()?,
        pdf: print.transpose()?,
        pages: laid.pages.pages.len(),
    })
}

/// The pages of a document, as [`export`] draws them.
pub(crate) fn laid_pages(app: &App, document: &Document) -> Result<Pages, AppError> {
    Ok(lay_out(app, document)?.pages)
}

/// A document as PDF, as [`export`] writes it.
pub(crate) fn as_pdf(app: &App, document: &Document) -> Result<Vec<u8>, AppError> {
    pdf(app, &lay_out(app, document)?)
}

/// The same of pages that somebody draws upon.
pub(crate) fn as_pdf_with(
    app: &App,
    document: &Document,
    draw: impl FnOnce(&Pages) -> Pages,
) -> Result<Vec<u8>, AppError> {
    let mut laid = lay_out(app, document)?;
    laid.pages = draw(&laid.pages);
    pdf(app, &laid)
}

/// Every page as an `<svg>` element.
pub(crate) fn svg_pages(app: &App, pages: &Pages) -> Vec<String> {
    let numbered = pages.pages.iter().zip(1..);
    numbered
        .map(|(page, number)| draw(app, number, |options| thethuc_svg::page(page, options)))
        .collect()
}

fn docx(app: &App, laid: &Laid) -> Result<Vec<u8>, AppError> {
    let mut settled = laid.markup.clone();
    thethuc_layout::settle(&mut settled, &app.fonts.set);
    thethuc_layout::number_contents(&mut settled, &laid.pages);
    let properties = Properties::of(&settled, Some(app.now().to_utc()));
    thethuc_docx::write(&settled, &properties).map_err(output("DOCX"))
}

fn pdf(app: &App, laid: &Laid) -> Result<Vec<u8>, AppError> {
    let metadata = Metadata {
        title: laid.markup.title.clone(),
        author: laid.markup.author.clone(),
        created: app.now(),
    };
    thethuc_pdf::write(&laid.pages, &app.fonts.set, &metadata).map_err(output("PDF"))
}

/// The pages of a document and the PDF of them, by other templates than those of the program.
pub(crate) fn with_templates(
    app: &App,
    templates: &Templates,
    document: &Document,
) -> Result<(Pages, Vec<u8>), AppError> {
    let (markup, pages) = set(app, templates, document)?;
    let laid = Laid {
        markup,
        pages,
        findings: Vec::new(),
    };
    let bytes = pdf(app, &laid)?;
    Ok((laid.pages, bytes))
}

fn set(app: &App, templates: &Templates, document: &Document) -> Result<(Markup, Pages), AppError> {
    let mut markup = thethuc_compose::compose(templates, document)?;
    thethuc_layout::fit(&mut markup, &app.fonts.set);
    let pages = app.layouter().paginate(&markup);
    Ok((markup, pages))
}

fn lay_out(app: &App, document: &Document) -> Result<Laid, AppError> {
    let (markup, pages) = set(app, &app.templates(), document)?;
    let mut findings = missing_fields(app, document)?;
    findings.extend(pages.findings.iter().map(layout_finding));
    Ok(Laid {
        markup,
        pages,
        findings,
    })
}

/// The required fields that are blank. Attached documents were issued by others and are not asked.
pub(crate) fn missing_fields(app: &App, document: &Document) -> Result<Vec<FindingDto>, AppError> {
    let templates = app.templates();
    let kind = kinds::find(&templates, &document.kind)?;
    let required = kind
        .fields()
        .filter(|field| field.required)
        .map(|field| &field.path);
    // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
    let json = serde_json::to_value(document).unwrap_or_default();
    Ok(missing(&json, required)
        .into_iter()
        .map(|field| {
            let own = kind.fields().find(|own| own.path == field);
            let mut missing = finding(FindingCode::MissingField, field, "");
            if let Some(own) = own.filter(|own| own.is_particular()) {
                missing.args.insert("label".to_owned(), own.label.clone());
            }
            missing
        })
        .collect())
}

fn layout_finding(found: &thethuc_layout::Finding) -> FindingDto {
    use thethuc_layout::FindingCode as Code;
    let code = match found.code {
        Code::MissingGlyph => FindingCode::MissingGlyph,
        Code::LineTooWide => FindingCode::LineTooWide,
        Code::BlockTooHigh => FindingCode::BlockTooHigh,
    };
    finding(code, found.field.clone(), &found.detail)
}

fn finding(code: FindingCode, field: FieldPath, detail: &str) -> FindingDto {
    FindingDto {
        code,
        args: BTreeMap::from([
            ("label".to_owned(), field_label(&field)),
            ("detail".to_owned(), detail.to_owned()),
        ]),
        field: field.to_string(),
    }
}

/// The labels of every list of blocks, by the place of the list.
fn labels(document: &Document) -> BTreeMap<String, Vec<Option<String>>> {
    let mut out = BTreeMap::new();
    add_labels(document, &FieldPath::root(), &mut out);
    out
}

fn add_labels(
    document: &Document,
    at: &FieldPath,
    out: &mut BTreeMap<String, Vec<Option<String>>>,
) {
    let mut add = |at: FieldPath, blocks: &[Block]| {
        let labels = thethuc_model::labels(blocks).into_iter();
        let texts = labels.map(|label| label.map(|label| label.text)).collect();
        out.insert(at.to_string(), texts);
    };
    add(at.key("noi_dung"), &document.noi_dung);
    for (index, annex) in document.phu_luc.iter().enumerate() {
        add(
            at.key("phu_luc").index(index).key("noi_dung"),
            &annex.noi_dung,
        );
    }
    for (index, attached) in document.van_ban_kem_theo.iter().enumerate() {
        add_labels(attached, &at.key("van_ban_kem_theo").index(index), out);
    }
}

/// An export has a target, a certificate a file that it speaks of, and no two targets are one file.
fn check_targets(args: &ExportDocumentArgs) -> Result<(), AppError> {
    let measured = [&args.docx, &args.pdf];
    let slips = [&args.certificate, &args.certificate_page];
    let mut seen = BTreeSet::new();
    for path in measured.into_iter().chain(slips).flatten() {
        if !seen.insert(path) {
            return Err(AppError::SameTarget {
                path: PathBuf::from(path),
            });
        }
    }
    let has_measured = measured.into_iter().any(Option::is_some);
    let has_slip = slips.into_iter().any(Option::is_some);
    if !has_measured && (has_slip || args.svg_dir.is_none()) {
        return Err(AppError::NothingToExport);
    }
    Ok(())
}

/// A page as the preview shows it.
pub(crate) fn drawn(app: &App, page: &Page, number: usize) -> String {
    draw(app, number, |options| thethuc_svg::page(page, options))
}

/// Draws a page with the session's font, under its number.
fn draw(app: &App, number: usize, drawing: impl FnOnce(&Options<'_>) -> String) -> String {
    drawing(&Options {
        fonts: &app.fonts.set,
        font_family: FONT_FAMILIES,
        label: &format!("Trang {number}"),
    })
}

fn svg_files(app: &App, folder: &Path, pages: &Pages) -> Vec<NewFile> {
    pages
        .pages
        .iter()
        .zip(1..)
        .map(|(page, number)| NewFile {
            path: folder.join(format!("trang-{number}.svg")),
            bytes: draw(app, number, |options| thethuc_svg::file(page, options)).into_bytes(),
        })
        .collect()
}

fn new_file(path: PathBuf, bytes: Vec<u8>) -> NewFile {
    NewFile { path, bytes }
}

fn output<E: std::error::Error + Send + Sync + 'static>(
    format: &'static str,
) -> impl FnOnce(E) -> AppError {
    move |error| AppError::Output {
        format,
        source: Box::new(error),
    }
}
