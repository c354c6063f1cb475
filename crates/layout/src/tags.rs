//! The tree of meaning, grown while blocks are set, in reading order.

use thethuc_markup::{Paragraph, Role, RunKind};

use crate::set::ParagraphId;
use crate::{TagId, TagNode, TagRole};

/// The deepest heading that PDF knows.
const DEEPEST_HEADING: usize = 6;

/// The nodes to which the letters of a paragraph belong.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct ParagraphTags {
    /// Of its text.
    pub(crate) main: TagId,
    /// Of the label of a list item or the number of a footnote.
    label: Option<TagId>,
    /// Of the references to footnotes, by run.
    references: Vec<(usize, TagId)>,
}

impl ParagraphTags {
    /// The node of the letters of a run; of the number of a footnote without a run.
    pub(crate) fn of_run(&self, paragraph: &Paragraph, run: Option<usize>) -> TagId {
        let Some(run) = run else {
            return self.label.unwrap_or(self.main);
        };
        match paragraph.runs.get(run).map(|run| &run.kind) {
            Some(RunKind::Label) => self.label.unwrap_or(self.main),
            Some(RunKind::Footnote(_)) => self
                .references
                .iter()
                .find(|(one, _)| *one == run)
                .map_or(self.main, |&(_, tag)| tag),
            _ => self.main,
        }
    }
}

/// A title or heading, for the bookmarks.
#[derive(Debug, Clone)]
pub(crate) struct Bookmark {
    /// Depth from 1, without gaps.
    pub(crate) level: u8,
    /// Its text.
    pub(crate) title: String,
    /// Its paragraph.
    pub(crate) paragraph: ParagraphId,
}

/// The tree while it grows.
#[derive(Debug, Default)]
pub(crate) struct TagTree {
    nodes: Vec<TagNode>,
    /// Bookmarks in reading order.
    pub(crate) bookmarks: Vec<Bookmark>,
    /// Open containers, from the outermost.
    open: Vec<TagId>,
    /// Open lists, from the outermost: depth, list, content of its last item.
    lists: Vec<(u8, TagId, TagId)>,
    /// Levels of the headings above what follows: a level that is skipped leaves no gap.
    headings: Vec<u8>,
}

impl TagTree {
    /// The nodes.
    pub(crate) fn into_nodes(self) -> (Vec<TagNode>, Vec<Bookmark>) {
        (self.nodes, self.bookmarks)
    }

    /// Begins a part of the document.
    pub(crate) fn begin_part(&mut self) {
        self.open.clear();
        self.lists.clear();
        self.headings.clear();
        self.open(TagRole::Sect);
    }

    /// Opens a container for what follows.
    pub(crate) fn open(&mut self, role: TagRole) {
        self.lists.clear();
        let id = self.add(role, self.open.last().copied());
        self.open.push(id);
    }

    /// Closes the innermost container.
    pub(crate) fn close(&mut self) {
        self.lists.clear();
        self.open.pop();
    }

    /// Adds a paragraph of the flow.
    pub(crate) fn paragraph(&mut self, paragraph: &Paragraph, id: ParagraphId) -> ParagraphTags {
        let (main, label) = match paragraph.role {
            Role::ListItem(depth) => self.item(depth, has_label(paragraph)),
            Role::Title => (self.heading(0, paragraph, id), None),
            Role::Heading(level) => (self.heading(level.max(1), paragraph, id), None),
            Role::Text => (self.text(TagRole::P), None),
        };
        ParagraphTags {
            main,
            label,
            references: Vec::new(),
        }
    }

    /// Adds the reference to a footnote, of a paragraph, and the footnote after it.
    pub(crate) fn note(&mut self, of: &mut ParagraphTags, run: usize) -> ParagraphTags {
        let reference = self.add(TagRole::Reference, Some(of.main));
        of.references.push((run, reference));
        let main = self.add(TagRole::Note, Some(of.main));
        let label = self.add(TagRole::Lbl, Some(main));
        ParagraphTags {
            main,
            label: Some(label),
            references: Vec::new(),
        }
    }

    /// Adds a picture.
    pub(crate) fn figure(&mut self) -> TagId {
        self.text(TagRole::Figure)
    }

