//! The way to the server: asked over it, and made again when it was lost.
//!
//! Outside a transaction a question is simply asked again. Within one, all of it was undone by the
//! server, and whoever began it is told so. Only when the answer to the last word, `COMMIT`, is lost
//! does nobody know: then the audit tells.

use ::postgres::Statement as Prepared;
use ::postgres::error::SqlState;

use super::{PostgresStore, WRITING, parameters};
use crate::records::Head;
use crate::sql::Statement;
use crate::{ArchiveError, Result};

impl PostgresStore {
    /// Asks once more over a new connection, where the old one was lost outside a transaction.
    pub(super) fn again<T>(&self, ask: impl Fn(&Self) -> Result<T>) -> Result<T> {
        match ask(self) {
            Err(ArchiveError::Unreachable(_)) if !self.is_open => {
                self.connect_again()?;
                ask(self)
            }
            asked => asked,
        }
    }

    fn connect_again(&self) -> Result<()> {
        let client = self.server.person()?;
        // The old connection is gone: nothing that was made ready on it is of use.
        self.prepared.borrow_mut().clear();
        *self.client.borrow_mut() = client;
        self.run("SET search_path = thethuc, pg_temp")
    }

    /// Whether a transaction that ended with this line is on the disk, although its connection was
    /// lost. Whoever writes is waited for first: that may still be the transaction itself.
    pub(super) fn is_kept(&self, last: &Head) -> Result<bool> {
        self.connect_again()?;
        self.run(&format!("SELECT pg_advisory_lock({WRITING})"))?;
        let found = self.query(&Statement {
            sql: "SELECT FROM audit WHERE id = $1 AND hash = $2".to_owned(),
            values: vec![last.line.into(), last.hash.as_str().into()],
        });
        self.run(&format!("SELECT pg_advisory_unlock({WRITING})"))?;
        Ok(!found?.is_empty())
    }

    pub(super) fn run(&self, sql: &str) -> Result<()> {
        self.client.borrow_mut().batch_execute(sql).map_err(failed)
    }

    fn prepared(&self, sql: &str) -> Result<Prepared> {
        if let Some(ready) = self.prepared.borrow().get(sql) {
            return Ok(ready.clone());
        }
        let ready = self.client.borrow_mut().prepare(sql).map_err(failed)?;
        let mut prepared = self.prepared.borrow_mut();
        prepared.insert(sql.to_owned(), ready.clone());
        Ok(ready)
    }

    pub(super) fn write(&self, statement: &Statement) -> Result<u64> {
        let ready = self.prepared(&statement.sql)?;
        let values = parameters(statement);
        let mut client = self.client.borrow_mut();
        client.execute(&ready, &values).map_err(failed)
    }

    pub(super) fn query(&self, statement: &Statement) -> Result<Vec<::postgres::Row>> {
        self.again(|store| {
            let ready = store.prepared(&statement.sql)?;
            let values = parameters(statement);
            let mut client = store.client.borrow_mut();
            client.query(&ready, &values).map_err(failed)
        })
    }
}

pub(super) fn failed(error: ::postgres::Error) -> ArchiveError {
    match error.code() {
        Some(&SqlState::INSUFFICIENT_PRIVILEGE) => ArchiveError::Forbidden,
        Some(
            &SqlState::LOCK_NOT_AVAILABLE
            | &SqlState::T_R_DEADLOCK_DETECTED
            | &SqlState::T_R_SERIALIZATION_FAILURE,
        ) => ArchiveError::Busy,
        _ if is_lost(&error) => ArchiveError::Unreachable(Box::new(error)),
        _ => ArchiveError::Store(Box::new(error)),
    }
}

/// Whether the server is not there, or no longer.
fn is_lost(error: &::postgres::Error) -> bool {
    let source = std::error::Error::source(error);
    error.is_closed()
        || source.is_some_and(|source| source.is::<std::io::Error>())
        || matches!(
            error.code(),
            Some(
                &SqlState::ADMIN_SHUTDOWN
                    | &SqlState::CRASH_SHUTDOWN
                    | &SqlState::CANNOT_CONNECT_NOW
                    | &SqlState::CONNECTION_EXCEPTION
                    | &SqlState::CONNECTION_FAILURE
            )
        )
}
