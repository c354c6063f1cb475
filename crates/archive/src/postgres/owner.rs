//! What the owner of the tables does, and nobody else: the schema, and who may work.

use super::PostgresStore;
use super::connect::{STEPS, Server, newer, schema};
use super::link::failed;
use crate::Result;
use crate::archive::Archive;
use crate::objects::Objects;
use crate::records::Role;
use crate::transaction::By;

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

/// Makes the archive in an empty database, or raises its schema and makes its index anew where it is
/// missing. `server` names the owner of the tables, who does nothing else.
///
/// # Errors
/// [`crate::ArchiveError::Newer`] for an archive that a newer program made,
/// [`crate::ArchiveError::Store`] when the owner may not make tables or roles.
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
    let mut store = PostgresStore::over(client, server)?;
    if found == 0 {
        let objects = Objects::new(&server.files);
        return Archive::begin(store, objects, office, by).map(drop);
    }
    store.fill()
}

/// Lets somebody work with the archive, in these roles and no others. `server` names the owner.
///
/// # Errors
/// [`crate::ArchiveError::Store`] when the name is another's, or the owner may not make users.
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
