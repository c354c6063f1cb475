-- The embedded database, first schema. Every table is STRICT, and every table but the index refuses
-- to change or lose a row; crates/archive/src/table.rs describes the columns.

PRAGMA application_id = 1416123496; -- 'ThTh'

CREATE TABLE book (
    id    TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    kind  TEXT NOT NULL,
    span  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
    book      TEXT NOT NULL REFERENCES book (id),
    first_day TEXT NOT NULL,
    label     TEXT NOT NULL,
    PRIMARY KEY (book, first_day),
    UNIQUE (book, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    id        INTEGER PRIMARY KEY,
    direction TEXT NOT NULL
) STRICT;

CREATE TABLE version (
    document INTEGER NOT NULL REFERENCES document (id),
    ordinal  INTEGER NOT NULL,
    facts    TEXT NOT NULL,
    text     TEXT NOT NULL,
    content  TEXT,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT;

CREATE TABLE attachment (
    document INTEGER NOT NULL REFERENCES document (id),
    ordinal  INTEGER NOT NULL,
    name     TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    bytes    INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT;

CREATE TABLE number (
    book     TEXT NOT NULL REFERENCES book (id),
    period   TEXT NOT NULL,
    ordinal  INTEGER NOT NULL CHECK (ordinal > 0),
    suffix   TEXT NOT NULL,
    document INTEGER NOT NULL UNIQUE REFERENCES document (id),
    dated    TEXT NOT NULL,
    reason   TEXT,
    PRIMARY KEY (book, period, ordinal, suffix)
) STRICT, WITHOUT ROWID;

CREATE TABLE cancellation (
    book    TEXT NOT NULL,
    period  TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    suffix  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    PRIMARY KEY (book, period, ordinal, suffix),
    FOREIGN KEY (book, period, ordinal, suffix)
        REFERENCES number (book, period, ordinal, suffix)
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
    document    INTEGER NOT NULL REFERENCES document (id),
    ordinal     INTEGER NOT NULL,
    act         TEXT NOT NULL,
    at          TEXT NOT NULL,
    who         TEXT NOT NULL,
    comment     TEXT NOT NULL,
    place       TEXT NOT NULL,
    fingerprint TEXT,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE ho_so (
    id      INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    facts   TEXT NOT NULL,
    PRIMARY KEY (id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE filing (
    document INTEGER NOT NULL REFERENCES document (id),
    ordinal  INTEGER NOT NULL,
    ho_so    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal),
    UNIQUE (ho_so, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id       INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    act      TEXT NOT NULL,
    document INTEGER,
    detail   TEXT NOT NULL,
    seals    TEXT NOT NULL,
    prev     TEXT NOT NULL,
    hash     TEXT NOT NULL
) STRICT;
CREATE INDEX audit_document ON audit (document) WHERE document IS NOT NULL;

-- The index: made from the tables above, and made anew when it differs from them.

CREATE TABLE entry (
    document     INTEGER PRIMARY KEY,
    direction    TEXT NOT NULL,
    stage        TEXT NOT NULL,
    book         TEXT,
    period       TEXT,
    ordinal      INTEGER,
    suffix       TEXT,
    number       TEXT NOT NULL,
    notation     TEXT NOT NULL,
    type_name    TEXT NOT NULL,
    subject      TEXT NOT NULL,
    organ        TEXT NOT NULL,
    signer       TEXT NOT NULL,
    issued       TEXT,
    due          TEXT,
    ho_so        INTEGER,
    notation_key TEXT NOT NULL,
    organ_key    TEXT NOT NULL
) STRICT;
CREATE INDEX entry_number ON entry (number, notation_key);
CREATE INDEX entry_notation ON entry (notation_key);
CREATE INDEX entry_stage ON entry (stage);
CREATE INDEX entry_issued ON entry (issued);
CREATE INDEX entry_due ON entry (due) WHERE due IS NOT NULL;
CREATE INDEX entry_ho_so ON entry (ho_so) WHERE ho_so IS NOT NULL;

-- Folded words, without the text itself: the version has it.
CREATE VIRTUAL TABLE words USING fts5 (
    code, subject, organ, signer, recipients, body, marked,
    content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TRIGGER book_update BEFORE UPDATE ON book BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER book_delete BEFORE DELETE ON book BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER term_update BEFORE UPDATE ON term BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER term_delete BEFORE DELETE ON term BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER document_update BEFORE UPDATE ON document BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER document_delete BEFORE DELETE ON document BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER version_update BEFORE UPDATE ON version BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER version_delete BEFORE DELETE ON version BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER attachment_update BEFORE UPDATE ON attachment BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER attachment_delete BEFORE DELETE ON attachment BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER number_update BEFORE UPDATE ON number BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER number_delete BEFORE DELETE ON number BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER cancellation_update BEFORE UPDATE ON cancellation BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER cancellation_delete BEFORE DELETE ON cancellation BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER step_update BEFORE UPDATE ON step BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER step_delete BEFORE DELETE ON step BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER ho_so_update BEFORE UPDATE ON ho_so BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER ho_so_delete BEFORE DELETE ON ho_so BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER filing_update BEFORE UPDATE ON filing BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER filing_delete BEFORE DELETE ON filing BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER audit_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'written once'); END;
