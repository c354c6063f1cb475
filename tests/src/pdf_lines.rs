//! The lines of text in a PDF, with their places, as poppler reads them from the file.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Words that stand further apart than this begin a new line: the next cell of a row. A blank that
/// justification stretched as wide splits its line as well, in both files alike.
const COLUMN_GAP_PT: f64 = 12.0;

/// How far the feet of two words of one line may differ: two fonts of one size in one file.
const FOOT_PT: f64 = 2.0;

/// A raised mark is at most this share of the height of the words beside it.
const MARK_HEIGHT: f64 = 0.8;

/// The least top margin, 20 mm — PL I/I.3.
const TOP_MARGIN_PT: f64 = 56.7;

/// So many dots lead to something; fewer are an ellipsis.
const LEADER: &str = "........";

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// The page, from 1.
    pub page: usize,
    /// Left edge, pt from the left of the sheet.
    pub left_pt: f64,
    /// Right edge, pt from the left of the sheet.
    pub right_pt: f64,
    /// Bottom edge of the letters' boxes, pt from the top of the sheet.
    pub bottom_pt: f64,
    /// The words with single blanks between them.
    pub text: String,
}

impl TextLine {
    /// What two lines are compared by: the letters alone. Where one program starts a new word of
    /// the same line (at a change of font, say) is no difference; nor is the hyphen that does not
    /// break, nor how many dots lead to the page in a table of contents.
    #[must_use]
    pub fn letters(&self) -> String {
        let letters = self.text.chars().filter(|c| !c.is_whitespace());
        let letters: String = letters
            .map(|c| if c == '\u{2011}' { '-' } else { c })
            .collect();
        match letters.split_once(LEADER) {
            Some((words, page)) => format!("{words} {}", page.trim_start_matches('.')),
            None => letters,
        }
    }

    /// Whether it is the number of a page in the top margin, no line of the body.
    #[must_use]
    pub fn is_page_number(&self) -> bool {
        self.bottom_pt < TOP_MARGIN_PT && self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Reads all lines of a PDF in the order in which they are drawn.
///
/// # Errors
/// When `pdftotext` is not installed or cannot read the file.
pub fn read_lines(pdf: &Path) -> Result<Vec<TextLine>> {
    let output = Command::new("pdftotext")
        .args(["-raw", "-bbox"])
        .arg(pdf)
        .arg("-")
        .output()
        .context("starting pdftotext (Debian: poppler-utils)")?;
    ensure!(
        output.status.success(),
        "pdftotext {}: {}",
        pdf.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    lines_in(&String::from_utf8(output.stdout)?)
}

#[derive(Debug, Clone, Copy)]
struct Bounds {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

fn lines_in(xhtml: &str) -> Result<Vec<TextLine>> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    // poppler writes the title of the file into the head without escaping it.
    let body = xhtml.split_once("<body>").context("no body")?.1;
    let body = body.split_once("</body>").context("no end of body")?.0;
    let tree = roxmltree::Document::parse_with_options(body, options)?;
    let mut lines = Vec::new();
    for (index, page) in tree
        .descendants()
        .filter(|node| node.has_tag_name("page"))
        .enumerate()
    {
        let mut place: Option<Place> = None;
        for word in page.children().filter(|node| node.has_tag_name("word")) {
            let bounds = bounds(word)?;
            let text = word.text().unwrap_or_default();
            let goes_on = place.as_mut().is_some_and(|place| place.takes(bounds));
            match lines.last_mut() {
                Some(line) if goes_on => extend(line, bounds, text),
                _ => {
                    place = Some(Place::of(bounds));
                    lines.push(TextLine {
                        page: index + 1,
                        left_pt: bounds.left,
                        right_pt: bounds.right,
                        bottom_pt: bounds.bottom,
                        text: text.to_owned(),
                    });
                }
            }
        }
    }
    Ok(lines)
}

fn bounds(word: roxmltree::Node<'_, '_>) -> Result<Bounds> {
    let number = |name: &str| -> Result<f64> {
        let text = word
            .attribute(name)
            .with_context(|| format!("a word without {name}"))?;
        Ok(text.parse()?)
    };
    Ok(Bounds {
        left: number("xMin")?,
        top: number("yMin")?,
        right: number("xMax")?,
        bottom: number("yMax")?,
    })
}

/// Where a line has got to.
struct Place {
    /// The tallest word so far.
    tallest: Bounds,
    /// The right edge of the last word.
    right: f64,
}

impl Place {
    fn of(word: Bounds) -> Self {
        Self {
            tallest: word,
            right: word.right,
        }
    }

    /// Takes the next word when it follows on the line: to the right, not too far, and either on
    /// the same foot or a raised mark.
    fn takes(&mut self, next: Bounds) -> bool {
        let gap = next.left - self.right;
        let follows = gap > -1.0 && gap < COLUMN_GAP_PT && self.is_level_with(next);
        if follows {
            self.right = next.right;
            if next.height() > self.tallest.height() {
                self.tallest = next;
            }
        }
        follows
    }

    fn is_level_with(&self, next: Bounds) -> bool {
        let heights = [self.tallest.height(), next.height()];
        let [lower, higher] = [heights[0].min(heights[1]), heights[0].max(heights[1])];
        let overlap = self.tallest.bottom.min(next.bottom) - self.tallest.top.max(next.top);
        let is_mark = lower < higher * MARK_HEIGHT && overlap > lower / 2.0;
        is_mark || (self.tallest.bottom - next.bottom).abs() < FOOT_PT
    }
}

impl Bounds {
    fn height(self) -> f64 {
        self.bottom - self.top
    }
}

fn extend(line: &mut TextLine, place: Bounds, word: &str) {
    line.text.push(' ');
    line.text.push_str(word);
    line.right_pt = place.right;
    line.bottom_pt = line.bottom_pt.max(place.bottom);
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<html><body><doc>
  <page width="595" height="842">
    <word xMin="50" yMin="30" xMax="76" yMax="45">ỦY</word>
    <word xMin="80" yMin="30" xMax="108" yMax="45">BAN</word>
    <word xMin="200" yMin="30" xMax="240" yMax="45">CỘNG</word>
    <word xMin="50" yMin="60" xMax="80" yMax="75">Trời</word>
    <word xMin="80" yMin="58" xMax="84" yMax="67">1</word>
    <word xMin="50" yMin="78" xMax="80" yMax="93">xanh</word>
  </page></doc></body></html>"#;

    #[test]
    fn words_become_lines() {
        let texts: Vec<String> = lines_in(PAGE)
            .unwrap()
            .into_iter()
            .map(|line| line.text)
            .collect();
        assert_eq!(texts, ["ỦY BAN", "CỘNG", "Trời 1", "xanh"]);
    }

    #[test]
    fn blanks_and_the_unbreaking_hyphen_are_no_difference() {
        let lines = lines_in(&PAGE.replace("BAN", "BAN\u{2011}NC")).unwrap();
        assert_eq!(lines[0].letters(), "ỦYBAN-NC");
    }
}
