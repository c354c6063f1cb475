//! Whatever is changed behind the program's back is found, and named.

use thethuc_archive::table::{AUDIT, ENTRY, Kind, SEALED, Table};
use thethuc_archive::{ArchiveError, Row, Trouble, Value};

use super::verify::everything;
use crate::world::Place;

/// An archive of everything, closed.
fn place<P: Place>() -> P {
    let place = P::new();
    everything(&mut place.create());
    place
}

fn troubles(place: &impl Place) -> Vec<Trouble> {
    place.open_unchecked().verify(None).unwrap().troubles
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

/// A value in SQL.
fn literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
    }
}

/// Changes a column of a row; returns what puts it back.
fn change(place: &impl Place, table: &Table, column: usize, row: &str) -> String {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let name = columns[column];
    let mut values = place.row(&format!(
        "SELECT {} FROM {} WHERE {row}",
        columns.join(", "),
        table.name
    ));
    let before = literal(&values[column]);
    values[column] = match (&values[column], table.columns[column].kind) {
        (Value::Int(number), _) => Value::Int(number + 1_000),
        (_, Kind::Int) => Value::Int(1_000),
        (Value::Text(text), _) => Value::Text(format!("{text} ")),
        (Value::Null, _) => " ".into(),
    };
    let after = literal(&values[column]);
    let changed = place.intrude(&format!(
        "UPDATE {} SET {name} = {after} WHERE {row}",
        table.name
    ));
    assert_eq!(changed, 1);
    let key = columns.iter().zip(&values).take(table.key);
    let key: Vec<String> = key
        .map(|(name, value)| format!("{name} = {}", literal(value)))
        .collect();
    format!(
        "UPDATE {} SET {name} = {before} WHERE {}",
        table.name,
        key.join(" AND ")
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

pub(super) fn a_change_in_any_column_of_any_row_is_named<P: Place>() {
    let place = place::<P>();
    for table in SEALED {
        for (at, column) in table.columns.iter().enumerate() {
            let undo = change(&place, table, at, &first(table));
            let found = troubles(&place);
            assert!(
                names_only(&found, table.name),
                "{}.{}: {found:?}",
                table.name,
                column.name
            );
            assert_eq!(place.intrude(&undo), 1);
        }
    }
    assert_eq!(troubles(&place), []);
}

pub(super) fn a_row_taken_away_or_put_in_is_named<P: Place>() {
    for table in SEALED {
        let place = place::<P>();
        let delete = format!("DELETE FROM {} WHERE {}", table.name, first(table));
        place.intrude(&delete);
        let found = troubles(&place);
        assert!(names_only(&found, table.name), "{found:?}");
        assert!(found.iter().any(|t| matches!(t, Trouble::Gone { .. })));
    }
    let place = place::<P>();
    place.intrude("INSERT INTO document VALUES (77, 'di')");
    let found = troubles(&place);
    assert!(
        found.contains(&Trouble::Foreign {
            table: "document",
            key: vec![77_i64.into()]
        }),
        "{found:?}"
    );
}

pub(super) fn a_change_in_any_column_of_the_audit_breaks_the_chain_there<P: Place>() {
    let place = place::<P>();
    for (at, column) in AUDIT.columns.iter().enumerate() {
        let undo = change(&place, &AUDIT, at, "id = 9");
        let found = troubles(&place);
        assert!(
            found.contains(&Trouble::Audit { line: 9 }),
            "{}",
            column.name
        );
        let broken = place.open_unchecked().check_chain();
        assert!(matches!(broken, Err(ArchiveError::Broken { line: 9 })));
        // It stands behind the checkpoint.
        let opened = place.try_open();
        assert!(matches!(opened, Err(ArchiveError::Broken { line: 9 })));
        assert_eq!(place.intrude(&undo), 1);
    }
    assert_eq!(troubles(&place), []);
}

/// Gives a line of the audit, changed, the hash that belongs to it; returns that hash.
fn hash_anew(place: &impl Place, line: i64, prev: Option<&str>) -> String {
    if let Some(prev) = prev {
        place.intrude(&format!(
            "UPDATE audit SET prev = '{prev}' WHERE id = {line}"
        ));
    }
    let columns: Vec<&str> = AUDIT.columns.iter().map(|column| column.name).collect();
    let row = Row {
        table: &AUDIT,
        values: place.row(&format!(
            "SELECT {} FROM audit WHERE id = {line}",
            columns.join(", ")
        )),
    };
    let hash = row.digest_of(columns.len() - 1);
    place.intrude(&format!(
        "UPDATE audit SET hash = '{hash}' WHERE id = {line}"
    ));
    hash
}

pub(super) fn a_line_with_a_hash_made_anew_breaks_the_chain_behind_it<P: Place>() {
    let place = place::<P>();
    place.intrude("UPDATE audit SET who = 'ai đó' WHERE id = 9");
    hash_anew(&place, 9, None);
    assert!(troubles(&place).contains(&Trouble::Audit { line: 10 }));
}

pub(super) fn a_chain_made_anew_to_its_end_does_not_lead_to_the_head_that_was_kept<P: Place>() {
    let place = place::<P>();
    let kept = place.open().head().unwrap();
    place.intrude("UPDATE audit SET who = 'ai đó' WHERE id = 9");
    let mut prev = hash_anew(&place, 9, None);
    for line in 10..=kept.line {
        prev = hash_anew(&place, line, Some(&prev));
    }
    let mut archive = place.open();
    assert_eq!(archive.verify(None).unwrap().troubles, []);
    let found = archive.verify(Some(&kept)).unwrap().troubles;
    assert_eq!(found, [Trouble::Head { line: kept.line }]);
}

pub(super) fn a_line_of_the_audit_taken_away_is_missed<P: Place>() {
    let inside = place::<P>();
    inside.intrude("DELETE FROM audit WHERE id = 9");
    assert!(troubles(&inside).contains(&Trouble::Audit { line: 9 }));

    let end = place::<P>();
    end.intrude("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)");
    let found = troubles(&end);
    assert!(
        found.iter().any(|t| matches!(
            t,
            Trouble::Foreign {
                table: "hand_over",
                ..
            }
        )),
        "{found:?}"
    );
}

pub(super) fn an_attachment_changed_or_gone_is_named<P: Place>() {
    for take_away in [false, true] {
        let place = place::<P>();
        let shelf = std::fs::read_dir(place.files()).unwrap().next();
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

pub(super) fn an_index_that_differs_is_named_and_made_anew<P: Place>() {
    let place = place::<P>();
    for (at, column) in ENTRY.columns.iter().enumerate() {
        change(&place, &ENTRY, at, &first(&ENTRY));
        let found = troubles(&place);
        assert!(
            found.contains(&Trouble::Index { document: 1 }),
            "{}: {found:?}",
            column.name
        );
        place.open().reindex().unwrap();
    }
    assert_eq!(troubles(&place), []);
}

pub(super) fn the_database_itself_refuses_to_change_or_lose_a_row<P: Place>() {
    let place = place::<P>();
    for table in SEALED.into_iter().chain([&AUDIT]) {
        let column = table.columns[table.columns.len() - 1].name;
        for sql in [
            format!("UPDATE {0} SET {column} = {column}", table.name),
            format!("DELETE FROM {}", table.name),
        ] {
            let refused = place.refusal(&sql);
            assert!(refused.contains("written once"), "{sql}: {refused}");
        }
    }
}

pub(super) fn a_checkpoint_that_was_moved_is_not_believed<P: Place>() {
    for sql in [
        "UPDATE checkpoint SET hash = 'x'",
        "UPDATE checkpoint SET line = line + 1",
        "INSERT INTO checkpoint SELECT id, hash FROM audit WHERE id = 9",
    ] {
        let place = place::<P>();
        place.intrude(sql);
        assert!(
            matches!(place.try_open(), Err(ArchiveError::Broken { .. })),
            "{sql}"
        );
    }
}
