//! Footnotes.

use docx_rs::Footnote as Out;
use thethuc_markup::{Footnote, Paragraph, RunKind};

use super::Writer;
use super::flow::Place;

impl Writer<'_> {
    /// Writes a footnote. Its number on the page is the word processors' own count, which is the
    /// markup's: both go from 1 through the document.
    pub(crate) fn footnote(&mut self, footnote: &Footnote) -> Out {
        self.footnotes += 1;
        let id = self.footnotes;
        let place = Place {
            width_pt: 0.0,
            is_first: false,
            extra_after_pt: 0.0,
            is_taken_along: false,
        };
        let content = self.paragraph(&without_footnotes(&footnote.paragraph), place);
        Out {
            id,
            content: vec![content],
        }
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
