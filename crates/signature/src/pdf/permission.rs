//! What the signers allowed to be done after them: `/DocMDP` of a certifying signature and the
//! fields that `/FieldMDP` locks.

use lopdf::{Dictionary, Document};

use super::form::{Field, FieldKind};
use super::{array, dictionary, name, text, value};

/// What may follow a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Permission {
    /// Whether fields may be filled in and signatures added: not when the document was certified
    /// with no changes allowed (`/P 1`).
    pub(crate) may_fill: bool,
    /// Whether annotations may be added (`/P 3`).
    pub(crate) may_annotate: bool,
    locks: Vec<Lock>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Lock {
    All,
    Only(Vec<String>),
    AllBut(Vec<String>),
}

impl Permission {
    /// What the signatures of a revision allow.
    pub(crate) fn of(document: &Document, fields: &[Field]) -> Self {
        let mut permission = Self {
            may_fill: true,
            may_annotate: false,
            locks: Vec::new(),
        };
        for field in fields
            .iter()
            .filter(|field| field.kind == FieldKind::Signature)
        {
            let Ok(dictionary) = document.get_dictionary(field.id) else {
                continue;
            };
            permission.add(document, dictionary);
        }
        permission
    }

    fn add(&mut self, document: &Document, field: &Dictionary) {
        let Some(signature) = dictionary(document, field, b"V") else {
            return;
        };
        for reference in array(document, signature, b"Reference") {
            let Ok((_, reference)) = document.dereference(reference) else {
                continue;
            };
            let Ok(reference) = reference.as_dict() else {
                continue;
            };
            let Some(given) = dictionary(document, reference, b"TransformParams") else {
                continue;
            };
            match name(document, reference, b"TransformMethod") {
                Some(b"DocMDP") => self.certify(document, given),
                Some(b"FieldMDP") => self.locks.extend(lock(document, given)),
                _ => {}
            }
        }
    }

    /// ISO 32000-1, table 254: without `/P`, filling in is allowed.
    fn certify(&mut self, document: &Document, given: &Dictionary) {
        match value(document, given, b"P").and_then(|level| level.as_i64().ok()) {
            Some(1) => self.may_fill = false,
            Some(3) => self.may_annotate = true,
            _ => {}
        }
    }

    /// Whether a field may still be filled in.
    pub(crate) fn may_fill_in(&self, field: &str) -> bool {
        let is_named = |names: &[String]| {
            names.iter().any(|name| {
                field == name
                    || field
                        .strip_prefix(name.as_str())
                        .is_some_and(|rest| rest.starts_with('.'))
            })
        };
        self.may_fill
            && !self.locks.iter().any(|lock| match lock {
                Lock::All => true,
                Lock::Only(names) => is_named(names),
                Lock::AllBut(names) => !is_named(names),
            })
    }
}

fn lock(document: &Document, given: &Dictionary) -> Option<Lock> {
    let names = || {
        let names = array(document, given, b"Fields").iter();
        names.filter_map(text).collect()
    };
    match name(document, given, b"Action")? {
        b"All" => Some(Lock::All),
        b"Include" => Some(Lock::Only(names())),
        b"Exclude" => Some(Lock::AllBut(names())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locked(lock: Lock) -> Permission {
        Permission {
            may_fill: true,
            may_annotate: false,
            locks: vec![lock],
        }
    }

    #[test]
    fn locks_hold_fields_and_those_below_them() {
        let names = || vec!["So".to_owned()];
        let only = locked(Lock::Only(names()));
        assert!(!only.may_fill_in("So") && !only.may_fill_in("So.1") && only.may_fill_in("SoDen"));
        let all_but = locked(Lock::AllBut(names()));
        assert!(all_but.may_fill_in("So.1") && !all_but.may_fill_in("Ngay"));
        assert!(!locked(Lock::All).may_fill_in("So"));
    }
}
