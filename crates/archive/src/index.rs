//! The index, made from the records: never a source, always the same again.

use crate::Result;
use crate::findings::plain_number;
use crate::read;
use crate::records::{Direction, DocumentRow, Entry, Facts, Filing, Version};
use crate::store::{Field, Place, Store};
use crate::text::{key, twins};
use crate::value::Row;

/// Sets the entry of a document, and its words where they changed.
pub(crate) fn put(store: &mut dyn Store, document: i64, changed: bool) -> Result<()> {
    let (entry, version) = entry(store, document)?;
    store.replace(&Row::of(&entry)?)?;
    if changed {
        store.put_words(document, &fields(&entry, &version))?;
    }
    Ok(())
}

/// Makes the whole index anew.
pub(crate) fn rebuild(store: &mut dyn Store) -> Result<()> {
    store.clear_index()?;
    let mut documents = Vec::new();
    read::each::<DocumentRow>(store, &[], |row| {
        documents.push(row.read::<DocumentRow>()?.id);
        Ok(())
    })?;
    documents
        .into_iter()
        .try_for_each(|document| put(store, document, true))
}

/// The entry of a document as it must be, and the version that it was made from.
pub(crate) fn entry(store: &dyn Store, document: i64) -> Result<(Entry, Version)> {
    let direction = read::direction(store, document)?;
    let version = read::version(store, document)?;
    let number = read::number(store, document)?;
    let filing: Option<Filing> = read::last(store, &[("document", document.into())])?;
    let facts = &version.facts;
    let of_document = match (direction, &number) {
        (Direction::Di, Some(number)) => plain_number(&number.text().to_string()),
        _ => plain_number(&facts.code_number),
    };
    let issued = match (direction, &number) {
        (Direction::Di, Some(number)) => Some(number.dated),
        _ => facts.issued_date,
    };
    let entry = Entry {
        document,
        direction,
        stage: read::way(store, document)?.stage(),
        book: number.as_ref().map(|number| number.book.clone()),
        period: number.as_ref().map(|number| number.period.clone()),
        ordinal: number.as_ref().map(|number| number.ordinal),
        suffix: number.map(|number| number.suffix),
        number: of_document,
        notation: facts.code_notation.clone(),
        type_name: facts.type_name.clone(),
        subject: facts.subject.clone(),
        organ: facts.organ_name.clone(),
        signer: facts.signer.full_name.clone(),
        issued,
        due: facts.due_date,
        ho_so: filing.map(|filing| filing.ho_so),
        drafter: read::drafter(store, &version)?,
        notation_key: key(&facts.code_notation),
        organ_key: key(&facts.organ_name),
        likeness: version.likeness(),
    };
    Ok((entry, version))
}

/// The texts of a document that are searched besides its body, each with where it stands.
pub(crate) fn texts(entry: &Entry, facts: &Facts) -> [(Place, String); 5] {
    [
        (Place::Anywhere, code(entry)),
        (
            Place::Anywhere,
            format!("{} {}", entry.type_name, entry.subject),
        ),
        (Place::Organ, entry.organ.clone()),
        (
            Place::Signer,
            format!("{} {}", facts.signer.position, entry.signer),
        ),
        (Place::Recipients, facts.recipients()),
    ]
}

fn fields(entry: &Entry, version: &Version) -> Vec<Field> {
    let texts = texts(entry, &version.facts);
    let texts = texts.iter().map(|(place, text)| (*place, text.as_str()));
    texts
        .chain([(Place::Anywhere, version.text.as_str())])
        .map(|(place, text)| Field {
            place,
            words: twins(text),
        })
        .collect()
}

/// Số and ký hiệu as they may be typed: `5/QĐ-UBND` and `05/QĐ-UBND`.
fn code(entry: &Entry) -> String {
    let (written, plain) = (entry.code(), format!("{}/{}", entry.number, entry.notation));
    if written == plain {
        plain
    } else {
        format!("{plain} {written}")
    }
}
