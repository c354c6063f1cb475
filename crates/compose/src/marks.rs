//! Marks that the decree sets at the ends of lines and of the content, and that a drafter may have
//! typed already.

use thethuc_markup::{Run, RunKind};

use crate::inline::Look;

/// Puts `mark` (`;`, `.`) at the end of the runs from `start` on, unless the text already ends
/// with one of `;`, `.`, `,`, `:`. A blank at the end goes; an empty text gets none.
pub(crate) fn close_line(runs: &mut Vec<Run>, start: usize, mark: &str, look: &Look) {
    if mark.is_empty() {
        return;
    }
    let Some(last) = last_letters(runs, start) else {
        return;
    };
    trim(runs, last);
    if !runs[last].text.ends_with([';', '.', ',', ':']) {
        runs.insert(last + 1, look.run(RunKind::Text, mark, None));
    }
}

/// Ends the content with `mark` (`./.`). A full stop that stands there becomes the mark's first
/// letter; a text that ends with the mark, or that is visibly unfinished (`;`, `,`, `:`), stays as
/// it is.
pub(crate) fn close_content(runs: &mut Vec<Run>, mark: &str, look: &Look) {
    let Some(last) = last_letters(runs, 0) else {
        return;
    };
    trim(runs, last);
    let text = &runs[last].text;
    if mark.is_empty() || text.ends_with(mark) || text.ends_with([';', ',', ':']) {
        return;
    }
    let rest = match mark.strip_prefix('.') {
        Some(rest) if text.ends_with('.') => rest,
        _ => mark,
    };
    runs.insert(last + 1, look.run(RunKind::Text, rest, None));
}

/// The last run from `start` on with letters in it. Footnotes after it stay behind the mark.
fn last_letters(runs: &[Run], start: usize) -> Option<usize> {
    (start..runs.len())
        .rev()
        .find(|&i| runs[i].kind == RunKind::Text && !runs[i].text.trim().is_empty())
}

/// Drops the blanks at the end of run `last`, and the runs of blanks and breaks after it.
fn trim(runs: &mut Vec<Run>, last: usize) {
    let mut index = 0;
    runs.retain(|run| {
        let keep = index <= last || matches!(run.kind, RunKind::Footnote(_));
        index += 1;
        keep
    });
    let length = runs[last].text.trim_end().len();
    runs[last].text.truncate(length);
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_markup::{Footnote, Paragraph};

    fn run(text: &str) -> Run {
        Look::default().run(RunKind::Text, text, None)
    }

    fn footnote() -> Run {
        let note = Footnote {
            number: 1,
            paragraph: Paragraph::default(),
        };
        Look::default().run(RunKind::Footnote(note), "", None)
    }

    fn line(text: &str, mark: &str) -> String {
        let mut runs = vec![run("- "), run(text)];
        close_line(&mut runs, 1, mark, &Look::default());
        runs.iter().skip(1).map(|run| run.text.as_str()).collect()
    }

    fn content(text: &str) -> String {
        let mut runs = vec![run(text)];
        close_content(&mut runs, "./.", &Look::default());
        runs.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn a_line_keeps_the_mark_that_it_has() {
        assert_eq!(line("Như trên", ";"), "Như trên;");
        assert_eq!(line("Như trên ", "."), "Như trên.");
        for own in ["a;", "a.", "a,", "a:"] {
            assert_eq!(line(own, ";"), own);
        }
        assert_eq!(line("", ";"), "");
        assert_eq!(line("  ", ";"), "  ");
    }

    #[test]
    fn the_content_ends_with_one_mark() {
        assert_eq!(content("thực hiện"), "thực hiện./.");
        assert_eq!(content("thực hiện."), "thực hiện./.");
        assert_eq!(content("thực hiện. "), "thực hiện./.");
        assert_eq!(content("thực hiện./."), "thực hiện./.");
        assert_eq!(content("gồm:"), "gồm:");
        assert_eq!(content(""), "");
    }

    #[test]
    fn a_footnote_stays_behind_the_mark() {
        let mut runs = vec![run("theo quy định."), footnote(), run(" ")];
        close_content(&mut runs, "./.", &Look::default());
        let kinds: Vec<_> = runs
            .iter()
            .map(|run| (run.text.as_str(), matches!(run.kind, RunKind::Footnote(_))))
            .collect();
        assert_eq!(
            kinds,
            [("theo quy định.", false), ("/.", false), ("", true)]
        );
    }
}
