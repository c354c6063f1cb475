//! Takes out what docx-rs adds and nobody reads.
//!
//! * Empty `w:rPr` and `w:pPr` on every run and paragraph: a third of the file.
//! * `w14:paraId`: numbers for joint editing, which docx-rs counts in one row for all documents
//!   that a program makes.
//! * `w:type` on `w:gridCol`: no such attribute in the schema.
//! * Twenty unused namespaces and the list of those to ignore.

use super::tree::{Element, Node};

/// Elements that say nothing without children.
const EMPTY_IS_NOTHING: &[&str] = &["w:rPr", "w:pPr", "w:tcPr", "w:trPr", "w:pBdr"];

/// Prefixes that these documents use.
const NAMESPACES: &[&str] = &["xmlns:w", "xmlns:r"];

/// Removes the clutter of the part.
pub(crate) fn mend(root: &mut Element<'_>) {
    root.attributes
        .retain(|(name, _)| !is_namespace(name) || NAMESPACES.contains(&name.as_ref()));
    prune(root);
}

fn prune(element: &mut Element<'_>) {
    let is_grid_column = element.name == "w:gridCol";
    element.attributes.retain(|(name, _)| {
        name != "w14:paraId" && name != "mc:Ignorable" && !(is_grid_column && name == "w:type")
    });
    for child in element.elements_mut() {
        prune(child);
    }
    element.children.retain(|node| !is_nothing(node));
}

fn is_nothing(node: &Node<'_>) -> bool {
    let Node::Element(element) = node else {
        return false;
    };
    element.children.is_empty() && EMPTY_IS_NOTHING.contains(&element.name.as_ref())
}

fn is_namespace(name: &str) -> bool {
    name.starts_with("xmlns:")
}

#[cfg(test)]
mod tests {
    use super::super::tree;

    #[test]
    fn only_what_says_something_stays() {
        let part = r#"<w:p xmlns:w="w" xmlns:o="o" mc:Ignorable="o" w14:paraId="00000001"><w:pPr><w:rPr/></w:pPr><w:gridCol w:w="5" w:type="dxa"/><w:r><w:rPr/><w:t> </w:t></w:r></w:p>"#;
        let mut root = tree::read("part", part.as_bytes()).unwrap();
        super::mend(&mut root);
        let written = String::from_utf8(tree::write(&root)).unwrap();
        assert_eq!(
            written.lines().last(),
            Some(r#"<w:p xmlns:w="w"><w:gridCol w:w="5"/><w:r><w:t> </w:t></w:r></w:p>"#)
        );
    }
}
