//! Verification: whether everything is as the audit says it was written.

use std::collections::{HashMap, HashSet};

use crate::archive::Archive;
use crate::audit;
use crate::index;
use crate::read;
use crate::records::{Attachment, AuditLine, Head, Seal};
use crate::store::{Range, Store};
use crate::table::{DOCUMENT, ENTRY, SEALED, Table};
use crate::value::{Row, Value};
use crate::{ArchiveError, Result};

/// How many rows are read at once, at most.
const AT_ONCE: usize = 64;
/// After so many troubles nothing more is listed: the archive is to be restored, not mended.
const MAX_TROUBLES: usize = 1_000;

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The database's own check of its file fails.
    File(String),
    /// A line of the audit does not follow from the one before it.
    Audit {
        /// The first such line.
        line: i64,
    },
    /// The audit does not contain the head that was kept elsewhere: its end was cut off, or all of
    /// it was made anew.
    Head {
        /// The line that was kept.
        line: i64,
    },
    /// A row is not the one that was written.
    Changed {
        /// Its table.
        table: &'static str,
        /// Its key.
        key: Vec<Value>,
        /// The line of the audit that it was written with.
        line: i64,
    },
    /// A row that was written is gone.
    Gone {
        /// Its table.
        table: &'static str,
        /// Its key.
        key: Vec<Value>,
        /// The line of the audit that it was written with.
        line: i64,
    },
    /// A row is there that the audit does not know.
    Foreign {
        /// Its table.
        table: &'static str,
        /// Its key.
        key: Vec<Value>,
    },
    /// The bytes of an attachment are gone or changed.
    Object {
        /// Whose it is.
        document: i64,
        /// Its file name.
        name: String,
    },
    /// The index shows something else than the records; [`Archive::reindex`] makes it anew.
    Index {
        /// The document.
        document: i64,
    },
}

/// What a verification saw.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The end of the audit, as far as it is whole.
    pub head: Head,
    /// How many rows are as they were written.
    pub rows: u64,
    /// How many attachments are.
    pub objects: u64,
    /// What is not, in the order in which it was written.
    pub troubles: Vec<Trouble>,
}

impl Report {
    fn add(&mut self, trouble: Trouble) {
        if self.troubles.len() < MAX_TROUBLES {
            self.troubles.push(trouble);
        }
    }
}

impl<S: Store> Archive<S> {
    /// Compares every row, attachment and entry with the audit, and the audit with a head that was
    /// kept elsewhere. Others may write meanwhile.
    ///
    /// # Errors
    /// When the store fails; what is not as it was written is no error but in the report.
    /// [`ArchiveError::Forbidden`] for somebody who sees a part of the archive alone.
    pub fn verify(&mut self, kept: Option<&Head>) -> Result<Report> {
        if !self.store.sees_all()? {
            return Err(ArchiveError::Forbidden);
        }
        self.snapshot(|archive| {
            let mut report = Report::default();
            let file = archive.store.integrity()?;
            file.into_iter()
                .for_each(|trouble| report.add(Trouble::File(trouble)));
            let read = archive
                .verify_chain(kept, &mut report)
                .and_then(|()| archive.verify_objects(&mut report))
                .and_then(|()| archive.verify_index(&mut report));
            // Of a damaged file, what could be read is told.
            match read {
                Err(error) if report.troubles.is_empty() => Err(error),
                _ => Ok(report),
            }
        })
    }

    fn verify_chain(&self, kept: Option<&Head>, report: &mut Report) -> Result<()> {
        let mut sealed: HashMap<String, u64> = HashMap::new();
        let mut rows = Ahead::of(&self.store);
        let mut kept_is_there = kept.is_none_or(|kept| kept.line == 0);
        let followed = audit::follow(&self.store, |row| {
            let line: AuditLine = row.read()?;
            kept_is_there |=
                kept.is_some_and(|kept| kept.line == line.id && kept.hash == line.hash);
            for seal in &line.seals {
                *sealed.entry(seal.0.clone()).or_default() += 1;
                verify_seal(&mut rows, seal, line.id, report)?;
            }
            report.head = Head {
                line: line.id,
                hash: line.hash,
            };
            Ok(())
        });
        match followed {
            Ok(_) => {
                if let Some(kept) = kept.filter(|_| !kept_is_there) {
                    report.add(Trouble::Head { line: kept.line });
                }
                self.verify_counts(&sealed, report)
            }
            Err(ArchiveError::Broken { line }) => {
                report.add(Trouble::Audit { line });
                Ok(())
            }
            Err(other) => Err(other),
        }
    }

    /// Every sealed row was looked at; rows beyond those are foreign.
    fn verify_counts(&self, sealed: &HashMap<String, u64>, report: &mut Report) -> Result<()> {
        for table in SEALED {
            let known = sealed.get(table.name).copied().unwrap_or(0);
            let gone = report.troubles.iter().filter(
                |trouble| matches!(trouble, Trouble::Gone { table: of, .. } if *of == table.name),
            );
            if self.store.count(table)? != known - gone.count() as u64 {
                self.name_foreign(table, report)?;
            }
        }
        Ok(())
    }

