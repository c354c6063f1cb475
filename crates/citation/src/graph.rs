//! Đồ thị viện dẫn (the citation graph): documents, and what each has to do with those it cites.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::{Entry, Library, Relation, Standing, Symbol};

/// Documents and what they have to do with each other. Every edge leads from a document to one that it
/// cites, or that it amends or replaces.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "CitationGraph"))]
pub struct Graph {
    /// The documents, in the order in which they came.
    pub nodes: Vec<Node>,
    /// What they have to do with each other, at most one edge between two.
    pub edges: Vec<Edge>,
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    known: HashMap<String, Vec<usize>>,
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    joined: HashMap<(usize, usize), usize>,
}

/// A document of a [`Graph`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "CitationNode"))]
pub struct Node {
    /// What names it: its symbol, or a law's type and name; for a file without a symbol, the file.
    pub label: String,
    /// Tên loại; empty where none is named.
    pub kind: String,
    /// Thời gian ban hành.
    #[cfg_attr(feature = "ts", ts(as = "Option<String>"))]
    pub date: Option<NaiveDate>,
    /// Cơ quan ban hành; empty where none is named.
    pub agency: String,
    /// Trích yếu; empty where none is given.
    pub subject: String,
    /// What it is on the day of those who look; none where the library does not know it.
    pub standing: Option<Standing>,
    /// The file it was read from; none for what is only cited.
    pub file: Option<String>,
}

/// What one document has to do with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "CitationEdge"))]
pub struct Edge {
    /// Index of the document that cites.
    pub from: usize,
    /// Index of the document that is cited.
    pub to: usize,
    /// What it has to do with it.
    pub relation: Relation,
}

impl Node {
    /// A document that the library knows, as it is on a day.
    #[must_use]
    pub fn known(entry: &Entry, day: Option<NaiveDate>) -> Self {
        Self {
            label: entry
                .name
                .as_ref()
                .map_or_else(|| entry.symbol.clone(), |_| entry.short()),
            kind: entry.kind.clone(),
            date: Some(entry.date),
            agency: entry.agency.clone(),
            subject: entry.subject.clone().unwrap_or_default(),
            standing: day.map(|day| entry.standing(day)),
            file: None,
        }
    }

    /// Whether both can be one document. The same label comes again with another year (`01/QĐ-UBND`;
    /// a law of the same name), and every commune has a `01/QĐ-UBND`.
    fn is_same(&self, other: &Self) -> bool {
        let comes_again = Symbol::parse(&self.label).is_none_or(|symbol| symbol.comes_again());
        match (self.date, other.date) {
            (Some(a), Some(b)) if comes_again => a.year() == b.year(),
            _ => true,
        }
    }

    /// Takes over what the other tells and this one does not.
    fn learn(&mut self, other: Self) {
        for (own, new) in [
            (&mut self.kind, other.kind),
            (&mut self.agency, other.agency),
            (&mut self.subject, other.subject),
        ] {
            if own.is_empty() {
                *own = new;
            }
        }
        self.date = self.date.or(other.date);
        self.standing = self.standing.or(other.standing);
        self.file = self.file.take().or(other.file);
    }
}

impl Graph {
    /// Takes a document in, and says where it stands. One that is there already learns what the new one
    /// tells more.
    pub fn add(&mut self, node: Node) -> usize {
        let same = self.known.entry(node.label.clone()).or_default();
        if let Some(&index) = same.iter().find(|&&index| self.nodes[index].is_same(&node)) {
            self.nodes[index].learn(node);
            return index;
        }
        let index = self.nodes.len();
        same.push(index);
        self.nodes.push(node);
        index
    }

    /// Says what one document has to do with another; of two relations the stronger stays. A document
    /// has nothing to do with itself.
    pub fn connect(&mut self, from: usize, to: usize, relation: Relation) {
        if from == to || from >= self.nodes.len() || to >= self.nodes.len() {
            return;
        }
        let edge = *self.joined.entry((from, to)).or_insert(self.edges.len());
        match self.edges.get_mut(edge) {
            Some(edge) => edge.relation = edge.relation.min(relation),
            None => self.edges.push(Edge { from, to, relation }),
        }
    }

    /// Adds what the library says of the documents at hand: which of them, or which others, took their
    /// place or amended them up to a day.
    pub fn extend_from(&mut self, library: &Library, day: Option<NaiveDate>) {
        for index in 0..self.nodes.len() {
            let node = &self.nodes[index];
            let entry = library.entries().iter().find(|entry| {
                let known = Node::known(entry, day);
                known.label == node.label && (known.date == node.date || node.date.is_none())
            });
            let Some(entry) = entry else { continue };
            let followers = [
                (&entry.replaced_by, Relation::ThayThe),
                (&entry.amended_by, Relation::SuaDoi),
            ];
            for (symbols, relation) in followers {
                for later in symbols
                    .iter()
                    .flat_map(|symbol| library.with_symbol(symbol))
                {
                    if day.is_none_or(|day| later.date <= day) {
                        let from = self.add(Node::known(later, day));
                        self.connect(from, index, relation);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(label: &str, date: Option<&str>) -> Node {
        Node {
            label: label.to_owned(),
            date: date.map(|date| date.parse().unwrap()),
            ..Node::default()
        }
    }

    #[test]
    fn one_document_is_one_node() {
        let mut graph = Graph::default();
        let first = graph.add(node("280/CĐ-TTg", None));
        assert_eq!(graph.add(node("280/CĐ-TTg", Some("2023-04-19"))), first);
        assert_ne!(graph.add(node("280/CĐ-TTg", Some("2024-04-19"))), first);
        assert_eq!(graph.add(node("30/2020/NĐ-CP", Some("2020-03-05"))), 2);
        assert_eq!(graph.add(node("30/2020/NĐ-CP", None)), 2);
    }

    #[test]
    fn the_stronger_relation_stays() {
        let mut graph = Graph::default();
        let (a, b) = (
            graph.add(node("1/QĐ-UBND", None)),
            graph.add(node("2/QĐ-UBND", None)),
        );
        graph.connect(a, b, Relation::Nhac);
        graph.connect(a, b, Relation::ThucHien);
        graph.connect(a, a, Relation::CanCu);
        graph.connect(a, 9, Relation::CanCu);
        assert_eq!(
            graph.edges,
            [Edge {
                from: a,
                to: b,
                relation: Relation::ThucHien
            }]
        );
    }

    #[test]
    fn the_library_tells_what_took_the_place() {
        let library = Library::builtin();
        let day = "2026-11-22".parse().ok();
        let mut graph = Graph::default();
        let old = library.with_symbol("110/2004/NĐ-CP").next().unwrap();
        graph.add(Node::known(old, day));
        graph.extend_from(library, day);
        assert_eq!(graph.nodes[0].standing, Some(Standing::Ended));
        let replaced = graph
            .edges
            .iter()
            .find(|edge| edge.relation == Relation::ThayThe)
            .unwrap();
        assert_eq!(graph.nodes[replaced.from].label, "30/2020/NĐ-CP");
    }
}
