//! Which characters of which elements make letters of a paragraph.

use std::ops::Range;

use thethuc_reading::Origin;

use crate::Reason;
use crate::locate::{Piece, Tree, name};

/// An element of a run, and which of its characters.
pub(crate) type Cut<'t, 'a> = (Piece<'t, 'a>, Range<usize>);

/// An element of a run, or its twin in another branch.
pub(crate) struct Copy {
    /// The place of its run.
    pub(crate) run: usize,
    own: usize,
    element: usize,
}

impl Copy {
    /// The place in this copy that `at` is in the element itself.
    pub(crate) fn place(&self, at: usize) -> usize {
        at - self.own + self.element
    }
}

/// The element itself, and its twins.
pub(crate) fn copies(tree: &Tree<'_>, piece: Piece<'_, '_>) -> Result<Vec<Copy>, Reason> {
    let own = piece.node.range().start;
    let copy = |element: usize| {
        let node = tree.element(element)?;
        let run = node.parent_element().filter(|run| name(*run) == "r")?;
        Some(Copy {
            run: run.range().start,
            own,
            element,
        })
    };
    let all = [own].into_iter().chain(tree.twins(piece)?);
    all.map(|element| copy(element).ok_or(Reason::TwinDiffers))
        .collect()
}

/// The characters of the part that made the letters in `range`, gathered by element. An error when
/// they made others too.
pub(crate) fn cuts<'t, 'a>(
    origin: &Origin,
    tree: &'t Tree<'a>,
    range: &Range<usize>,
) -> Result<Vec<Cut<'t, 'a>>, Reason> {
    let mut out: Vec<Cut<'t, 'a>> = Vec::new();
    for atom in origin.atoms_in(range.clone()) {
        if atom.at.start < range.start || atom.at.end > range.end {
            return Err(Reason::CannotCut);
        }
        match out.last_mut() {
            Some((piece, cut))
                if cut.end == atom.source.start && piece.node.range().end > atom.source.end =>
            {
                cut.end = atom.source.end;
            }
            _ => out.push((tree.piece(&atom.source)?, atom.source.clone())),
        }
    }
    Ok(out)
}

/// Where what takes the place of `cuts` is put: behind the last of them in the run of the first.
pub(crate) fn last_of_run(cuts: &[Cut<'_, '_>], first: Piece<'_, '_>, end: usize) -> usize {
    cuts.iter()
        .take_while(|(piece, _)| piece.node == first.node)
        .map(|(_, cut)| cut.end)
        .last()
        .unwrap_or(end)
}

/// Where letters are put in at `at`: behind the letter before it, or at the start of `range` before
/// the letter there.
pub(crate) fn anchor<'t, 'a>(
    origin: &Origin,
    tree: &'t Tree<'a>,
    at: usize,
    range: &Range<usize>,
) -> Result<(Piece<'t, 'a>, usize), Reason> {
    let behind = || {
        origin
            .atoms
            .iter()
            .rfind(|atom| atom.at.end == at && !atom.at.is_empty())
    };
    let before = || {
        origin
            .atoms
            .iter()
            .find(|atom| atom.at.start == at && !atom.at.is_empty())
    };
    let at_start = at == range.start && !range.is_empty();
    if let Some(atom) = before().filter(|_| at_start) {
        return Ok((tree.piece(&atom.source)?, atom.source.start));
    }
    if let Some(atom) = behind() {
        return Ok((tree.piece(&atom.source)?, atom.source.end));
    }
    let atom = before().ok_or(Reason::CannotCut)?;
    Ok((tree.piece(&atom.source)?, atom.source.start))
}
