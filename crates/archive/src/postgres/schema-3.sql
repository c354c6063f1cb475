-- Third schema: a full text of tokens without places (crates/archive/src/tokens.rs), and a way to the
-- documents of each drafter. Behind this step the owner has the index made anew.

SET LOCAL search_path = thethuc;

DROP FUNCTION matching(text, bigint, bigint);
DROP FUNCTION put_words(bigint, text);
DROP TABLE words;
DELETE FROM entry;

CREATE INDEX entry_drafter ON entry (drafter, document);
-- Days are asked for by their tokens.
DROP INDEX entry_issued;

-- Nobody but the functions below reads the tokens: a policy on this table would keep the index from
-- being used, since @@ may tell what it sees. They are asked of the index alone, and stand apart from
-- the rows, of which so many go on a page.
CREATE TABLE words (
    document bigint NOT NULL PRIMARY KEY,
    lexemes  tsvector NOT NULL
) WITH (toast_tuple_target = 128, autovacuum_vacuum_insert_threshold = 200, autovacuum_vacuum_insert_scale_factor = 0);
-- New tokens wait in a list, which every search reads, until there are so many kilobytes of them.
CREATE INDEX words_lexemes ON words USING gin (lexemes) WITH (gin_pending_list_limit = 512);

-- Folded words that begin with a letter: what open words may end with.
CREATE TABLE vocabulary (
    word text COLLATE "C" NOT NULL PRIMARY KEY
);

-- Whether somebody is the owner of the tables, who raises the schema.
CREATE FUNCTION is_owner() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
        SELECT pg_catalog.pg_has_role(session_user, nspowner, 'MEMBER')
        FROM pg_catalog.pg_namespace WHERE nspname = 'thethuc'
    $$;

-- The tokens that a word may be which begins so. Where there are too many, or it is a figure, which
-- the vocabulary leaves out, the index is asked for beginnings.
CREATE FUNCTION beginning(sign text, letters text) RETURNS tsquery
    LANGUAGE sql STABLE
    AS $$
        SELECT CASE
            WHEN count(*) BETWEEN 1 AND 1000 THEN string_agg(quote_literal(sign || word), '|')::tsquery
            ELSE (quote_literal(sign || letters) || ':*')::tsquery
        END
        FROM (
            SELECT word FROM thethuc.vocabulary
            WHERE word >= letters AND word < letters || chr(1114111)
            LIMIT 1001
        ) AS found
    $$;

-- The newest documents of a window with these tokens that somebody may see; all of them where there
-- is no limit. The index of tokens is always the way to them.
CREATE FUNCTION matching(tokens text, beginnings text, first bigint, before bigint, most bigint) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
    DECLARE
        asked tsquery := tokens::tsquery;
        part jsonb;
    BEGIN
        FOR part IN SELECT jsonb_array_elements(beginnings::jsonb) LOOP
            asked := asked && thethuc.beginning(part ->> 0, part ->> 1);
        END LOOP;
        IF thethuc.is_in('van_thu') THEN
            RETURN QUERY
                WITH found AS MATERIALIZED (SELECT document FROM thethuc.words WHERE lexemes @@ asked)
                SELECT found.document FROM found
                WHERE found.document >= first AND found.document < before
                ORDER BY found.document DESC LIMIT most;
        ELSE
            RETURN QUERY
                WITH found AS MATERIALIZED (SELECT document FROM thethuc.words WHERE lexemes @@ asked)
                SELECT found.document FROM found JOIN thethuc.entry ON entry.document = found.document
                WHERE found.document >= first AND found.document < before
                    AND thethuc.visible(entry.stage, entry.drafter)
                ORDER BY found.document DESC LIMIT most;
        END IF;
    END
    $$;

-- Sets the tokens of documents, a list of objects, and adds to the vocabulary, a list of words.
CREATE FUNCTION put_words(documents text, words text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    BEGIN
        IF NOT thethuc.is_owner() AND EXISTS (
            SELECT FROM jsonb_to_recordset(documents::jsonb) AS put (document bigint)
            WHERE NOT (thethuc.owns(document) OR (thethuc.passes_on() AND thethuc.sees(document)))
        ) THEN
            RAISE insufficient_privilege USING MESSAGE = 'the document is somebody else''s';
        END IF;
        INSERT INTO thethuc.words
            SELECT put.document, put.lexemes::tsvector
            FROM jsonb_to_recordset(documents::jsonb) AS put (document bigint, lexemes text)
            ON CONFLICT (document) DO UPDATE SET lexemes = excluded.lexemes;
        INSERT INTO thethuc.vocabulary
            SELECT jsonb_array_elements_text(words::jsonb)
            ON CONFLICT DO NOTHING;
    END
    $$;

CREATE OR REPLACE FUNCTION clear_index() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    BEGIN
        IF NOT (thethuc.is_owner() OR thethuc.is_in('van_thu')) THEN
            RAISE insufficient_privilege USING MESSAGE = 'only a clerk makes the index anew';
        END IF;
        DELETE FROM thethuc.words;
        DELETE FROM thethuc.vocabulary;
        DELETE FROM thethuc.entry;
    END
    $$;

REVOKE ALL ON FUNCTION is_owner, beginning, matching, put_words FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matching, put_words
    TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
