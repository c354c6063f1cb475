-- Second schema: the signatures of attached files, as they were found when the file came. They are
-- seen with their document, and written by whoever attaches files.

SET LOCAL search_path = thethuc;

CREATE TABLE signature (
    document   bigint NOT NULL REFERENCES document (id),
    attachment bigint NOT NULL,
    ordinal    bigint NOT NULL,
    sha256     text NOT NULL,
    verdict    text NOT NULL,
    lines      text NOT NULL,
    PRIMARY KEY (document, attachment, ordinal)
);
CREATE INDEX signature_sha256 ON signature (sha256);

CREATE TRIGGER signature_once BEFORE UPDATE OR DELETE OR TRUNCATE ON signature FOR EACH STATEMENT EXECUTE FUNCTION written_once();

GRANT SELECT ON signature
    TO thethuc_soan_thao, thethuc_kiem_tra, thethuc_van_thu, thethuc_luu_tru;
GRANT INSERT ON signature TO thethuc_soan_thao, thethuc_van_thu;

ALTER TABLE signature ENABLE ROW LEVEL SECURITY;
CREATE POLICY signature_seen ON signature FOR SELECT USING (is_in('van_thu') OR sees(document));
CREATE POLICY signature_drafted ON signature FOR INSERT TO thethuc_soan_thao WITH CHECK (owns(document));
CREATE POLICY signature_added ON signature FOR INSERT TO thethuc_van_thu WITH CHECK (true);
