//! Databases on the server of the tests.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use postgres::Client;
use postgres::types::Type;
use tempfile::TempDir;
use thethuc_archive::postgres::{PostgresStore, Server};
use thethuc_archive::{ArchiveError, PostgresArchive, Value};

use crate::running::{OWNER, Running, TEMPLATE, running};
use crate::world::{Place, open_books};

/// The server, after it was asked whether there is one.
fn the_server() -> &'static Running {
    running().unwrap()
}

/// A database of its own on the server of the tests.
pub(crate) struct OnServer {
    database: String,
    files: TempDir,
}

impl OnServer {
    /// The settings of somebody.
    pub(crate) fn server(&self, user: &str) -> Server {
        Server {
            files: self.files.path().to_owned(),
            ..the_server().server(&self.database, user)
        }
    }

    /// A connection without the program.
    pub(crate) fn client(&self, user: &str) -> Client {
        let mut client = the_server().connect(&self.database, user).unwrap();
        client.batch_execute("SET search_path = thethuc").unwrap();
        client
    }

    pub(crate) fn as_user(&self, user: &str) -> PostgresArchive {
        PostgresArchive::connect(&self.server(user)).unwrap()
    }
}

impl Place for OnServer {
    type Store = PostgresStore;
    const HOLDING: &'static str =
        "SELECT count(*) FROM words WHERE position('{}' IN lexemes::text) > 0";

    fn is_there() -> bool {
        running()
            .inspect_err(|why| {
                let _ = writeln!(std::io::stderr(), "skipped: {why}");
            })
            .is_ok()
    }

    fn new() -> Self {
        static LAST: AtomicU32 = AtomicU32::new(0);
        static COPYING: Mutex<()> = Mutex::new(());
        let database = format!("thu_{}", LAST.fetch_add(1, Ordering::Relaxed));
        let one_at_a_time = COPYING.lock().unwrap();
        the_server()
            .connect("postgres", OWNER)
            .unwrap()
            .batch_execute(&format!("CREATE DATABASE {database} TEMPLATE {TEMPLATE}"))
            .unwrap();
        drop(one_at_a_time);
        Self {
            database,
            files: tempfile::tempdir().unwrap(),
        }
    }

    fn create(&self) -> PostgresArchive {
        let mut archive = self.open();
        open_books(&mut archive);
        archive
    }

    fn try_open(&self) -> Result<PostgresArchive, ArchiveError> {
        PostgresArchive::connect(&self.server("van_thu"))
    }

    fn open_unchecked(&self) -> PostgresArchive {
        PostgresArchive::connect_unchecked(&self.server("van_thu")).unwrap()
    }

    fn files(&self) -> PathBuf {
        self.files.path().to_owned()
    }

    fn intrude(&self, sql: &str) -> usize {
        let mut client = self.client(OWNER);
        // No trigger and no reference is looked at: the owner can have it so.
        client
            .batch_execute("SET session_replication_role = replica")
            .unwrap();
        usize::try_from(client.execute(sql, &[]).unwrap()).unwrap()
    }

    fn refusal(&self, sql: &str) -> String {
        let error = self.client(OWNER).execute(sql, &[]).unwrap_err();
        error.as_db_error().unwrap().message().to_owned()
    }

    fn row(&self, sql: &str) -> Vec<Value> {
        let row = self.client(OWNER).query_one(sql, &[]).unwrap();
        let value = |at: usize| match *row.columns()[at].type_() {
            Type::INT8 => row.get::<_, Option<i64>>(at).map(Value::Int),
            _ => row.get::<_, Option<String>>(at).map(Value::Text),
        };
        (0..row.len())
            .map(|at| value(at).unwrap_or(Value::Null))
            .collect()
    }
}

impl Drop for OnServer {
    fn drop(&mut self) {
        if let Ok(mut client) = the_server().connect("postgres", OWNER) {
            let _ = client.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.database));
        }
    }
}
