//! The tree of structure: what the pieces of text on the pages mean, in reading order.

use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use thethuc_layout::{TagId, TagNode, TagRole, TextItem};

use crate::metadata::cleaned;

/// Deeper nodes hang on their ancestor of this depth, so that no reader runs out of stack.
const MAX_DEPTH: usize = 64;

/// Collects the pieces of text of every node while the pages are drawn, then builds the tree.
pub(crate) struct Tags<'a> {
    nodes: &'a [TagNode],
    parents: Vec<Option<TagId>>,
    leaves: Vec<Vec<Leaf>>,
    /// The letters of headings and labels.
    texts: Vec<String>,
    /// What pictures show, in words, and where.
    figures: HashMap<TagId, (String, BBox)>,
    pieces: usize,
}

/// A piece of text on a page.
struct Leaf {
    /// Its place among all pieces.
    place: usize,
    id: Identifier,
}

/// A node with all that is below it.
struct Branch {
    /// The place of its first piece of text; none when it has no text.
    place: Option<usize>,
    group: TagGroup,
}

impl<'a> Tags<'a> {
    /// No text yet.
    pub(crate) fn new(nodes: &'a [TagNode]) -> Self {
        Self {
            nodes,
            parents: parents(nodes),
            leaves: nodes.iter().map(|_| Vec::new()).collect(),
            texts: vec![String::new(); nodes.len()],
            figures: HashMap::new(),
            pieces: 0,
        }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a piece of text to its node.
    pub(crate) fn add<'t>(
        &mut self,
        tag: TagId,
        id: Identifier,
        texts: impl Iterator<Item = &'t TextItem>,
    ) {
        self.leaves[tag].push(Leaf {
            place: self.pieces,
            id,
        });
        self.pieces += 1;
        for item in texts {
            self.name(tag, item);
        }
    }

    /// Adds a picture to its node.
    pub(crate) fn add_figure(&mut self, tag: TagId, id: Identifier, alt: &str, place: BBox) {
        self.add(tag, id, std::iter::empty());
        self.figures.insert(tag, (cleaned(alt), place));
    }

    /// Whether a node leads to another place.
    pub(crate) fn is_link(&self, tag: TagId) -> bool {
        matches!(self.nodes.get(tag), Some(node) if node.role == TagRole::Link)
    }

    /// Adds letters to the headings and labels that they stand in. References and notes inside a
    /// heading are no part of its name.
    fn name(&mut self, tag: TagId, item: &TextItem) {
        let mut next = Some(tag);
        while let Some(node) = next {
            match self.nodes[node].role {
                TagRole::Reference | TagRole::Note => return,
                TagRole::Heading(_) | TagRole::Lbl => {
                    self.texts[node].push_str(&item.text);
                    self.texts[node].extend(item.wraps.then_some(' '));
                }
                _ => {}
            }
            next = self.parents[node];
        }
    }

    /// The tree. Nodes without text are left out, but for the cells of tables.
    pub(crate) fn into_tree(mut self) -> TagTree {
        let levels = self.heading_levels();
        let mut below: Vec<Vec<Branch>> = self.nodes.iter().map(|_| Vec::new()).collect();
        let mut top = Vec::new();
        // Parents stand before their children: seen from the end, a node is whole when it is met.
        for node in (0..self.nodes.len()).rev() {
            let mut branches = std::mem::take(&mut below[node]);
            branches.reverse();
            let leaves = std::mem::take(&mut self.leaves[node]);
            let kind = self.kind(node, levels[node]);
            if let Some(branch) = branch(kind, self.nodes[node].role, leaves, branches) {
                match self.parents[node] {
                    Some(parent) => below[parent].push(branch),
                    None => top.push(branch),
                }
            }
        }
        let groups = top
            .into_iter()
            .rev()
            .map(|branch| Node::Group(branch.group));
        TagTree::from(groups.collect::<Vec<_>>())
    }

    /// The level of every heading, from 1, none left out on the way down (PDF/UA-1, 7.4.2): a Điều
    /// right below the title is on level 2, whatever levels other documents have between them.
    /// Nothing is a heading that has no letters.
    fn heading_levels(&self) -> Vec<Option<NonZeroU16>> {
        let mut open: Vec<u8> = Vec::new();
        let mut levels = Vec::with_capacity(self.nodes.len());
        for (node, text) in self.nodes.iter().zip(&self.texts) {
            levels.push(match node.role {
                TagRole::Heading(level) if !cleaned(text).is_empty() => {
                    open.retain(|outer| *outer < level);
                    open.push(level);
                    u16::try_from(open.len()).ok().and_then(NonZeroU16::new)
                }
                _ => None,
            });
        }
        levels
    }

    fn kind(&self, node: TagId, level: Option<NonZeroU16>) -> TagKind {
        if let Some(level) = level {
            return Tag::Hn(level, Some(cleaned(&self.texts[node]))).into();
        }
        match self.nodes[node].role {
            TagRole::Sect => Tag::Section.into(),
            TagRole::P | TagRole::Heading(_) => Tag::P.into(),
            TagRole::L => Tag::L(numbering(self.first_label(node))).into(),
            TagRole::Li => Tag::LI.into(),
            TagRole::Lbl => Tag::Lbl.into(),
            TagRole::LBody => Tag::LBody.into(),
            TagRole::Table => Tag::Table.into(),
            TagRole::Tr => Tag::TR.into(),
            TagRole::Th { colspan, rowspan } => Tag::TH(TableHeaderScope::Column)
                .with_col_span(span(colspan))
                .with_row_span(span(rowspan))
                .into(),
            TagRole::Td { colspan, rowspan } => Tag::TD
                .with_col_span(span(colspan))
                .with_row_span(span(rowspan))
                .into(),
            TagRole::Reference => Tag::Reference.into(),
            TagRole::Note => Tag::Note.into(),
            TagRole::Figure => self.figure(node),
            TagRole::Toc => Tag::TOC.into(),
            TagRole::Toci => Tag::TOCI.into(),
            TagRole::Link => Tag::Link.into(),
        }
    }

