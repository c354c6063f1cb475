//! A row as serde reads it: its columns are the fields of the record, and nothing is copied that the
//! record does not keep. Searches and verification read rows by the thousand.

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::table::Kind;
use crate::value::{Row, Value};

type Result<T> = std::result::Result<T, serde_json::Error>;

/// The record of a row.
pub(crate) fn read<R: DeserializeOwned>(row: &Row) -> Result<R> {
    let columns = row.table.columns.iter().zip(&row.values);
    let fields = columns.map(|(column, value)| {
        let kind = column.kind;
        (column.name, Field { kind, value })
    });
    R::deserialize(MapDeserializer::new(fields))
}

/// A value, and what its column holds.
#[derive(Clone, Copy)]
struct Field<'r> {
    kind: Kind,
    value: &'r Value,
}

impl<'de> IntoDeserializer<'de, serde_json::Error> for Field<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> serde::Deserializer<'de> for Field<'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match (self.value, self.kind) {
            (Value::Null, _) => visitor.visit_unit(),
            (Value::Int(number), _) => visitor.visit_i64(*number),
            (Value::Text(text), Kind::Json) => {
                let mut json = serde_json::Deserializer::from_str(text);
                let value = json.deserialize_any(visitor)?;
                json.end().map(|()| value)
            }
            (Value::Text(text), _) => visitor.visit_borrowed_str(text),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match (self.value, self.kind) {
            (Value::Text(text), Kind::Text) => text
                .as_str()
                .into_deserializer()
                .deserialize_enum(name, variants, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use crate::records::Version;
    use crate::table::VERSION;
    use crate::value::Row;

    fn version(facts: &str) -> Row {
        let texts = ["chữ", "", "2026-11-21T08:30:00+07:00", "Lan", ""];
        let values = [1_i64.into(), 2_i64.into(), facts.into()];
        Row {
            table: &VERSION,
            values: values.into_iter().chain(texts.map(Into::into)).collect(),
        }
    }

    #[test]
    fn a_row_is_read_as_it_was_made() {
        let row = version(r#"{"subject":"mời họp","page_amount":2}"#);
        let read: Version = row.read().unwrap();
        assert_eq!((read.document, read.ordinal), (1, 2));
        assert_eq!(read.facts.page_amount, Some(2));
        let made = Row::of(&read).unwrap();
        assert_eq!(made.read::<Version>().unwrap(), read);
    }

    #[test]
    fn what_the_program_never_writes_is_refused() {
        for facts in ["", "{", "{} {}", r#"{"page_amount":-1}"#] {
            assert!(version(facts).read::<Version>().is_err(), "{facts}");
        }
        let mut row = version("{}");
        row.values[1] = "hai".into();
        assert!(row.read::<Version>().is_err());
    }
}
