//! Search: filters and full text, the newest first.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::archive::Archive;
use crate::findings::plain_number;
use crate::index;
use crate::query::Query;
use crate::read;
use crate::records::{Direction, Entry, Facts, Stage, Version};
use crate::store::{Find, Store};
use crate::text::{Word, key, words};
use crate::tokens::{self, Place};

/// Most hits on a page.
pub const MAX_HITS: usize = 500;
/// How many documents are read for one page to compare their marks; behind these the search says
/// where to go on.
const MAX_COMPARED: usize = 4_000;
/// How many documents are read at once while comparing.
const AT_ONCE: usize = read::TOGETHER;
/// So few documents are read and compared, where a filter leaves no more: their words, however
/// common, need not be looked up.
const FEW: usize = read::TOGETHER;
/// How much of the text is shown on each side of the first hit, in characters.
const AROUND_CHARS: usize = 80;

/// What to look for. What is left blank is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "DocumentFilter", optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Words, `"phrases"`, `begin*`: [`Query`].
    pub text: String,
    /// Số, with or without leading zeros.
    pub number: String,
    /// Ký hiệu, whole.
    pub notation: String,
    /// Words of cơ quan ban hành.
    pub organ: String,
    /// Words of người ký.
    pub signer: String,
    /// Words of nơi nhận.
    pub recipient: String,
    /// Which way it goes.
    pub direction: Option<Direction>,
    /// How far it is.
    pub stage: Option<Stage>,
    /// Sổ.
    pub book: Option<String>,
    /// Year or term.
    pub period: Option<String>,
    /// Hồ sơ.
    pub ho_so: Option<i64>,
    /// Dated on this day or later.
    pub from: Option<NaiveDate>,
    /// Dated on this day or earlier.
    pub to: Option<NaiveDate>,
    /// To be answered by this day or earlier.
    pub due_by: Option<NaiveDate>,
    /// Who saved it first.
    pub drafter: Option<String>,
    /// Only documents older than this one: where the page before ended.
    pub before: Option<i64>,
    /// How many, at most [`MAX_HITS`]; 0 is 50.
    pub limit: usize,
    /// Whether words find state secrets too, where the office allows it: they are compared in the
    /// texts, since the index has none of them. No saved search says it, and no window.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub with_secrets: bool,
}

/// A document that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The document.
    pub entry: Entry,
    /// Where the words stand in its subject, in bytes.
    pub subject_marks: Vec<Range<usize>>,
    /// The first place in its text where they stand.
    pub excerpt: Option<Excerpt>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The piece.
    pub text: String,
    /// Where the words stand in it, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// The newest first.
    pub hits: Vec<Hit>,
    /// Where to go on ([`Filter::before`]); none when there are no more.
    pub next: Option<i64>,
}

/// The parts of a filter that are typed words.
pub(crate) struct Queries([(Query, Place); 4]);

impl<S: Store> Archive<S> {
    /// Finds documents. Words find no state secret, unless [`Filter::with_secrets`] says so; lists
    /// without words show secrets too, and their trích yếu is blank there.
    ///
    /// # Errors
    /// When the store fails; no input is refused.
    pub fn search(&self, filter: &Filter) -> Result<Hits> {
        let queries = Queries::of(filter);
        let limit = match filter.limit {
            0 => 50,
            limit => limit.min(MAX_HITS),
        };
        let found = self.search_index(filter, &queries, limit)?;
        if filter.with_secrets && !queries.are_empty() {
            self.put_secrets_in(found, filter, &queries, limit)
        } else {
            Ok(found)
        }
    }

    /// Finds documents whose words the index knows.
    fn search_index(&self, filter: &Filter, queries: &Queries, limit: usize) -> Result<Hits> {
        let mut find = find(filter, queries, limit + 1);
        let few = self.few(&find, queries)?;
        let exact = few.is_none() && queries.are_exact();
        let (mut entries, mut is_last) = match few {
            Some(few) => (few, true),
            None => self.some(&find)?,
        };
        let mut found = Hits::default();
        let mut compared = 0;
        loop {
            for (entry, version) in
                self.with_versions(entries, exact && queries.0[0].0.is_empty())?
            {
                if found.hits.len() == limit || compared == MAX_COMPARED {
                    found.next = find.filter.before;
                    return Ok(found);
                }
                find.filter.before = Some(entry.document);
                compared += usize::from(!exact);
                if entry.do_mat.is_some() && !queries.are_empty() {
                    continue;
                }
                found
                    .hits
                    .extend(hit(entry, version.as_ref(), queries, exact));
            }
            if is_last {
                return Ok(found);
            }
            find.limit = AT_ONCE;
            (entries, is_last) = self.some(&find)?;
        }
    }

    /// Some of what is to be found, and whether there is no more.
    fn some(&self, find: &Find) -> Result<(Vec<Entry>, bool)> {
        let entries = self.store.find(find)?;
        let is_last = entries.len() < find.limit;
        Ok((entries, is_last))
    }

