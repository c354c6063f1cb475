//! What was added to a file after a signature.
//!
//! A signature covers the bytes of its own revision; a file may go on behind them, and readers show
//! the file as it is at its end. So the digest being right says nothing of what a reader sees. Here
//! the signed revision and the file are compared object by object: everything that the revision
//! held must still say the same, but for what may lawfully follow a signature: further signatures
//! and time stamps, what is needed to check them later, fields filled in, the file's own metadata.

use std::collections::{BTreeSet, HashSet};

use lopdf::{Dictionary, Document, Object, ObjectId};
use serde::Serialize;

use super::form::{Field, FieldKind, fields, form};
use super::permission::Permission;
use super::roles::{Role, Roles};
use super::same::{changed_keys, same, same_but};
use super::{TRAILER, array, dictionary, reference, references, value};

/// What happened to a file after a signature.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// A signature was added, or a prepared field signed.
    Signed {
        /// Its field.
        field: String,
    },
    /// A field was filled in.
    FilledIn {
        /// The field.
        field: String,
    },
    /// Certificates and answers about them were added, for later checks.
    ValidationData,
    /// The file's own description (title, date of change) was rewritten.
    Metadata,
    /// What a page shows was changed.
    PageContent {
        /// The page, from 1.
        page: usize,
    },
    /// Pages were added, removed or moved.
    PageTree,
    /// Something was laid over a page, or what lay there was changed or removed.
    Annotation {
        /// The page, from 1.
        page: usize,
    },
    /// The look or the value of a field that may no longer change was changed.
    FieldChanged {
        /// The field.
        field: String,
    },
    /// A field was added that is no signature, or one was removed.
    FormChanged,
    /// An entry of the catalog was changed: actions, names, options of the view.
    Catalog {
        /// The entry.
        entry: String,
    },
    /// Bytes stand behind the end of the file that this program does not read, but another may.
    Appended,
    /// An object was changed of which it is not known what it is for.
    Unknown {
        /// Its number in the file.
        object: u32,
    },
}

/// How a change stands to the signature before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It may follow a signature.
    Allowed,
    /// Nobody can tell from here what it does.
    Unclear,
    /// It changes what was signed.
    Forbidden,
}

impl Change {
    /// How the change stands to the signature before it.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self {
            Self::Signed { .. } | Self::FilledIn { .. } | Self::ValidationData | Self::Metadata => {
                Standing::Allowed
            }
            Self::Unknown { .. } | Self::Appended => Standing::Unclear,
            _ => Standing::Forbidden,
        }
    }
}

/// Entries of the catalog that may change by themselves; the form is looked at on its own.
const FREE_CATALOG_KEYS: [&[u8]; 5] = [b"AcroForm", b"DSS", b"Extensions", b"Metadata", b"Version"];
/// Entries of a field that are written when it is filled in.
const FILLED_KEYS: [&[u8]; 7] = [b"V", b"AP", b"AS", b"M", b"Ff", b"I", b"RV"];
/// Entries of a prepared signature field that are written when it is signed.
const SIGNED_KEYS: [&[u8]; 4] = [b"V", b"AP", b"M", b"F"];
/// Entries of the form that are looked at on their own.
const FORM_KEYS: [&[u8]; 5] = [b"Fields", b"SigFlags", b"NeedAppearances", b"DR", b"DA"];

/// Everything that differs between a signed revision and the file at its end.
pub(crate) fn changes(old: &Document, new: &Document) -> BTreeSet<Change> {
    let old_fields = fields(old);
    let comparison = Comparison {
        permission: Permission::of(old, &old_fields),
        roles: Roles::of(old, &old_fields),
        new_fields: fields(new),
        old_fields,
        old,
        new,
    };
    comparison.changes()
}

struct Comparison<'a> {
    old: &'a Document,
    new: &'a Document,
    old_fields: Vec<Field>,
    new_fields: Vec<Field>,
    roles: Roles,
    permission: Permission,
}

