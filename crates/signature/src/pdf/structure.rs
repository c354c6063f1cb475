//! The tree of meaning of a tagged file: PDF/UA-1 (ISO 14289-1, 7.18.4) asks that every field of a
//! form stands in it as a form, with words for those who do not see it.
//!
//! Only the first revision of signatures touches the tree: strict verifiers take any change of it
//! behind a signature for a change of the document.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::append::Revision;
use super::{array, dictionary as dictionary_of, name, reference, value};
use crate::SignatureError;

/// Most nodes of the tree of numbers that are looked at.
const MAX_NODES: usize = 100_000;

impl Revision {
    /// Puts new fields into the tree of meaning, if the file has one.
    pub(super) fn tag(&mut self, fields: &[ObjectId]) -> Result<(), SignatureError> {
        let catalog = self.old().catalog()?;
        let Some(tree) = reference(catalog, b"StructTreeRoot") else {
            return Ok(());
        };
        let Some(mut number) = next_number(self.old(), tree) else {
            return Ok(());
        };
        for field in fields {
            self.tag_one(tree, *field, number)?;
            number += 1;
        }
        self.change(tree)?.set("ParentTreeNextKey", number);
        Ok(())
    }

    fn tag_one(
        &mut self,
        tree: ObjectId,
        field: ObjectId,
        number: i64,
    ) -> Result<(), SignatureError> {
        let above = above(self.old(), tree);
        let entries = self.change(field)?;
        entries.set("StructParent", number);
        let Some(page) = reference(entries, b"P") else {
            return Ok(());
        };
        let element = self.add(Object::from(dictionary! {
            "Type" => "StructElem",
            "S" => "Form",
            "P" => above,
            "Pg" => page,
            "K" => dictionary! { "Type" => "OBJR", "Obj" => field, "Pg" => page },
        }));
        self.append_kid(above, element)?;
        self.append_number(tree, number, element)?;
        let page = self.change(page)?;
        if !page.has(b"Tabs") {
            // In the order of the tree.
            page.set("Tabs", "S");
        }
        Ok(())
    }

    /// Appends to what a node of the tree holds, which may be one thing or a list of them.
    fn append_kid(&mut self, node: ObjectId, kid: ObjectId) -> Result<(), SignatureError> {
        let holder = self.change(node)?.clone();
        let mut kids = match holder.get(b"K") {
            Err(_) => Vec::new(),
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(Object::Reference(list)) if self.is_list(*list) => {
                return self.append_to_list(node, b"K", kid);
            }
            Ok(one) => vec![one.clone()],
        };
        kids.push(kid.into());
        self.change(node)?.set("K", kids);
        Ok(())
    }

    fn is_list(&self, id: ObjectId) -> bool {
        let object = self.old().get_object(id);
        object.is_ok_and(|object| object.as_array().is_ok())
    }

    /// Lets the tree of numbers lead from a number to its element.
    fn append_number(
        &mut self,
        tree: ObjectId,
        number: i64,
        element: ObjectId,
    ) -> Result<(), SignatureError> {
        let root = self.change(tree)?.clone();
        let owner = match reference(&root, b"ParentTree") {
            Some(numbers) => numbers,
            None => {
                let direct = dictionary_of(self.old(), &root, b"ParentTree");
                let numbers = self.add(direct.cloned().unwrap_or_default().into());
                self.change(tree)?.set("ParentTree", numbers);
                numbers
            }
        };
        if self.change(owner)?.has(b"Kids") {
            let leaf = self.add(Object::from(dictionary! {
                "Limits" => vec![number.into(), number.into()],
                "Nums" => vec![number.into(), element.into()],
            }));
            return self.append_to_list(owner, b"Kids", leaf);
        }
        let holder = self.change(owner)?.clone();
        let mut numbers = array(self.old(), &holder, b"Nums").to_vec();
        numbers.extend([number.into(), element.into()]);
        self.change(owner)?.set("Nums", numbers);
        Ok(())
    }
}

/// The element that holds the whole document, else the root.
fn above(document: &Document, tree: ObjectId) -> ObjectId {
    let only = || -> Option<ObjectId> {
        let root = document.get_dictionary(tree).ok()?;
        let kid = match value(document, root, b"K")? {
            Object::Array(kids) => match kids.as_slice() {
                [kid] => kid.as_reference().ok()?,
                _ => return None,
            },
            Object::Dictionary(_) => reference(root, b"K")?,
            _ => return None,
        };
        let element = document.get_dictionary(kid).ok()?;
        (name(document, element, b"S") == Some(b"Document")).then_some(kid)
    };
    only().unwrap_or(tree)
}

/// A number that nothing in the tree of numbers has; none when the tree is too large to tell.
fn next_number(document: &Document, tree: ObjectId) -> Option<i64> {
    let root = document.get_dictionary(tree).ok()?;
    let said = value(document, root, b"ParentTreeNextKey");
    let mut next = said.and_then(|said| said.as_i64().ok()).unwrap_or(0).max(0);
    let mut open: Vec<&Dictionary> = dictionary_of(document, root, b"ParentTree")
        .into_iter()
        .collect();
    let mut seen = HashSet::new();
    while let Some(node) = open.pop() {
        let numbers = array(document, node, b"Nums").iter().step_by(2);
        let last = numbers.filter_map(|number| number.as_i64().ok()).max();
        next = next.max(last.map_or(0, |last| last.saturating_add(1)));
        for kid in array(document, node, b"Kids") {
            let id = kid.as_reference().ok()?;
            if seen.len() > MAX_NODES {
                return None;
            }
            if let (true, Ok(kid)) = (seen.insert(id), document.get_dictionary(id)) {
                open.push(kid);
            }
        }
    }
    // Numbers are written with 32 bits.
    (next < i64::from(i32::MAX) - 1024).then_some(next)
}