    /// All documents that a filter leaves, whatever their words, where words are asked for and the
    /// documents are few.
    fn few(&self, find: &Find, queries: &Queries) -> Result<Option<Vec<Entry>>> {
        if queries.are_empty() || !is_selective(find) {
            return Ok(None);
        }
        let few = self.store.find(&Find {
            tokens: Vec::new(),
            limit: FEW + 1,
            ..find.clone()
        })?;
        Ok(Some(few).filter(|few| few.len() <= FEW))
    }

    /// Entries with the versions that count, where these are to be read; in the same order.
    pub(crate) fn with_versions(
        &self,
        entries: Vec<Entry>,
        entries_alone: bool,
    ) -> Result<Vec<(Entry, Option<Version>)>> {
        let mut versions = HashMap::new();
        if !entries_alone {
            let documents: Vec<i64> = entries.iter().map(|entry| entry.document).collect();
            let found: Vec<Version> = read::among(&self.store, "document", &documents, true)?;
            versions.extend(found.into_iter().map(|version| (version.document, version)));
        }
        let entries = entries.into_iter();
        let pairs = entries.map(|entry| {
            let version = versions.remove(&entry.document);
            (entry, version)
        });
        Ok(pairs.collect())
    }
}

/// The document as it is shown; none where its words do not stand in it as they were typed.
pub(crate) fn hit(
    entry: Entry,
    version: Option<&Version>,
    queries: &Queries,
    exact: bool,
) -> Option<Hit> {
    let Some(version) = version else {
        return Some(Hit {
            entry,
            subject_marks: Vec::new(),
            excerpt: None,
        });
    };
    let query = &queries.0[0].0;
    let body: Vec<Word<'_>> = words(&version.text).collect();
    if !exact && !queries.stand_in(&entry, &version.facts, &body) {
        return None;
    }
    let subject: Vec<Word<'_>> = words(&entry.subject).collect();
    Some(Hit {
        subject_marks: query.marks(&subject),
        excerpt: excerpt(query, &version.text, &body),
        entry,
    })
}

impl Queries {
    fn of(filter: &Filter) -> Self {
        Self([
            (Query::parse(&filter.text), Place::Anywhere),
            (Query::parse(&filter.organ), Place::Organ),
            (Query::parse(&filter.signer), Place::Signer),
            (Query::parse(&filter.recipient), Place::Recipients),
        ])
    }

    fn are_empty(&self) -> bool {
        self.0.iter().all(|(query, _)| query.is_empty())
    }

    /// Whether what has the tokens that are asked for has the words.
    fn are_exact(&self) -> bool {
        self.0.iter().all(|(query, _)| query.is_exact())
    }

    fn stand_in(&self, entry: &Entry, facts: &Facts, body: &[Word<'_>]) -> bool {
        let texts = index::texts(entry, facts);
        let texts = texts
            .each_ref()
            .map(|(place, text)| (*place, words(text).collect::<Vec<_>>()));
        self.0.iter().all(|(query, place)| {
            let asked = texts
                .iter()
                .filter(|(of, _)| *place == Place::Anywhere || of == place)
                .map(|(_, words)| words.as_slice());
            match place {
                Place::Anywhere => query.stands_in(&asked.chain([body]).collect::<Vec<_>>()),
                _ => query.stands_in(&asked.collect::<Vec<_>>()),
            }
        })
    }
}

pub(crate) fn find(filter: &Filter, queries: &Queries, limit: usize) -> Find {
    let blank = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let mut find = Find {
        tokens: Vec::new(),
        number: blank(&filter.number).map(|number| plain_number(&number)),
        notation_key: blank(&filter.notation).map(|notation| key(&notation)),
        filter: filter.clone(),
        limit,
        ..Find::default()
    };
    for (query, place) in &queries.0 {
        find.tokens.extend(query.asked(*place));
    }
    if !queries.are_empty() || !is_selective(&find) {
        find.tokens.extend(tokens::dated(filter.from, filter.to));
    }
    find
}

/// Whether something is asked that few documents have and an index of the entries knows.
fn is_selective(find: &Find) -> bool {
    let filter = &find.filter;
    find.number.is_some()
        || find.notation_key.is_some()
        || filter.stage.is_some()
        || filter.ho_so.is_some()
        || filter.due_by.is_some()
        || filter.drafter.is_some()
}

fn excerpt(query: &Query, text: &str, words: &[Word<'_>]) -> Option<Excerpt> {
    let all = query.marks(words);
    let first = all.first()?;
    let start = around(text[..first.start].char_indices().rev()).unwrap_or(0);
    let end =
        around(text[first.end..].char_indices()).map_or(text.len(), |offset| first.end + offset);
    let inside = all
        .iter()
        .filter(|mark| mark.start >= start && mark.end <= end);
    Some(Excerpt {
        text: text[start..end].to_owned(),
        marks: inside
            .map(|mark| mark.start - start..mark.end - start)
            .collect(),
    })
}

/// The offset of the first blank that is at least [`AROUND_CHARS`] away.
fn around(mut chars: impl Iterator<Item = (usize, char)>) -> Option<usize> {
    chars.nth(AROUND_CHARS)?;
    chars.find(|(_, c)| c.is_whitespace()).map(|(at, _)| at)
}
