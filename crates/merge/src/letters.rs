//! A draft and a list: which place takes which column, and the letters that come of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;
use thethuc_model::{Document, FieldPath, RichText, Segment, read_value};

use crate::MergeError;
use crate::list::{List, Row};
use crate::place::{key, places};

/// How alike two names must be, 0 to 1, for one to be proposed in the place of the other.
const ALIKE: f64 = 0.6;
/// How many letters are told of a place that is not closed.
const SHOWN: usize = 40;
/// Lists of texts, of which a column makes one.
const LISTS: [&str; 2] = ["kinh_gui", "noi_nhan_dien"];

/// A field of the form that is a column, whatever stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldColumn {
    /// The field: `/kinh_gui`, `/thong_tin/chu_tri`.
    pub field: FieldPath,
    /// The name of the column.
    pub column: String,
}

/// A cell that a letter needs and that says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// The row as the file counts it.
    pub row: usize,
    /// The name of its column.
    pub column: String,
}

/// A row that gives the same letter as one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeated {
    /// The row as the file counts it.
    pub row: usize,
    /// The one before it.
    pub first: usize,
}

/// The letters of a draft and a list, each made when it is asked for.
#[derive(Debug)]
pub struct Letters<'l> {
    draft: Value,
    list: &'l List,
    spots: Vec<Spot>,
}

/// A text of the draft that names columns.
#[derive(Debug)]
struct Spot {
    field: FieldPath,
    /// Bytes of the text, from left to right, and the column that comes there.
    columns: Vec<(Range<usize>, usize)>,
}

impl<'l> Letters<'l> {
    /// Settles which place of the draft takes which column.
    ///
    /// # Errors
    /// [`MergeError`], with the field and what was probably meant.
    pub fn new(
        draft: &Document,
        fields: &[FieldColumn],
        list: &'l List,
    ) -> Result<Self, MergeError> {
        // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
        let mut letters = Self {
            draft: serde_json::to_value(draft).unwrap_or_default(),
            list,
            spots: Vec::new(),
        };
        for FieldColumn { field, column } in fields {
            letters.column(field, column)?;
            let put = put_column(&mut letters.draft, field, column);
            put.ok_or_else(|| MergeError::Field {
                field: field.clone(),
            })?;
        }
        let mut found = Vec::new();
        gather(&letters.draft, &FieldPath::root(), &mut found);
        for (field, text) in found {
            letters.add(field, &text)?;
        }
        if letters.spots.is_empty() {
            return Err(MergeError::NoPlaces);
        }
        Ok(letters)
    }

    /// How many letters there are: one for every row.
    #[must_use]
    pub fn count(&self) -> usize {
        self.list.rows.len()
    }

    /// The row of a letter, counted from 0.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<&'l Row> {
        self.list.rows.get(index)
    }

    /// The columns that the draft names, each once, in the order in which it first names them.
    #[must_use]
    pub fn columns(&self) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let named = self.spots.iter().flat_map(|spot| &spot.columns);
        let columns = named.map(|(_, column)| *column);
        columns.filter(|column| seen.insert(*column)).collect()
    }

    /// The letter of a row, counted from 0.
    ///
    /// # Errors
    /// [`MergeError::Document`] when a cell is no value for its field.
    ///
    /// [`MergeError::NoPlaces`] when there is no such row.
    pub fn letter(&self, index: usize) -> Result<Document, MergeError> {
        let row = self.row(index).ok_or(MergeError::NoPlaces)?;
        let mut letter = self.draft.clone();
        for spot in &self.spots {
            if let Some(value) = value_at(&mut letter, &spot.field) {
                fill(value, spot, row);
            }
        }
        Ok(read_value(letter)?)
    }

    /// The cells that letters need and that say nothing.
    #[must_use]
    pub fn blanks(&self) -> Vec<Blank> {
        let columns = self.columns();
        let mut found = Vec::new();
        for row in &self.list.rows {
            let blank = columns
                .iter()
                .filter(|column| row.cells[**column].is_empty());
            found.extend(blank.map(|column| Blank {
                row: row.number,
                column: self.list.columns[*column].clone(),
            }));
        }
        found
    }

    /// The rows that give the same letter as one before them.
    #[must_use]
    pub fn repeated(&self) -> Vec<Repeated> {
        let columns = self.columns();
        let mut known = BTreeMap::new();
        let mut found = Vec::new();
        for row in &self.list.rows {
            let said: Vec<&str> = columns.iter().map(|at| row.cells[*at].as_str()).collect();
            let first = *known.entry(said).or_insert(row.number);
            if first != row.number {
                let row = row.number;
                found.push(Repeated { row, first });
            }
        }
        found
    }

    fn add(&mut self, field: FieldPath, text: &str) -> Result<(), MergeError> {
        let named = places(text).map_err(|at| MergeError::Open {
            field: field.clone(),
            text: text[at..].chars().take(SHOWN).collect(),
        })?;
        if named.is_empty() {
            return Ok(());
        }
        let columns = named
            .into_iter()
            .map(|place| Ok((place.range, self.column(&field, place.name)?)))
            .collect::<Result<_, MergeError>>()?;
        self.spots.push(Spot { field, columns });
        Ok(())
    }

    fn column(&self, field: &FieldPath, name: &str) -> Result<usize, MergeError> {
        let known = &self.list.columns;
        let wanted = key(name);
        let found = known.iter().position(|column| key(column) == wanted);
        found.ok_or_else(|| MergeError::UnknownColumn {
            field: field.clone(),
            name: name.to_owned(),
            meant: closest(&wanted, known),
            known: known.clone(),
        })
    }
}

