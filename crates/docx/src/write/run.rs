//! Letters, breaks and references to footnotes.

use docx_rs::{BreakType, Footnote as OutFootnote, Paragraph as Out, Run as OutRun, VertAlignType};
use thethuc_markup::{Paragraph, Run, RunKind, Style};

use super::text::clean;
use super::{FOOTNOTE_MARK_STYLE, Writer};

impl Writer<'_> {
    /// Adds the runs of a paragraph in that style.
    pub(crate) fn runs(
        &mut self,
        paragraph: &Paragraph,
        style: Option<&Style>,
        mut out: Out,
    ) -> Out {
        for run in &paragraph.runs {
            let written = match &run.kind {
                RunKind::Break => Some(OutRun::new().add_break(BreakType::TextWrapping)),
                RunKind::Footnote(footnote) => self
                    .footnote(footnote)
                    .map(|footnote| looks(reference(footnote), run, style)),
                RunKind::Text | RunKind::Label => {
                    Some(looks(OutRun::new().add_text(clean(&run.text)), run, style))
                }
            };
            if let Some(written) = written {
                out = out.add_run(written);
            }
        }
        out
    }
}

fn reference(footnote: OutFootnote) -> OutRun {
    OutRun::new()
        .style(FOOTNOTE_MARK_STYLE)
        .add_footnote_reference(footnote)
}

/// Weight and slope where they differ from the style's; underline; tracking; raising.
fn looks(mut out: OutRun, run: &Run, style: Option<&Style>) -> OutRun {
    let (bold, italic) = style.map_or((false, false), |style| (style.bold, style.italic));
    if run.bold != bold {
        out = if run.bold {
            out.bold()
        } else {
            out.disable_bold()
        };
    }
    if run.italic != italic {
        out = if run.italic {
            out.italic()
        } else {
            out.disable_italic()
        };
    }
    if run.underline {
        out = out.underline("single");
    }
    if run.tracking_twips != 0 {
        out = out.character_spacing(run.tracking_twips.into());
    }
    if run.superscript && !matches!(run.kind, RunKind::Footnote(_)) {
        out.run_property = out.run_property.vert_align(VertAlignType::SuperScript);
    }
    out
}
