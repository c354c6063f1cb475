//! A PostgreSQL server of the tests' own: in a temporary folder, on a socket of its own, never on the
//! network. Where none is installed the tests say that they were skipped.

use std::io::Write as _;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use postgres::types::Type;
use postgres::{Client, NoTls};
use tempfile::TempDir;
use thethuc_archive::postgres::{Person, PostgresStore, Server, add_person, set_up};
use thethuc_archive::{ArchiveError, PostgresArchive, Role, Value};

use crate::world::{Place, by, open_books};

/// The owner of the tables, and of the whole server.
const OWNER: &str = "chu_kho";
/// The database that those of the tests are copies of.
const TEMPLATE: &str = "mau";
/// Stays alive with the tests, whose end of the pipe closes when they end, however they do.
const WATCH: &str = r#"
    "$1/postgres" -D "$2/data" -k "$2" -h '' -F -c max_connections=200 -c log_min_messages=fatal >"$2/log" 2>&1 &
    server=$!
    cat >/dev/null
    kill -INT $server
    wait $server
    rm -rf "$2"
"#;

/// The folder of the socket, or why there is none.
fn folder() -> Result<&'static Path, &'static str> {
    static FOLDER: OnceLock<Result<PathBuf, &'static str>> = OnceLock::new();
    let started = FOLDER.get_or_init(start);
    started.as_deref().map_err(|why| *why)
}

fn start() -> Result<PathBuf, &'static str> {
    let programs = programs().ok_or("PostgreSQL is not installed")?;
    let folder = tempfile::tempdir().unwrap().keep();
    // The server refuses to be run by root.
    let other_user = root_needs().map(|(user, group)| {
        chown(&folder, Some(user), Some(group)).unwrap();
        [
            "setpriv".to_owned(),
            format!("--reuid={user}"),
            format!("--regid={group}"),
            "--clear-groups".to_owned(),
        ]
    });
    let command = |program: &Path| match &other_user {
        None => Command::new(program),
        Some(before) => {
            let mut command = Command::new(&before[0]);
            command.args(&before[1..]).arg(program);
            command
        }
    };
    let made = command(&programs.join("initdb"))
        .arg("-D")
        .arg(folder.join("data"))
        .args([
            "-U",
            OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ])
        .current_dir(&folder)
        .stdout(Stdio::null())
        .status();
    if !made.is_ok_and(|status| status.success()) {
        return Err("initdb failed");
    }
    let watch = command(Path::new("sh"))
        .args(["-c", WATCH, "watch"])
        .args([&programs, &folder])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .spawn();
    // Held to the end of the process: the server ends with it.
    std::mem::forget(watch.map_err(|_| "the server does not start")?);
    for _ in 0..300 {
        std::thread::sleep(Duration::from_millis(50));
        if connect(&folder, "postgres", OWNER).is_ok() {
            make_template(&folder);
            return Ok(folder);
        }
    }
    Err("the server does not answer")
}

/// The folder of the programs: that of the newest version, where the distribution hides them.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    versions.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let candidates = versions
        .into_iter()
        .rev()
        .chain(std::env::split_paths(&path));
    candidates
        .into_iter()
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// Another user and group, where this one is root.
fn root_needs() -> Option<(u32, u32)> {
    let id = |args: &[&str]| {
        let said = Command::new("id").args(args).stderr(Stdio::null()).output();
        let said = String::from_utf8(said.ok()?.stdout).ok()?;
        said.trim().parse::<u32>().ok()
    };
    if id(&["-u"]) != Some(0) {
        return None;
    }
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|user| id(&["-u", user]).zip(id(&["-g", user])))
}

fn connect(folder: &Path, database: &str, user: &str) -> Result<Client, postgres::Error> {
    postgres::Config::new()
        .host_path(folder)
        .dbname(database)
        .user(user)
        .connect(NoTls)
}

/// An archive with its people, to be copied.
fn make_template(folder: &Path) {
    let mut client = connect(folder, "postgres", OWNER).unwrap();
    client
        .batch_execute(&format!("CREATE DATABASE {TEMPLATE}"))
        .unwrap();
    let owner = server(folder, TEMPLATE, OWNER);
    set_up(&owner, "Sở Nội vụ", &by()).unwrap();
    for (login, who, roles) in [
        ("van_thu", "Văn thư", Role::ALL),
        ("chi_van_thu", "Người vào sổ", &[Role::VanThu]),
        ("soan_thao", "Người soạn thảo", &[Role::SoanThao]),
        ("kiem_tra", "Người kiểm tra", &[Role::KiemTra]),
        ("luu_tru", "Người lưu trữ", &[Role::LuuTru]),
        ("khach", "Khách", &[]),
    ] {
        let person = Person {
            login: login.to_owned(),
            who: who.to_owned(),
            roles: roles.to_vec(),
        };
        add_person(&owner, &person).unwrap();
    }
}

fn server(folder: &Path, database: &str, user: &str) -> Server {
    Server {
        host: folder.display().to_string(),
        port: 5432,
        database: database.to_owned(),
        user: user.to_owned(),
        password: None,
        files: folder.join(format!("{database}.files")),
    }
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
            ..server(folder().unwrap(), &self.database, user)
        }
    }

    /// A connection without the program.
    pub(crate) fn client(&self, user: &str) -> Client {
        let mut client = connect(folder().unwrap(), &self.database, user).unwrap();
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
        folder()
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
        connect(folder().unwrap(), "postgres", OWNER)
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
        if let Ok(mut client) = connect(folder().unwrap(), "postgres", OWNER) {
            let _ = client.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.database));
        }
    }
}