    fn name_foreign(&self, table: &'static Table, report: &mut Report) -> Result<()> {
        let mut known = HashSet::new();
        audit::follow(&self.store, |row| {
            let line: AuditLine = row.read()?;
            let seals = line.seals.into_iter().filter(|seal| seal.0 == table.name);
            known.extend(seals.map(|seal| seal.1));
            Ok(())
        })?;
        let visit = |row: &Row| {
            if !known.contains(row.key()) {
                report.add(Trouble::Foreign {
                    table: table.name,
                    key: row.key().to_vec(),
                });
            }
            Ok(())
        };
        read::each_row(&self.store, table, &[], visit)
    }

    fn verify_objects(&self, report: &mut Report) -> Result<()> {
        read::each::<Attachment>(&self.store, &[], |row| {
            let Ok(attachment) = row.read::<Attachment>() else {
                // Named by its seal.
                return Ok(());
            };
            match self.objects.check(&attachment.sha256) {
                Ok(bytes) if bytes == attachment.bytes => report.objects += 1,
                _ => report.add(Trouble::Object {
                    document: attachment.document,
                    name: attachment.name,
                }),
            }
            Ok(())
        })
    }

    fn verify_index(&self, report: &mut Report) -> Result<()> {
        let mut documents = 0;
        read::some_at_a_time(&self.store, &DOCUMENT, &[], None, |rows| {
            documents += rows.len() as u64;
            let ids = rows.iter().filter_map(|row| match row.values.first() {
                Some(&Value::Int(id)) => Some(id),
                _ => None,
            });
            self.verify_entries(&ids.collect::<Vec<_>>(), report)
        })?;
        if self.store.count(&ENTRY)? > documents {
            report.add(Trouble::Index { document: 0 });
        }
        Ok(())
    }

    fn verify_entries(&self, documents: &[i64], report: &mut Report) -> Result<()> {
        if documents.is_empty() {
            return Ok(());
        }
        match index::made(&self.store, documents) {
            Ok(made) => {
                let rows = self.store.rows(&Range {
                    among: Some(("document", documents)),
                    ..Range::all(&ENTRY)
                })?;
                let rows: HashMap<&[Value], &Row> =
                    rows.iter().map(|row| (row.key(), row)).collect();
                for made in made {
                    let row = Row::of(&made.entry)?;
                    if rows.get(row.key()) != Some(&&row) {
                        let document = made.entry.document;
                        report.add(Trouble::Index { document });
                    }
                }
                Ok(())
            }
            // Records that cannot be read are named by their seals.
            Err(_) if documents.len() == 1 => Ok(()),
            Err(_) => documents
                .iter()
                .try_for_each(|document| self.verify_entries(&[*document], report)),
        }
    }
}

fn verify_seal(rows: &mut Ahead<'_>, seal: &Seal, line: i64, report: &mut Report) -> Result<()> {
    let Seal(table, key, digest) = seal;
    let Some(table) = Table::sealed(table) else {
        report.add(Trouble::Audit { line });
        return Ok(());
    };
    match rows.digest(table, key)? {
        Some(found) if found == *digest => report.rows += 1,
        Some(_) => report.add(Trouble::Changed {
            table: table.name,
            key: key.clone(),
            line,
        }),
        None => report.add(Trouble::Gone {
            table: table.name,
            key: key.clone(),
            line,
        }),
    }
    Ok(())
}

/// Digests of rows by their keys. Rows were mostly written in the order of their keys: where they
/// were, more and more are read at once.
struct Ahead<'s> {
    store: &'s dyn Store,
    /// By table, and by book where the key begins with one.
    read: HashMap<(&'static str, Option<Value>), Piece>,
}

/// Rows that were read at once.
#[derive(Default)]
struct Piece {
    digests: HashMap<Vec<Value>, String>,
    /// How many of them were asked for.
    used: usize,
}

impl<'s> Ahead<'s> {
    fn of(store: &'s dyn Store) -> Self {
        Self {
            store,
            read: HashMap::new(),
        }
    }

    fn digest(&mut self, table: &'static Table, key: &[Value]) -> Result<Option<String>> {
        let series = key.first().filter(|first| matches!(first, Value::Text(_)));
        let piece = self.read.entry((table.name, series.cloned())).or_default();
        if !piece.digests.contains_key(key) {
            let rows = self.store.rows(&Range {
                after: Some(key),
                with_it: true,
                limit: (2 * piece.used).clamp(1, AT_ONCE),
                ..Range::all(table)
            })?;
            let digests = rows.iter().map(|row| (row.key().to_vec(), row.digest()));
            *piece = Piece {
                digests: digests.collect(),
                used: 0,
            };
        }
        let found = piece.digests.remove(key);
        piece.used += usize::from(found.is_some());
        Ok(found)
    }
}
