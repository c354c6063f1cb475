//! Plain text: letters, and nothing of how they look.

use crate::{Look, Paragraph, Reading, Run, SectionPage};

impl Reading {
    /// A text that was typed or pasted: each of its lines is a paragraph.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        Self {
            paragraphs: lines.enumerate().map(paragraph).collect(),
            sections: vec![SectionPage::default()],
            ..Self::default()
        }
    }
}

/// A line, all of it in one run without a look.
fn paragraph((source, line): (usize, &str)) -> Paragraph {
    let text = thethuc_text::nfc(line.trim()).into_owned();
    let run = Run {
        range: 0..text.len(),
        look: Look::default(),
        source,
        verbatim: false,
        page_field: false,
    };
    Paragraph {
        text,
        runs: vec![run],
        ..Paragraph::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_paragraph() {
        let reading = Reading::of_text("Kính gửi: Sở Nội vụ\n\n  Thực hiện …\r\n");
        let texts: Vec<_> = reading
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        assert_eq!(texts, ["Kính gửi: Sở Nội vụ", "Thực hiện …"]);
        let covers = |paragraph: &Paragraph| paragraph.runs[0].range == (0..paragraph.text.len());
        assert!(reading.paragraphs.iter().all(covers));
    }
}
