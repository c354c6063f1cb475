//! The words of a document against the words of the text that it was made from.
//!
//! A source line must stand whole, its words side by side, in one paragraph of the composed
//! document; what the document has beyond the source must be named. Both directions read the
//! exceptions from `tests/documents/exceptions.toml`, so that nothing is lost in silence.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use thethuc_markup::{Block, Markup, Paragraph, Run, RunKind};

/// What differs between the seed documents and their sources, with the reason for each.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    /// One entry for each seed document.
    pub document: Vec<SeedDocument>,
    /// Lines of `gold-errors.tsv` whose error stands in no document.
    pub gold_absent: Vec<AbsentLine>,
}

/// A document made from a source, and where it differs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedDocument {
    /// File under `tests/documents/`.
    pub file: String,
    /// File under `tests/documents/sources/`.
    pub source: String,
    /// First and last line that belong to the document; all when left out.
    pub lines: Option<(usize, usize)>,
    /// Replacements inside a line.
    #[serde(default)]
    pub edits: Vec<Edit>,
    /// Lines that are one paragraph.
    #[serde(default)]
    pub joined: Vec<JoinedLines>,
    /// Lines that are no part of the document.
    #[serde(default)]
    pub absent: Vec<AbsentLine>,
    /// Words of the document that the source does not have.
    #[serde(default)]
    pub added: Vec<AddedWords>,
}

/// A replacement inside a source line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Line of the source, from 1.
    pub line: usize,
    /// What stands there.
    pub from: String,
    /// What the document has; a line feed parts the line in two.
    pub to: String,
    /// The reason.
    pub why: String,
}

/// Source lines that make one paragraph.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinedLines {
    /// Lines of the source, from 1.
    pub lines: Vec<usize>,
    /// The reason.
    pub why: String,
}

/// A line that is no part of any document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbsentLine {
    /// The line, from 1.
    pub line: usize,
    /// The reason.
    pub why: String,
}

/// Words of the document that the source does not have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddedWords {
    /// The words, side by side in one paragraph.
    pub words: String,
    /// The reason.
    pub why: String,
}

/// What [`compare`] found.
#[derive(Debug, Default)]
pub struct Differences {
    /// Source lines whose words do not stand side by side in the document.
    pub missing: Vec<String>,
    /// Words of the document that neither the source nor `added` has.
    pub extra: Vec<String>,
    /// Entries of `added` that the document does not need.
    pub idle: Vec<String>,
    /// How many words agree.
    pub agreed: usize,
}

/// The letters of every paragraph in reading order. A footnote's place shows as `⟨1⟩`, its text
/// stands after the paragraph, beginning with the same mark.
#[must_use]
pub fn paragraphs(markup: &Markup) -> Vec<String> {
    let mut out = Vec::new();
    for section in &markup.sections {
        for block in section
            .first_page_top
            .iter()
            .chain(&section.blocks)
            .chain(&section.first_page_bottom)
        {
            push_block(block, &mut out);
        }
    }
    out
}

fn push_block(block: &Block, out: &mut Vec<String>) {
    match block {
        Block::Paragraph(paragraph) => push_paragraph(paragraph, "", out),
        Block::Stamp(stamp) => push_paragraph(&stamp.paragraph, "", out),
        Block::Columns(columns) => columns
            .columns
            .iter()
            .flat_map(|column| &column.blocks)
            .for_each(|block| push_block(block, out)),
        Block::Table(table) => table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.paragraphs)
            .for_each(|paragraph| push_paragraph(paragraph, "", out)),
        Block::Rule(_) | Block::Picture(_) | Block::Contents(_) => {}
    }
}

fn push_paragraph(paragraph: &Paragraph, mark: &str, out: &mut Vec<String>) {
    let letters: String = paragraph.runs.iter().map(run_letters).collect();
    out.push(format!("{mark}{letters}"));
    for run in &paragraph.runs {
        if let RunKind::Footnote(note) = &run.kind {
            push_paragraph(&note.paragraph, &format!("⟨{}⟩ ", note.number), out);
        }
    }
}

fn run_letters(run: &Run) -> String {
    match &run.kind {
        RunKind::Text | RunKind::Label => run.text.clone(),
        RunKind::Break => " ".to_owned(),
        RunKind::Footnote(note) => format!("⟨{}⟩", note.number),
    }
}

