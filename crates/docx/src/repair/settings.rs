//! Replaces the switches of the document.
//!
//! docx-rs asks for compatibility mode 15, in which Word squeezes the blanks of a justified line
//! to pull one word more up into it: then four lines of five break elsewhere than in LibreOffice,
//! the preview and the PDF. Mode 14 breaks where the words end, as those do. docx-rs also asks for
//! rules of Japanese typesetting (`useFELayout`, `balanceSingleByteDoubleByteWidth`, …) that
//! change widths and line heights.

use super::tree::Element;

const WORD: &str = "http://schemas.microsoft.com/office/word";

/// Compatibility rules, in the order of the schema.
const RULES: &[&str] = &[
    // A justified line that ends in a line break of the text is not stretched.
    "w:doNotExpandShiftReturn",
    // Space below one paragraph and space above the next are added, as the markup counts them;
    // without this rule Word takes the larger of the two.
    "w:doNotUseHTMLParagraphAutoSpacing",
];

/// Names and values of the switches that Word itself writes in mode 14.
const SWITCHES: &[(&str, &str)] = &[
    ("compatibilityMode", "14"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
];

/// Mends the part of settings.
pub(crate) fn mend(root: &mut Element<'_>, has_footnotes: bool) {
    root.children.clear();
    let mut settings = std::mem::take(root)
        .containing(Element::new("w:zoom").with("w:percent", "100"))
        .containing(Element::new("w:defaultTabStop").with("w:val", "720"))
        .containing(Element::new("w:autoHyphenation").with("w:val", "0"));
    if has_footnotes {
        settings = settings.containing(separators());
    }
    *root = settings.containing(compatibility());
}

/// Names the separators that [`super::footnotes`] writes.
fn separators() -> Element<'static> {
    ["-1", "0"]
        .into_iter()
        .fold(Element::new("w:footnotePr"), |parent, id| {
            parent.containing(Element::new("w:footnote").with("w:id", id))
        })
}

fn compatibility() -> Element<'static> {
    let rules = RULES.iter().fold(Element::new("w:compat"), |parent, rule| {
        parent.containing(Element::new(rule))
    });
    SWITCHES.iter().fold(rules, |parent, (name, value)| {
        parent.containing(
            Element::new("w:compatSetting")
                .with("w:name", *name)
                .with("w:uri", WORD)
                .with("w:val", *value),
        )
    })
}
