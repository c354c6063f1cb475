//! Letters of a file as rich text of ours.

use std::ops::Range;

use thethuc_model::{Inline, RichText, Run};
use thethuc_reading::{Paragraph, Reading};

use crate::recognition::Parts;

/// Stands for a footnote in a reading's text.
pub(crate) const NOTE_MARK: char = '\u{FFFC}';

/// The letters of a paragraph between two places. Emphasis counts where it differs from what the
/// component asks for itself: `base` says what that is.
pub(crate) fn rich(
    reading: &Reading,
    paragraph: &Paragraph,
    range: Range<usize>,
    base: Emphasis,
) -> RichText {
    let mut out: Vec<Inline> = Vec::new();
    let mut mark = paragraph.text[..range.start].matches(NOTE_MARK).count();
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
                let note = paragraph.notes.get(mark).copied().flatten();
                out.extend(note.map(|note| Inline::Footnote(self::note(reading, note))));
                mark += 1;
            }
        }
    }
    RichText(out)
}

/// The letters of lines one after the other, a blank between two: a heading or a ground.
pub(crate) fn of_lines(parts: &Parts<'_>, lines: &[usize], base: Emphasis) -> RichText {
    let mut out: Vec<Inline> = Vec::new();
    for &at in lines {
        let line = &parts.lines[at];
        if !out.is_empty() {
            push(&mut out, Run::plain(" "));
        }
        for inline in rich(parts.reading, line.paragraph, line.range.clone(), base).0 {
            match inline {
                Inline::Run(run) => push(&mut out, run),
                other => out.push(other),
            }
        }
    }
    RichText(out)
}

/// Takes marks and blanks off the end.
pub(crate) fn trim_end(text: &mut RichText, marks: &[char]) {
    while let Some(Inline::Run(last)) = text.0.last_mut() {
        let kept = last
            .text
            .trim_end_matches(|c: char| c == ' ' || marks.contains(&c))
            .len();
        last.text.truncate(kept);
        if kept > 0 {
            return;
        }
        text.0.pop();
    }
}

/// Takes so many bytes off the start.
pub(crate) fn trim_start(text: &mut RichText, bytes: usize) {
    let _ = text.replace(0..bytes, "");
    text.0
        .retain(|inline| !matches!(inline, Inline::Run(run) if run.text.is_empty()));
}

/// The emphasis that a component has of itself.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Emphasis {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
}

/// Of a heading.
pub(crate) const BOLD: Emphasis = Emphasis {
    bold: true,
    italic: false,
};

/// Of a ground.
pub(crate) const ITALIC: Emphasis = Emphasis {
    bold: false,
    italic: true,
};

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

/// The words of a note; its paragraphs become lines. It has no notes of its own.
fn note(reading: &Reading, index: usize) -> RichText {
    let mut out = RichText::default();
    for paragraph in reading
        .notes
        .get(index)
        .iter()
        .flat_map(|note| &note.paragraphs)
    {
        let start = paragraph.text.len() - paragraph.text.trim_start().len();
        let range = start..paragraph.text.trim_end().len().max(start);
        let words = rich(reading, paragraph, range, Emphasis::default());
        if !out.is_empty() && !words.is_empty() {
            out.0.push(Inline::Break);
        }
        out.0.extend(words.0);
    }
    out
}
