//! Letters, breaks and footnotes: from rich text and from the inside of `<p>` to runs.

use thethuc_markup::{Footnote, Paragraph, Run, RunKind, Source, StyleSheet};
use thethuc_model::{FieldPath, Inline, RichText};
use thethuc_text::to_upper_same_len;

/// The style of footnotes.
const FOOTNOTE_STYLE: &str = "chu_thich";

/// What letters look like before the text's own emphasis is added.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Look {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underline: bool,
    pub(crate) superscript: bool,
    /// In hoa.
    pub(crate) upper: bool,
}

impl Look {
    /// A run in this look.
    pub(crate) fn run(
        &self,
        kind: RunKind,
        text: impl Into<String>,
        source: Option<Source>,
    ) -> Run {
        Run {
            kind,
            text: text.into(),
            bold: self.bold,
            italic: self.italic,
            underline: self.underline,
            superscript: self.superscript,
            tracking_twips: 0,
            source,
        }
    }

    /// Letters in the case of the look.
    pub(crate) fn cased(&self, text: &str) -> String {
        if self.upper {
            to_upper_same_len(text)
        } else {
            text.to_owned()
        }
    }
}

/// Counts footnotes through the document and gives them their style.
#[derive(Debug, Default)]
pub(crate) struct Footnotes {
    count: u32,
    look: Look,
}

impl Footnotes {
    pub(crate) fn new(styles: &StyleSheet) -> Self {
        let look = styles
            .get(FOOTNOTE_STYLE)
            .map_or_else(Look::default, |style| Look {
                bold: style.bold,
                italic: style.italic,
                ..Look::default()
            });
        Self { count: 0, look }
    }

    fn next(&mut self, text: &RichText, path: &FieldPath) -> RunKind {
        self.count += 1;
        let look = self.look;
        RunKind::Footnote(Footnote {
            number: self.count,
            paragraph: Paragraph {
                style: FOOTNOTE_STYLE.to_owned(),
                field: path.clone(),
                // A footnote holds none itself; one that a program made anyway is left out.
                runs: runs_of(text, path, &look, |_, _| None),
                ..Paragraph::default()
            },
        })
    }
}

/// The runs of a field without emphasis.
pub(crate) fn plain_runs(text: &str, path: &FieldPath, look: &Look) -> Vec<Run> {
    if text.is_empty() {
        return Vec::new();
    }
    let source = Source {
        field: path.clone(),
        offset: 0,
    };
    vec![look.run(RunKind::Text, look.cased(text), Some(source))]
}

/// The runs of a field of rich text. Offsets count in its plain text.
pub(crate) fn rich_runs(
    text: &RichText,
    path: &FieldPath,
    look: &Look,
    footnotes: &mut Footnotes,
) -> Vec<Run> {
    runs_of(text, path, look, |note, path| {
        Some(footnotes.next(note, path))
    })
}

fn runs_of(
    text: &RichText,
    path: &FieldPath,
    look: &Look,
    mut footnote: impl FnMut(&RichText, &FieldPath) -> Option<RunKind>,
) -> Vec<Run> {
    let mut runs = Vec::with_capacity(text.0.len());
    let mut offset = 0;
    for (i, inline) in text.0.iter().enumerate() {
        let source = Source {
            field: path.clone(),
            offset,
        };
        match inline {
            Inline::Run(run) => {
                offset += run.text.len();
                if run.text.is_empty() {
                    continue;
                }
                let look = Look {
                    bold: look.bold || run.bold,
                    italic: look.italic || run.italic,
                    underline: look.underline || run.underline,
                    superscript: look.superscript || run.superscript,
                    upper: look.upper,
                };
                runs.push(look.run(RunKind::Text, look.cased(&run.text), Some(source)));
            }
            Inline::Break => {
                offset += '\n'.len_utf8();
                runs.push(look.run(RunKind::Break, "", Some(source)));
            }
            Inline::Footnote(note) => {
                offset += thethuc_model::FOOTNOTE_MARK.len_utf8();
                if let Some(kind) = footnote(note, &path.index(i).key("footnote")) {
                    runs.push(look.run(kind, "", Some(source)));
                }
            }
        }
    }
    runs
}

/// Collects the runs of one paragraph. Blanks of the template's own letters are drawn together and
/// dropped at both ends, as the indentation of the file must not show; letters of fields stay as
/// they are.
#[derive(Debug, Default)]
pub(crate) struct InlineBuilder {
    runs: Vec<Run>,
    blank: bool,
}