/// The lines of a source as the document should have them: edited, joined, without marks of
/// Markdown.
///
/// # Errors
/// When an exception names words or lines that the source does not have.
pub fn source_lines(seed: &SeedDocument, source: &str) -> Result<Vec<String>> {
    let mut lines: BTreeMap<usize, String> = source
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.to_owned()))
        .filter(|(number, _)| line_range(seed).contains(number))
        .collect();
    for edit in &seed.edits {
        let line = line_mut(&mut lines, edit.line)?;
        ensure!(
            line.contains(&edit.from),
            "{}:{} has no “{}”",
            seed.source,
            edit.line,
            edit.from
        );
        *line = line.replace(&edit.from, &edit.to);
    }
    for absent in &seed.absent {
        line_mut(&mut lines, absent.line)?.clear();
    }
    for joined in &seed.joined {
        let mut whole = String::new();
        for &number in &joined.lines {
            whole = whole + &std::mem::take(line_mut(&mut lines, number)?) + " ";
        }
        *line_mut(&mut lines, joined.lines[0])? = whole;
    }
    Ok(lines
        .values()
        .flat_map(|line| line.lines())
        .map(without_marks)
        .filter(|line| !words(line).is_empty())
        .collect())
}

fn line_range(seed: &SeedDocument) -> RangeInclusive<usize> {
    let (first, last) = seed.lines.unwrap_or((1, usize::MAX));
    first..=last
}

fn line_mut(lines: &mut BTreeMap<usize, String>, number: usize) -> Result<&mut String> {
    lines
        .get_mut(&number)
        .with_context(|| format!("no line {number}"))
}

fn without_marks(line: &str) -> String {
    line.replace("<sup>", "⟨")
        .replace("</sup>", "⟩")
        .replace(['*', '#'], "")
}

/// Words, without the dashes that open the items of a list.
fn words(text: &str) -> Vec<String> {
    text.replace('\u{2011}', "-")
        .split_whitespace()
        .filter(|word| !matches!(*word, "-" | "+"))
        .map(str::to_owned)
        .collect()
}

/// Compares source lines with the paragraphs of a document.
#[must_use]
pub fn compare(lines: &[String], paragraphs: &[String], added: &[AddedWords]) -> Differences {
    let mut found = Differences::default();
    let mut left: Vec<Vec<Option<String>>> = paragraphs
        .iter()
        .map(|paragraph| words(paragraph).into_iter().map(Some).collect())
        .collect();
    let mut by_length: Vec<&String> = lines.iter().collect();
    by_length.sort_by_key(|line| std::cmp::Reverse(words(line).len()));
    for line in by_length {
        let wanted = words(line);
        if take(&mut left, &wanted) {
            found.agreed += wanted.len();
        } else {
            found.missing.push(line.clone());
        }
    }
    for entry in added {
        if !take(&mut left, &words(&entry.words)) {
            found.idle.push(entry.words.clone());
        }
    }
    found.extra = left.iter().flat_map(|words| runs(words)).collect();
    found
}

/// Takes the wanted words out of the first paragraph that has them side by side.
fn take(left: &mut [Vec<Option<String>>], wanted: &[String]) -> bool {
    for paragraph in left {
        let place = paragraph.windows(wanted.len().max(1)).position(|window| {
            window
                .iter()
                .zip(wanted)
                .all(|(word, wanted)| word.as_ref() == Some(wanted))
        });
        if let Some(start) = place {
            paragraph[start..start + wanted.len()].fill(None);
            return true;
        }
    }
    false
}

/// What is left of a paragraph, side by side.
fn runs(words: &[Option<String>]) -> Vec<String> {
    words
        .split(Option::is_none)
        .filter(|run| !run.is_empty())
        .map(|run| run.iter().flatten().cloned().collect::<Vec<_>>().join(" "))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn a_lost_word_an_added_word_and_a_changed_order_are_told() {
        let source = lines(&["- Như trên;", "một hai ba"]);
        let clean = compare(&source, &lines(&["- Như trên;", "một hai ba"]), &[]);
        assert!(clean.missing.is_empty() && clean.extra.is_empty());
        assert_eq!(clean.agreed, 5);

        let lost = compare(&source, &lines(&["- Như trên;", "một ba"]), &[]);
        assert_eq!(lost.missing, ["một hai ba"]);
        let added = compare(&source, &lines(&["- Như trên;", "không một hai ba"]), &[]);
        assert_eq!(added.extra, ["không"]);
        let order = compare(&source, &lines(&["Như trên;", "hai một ba"]), &[]);
        assert_eq!(order.missing, ["một hai ba"]);
    }
}
