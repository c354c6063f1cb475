//! Letters of a file as rich text of ours.

use std::ops::Range;

use thethuc_model::{Inline, RichText, Run};
use thethuc_reading::{Paragraph, Reading};

/// Stands for a footnote in a reading's text.
const NOTE_MARK: char = '\u{FFFC}';

/// The letters of a paragraph between two places. Emphasis counts where it differs from what the
/// component asks for itself: `bold` and `italic` say what that is. `notes` is how many footnotes
/// stand before in the file; it is moved on.
pub(crate) fn rich(
    reading: &Reading,
    paragraph: &Paragraph,
    range: Range<usize>,
    base: Emphasis,
    notes: &mut usize,
) -> RichText {
    let mut out: Vec<Inline> = Vec::new();
    for run in &paragraph.runs {
        let (from, to) = (
            run.range.start.max(range.start),
            run.range.end.min(range.end),
        );
        if from >= to {
            continue;
        }
        for piece in paragraph.text[from..to].split_inclusive(['\n', NOTE_MARK]) {
            let letters = piece.trim_end_matches(['\n', NOTE_MARK]);
            push(
                &mut out,
                Run {
                    text: letters.replace('\t', " "),
                    bold: run.look.bold && !base.bold,
                    italic: run.look.italic && !base.italic,
                    underline: run.look.underline,
                    superscript: run.look.raised && !piece.ends_with(NOTE_MARK),
                },
            );
            if piece.ends_with('\n') {
                out.push(Inline::Break);
            } else if piece.ends_with(NOTE_MARK) {
                out.push(Inline::Footnote(note(reading, *notes)));
                *notes += 1;
            }
        }
    }
    RichText(out)
}

/// The emphasis that a component has of itself.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Emphasis {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
}

fn push(out: &mut Vec<Inline>, run: Run) {
    if run.text.is_empty() {
        return;
    }
    if let Some(Inline::Run(last)) = out.last_mut()
        && (last.bold, last.italic, last.underline, last.superscript)
            == (run.bold, run.italic, run.underline, run.superscript)
    {
        last.text.push_str(&run.text);
    } else {
        out.push(Inline::Run(run));
    }
}

fn note(reading: &Reading, order: usize) -> RichText {
    let Some(note) = reading.notes.get(order) else {
        return RichText::default();
    };
    let text: Vec<&str> = note
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.trim())
        .collect();
    RichText::plain_text(text.join(" ").replace(NOTE_MARK, "").trim())
}
