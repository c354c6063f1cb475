-- Fifth schema: tokens of pairs with marks (crates/archive/src/tokens.rs), and where documents of a day
-- stand. Behind this step the owner has the index made anew.

SET LOCAL search_path = thethuc;

TRUNCATE words, vocabulary, entry;

-- On which days documents of a block of 256 are dated, or were: where a search for a time of long ago
-- begins, and what it leaves out. Nobody but the function below reads it.
CREATE TABLE dated (
    block bigint NOT NULL,
    day   text COLLATE "C" NOT NULL,
    PRIMARY KEY (block, day)
);

CREATE FUNCTION note_date() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    BEGIN
        INSERT INTO thethuc.dated VALUES (NEW.document >> 8, NEW.issued) ON CONFLICT DO NOTHING;
        RETURN NULL;
    END
    $$;
CREATE TRIGGER entry_dated AFTER INSERT OR UPDATE OF issued ON entry
    FOR EACH ROW WHEN (NEW.issued IS NOT NULL) EXECUTE FUNCTION note_date();

-- Behind the last block before this document in which one is dated from one day to another; none where
-- there is none. Of documents that somebody may not see it says no more than that.
CREATE FUNCTION dated_before(first text, last text, before bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT least(before, (block + 1) << 8) FROM thethuc.dated
        WHERE block <= (before - 1) >> 8 AND day BETWEEN first AND last
        ORDER BY block DESC LIMIT 1
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
        DELETE FROM thethuc.dated;
        DELETE FROM thethuc.entry;
    END
    $$;

-- Documents whose words or days are missing, and indexes that are not whole.
CREATE OR REPLACE FUNCTION integrity() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT 'no words of document ' || entry.document
        FROM thethuc.entry LEFT JOIN thethuc.words USING (document)
        WHERE words.document IS NULL
        UNION ALL
        SELECT 'no day of document ' || entry.document
        FROM thethuc.entry LEFT JOIN thethuc.dated ON block = entry.document >> 8 AND day = issued
        WHERE issued IS NOT NULL AND block IS NULL
        UNION ALL
        SELECT 'index ' || indexrelid::regclass
        FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
        WHERE relnamespace = 'thethuc'::regnamespace AND NOT indisvalid
        LIMIT 20
    $$;

REVOKE ALL ON FUNCTION note_date, dated_before FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dated_before
    TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