    fn figure(&self, node: TagId) -> TagKind {
        let (alt, place) = self.figures.get(&node).cloned().unzip();
        Tag::Figure(alt).with_bbox(place).into()
    }

    /// The letters of the first label below a list.
    fn first_label(&self, list: TagId) -> &str {
        (list + 1..self.nodes.len())
            .find(|&node| {
                let item = self.parents[node];
                self.nodes[node].role == TagRole::Lbl
                    && item.and_then(|item| self.parents[item]) == Some(list)
            })
            .map_or("", |node| self.texts[node].trim())
    }
}

/// The parent of every node. One that does not stand before its child, or that lies too deep, is
/// replaced by one that does.
fn parents(nodes: &[TagNode]) -> Vec<Option<TagId>> {
    let mut parents: Vec<Option<TagId>> = Vec::with_capacity(nodes.len());
    let mut depths: Vec<usize> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let mut parent = node.parent.filter(|&parent| parent < parents.len());
        if let Some(deep) = parent.filter(|&parent| depths[parent] >= MAX_DEPTH) {
            parent = parents[deep];
        }
        depths.push(parent.map_or(1, |parent| depths[parent] + 1));
        parents.push(parent);
    }
    parents
}

/// A node out of its own text and the nodes below it: nodes keep their order, text goes between
/// them where it stands on the pages. Footnotes come after the text that refers to them, so that
/// none cuts a sentence in two.
fn branch(
    kind: TagKind,
    role: TagRole,
    leaves: Vec<Leaf>,
    mut branches: Vec<Branch>,
) -> Option<Branch> {
    let is_cell = matches!(role, TagRole::Td { .. } | TagRole::Th { .. });
    if leaves.is_empty() && branches.is_empty() && !is_cell {
        return None;
    }
    if !leaves.is_empty() {
        branches.sort_by_key(|branch| matches!(branch.group.tag, TagKind::Note(_)));
    }
    let mut group = TagGroup::new(kind);
    let mut place = leaves.first().map(|leaf| leaf.place);
    let mut leaves = leaves.into_iter().peekable();
    for branch in branches {
        place = place.into_iter().chain(branch.place).min();
        while let Some(leaf) = leaves.next_if(|leaf| Some(leaf.place) < branch.place) {
            group.push(leaf.id);
        }
        group.push(branch.group);
    }
    for leaf in leaves {
        group.push(leaf.id);
    }
    Some(Branch { place, group })
}

fn span(count: usize) -> Option<NonZeroU32> {
    u32::try_from(count)
        .ok()
        .filter(|count| *count > 1)
        .and_then(NonZeroU32::new)
}

/// How a list is numbered, as its first label shows.
fn numbering(label: &str) -> ListNumbering {
    match label.chars().find(|letter| letter.is_alphanumeric()) {
        Some(digit) if digit.is_numeric() => ListNumbering::Decimal,
        Some('I') => ListNumbering::UpperRoman,
        Some('i') => ListNumbering::LowerRoman,
        Some(letter) if letter.is_uppercase() => ListNumbering::UpperAlpha,
        Some(_) => ListNumbering::LowerAlpha,
        None => ListNumbering::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heading_levels_leave_none_out() {
        let nodes = [1, 5, 2, 5, 3, 5, 1, 6].map(|level| TagNode {
            role: TagRole::Heading(level),
            parent: None,
        });
        let mut tags = Tags::new(&nodes);
        tags.texts.fill("Điều 1".to_owned());
        tags.texts[2].clear();
        let levels = tags.heading_levels().into_iter();
        let levels: Vec<u16> = levels
            .map(|level| level.map_or(0, NonZeroU16::get))
            .collect();
        assert_eq!(levels, [1, 2, 0, 2, 2, 3, 1, 2]);
    }

    #[test]
    fn a_parent_that_comes_later_is_no_parent() {
        let node = |parent| TagNode {
            role: TagRole::P,
            parent,
        };
        let nodes = [node(Some(0)), node(Some(7)), node(Some(0))];
        assert_eq!(parents(&nodes), [None, None, Some(0)]);
    }

    #[test]
    fn no_branch_is_deeper_than_the_limit() {
        let nodes: Vec<_> = (0..1_000_usize)
            .map(|index| TagNode {
                role: TagRole::Sect,
                parent: index.checked_sub(1),
            })
            .collect();
        let parents = parents(&nodes);
        let mut depth = 0;
        let mut next = Some(999);
        while let Some(node) = next {
            depth += 1;
            next = parents[node];
        }
        assert_eq!(depth, MAX_DEPTH);
    }

    #[test]
    fn the_first_label_tells_the_numbering() {
        assert_eq!(numbering("a)"), ListNumbering::LowerAlpha);
        assert_eq!(numbering("1."), ListNumbering::Decimal);
        assert_eq!(numbering("I."), ListNumbering::UpperRoman);
        assert_eq!(numbering("-"), ListNumbering::None);
    }
}
