//! A page of one file as a drawing of another.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::ScanError;
use crate::overview::{MAX_STREAM, inherited, media_box};

/// How deep the values of an object may stand in each other.
const MAX_DEPTH: usize = 64;

/// Takes pages of a file over into another.
pub(crate) struct Import<'a> {
    from: &'a Document,
    into: &'a mut Document,
    known: HashMap<ObjectId, ObjectId>,
}

/// A page that was taken over.
pub(crate) struct Drawing {
    pub(crate) id: ObjectId,
    pub(crate) width_pt: f64,
    pub(crate) height_pt: f64,
}

impl<'a> Import<'a> {
    pub(crate) fn new(from: &'a Document, into: &'a mut Document) -> Self {
        Self {
            from,
            into,
            known: HashMap::new(),
        }
    }

    /// A page as a form XObject, its lower left corner at the origin.
    pub(crate) fn page(&mut self, page: ObjectId, number: usize) -> Result<Drawing, ScanError> {
        let unusable = || ScanError::Page { page: number };
        let [left, bottom, right, top] = media_box(self.from, page).ok_or_else(unusable)?;
        let resources = inherited(self.from, page, b"Resources").cloned();
        let resources = resources.unwrap_or_else(|| Dictionary::new().into());
        let content = self.from.get_page_content_with_limit(page, MAX_STREAM)?;
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![left.into(), bottom.into(), right.into(), top.into()],
            "Matrix" => vec![1.into(), 0.into(), 0.into(), 1.into(), (-left).into(), (-bottom).into()],
            "Resources" => self.value(&resources, 0),
        };
        let mut form = Stream::new(form, content);
        form.compress()?;
        Ok(Drawing {
            id: self.into.add_object(form),
            width_pt: right - left,
            height_pt: top - bottom,
        })
    }

    /// A value with everything that it refers to; what stands too deep is left out.
    fn value(&mut self, value: &Object, depth: usize) -> Object {
        if depth > MAX_DEPTH {
            return Object::Null;
        }
        match value {
            Object::Reference(id) => self.object(*id, depth).into(),
            Object::Array(items) => {
                let items = items.iter().map(|item| self.value(item, depth + 1));
                Object::Array(items.collect())
            }
            Object::Dictionary(entries) => self.entries(entries, depth).into(),
            Object::Stream(stream) => {
                let mut copy = stream.clone();
                copy.dict = self.entries(&stream.dict, depth);
                copy.into()
            }
            plain => plain.clone(),
        }
    }

    fn entries(&mut self, entries: &Dictionary, depth: usize) -> Dictionary {
        let copied = entries
            .iter()
            .map(|(key, value)| (key.clone(), self.value(value, depth + 1)));
        copied.collect()
    }

    fn object(&mut self, id: ObjectId, depth: usize) -> ObjectId {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        // Numbered before it is copied, since it may refer to itself.
        let new = self.into.add_object(Object::Null);
        self.known.insert(id, new);
        if let Ok(object) = self.from.get_object(id) {
            let copy = self.value(object, depth + 1);
            self.into.objects.insert(new, copy);
        }
        new
    }
}
