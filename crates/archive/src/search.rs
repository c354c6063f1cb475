//! Search: filters and full text, the newest first.

use std::ops::Range;

use chrono::NaiveDate;

use crate::Result;
use crate::archive::Archive;
use crate::findings::plain_number;
use crate::index;
use crate::query::Query;
use crate::records::{Direction, Entry, Facts, Stage};
use crate::store::{Find, Place, Store};
use crate::text::{Words, key};

/// Most hits on a page.
pub const MAX_HITS: usize = 500;
/// How many documents are read for one page to compare their marks; behind these the search says
/// where to go on.
const MAX_COMPARED: usize = 4_000;
/// How many documents are read at once while comparing.
const AT_ONCE: usize = 200;
/// How much of the text is shown on each side of the first hit, in characters.
const AROUND_CHARS: usize = 80;

/// What to look for. What is left blank is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    /// Only documents older than this one: where the page before ended.
    pub before: Option<i64>,
    /// How many, at most [`MAX_HITS`]; 0 is 50.
    pub limit: usize,
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
struct Queries([(Query, Place); 4]);

impl<S: Store> Archive<S> {
    /// Finds documents.
    ///
    /// # Errors
    /// When the store fails; no input is refused.
    pub fn search(&self, filter: &Filter) -> Result<Hits> {
        let queries = Queries::of(filter);
        let limit = match filter.limit {
            0 => 50,
            limit => limit.min(MAX_HITS),
        };
        let marked = queries.0.iter().any(|(query, _)| query.has_marks());
        let mut find = find(filter, &queries);
        find.limit = if marked { AT_ONCE } else { limit + 1 };
        let mut found = Hits::default();
        let mut compared = 0;
        loop {
            let entries = self.store.find(&find)?;
            let last = entries.len() < find.limit;
            for entry in entries {
                if found.hits.len() == limit || compared == MAX_COMPARED {
                    found.next = find.before;
                    return Ok(found);
                }
                find.before = Some(entry.document);
                compared += usize::from(marked);
                found.hits.extend(self.hit(entry, &queries, marked)?);
            }
            if last {
                return Ok(found);
            }
        }
    }

    fn hit(&self, entry: Entry, queries: &Queries, marked: bool) -> Result<Option<Hit>> {
        let query = &queries.0[0].0;
        if query.is_empty() && !marked {
            return Ok(Some(Hit {
                entry,
                subject_marks: Vec::new(),
                excerpt: None,
            }));
        }
        let version = self.version(entry.document)?;
        let body = Words::of(&version.text);
        if marked && !queries.stand_in(&entry, &version.facts, &body) {
            return Ok(None);
        }
        Ok(Some(Hit {
            subject_marks: query.marks(&Words::of(&entry.subject)),
            excerpt: excerpt(query, &version.text, &body),
            entry,
        }))
    }
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

    fn stand_in(&self, entry: &Entry, facts: &Facts, body: &Words<'_>) -> bool {
        let recipients = facts.recipients();
        let code = index::code(entry);
        let name = format!("{} {}", entry.type_name, entry.subject);
        let signer = format!("{} {}", facts.signer.position, entry.signer);
        let [code, name, organ, signer, recipients] =
            [&code, &name, &entry.organ, &signer, &recipients].map(|text| Words::of(text));
        let anywhere = [&code, &name, &organ, &signer, &recipients, body];
        self.0.iter().all(|(query, place)| match place {
            Place::Anywhere => query.stands_in(&anywhere),
            Place::Organ => query.stands_in(&[&organ]),
            Place::Signer => query.stands_in(&[&signer]),
            Place::Recipients => query.stands_in(&[&recipients]),
        })
    }
}

fn find(filter: &Filter, queries: &Queries) -> Find {
    let blank = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let phrases = queries.0.iter();
    Find {
        phrases: phrases
            .flat_map(|(query, place)| query.phrases(*place))
            .collect(),
        number: blank(&filter.number).map(|number| plain_number(&number)),
        notation_key: blank(&filter.notation).map(|notation| key(&notation)),
        organ_key: None,
        direction: filter.direction,
        stage: filter.stage,
        book: filter.book.clone(),
        period: filter.period.clone(),
        ho_so: filter.ho_so,
        from: filter.from,
        to: filter.to,
        due_by: filter.due_by,
        before: filter.before,
        limit: 0,
    }
}

fn excerpt(query: &Query, text: &str, words: &Words<'_>) -> Option<Excerpt> {
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
