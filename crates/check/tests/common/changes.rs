//! Changes to an exported file, as literate cases write them, one a line:
//!
//! ```text
//! “words” → “other words”       the paragraph that holds the words says others
//! “words” rPr <w:i/>            all its letters take properties
//! “words” pPr <w:jc …/>         the paragraph takes properties
//! “words” + <w:p>…</w:p>        something stands behind the paragraph
//! word/styles.xml: from → to    letters of a part
//! ```

use std::io::{Cursor, Read, Write};
use std::ops::Range;

use roxmltree::{Document, Node};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub(crate) const BODY: &str = "word/document.xml";

/// The file with the changes made, in order.
pub(crate) fn change(docx: &[u8], changes: &str) -> Vec<u8> {
    let mut parts = open(docx);
    for line in changes
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        if let Some(rest) = line.strip_prefix('“') {
            let (words, action) = rest.split_once('”').unwrap_or_else(|| panic!("{line}"));
            let body = part(&mut parts, BODY);
            *body = in_paragraph(body, words, action.trim());
        } else {
            let (name, rest) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
            let (from, to) = rest.split_once(" →").unwrap_or_else(|| panic!("{line}"));
            let text = part(&mut parts, name);
            assert!(text.contains(from), "{name} has no {from}");
            *text = text.replace(from, to.trim());
        }
    }
    close(&parts)
}

pub(crate) fn part<'p>(parts: &'p mut [(String, String)], name: &str) -> &'p mut String {
    let found = parts.iter_mut().find(|(part, _)| part == name);
    &mut found.unwrap_or_else(|| panic!("no part {name}")).1
}

fn in_paragraph(xml: &str, words: &str, action: &str) -> String {
    let tree = Document::parse(xml).unwrap();
    let mut paragraphs = tree
        .descendants()
        .filter(|node| node.has_tag_name((W, "p")));
    let paragraph = paragraphs.find(|node| letters(*node).contains(words));
    let paragraph = paragraph.unwrap_or_else(|| panic!("no paragraph holds “{words}”"));
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let (verb, rest) = action.split_once(' ').unwrap_or((action, ""));
    match verb {
        "→" => edits.extend(say(xml, paragraph, words, rest.trim_matches(['“', '”']))),
        "rPr" => edits.extend(runs(paragraph).map(|run| take(run, "rPr", rest))),
        "pPr" => edits.push(take(paragraph, "pPr", rest)),
        "+" => edits.push((
            paragraph.range().end..paragraph.range().end,
            rest.to_owned(),
        )),
        _ => panic!("no change {verb}"),
    }
    assert!(!edits.is_empty(), "“{words}” {action} changes nothing");
    edits.sort_by_key(|(range, _)| range.start);
    let mut changed = xml.to_owned();
    for (range, text) in edits.into_iter().rev() {
        changed.replace_range(range, &text);
    }
    changed
}

/// Other words: inside their run where one holds them all, else the paragraph becomes one run.
fn say(
    xml: &str,
    paragraph: Node<'_, '_>,
    words: &str,
    others: &str,
) -> Vec<(Range<usize>, String)> {
    let texts = paragraph
        .descendants()
        .filter(|node| node.has_tag_name((W, "t")));
    for node in texts {
        let text = node.text().unwrap_or_default();
        if text.contains(words) {
            let whole = xml_text(&text.replacen(words, others, 1));
            return vec![(
                node.range(),
                format!("<w:t xml:space=\"preserve\">{whole}</w:t>"),
            )];
        }
    }
    let all: Vec<_> = runs(paragraph).collect();
    let said = xml_text(&letters(paragraph).replacen(words, others, 1));
    let look = all[0]
        .children()
        .find(|node| node.has_tag_name((W, "rPr")))
        .map_or("", |node| &xml[node.range()]);
    let run = format!("<w:r>{look}<w:t xml:space=\"preserve\">{said}</w:t></w:r>");
    let mut edits: Vec<_> = all.iter().map(|run| (run.range(), String::new())).collect();
    edits[0].1 = run;
    edits
}

/// Properties in front of those that a paragraph or run has.
fn take(node: Node<'_, '_>, element: &str, properties: &str) -> (Range<usize>, String) {
    let own = node
        .children()
        .find(|child| child.has_tag_name((W, element)));
    match own {
        Some(own) if own.has_children() => {
            let start = own.first_child().map_or(0, |first| first.range().start);
            (start..start, properties.to_owned())
        }
        Some(own) => (
            own.range(),
            format!("<w:{element}>{properties}</w:{element}>"),
        ),
        None => {
            let start = node.first_child().map_or(0, |first| first.range().start);
            (
                start..start,
                format!("<w:{element}>{properties}</w:{element}>"),
            )
        }
    }
}

pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub(crate) fn runs<'a, 'i>(paragraph: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    paragraph
        .children()
        .filter(|node| node.has_tag_name((W, "r")))
}

pub(crate) fn letters(paragraph: Node<'_, '_>) -> String {
    paragraph
        .descendants()
        .map(|node| match node.tag_name().name() {
            "t" => node.text().unwrap_or_default(),
            "noBreakHyphen" => "-",
            "br" => "\n",
            "tab" => "\t",
            _ => "",
        })
        .collect()
}

pub(crate) fn xml_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

pub(crate) fn open(docx: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let read = |index| {
        let mut entry = archive.by_index(index).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        (entry.name().to_owned(), text)
    };
    (0..ZipArchive::new(Cursor::new(docx)).unwrap().len())
        .map(read)
        .collect()
}

pub(crate) fn close(parts: &[(String, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
