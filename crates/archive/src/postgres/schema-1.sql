-- The database of an office with many desks, first schema. It is written by its owner, whom the
-- program never is when it works: everybody else may read what the policies below let them see, and
-- add rows. Nobody may change or lose one. crates/archive/src/table.rs describes the columns.

CREATE SCHEMA thethuc;
SET LOCAL search_path = thethuc;

-- Whoever logs in is a member of one of these, or of several.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['thethuc_soan_thao', 'thethuc_kiem_tra', 'thethuc_van_thu', 'thethuc_luu_tru'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
END
$$;

CREATE TABLE schema_version (
    version integer NOT NULL
);
INSERT INTO schema_version VALUES (1);

-- Under which name somebody is recorded.
CREATE TABLE person (
    login text NOT NULL PRIMARY KEY,
    who   text NOT NULL UNIQUE
);

-- Records. Texts are compared byte by byte, as the embedded database does.

CREATE TABLE book (
    id    text COLLATE "C" NOT NULL PRIMARY KEY,
    title text NOT NULL,
    kind  text NOT NULL,
    span  text NOT NULL
);

CREATE TABLE term (
    book      text COLLATE "C" NOT NULL REFERENCES book (id),
    first_day text COLLATE "C" NOT NULL,
    label     text COLLATE "C" NOT NULL,
    PRIMARY KEY (book, first_day),
    UNIQUE (book, label)
);

CREATE TABLE document (
    id        bigint NOT NULL PRIMARY KEY,
    direction text NOT NULL
);

CREATE TABLE version (
    document bigint NOT NULL REFERENCES document (id),
    ordinal  bigint NOT NULL,
    facts    text NOT NULL,
    text     text NOT NULL,
    content  text,
    at       text NOT NULL,
    who      text NOT NULL,
    note     text NOT NULL,
    PRIMARY KEY (document, ordinal)
);

CREATE TABLE attachment (
    document bigint NOT NULL REFERENCES document (id),
    ordinal  bigint NOT NULL,
    name     text NOT NULL,
    sha256   text NOT NULL,
    bytes    bigint NOT NULL,
    PRIMARY KEY (document, ordinal)
);

CREATE TABLE number (
    book     text COLLATE "C" NOT NULL REFERENCES book (id),
    period   text COLLATE "C" NOT NULL,
    ordinal  bigint NOT NULL CHECK (ordinal > 0),
    suffix   text COLLATE "C" NOT NULL,
    document bigint NOT NULL UNIQUE REFERENCES document (id),
    dated    text NOT NULL,
    reason   text,
    PRIMARY KEY (book, period, ordinal, suffix)
);

CREATE TABLE cancellation (
    book    text COLLATE "C" NOT NULL,
    period  text COLLATE "C" NOT NULL,
    ordinal bigint NOT NULL,
    suffix  text COLLATE "C" NOT NULL,
    reason  text NOT NULL,
    PRIMARY KEY (book, period, ordinal, suffix),
    FOREIGN KEY (book, period, ordinal, suffix)
        REFERENCES number (book, period, ordinal, suffix)
);

CREATE TABLE step (
    document    bigint NOT NULL REFERENCES document (id),
    ordinal     bigint NOT NULL,
    act         text NOT NULL,
    at          text NOT NULL,
    who         text NOT NULL,
    comment     text NOT NULL,
    place       text NOT NULL,
    fingerprint text,
    PRIMARY KEY (document, ordinal)
);

CREATE TABLE ho_so (
    id      bigint NOT NULL,
    ordinal bigint NOT NULL,
    facts   text NOT NULL,
    PRIMARY KEY (id, ordinal)
);

CREATE TABLE filing (
    document bigint NOT NULL REFERENCES document (id),
    ordinal  bigint NOT NULL,
    ho_so    bigint NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (document, ordinal),
    UNIQUE (ho_so, position)
);

CREATE TABLE task (
    document bigint NOT NULL REFERENCES document (id),
    task     bigint NOT NULL,
    ordinal  bigint NOT NULL,
    facts    text NOT NULL,
    state    text NOT NULL,
    note     text NOT NULL,
    PRIMARY KEY (document, task, ordinal)
);
CREATE INDEX task_state ON task (state);

CREATE TABLE hand_over (
    ho_so    bigint NOT NULL PRIMARY KEY,
    day      text NOT NULL,
    receiver text NOT NULL,
    note     text NOT NULL
);

CREATE TABLE checkpoint (
    line bigint NOT NULL PRIMARY KEY,
    hash text NOT NULL
);

CREATE TABLE audit (
    id       bigint NOT NULL PRIMARY KEY,
    at       text NOT NULL,
    who      text NOT NULL,
    act      text NOT NULL,
    document bigint,
    detail   text NOT NULL,
    seals    text NOT NULL,
    prev     text NOT NULL,
    hash     text NOT NULL
);
CREATE INDEX audit_document ON audit (document) WHERE document IS NOT NULL;

-- No records.

CREATE TABLE at_hand (
    who     text COLLATE "C" NOT NULL,
    kind    text COLLATE "C" NOT NULL,
    name    text COLLATE "C" NOT NULL,
    at      text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (who, kind, name)
);

CREATE TABLE entry (
    document     bigint NOT NULL PRIMARY KEY,
    direction    text NOT NULL,
    stage        text NOT NULL,
    book         text,
    period       text,
    ordinal      bigint,
    suffix       text,
    number       text NOT NULL,
    notation     text NOT NULL,
    type_name    text NOT NULL,
    subject      text NOT NULL,
    organ        text NOT NULL,
    signer       text NOT NULL,
    issued       text COLLATE "C",
    due          text COLLATE "C",
    ho_so        bigint,
    drafter      text NOT NULL,
    notation_key text NOT NULL,
    organ_key    text NOT NULL,
    likeness     text NOT NULL
);
CREATE INDEX entry_number ON entry (number, notation_key);
CREATE INDEX entry_notation ON entry (notation_key, document);
CREATE INDEX entry_stage ON entry (stage, document);
CREATE INDEX entry_issued ON entry (issued);
CREATE INDEX entry_due ON entry (due) WHERE due IS NOT NULL;
CREATE INDEX entry_ho_so ON entry (ho_so) WHERE ho_so IS NOT NULL;
CREATE INDEX entry_likeness ON entry (likeness);

-- Words, folded and with their marks at the same places. Nobody but the functions below reads them:
-- a policy on this table would keep the index from being used, since @@ may tell what it sees.
CREATE TABLE words (
    document bigint NOT NULL PRIMARY KEY,
    lexemes  tsvector NOT NULL
);
CREATE INDEX words_lexemes ON words USING gin (lexemes) WITH (gin_pending_list_limit = 512);

-- Who asks, and what they may see.

CREATE FUNCTION me() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT who FROM thethuc.person WHERE login = session_user $$;

CREATE FUNCTION is_in(role text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT pg_catalog.pg_has_role(session_user, 'thethuc_' || role, 'MEMBER') $$;

-- The clerk sees everything; the archivist what is issued, filed or came; the reviewer what left its
-- drafter; the drafter what is his own or issued.
CREATE FUNCTION visible(stage text, drafter text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
        SELECT thethuc.is_in('van_thu')
            OR (thethuc.is_in('luu_tru') AND stage IN ('phat-hanh', 'luu-ho-so', 'den'))
            OR (thethuc.is_in('kiem_tra') AND stage <> 'soan-thao')
            OR (thethuc.is_in('soan_thao') AND (stage IN ('phat-hanh', 'luu-ho-so') OR drafter = thethuc.me()))
    $$;

-- Whether somebody sees a document. One that has no entry yet is being written.
CREATE FUNCTION sees(wanted bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT coalesce(
            (SELECT thethuc.visible(entry.stage, entry.drafter) FROM thethuc.entry WHERE entry.document = wanted),
            true)
    $$;

-- Whether a document is somebody's own.
CREATE FUNCTION owns(wanted bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT coalesce(
            (SELECT entry.drafter = thethuc.me() FROM thethuc.entry WHERE entry.document = wanted),
            true)
    $$;

-- Whether somebody does things with the documents of others.
CREATE FUNCTION passes_on() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT thethuc.is_in('van_thu') OR thethuc.is_in('kiem_tra') OR thethuc.is_in('luu_tru') $$;

-- The end of the audit, of which somebody may not see every line.
CREATE FUNCTION head(OUT line bigint, OUT hash text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT id, hash FROM thethuc.audit ORDER BY id DESC LIMIT 1 $$;

-- The newest documents with these words that somebody may see; all of them where there is no limit.
-- Planned each time anew: which way is short depends on the words.
CREATE FUNCTION matching(query text, before bigint, most bigint) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 1000
    AS $$
    BEGIN
        RETURN QUERY EXECUTE '
            SELECT found.document
            FROM (
                SELECT document FROM thethuc.words
                WHERE lexemes @@ $1 AND document < $2
                ORDER BY document DESC
            ) AS found JOIN thethuc.entry ON entry.document = found.document
            WHERE thethuc.visible(entry.stage, entry.drafter)
            ORDER BY found.document DESC
            LIMIT $3'
        USING query::tsquery, before, most;
    END
    $$;

CREATE FUNCTION put_words(wanted bigint, words text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    BEGIN
        IF NOT (thethuc.owns(wanted) OR (thethuc.passes_on() AND thethuc.sees(wanted))) THEN
            RAISE insufficient_privilege USING MESSAGE = 'the document is somebody else''s';
        END IF;
        INSERT INTO thethuc.words VALUES (wanted, words::tsvector)
            ON CONFLICT (document) DO UPDATE SET lexemes = excluded.lexemes;
    END
    $$;

CREATE FUNCTION clear_index() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    BEGIN
        IF NOT thethuc.is_in('van_thu') THEN
            RAISE insufficient_privilege USING MESSAGE = 'only a clerk makes the index anew';
        END IF;
        DELETE FROM thethuc.words;
        DELETE FROM thethuc.entry;
    END
    $$;

-- Documents whose words are missing, and indexes that are not whole.
CREATE FUNCTION integrity() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT 'no words of document ' || entry.document
        FROM thethuc.entry LEFT JOIN thethuc.words USING (document)
        WHERE words.document IS NULL
        UNION ALL
        SELECT 'index ' || indexrelid::regclass
        FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
        WHERE relnamespace = 'thethuc'::regnamespace AND NOT indisvalid
        LIMIT 20
    $$;

-- A line of the audit follows from the one before it, and a number from the last of its series, even
-- for those who come without the program.

CREATE FUNCTION follows() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    DECLARE
        last record;
    BEGIN
        SELECT id, hash INTO last FROM thethuc.audit ORDER BY id DESC LIMIT 1;
        IF NEW.id <> coalesce(last.id, 0) + 1 OR NEW.prev <> coalesce(last.hash, '') THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'the line does not follow';
        END IF;
        RETURN NEW;
    END
    $$;
CREATE TRIGGER audit_follows BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION follows();

CREATE FUNCTION next_number() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    DECLARE
        last bigint;
    BEGIN
        SELECT max(ordinal) INTO last FROM thethuc.number WHERE book = NEW.book AND period = NEW.period;
        IF NEW.ordinal > coalesce(last, 0) + 1 OR (NEW.suffix <> '' AND NEW.ordinal > coalesce(last, 0)) THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'the number leaves a gap';
        END IF;
        RETURN NEW;
    END
    $$;
CREATE TRIGGER number_next BEFORE INSERT ON number FOR EACH ROW EXECUTE FUNCTION next_number();

CREATE FUNCTION written_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'written once'; END $$;

CREATE TRIGGER book_once BEFORE UPDATE OR DELETE OR TRUNCATE ON book FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER term_once BEFORE UPDATE OR DELETE OR TRUNCATE ON term FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER document_once BEFORE UPDATE OR DELETE OR TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER version_once BEFORE UPDATE OR DELETE OR TRUNCATE ON version FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER attachment_once BEFORE UPDATE OR DELETE OR TRUNCATE ON attachment FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER number_once BEFORE UPDATE OR DELETE OR TRUNCATE ON number FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER cancellation_once BEFORE UPDATE OR DELETE OR TRUNCATE ON cancellation FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER step_once BEFORE UPDATE OR DELETE OR TRUNCATE ON step FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER ho_so_once BEFORE UPDATE OR DELETE OR TRUNCATE ON ho_so FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER filing_once BEFORE UPDATE OR DELETE OR TRUNCATE ON filing FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER task_once BEFORE UPDATE OR DELETE OR TRUNCATE ON task FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER hand_over_once BEFORE UPDATE OR DELETE OR TRUNCATE ON hand_over FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER checkpoint_once BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION written_once();
CREATE TRIGGER audit_once BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION written_once();

-- Rights. What is not granted is refused.

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA thethuc FROM PUBLIC;
GRANT USAGE ON SCHEMA thethuc TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
GRANT EXECUTE ON FUNCTION me, is_in, visible, sees, owns, passes_on, head, matching, put_words, clear_index, integrity
    TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
GRANT SELECT ON ALL TABLES IN SCHEMA thethuc
    TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
REVOKE ALL ON words, person FROM thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
GRANT INSERT, UPDATE ON entry TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
GRANT INSERT, UPDATE, DELETE ON at_hand TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
GRANT INSERT ON audit, step, task TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
GRANT INSERT ON document, version, attachment TO thethuc_soan_thao, thethuc_van_thu;
GRANT INSERT ON book, term, number, cancellation TO thethuc_van_thu;
GRANT INSERT ON ho_so, filing, hand_over, checkpoint TO thethuc_van_thu, thethuc_luu_tru;

ALTER TABLE book ENABLE ROW LEVEL SECURITY;
ALTER TABLE term ENABLE ROW LEVEL SECURITY;
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE version ENABLE ROW LEVEL SECURITY;
ALTER TABLE attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE number ENABLE ROW LEVEL SECURITY;
ALTER TABLE cancellation ENABLE ROW LEVEL SECURITY;
ALTER TABLE step ENABLE ROW LEVEL SECURITY;
ALTER TABLE ho_so ENABLE ROW LEVEL SECURITY;
ALTER TABLE filing ENABLE ROW LEVEL SECURITY;
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
ALTER TABLE hand_over ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE at_hand ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry ENABLE ROW LEVEL SECURITY;

-- The register of books and hồ sơ is everybody's; so is that there is a document of some number.
CREATE POLICY book_seen ON book FOR SELECT USING (true);
CREATE POLICY book_added ON book FOR INSERT WITH CHECK (true);
CREATE POLICY term_seen ON term FOR SELECT USING (true);
CREATE POLICY term_added ON term FOR INSERT WITH CHECK (true);
CREATE POLICY document_seen ON document FOR SELECT USING (true);
CREATE POLICY ho_so_seen ON ho_so FOR SELECT USING (true);
CREATE POLICY ho_so_added ON ho_so FOR INSERT WITH CHECK (true);
CREATE POLICY hand_over_seen ON hand_over FOR SELECT USING (true);
CREATE POLICY hand_over_added ON hand_over FOR INSERT WITH CHECK (true);
CREATE POLICY checkpoint_seen ON checkpoint FOR SELECT USING (true);
CREATE POLICY checkpoint_added ON checkpoint FOR INSERT WITH CHECK (true);
CREATE POLICY document_drafted ON document FOR INSERT TO thethuc_soan_thao WITH CHECK (direction = 'di');
CREATE POLICY document_added ON document FOR INSERT TO thethuc_van_thu WITH CHECK (true);

-- What belongs to a document is seen with it.
CREATE POLICY version_seen ON version FOR SELECT USING (is_in('van_thu') OR sees(document));
CREATE POLICY attachment_seen ON attachment FOR SELECT USING (is_in('van_thu') OR sees(document));
CREATE POLICY number_seen ON number FOR SELECT USING (is_in('van_thu') OR sees(document));
CREATE POLICY step_seen ON step FOR SELECT USING (is_in('van_thu') OR sees(document));
CREATE POLICY filing_seen ON filing FOR SELECT USING (is_in('van_thu') OR sees(document));
CREATE POLICY task_seen ON task FOR SELECT USING (is_in('van_thu') OR sees(document));
CREATE POLICY cancellation_seen ON cancellation FOR SELECT USING (
    is_in('van_thu') OR EXISTS (
        SELECT FROM number
        WHERE (number.book, number.period, number.ordinal, number.suffix)
            = (cancellation.book, cancellation.period, cancellation.ordinal, cancellation.suffix)));
CREATE POLICY audit_seen ON audit FOR SELECT USING (is_in('van_thu') OR sees(document));

-- What is written bears the name of its writer.
CREATE POLICY version_drafted ON version FOR INSERT TO thethuc_soan_thao WITH CHECK (who = me() AND owns(document));
CREATE POLICY version_added ON version FOR INSERT TO thethuc_van_thu WITH CHECK (who = me());
CREATE POLICY attachment_drafted ON attachment FOR INSERT TO thethuc_soan_thao WITH CHECK (owns(document));
CREATE POLICY attachment_added ON attachment FOR INSERT TO thethuc_van_thu WITH CHECK (true);
CREATE POLICY number_added ON number FOR INSERT TO thethuc_van_thu WITH CHECK (true);
CREATE POLICY cancellation_added ON cancellation FOR INSERT TO thethuc_van_thu WITH CHECK (true);
CREATE POLICY filing_added ON filing FOR INSERT WITH CHECK (sees(document));
CREATE POLICY task_added ON task FOR INSERT WITH CHECK (sees(document));

CREATE POLICY step_drafted ON step FOR INSERT TO thethuc_soan_thao
    WITH CHECK (who = me() AND owns(document) AND act IN ('luu-ban', 'trinh-duyet'));
CREATE POLICY step_reviewed ON step FOR INSERT TO thethuc_kiem_tra
    WITH CHECK (who = me() AND sees(document) AND act IN ('tra-lai', 'dong-y', 'ky'));
CREATE POLICY step_added ON step FOR INSERT TO thethuc_van_thu WITH CHECK (who = me());
CREATE POLICY step_filed ON step FOR INSERT TO thethuc_luu_tru
    WITH CHECK (who = me() AND sees(document) AND act = 'luu-ho-so');

CREATE POLICY audit_drafted ON audit FOR INSERT TO thethuc_soan_thao
    WITH CHECK (who = me() AND owns(document) AND act IN ('luu-ban', 'trinh-duyet', 'dinh-kem', 'nhiem-vu'));
CREATE POLICY audit_reviewed ON audit FOR INSERT TO thethuc_kiem_tra
    WITH CHECK (who = me() AND sees(document) AND act IN ('tra-lai', 'dong-y', 'ky', 'nhiem-vu'));
CREATE POLICY audit_added ON audit FOR INSERT TO thethuc_van_thu WITH CHECK (who = me());
CREATE POLICY audit_filed ON audit FOR INSERT TO thethuc_luu_tru
    WITH CHECK (who = me() AND act IN ('luu-ho-so', 'lap-ho-so', 'nop-luu', 'nhiem-vu'));

CREATE POLICY at_hand_own ON at_hand USING (who = me()) WITH CHECK (who = me());

CREATE POLICY entry_seen ON entry FOR SELECT USING (visible(stage, drafter));
CREATE POLICY entry_added ON entry FOR INSERT WITH CHECK (is_in('van_thu') OR drafter = me());
CREATE POLICY entry_moved ON entry FOR UPDATE
    USING (drafter = me() OR (passes_on() AND visible(stage, drafter)))
    WITH CHECK (drafter = me() OR passes_on());