    /// Adds a line of the table of contents that is open: all of it leads to its heading.
    pub(crate) fn entry(&mut self) -> ParagraphTags {
        let item = self.text(TagRole::Toci);
        let reference = self.add(TagRole::Reference, Some(item));
        ParagraphTags {
            main: self.add(TagRole::Link, Some(reference)),
            label: None,
            references: Vec::new(),
        }
    }

    fn text(&mut self, role: TagRole) -> TagId {
        self.lists.clear();
        self.add(role, self.open.last().copied())
    }

    fn heading(&mut self, level: u8, paragraph: &Paragraph, id: ParagraphId) -> TagId {
        while self.headings.last().is_some_and(|&above| above >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        let level = self.headings.len().min(DEEPEST_HEADING) as u8;
        let title = title(paragraph);
        if !title.is_empty() {
            self.bookmarks.push(Bookmark {
                level,
                title,
                paragraph: id,
            });
        }
        self.text(TagRole::Heading(level))
    }

    fn item(&mut self, depth: u8, has_label: bool) -> (TagId, Option<TagId>) {
        while self.lists.last().is_some_and(|&(open, ..)| open > depth) {
            self.lists.pop();
        }
        let list = match self.lists.last() {
            Some(&(open, list, _)) if open == depth => list,
            above => {
                let parent = above
                    .map(|&(.., content)| content)
                    .or(self.open.last().copied());
                self.add(TagRole::L, parent)
            }
        };
        let item = self.add(TagRole::Li, Some(list));
        let label = has_label.then(|| self.add(TagRole::Lbl, Some(item)));
        let content = self.add(TagRole::LBody, Some(item));
        if self.lists.last().is_some_and(|&(open, ..)| open == depth) {
            self.lists.pop();
        }
        self.lists.push((depth, list, content));
        (content, label)
    }

    fn add(&mut self, role: TagRole, parent: Option<TagId>) -> TagId {
        self.nodes.push(TagNode { role, parent });
        self.nodes.len() - 1
    }
}

fn has_label(paragraph: &Paragraph) -> bool {
    paragraph.runs.iter().any(|run| run.kind == RunKind::Label)
}

/// The letters without footnotes; a break is a blank.
fn title(paragraph: &Paragraph) -> String {
    let mut title = String::new();
    for run in &paragraph.runs {
        match run.kind {
            RunKind::Text | RunKind::Label => title.push_str(&run.text),
            RunKind::Break => title.push(' '),
            RunKind::Footnote(_) => {}
        }
    }
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_markup::Run;

    fn of_role(role: Role) -> Paragraph {
        let run = |kind, text: &str| Run {
            kind,
            text: text.to_owned(),
            bold: false,
            italic: false,
            underline: false,
            superscript: false,
            tracking_twips: 0,
            source: None,
        };
        let runs = vec![run(RunKind::Label, "a) "), run(RunKind::Text, "Nội dung")];
        Paragraph {
            role,
            runs,
            ..Paragraph::default()
        }
    }

    fn tree(roles: &[Role]) -> String {
        let mut tree = TagTree::default();
        tree.begin_part();
        for &role in roles {
            tree.paragraph(&of_role(role), ParagraphId(0));
        }
        let (nodes, _) = tree.into_nodes();
        let depth = |mut id: TagId| {
            let mut depth = 0;
            while let Some(parent) = nodes[id].parent {
                depth += 1;
                id = parent;
            }
            depth
        };
        let lines = nodes
            .iter()
            .enumerate()
            .map(|(id, node)| format!("{}{:?}", "  ".repeat(depth(id)), node.role));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_deeper_item_stands_in_the_content_of_the_one_above() {
        let roles = [
            Role::ListItem(0),
            Role::ListItem(1),
            Role::ListItem(0),
            Role::Text,
            Role::ListItem(0),
        ];
        insta::assert_snapshot!(tree(&roles));
    }

    #[test]
    fn heading_levels_have_no_gap() {
        let roles = [
            Role::Title,
            Role::Heading(5),
            Role::Heading(6),
            Role::Heading(2),
            Role::Heading(5),
            Role::Title,
        ];
        insta::assert_snapshot!(tree(&roles));
    }
}
