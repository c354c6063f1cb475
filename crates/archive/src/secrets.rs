//! State secrets in a search: the index has none of their words, so that they are compared in their
//! texts, and only where the office allows it.

use crate::Result;
use crate::archive::Archive;
use crate::records::Entry;
use crate::search::{Filter, Hits, Queries, find, hit};
use crate::store::{Asked, Find, Store};
use crate::tokens::SECRET;

/// How many secrets are read for one page: an office has few.
const MAX_READ: usize = 4_000;

impl<S: Store> Archive<S> {
    /// A page of what the index knows, with the secrets that have the words of the search, in order.
    pub(crate) fn put_secrets_in(
        &self,
        mut found: Hits,
        filter: &Filter,
        queries: &Queries,
        limit: usize,
    ) -> Result<Hits> {
        let from = found.next.unwrap_or(i64::MIN);
        let mut entries = self.secrets(filter, queries)?;
        entries.retain(|entry| entry.document >= from);
        for (mut entry, version) in self.with_versions(entries, false)? {
            let Some(version) = version else { continue };
            entry.subject.clone_from(&version.facts.subject);
            found
                .hits
                .extend(hit(entry, Some(&version), queries, false));
        }
        found
            .hits
            .sort_by_key(|hit| std::cmp::Reverse(hit.entry.document));
        if found.hits.len() > limit {
            found.hits.truncate(limit);
            found.next = found.hits.last().map(|hit| hit.entry.document);
        }
        Ok(found)
    }

    /// The secrets that a filter leaves, whatever their words, the newest first.
    fn secrets(&self, filter: &Filter, queries: &Queries) -> Result<Vec<Entry>> {
        self.store.find(&Find {
            tokens: vec![Asked::OneOf(vec![SECRET.to_owned()])],
            ..find(filter, queries, MAX_READ)
        })
    }
}
