//! The letters of two texts in one.

use std::ops::Range;

use serde_json::Value;
use thethuc_model::{FOOTNOTE_MARK, Inline, RichText, Run};

use crate::words::pieces;

/// Two texts in one, and the bytes that are of one alone.
#[derive(Debug, Default)]
pub(crate) struct Combined {
    /// What is gone and what is new stand side by side.
    pub(crate) text: Value,
    /// Bytes of the first text that are gone.
    pub(crate) gone: Vec<Range<usize>>,
    /// Bytes of the second that are new.
    pub(crate) come: Vec<Range<usize>>,
    /// Bytes of both in one that are gone.
    pub(crate) struck: Vec<Range<usize>>,
    /// Bytes of both in one that are new.
    pub(crate) boxed: Vec<Range<usize>>,
}

/// Puts two texts of a document together; none where one of them is none.
pub(crate) fn combine(old: &Value, new: &Value) -> Option<Combined> {
    let (old_text, new_text) = (rich(old)?, rich(new)?);
    let (old_plain, new_plain) = (old_text.plain(), new_text.plain());
    let mut found = Combined::default();
    let mut out = Text::default();
    for piece in pieces(&old_plain, &new_plain) {
        if piece.same {
            out.add(&new_text, &piece.new);
            continue;
        }
        if let Some(gone) = seen(&old_plain, &piece.old) {
            found
                .struck
                .push(out.add(&old_text, &piece.old).start..out.ends_at(&gone, &piece.old));
            found.gone.push(gone);
        }
        if let Some(come) = seen(&new_plain, &piece.new) {
            if !piece.old.is_empty() {
                out.blank();
            }
            found
                .boxed
                .push(out.add(&new_text, &piece.new).start..out.ends_at(&come, &piece.new));
            found.come.push(come);
        }
    }
    found.text = out.value(old.is_string() && new.is_string());
    Some(found)
}

/// A range without the blanks at its end; none where nothing is left.
fn seen(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let end = range.start + text[range.clone()].trim_end().len();
    (range.start < end).then_some(range.start..end)
}

fn rich(value: &Value) -> Option<RichText> {
    match value {
        Value::String(text) => Some(RichText::plain_text(text.as_str())),
        _ => RichText::of_json(value),
    }
}

/// A text that is being put together.
#[derive(Default)]
struct Text {
    inlines: Vec<Inline>,
    plain: String,
}

impl Text {
    /// Adds letters of a text with their emphasis; where they stand now.
    fn add(&mut self, text: &RichText, range: &Range<usize>) -> Range<usize> {
        let start = self.plain.len();
        let mut at = 0;
        for inline in &text.0 {
            let length = match inline {
                Inline::Run(run) => run.text.len(),
                Inline::Break => 1,
                Inline::Footnote(_) => FOOTNOTE_MARK.len_utf8(),
            };
            let (from, to) = (range.start.max(at), range.end.min(at + length));
            if from < to {
                self.push(inline, from - at..to - at);
            }
            at += length;
        }
        start..self.plain.len()
    }

    fn push(&mut self, inline: &Inline, range: Range<usize>) {
        match inline {
            Inline::Run(run) => {
                let letters = &run.text[range];
                self.plain.push_str(letters);
                match self.inlines.last_mut() {
                    Some(Inline::Run(last)) if looks(last) == looks(run) => {
                        last.text.push_str(letters);
                    }
                    _ => self.inlines.push(Inline::Run(Run {
                        text: letters.to_owned(),
                        ..run.clone()
                    })),
                }
            }
            Inline::Break => {
                self.plain.push('\n');
                self.inlines.push(Inline::Break);
            }
            Inline::Footnote(_) => {
                self.plain.push(FOOTNOTE_MARK);
                self.inlines.push(inline.clone());
            }
        }
    }

    /// Parts what is gone from what is new, where no blank does.
    fn blank(&mut self) {
        if !self.plain.ends_with(char::is_whitespace) {
            let blank = Run::plain(" ");
            self.push(&Inline::Run(blank), 0..1);
        }
    }

    /// Where the seen part of a range that was just added ends.
    fn ends_at(&self, seen: &Range<usize>, whole: &Range<usize>) -> usize {
        self.plain.len() - (whole.end - seen.end)
    }

    fn value(self, is_plain: bool) -> Value {
        match is_plain {
            true => Value::String(self.plain),
            // Letters and emphasis: always JSON.
            false => serde_json::to_value(RichText(self.inlines)).unwrap_or_default(),
        }
    }
}

fn looks(run: &Run) -> (bool, bool, bool, bool) {
    (run.bold, run.italic, run.underline, run.superscript)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_gone_stands_before_what_is_new() {
        let both = combine(
            &json!("họp tháng 3 ở Hà Nội"),
            &json!("họp tháng mười ở Hà Nội"),
        )
        .unwrap();
        let text = both.text.as_str().unwrap();
        assert_eq!(text, "họp tháng 3 mười ở Hà Nội");
        assert_eq!(
            (&text[both.struck[0].clone()], &text[both.boxed[0].clone()]),
            ("3", "mười")
        );
    }

    #[test]
    fn emphasis_breaks_and_footnotes_stay() {
        let old = json!(["một ", {"text": "hai", "bold": true}, {"footnote": "n"}]);
        let new = json!(["một ", {"text": "ba", "bold": true}, {"footnote": "n"}]);
        let both = combine(&old, &new).unwrap();
        assert_eq!(
            both.text,
            json!(["một ", {"text": "hai", "bold": true}, " ", {"text": "ba", "bold": true}, {"footnote": "n"}])
        );
        assert!(combine(&json!(7), &new).is_none());
    }
}
