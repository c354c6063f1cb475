//! Says the language of the text and names the default style.
//!
//! Without `w:lang` Word checks Vietnamese against the language of its own installation and
//! underlines every word. Without a default paragraph style, readers of the file do not know what
//! a paragraph without `w:pStyle` looks like. Without a default table style, Word applies its own
//! with margins in every cell.

use super::tree::Element;
use crate::DocxError;
use crate::package::Kind;

const LANGUAGE: &str = "vi-VN";

/// Mends the part of styles.
pub(crate) fn mend(root: &mut Element<'_>) -> Result<(), DocxError> {
    letters_of_all(root)
        .ok_or_else(|| DocxError::Incomplete {
            part: Kind::Styles.name().to_owned(),
            element: "w:rPrDefault",
        })?
        .children
        .push(super::tree::Node::Element(language()));
    for style in root
        .elements_mut()
        .filter(|style| style.attribute("w:styleId") == Some("Normal"))
    {
        style.attributes.insert(1, ("w:default".into(), "1".into()));
    }
    Ok(())
}

/// The run properties of `w:docDefaults`.
fn letters_of_all<'e, 'a>(root: &'e mut Element<'a>) -> Option<&'e mut Element<'a>> {
    root.child_mut("w:docDefaults")?
        .child_mut("w:rPrDefault")?
        .child_mut("w:rPr")
}

fn language() -> Element<'static> {
    Element::new("w:lang")
        .with("w:val", LANGUAGE)
        .with("w:eastAsia", LANGUAGE)
        .with("w:bidi", LANGUAGE)
}
