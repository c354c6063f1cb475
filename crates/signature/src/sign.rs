//! Signing a file: PAdES baseline B-B, and B-T where there is a time stamp authority.

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Document, dictionary, text_string};

use crate::SignatureError;
use crate::appearance::Look;
use crate::certificate::Certificate;
use crate::cms::{SignedData, check, write};
use crate::key::SigningKey;
use crate::pdf::append::{NewSignature, Prepared, open_for_appending, with_signature};
use crate::pdf::blanks::{Blank, Filling};
use crate::pdf::place::{PageBox, Place, corners, page_id};
use crate::pdf::{dates, form};
use crate::timestamp::{self, TimestampAuthority};
use crate::trust::check_leaf;

/// What a signature is to be.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The field that it is to stand in: a prepared one that is not signed yet, or a new one.
    pub field: &'a str,
    /// When it is made, with the offset of the place.
    pub time: DateTime<FixedOffset>,
    /// Where it is made; left out when blank.
    pub location: &'a str,
    /// Why; left out when blank.
    pub reason: &'a str,
    /// What is seen of it, and where. A prepared field has its own place.
    pub look: Option<(Place, Look)>,
    /// Blanks that are put into the file with it, for what a later revision is to fill in.
    pub blanks: &'a [Blank],
    /// What is filled into blanks that are there.
    pub fillings: &'a [Filling],
}

/// Signs a file. Not one byte of it changes: the signature is appended. What is handed out was
/// checked: the signature holds under the certificate's key.
///
/// # Errors
/// When the file cannot be appended to, the certificate must not be used at the time of signing,
/// the key or the time stamp authority refuses.
pub fn sign(
    bytes: &[u8],
    request: &Request<'_>,
    key: &dyn SigningKey,
    authority: Option<&dyn TimestampAuthority>,
) -> Result<Vec<u8>, SignatureError> {
    let leaf = key.certificates().first().ok_or(SignatureError::NoKey)?;
    if let Some(fault) = check_leaf(leaf, request.time.to_utc()) {
        return Err(SignatureError::Certificate { fault });
    }
    let prepared = with_signature(
        bytes,
        &NewSignature {
            field: request.field,
            entries: entries(request, leaf),
            look: request.look.as_ref().map(|(place, look)| (place, look)),
            blanks: request.blanks,
            fillings: request.fillings,
        },
    )?;
    let octets = octets(&prepared, key, authority)?;
    prepared.with(&octets)
}

fn octets(
    prepared: &Prepared,
    key: &dyn SigningKey,
    authority: Option<&dyn TimestampAuthority>,
) -> Result<Vec<u8>, SignatureError> {
    let signed = write::sign(key, &prepared.pieces())?;
    let token = authority
        .map(|authority| timestamp::obtain(authority, &[&signed.signature]))
        .transpose()?;
    let octets = signed.encode(key, token.as_deref())?;
    let holds =
        SignedData::read(&octets).is_ok_and(|data| check::check(&data, &prepared.pieces()).is_ok());
    match holds {
        true => Ok(octets),
        false => Err(SignatureError::NotConfirmed),
    }
}

fn entries(request: &Request<'_>, leaf: &Certificate) -> Dictionary {
    let mut entries = dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "M" => text_string(&dates::write(&request.time)),
        "Name" => text_string(&leaf.summary().name),
    };
    for (key, text) in [("Location", request.location), ("Reason", request.reason)] {
        if !text.is_empty() {
            entries.set(key, text_string(text));
        }
    }
    entries
}

/// The width of a page as it is seen, pt.
///
/// # Errors
/// When the file cannot be read, has no such page, or shows it turned.
pub fn page_width_pt(bytes: &[u8], page: usize) -> Result<f64, SignatureError> {
    let document = open_for_appending(bytes)?;
    let id = page_id(&document, page)?;
    Ok(PageBox::of(&document, id)?.width())
}

/// Where a field is seen; none when the file has no such field, or shows it nowhere.
///
/// # Errors
/// When the file cannot be read.
pub fn place_of_field(bytes: &[u8], name: &str) -> Result<Option<Place>, SignatureError> {
    let document = open_for_appending(bytes)?;
    let fields = form::fields(&document);
    let field = fields.iter().find(|field| field.name == name);
    Ok(field.and_then(|field| seen_at(&document, *field.widgets.first()?)))
}

/// Where a field stands that is kept for a signature and not signed yet; none when the file has no
/// such field.
///
/// # Errors
/// When the file cannot be read.
pub fn open_seat(bytes: &[u8], name: &str) -> Result<Option<Place>, SignatureError> {
    let document = open_for_appending(bytes)?;
    let fields = form::fields(&document);
    let mut seats = fields
        .iter()
        .filter(|field| field.kind == form::FieldKind::Signature && !field.has_value);
    let seat = seats.find(|field| field.name == name);
    Ok(seat.and_then(|field| seen_at(&document, *field.widgets.first()?)))
}

fn seen_at(document: &Document, widget: lopdf::ObjectId) -> Option<Place> {
    let rectangle = document.get_dictionary(widget).ok()?.get(b"Rect").ok()?;
    let rectangle = corners(document, rectangle)?;
    for (index, page) in document.page_iter().enumerate() {
        let annotations = document.get_dictionary(page).ok()?;
        let annotations = crate::pdf::array(document, annotations, b"Annots");
        let is_here = annotations
            .iter()
            .any(|annotation| annotation.as_reference().ok() == Some(widget));
        if is_here {
            let page_box = PageBox::of(document, page).ok()?;
            return Some(page_box.place(index + 1, rectangle));
        }
    }
    None
}
