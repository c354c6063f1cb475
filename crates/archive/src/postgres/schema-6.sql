-- Sixth schema: a search asks the index for its window and for its words apart. The index then goes from
-- one document with both to the next; asked together, it goes through all documents of the window.

SET LOCAL search_path = thethuc;

DROP FUNCTION matching(text, text, bigint, bigint, bigint);

-- The newest documents of a window with these tokens that somebody may see; all of them where there
-- is no limit. Where the window has no blocks it has all documents, and the words stand in for them.
-- The index of tokens is always the way to them.
CREATE FUNCTION matching(blocks text, tokens text, beginnings text, first bigint, before bigint, most bigint)
    RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
    DECLARE
        asked tsquery := tokens::tsquery;
        one_of tsquery;
        near tsquery;
    BEGIN
        FOR one_of IN
            SELECT thethuc.beginning(part ->> 0, part ->> 1) FROM jsonb_array_elements(beginnings::jsonb) AS part
        LOOP
            asked := coalesce(asked && one_of, one_of);
        END LOOP;
        near := coalesce(blocks::tsquery, asked);
        IF thethuc.is_in('van_thu') THEN
            RETURN QUERY
                WITH found AS MATERIALIZED (
                    SELECT document FROM thethuc.words WHERE lexemes @@ near AND lexemes @@ asked
                )
                SELECT found.document FROM found
                WHERE found.document >= first AND found.document < before
                ORDER BY found.document DESC LIMIT most;
        ELSE
            RETURN QUERY
                WITH found AS MATERIALIZED (
                    SELECT document FROM thethuc.words WHERE lexemes @@ near AND lexemes @@ asked
                )
                SELECT found.document FROM found JOIN thethuc.entry ON entry.document = found.document
                WHERE found.document >= first AND found.document < before
                    AND thethuc.visible(entry.stage, entry.drafter)
                ORDER BY found.document DESC LIMIT most;
        END IF;
    END
    $$;

REVOKE ALL ON FUNCTION matching FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matching
    TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
