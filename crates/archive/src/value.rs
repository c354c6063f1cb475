//! Rows as every back end stores them, and the one way in which a row becomes bytes to be hashed.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::table::{Kind, Table};
use crate::{ArchiveError, Result, columns};

/// A value in a column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// Text, or JSON as text.
    Text(String),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// A row of a table, its values in the order of the table's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose row it is.
    pub table: &'static Table,
    /// One value a column.
    pub values: Vec<Value>,
}

/// What is kept as a row of one table; its fields are named as the columns.
pub trait Record: Serialize + DeserializeOwned {
    /// The table.
    const TABLE: &'static Table;
}

impl Row {
    /// The row of a record.
    ///
    /// # Errors
    /// When a field of the record has no shape that its column can hold, which is a defect.
    pub fn of<R: Record>(record: &R) -> Result<Self> {
        let json = serde_json::to_value(record).map_err(|source| shape(R::TABLE, source))?;
        let values = R::TABLE
            .columns
            .iter()
            .map(|column| match (&json[column.name], column.kind) {
                (serde_json::Value::Null, _) => Value::Null,
                (serde_json::Value::String(text), Kind::Text) => Value::Text(text.clone()),
                (number, Kind::Int) => number.as_i64().map_or(Value::Null, Value::Int),
                (other, _) => Value::Text(other.to_string()),
            })
            .collect();
        Ok(Self {
            table: R::TABLE,
            values,
        })
    }

    /// The record of the row.
    ///
    /// # Errors
    /// When the row holds what this program never writes.
    pub fn read<R: Record>(&self) -> Result<R> {
        columns::read(self).map_err(|source| shape(self.table, source))
    }

    /// The values of the key.
    #[must_use]
    pub fn key(&self) -> &[Value] {
        &self.values[..self.table.key]
    }

    /// SHA-256 of the whole row, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        self.digest_of(self.values.len())
    }

    /// SHA-256 of the first `count` columns, in hexadecimal.
    #[must_use]
    pub fn digest_of(&self, count: usize) -> String {
        let columns = self.table.columns.iter().map(|column| column.name);
        digest(self.table.name, columns.zip(&self.values).take(count))
    }
}

/// SHA-256 of named values, in hexadecimal. Every part goes in behind its length, so that no two
/// lists of values give the same bytes.
pub(crate) fn digest<'a>(
    domain: &str,
    values: impl Iterator<Item = (&'a str, &'a Value)>,
) -> String {
    let mut hash = Sha256::new();
    part(&mut hash, b"thethuc-1");
    part(&mut hash, domain.as_bytes());
    for (name, value) in values {
        part(&mut hash, name.as_bytes());
        match value {
            Value::Null => hash.update([0]),
            Value::Int(number) => {
                hash.update([1]);
                hash.update(number.to_be_bytes());
            }
            Value::Text(text) => {
                hash.update([2]);
                part(&mut hash, text.as_bytes());
            }
        }
    }
    hex(&hash.finalize())
}

fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

/// Bytes in small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

fn shape(table: &'static Table, source: serde_json::Error) -> ArchiveError {
    ArchiveError::Shape {
        table: table.name,
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_lists_of_values_give_the_same_bytes() {
        let of = |values: &[(&str, Value)]| digest("t", values.iter().map(|(n, v)| (*n, v)));
        let lists = [
            of(&[("a", "bc".into())]),
            of(&[("ab", "c".into())]),
            of(&[("a", Value::Null)]),
            of(&[("a", "".into())]),
            of(&[("a", Value::Int(0))]),
            of(&[("a", "0".into())]),
            of(&[("a", "b".into()), ("c", "".into())]),
            of(&[]),
        ];
        for (at, one) in lists.iter().enumerate() {
            assert!(!lists[at + 1..].contains(one));
        }
    }

    #[test]
    fn hexadecimal_has_two_digits_a_byte() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
    }
}
