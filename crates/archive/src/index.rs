//! The index, made from the records: never a source, always the same again.

use crate::Result;
use crate::findings::plain_number;
use crate::read;
use crate::records::{Direction, DocumentRow, Entry, Filing, Version};
use crate::store::{Store, Words};
use crate::text::{key, marked_key};

/// Sets the entry of a document, and its words where they changed.
pub(crate) fn put(store: &mut dyn Store, document: i64, changed: bool) -> Result<()> {
    let (entry, version) = entry(store, document)?;
    let words = changed.then(|| words(&entry, &version));
    store.put_entry(&entry, words.as_ref())
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
        notation_key: key(&facts.code_notation),
        organ_key: key(&facts.organ_name),
    };
    Ok((entry, version))
}

fn words(entry: &Entry, version: &Version) -> Words {
    let facts = &version.facts;
    let subject = format!("{} {}", entry.type_name, entry.subject);
    let signer = format!("{} {}", facts.signer.position, entry.signer);
    let recipients = facts.recipients();
    let marked = [
        subject.as_str(),
        entry.notation.as_str(),
        entry.organ.as_str(),
        signer.as_str(),
        recipients.as_str(),
        version.text.as_str(),
    ];
    Words {
        code: key(&code(entry)),
        marked: marked_key(&marked),
        subject: key(&subject),
        organ: key(&entry.organ),
        signer: key(&signer),
        recipients: key(&recipients),
        body: key(&version.text),
    }
}

/// Số and ký hiệu as they may be typed: `5/QĐ-UBND` and `05/QĐ-UBND`.
pub(crate) fn code(entry: &Entry) -> String {
    let (written, plain) = (entry.code(), format!("{}/{}", entry.number, entry.notation));
    if written == plain {
        plain
    } else {
        format!("{plain} {written}")
    }
}
