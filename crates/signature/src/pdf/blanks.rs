//! Blanks: fields that stand in a file before it is signed, so that a later revision fills them in,
//! or signs in them, while the signature before it holds on. What is added to a page in any other way
//! would break that signature; a place of a signature that is added later breaks none, but the tree of
//! meaning can no longer name it ([`super::structure`]).

use lopdf::{Dictionary, ObjectId, dictionary, text_string};

use super::append::Revision;
use super::form::{Field, FieldKind};
use super::permission::Permission;
use super::place::{PageBox, Place, corners, page_id};
use super::reference;
use crate::SignatureError;
use crate::appearance::{Look, Mark};

/// Field flag: whoever opens the file does not type into it.
const READ_ONLY: i64 = 1;
/// Annotation flag: printed.
const PRINTED: i64 = 4;
/// Annotation flags of a signature: printed, and not to be moved.
pub(super) const FIXED: i64 = 132;

/// What a blank is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlankKind {
    /// Letters.
    Text,
    /// A signature that is made later.
    Signature,
}

/// A blank that is to be filled in once.
#[derive(Debug, Clone, PartialEq)]
pub struct Blank {
    /// The name of its field.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// What it is for.
    pub kind: BlankKind,
}

/// What a blank is filled in with.
#[derive(Debug, Clone)]
pub struct Filling {
    /// The name of its field.
    pub name: String,
    /// What is written into it, in its middle; letters that are too wide are set closer.
    pub mark: Mark,
}

impl Revision {
    /// Adds a blank; returns its field.
    pub(super) fn add_blank(
        &mut self,
        blank: &Blank,
        known: &[Field],
    ) -> Result<ObjectId, SignatureError> {
        if known.iter().any(|field| field.name == blank.name) {
            let field = blank.name.clone();
            return Err(SignatureError::FieldTaken { field });
        }
        let place = &blank.place;
        let page = page_id(self.old(), place.page)?;
        let rectangle = PageBox::of(self.old(), page)?.rectangle(place);
        let rectangle: Vec<lopdf::Object> = rectangle.map(Into::into).into();
        // PDF/A asks for a look even where nothing is seen.
        let size_pt = [place.width_pt, place.height_pt];
        let look = self.add_form(size_pt, Dictionary::new(), Vec::new());
        let (kind, flags) = match blank.kind {
            BlankKind::Text => ("Tx", PRINTED),
            BlankKind::Signature => ("Sig", FIXED),
        };
        let field = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "FT" => kind,
            "F" => flags,
            "T" => text_string(&blank.name),
            "TU" => text_string(&blank.name),
            "P" => page,
            "Rect" => rectangle,
            "AP" => dictionary! { "N" => look },
        };
        let field = self.add(field.into());
        self.append_to_list(page, b"Annots", field)?;
        Ok(field)
    }

    /// Fills in a blank that nobody filled in.
    pub(super) fn fill(
        &mut self,
        filling: &Filling,
        known: &[Field],
        permission: &Permission,
    ) -> Result<(), SignatureError> {
        let missing = || SignatureError::NoBlank {
            field: filling.name.clone(),
        };
        let field = known
            .iter()
            .find(|field| field.name == filling.name)
            .filter(|field| field.kind == FieldKind::Fillable && !field.has_value)
            .ok_or_else(missing)?;
        if !permission.may_fill_in(&field.name) {
            return Err(SignatureError::Locked);
        }
        let widget = *field.widgets.first().ok_or_else(missing)?;
        let rectangle = self.old().get_dictionary(widget)?.get(b"Rect")?;
        let [left, _, right, _] = corners(self.old(), rectangle).ok_or_else(missing)?;
        let look = self.write_look(&Look::filling(filling.mark.clone(), right - left))?;
        let entries = self.change(field.id)?;
        entries.set("V", text_string(&filling.mark.text()));
        entries.set("Ff", READ_ONLY);
        let entries = self.change(widget)?;
        entries.set("AP", dictionary! { "N" => look });
        let page = reference(entries, b"P");
        self.turn(look, page)
    }
}