impl Comparison<'_> {
    fn changes(&self) -> BTreeSet<Change> {
        let mut found = BTreeSet::new();
        let root = reference(&self.old.trailer, b"Root");
        if root != reference(&self.new.trailer, b"Root") {
            found.insert(catalog("Root"));
            return found;
        }
        self.form(&mut found);
        self.annotations(&mut found);
        self.dangling(&mut found);
        let validation_data = self.validation_data(root);
        for (id, was) in &self.old.objects {
            let now = self.new.objects.get(id);
            if now.is_some_and(|now| same(was, now)) || self.is_bookkeeping(*id, was) {
                continue;
            }
            if Some(*id) == root {
                self.catalog(was, now, &mut found);
            } else if validation_data.contains(id) {
                found.insert(Change::ValidationData);
            } else {
                found.extend(self.object(*id, was, now));
            }
        }
        if self.has_new_validation_data() {
            found.insert(Change::ValidationData);
        }
        found
    }

    /// An object that was changed or removed.
    fn object(&self, id: ObjectId, was: &Object, now: Option<&Object>) -> Option<Change> {
        if self.is_container(id) {
            return None;
        }
        if self.is_metadata(id) {
            return Some(Change::Metadata);
        }
        if let Some(field) = self.field_of(id) {
            return Some(self.field(field, was, now));
        }
        if let (Some(page), Some(now)) = (self.roles.pages.get(&id), now) {
            return self.page(*page, was, now);
        }
        if let Some(field) = self.look_of_fillable(id) {
            return Some(Change::FilledIn { field });
        }
        Some(match self.roles.role(id) {
            Some(Role::Page(page)) => Change::PageContent { page: *page },
            Some(Role::Annotation(page)) => Change::Annotation { page: *page },
            Some(Role::Appearance(field)) => Change::FieldChanged {
                field: field.clone(),
            },
            None if was.type_name().is_ok_and(|name| name == b"Pages") => Change::PageTree,
            None => Change::Unknown { object: id.0 },
        })
    }

    fn catalog(&self, was: &Object, now: Option<&Object>, found: &mut BTreeSet<Change>) {
        let (Ok(was), Some(Ok(now))) = (was.as_dict(), now.map(Object::as_dict)) else {
            found.insert(catalog("Root"));
            return;
        };
        for key in changed_keys(was, now) {
            if key == b"Metadata" {
                found.insert(Change::Metadata);
            } else if !FREE_CATALOG_KEYS.contains(&key) {
                found.insert(catalog(&String::from_utf8_lossy(key)));
            }
        }
    }

    /// Lists of which only the growth counts, which is looked at on its own.
    fn is_container(&self, id: ObjectId) -> bool {
        let root = reference(&self.old.trailer, b"Root");
        let catalog = self.old.catalog().ok();
        let the_form = catalog.and_then(|catalog| reference(catalog, b"AcroForm"));
        if the_form == Some(id) {
            return self.roles.belongs_to(id, root.as_slice());
        }
        let form_owners: Vec<ObjectId> = the_form.into_iter().chain(root).collect();
        let list = form(self.old).and_then(|form| reference(form, b"Fields"));
        if list == Some(id) {
            return self.roles.belongs_to(id, &form_owners);
        }
        let is_list_of = |page: &ObjectId| {
            let page = self.old.get_dictionary(*page).ok();
            page.and_then(|page| reference(page, b"Annots")) == Some(id)
        };
        let owners: Vec<ObjectId> = self
            .roles
            .pages
            .keys()
            .copied()
            .filter(is_list_of)
            .collect();
        !owners.is_empty() && self.roles.belongs_to(id, &owners)
    }

    /// Tables of the file's own places, to which nothing refers: a later revision has its own.
    fn is_bookkeeping(&self, id: ObjectId, object: &Object) -> bool {
        object
            .type_name()
            .is_ok_and(|name| matches!(name, b"XRef" | b"ObjStm"))
            && self.roles.belongs_to(id, &[])
    }

    fn is_metadata(&self, id: ObjectId) -> bool {
        if reference(&self.old.trailer, b"Info") == Some(id) {
            return self.roles.belongs_to(id, &[TRAILER]);
        }
        let root = reference(&self.old.trailer, b"Root");
        let catalog = self.old.catalog().ok();
        catalog.and_then(|catalog| reference(catalog, b"Metadata")) == Some(id)
            && self.roles.belongs_to(id, root.as_slice())
    }

    fn field_of(&self, id: ObjectId) -> Option<&Field> {
        self.old_fields
            .iter()
            .find(|field| field.id == id || field.widgets.contains(&id))
    }

    fn field(&self, field: &Field, was: &Object, now: Option<&Object>) -> Change {
        let name = field.name.clone();
        let may_change: &[&[u8]] = match field.kind {
            FieldKind::Signature if field.has_value || !self.permission.may_fill => &[],
            FieldKind::Signature => &SIGNED_KEYS,
            FieldKind::Fillable if self.permission.may_fill_in(&name) => &FILLED_KEYS,
            FieldKind::Fillable => &[],
        };
        let only_these = match (was.as_dict(), now.map(Object::as_dict)) {
            (Ok(was), Some(Ok(now))) => same_but(was, now, may_change),
            _ => false,
        };
        match field.kind {
            _ if !only_these => Change::FieldChanged { field: name },
            FieldKind::Signature => Change::Signed { field: name },
            FieldKind::Fillable => Change::FilledIn { field: name },
        }
    }

    /// A look that was written over in place when its field was filled in; it must be the look of
    /// that field alone.
    fn look_of_fillable(&self, id: ObjectId) -> Option<String> {
        let is_look = |widget: &ObjectId| {
            let widget = self.old.get_dictionary(*widget).ok();
            let look = widget.and_then(|widget| dictionary(self.old, widget, b"AP"));
            look.is_some_and(|look| reference(look, b"N") == Some(id))
        };
        let field = self
            .old_fields
            .iter()
            .find(|field| field.kind == FieldKind::Fillable && field.widgets.iter().any(is_look))?;
        (self.permission.may_fill_in(&field.name) && self.roles.belongs_to(id, &field.widgets))
            .then(|| field.name.clone())
    }

    fn page(&self, page: usize, was: &Object, now: &Object) -> Option<Change> {
        let is_same = match (was.as_dict(), now.as_dict()) {
            (Ok(was), Ok(now)) => same_but(was, now, &[b"Annots"]),
            _ => false,
        };
        (!is_same).then_some(Change::PageContent { page })
    }

    fn form(&self, found: &mut BTreeSet<Change>) {
        let empty = Dictionary::new();
        let was = form(self.old).unwrap_or(&empty);
        let now = form(self.new).unwrap_or(&empty);
        let had_form = form(self.old).is_some();
        if had_form && !(same_but(was, now, &FORM_KEYS) && self.options_only_grew(was, now)) {
            found.insert(Change::FormChanged);
        }
        if !only_grew(
            array(self.old, was, b"Fields"),
            array(self.new, now, b"Fields"),
        ) {
            found.insert(Change::FormChanged);
        }
        for field in &self.new_fields {
            if self.old_fields.iter().any(|known| known.id == field.id) {
                continue;
            }
            let is_new = !self.old.objects.contains_key(&field.id);
            found.insert(match field.kind {
                FieldKind::Signature if is_new && self.permission.may_fill => Change::Signed {
                    field: field.name.clone(),
                },
                _ => Change::FormChanged,
            });
        }
    }

    /// Whether the form's own options say what they said, or say it of more.
    fn options_only_grew(&self, was: &Dictionary, now: &Dictionary) -> bool {
        let flag = |form: &Dictionary| form.get(b"NeedAppearances").and_then(Object::as_bool).ok();
        let look = |document, form| value(document, form, b"DA").cloned();
        let is_look_kept = match (look(self.old, was), look(self.new, now)) {
            (Some(was), Some(now)) => same(&was, &now),
            (was, _) => was.is_none(),
        };
        let empty = Dictionary::new();
        let resources = |document, form| dictionary(document, form, b"DR");
        let was_resources = resources(self.old, was).unwrap_or(&empty);
        let now_resources = resources(self.new, now).unwrap_or(&empty);
        (flag(now) != Some(true) || flag(was) == Some(true))
            && is_look_kept
            && self.resources_only_grew(was_resources, now_resources)
    }

    fn resources_only_grew(&self, was: &Dictionary, now: &Dictionary) -> bool {
        was.iter().all(
            |(kind, _)| match (value(self.old, was, kind), value(self.new, now, kind)) {
                (Some(Object::Dictionary(was)), Some(Object::Dictionary(now))) => was
                    .iter()
                    .all(|(name, was)| now.get(name).is_ok_and(|now| same(was, now))),
                (Some(was), Some(now)) => same(was, now),
                (was, _) => was.is_none(),
            },
        )
    }

    /// What lies on the pages may only have grown by the places of new signatures.
    fn annotations(&self, found: &mut BTreeSet<Change>) {
        let new_places: HashSet<ObjectId> = self
            .new_fields
            .iter()
            .filter(|field| field.kind == FieldKind::Signature)
            .flat_map(|field| field.widgets.iter().copied())
            .filter(|id| !self.old.objects.contains_key(id))
            .collect();
        for (page, number) in &self.roles.pages {
            let list = |document: &Document| {
                let page = document.get_dictionary(*page).ok();
                page.map(|page| array(document, page, b"Annots").to_vec())
                    .unwrap_or_default()
            };
            let (was, now) = (list(self.old), list(self.new));
            let is_expected = |annotation: &Object| {
                let id = annotation.as_reference().ok();
                was.iter().any(|known| same(known, annotation))
                    || id.is_some_and(|id| new_places.contains(&id))
            };
            let is_growth_lawful = self.permission.may_annotate || now.iter().all(is_expected);
            if !(only_grew(&was, &now) && is_growth_lawful) {
                found.insert(Change::Annotation { page: *number });
            }
        }
    }

    /// References of the signed revision that led nowhere, and now lead to something: a way to put
    /// content into a page that itself stays as it was.
    fn dangling(&self, found: &mut BTreeSet<Change>) {
        let gained =
            |id: &ObjectId| !self.old.objects.contains_key(id) && self.new.objects.contains_key(id);
        for (from, object) in &self.old.objects {
            if self.is_bookkeeping(*from, object) || !references(object).iter().any(gained) {
                continue;
            }
            found.insert(match self.roles.role(*from) {
                Some(Role::Page(page)) => Change::PageContent { page: *page },
                Some(Role::Annotation(page)) => Change::Annotation { page: *page },
                Some(Role::Appearance(field)) => Change::FieldChanged {
                    field: field.clone(),
                },
                None => Change::Unknown { object: from.0 },
            });
        }
    }

    /// The objects that hold what later checks need, and nothing else.
    fn validation_data(&self, root: Option<ObjectId>) -> HashSet<ObjectId> {
        let catalog = self.old.catalog().ok();
        let Some(store) = catalog.and_then(|catalog| reference(catalog, b"DSS")) else {
            return HashSet::new();
        };
        let mut owners: Vec<ObjectId> = root.into_iter().collect();
        let mut open = vec![store];
        while let Some(id) = open.pop() {
            if !owners.contains(&id) && self.roles.belongs_to(id, &owners) {
                owners.push(id);
                open.extend(self.old.get_object(id).map(references).unwrap_or_default());
            }
        }
        owners.into_iter().filter(|id| Some(*id) != root).collect()
    }

    fn has_new_validation_data(&self) -> bool {
        let store =
            |document: &Document| document.catalog().is_ok_and(|catalog| catalog.has(b"DSS"));
        store(self.new) && !store(self.old)
    }
}

fn catalog(entry: &str) -> Change {
    Change::Catalog {
        entry: entry.to_owned(),
    }
}

/// Whether everything that stood in a list stands there still, in its order.
fn only_grew(was: &[Object], now: &[Object]) -> bool {
    let mut rest = now.iter();
    was.iter().all(|was| rest.any(|now| same(was, now)))
}
