//! Whatever is changed behind the program's back is found, and named.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use thethuc_archive::sqlite::objects_folder;
use thethuc_archive::table::{AUDIT, ENTRY, Kind, SEALED, Table};
use thethuc_archive::{ArchiveError, Filter, Row, SqliteArchive, Trouble, Value};

use crate::conformance::verify::everything;
use crate::world::{InFile, Place};

/// An archive of everything, closed.
fn place() -> InFile {
    let place = InFile::new();
    everything(&mut place.create());
    place
}

/// A connection of somebody who knows SQLite well.
fn intruder(place: &InFile) -> Connection {
    let connection = Connection::open(place.path()).unwrap();
    connection
        .pragma_update(None, "foreign_keys", false)
        .unwrap();
    let triggers: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for trigger in triggers {
        connection
            .execute_batch(&format!("DROP TRIGGER {trigger}"))
            .unwrap();
    }
    connection
}

fn troubles(place: &InFile) -> Vec<Trouble> {
    let mut archive = SqliteArchive::open_unchecked(&place.path()).unwrap();
    archive.verify(None).unwrap().troubles
}

/// The first row of a table, as a condition.
fn first(table: &Table) -> String {
    let names: Vec<&str> = table.key_columns().iter().map(|key| key.name).collect();
    let names = names.join(", ");
    format!(
        "({names}) = (SELECT {names} FROM {} ORDER BY {names} LIMIT 1)",
        table.name
    )
}

fn change(table: &Table, column: usize) -> String {
    let name = table.columns[column].name;
    let value = match table.columns[column].kind {
        Kind::Int => format!("coalesce({name}, 0) + 1000"),
        Kind::Text | Kind::Json => format!("coalesce({name}, '') || ' '"),
    };
    format!(
        "UPDATE {} SET {name} = {value} WHERE {}",
        table.name,
        first(table)
    )
}

fn names_only(troubles: &[Trouble], table: &str) -> bool {
    let mut direct = troubles.iter().filter_map(|trouble| match trouble {
        Trouble::Changed { table, .. }
        | Trouble::Gone { table, .. }
        | Trouble::Foreign { table, .. } => Some(*table),
        _ => None,
    });
    let first = direct.next();
    first == Some(table) && direct.all(|other| other == table)
}

#[test]
fn a_change_in_any_column_of_any_row_is_named() {
    for table in SEALED {
        for column in 0..table.columns.len() {
            let place = place();
            let changed = intruder(&place)
                .execute(&change(table, column), [])
                .unwrap();
            assert_eq!(changed, 1);
            let troubles = troubles(&place);
            let name = table.columns[column].name;
            assert!(
                names_only(&troubles, table.name),
                "{}.{name}: {troubles:?}",
                table.name
            );
        }
    }
}

#[test]
fn a_row_taken_away_or_put_in_is_named() {
    for table in SEALED {
        let place = place();
        let delete = format!("DELETE FROM {} WHERE {}", table.name, first(table));
        intruder(&place).execute(&delete, []).unwrap();
        let found = troubles(&place);
        assert!(names_only(&found, table.name), "{found:?}");
        assert!(found.iter().any(|t| matches!(t, Trouble::Gone { .. })));
    }
    let place = place();
    intruder(&place)
        .execute_batch("INSERT INTO document VALUES (77, 'di')")
        .unwrap();
    let found = troubles(&place);
    assert!(
        found.contains(&Trouble::Foreign {
            table: "document",
            key: vec![77_i64.into()]
        }),
        "{found:?}"
    );
}

#[test]
fn a_change_in_any_column_of_the_audit_breaks_the_chain_there() {
    for (at, column) in AUDIT.columns.iter().enumerate() {
        let place = place();
        let sql = change(&AUDIT, at).replace(&first(&AUDIT), "id = 9");
        assert_eq!(intruder(&place).execute(&sql, []).unwrap(), 1);
        assert!(
            troubles(&place).contains(&Trouble::Audit { line: 9 }),
            "{}",
            column.name
        );
        let opened = SqliteArchive::open_file(&place.path());
        assert!(matches!(opened, Err(ArchiveError::Broken { line: 9 })));
    }
}

/// Gives a line of the audit, changed, the hash that belongs to it; returns that hash.
fn hash_anew(intruder: &Connection, line: i64, prev: Option<&str>) -> String {
    if let Some(prev) = prev {
        intruder
            .execute("UPDATE audit SET prev = ?2 WHERE id = ?1", (line, prev))
            .unwrap();
    }
    let columns: Vec<&str> = AUDIT.columns.iter().map(|column| column.name).collect();
    let sql = format!("SELECT {} FROM audit WHERE id = ?", columns.join(", "));
    let values: Vec<Value> = intruder
        .query_row(&sql, [line], |row| {
            let value = |at| {
                Ok(match row.get_ref(at)? {
                    ValueRef::Integer(number) => Value::Int(number),
                    ValueRef::Text(text) => std::str::from_utf8(text).unwrap().into(),
                    _ => Value::Null,
                })
            };
            (0..columns.len()).map(value).collect()
        })
        .unwrap();
    let row = Row {
        table: &AUDIT,
        values,
    };
    let hash = row.digest_of(columns.len() - 1);
    intruder
        .execute("UPDATE audit SET hash = ?2 WHERE id = ?1", (line, &hash))
        .unwrap();
    hash
}

