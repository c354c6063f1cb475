//! Compares the lines of two PDFs of the same document, page by page.

use std::collections::BTreeMap;
use std::fmt;

use crate::TextLine;

/// How many differing lines of either side are printed; the first ones tell where it began.
const SHOWN: usize = 12;

/// How far two PDFs agree. Lines agree when they hold the same letters on the same page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// Lines that agree.
    pub agreed: usize,
    /// Lines of ours that agree with none of theirs.
    pub only_ours: Vec<TextLine>,
    /// Lines of theirs that agree with none of ours.
    pub only_theirs: Vec<TextLine>,
    /// Pages of ours.
    pub pages_ours: usize,
    /// Pages of theirs.
    pub pages_theirs: usize,
    /// The largest distance between the left edges of lines that agree, pt.
    pub left_apart_pt: f64,
    /// The largest distance between the feet of lines that agree, pt.
    pub bottom_apart_pt: f64,
}

impl Comparison {
    /// Compares.
    #[must_use]
    pub fn of(ours: &[TextLine], theirs: &[TextLine]) -> Self {
        let mut open: BTreeMap<(usize, String), Vec<&TextLine>> = BTreeMap::new();
        for line in theirs.iter().rev() {
            open.entry((line.page, line.letters()))
                .or_default()
                .push(line);
        }
        let mut result = Self {
            pages_ours: pages(ours),
            pages_theirs: pages(theirs),
            ..Self::default()
        };
        for line in ours {
            let same = open
                .get_mut(&(line.page, line.letters()))
                .and_then(Vec::pop);
            match same {
                Some(same) => result.agree(line, same),
                None => result.only_ours.push(line.clone()),
            }
        }
        result.only_theirs = open.into_values().flatten().cloned().collect();
        result.only_theirs.sort_by(|a, b| {
            (a.page, a.bottom_pt)
                .partial_cmp(&(b.page, b.bottom_pt))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        result
    }

    fn agree(&mut self, ours: &TextLine, theirs: &TextLine) {
        self.agreed += 1;
        self.left_apart_pt = self
            .left_apart_pt
            .max((ours.left_pt - theirs.left_pt).abs());
        self.bottom_apart_pt = self
            .bottom_apart_pt
            .max((ours.bottom_pt - theirs.bottom_pt).abs());
    }

    /// Lines in all: of the PDF that has more of them.
    #[must_use]
    pub fn total(&self) -> usize {
        self.agreed + self.only_ours.len().max(self.only_theirs.len())
    }

    /// Whether every line agrees.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.agreed == self.total() && self.pages_ours == self.pages_theirs
    }

    /// Lines that agree in a hundred.
    #[must_use]
    pub fn percent(&self) -> f64 {
        let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        if self.total() == 0 {
            100.0
        } else {
            100.0 * share(self.agreed) / share(self.total())
        }
    }
}

fn pages(lines: &[TextLine]) -> usize {
    lines.iter().map(|line| line.page).max().unwrap_or(0)
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}/{} lines agree ({:.2} %), {} pages here and {} there, \
             at most {:.2} pt apart across and {:.2} pt down",
            self.agreed,
            self.total(),
            self.percent(),
            self.pages_ours,
            self.pages_theirs,
            self.left_apart_pt,
            self.bottom_apart_pt
        )?;
        for (sign, lines) in [('-', &self.only_ours), ('+', &self.only_theirs)] {
            for line in lines.iter().take(SHOWN) {
                writeln!(
                    f,
                    "  {sign} p.{} ({:.0}, {:.0}): {}",
                    line.page, line.left_pt, line.bottom_pt, line.text
                )?;
            }
            if lines.len() > SHOWN {
                writeln!(f, "  {sign} and {} more", lines.len() - SHOWN)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(page: usize, text: &str) -> TextLine {
        TextLine {
            page,
            left_pt: 85.0,
            right_pt: 500.0,
            bottom_pt: 100.0,
            text: text.to_owned(),
        }
    }

    #[test]
    fn the_same_lines_agree_in_any_order() {
        let ours = [line(1, "một hai"), line(1, "ba")];
        let theirs = [line(1, "ba"), line(1, "một  hai")];
        let comparison = Comparison::of(&ours, &theirs);
        assert!(comparison.is_same());
        assert_eq!(comparison.total(), 2);
    }

    #[test]
    fn another_break_and_another_page_are_told() {
        let ours = [line(1, "một hai"), line(1, "ba"), line(2, "bốn")];
        let theirs = [line(1, "một"), line(1, "hai ba"), line(1, "bốn")];
        let comparison = Comparison::of(&ours, &theirs);
        assert!(!comparison.is_same());
        assert_eq!((comparison.agreed, comparison.total()), (0, 3));
        assert_eq!((comparison.pages_ours, comparison.pages_theirs), (2, 1));
    }

    #[test]
    fn a_line_twice_needs_a_line_twice() {
        let comparison = Comparison::of(&[line(1, "a"), line(1, "a")], &[line(1, "a")]);
        assert_eq!((comparison.agreed, comparison.only_ours.len()), (1, 1));
    }
}
