//! The index, made from the records: never a source, always the same again.

use std::collections::HashMap;

use crate::findings::plain_number;
use crate::read;
use crate::records::{Direction, DocumentRow, Entry, Facts, Filing, Number, Step, Version};
use crate::store::{Store, Words};
use crate::text::key;
use crate::tokens::{self, Place};
use crate::value::Row;
use crate::way::Way;
use crate::{ArchiveError, Result};

/// A document as the index must show it, and the version that it was made from.
pub(crate) struct Made {
    pub(crate) entry: Entry,
    pub(crate) version: Version,
}

/// Sets the entries of documents, and the words of those whose words changed.
pub(crate) fn put(store: &mut dyn Store, touched: &[(i64, bool)]) -> Result<()> {
    for some in touched.chunks(read::TOGETHER) {
        let documents: Vec<i64> = some.iter().map(|(document, _)| *document).collect();
        let mut all = Vec::new();
        for (made, (_, changed)) in made(store, &documents)?.iter().zip(some) {
            store.replace(&Row::of(&made.entry)?)?;
            if *changed {
                all.push(words(made));
            }
        }
        if !all.is_empty() {
            store.put_words(&all)?;
        }
    }
    Ok(())
}

/// Whether there is an index, or nothing to make it from: a step of the schema that changes it leaves
/// it empty.
pub(crate) fn is_there(store: &dyn Store) -> Result<bool> {
    Ok(read::last::<Entry>(store, &[])?.is_some()
        || read::last::<DocumentRow>(store, &[])?.is_none())
}

/// Makes the whole index anew.
pub(crate) fn rebuild(store: &mut dyn Store) -> Result<()> {
    store.clear_index()?;
    let mut documents = Vec::new();
    read::each::<DocumentRow>(store, &[], |row| {
        documents.push(row.read::<DocumentRow>()?.id);
        Ok(())
    })?;
    for some in documents.chunks(read::TOGETHER) {
        let made = made(store, some)?;
        let rows = made.iter().map(|made| Row::of(&made.entry));
        store.insert(&rows.collect::<Result<Vec<Row>>>()?)?;
        store.put_words(&made.iter().map(words).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Documents as the index must show them, in the order asked for, with a
/// few questions for all.
pub(crate) fn made(store: &dyn Store, documents: &[i64]) -> Result<Vec<Made>> {
    let mut records = Records::of(store, documents)?;
    let documents = documents.iter();
    documents.map(|document| records.made(*document)).collect()
}

/// What entries are made from, by their documents.
struct Records {
    directions: HashMap<i64, Direction>,
    versions: HashMap<i64, Version>,
    first_versions: HashMap<i64, Version>,
    numbers: HashMap<i64, Number>,
    filings: HashMap<i64, Filing>,
    steps: HashMap<i64, Vec<Step>>,
}

impl Records {
    fn of(store: &dyn Store, documents: &[i64]) -> Result<Self> {
        let directions: Vec<DocumentRow> = read::among(store, "id", documents, false)?;
        let versions: Vec<Version> = read::among(store, "document", documents, true)?;
        let again = versions.iter().filter(|version| version.ordinal > 1);
        let again: Vec<i64> = again.map(|version| version.document).collect();
        let first_versions = read::first_versions(store, &again)?;
        let numbers: Vec<Number> = read::among(store, "document", documents, false)?;
        let filings: Vec<Filing> = read::among(store, "document", documents, true)?;
        let mut steps: HashMap<i64, Vec<Step>> = HashMap::new();
        for step in read::among::<Step>(store, "document", documents, false)? {
            steps.entry(step.document).or_default().push(step);
        }
        Ok(Self {
            directions: by(directions, |row| row.id, |row| row.direction),
            versions: by(versions, |version| version.document, |version| version),
            first_versions: by(
                first_versions,
                |version| version.document,
                |version| version,
            ),
            numbers: by(numbers, |number| number.document, |number| number),
            filings: by(filings, |filing| filing.document, |filing| filing),
            steps,
        })
    }

    fn made(&mut self, document: i64) -> Result<Made> {
        let unknown = || ArchiveError::unknown("document", document);
        let direction = *self.directions.get(&document).ok_or_else(unknown)?;
        let version = self.versions.remove(&document).ok_or_else(unknown)?;
        let steps = self.steps.remove(&document).unwrap_or_default();
        let first = self.first_versions.remove(&document);
        let entry = entry(
            &version,
            &Way::after(direction, &steps)?,
            direction,
            self.numbers.remove(&document),
            self.filings.remove(&document),
            first.map_or_else(|| version.who.clone(), |first| first.who),
        );
        Ok(Made { entry, version })
    }
}

fn by<R, V>(
    records: Vec<R>,
    document: impl Fn(&R) -> i64,
    value: impl Fn(R) -> V,
) -> HashMap<i64, V> {
    let records = records.into_iter();
    records
        .map(|record| (document(&record), value(record)))
        .collect()
}

fn entry(
    version: &Version,
    way: &Way,
    direction: Direction,
    number: Option<Number>,
    filing: Option<Filing>,
    drafter: String,
) -> Entry {
    let facts = &version.facts;
    let own = number.as_ref().filter(|_| direction == Direction::Di);
    Entry {
        document: version.document,
        direction,
        stage: way.stage(),
        book: number.as_ref().map(|number| number.book.clone()),
        period: number.as_ref().map(|number| number.period.clone()),
        ordinal: number.as_ref().map(|number| number.ordinal),
        suffix: number.as_ref().map(|number| number.suffix.clone()),
        number: own.map_or_else(
            || plain_number(&facts.code_number),
            |own| plain_number(&own.text().to_string()),
        ),
        notation: facts.code_notation.clone(),
        type_name: facts.type_name.clone(),
        subject: match facts.do_mat {
            None => facts.subject.clone(),
            Some(_) => String::new(),
        },
        organ: facts.organ_name.clone(),
        signer: facts.signer.full_name.clone(),
        issued: own.map_or(facts.issued_date, |own| Some(own.dated)),
        due: facts.due_date,
        ho_so: filing.map(|filing| filing.ho_so),
        drafter,
        notation_key: key(&facts.code_notation),
        organ_key: key(&facts.organ_name),
        likeness: version.likeness(),
        do_mat: facts.do_mat,
    }
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

fn words(made: &Made) -> Words {
    let Made { entry, version } = made;
    if entry.do_mat.is_some() {
        return tokens::of_secret(entry.document, entry.issued);
    }
    let texts = texts(entry, &version.facts);
    let texts = texts.iter().map(|(place, text)| (*place, text.as_str()));
    let texts = texts.chain([(Place::Anywhere, version.text.as_str())]);
    tokens::of_document(entry.document, texts, entry.issued)
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
