//! The smallest changes that make one text of another, so that a reader of the tracked changes sees
//! what is meant, and letters that stay keep their look.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Letters in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    /// Byte range in the old text; blank where letters are only put in.
    pub(crate) old: Range<usize>,
    /// What stands there in the new one.
    pub(crate) new: String,
}

/// The changes from `old` to `new`, in order.
pub(crate) fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let letters: Vec<char> = old.chars().collect();
    let wanted: Vec<char> = new.chars().collect();
    let mut places: Vec<usize> = old.char_indices().map(|(at, _)| at).collect();
    places.push(old.len());
    capture_diff_slices(Algorithm::Myers, &letters, &wanted)
        .into_iter()
        .filter(|change| !matches!(change, DiffOp::Equal { .. }))
        .map(|change| Hunk {
            old: places[change.old_range().start]..places[change.old_range().end],
            new: wanted[change.new_range()].iter().collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> Vec<(String, String)> {
        hunks(old, new)
            .into_iter()
            .map(|hunk| (old[hunk.old].to_owned(), hunk.new))
            .collect()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect()
    }

    #[test]
    fn only_what_differs_is_changed() {
        assert_eq!(
            shown("UBND - VX", "UBND-VX"),
            pairs(&[(" ", ""), (" ", "")])
        );
        assert_eq!(
            shown("NGUYỄN AN", "Nguyễn An"),
            pairs(&[("GUYỄN", "guyễn"), ("N", "n")])
        );
        assert_eq!(shown("Hà Nội", "Thủ đô Hà Nội"), pairs(&[("", "Thủ đô ")]));
        assert_eq!(shown("như cũ", "như cũ"), []);
    }
}
