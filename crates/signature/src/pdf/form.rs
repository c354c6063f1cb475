//! The fields of a file's form, and the signatures among them.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{array, dates, dictionary, name, text, value};

/// How deep fields may stand in each other.
const MAX_DEPTH: usize = 32;

/// A field that stands for itself: its kids, if any, are its places on pages.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) id: ObjectId,
    /// The name with those of the fields above it, joined by dots.
    pub(crate) name: String,
    pub(crate) kind: FieldKind,
    /// The objects that say where and how it is shown; the field itself where it is its own.
    pub(crate) widgets: Vec<ObjectId>,
    /// Whether it has a value: a signature field with one is signed.
    pub(crate) has_value: bool,
}

impl Field {
    /// Whether it holds a signature.
    pub(crate) fn is_signed(&self) -> bool {
        self.kind == FieldKind::Signature && self.has_value
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Signature,
    /// Text, choices, boxes: what a reader fills in.
    Fillable,
}

/// What a signature field holds.
#[derive(Debug, Clone)]
pub(crate) struct SignatureValue {
    pub(crate) sub_filter: Vec<u8>,
    pub(crate) byte_range: Vec<i64>,
    pub(crate) contents: Vec<u8>,
    /// When the signer's machine says that it was signed.
    pub(crate) claimed_time: Option<DateTime<FixedOffset>>,
    pub(crate) is_document_timestamp: bool,
}

/// The form of a file.
pub(crate) fn form(document: &Document) -> Option<&Dictionary> {
    dictionary(document, document.catalog().ok()?, b"AcroForm")
}

/// All fields of the form, in its order; each object is looked at once.
pub(crate) fn fields(document: &Document) -> Vec<Field> {
    let mut found = Vec::new();
    if let Some(form) = form(document) {
        let mut walk = Walk {
            document,
            seen: HashSet::new(),
            found: &mut found,
        };
        for field in array(document, form, b"Fields") {
            walk.field(field, &Inherited::default(), 0);
        }
    }
    found
}

#[derive(Debug, Clone, Default)]
struct Inherited {
    name: String,
    kind: Option<Vec<u8>>,
    has_value: bool,
}

struct Walk<'a> {
    document: &'a Document,
    seen: HashSet<ObjectId>,
    found: &'a mut Vec<Field>,
}

impl Walk<'_> {
    fn field(&mut self, object: &Object, above: &Inherited, depth: usize) {
        let Ok(id) = object.as_reference() else {
            return;
        };
        let Ok(field) = self.document.get_dictionary(id) else {
            return;
        };
        if depth > MAX_DEPTH || !self.seen.insert(id) {
            return;
        }
        let own = self.inherit(field, above);
        let kids = array(self.document, field, b"Kids");
        let (widgets, children): (Vec<&Object>, Vec<&Object>) =
            kids.iter().partition(|kid| !self.is_field(kid));
        for child in &children {
            self.field(child, &own, depth + 1);
        }
        if let (Some(kind), true) = (&own.kind, children.is_empty()) {
            let widgets = widgets.iter().filter_map(|kid| kid.as_reference().ok());
            self.found.push(Field {
                id,
                name: own.name,
                kind: match kind.as_slice() {
                    b"Sig" => FieldKind::Signature,
                    _ => FieldKind::Fillable,
                },
                widgets: if kids.is_empty() {
                    vec![id]
                } else {
                    widgets.collect()
                },
                has_value: own.has_value,
            });
        }
    }

    fn inherit(&self, field: &Dictionary, above: &Inherited) -> Inherited {
        let partial = value(self.document, field, b"T").and_then(text);
        Inherited {
            name: match (above.name.as_str(), partial) {
                (above, None) => above.to_owned(),
                ("", Some(own)) => own,
                (above, Some(own)) => format!("{above}.{own}"),
            },
            kind: name(self.document, field, b"FT")
                .map(<[u8]>::to_vec)
                .or_else(|| above.kind.clone()),
            has_value: field.has(b"V") || above.has_value,
        }
    }

    /// A kid with a name of its own is a field; one without is a place of the field above.
    fn is_field(&self, kid: &Object) -> bool {
        let dictionary = kid
            .as_reference()
            .and_then(|id| self.document.get_dictionary(id));
        dictionary.is_ok_and(|dictionary| dictionary.has(b"T"))
    }
}

/// What a signature field holds; none when it is not signed.
pub(crate) fn signature_value(document: &Document, field: ObjectId) -> Option<SignatureValue> {
    let field = document.get_dictionary(field).ok()?;
    let signature = dictionary(document, field, b"V")?;
    let numbers = array(document, signature, b"ByteRange");
    Some(SignatureValue {
        sub_filter: name(document, signature, b"SubFilter")
            .unwrap_or_default()
            .to_vec(),
        byte_range: numbers
            .iter()
            .filter_map(|number| number.as_i64().ok())
            .collect(),
        contents: value(document, signature, b"Contents")
            .and_then(|contents| contents.as_str().ok())
            .unwrap_or_default()
            .to_vec(),
        claimed_time: value(document, signature, b"M")
            .and_then(text)
            .and_then(|text| dates::read(&text)),
        is_document_timestamp: name(document, signature, b"Type") == Some(b"DocTimeStamp"),
    })
}
