//! An element being read: its children by their names, whatever their namespace.

use std::cell::RefCell;

use roxmltree::Node;

use super::note::Note;
use super::texts::Texts;
use super::values;
use crate::PackageError;

/// What is told of a message while it is read.
pub(super) type Notes = RefCell<Vec<Note>>;

/// An element and where what is told of it goes.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    node: Node<'a, 'a>,
    notes: &'a Notes,
}

impl<'a> Element<'a> {
    pub(super) fn new(node: Node<'a, 'a>, notes: &'a Notes) -> Self {
        Self { node, notes }
    }

    pub(super) fn name(self) -> &'a str {
        self.node.tag_name().name()
    }

    pub(super) fn namespace(self) -> &'a str {
        self.node.tag_name().namespace().unwrap_or_default()
    }

    /// Its children of that name.
    pub(super) fn all(self, name: &'static str) -> impl Iterator<Item = Self> {
        let children = self.node.children();
        let named = children.filter(move |node| node.tag_name().name() == name);
        named.map(move |node| Self::new(node, self.notes))
    }

    /// Its child of that name, if it has one.
    ///
    /// # Errors
    /// [`PackageError::Twice`].
    pub(super) fn find(self, name: &'static str) -> Result<Option<Self>, PackageError> {
        let mut all = self.all(name);
        match (all.next(), all.next()) {
            (found, None) => Ok(found),
            (_, Some(_)) => Err(PackageError::Twice {
                element: name.to_owned(),
                inside: self.name().to_owned(),
            }),
        }
    }

    /// Its child of one of these names.
    ///
    /// # Errors
    /// [`PackageError::Missing`], with the first name; [`PackageError::Twice`].
    pub(super) fn need(self, names: &[&'static str]) -> Result<Self, PackageError> {
        for name in names {
            if let Some(found) = self.find(name)? {
                return Ok(found);
            }
        }
        Err(PackageError::Missing {
            element: names.first().copied().unwrap_or_default().to_owned(),
            inside: self.name().to_owned(),
        })
    }

    /// What it holds itself, without blanks around it.
    pub(super) fn held(self) -> String {
        let texts = self.node.children().filter(Node::is_text);
        let text: String = texts.filter_map(|node| node.text()).collect();
        // As it would be written: a reader takes the two for one.
        text.trim().replace("\r\n", "\n").replace('\r', "\n")
    }

    /// The text of a child; blank where there is none.
    ///
    /// # Errors
    /// [`PackageError::Twice`].
    pub(super) fn text(self, name: &'static str) -> Result<String, PackageError> {
        Ok(self.find(name)?.map_or_else(String::new, Self::held))
    }

    /// The texts of the children of that name; blank ones are left out.
    pub(super) fn texts(self, name: &'static str) -> Vec<String> {
        let texts = self.all(name).map(Self::held);
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The texts in a list of that name.
    pub(super) fn list(
        self,
        name: &'static str,
        item: &'static str,
    ) -> Result<Vec<String>, PackageError> {
        Ok(self
            .find(name)?
            .map_or_else(Vec::new, |list| list.texts(item)))
    }

    /// A part that holds text alone; blank where it is not there.
    pub(super) fn part<T: Texts + Default>(self, name: &'static str) -> Result<T, PackageError> {
        self.find(name)?
            .map_or_else(|| Ok(T::default()), Self::as_part)
    }

    pub(super) fn as_part<T: Texts>(self) -> Result<T, PackageError> {
        T::pick(&mut |element| self.text(element))
    }

    /// What a child says, as `understand` reads it. What is not understood is noted and left out.
    pub(super) fn value<T>(
        self,
        name: &'static str,
        understand: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, PackageError> {
        let text = self.text(name)?;
        if text.is_empty() {
            return Ok(None);
        }
        let value = understand(&text);
        if value.is_none() {
            self.note(Note::Unreadable {
                element: name.to_owned(),
                value: text,
            });
        }
        Ok(value)
    }

    pub(super) fn day(self, name: &'static str) -> Result<Option<chrono::NaiveDate>, PackageError> {
        self.value(name, values::read_day)
    }

    pub(super) fn moment(
        self,
        name: &'static str,
    ) -> Result<Option<chrono::NaiveDateTime>, PackageError> {
        self.value(name, values::read_moment)
    }

    /// An attribute by its name, whatever its namespace.
    pub(super) fn attribute(self, name: &str) -> Option<&'a str> {
        let mut all = self.node.attributes();
        all.find(|attribute| attribute.name() == name)
            .map(|found| found.value())
    }

    pub(super) fn note(self, note: Note) {
        self.notes.borrow_mut().push(note);
    }
}
