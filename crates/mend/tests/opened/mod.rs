//! A DOCX opened in tests: its entries, and what a person gets who accepts or rejects all changes.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each suite uses a part of it, and fails by panicking"
)]

pub(crate) mod harm;

use std::io::{Cursor, Read, Write};

use roxmltree::{Document, Node};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Name and bytes of every entry, in order.
pub(crate) fn entries(docx: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().to_owned(), bytes)
        })
        .collect()
}

/// A DOCX of these entries.
pub(crate) fn packed(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// What is done with all tracked changes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    Accept,
    Reject,
}

/// The file without tracked changes.
pub(crate) fn decided(docx: &[u8], decision: Decision) -> Vec<u8> {
    let mut all = entries(docx);
    for (name, bytes) in &mut all {
        if name.starts_with("word/") && name.ends_with(".xml") && !name.contains("theme") {
            let xml = String::from_utf8(bytes.clone()).unwrap();
            *bytes = without_changes(&xml, decision).into_bytes();
        }
    }
    packed(&all)
}

fn without_changes(xml: &str, decision: Decision) -> String {
    let tree = Document::parse(xml).unwrap();
    let root = tree.root_element();
    let mut out = xml[..root.range().start].to_owned();
    emit(root, xml, decision, &mut out);
    out
}

fn emit(node: Node<'_, '_>, xml: &str, decision: Decision, out: &mut String) {
    if !node.is_element() {
        out.push_str(&xml[node.range()]);
        return;
    }
    let accept = decision == Decision::Accept;
    match node.tag_name().name() {
        "del" if accept => {}
        "ins" if !accept => {}
        "del" | "ins" => {
            for child in node.children() {
                emit(child, xml, decision, out);
            }
        }
        "rPrChange" | "pPrChange" | "sectPrChange" => {}
        name @ ("rPr" | "pPr" | "sectPr") => properties(node, name, xml, decision, out),
        "delText" => out.push_str(&xml[node.range()].replace("delText", "t")),
        _ => element(node, xml, out, |child, out| {
            emit(child, xml, decision, out);
        }),
    }
}

/// Properties as they are, or as they were.
fn properties(node: Node<'_, '_>, name: &str, xml: &str, decision: Decision, out: &mut String) {
    let change = format!("{name}Change");
    let is_change = |child: &Node<'_, '_>| child.tag_name().name() == change;
    let old = node
        .children()
        .find(is_change)
        .filter(|_| decision == Decision::Reject)
        .and_then(|change| change.first_element_child());
    let stays = ["rPr", "sectPr", "headerReference", "footerReference"];
    let mut kept = Vec::new();
    for child in node.children().filter(|child| !is_change(child)) {
        if old.is_none() || stays.contains(&child.tag_name().name()) {
            kept.push(child);
        }
    }
    let before = old.into_iter().flat_map(|old| old.children());
    let all: Vec<Node<'_, '_>> = before.chain(kept).collect();
    out.push_str(
        open_tag(node, xml)
            .trim_end_matches("/>")
            .trim_end_matches('>'),
    );
    out.push('>');
    for child in all {
        emit(child, xml, decision, out);
    }
    out.push_str(&close_tag(node, xml));
}

fn element(
    node: Node<'_, '_>,
    xml: &str,
    out: &mut String,
    mut inner: impl FnMut(Node<'_, '_>, &mut String),
) {
    if !node.has_children() {
        out.push_str(&xml[node.range()]);
        return;
    }
    out.push_str(open_tag(node, xml));
    for child in node.children() {
        inner(child, out);
    }
    out.push_str(&close_tag(node, xml));
}

fn open_tag<'x>(node: Node<'_, '_>, xml: &'x str) -> &'x str {
    let text = &xml[node.range()];
    let closed = text.find('>').map_or(text.len(), |end| end + 1);
    let first = node.first_child();
    &text[..first.map_or(closed, |first| first.range().start - node.range().start)]
}

fn close_tag(node: Node<'_, '_>, xml: &str) -> String {
    let tag = &xml[node.range().start + 1..node.range().end];
    let name = tag.split([' ', '>', '/', '\n', '\t']).next().unwrap();
    format!("</{name}>")
}
