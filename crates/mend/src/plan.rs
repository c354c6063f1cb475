//! From steps at places of a reading to changes at places of the parts, each step whole or not at
//! all.

use std::collections::HashMap;
use std::ops::Range;

use thethuc_check::Place;
use thethuc_reading::{Origin, Reading, Source};
use thethuc_text::Charset;

use crate::cut::{anchor, copies, cuts, last_of_run};
use crate::difference::hunks;
use crate::edits::{Edit, Edits};
use crate::locate::{Tree, child, name};
use crate::package::NewPart;
use crate::properties::{Writer, is_tracked};
use crate::runs;
use crate::splice::{Splices, escaped};
use crate::step::{LetterChange, ParagraphChange, Step, What};
use crate::{MendError, Reason, Stamp};

/// The changes to a file.
pub(crate) struct Plan<'a> {
    reading: &'a Reading,
    source: &'a Source,
    /// A tree for every part of the source; a part that was read twice has one.
    trees: Vec<Tree<'a>>,
    tree_of: Vec<usize>,
    edits: Vec<Edits>,
}

/// An edit and the tree that it belongs to.
type Placed = (usize, Edit);

impl<'a> Plan<'a> {
    pub(crate) fn new(reading: &'a Reading, source: &'a Source) -> Result<Self, MendError> {
        let mut trees: Vec<Tree<'a>> = Vec::new();
        let mut tree_of = Vec::new();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for part in &source.parts {
            if let Some(tree) = seen.get(part.name.as_str()) {
                tree_of.push(*tree);
                continue;
            }
            seen.insert(&part.name, trees.len());
            tree_of.push(trees.len());
            trees.push(Tree::new(&part.name, &part.xml)?);
        }
        Ok(Self {
            reading,
            source,
            edits: trees.iter().map(|_| Edits::default()).collect(),
            trees,
            tree_of,
        })
    }

    /// Takes in all steps of a remedy, or none of them.
    pub(crate) fn add(&mut self, steps: &[Step]) -> Result<(), Reason> {
        let mut all = Vec::new();
        for step in steps {
            all.extend(self.edits_of(step)?);
        }
        if all.is_empty() {
            return Err(Reason::NoRemedy);
        }
        let made = |(tree, edit): &Placed| self.edits[*tree].has(edit);
        if all.iter().all(made) {
            return Ok(());
        }
        if all.iter().any(|(tree, edit)| self.edits[*tree].meets(edit)) {
            return Err(Reason::Overlaps);
        }
        for (tree, edit) in all {
            self.edits[tree].add(edit);
        }
        Ok(())
    }

    fn edits_of(&self, step: &Step) -> Result<Vec<Placed>, Reason> {
        match (&step.place, &step.what) {
            (
                Place::Paragraph {
                    paragraph,
                    start,
                    end,
                },
                What::Text { before, after },
            ) => self.text(*paragraph, *start..*end, before, after),
            (
                Place::Paragraph {
                    paragraph,
                    start,
                    end,
                },
                What::Letters(change),
            ) => self.letters(*paragraph, *start..*end, change),
            (Place::Paragraph { paragraph, .. }, What::Paragraph(change)) => {
                self.measures(*paragraph, change)
            }
            (Place::Section { section }, What::Page(change)) => {
                let place = self.source.sections.get(*section).and_then(Option::as_ref);
                let start = place.ok_or(Reason::PlaceUnsure)?.start;
                let tree = self.trees.first().ok_or(Reason::PlaceUnsure)?;
                let node = tree.element(start).ok_or(Reason::PlaceUnsure)?;
                tree.prefix_of(node)?;
                untracked(is_tracked(Some(node)))?;
                let change = change.clone();
                Ok(vec![(0, Edit::Page { start, change })])
            }
            _ => Err(Reason::PlaceUnsure),
        }
    }

    fn origin(&self, paragraph: usize) -> Result<(&'a Origin, usize, &Tree<'a>), Reason> {
        let origin = self.source.paragraphs.get(paragraph);
        let origin = origin.ok_or(Reason::PlaceUnsure)?;
        let tree = self.tree_of[origin.part];
        Ok((origin, tree, &self.trees[tree]))
    }

    fn text(
        &self,
        paragraph: usize,
        range: Range<usize>,
        before: &str,
        after: &str,
    ) -> Result<Vec<Placed>, Reason> {
        let (origin, index, tree) = self.origin(paragraph)?;
        let read = &self.reading.paragraphs[paragraph];
        if read.text.get(range.clone()) != Some(before) {
            return Err(Reason::PlaceUnsure);
        }
        let old = |run: &&thethuc_reading::Run| {
            run.range.start < range.end && range.start < run.range.end
        };
        if read
            .runs
            .iter()
            .filter(old)
            .any(|run| !run.verbatim && Charset::of_font(&run.look.font).is_some())
        {
            return Err(Reason::OldEncoding);
        }
        let mut out = Vec::new();
        for hunk in hunks(before, after) {
            let place = range.start + hunk.old.start..range.start + hunk.old.end;
            let cuts = cuts(origin, tree, &place)?;
            if !hunk.new.is_empty() {
                let (piece, at) = match cuts.first() {
                    Some((piece, cut)) => (*piece, last_of_run(&cuts, *piece, cut.end)),
                    None => anchor(origin, tree, place.start, &range)?,
                };
                tree.may_change(piece.run)?;
                for copy in copies(tree, piece)? {
                    let edit = Edit::Put {
                        run: copy.run,
                        at: copy.place(at),
                        text: hunk.new.clone(),
                    };
                    out.push((index, edit));
                }
            }
            for (piece, cut) in cuts {
                tree.may_change(piece.run)?;
                for copy in copies(tree, piece)? {
                    let range = copy.place(cut.start)..copy.place(cut.end);
                    out.push((
                        index,
                        Edit::Cut {
                            run: copy.run,
                            range,
                        },
                    ));
                }
            }
        }
        Ok(out)
    }