impl InlineBuilder {
    /// Letters of the template.
    pub(crate) fn literal(
        &mut self,
        text: &str,
        look: &Look,
        kind: &RunKind,
        source: Option<&Source>,
    ) {
        let mut letters = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                self.blank = true;
                continue;
            }
            if self.blank {
                self.blank = false;
                if !letters.is_empty() || self.takes_blank() {
                    letters.push(' ');
                }
            }
            letters.push(c);
        }
        if !letters.is_empty() {
            self.runs
                .push(look.run(kind.clone(), look.cased(&letters), source.cloned()));
        }
    }

    /// Runs of a field.
    pub(crate) fn field(&mut self, runs: Vec<Run>, look: &Look) {
        if runs.is_empty() {
            return;
        }
        self.end_literal(look);
        self.runs.extend(runs);
    }

    /// Ends the template's letters: the blank at their end is theirs, not the next value's.
    pub(crate) fn end_literal(&mut self, look: &Look) {
        if self.blank && self.takes_blank() {
            match self.runs.last_mut() {
                Some(run) if run.source.is_none() && run.kind == RunKind::Text => {
                    run.text.push(' ')
                }
                _ => self.runs.push(look.run(RunKind::Text, " ", None)),
            }
        }
        self.blank = false;
    }

    /// A line break.
    pub(crate) fn line_break(&mut self, look: &Look) {
        self.blank = false;
        self.runs.push(look.run(RunKind::Break, "", None));
    }

    /// Ends a label: the blank after it belongs to it.
    pub(crate) fn end_label(&mut self) {
        self.blank = false;
        if let Some(run) = self
            .runs
            .last_mut()
            .filter(|run| run.kind == RunKind::Label)
        {
            run.text.push(' ');
        }
    }

    /// The runs, without a blank at the end.
    pub(crate) fn finish(self) -> Vec<Run> {
        self.runs
    }

    /// Whether a blank of the template may stand here: not at the start of a line, not twice.
    fn takes_blank(&self) -> bool {
        self.runs
            .last()
            .is_some_and(|run| run.kind != RunKind::Break && !run.text.ends_with(' '))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_model::Run as ModelRun;

    fn text(builder: InlineBuilder) -> String {
        builder
            .finish()
            .iter()
            .map(|run| run.text.as_str())
            .collect()
    }

    #[test]
    fn the_templates_own_blanks_are_drawn_together() {
        let look = Look::default();
        let mut builder = InlineBuilder::default();
        builder.literal("\n  Kính gửi:\n   ", &look, &RunKind::Text, None);
        builder.field(
            plain_runs("Bộ  Nội vụ ", &FieldPath::from("/kinh_gui/0"), &look),
            &look,
        );
        builder.literal("\n  ", &look, &RunKind::Text, None);
        assert_eq!(text(builder), "Kính gửi: Bộ  Nội vụ ");
    }

    #[test]
    fn blanks_that_do_not_break_stay() {
        let mut builder = InlineBuilder::default();
        builder.literal("Số: \u{A0}\u{A0}/", &Look::default(), &RunKind::Text, None);
        assert_eq!(text(builder), "Số: \u{A0}\u{A0}/");
    }

    #[test]
    fn offsets_count_in_the_plain_text() {
        let rich = RichText(vec![
            Inline::Run(ModelRun::plain("Điều ")),
            Inline::Footnote(RichText::from("ngày 04/7/2014")),
            Inline::Break,
            Inline::Run(ModelRun {
                bold: true,
                ..ModelRun::plain("một")
            }),
        ]);
        let mut footnotes = Footnotes::default();
        let look = Look {
            upper: true,
            ..Look::default()
        };
        let runs = rich_runs(&rich, &FieldPath::from("/trich_yeu"), &look, &mut footnotes);
        let offsets: Vec<_> = runs
            .iter()
            .map(|run| run.source.as_ref().unwrap().offset)
            .collect();
        let plain = rich.plain();
        assert_eq!(
            offsets,
            [
                0,
                plain.find('\u{FFFC}').unwrap(),
                plain.find('\n').unwrap(),
                plain.find('m').unwrap()
            ]
        );
        assert_eq!(
            (runs[0].text.as_str(), runs[3].text.as_str()),
            ("ĐIỀU ", "MỘT")
        );
        assert!(runs[3].bold && !runs[0].bold);
        let RunKind::Footnote(note) = &runs[1].kind else {
            panic!()
        };
        assert_eq!(note.number, 1);
        assert_eq!(note.paragraph.field.to_string(), "/trich_yeu/1/footnote");
        assert_eq!(note.paragraph.runs[0].text, "ngày 04/7/2014");
    }
}
