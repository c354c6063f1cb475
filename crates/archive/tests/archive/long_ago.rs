//! A time of long ago is looked for on the server where its documents stand, and found wherever that is.

use chrono::{Days, NaiveDate};
use thethuc_archive::{Filter, PostgresArchive};

use crate::running::OWNER;
use crate::server::OnServer;
use crate::world::{Place, day};

const COUNT: i64 = 20_000;
/// Of another time than the documents around them.
const LATE: [i64; 3] = [7_000, 13_999, 19_998];

/// Ten a day, but for those that came late.
fn dated(document: i64) -> NaiveDate {
    if LATE.contains(&document) {
        return day("2011-05-05");
    }
    day("2010-01-01") + Days::new(document.unsigned_abs() / 10)
}

/// Their entries and tokens (crates/archive/src/tokens.rs), without the program: it would take minutes.
/// Those with odd numbers are drafts of somebody else.
fn fill(place: &OnServer) {
    let rows: Vec<String> = (1..=COUNT)
        .map(|document| format!("({document}, '{}')", dated(document)))
        .collect();
    let sql = format!(
        "CREATE TEMP TABLE made AS
             SELECT id::bigint, day FROM (VALUES {}) AS made (id, day);
         INSERT INTO document SELECT id, 'di' FROM made;
         INSERT INTO entry (document, direction, stage, number, notation, type_name, subject, organ,
                 signer, issued, drafter, notation_key, organ_key, likeness)
             SELECT id, 'di', CASE id % 2 WHEN 1 THEN 'soan-thao' ELSE 'phat-hanh' END,
                 '', '', '', '', '', '', day, 'Ai khác', '', '', '' FROM made;
         INSERT INTO words
             SELECT id, array_to_tsvector(ARRAY['_p_' || (id >> 8), '_q_' || (id >> 12), '_r_0',
                 '_d_' || replace(day, '-', ''), '_m_' || left(replace(day, '-', ''), 6),
                 '_y_' || left(day, 4), '_z_' || left(day, 3)]) FROM made",
        rows.join(", ")
    );
    place.client(OWNER).batch_execute(&sql).unwrap();
}

/// All pages.
fn found(archive: &PostgresArchive, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Vec<i64> {
    let mut filter = Filter {
        from,
        to,
        limit: 500,
        ..Filter::default()
    };
    let mut all = Vec::new();
    loop {
        let page = archive.search(&filter).unwrap();
        all.extend(page.hits.iter().map(|hit| hit.entry.document));
        match page.next {
            Some(next) => filter.before = Some(next),
            None => return all,
        }
    }
}

#[test]
fn a_time_of_long_ago_is_found_wherever_its_documents_stand() {
    if !OnServer::is_there() {
        return;
    }
    let place = OnServer::new();
    drop(place.create());
    fill(&place);
    let (clerk, drafter) = (place.as_user("van_thu"), place.as_user("soan_thao"));
    for (from, to) in [
        ("2011-05-05", "2011-05-05"),
        ("2011-05-01", "2011-05-31"),
        ("2011-04-20", "2013-02-03"),
        ("2015-06-24", ""),
        ("", "2010-01-20"),
        ("2009-01-01", "2009-12-31"),
        ("2020-01-01", ""),
        ("2011-05-06", "2011-05-04"),
    ] {
        let (from, to): (Option<NaiveDate>, Option<NaiveDate>) =
            (from.parse().ok(), to.parse().ok());
        let is_in = |document: &i64| {
            let day = dated(*document);
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        };
        let all: Vec<i64> = (1..=COUNT).rev().filter(is_in).collect();
        assert_eq!(found(&clerk, from, to), all, "{from:?} {to:?}");
        let mut issued = all;
        issued.retain(|document| document % 2 == 0);
        assert_eq!(found(&drafter, from, to), issued, "{from:?} {to:?}");
    }
}
