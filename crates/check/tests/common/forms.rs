//! The decree's own forms (Phụ lục III), filled in.
//!
//! A form under `tests/forms/` names its mẫu (`# Mẫu 1.2`; a second one stands on the next page, as
//! a phụ lục does) and then says, for every printed
//! paragraph of it in order, what stands there: `=` what stood there, `-` nothing, else these words,
//! in lines that `\n` parts; what is between `**` looks as the first letters did, the rest as the
//! last ones; `^` makes them bold and upright. What a text box says (the mark of an electronic file) is a
//! paragraph like any other; its copy for old readers says the same. Notes of the mẫu
//! and its lines of dots go; all else of the decree's file stays.

use std::ops::Range;

use roxmltree::{Document, Node};

use super::changes::{BODY, W, close, letters, open, part, runs, xml_text};

/// What begins the notes of a mẫu.
const NOTES: &str = "Ghi chú";

/// The file with the form alone, filled in.
pub(crate) fn fill(docx: &[u8], form: &str) -> Vec<u8> {
    let mut parts = open(docx);
    let xml = part(&mut parts, BODY);
    let filled = filled(xml, form);
    *xml = filled;
    close(&parts)
}

fn filled(xml: &str, form: &str) -> String {
    let tree = Document::parse(xml).unwrap();
    let body = tree
        .descendants()
        .find(|node| node.has_tag_name((W, "body")))
        .unwrap();
    let blocks: Vec<Node<'_, '_>> = body.children().filter(Node::is_element).collect();
    let last = blocks.last().unwrap();
    assert!(last.has_tag_name((W, "sectPr")));
    let pages = form.strip_prefix("# ").unwrap().split("\n# ");
    let pages: Vec<String> = pages.map(|page| page_filled(xml, &blocks, page)).collect();
    // A phụ lục has a section of its own, whose pages are counted from 1 (PL I, Phần I, III.1).
    let section = &xml[last.range()];
    let counted = section.replace("<w:pgNumType", r#"<w:pgNumType w:start="1""#);
    let end = if pages.len() > 1 { &counted } else { section };
    let next = format!("<w:p><w:pPr>{section}</w:pPr></w:p>");
    let [before, behind] = [&xml[..blocks[0].range().start], &xml[last.range().end..]];
    [before, &pages.join(&next), end, behind].concat()
}

/// The blocks of one mẫu, filled in.
fn page_filled(xml: &str, blocks: &[Node<'_, '_>], page: &str) -> String {
    let (title, lines) = page.split_once('\n').unwrap();
    let mut lines = lines.lines();
    let said = |node: &Node<'_, '_>| letters(*node).trim().to_owned();
    let is_title = |said: &str| {
        said.strip_prefix(title)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let start = blocks.iter().position(|block| is_title(&said(block)));
    let start = start.unwrap_or_else(|| panic!("no {title}"));
    let mut out = String::new();
    // A mark of an electronic file may hang on the title of its mẫu.
    if boxes(blocks[start]).next().is_some() {
        out.push_str(&block_filled(xml, blocks[start], &mut lines));
    }
    for block in &blocks[start + 1..] {
        if said(block).starts_with(NOTES) {
            break;
        }
        out.push_str(&block_filled(xml, *block, &mut lines));
        if said(block).contains(NOTES) {
            break;
        }
    }
    assert_eq!(lines.next(), None, "{title} has no more paragraphs");
    out
}

fn block_filled<'f>(
    xml: &str,
    block: Node<'_, '_>,
    lines: &mut impl Iterator<Item = &'f str>,
) -> String {
    let is_notes = |row: &Node<'_, '_>| letters(*row).trim().starts_with(NOTES);
    let rows = block
        .descendants()
        .filter(|node| node.has_tag_name((W, "tr")));
    let notes: Vec<Range<usize>> = rows.filter(is_notes).map(|row| row.range()).collect();
    let in_notes = |node: &Node<'_, '_>| {
        let start = node.range().start;
        notes.iter().any(|row| row.contains(&start))
    };
    let paragraphs = block
        .descendants()
        .filter(|node| node.has_tag_name((W, "p")) && !in_notes(node));
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut in_box = "";
    for paragraph in paragraphs {
        if is_in(paragraph, "Fallback") {
            edits.push(said(xml, paragraph, in_box));
            continue;
        }
        let text = own_letters(paragraph);
        if text.trim().is_empty() {
            // A line of dots.
            if text.contains('\t') && boxes(paragraph).next().is_none() {
                edits.push((paragraph.range(), bare(xml, paragraph, "")));
            }
            continue;
        }
        match lines
            .next()
            .unwrap_or_else(|| panic!("nothing is said of “{text}”"))
        {
            "=" => {}
            "-" => edits.extend(silent(xml, paragraph)),
            words => {
                if is_in(paragraph, "txbxContent") {
                    in_box = words;
                }
                edits.push(said(xml, paragraph, words));
            }
        }
    }
    edits.extend(notes.iter().map(|row| (row.clone(), String::new())));
    edits.sort_by_key(|(range, _)| range.start);
    let start = block.range().start;
    let mut out = xml[block.range()].to_owned();
    for (range, text) in edits.into_iter().rev() {
        out.replace_range(range.start - start..range.end - start, &text);
    }
    out
}

/// The paragraph with these words.
fn said(xml: &str, paragraph: Node<'_, '_>, words: &str) -> (Range<usize>, String) {
    let runs = match words.strip_prefix('^') {
        Some(words) => upright_bold(&dressed(xml, paragraph, words)),
        None => dressed(xml, paragraph, words),
    };
    (paragraph.range(), bare(xml, paragraph, &runs))
}

/// The paragraph without words of its own; a box that hangs on it stays.
fn silent(xml: &str, paragraph: Node<'_, '_>) -> Vec<(Range<usize>, String)> {
    if boxes(paragraph).next().is_none() {
        return vec![(paragraph.range(), bare(xml, paragraph, ""))];
    }
    let own = runs(paragraph).filter(|run| boxes(*run).next().is_none());
    own.map(|run| (run.range(), String::new())).collect()
}

fn boxes<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants()
        .filter(|node| node.has_tag_name((W, "txbxContent")))
}

