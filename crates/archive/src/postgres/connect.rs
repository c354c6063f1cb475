//! Settings, the schema, and who may connect.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::time::Duration;

use ::postgres::{Client, Config, NoTls};
use serde::{Deserialize, Serialize};

use super::link::failed;
use super::{PostgresArchive, PostgresStore};
use crate::archive::Archive;
use crate::objects::Objects;
use crate::records::Role;
use crate::transaction::By;
use crate::{ArchiveError, Result};

/// One step a released schema; a step that was released is never changed.
const STEPS: &[&str] = &[
    include_str!("schema-1.sql"),
    include_str!("schema-2.sql"),
    include_str!("schema-3.sql"),
    include_str!("schema-4.sql"),
];
/// How long a writer waits for the others, and somebody for the server.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the archive of an office stands, as its settings have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// The name of the machine, or the folder of the server's socket on this one.
    pub host: String,
    /// Its port.
    #[serde(default = "port")]
    pub port: u16,
    /// The database.
    pub database: String,
    /// Who logs in.
    pub user: String,
    /// The password, where the server asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// The folder of the attachments, which all desks share. A network share will do: files in it
    /// are named by their content, and never changed.
    pub files: PathBuf,
}

/// The port that PostgreSQL has by itself.
const fn port() -> u16 {
    5432
}

/// Somebody who may work with the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Under which name the server knows them; it is made where it does not.
    pub login: String,
    /// Under which name they are recorded: what they write must bear it ([`By::who`]).
    pub who: String,
    /// What they are.
    pub roles: Vec<Role>,
}

impl PostgresArchive {
    /// Connects to an archive whose chain is whole, as far as this user may see it.
    ///
    /// # Errors
    /// [`ArchiveError::Owner`] for a user whom the rules of the database do not bind,
    /// [`ArchiveError::NotFound`] without an archive, [`ArchiveError::Newer`] and
    /// [`ArchiveError::Older`] for one of another schema, [`ArchiveError::Forbidden`] for a user
    /// without any role, [`ArchiveError::Broken`].
    pub fn connect(server: &Server) -> Result<Self> {
        let archive = Self::connect_unchecked(server)?;
        Archive::open(archive.store, archive.objects)
    }

    /// Connects without following the chain.
    ///
    /// # Errors
    /// As [`Self::connect`], but not for a broken chain.
    pub fn connect_unchecked(server: &Server) -> Result<Self> {
        Ok(Self {
            store: PostgresStore::over(server.person()?, server)?,
            objects: Objects::new(&server.files),
        })
    }
}

/// Makes the archive in an empty database, or raises its schema and makes its index anew. `server` names the owner of the
/// tables, who does nothing else.
///
/// # Errors
/// [`ArchiveError::Newer`] for an archive that a newer program made, [`ArchiveError::Store`] when the
/// owner may not make tables or roles.
pub fn set_up(server: &Server, office: &str, by: &By) -> Result<()> {
    let mut client = server.client()?;
    let found = schema(&mut client)?;
    if found > STEPS.len() {
        return Err(newer(server, found));
    }
    let mut transaction = client.transaction().map_err(failed)?;
    for (step, number) in STEPS.iter().zip(1_i32..).skip(found) {
        transaction.batch_execute(step).map_err(failed)?;
        transaction
            .execute("UPDATE thethuc.schema_version SET version = $1", &[&number])
            .map_err(failed)?;
    }
    transaction.commit().map_err(failed)?;
    let store = PostgresStore::over(client, server)?;
    let objects = Objects::new(&server.files);
    match found {
        0 => Archive::begin(store, objects, office, by).map(drop),
        found if found < STEPS.len() => Archive { store, objects }.reindex(),
        _ => Ok(()),
    }
}

/// Lets somebody work with the archive, in these roles and no others. `server` names the owner.
///
/// # Errors
/// [`ArchiveError::Store`] when the name is another's, or the owner may not make users.
pub fn add_person(server: &Server, person: &Person) -> Result<()> {
    let mut client = server.client()?;
    let mut transaction = client.transaction().map_err(failed)?;
    transaction
        .execute(
            "INSERT INTO thethuc.person VALUES ($1, $2)
             ON CONFLICT (login) DO UPDATE SET who = excluded.who",
            &[&person.login, &person.who],
        )
        .map_err(failed)?;
    let login = quoted(&person.login);
    let known = transaction
        .query_opt("SELECT FROM pg_roles WHERE rolname = $1", &[&person.login])
        .map_err(failed)?;
    if known.is_none() {
        let create = format!("CREATE ROLE {login} LOGIN");
        transaction.batch_execute(&create).map_err(failed)?;
    }
    for role in Role::ALL {
        let group = group(*role);
        let grant = if person.roles.contains(role) {
            format!("GRANT {group} TO {login}")
        } else {
            format!("REVOKE {group} FROM {login}")
        };
        transaction.batch_execute(&grant).map_err(failed)?;
    }
    transaction.commit().map_err(failed)
}

