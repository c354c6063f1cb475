//! What the rules know besides the document.

use thethuc_citation::Library;
use thethuc_spelling::Speller;

use crate::Style;

/// What the rules know besides the document they look at: data that an office may replace.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// The documents that others cite.
    pub library: &'a Library,
    /// The speller, with what it learnt of the office; none where spelling is not looked at.
    pub speller: Option<&'a Speller>,
    /// How the office writes what may be written in several ways.
    pub style: Style,
}

impl Knowledge<'static> {
    /// What comes with the program.
    #[must_use]
    pub fn builtin() -> Self {
        Self {
            library: Library::builtin(),
            speller: Speller::builtin(),
            style: Style::default(),
        }
    }
}
