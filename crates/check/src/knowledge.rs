//! What the rules know besides the document.

use thethuc_citation::Library;

/// What the rules know besides the document they look at: data that an office may replace.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// The documents that others cite.
    pub library: &'a Library,
}

impl Knowledge<'static> {
    /// What comes with the program.
    #[must_use]
    pub fn builtin() -> Self {
        Self {
            library: Library::builtin(),
        }
    }
}
