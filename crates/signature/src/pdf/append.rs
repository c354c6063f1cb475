//! A further revision behind a file. Not one byte of what stands is written again.

use lopdf::{
    Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, StringFormat, dictionary,
    text_string,
};

use super::blanks::{Blank, FIXED, Filling};
use super::form::{Field, FieldKind, fields};
use super::permission::Permission;
use super::place::{PageBox, Place, page_id};
use super::{array, dictionary as dictionary_of, open, reference};
use crate::SignatureError;
use crate::appearance::Look;

/// Room for a signature with its certificates and a time stamp, in bytes.
const ROOM: usize = 16 << 10;
/// Stands for a number that is not known yet, as wide as the largest that can come.
const UNKNOWN: i64 = 9_999_999_999;

/// What a new signature says of itself in the file.
pub(crate) struct NewSignature<'a> {
    pub(crate) field: &'a str,
    /// Entries of the signature's dictionary but for its octets and what they cover.
    pub(crate) entries: Dictionary,
    pub(crate) look: Option<(&'a Place, &'a Look)>,
    /// Blanks for later revisions.
    pub(crate) blanks: &'a [Blank],
    /// What is filled into blanks of earlier ones.
    pub(crate) fillings: &'a [Filling],
}

/// A file with everything but the octets of its newest signature.
#[derive(Debug)]
pub(crate) struct Prepared {
    bytes: Vec<u8>,
    /// Where the octets go: the place of `<`, and behind `>`.
    gap: std::ops::Range<usize>,
}

impl Prepared {
    /// The two pieces that are signed.
    pub(crate) fn pieces(&self) -> [&[u8]; 2] {
        [&self.bytes[..self.gap.start], &self.bytes[self.gap.end..]]
    }

    /// Room for the octets, in bytes.
    pub(crate) fn room(&self) -> usize {
        (self.gap.len() - 2) / 2
    }

    /// The file with the octets in their place.
    pub(crate) fn with(mut self, octets: &[u8]) -> Result<Vec<u8>, SignatureError> {
        if octets.len() > self.room() {
            return Err(SignatureError::NoRoom {
                bytes: octets.len(),
            });
        }
        let mut at = self.gap.start + 1;
        for octet in octets {
            self.bytes[at..at + 2].copy_from_slice(format!("{octet:02X}").as_bytes());
            at += 2;
        }
        Ok(self.bytes)
    }
}

/// A file that can be appended to: what cannot be read as it stands is refused, since a revision
/// behind it would stand on a repair that other readers do not make.
pub(crate) fn open_for_appending(bytes: &[u8]) -> Result<Document, SignatureError> {
    let document = open(bytes)?;
    if document.xref_recovery.is_some() || !bytes.starts_with(b"%PDF-") {
        return Err(SignatureError::Damaged);
    }
    Ok(document)
}

/// Appends a revision with a signature that still lacks its octets.
pub(crate) fn with_signature(
    bytes: &[u8],
    new: &NewSignature<'_>,
) -> Result<Prepared, SignatureError> {
    let document = open_for_appending(bytes)?;
    let known = fields(&document);
    let permission = Permission::of(&document, &known);
    if !permission.may_fill {
        return Err(SignatureError::Locked);
    }
    let mut revision = Revision::behind(bytes, document);
    let mut entries = new.entries.clone();
    entries.set(
        "ByteRange",
        vec![0.into(), UNKNOWN.into(), UNKNOWN.into(), UNKNOWN.into()],
    );
    entries.set(
        "Contents",
        Object::String(vec![0; ROOM], StringFormat::Hexadecimal),
    );
    let signature = revision.add(entries.into());
    let mut added = Vec::new();
    for blank in new.blanks {
        added.push(revision.add_blank(blank, &known)?);
    }
    for filling in new.fillings {
        revision.fill(filling, &known, &permission)?;
    }
    added.extend(revision.place(new, &known, signature)?);
    if !known.iter().any(Field::is_signed) {
        revision.tag(&added)?;
    }
    revision.announce(&added)?;
    prepared(bytes.len(), revision.finish()?, signature)
}

/// A revision that is being written.
pub(crate) struct Revision {
    file: IncrementalDocument,
}

impl Revision {
    pub(super) fn behind(bytes: &[u8], document: Document) -> Self {
        Self {
            file: IncrementalDocument::create_from(bytes.to_vec(), document),
        }
    }

    pub(super) fn old(&self) -> &Document {
        self.file.get_prev_documents()
    }

    pub(super) fn add(&mut self, object: Object) -> ObjectId {
        self.file.new_document.add_object(object)
    }

    /// An object of the file, to be changed in this revision.
    pub(super) fn change(&mut self, id: ObjectId) -> Result<&mut Dictionary, SignatureError> {
        self.file.opt_clone_object_to_new_document(id)?;
        Ok(self.file.new_document.get_dictionary_mut(id)?)
    }