fn is_in(node: Node<'_, '_>, name: &str) -> bool {
    node.ancestors()
        .any(|above| above.tag_name().name() == name)
}

/// What a paragraph says outside the boxes that hang on it.
fn own_letters(paragraph: Node<'_, '_>) -> String {
    let boxed: Vec<_> = boxes(paragraph).map(letters).collect();
    let all = letters(paragraph);
    boxed
        .iter()
        .fold(all, |all, box_| all.replacen(box_.as_str(), "", 1))
}

/// A paragraph with its properties and these runs.
fn bare(xml: &str, paragraph: Node<'_, '_>, runs: &str) -> String {
    format!("<w:p>{}{runs}</w:p>", properties(xml, paragraph, "pPr"))
}

/// Words as runs that look as the first and the last letters of the paragraph did.
fn dressed(xml: &str, paragraph: Node<'_, '_>, words: &str) -> String {
    let is_note = |run: &Node<'_, '_>| run.descendants().any(|n| n.has_tag_name((W, "vertAlign")));
    let shown: Vec<Node<'_, '_>> = runs(paragraph)
        .filter(|run| !letters(*run).trim().is_empty() && !is_note(run))
        .collect();
    let run = |look: Option<&Node<'_, '_>>, words: &str| {
        let look = look.map_or("", |run| properties(xml, *run, "rPr"));
        let lines = words.split("\\n").map(xml_text);
        let lines = lines.map(|line| format!("<w:t xml:space=\"preserve\">{line}</w:t>"));
        format!(
            "<w:r>{look}{}</w:r>",
            lines.collect::<Vec<_>>().join("<w:br/>")
        )
    };
    match words
        .strip_prefix("**")
        .and_then(|words| words.split_once("**"))
    {
        Some((first, rest)) => run(shown.first(), first) + &run(shown.last(), rest),
        None => run(shown.first(), words),
    }
}

fn upright_bold(runs: &str) -> String {
    let upright = runs.replace("<w:i/>", "");
    upright.replace("<w:rPr>", r#"<w:rPr><w:b/><w:i w:val="0"/>"#)
}

fn properties<'x>(xml: &'x str, node: Node<'_, '_>, name: &str) -> &'x str {
    let own = node.children().find(|child| child.has_tag_name((W, name)));
    own.map_or("", |own| &xml[own.range()])
}
