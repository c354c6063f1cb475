//! Documents exported through the library crates, with the bundled fonts and a fixed time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::{DateTime, FixedOffset, Utc};
use thethuc_compose::{Templates, compose};
use thethuc_layout::{FontSet, Layouter, Pages, fit, number_contents, settle};
use thethuc_markup::Markup;
use thethuc_model::Document;

use crate::{Case, Office, places};

/// The font files, in the order of `thethuc_layout::Face::ALL`.
const FACES: [&str; 4] = ["Regular", "Bold", "Italic", "BoldItalic"];

/// The time that every file tells: a morning in Hà Nội.
const TIME: &str = "2026-11-21T08:00:00+07:00";

/// Exports documents.
pub struct Exporter {
    templates: Templates,
    fonts: FontSet,
    time: DateTime<FixedOffset>,
    note_separator_pt: Option<f64>,
}

/// The files of one document.
#[derive(Debug, Clone)]
pub struct Files {
    /// The document's name.
    pub name: String,
    /// The DOCX file.
    pub docx: PathBuf,
    /// The PDF file.
    pub pdf: PathBuf,
}

impl Exporter {
    /// Reads the bundled fonts.
    ///
    /// # Errors
    /// When a font file is missing or bad.
    pub fn new() -> Result<Self> {
        let face = |name: &str| -> Result<Arc<[u8]>> {
            let file = places::fonts().join(format!("LiberationSerif-{name}.ttf"));
            let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
            Ok(bytes.into())
        };
        let [regular, bold, italic, bold_italic] = FACES;
        let files = [
            face(regular)?,
            face(bold)?,
            face(italic)?,
            face(bold_italic)?,
        ];
        Ok(Self {
            templates: Templates::builtin(),
            fonts: FontSet::new(files)?,
            time: DateTime::parse_from_rfc3339(TIME)?,
            note_separator_pt: None,
        })
    }

    /// Sets pages with the space above footnotes that an office program leaves, for a comparison.
    #[must_use]
    pub fn like(mut self, office: &Office) -> Self {
        self.note_separator_pt = office.note_separator_pt();
        self
    }

    /// The fonts that pages are set in.
    #[must_use]
    pub fn fonts(&self) -> &FontSet {
        &self.fonts
    }

    /// The fitted markup of a document.
    ///
    /// # Errors
    /// When the document cannot be composed.
    pub fn markup(&self, document: &Document) -> Result<Markup> {
        let mut markup = compose(&self.templates, document)?;
        fit(&mut markup, &self.fonts);
        Ok(markup)
    }

    /// The pages of a fitted markup.
    #[must_use]
    pub fn pages(&self, markup: &Markup) -> Pages {
        let mut layouter = Layouter::new(self.fonts.clone());
        if let Some(height_pt) = self.note_separator_pt {
            layouter = layouter.with_note_separator(height_pt);
        }
        layouter.paginate(markup)
    }

    /// The bytes of the DOCX file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn docx(&self, markup: &Markup) -> Result<Vec<u8>> {
        let time = self.time.with_timezone(&Utc);
        let properties = thethuc_docx::Properties::of(markup, Some(time));
        let mut settled = markup.clone();
        settle(&mut settled, &self.fonts);
        number_contents(&mut settled, &self.pages(markup));
        Ok(thethuc_docx::write(&settled, &properties)?)
    }

    /// The bytes of the PDF file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn pdf(&self, markup: &Markup) -> Result<Vec<u8>> {
        let metadata = thethuc_pdf::Metadata {
            title: markup.title.clone(),
            author: markup.author.clone(),
            created: self.time,
        };
        Ok(thethuc_pdf::write(
            &self.pages(markup),
            &self.fonts,
            &metadata,
        )?)
    }

    /// Writes both files of a document into a folder.
    ///
    /// # Errors
    /// When the document cannot be composed or a file cannot be written.
    pub fn write(&self, case: &Case, into: &Path) -> Result<Files> {
        let markup = self
            .markup(&case.document)
            .with_context(|| case.name.clone())?;
        let files = Files {
            name: case.name.clone(),
            docx: into.join(format!("{}.docx", case.name)),
            pdf: into.join(format!("{}.pdf", case.name)),
        };
        fs::write(&files.docx, self.docx(&markup)?)?;
        fs::write(&files.pdf, self.pdf(&markup)?)?;
        Ok(files)
    }

    /// Writes both files of every document into a folder.
    ///
    /// # Errors
    /// As [`Exporter::write`].
    pub fn write_all(&self, cases: &[Case], into: &Path) -> Result<Vec<Files>> {
        cases.iter().map(|case| self.write(case, into)).collect()
    }
}
