-- Third schema: the signatures of attached files, as they were found when the file came.

CREATE TABLE signature (
    document   INTEGER NOT NULL REFERENCES document (id),
    attachment INTEGER NOT NULL,
    ordinal    INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    verdict    TEXT NOT NULL,
    lines      TEXT NOT NULL,
    PRIMARY KEY (document, attachment, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_sha256 ON signature (sha256);

CREATE TRIGGER signature_update BEFORE UPDATE ON signature BEGIN SELECT raise(ABORT, 'written once'); END;
CREATE TRIGGER signature_delete BEFORE DELETE ON signature BEGIN SELECT raise(ABORT, 'written once'); END;
