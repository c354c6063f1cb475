-- Second schema: tasks, hồ sơ handed over, checkpoints of the chain, what each person keeps at hand,
-- and an index of half the size. The index is made anew behind this step.

CREATE TABLE task (
    document INTEGER NOT NULL REFERENCES document (id),
    task     INTEGER NOT NULL,
    ordinal  INTEGER NOT NULL,
    facts    TEXT NOT NULL,
    state    TEXT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (document, task, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_state ON task (state);

CREATE TABLE hand_over (
    ho_so    INTEGER PRIMARY KEY,
    day      TEXT NOT NULL,
    receiver TEXT NOT NULL,
    note     TEXT NOT NULL
) STRICT;

CREATE TABLE checkpoint (
    line INTEGER PRIMARY KEY,
    hash TEXT NOT NULL
) STRICT;

-- Nobody else's business and no record: rewritten, and not sealed.
CREATE TABLE at_hand (
    who     TEXT NOT NULL,
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    at      TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (who, kind, name)
) STRICT, WITHOUT ROWID;

DROP TABLE entry;
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
    drafter      TEXT NOT NULL,
    notation_key TEXT NOT NULL,
    organ_key    TEXT NOT NULL,
    likeness     TEXT NOT NULL
) STRICT;
CREATE INDEX entry_number ON entry (number, notation_key);
CREATE INDEX entry_notation ON entry (notation_key);
CREATE INDEX entry_stage ON entry (stage, document);
CREATE INDEX entry_issued ON entry (issued);
CREATE INDEX entry_due ON entry (due) WHERE due IS NOT NULL;
CREATE INDEX entry_ho_so ON entry (ho_so) WHERE ho_so IS NOT NULL;
CREATE INDEX entry_likeness ON entry (likeness);

-- Words twice: with their marks and folded. The text itself stands in the version. No index of
-- beginnings: they are few, and looked up in the vocabulary.
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (
    marked, text, organ, signer, recipients,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 0'
);
-- Folded words that begin with a letter.
CREATE TABLE vocabulary (word TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TRIGGER task_update BEFORE UPDATE ON task BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER task_delete BEFORE DELETE ON task BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER hand_over_update BEFORE UPDATE ON hand_over BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER hand_over_delete BEFORE DELETE ON hand_over BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER checkpoint_update BEFORE UPDATE ON checkpoint BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER checkpoint_delete BEFORE DELETE ON checkpoint BEGIN SELECT raise(ABORT, 'written once'); END;
