//! Marks the rows that are repeated at the top of every page (`w:tblHeader`): docx-rs has no word
//! for them.

use super::tree::{Element, Node};

/// Marks, in the table of each index, as many rows as `repeated_rows` says.
pub(crate) fn mend(root: &mut Element<'_>, repeated_rows: &[usize]) {
    let mut rows_of_tables = repeated_rows.iter();
    root.walk(&mut |element| {
        if element.name == "w:tbl" {
            let repeated = rows_of_tables.next().copied().unwrap_or(0);
            let rows = element.elements_mut().filter(|child| child.name == "w:tr");
            rows.take(repeated).for_each(mark);
        }
    });
}

fn mark(row: &mut Element<'_>) {
    let head = Element::new("w:tblHeader");
    match row.child_mut("w:trPr") {
        Some(properties) => properties.children.push(Node::Element(head)),
        None => row
            .children
            .insert(0, Node::Element(Element::new("w:trPr").containing(head))),
    }
}