    fn letters(
        &self,
        paragraph: usize,
        range: Range<usize>,
        change: &LetterChange,
    ) -> Result<Vec<Placed>, Reason> {
        let (origin, index, tree) = self.origin(paragraph)?;
        let mut out = Vec::new();
        for (piece, look) in cuts(origin, tree, &range)? {
            untracked(is_tracked(child(piece.run, "rPr")))?;
            for copy in copies(tree, piece)? {
                let edit = Edit::Look {
                    run: copy.run,
                    range: copy.place(look.start)..copy.place(look.end),
                    change: change.clone(),
                };
                out.push((index, edit));
            }
        }
        Ok(out)
    }

    fn measures(&self, paragraph: usize, change: &ParagraphChange) -> Result<Vec<Placed>, Reason> {
        let (origin, index, tree) = self.origin(paragraph)?;
        let start = origin.element.start;
        let node = tree.element(start).ok_or(Reason::PlaceUnsure)?;
        if node
            .ancestors()
            .any(|above| name(above) == "AlternateContent")
        {
            return Err(Reason::TwinDiffers);
        }
        tree.prefix_of(node)?;
        let properties = child(node, "pPr");
        untracked(is_tracked(properties))?;
        let ends_section = properties.is_some_and(|p| child(p, "sectPr").is_some());
        if ends_section || !node.has_children() {
            return Err(Reason::CannotCut);
        }
        let change = change.clone();
        Ok(vec![(index, Edit::Paragraph { start, change })])
    }

    /// The parts with a change, as they become.
    pub(crate) fn write(&self, stamp: &Stamp<'_>) -> Result<Vec<NewPart<'a>>, Reason> {
        let mut next_id = self.trees.iter().map(greatest_id).max().unwrap_or(0) + 1;
        let mut parts = Vec::new();
        for (index, (tree, edits)) in self.trees.iter().zip(&self.edits).enumerate() {
            if edits.is_empty() {
                continue;
            }
            let mut writer = Writer {
                xml: tree.xml,
                prefix: tree.prefix_of(tree.document.root_element())?.to_owned(),
                stamp: String::new(),
                next_id,
            };
            writer.stamp = format!(
                " {0}author=\"{1}\" {0}date=\"{2}\"",
                writer.prefix,
                escaped(stamp.author),
                escaped(stamp.date)
            );
            let splices = splices(tree, edits, &mut writer)?;
            next_id = writer.next_id;
            let part = self.tree_of.iter().position(|tree| *tree == index);
            let part = &self.source.parts[part.ok_or(Reason::PlaceUnsure)?];
            parts.push(NewPart {
                name: &part.name,
                before: &part.xml,
                after: splices.apply(tree.xml).ok_or(Reason::CannotCut)?,
            });
        }
        Ok(parts)
    }
}

fn untracked(is_tracked: bool) -> Result<(), Reason> {
    if is_tracked {
        Err(Reason::AlreadyTracked)
    } else {
        Ok(())
    }
}

fn splices(tree: &Tree<'_>, edits: &Edits, writer: &mut Writer<'_>) -> Result<Splices, Reason> {
    let mut out = Splices::default();
    for (start, change) in &edits.pages {
        let node = tree.element(*start).ok_or(Reason::PlaceUnsure)?;
        out.replace(node.range(), writer.section(node, change));
    }
    for (start, change) in &edits.paragraphs {
        let node = tree.element(*start).ok_or(Reason::PlaceUnsure)?;
        let old = child(node, "pPr");
        let new = writer.paragraph(old, change);
        match old {
            Some(old) => out.replace(old.range(), new),
            None => out.insert(runs::content_start(node, tree.xml), new),
        }
    }
    for (start, run) in &edits.runs {
        let node = tree.element(*start).ok_or(Reason::PlaceUnsure)?;
        runs::write(node, run, writer, &mut out)?;
    }
    Ok(out)
}

/// The greatest number of a tracked change, bookmark or the like in a part.
fn greatest_id(tree: &Tree<'_>) -> u64 {
    let ids = tree
        .document
        .descendants()
        .flat_map(|node| node.attributes());
    ids.filter(|attribute| attribute.name() == "id")
        .filter_map(|attribute| attribute.value().parse::<u32>().ok())
        .max()
        .map_or(0, u64::from)
}
