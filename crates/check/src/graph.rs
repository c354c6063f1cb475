//! The citation graph of documents.

use chrono::NaiveDate;
use thethuc_citation::{Entry, Graph, Node, own_symbol};
use thethuc_model::Document;

use crate::cited::earliest_day;
use crate::{Cited, Draft, Knowledge};

/// What documents cite, and what the library says of it: every document under the name of its file, each
/// cited document once. `day` is the day of those who look; without one, each document is seen on its
/// own. Never fails.
#[must_use]
pub fn graph<'d>(
    documents: impl IntoIterator<Item = (&'d str, &'d Document)>,
    knowledge: Knowledge<'_>,
    day: Option<NaiveDate>,
) -> Graph {
    let mut graph = Graph::default();
    let mut latest = day;
    for (name, document) in documents {
        let draft = Draft::new(document, knowledge);
        let seen = day.or_else(|| earliest_day(&document.thoi_gian));
        latest = latest.max(seen);
        add(&mut graph, name, &draft, seen);
    }
    graph.extend_from(knowledge.library, latest);
    graph
}

/// Adds a document and all that it cites. What stands in the trích yếu of a cited document is cited by
/// that one.
fn add(graph: &mut Graph, name: &str, draft: &Draft<'_>, day: Option<NaiveDate>) {
    let own = graph.add(own_node(name, draft.document));
    let cited = &draft.citations().cited;
    let mut nodes: Vec<usize> = Vec::with_capacity(cited.len());
    let mut outer: Option<(usize, usize)> = None;
    for (index, one) in cited.iter().enumerate() {
        let node = if one.first < index {
            nodes[one.first]
        } else {
            graph.add(cited_node(draft, one, day))
        };
        nodes.push(node);
        let citation = &one.citation;
        let by = outer.filter(|&(at, _)| {
            let holder = &cited[at];
            let end = holder
                .citation
                .subject
                .as_ref()
                .map_or(0, |subject| subject.end);
            holder.text == one.text && citation.short.start < end
        });
        graph.connect(by.map_or(own, |(_, node)| node), node, citation.relation);
        if by.is_none() {
            outer = Some((index, node));
        }
    }
}

/// The document itself.
fn own_node(name: &str, document: &Document) -> Node {
    let decree = thethuc_law::Decree::in_force(&document.thoi_gian);
    let id = document.ten_loai.as_deref().unwrap_or(&document.kind);
    let kind = decree
        .kind(id)
        .map(|kind| kind.name.clone())
        .unwrap_or_default();
    let symbol = own_symbol(document, &kind).map(|symbol| symbol.to_string());
    let date = document.thoi_gian;
    Node {
        label: symbol.unwrap_or_else(|| name.to_owned()),
        date: date
            .nam
            .zip(date.thang)
            .zip(date.ngay)
            .and_then(|((year, month), day)| {
                NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
            }),
        kind,
        agency: document.co_quan_ban_hanh.clone(),
        subject: document.trich_yeu.plain(),
        standing: None,
        file: Some(name.to_owned()),
    }
}

fn cited_node(draft: &Draft<'_>, cited: &Cited, day: Option<NaiveDate>) -> Node {
    if let Some(entry) = cited.entry(draft) {
        return Node::known(entry, day);
    }
    let symbol = cited
        .citation
        .symbol
        .as_ref()
        .map(|cited| cited.symbol.to_string());
    let kind = cited
        .citation
        .kind()
        .map(|kind| kind.name.clone())
        .unwrap_or_default();
    Node {
        label: symbol.unwrap_or_else(|| cited.words(draft)),
        kind,
        date: cited.day(),
        agency: cited.agency(draft).unwrap_or_default().to_owned(),
        subject: cited.subject(draft),
        standing: None,
        file: None,
    }
}

/// What a document teaches the library: what it says of itself, and of the documents that it cites in
/// full. `name` is its file, for the source. Laws are left out: a name alone does not tell which.
#[must_use]
pub fn teachings(name: &str, document: &Document, knowledge: Knowledge<'_>) -> Vec<Entry> {
    let draft = Draft::new(document, knowledge);
    let own = Entry::of_document(document, name).ok();
    let place = own.as_ref().map_or_else(|| name.to_owned(), Entry::short);
    let cited = draft.citations().cited.iter();
    let others =
        cited.filter_map(|cited| said_in_full(&draft, cited, &format!("viện dẫn trong {place}")));
    own.clone().into_iter().chain(others).collect()
}

/// A document that is cited with all its parts, none of them wrong.
fn said_in_full(draft: &Draft<'_>, cited: &Cited, source: &str) -> Option<Entry> {
    let symbol = cited
        .citation
        .symbol
        .as_ref()
        .filter(|cited| cited.near_miss.is_none())?;
    let kind = cited.citation.kind()?;
    let subject = Some(cited.subject(draft)).filter(|words| !words.is_empty())?;
    // A body with its place left out (`UBND tỉnh`) is another one for every reader.
    let agency = cited.agency(draft)?.to_owned();
    let entry = Entry {
        kind: kind.name.clone(),
        symbol: symbol.symbol.to_string(),
        date: cited.day()?,
        agency,
        subject: Some(subject),
        source: source.to_owned(),
        ..Entry::default()
    };
    entry.sound().ok().filter(|_| {
        kind.allows(symbol.symbol.code.as_deref().unwrap_or_default()) || kind.is_cong_van()
    })
}
