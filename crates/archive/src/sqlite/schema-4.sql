-- Fourth schema: a full text of tokens without places (crates/archive/src/tokens.rs), and a way to the
-- documents of each drafter. The index is made anew behind this step.

DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (
    tokens,
    content = '', contentless_delete = 1, detail = none,
    tokenize = "ascii tokenchars '_'"
);
DELETE FROM vocabulary;
DELETE FROM entry;

CREATE INDEX entry_drafter ON entry (drafter, document);
-- Days are asked for by their tokens.
DROP INDEX entry_issued;
