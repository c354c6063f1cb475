//! The place of a value inside a [`crate::Document`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One step of a [`FieldPath`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// A field of an object, by its JSON name.
    Key(String),
    /// An element of a list, counted from 0.
    Index(usize),
}

/// The place of a value inside a document, written as a JSON pointer without escapes:
/// `/noi_dung/3/text`. The empty path is the document itself.
///
/// Every finding, every item on a page and every error names its place this way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(Vec<Segment>);

impl FieldPath {
    /// The document itself.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The field `name` of this place.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        self.with(Segment::Key(name.to_owned()))
    }

    /// The element `index` of the list at this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Segment::Index(index))
    }

    /// The place `inner`, counted from this place.
    #[must_use]
    pub fn join(&self, inner: &Self) -> Self {
        let mut segments = self.0.clone();
        segments.extend(inner.0.iter().cloned());
        Self(segments)
    }

    /// The steps from the document to this place.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    fn with(&self, segment: Segment) -> Self {
        let mut segments = self.0.clone();
        segments.push(segment);
        Self(segments)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.0 {
            match segment {
                Segment::Key(name) => write!(f, "/{name}")?,
                Segment::Index(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}

impl FromStr for FieldPath {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(
            text.split('/')
                .filter(|step| !step.is_empty())
                .map(|step| {
                    step.parse()
                        .map_or_else(|_| Segment::Key(step.to_owned()), Segment::Index)
                })
                .collect(),
        ))
    }
}

impl From<&str> for FieldPath {
    fn from(text: &str) -> Self {
        match text.parse() {
            Ok(path) => path,
            Err(never) => match never {},
        }
    }
}

impl Serialize for FieldPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FieldPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self::from(text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_back_as_written() {
        let path = FieldPath::root().key("noi_dung").index(3).key("text");
        assert_eq!(path.to_string(), "/noi_dung/3/text");
        assert_eq!(FieldPath::from("/noi_dung/3/text"), path);
        assert_eq!(FieldPath::root().to_string(), "");
    }

    #[test]
    fn joining_counts_from_the_outer_place() {
        let outer = FieldPath::from("/van_ban_kem_theo/0");
        assert_eq!(
            outer.join(&FieldPath::from("/so")).to_string(),
            "/van_ban_kem_theo/0/so"
        );
    }
}