/// The name of a role in the database.
fn group(role: Role) -> &'static str {
    match role {
        Role::SoanThao => "thethuc_soan_thao",
        Role::KiemTra => "thethuc_kiem_tra",
        Role::VanThu => "thethuc_van_thu",
        Role::LuuTru => "thethuc_luu_tru",
    }
}

/// A name in SQL, whatever it holds.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Server {
    /// A connection of somebody whom the rules bind.
    pub(super) fn person(&self) -> Result<Client> {
        let mut client = self.client()?;
        must_be_bound(&mut client, self)?;
        must_be_known(&mut client, self)?;
        Ok(client)
    }

    fn client(&self) -> Result<Client> {
        let mut config = Config::new();
        config
            .host(&self.host)
            .port(self.port)
            .dbname(&self.database)
            .user(&self.user)
            .application_name("The Thuc")
            .connect_timeout(PATIENCE)
            .keepalives_idle(PATIENCE)
            .tcp_user_timeout(PATIENCE)
            // No question is worth being compiled.
            .options(&format!(
                "-c lock_timeout={} -c jit=off",
                PATIENCE.as_millis()
            ));
        if let Some(password) = &self.password {
            config.password(password);
        }
        config.connect(NoTls).map_err(failed)
    }

    /// How the archive is called in what is said about it.
    fn name(&self) -> PathBuf {
        PathBuf::from(format!("{}/{}", self.host, self.database))
    }
}

impl PostgresStore {
    fn over(client: Client, server: &Server) -> Result<Self> {
        let store = Self {
            server: server.clone(),
            client: RefCell::new(client),
            prepared: RefCell::new(HashMap::new()),
            is_open: false,
            known: HashSet::new(),
            read: RefCell::default(),
        };
        store.run("SET search_path = thethuc, pg_temp")?;
        Ok(store)
    }
}

/// Refuses whoever the policies do not bind: superusers, and the owner of the tables and all who may
/// act as the owner.
fn must_be_bound(client: &mut Client, server: &Server) -> Result<()> {
    let row = client.query_one(
        "SELECT rolsuper OR rolbypassrls OR EXISTS (
             SELECT FROM pg_namespace
             WHERE nspname = 'thethuc' AND pg_has_role(session_user, nspowner, 'MEMBER'))
         FROM pg_roles WHERE rolname = session_user",
        &[],
    );
    let is_unbound: bool = row.and_then(|row| row.try_get(0)).map_err(failed)?;
    if is_unbound {
        return Err(ArchiveError::Owner(server.user.clone()));
    }
    Ok(())
}

fn must_be_known(client: &mut Client, server: &Server) -> Result<()> {
    let found = schema(client)?;
    match found {
        0 => Err(ArchiveError::NotFound(server.name())),
        found if found > STEPS.len() => Err(newer(server, found)),
        found if found < STEPS.len() => Err(ArchiveError::Older {
            name: server.name(),
            found: found as u32,
        }),
        _ => Ok(()),
    }
}

/// The schema of the archive; 0 where there is none.
fn schema(client: &mut Client) -> Result<usize> {
    let there = client
        .query_one("SELECT to_regnamespace('thethuc') IS NOT NULL", &[])
        .and_then(|row| row.try_get::<_, bool>(0))
        .map_err(failed)?;
    if !there {
        return Ok(0);
    }
    let version: i32 = client
        .query_one("SELECT version FROM thethuc.schema_version", &[])
        .and_then(|row| row.try_get(0))
        .map_err(failed)?;
    Ok(usize::try_from(version).unwrap_or(0))
}

fn newer(server: &Server, found: usize) -> ArchiveError {
    ArchiveError::Newer {
        path: server.name(),
        found: found as u32,
        known: STEPS.len() as u32,
    }
}
