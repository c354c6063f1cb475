//! What was not understood, and leaves the rest of a message clear.

/// Something that whoever takes a message in should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The namespace is neither of those that are known; the elements were read by their names.
    Namespace(String),
    /// The message carries a signature on its XML, which is not checked; the name that it gives of
    /// its signer is only what it says.
    XmlSignature {
        /// That name; blank where it gives none.
        subject: String,
    },
    /// An element that the register needs is missing or blank.
    Lacking {
        /// The element.
        element: &'static str,
    },
    /// A value was not understood, and is left out.
    Unreadable {
        /// The element.
        element: String,
        /// What it holds.
        value: String,
    },
    /// Number and detail of the kind do not say which kind is meant, and its name is not there.
    KindUnclear {
        /// `Type`.
        group: String,
        /// `TypeDetail`.
        detail: String,
    },
    /// The name of an attached file was no name of one file.
    Renamed {
        /// As it came.
        given: String,
        /// As it is now.
        name: String,
    },
    /// A container of several files stays one file.
    Packed {
        /// Its name.
        name: String,
    },
    /// An attached file that the manifest does not name is taken in all the same.
    Unlisted {
        /// Its name.
        name: String,
    },
    /// A file that the message names travels beside it, and has to be taken in by itself.
    Beside {
        /// Its name.
        name: String,
    },
}
