//! What an object is for: so that a change can be told in words that a reader understands.

use std::collections::{BTreeMap, HashMap};

use lopdf::{Document, Object, ObjectId};

use super::form::Field;
use super::{TRAILER, array, references};

/// What an object of a revision is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is shown on a page, from 1.
    Page(usize),
    /// It is an annotation of a page, or part of one.
    Annotation(usize),
    /// It is the look of a field.
    Appearance(String),
}

/// The roles of the objects of a revision, and who refers to what.
#[derive(Debug)]
pub(crate) struct Roles {
    /// Pages, each with its number from 1.
    pub(crate) pages: BTreeMap<ObjectId, usize>,
    roles: HashMap<ObjectId, Role>,
    referrers: HashMap<ObjectId, Vec<ObjectId>>,
}

impl Roles {
    pub(crate) fn of(document: &Document, fields: &[Field]) -> Self {
        let pages: BTreeMap<ObjectId, usize> = document
            .page_iter()
            .enumerate()
            .map(|(index, id)| (id, index + 1))
            .collect();
        let mut roles = Self {
            roles: HashMap::new(),
            referrers: referrers(document),
            pages,
        };
        roles.mark_pages(document);
        roles.mark_annotations(document, fields);
        roles
    }

    /// What an object is for; none when no page shows it.
    pub(crate) fn role(&self, id: ObjectId) -> Option<&Role> {
        self.roles.get(&id)
    }

    /// Whether nothing but these refers to an object.
    pub(crate) fn belongs_to(&self, id: ObjectId, owners: &[ObjectId]) -> bool {
        let referrers = self.referrers.get(&id).map_or(&[][..], Vec::as_slice);
        referrers.iter().all(|referrer| owners.contains(referrer))
    }

    fn mark_pages(&mut self, document: &Document) {
        for (page, number) in self.pages.clone() {
            self.roles.insert(page, Role::Page(number));
            let Ok(dictionary) = document.get_dictionary(page) else {
                continue;
            };
            let shown = dictionary
                .iter()
                .filter(|(key, _)| {
                    !matches!(key.as_slice(), b"Parent" | b"Annots" | b"StructParents")
                })
                .flat_map(|(_, value)| references(value));
            self.mark(document, shown.collect(), &Role::Page(number));
        }
    }

    fn mark_annotations(&mut self, document: &Document, fields: &[Field]) {
        let looks: HashMap<ObjectId, &str> = fields
            .iter()
            .flat_map(|field| field.widgets.iter().map(|id| (*id, field.name.as_str())))
            .collect();
        for (page, number) in self.pages.clone() {
            let Ok(dictionary) = document.get_dictionary(page) else {
                continue;
            };
            for annotation in array(document, dictionary, b"Annots") {
                let Ok(id) = annotation.as_reference() else {
                    continue;
                };
                let role = match looks.get(&id) {
                    Some(field) => Role::Appearance((*field).to_owned()),
                    None => Role::Annotation(number),
                };
                self.mark(document, vec![id], &role);
            }
        }
    }

    /// Marks what can be reached from here, not going back to pages or up to parents.
    fn mark(&mut self, document: &Document, from: Vec<ObjectId>, role: &Role) {
        let mut open = from;
        while let Some(id) = open.pop() {
            if self.roles.contains_key(&id) || self.pages.contains_key(&id) {
                continue;
            }
            let Ok(object) = document.get_object(id) else {
                continue;
            };
            if is_outside(object) {
                continue;
            }
            self.roles.insert(id, role.clone());
            open.extend(downward(object));
        }
    }
}

/// Nodes of the page tree and of the tree of meaning: they lead everywhere.
fn is_outside(object: &Object) -> bool {
    object.type_name().is_ok_and(|name| {
        matches!(
            name,
            b"Pages" | b"Catalog" | b"StructElem" | b"StructTreeRoot"
        )
    })
}

fn downward(object: &Object) -> Vec<ObjectId> {
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        _ => return references(object),
    };
    dictionary
        .iter()
        .filter(|(key, _)| !matches!(key.as_slice(), b"Parent" | b"P" | b"Dest" | b"StructParent"))
        .flat_map(|(_, value)| references(value))
        .collect()
}

fn referrers(document: &Document) -> HashMap<ObjectId, Vec<ObjectId>> {
    let mut referrers: HashMap<ObjectId, Vec<ObjectId>> = HashMap::new();
    let trailer = document
        .trailer
        .iter()
        .flat_map(|(_, value)| references(value));
    let objects = document
        .objects
        .iter()
        .flat_map(|(id, object)| references(object).into_iter().map(|to| (*id, to)));
    for (from, to) in trailer.map(|to| (TRAILER, to)).chain(objects) {
        let known = referrers.entry(to).or_default();
        if known.last() != Some(&from) {
            known.push(from);
        }
    }
    referrers
}
