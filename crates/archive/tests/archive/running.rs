//! A PostgreSQL server of the tests' own: in a temporary folder, on this machine alone, with a
//! certificate of its own making. Where none is installed the tests say that they were skipped.

use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use postgres::{Client, NoTls};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use thethuc_archive::Role;
use thethuc_archive::postgres::{Person, Server, SslMode, add_person, set_up};

use crate::world::by;

/// The owner of the tables, and of the whole server.
pub(crate) const OWNER: &str = "chu_kho";
/// The database that those of the tests are copies of.
pub(crate) const TEMPLATE: &str = "mau";
/// Stays alive with the tests, whose end of the pipe closes when they end, however they do.
const WATCH: &str = r#"
    "$1/postgres" -D "$2/data" -k "$2" -h 127.0.0.1 -p "$3" -F -c ssl=on \
        -c ssl_cert_file="$2/server.crt" -c ssl_key_file="$2/server.key" -c max_connections=200 -c log_min_messages=fatal >"$2/log" 2>&1 &
    server=$!
    cat >/dev/null
    kill -INT $server
    wait $server
    rm -rf "$2"
"#;

/// The certificate for `localhost`, and what belongs to it.
const CERTIFICATE: &str = "server.crt";
const KEY: &str = "server.key";
/// Who may come from where; over the network with a password, where there is one.
const ENTRIES: &str = "\
local all all trust
host all co_mat_khau 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
";
/// The password of `co_mat_khau`.
pub(crate) const PASSWORD: &str = "chim hoàng yến";

/// A server that runs.
#[derive(Debug)]
pub(crate) struct Running {
    /// The folder of its socket, and of all it has.
    pub(crate) folder: PathBuf,
    pub(crate) port: u16,
}

/// The server, or why there is none.
pub(crate) fn running() -> Result<&'static Running, &'static str> {
    static RUNNING: OnceLock<Result<Running, &'static str>> = OnceLock::new();
    let started = RUNNING.get_or_init(start);
    started.as_ref().map_err(|why| *why)
}

fn start() -> Result<Running, &'static str> {
    let programs = programs().ok_or("PostgreSQL is not installed")?;
    let folder = tempfile::tempdir().unwrap().keep();
    make_certificate(&folder);
    // The server refuses to be run by root.
    let other_user = root_needs().map(|(user, group)| {
        for path in [&folder, &folder.join(KEY)] {
            chown(path, Some(user), Some(group)).unwrap();
        }
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
    std::fs::write(folder.join("data/pg_hba.conf"), ENTRIES).unwrap();
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let watch = command(Path::new("sh"))
        .args(["-c", WATCH, "watch"])
        .args([&programs, &folder])
        .arg(port.to_string())
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .spawn();
    // Held to the end of the process: the server ends with it.
    std::mem::forget(watch.map_err(|_| "the server does not start")?);
    let running = Running { folder, port };
    for _ in 0..300 {
        std::thread::sleep(Duration::from_millis(50));
        if running.connect("postgres", OWNER).is_ok() {
            running.make_template();
            return Ok(running);
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

/// A root, as `root.crt`, and a certificate that it vouches for.
fn make_certificate(folder: &Path) {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let root = params.self_signed(&key).unwrap().pem();
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(["localhost".to_owned()]).unwrap();
    let certificate = params.signed_by(&key, &issuer).unwrap().pem();
    for (name, pem) in [
        ("root.crt", root),
        (CERTIFICATE, certificate),
        (KEY, key.serialize_pem()),
    ] {
        std::fs::write(folder.join(name), pem).unwrap();
    }
    let secret = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(folder.join(KEY), secret).unwrap();
}

impl Running {
    /// A connection without the program.
    pub(crate) fn connect(&self, database: &str, user: &str) -> Result<Client, postgres::Error> {
        postgres::Config::new()
            .host_path(&self.folder)
            .port(self.port)
            .dbname(database)
            .user(user)
            .connect(NoTls)
    }

    /// An archive with its people, to be copied.
    fn make_template(&self) {
        let mut client = self.connect("postgres", OWNER).unwrap();
        client
            .batch_execute(&format!("CREATE DATABASE {TEMPLATE}"))
            .unwrap();
        let owner = self.server(TEMPLATE, OWNER);
        set_up(&owner, "Sở Nội vụ", &by()).unwrap();
        for (login, who, roles) in [
            ("van_thu", "Văn thư", Role::ALL),
            ("chi_van_thu", "Người vào sổ", &[Role::VanThu]),
            ("soan_thao", "Người soạn thảo", &[Role::SoanThao]),
            ("kiem_tra", "Người kiểm tra", &[Role::KiemTra]),
            ("luu_tru", "Người lưu trữ", &[Role::LuuTru]),
            ("co_mat_khau", "Người có mật khẩu", &[Role::VanThu]),
            ("khach", "Khách", &[]),
        ] {
            let person = Person {
                login: login.to_owned(),
                who: who.to_owned(),
                roles: roles.to_vec(),
            };
            add_person(&owner, &person).unwrap();
        }
        client
            .batch_execute(&format!("ALTER ROLE co_mat_khau PASSWORD '{PASSWORD}'"))
            .unwrap();
    }

    /// The settings of somebody, over the socket.
    pub(crate) fn server(&self, database: &str, user: &str) -> Server {
        Server {
            host: self.folder.display().to_string(),
            port: self.port,
            database: database.to_owned(),
            user: user.to_owned(),
            password: None,
            sslmode: SslMode::default(),
            sslrootcert: None,
            files: self.folder.join(format!("{database}.files")),
        }
    }
}