    pub(super) fn finish(mut self) -> Result<Vec<u8>, SignatureError> {
        let mut bytes = Vec::new();
        let written = self.file.save_to(&mut bytes);
        written.map_err(|error| SignatureError::Pdf(error.into()))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The field of the signature: a prepared one of its name, or a new one, which is returned.
    fn place(
        &mut self,
        new: &NewSignature<'_>,
        known: &[Field],
        signature: ObjectId,
    ) -> Result<Option<ObjectId>, SignatureError> {
        let look = match new.look {
            Some((_, look)) => self.write_look(look)?,
            // PDF/A asks for a look even where nothing is seen.
            None => self.add_form([0.0; 2], Dictionary::new(), Vec::new()),
        };
        match known.iter().find(|field| field.name == new.field) {
            Some(field) if field.kind == FieldKind::Signature && !field.has_value => {
                let (id, widget) = (field.id, field.widgets.first().copied());
                self.change(id)?.set("V", signature);
                if let Some(widget) = widget {
                    let entries = self.change(widget)?;
                    entries.set("AP", dictionary! { "N" => look });
                    let page = reference(entries, b"P");
                    self.turn(look, page.filter(|_| new.look.is_some()))?;
                }
                Ok(None)
            }
            Some(_) => Err(SignatureError::FieldTaken {
                field: new.field.to_owned(),
            }),
            None => {
                let number = new.look.map_or(1, |(place, _)| place.page);
                let page = page_id(self.old(), number)?;
                let rectangle = match new.look {
                    Some((place, _)) => PageBox::of(self.old(), page)?.rectangle(place),
                    None => [0.0; 4],
                };
                let rectangle: Vec<Object> = rectangle.into_iter().map(Object::from).collect();
                let widget = dictionary! {
                    "Type" => "Annot",
                    "Subtype" => "Widget",
                    "FT" => "Sig",
                    "F" => FIXED,
                    "T" => text_string(new.field),
                    "TU" => text_string(new.field),
                    "P" => page,
                    "Rect" => rectangle,
                    "V" => signature,
                    "AP" => dictionary! { "N" => look },
                };
                let widget = self.add(widget.into());
                self.append_to_list(page, b"Annots", widget)?;
                self.turn(look, new.look.map(|_| page))?;
                Ok(Some(widget))
            }
        }
    }

    /// Turns a look as its page is shown, so that it stands upright.
    pub(super) fn turn(
        &mut self,
        look: ObjectId,
        page: Option<ObjectId>,
    ) -> Result<(), SignatureError> {
        let Some(page) = page else { return Ok(()) };
        if let Some(matrix) = PageBox::of(self.old(), page)?.upright() {
            let matrix: Vec<Object> = matrix.into_iter().map(Object::from).collect();
            let look = self.file.new_document.get_object_mut(look)?;
            look.as_stream_mut()?.dict.set("Matrix", matrix);
        }
        Ok(())
    }

    /// Makes the form say that the file is signed, and name the new fields.
    fn announce(&mut self, added: &[ObjectId]) -> Result<(), SignatureError> {
        let root = self.old().trailer.get(b"Root")?.as_reference()?;
        let catalog = self.old().catalog()?;
        let form = match (
            reference(catalog, b"AcroForm"),
            dictionary_of(self.old(), catalog, b"AcroForm"),
        ) {
            (Some(id), Some(_)) => id,
            (_, direct) => {
                let direct = direct.cloned().unwrap_or_default();
                let id = self.add(direct.into());
                self.change(root)?.set("AcroForm", id);
                id
            }
        };
        for field in added {
            self.append_to_list(form, b"Fields", *field)?;
        }
        let form = self.change(form)?;
        // Signatures exist, and the file must only be appended to.
        form.set("SigFlags", 3);
        form.remove(b"NeedAppearances");
        Ok(())
    }

    /// Appends to a list that a dictionary holds or refers to, or begins one.
    pub(super) fn append_to_list(
        &mut self,
        owner: ObjectId,
        key: &[u8],
        item: ObjectId,
    ) -> Result<(), SignatureError> {
        let holder = self.change(owner)?.clone();
        if let Some(list) = reference(&holder, key) {
            self.file.opt_clone_object_to_new_document(list)?;
            if let Ok(list) = self.file.new_document.get_object_mut(list)?.as_array_mut() {
                list.push(item.into());
                return Ok(());
            }
        }
        let mut list = array(self.old(), &holder, key).to_vec();
        list.push(item.into());
        self.change(owner)?.set(key, list);
        Ok(())
    }

    /// Writes what is seen of the signature, with the objects that it needs.
    pub(super) fn write_look(&mut self, look: &Look) -> Result<ObjectId, SignatureError> {
        let resources = look.resources(&mut |object| self.add(object))?;
        let size_pt = [look.width_pt, look.height_pt];
        Ok(self.add_form(size_pt, resources, look.content()))
    }

    pub(super) fn add_form(
        &mut self,
        [width_pt, height_pt]: [f64; 2],
        resources: Dictionary,
        content: Vec<u8>,
    ) -> ObjectId {
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), width_pt.into(), height_pt.into()],
            "Resources" => resources,
        };
        self.add(Stream::new(form, content).into())
    }
}

/// Finds the new signature in what was appended, and fills in what it covers.
fn prepared(
    old_length: usize,
    mut bytes: Vec<u8>,
    signature: ObjectId,
) -> Result<Prepared, SignatureError> {
    let find = |bytes: &[u8], from: usize, what: &[u8]| {
        let found = bytes[from..]
            .windows(what.len())
            .position(|window| window == what);
        found.map(|at| from + at).ok_or(SignatureError::Damaged)
    };
    let object = find(
        &bytes,
        old_length,
        format!("\n{} 0 obj", signature.0).as_bytes(),
    )?;
    let octets = format!("<{}>", "00".repeat(ROOM));
    let gap_start = find(&bytes, object, octets.as_bytes())?;
    let gap = gap_start..gap_start + octets.len();
    let unknown = format!("[0 {UNKNOWN} {UNKNOWN} {UNKNOWN}]");
    let numbers = find(&bytes, object, unknown.as_bytes())?;
    let known = format!("[0 {} {} {}]", gap.start, gap.end, bytes.len() - gap.end);
    let padded = format!("{known:<width$}", width = unknown.len());
    bytes[numbers..numbers + unknown.len()].copy_from_slice(padded.as_bytes());
    Ok(Prepared { bytes, gap })
}
