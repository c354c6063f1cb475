//! Plain text: letters, and nothing of how they look.

use crate::{Paragraph, Reading, SectionPage};

impl Reading {
    /// A text that was typed or pasted: each of its lines is a paragraph.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
        Self {
            paragraphs: paragraphs
                .map(|line| Paragraph {
                    text: thethuc_text::nfc(line.trim()).into_owned(),
                    ..Paragraph::default()
                })
                .collect(),
            sections: vec![SectionPage::default()],
            ..Self::default()
        }
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
    }
}
