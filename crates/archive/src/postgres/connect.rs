//! Settings, and who may connect.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::time::Duration;

use ::postgres::config::SslMode::Disable as Plain;
use ::postgres::error::SqlState;
use ::postgres::{Client, Config, NoTls};
use serde::{Deserialize, Serialize};

use super::link::failed;
use super::{PostgresArchive, PostgresStore, SslMode, tls};
use crate::archive::Archive;
use crate::objects::Objects;
use crate::{ArchiveError, Result};

/// One step a released schema; a step that was released is never changed.
pub(super) const STEPS: &[&str] = &[
    include_str!("schema-1.sql"),
    include_str!("schema-2.sql"),
    include_str!("schema-3.sql"),
    include_str!("schema-4.sql"),
    include_str!("schema-5.sql"),
    include_str!("schema-6.sql"),
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
    /// How much of the way is protected.
    #[serde(default)]
    pub sslmode: SslMode,
    /// A file of roots in PEM; where there is one, the certificate of the server is always verified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sslrootcert: Option<PathBuf>,
    /// The folder of the attachments, which all desks share. A network share will do: files in it
    /// are named by their content, and never changed.
    pub files: PathBuf,
}

/// The port that PostgreSQL has by itself.
const fn port() -> u16 {
    5432
}

impl PostgresArchive {
    /// Connects to an archive whose chain is whole, as far as this user may see it.
    ///
    /// # Errors
    /// [`ArchiveError::Unreachable`] without a server, [`ArchiveError::Unencrypted`],
    /// [`ArchiveError::Certificate`] and [`ArchiveError::NotLetIn`] where it is not trusted or does not
    /// trust, [`ArchiveError::Missing`] and [`ArchiveError::File`] for the file of roots,
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

impl Server {
    /// A connection of somebody whom the rules bind.
    pub(super) fn person(&self) -> Result<Client> {
        let mut client = self.client()?;
        must_be_bound(&mut client, self)?;
        must_be_known(&mut client, self)?;
        Ok(client)
    }

    pub(super) fn client(&self) -> Result<Client> {
        let mut config = Config::new();
        config
            .host(&self.host)
            .port(self.port)
            .dbname(&self.database)
            .user(&self.user)
            // A blank one is refused by the server, where it wants any.
            .password(self.password.as_deref().unwrap_or_default())
            .ssl_mode(self.sslmode.of_connection())
            .application_name("The Thuc")
            .connect_timeout(PATIENCE)
            .keepalives_idle(PATIENCE)
            .tcp_user_timeout(PATIENCE)
            // No question is worth being compiled.
            .options(&format!(
                "-c lock_timeout={} -c jit=off",
                PATIENCE.as_millis()
            ));
        let connected = match self.sslmode {
            SslMode::Disable => config.connect(NoTls),
            _ if self.is_on_this_machine() => config.ssl_mode(Plain).connect(NoTls),
            SslMode::VerifyFull if self.sslrootcert.is_none() => {
                return Err(ArchiveError::Missing("sslrootcert"));
            }
            _ => config.connect(tls::connector(self.sslrootcert.as_deref())?),
        };
        connected.map_err(|error| self.refused(error))
    }

    /// Why nobody came in.
    fn refused(&self, error: ::postgres::Error) -> ArchiveError {
        match error.code() {
            Some(&SqlState::INVALID_PASSWORD | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION) => {
                ArchiveError::NotLetIn {
                    user: self.user.clone(),
                    source: Box::new(error),
                }
            }
            Some(&SqlState::INVALID_CATALOG_NAME) => ArchiveError::NotFound(self.name()),
            _ => tls::trouble(error),
        }
    }

    /// Whether the host is the folder of a socket.
    fn is_on_this_machine(&self) -> bool {
        self.host.starts_with('/')
    }

    /// How the archive is called in what is said about it.
    fn name(&self) -> PathBuf {
        PathBuf::from(format!("{}/{}", self.host, self.database))
    }
}

impl PostgresStore {
    pub(super) fn over(client: Client, server: &Server) -> Result<Self> {
        let store = Self {
            server: server.clone(),
            client: RefCell::new(client),
            prepared: RefCell::new(HashMap::new()),
            is_open: false,
            is_filling: false,
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
pub(super) fn schema(client: &mut Client) -> Result<usize> {
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

pub(super) fn newer(server: &Server, found: usize) -> ArchiveError {
    ArchiveError::Newer {
        path: server.name(),
        found: found as u32,
        known: STEPS.len() as u32,
    }
}
