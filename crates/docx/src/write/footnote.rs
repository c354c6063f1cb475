//! Footnotes.

use docx_rs::Footnote as Out;
use thethuc_markup::{Footnote, Paragraph, RunKind};

use super::Writer;
use super::flow::Place;

impl Writer<'_> {
    /// Writes a footnote; none where there can be none. Its number on the page is the word
    /// processors' own count, which is the markup's: both go from 1 through the document.
    pub(crate) fn footnote(&mut self, footnote: &Footnote) -> Option<Out> {
        let id = self.footnotes? + 1;
        self.footnotes = Some(id);
        let source = without_footnotes(&footnote.paragraph);
        let content = self.paragraph(&source, Place::in_column(0.0));
        Some(Out {
            id,
            content: vec![content],
        })
    }
}

/// WordprocessingML has no footnotes inside footnotes.
fn without_footnotes(paragraph: &Paragraph) -> Paragraph {
    let mut paragraph = paragraph.clone();
    paragraph
        .runs
        .retain(|run| !matches!(run.kind, RunKind::Footnote(_)));
    paragraph
}