/// The column that was probably meant: the one most like it, marks and case aside.
fn closest(wanted: &str, known: &[String]) -> Option<String> {
    let wanted = thethuc_text::fold(wanted);
    let likeness = |name: &String| {
        let alike = strsim::normalized_damerau_levenshtein(&wanted, &thethuc_text::fold(name));
        (alike >= ALIKE).then(|| (alike, name.clone()))
    };
    let best = known.iter().filter_map(likeness);
    best.max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Makes a field of the form a place that names a column.
fn put_column(draft: &mut Value, field: &FieldPath, column: &str) -> Option<()> {
    let (last, above) = field.segments().split_last()?;
    let text = Value::from(format!("{{{{{column}}}}}"));
    let mut home = draft;
    for segment in above {
        home = match (segment, home) {
            (Segment::Key(key), Value::Object(fields)) => fields
                .entry(key)
                .or_insert_with(|| Value::Object(serde_json::Map::new())),
            (Segment::Index(index), Value::Array(items)) => items.get_mut(*index)?,
            _ => return None,
        };
    }
    match (last, home) {
        (Segment::Key(key), Value::Object(fields)) => {
            let is_list = above.is_empty() && LISTS.contains(&key.as_str());
            let value = if is_list {
                Value::Array(vec![text])
            } else {
                text
            };
            fields.insert(key.clone(), value);
        }
        (Segment::Index(index), Value::Array(items)) => *items.get_mut(*index)? = text,
        _ => return None,
    }
    Some(())
}

/// The texts of a document that may name a column, with their fields.
fn gather(value: &Value, at: &FieldPath, found: &mut Vec<(FieldPath, String)>) {
    match value {
        Value::String(text) => found.push((at.clone(), text.clone())),
        Value::Array(items) => match RichText::of_json(value) {
            Some(text) => {
                found.push((at.clone(), text.plain()));
                // The text of a footnote is one of its own.
                for (index, item) in items.iter().enumerate() {
                    if let Some(note) = item.get("footnote") {
                        gather(note, &at.index(index).key("footnote"), found);
                    }
                }
            }
            None => {
                for (index, item) in items.iter().enumerate() {
                    gather(item, &at.index(index), found);
                }
            }
        },
        Value::Object(fields) => {
            for (key, value) in fields {
                gather(value, &at.key(key), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn value_at<'v>(document: &'v mut Value, field: &FieldPath) -> Option<&'v mut Value> {
    let segments = field.segments().iter();
    segments
        .into_iter()
        .try_fold(document, |value, segment| match segment {
            Segment::Key(key) => value.get_mut(key),
            Segment::Index(index) => value.get_mut(index),
        })
}

/// Puts the cells of a row into the places of a text, the last one first: the others stay where
/// they are.
fn fill(value: &mut Value, spot: &Spot, row: &Row) {
    let cells = spot.columns.iter().rev();
    let cells = cells.map(|(range, column)| (range.clone(), row.cells[*column].as_str()));
    match (RichText::of_json(value), &mut *value) {
        (Some(mut text), _) => {
            for (range, cell) in cells {
                // A place stands between letters, so it can be replaced.
                let _ = text.replace(range, cell);
            }
            // Letters and emphasis: always JSON.
            *value = serde_json::to_value(text).unwrap_or_default();
        }
        (None, Value::String(text)) => {
            for (range, cell) in cells {
                text.replace_range(range, cell);
            }
        }
        _ => {}
    }
}
