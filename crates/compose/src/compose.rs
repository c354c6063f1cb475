//! A document and those attached to it, one after the other.

use thethuc_law::{Decree, Presentation, TenLoai};
use thethuc_markup::Markup;
use thethuc_model::{Document, FieldPath};

use crate::Templates;
use crate::assemble::Assembler;
use crate::body::Law;
use crate::element::{Element, parse};
use crate::error::ComposeError;
use crate::inline::Footnotes;
use crate::kind::Kind;
use crate::paragraph::Scope;
use crate::styles::style_sheet;
use crate::view::{Parent, context};

/// How deep attached documents may be nested.
pub const MAX_ATTACHMENT_DEPTH: usize = 8;

/// Makes the block markup of a document: its own sections, those of its annexes, and those of the
/// documents attached to it, in the presentation that the document itself chooses.
///
/// # Errors
/// When the kind or the tên loại is unknown, when attached documents are nested too deep, or when a
/// template is faulty.
pub fn compose(templates: &Templates, document: &Document) -> Result<Markup, ComposeError> {
    let decree = Decree::in_force(&document.thoi_gian);
    let presentation = Presentation::of(decree, &document.trinh_bay);
    let styles = style_sheet(decree, &presentation);
    let mut job = Job {
        templates,
        decree,
        assembler: Assembler {
            footnotes: Footnotes::new(&styles),
            law: Law {
                decree,
                styles: &styles,
            },
            presentation,
            sections: Vec::new(),
        },
    };
    let root = FieldPath::root();
    let (_, ten_loai) = job.kind_of(document, &root)?;
    let title = title(document, ten_loai);
    job.add(document, &root, None, 0)?;
    let sections = job.assembler.sections;
    Ok(Markup {
        title,
        author: document.co_quan_ban_hanh.clone(),
        styles,
        sections,
    })
}

struct Job<'a> {
    templates: &'a Templates,
    decree: &'static Decree,
    assembler: Assembler<'a>,
}

impl<'a> Job<'a> {
    fn add(
        &mut self,
        document: &Document,
        base: &FieldPath,
        parent: Option<&Parent>,
        depth: usize,
    ) -> Result<(), ComposeError> {
        if depth > MAX_ATTACHMENT_DEPTH {
            return Err(ComposeError::TooDeep { path: base.clone() });
        }
        let (kind, ten_loai) = self.kind_of(document, base)?;
        // A document with a symbol of its own is a whole document; one without is issued with its
        // parent and refers to it (Mẫu 1.3).
        let parent = parent.filter(|_| document.so_ky_hieu.ky_hieu.trim().is_empty());
        let own = parent
            .cloned()
            .unwrap_or_else(|| Parent::of(document, ten_loai));
        let presentation = &self.assembler.presentation;
        let values = context(
            document,
            kind,
            self.decree,
            presentation,
            ten_loai,
            parent,
            &own,
        );
        let produced = self.templates.render(kind, &values)?;
        let sources = self.templates.sources();
        let xml = parse(&produced, sources, &kind.id)?;
        let scope = Scope {
            document,
            kind,
            base,
        };
        self.assembler
            .document(&Element::root(&xml, sources), scope)?;
        for (i, attached) in document.van_ban_kem_theo.iter().enumerate() {
            let place = base.key("van_ban_kem_theo").index(i);
            self.add(attached, &place, Some(&own), depth + 1)?;
        }
        Ok(())
    }

    fn kind_of(
        &self,
        document: &Document,
        base: &FieldPath,
    ) -> Result<(&'a Kind, &'static TenLoai), ComposeError> {
        let kind =
            self.templates
                .kind(&document.kind)
                .ok_or_else(|| ComposeError::UnknownKind {
                    kind: document.kind.clone(),
                    path: base.clone(),
                    known: self
                        .templates
                        .kinds()
                        .iter()
                        .map(|kind| kind.id.clone())
                        .collect(),
                })?;
        let ten_loai = kind
            .ten_loai(document)
            .and_then(|id| self.decree.kind(id))
            .ok_or_else(|| ComposeError::UnknownTenLoai {
                ten_loai: document.ten_loai.clone().unwrap_or_default(),
                path: base.clone(),
                known: kind.serves.clone(),
            })?;
        Ok((kind, ten_loai))
    }
}

/// Tên loại and trích yếu, for the properties of exported files.
fn title(document: &Document, ten_loai: &TenLoai) -> String {
    let subject = document
        .trich_yeu
        .plain()
        .replace([thethuc_model::FOOTNOTE_MARK, '\n'], " ");
    let subject = subject.trim();
    if subject.is_empty() {
        ten_loai.name.clone()
    } else {
        format!("{}: {subject}", ten_loai.name)
    }
}
