//! The register of the file, or as many of its first documents as are asked for, copied to a server as
//! they stand: a million would take hours to be registered there one by one. The program makes the index,
//! as it does of an archive without one.

use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use postgres::{Client, NoTls};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use thethuc_archive::Role;
use thethuc_archive::postgres::{Person, Server, SslMode, add_person, set_up};
use thethuc_archive::table::{AUDIT, SEALED, Table};

const DATABASE: &str = "so";

/// The settings of a clerk whose archive has so many documents of the file.
pub(crate) fn on_server(file: &Path, folder: &Path, socket: &str, count: u64) -> Server {
    let server = |user: &str| Server {
        host: socket.to_owned(),
        port: 5432,
        database: DATABASE.to_owned(),
        user: user.to_owned(),
        password: None,
        sslmode: SslMode::Disable,
        sslrootcert: None,
        files: folder.join("files"),
    };
    let (owner, clerk) = (server("postgres"), server("van_thu"));
    let mut postgres = connect(socket, "postgres");
    // Those that were registered while the file was measured make no difference.
    if documents(&mut postgres, socket) * 100 < count as i64 * 99 {
        postgres
            .batch_execute(&format!("DROP DATABASE IF EXISTS {DATABASE}"))
            .unwrap();
        postgres
            .batch_execute(&format!("CREATE DATABASE {DATABASE}"))
            .unwrap();
        set_up(&owner, "", &crate::by(0)).unwrap();
        let person = Person {
            login: "van_thu".to_owned(),
            who: crate::by(0).who,
            roles: vec![Role::VanThu],
        };
        add_person(&owner, &person).unwrap();
        copy(file, count, &mut connect(socket, DATABASE), &owner);
    } else {
        // One that was made before the schema grew.
        set_up(&owner, "", &crate::by(0)).unwrap();
    }
    clerk
}

fn connect(socket: &str, database: &str) -> Client {
    postgres::Config::new()
        .host(socket)
        .user("postgres")
        .dbname(database)
        .connect(NoTls)
        .unwrap()
}

/// How many documents have their tokens; none where there is no such database.
fn documents(postgres: &mut Client, socket: &str) -> i64 {
    let sql = "SELECT FROM pg_database WHERE datname = $1";
    if postgres.query_opt(sql, &[&DATABASE]).unwrap().is_none() {
        return 0;
    }
    let sql = "SELECT count(*) FROM thethuc.words";
    let count = connect(socket, DATABASE).query_one(sql, &[]);
    count.unwrap().get(0)
}

fn copy(file: &Path, count: u64, client: &mut Client, owner: &Server) {
    let started = Instant::now();
    let from = Connection::open(file).unwrap();
    // What was checked when it was written to the file is not checked again.
    client
        .batch_execute("SET session_replication_role = replica; TRUNCATE thethuc.audit")
        .unwrap();
    // One state of all tables.
    from.execute_batch("BEGIN").unwrap();
    for table in SEALED.into_iter().chain([&AUDIT]) {
        copy_table(&from, count, client, table);
    }
    drop(from);
    client.batch_execute("ANALYZE").unwrap();
    println!("copied in {:.0} s", started.elapsed().as_secs_f64());
    set_up(owner, "", &crate::by(0)).unwrap();
    client.batch_execute("VACUUM ANALYZE").unwrap();
    println!("index made in {:.0} s", started.elapsed().as_secs_f64());
}

fn copy_table(from: &Connection, count: u64, client: &mut Client, table: &Table) {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let names = names.join(", ");
    let key = table.key_columns().iter().map(|column| column.name);
    let key = key.collect::<Vec<_>>().join(", ");
    let name = table.name;
    let lines = format!("SELECT max(id) FROM audit WHERE document <= {count}");
    let first = match name {
        "audit" => format!("id <= ({lines})"),
        "checkpoint" => format!("line <= ({lines})"),
        "document" => format!("id <= {count}"),
        _ if table.columns.iter().any(|column| column.name == "document") => {
            format!("document <= {count}")
        }
        _ => "true".to_owned(),
    };
    let mut read = from
        .prepare(&format!(
            "SELECT {names} FROM {name} WHERE {first} ORDER BY {key}"
        ))
        .unwrap();
    let mut rows = read.query([]).unwrap();
    let mut write = client
        .copy_in(&format!("COPY thethuc.{name} ({names}) FROM STDIN"))
        .unwrap();
    while let Some(row) = rows.next().unwrap() {
        let values = (0..table.columns.len()).map(|at| line(row.get_ref(at).unwrap()));
        let line = values.collect::<Vec<_>>().join("\t");
        writeln!(write, "{line}").unwrap();
    }
    write.finish().unwrap();
}

/// A value as COPY reads it.
fn line(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .unwrap()
            .replace('\\', "\\\\")
            .replace('\t', "\\t")
            .replace('\n', "\\n")
            .replace('\r', "\\r"),
        _ => "\\N".to_owned(),
    }
}