#[test]
fn a_line_with_a_hash_made_anew_breaks_the_chain_behind_it() {
    let place = place();
    let connection = intruder(&place);
    connection
        .execute("UPDATE audit SET who = 'ai đó' WHERE id = 9", [])
        .unwrap();
    hash_anew(&connection, 9, None);
    drop(connection);
    assert!(troubles(&place).contains(&Trouble::Audit { line: 10 }));
}

#[test]
fn a_chain_made_anew_to_its_end_does_not_lead_to_the_head_that_was_kept() {
    let place = place();
    let kept = place.open().head().unwrap();
    let connection = intruder(&place);
    connection
        .execute("UPDATE audit SET who = 'ai đó' WHERE id = 9", [])
        .unwrap();
    let mut prev = hash_anew(&connection, 9, None);
    for line in 10..=kept.line {
        prev = hash_anew(&connection, line, Some(&prev));
    }
    drop(connection);
    let mut archive = place.open();
    assert_eq!(archive.verify(None).unwrap().troubles, []);
    let found = archive.verify(Some(&kept)).unwrap().troubles;
    assert_eq!(found, [Trouble::Head { line: kept.line }]);
}

#[test]
fn a_line_of_the_audit_taken_away_is_missed() {
    let inside = place();
    intruder(&inside)
        .execute("DELETE FROM audit WHERE id = 9", [])
        .unwrap();
    assert!(troubles(&inside).contains(&Trouble::Audit { line: 9 }));

    let end = place();
    intruder(&end)
        .execute(
            "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)",
            [],
        )
        .unwrap();
    let found = troubles(&end);
    assert!(
        found.iter().any(|t| matches!(
            t,
            Trouble::Foreign {
                table: "filing",
                ..
            }
        )),
        "{found:?}"
    );
}

#[test]
fn an_attachment_changed_or_gone_is_named() {
    for take_away in [false, true] {
        let place = place();
        let shelf = std::fs::read_dir(objects_folder(&place.path()))
            .unwrap()
            .next();
        let file = std::fs::read_dir(shelf.unwrap().unwrap().path())
            .unwrap()
            .next();
        let file = file.unwrap().unwrap().path();
        if take_away {
            std::fs::remove_file(file).unwrap();
        } else {
            std::fs::write(file, "%PDF-1.7 other").unwrap();
        }
        let found = troubles(&place);
        assert!(
            matches!(found.as_slice(), [Trouble::Object { name, .. }] if name == "quet.pdf"),
            "{found:?}"
        );
    }
}

#[test]
fn an_index_that_differs_is_named_and_made_anew() {
    for (at, column) in ENTRY.columns.iter().enumerate() {
        let place = place();
        intruder(&place).execute(&change(&ENTRY, at), []).unwrap();
        let found = troubles(&place);
        assert!(
            found.contains(&Trouble::Index { document: 1 }),
            "{}: {found:?}",
            column.name
        );
        let mut archive = SqliteArchive::open_file(&place.path()).unwrap();
        archive.reindex().unwrap();
        assert_eq!(archive.verify(None).unwrap().troubles, []);
    }
}

#[test]
fn the_database_itself_refuses_to_change_or_lose_a_row() {
    let place = place();
    let honest = Connection::open(place.path()).unwrap();
    for table in SEALED.into_iter().chain([&AUDIT]) {
        let column = table.columns[table.columns.len() - 1].name;
        for sql in [
            format!("UPDATE {0} SET {column} = {column}", table.name),
            format!("DELETE FROM {}", table.name),
        ] {
            let refused = honest.execute(&sql, []).unwrap_err().to_string();
            assert!(refused.contains("written once"), "{sql}: {refused}");
        }
    }
}

#[test]
fn a_damaged_file_never_makes_the_program_stop() {
    let sound = place();
    let bytes = std::fs::read(sound.path()).unwrap();
    let mut seed = 20_261_121_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for case in 0..150 {
        let mut damaged = bytes.clone();
        for _ in 0..=random(20) {
            let at = random(damaged.len());
            damaged[at] = u8::try_from(random(256)).unwrap();
        }
        if case % 5 == 0 {
            damaged.truncate(random(damaged.len()));
        }
        let place = InFile::new();
        std::fs::write(place.path(), &damaged).unwrap();
        if let Ok(mut archive) = SqliteArchive::open_unchecked(&place.path()) {
            let _ = archive.check_chain();
            let _ = archive.verify(None);
            let _ = archive.findings("di", "2026");
            for text in ["", "noi vu", "nội vụ"] {
                let _ = archive.search(&Filter {
                    text: text.to_owned(),
                    ..Filter::default()
                });
            }
        }
    }
}
