//! The tables as data: one description that every back end, the seals and the verification read.
//!
//! All of them are written once: a row is inserted and never changed or removed. What looks like a
//! change — a new version, a cancellation, a document moved to another hồ sơ — is another row.
//! [`ENTRY`] is rewritten: it is an index over the others and can be made anew from them. So is
//! [`AT_HAND`], which is no record.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Int,
    /// Text.
    Text,
    /// A list or an object, as JSON.
    Json,
}

/// A column.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, which is also the name of the record's field.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns; those of the key come first.
    pub columns: &'static [Column],
    /// How many columns are the key.
    pub key: usize,
}

const fn int(name: &'static str) -> Column {
    let kind = Kind::Int;
    Column { name, kind }
}

const fn text(name: &'static str) -> Column {
    let kind = Kind::Text;
    Column { name, kind }
}

const fn json(name: &'static str) -> Column {
    let kind = Kind::Json;
    Column { name, kind }
}

/// Sổ (books).
pub const BOOK: Table = Table {
    name: "book",
    columns: &[text("id"), text("title"), text("kind"), text("span")],
    key: 1,
};

/// Nhiệm kỳ (terms) of a book that is numbered by terms.
pub const TERM: Table = Table {
    name: "term",
    columns: &[text("book"), text("first_day"), text("label")],
    key: 2,
};

/// Documents: that there is one, and which way it goes.
pub const DOCUMENT: Table = Table {
    name: "document",
    columns: &[int("id"), text("direction")],
    key: 1,
};

/// What a document said, each time it was saved.
pub const VERSION: Table = Table {
    name: "version",
    columns: &[
        int("document"),
        int("ordinal"),
        json("facts"),
        text("text"),
        text("content"),
        text("at"),
        text("who"),
        text("note"),
    ],
    key: 2,
};

/// Files that belong to a document; their bytes stand in the store of objects.
pub const ATTACHMENT: Table = Table {
    name: "attachment",
    columns: &[
        int("document"),
        int("ordinal"),
        text("name"),
        text("sha256"),
        int("bytes"),
    ],
    key: 2,
};

/// Chữ ký số of attached files, as they were found when the file came.
pub const SIGNATURE: Table = Table {
    name: "signature",
    columns: &[
        int("document"),
        int("attachment"),
        int("ordinal"),
        text("sha256"),
        text("verdict"),
        json("lines"),
    ],
    key: 3,
};

/// Numbers taken from a book.
pub const NUMBER: Table = Table {
    name: "number",
    columns: &[
        text("book"),
        text("period"),
        int("ordinal"),
        text("suffix"),
        int("document"),
        text("dated"),
        text("reason"),
    ],
    key: 4,
};

/// Numbers that were cancelled; they stay taken.
pub const CANCELLATION: Table = Table {
    name: "cancellation",
    columns: &[
        text("book"),
        text("period"),
        int("ordinal"),
        text("suffix"),
        text("reason"),
    ],
    key: 4,
};

/// What was done with a document.
pub const STEP: Table = Table {
    name: "step",
    columns: &[
        int("document"),
        int("ordinal"),
        text("act"),
        text("at"),
        text("who"),
        text("comment"),
        text("place"),
        text("fingerprint"),
    ],
    key: 2,
};

/// Hồ sơ (files), each time their description was saved.
pub const HO_SO: Table = Table {
    name: "ho_so",
    columns: &[int("id"), int("ordinal"), json("facts")],
    key: 2,
};

/// Which hồ sơ a document was put into; the last row counts.
pub const FILING: Table = Table {
    name: "filing",
    columns: &[
        int("document"),
        int("ordinal"),
        int("ho_so"),
        int("position"),
    ],
    key: 2,
};

/// Nhiệm vụ (tasks) that a document sets, each time their description or state was saved.
pub const TASK: Table = Table {
    name: "task",
    columns: &[
        int("document"),
        int("task"),
        int("ordinal"),
        json("facts"),
        text("state"),
        text("note"),
    ],
    key: 3,
};

/// Hồ sơ that were handed over to the archive of the agency.
pub const HAND_OVER: Table = Table {
    name: "hand_over",
    columns: &[int("ho_so"), text("day"), text("receiver"), text("note")],
    key: 1,
};

/// Lines of the audit up to which everything was verified once.
pub const CHECKPOINT: Table = Table {
    name: "checkpoint",
    columns: &[int("line"), text("hash")],
    key: 1,
};

/// The audit: a chain of lines, each with the seals of the rows that were written with it.
pub const AUDIT: Table = Table {
    name: "audit",
    columns: &[
        int("id"),
        text("at"),
        text("who"),
        text("act"),
        int("document"),
        text("detail"),
        json("seals"),
        text("prev"),
        text("hash"),
    ],
    key: 1,
};

/// The index: one row a document, as it stands now.
pub const ENTRY: Table = Table {
    name: "entry",
    columns: &[
        int("document"),
        text("direction"),
        text("stage"),
        text("book"),
        text("period"),
        int("ordinal"),
        text("suffix"),
        text("number"),
        text("notation"),
        text("type_name"),
        text("subject"),
        text("organ"),
        text("signer"),
        text("issued"),
        text("due"),
        int("ho_so"),
        text("drafter"),
        text("notation_key"),
        text("organ_key"),
        text("likeness"),
        text("do_mat"),
    ],
    key: 1,
};

/// What each person keeps at hand; rewritten, and not sealed.
pub const AT_HAND: Table = Table {
    name: "at_hand",
    columns: &[
        text("who"),
        text("kind"),
        text("name"),
        text("at"),
        json("content"),
    ],
    key: 3,
};

/// The tables whose rows are sealed by lines of the audit.
pub const SEALED: [&Table; 14] = [
    &BOOK,
    &TERM,
    &DOCUMENT,
    &VERSION,
    &ATTACHMENT,
    &SIGNATURE,
    &NUMBER,
    &CANCELLATION,
    &STEP,
    &HO_SO,
    &FILING,
    &TASK,
    &HAND_OVER,
    &CHECKPOINT,
];

impl Table {
    /// The columns of the key.
    #[must_use]
    pub fn key_columns(&self) -> &'static [Column] {
        &self.columns[..self.key]
    }

    /// The sealed table of that name.
    #[must_use]
    pub fn sealed(name: &str) -> Option<&'static Self> {
        SEALED.into_iter().find(|table| table.name == name)
    }
}
