//! Two lists, item by item: which items are the same, which changed, which are gone, new or
//! elsewhere.

use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::words;
use crate::words::likeness;

/// How alike two items must be, 0 to 1, to be one that changed.
const ALIKE: f64 = 0.4;
/// How alike two items must be to be one that moved.
const MOVED: f64 = 0.85;
/// An item of fewer words is not known again elsewhere: `Như trên` may stand twice.
const WORDS_TO_MOVE: usize = 4;
/// So many pairs of items are compared between two that stayed; beyond, they go by their order.
const MAX_PAIRS: usize = 40_000;

/// A step through both lists at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// An item of both, at these places.
    Both(usize, usize),
    /// An item of the first list that is gone, or stands elsewhere in the second: there.
    Gone(usize, Option<usize>),
    /// An item of the second list that is new, or stood elsewhere in the first: there.
    Come(usize, Option<usize>),
}

/// The steps through two lists; each item stands in one step of its list.
pub(crate) fn align(old: &[Value], new: &[Value]) -> Vec<Step> {
    let keys = |items: &[Value]| items.iter().map(Value::to_string).collect::<Vec<_>>();
    let mut steps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new)) {
        let (gone, come) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            steps.extend(gone.zip(come).map(|(at, to)| Step::Both(at, to)));
            continue;
        }
        let (first, second) = (gone.start, come.start);
        let pairs = pairs(&old[gone], &new[come]);
        steps.extend(pairs.into_iter().map(|step| match step {
            Step::Both(at, to) => Step::Both(at + first, to + second),
            Step::Gone(at, _) => Step::Gone(at + first, None),
            Step::Come(to, _) => Step::Come(to + second, None),
        }));
    }
    find_moved(&mut steps, old, new);
    steps
}

/// The steps through items that differ: those that are alike are one, in the order that makes the
/// whole most alike.
fn pairs(old: &[Value], new: &[Value]) -> Vec<Step> {
    if old.is_empty() || new.is_empty() || old.len() * new.len() > MAX_PAIRS {
        return in_order(old.len(), new.len());
    }
    let all = |items: &[Value]| items.iter().map(words).collect::<Vec<_>>();
    let (old_words, new_words) = (all(old), all(new));
    let alike = |at: usize, to: usize| {
        let found = likeness(&old_words[at], &new_words[to]);
        if found >= ALIKE { found } else { 0.0 }
    };
    // The best sum of the rest of both lists, from the end.
    let width = new.len() + 1;
    let mut best = vec![0.0_f64; (old.len() + 1) * width];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            let skip = best[(at + 1) * width + to].max(best[at * width + to + 1]);
            let both = alike(at, to);
            let pair = if both > 0.0 {
                both + best[(at + 1) * width + to + 1]
            } else {
                0.0
            };
            best[at * width + to] = skip.max(pair);
        }
    }
    let (mut at, mut to) = (0, 0);
    let mut steps = Vec::new();
    while at < old.len() && to < new.len() {
        let here = best[at * width + to];
        if here > best[(at + 1) * width + to] && here > best[at * width + to + 1] {
            steps.push(Step::Both(at, to));
            (at, to) = (at + 1, to + 1);
        } else if best[(at + 1) * width + to] >= best[at * width + to + 1] {
            steps.push(Step::Gone(at, None));
            at += 1;
        } else {
            steps.push(Step::Come(to, None));
            to += 1;
        }
    }
    steps.extend((at..old.len()).map(|at| Step::Gone(at, None)));
    steps.extend((to..new.len()).map(|to| Step::Come(to, None)));
    steps
}

/// Items by their order alone.
fn in_order(old: usize, new: usize) -> Vec<Step> {
    let both = old.min(new);
    let mut steps: Vec<Step> = (0..both).map(|at| Step::Both(at, at)).collect();
    steps.extend((both..old).map(|at| Step::Gone(at, None)));
    steps.extend((both..new).map(|to| Step::Come(to, None)));
    steps
}

/// Finds items that are gone from one place and have come to another.
fn find_moved(steps: &mut [Step], old: &[Value], new: &[Value]) {
    let mut come: Vec<(usize, usize, Vec<String>)> = Vec::new();
    for (step, found) in steps.iter().enumerate() {
        if let Step::Come(to, None) = found {
            come.push((step, *to, words(&new[*to])));
        }
    }
    for step in 0..steps.len() {
        let Step::Gone(at, None) = steps[step] else {
            continue;
        };
        let said = words(&old[at]);
        if said.len() < WORDS_TO_MOVE {
            continue;
        }
        let likely = come
            .iter()
            .enumerate()
            .map(|(index, (_, _, words))| (likeness(&said, words), index));
        let best = likely.max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((alike, index)) = best
            && alike >= MOVED
        {
            let (other, to, _) = come.swap_remove(index);
            steps[step] = Step::Gone(at, Some(to));
            steps[other] = Step::Come(to, Some(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(texts: &[&str]) -> Vec<Value> {
        texts.iter().map(|text| Value::from(*text)).collect()
    }

    #[test]
    fn what_changed_stays_beside_what_did_not() {
        let old = items(&["một hai ba", "bốn năm sáu", "bảy tám"]);
        let new = items(&["một hai ba", "chèn vào đây", "bốn năm tám", "bảy tám"]);
        assert_eq!(
            align(&old, &new),
            [
                Step::Both(0, 0),
                Step::Come(1, None),
                Step::Both(1, 2),
                Step::Both(2, 3)
            ]
        );
    }

    #[test]
    fn an_item_that_stands_elsewhere_is_known_again() {
        let long = "Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh";
        let old = items(&[long, "một", "hai"]);
        let changed = format!("{long} ngay");
        let new = items(&["một", "hai", &changed]);
        assert_eq!(
            align(&old, &new),
            [
                Step::Gone(0, Some(2)),
                Step::Both(1, 0),
                Step::Both(2, 1),
                Step::Come(2, Some(0))
            ]
        );
        let short = items(&["Như trên", "a", "b"]);
        assert_eq!(
            align(&short, &items(&["a", "b", "Như trên"]))[0],
            Step::Gone(0, None)
        );
    }

    #[test]
    fn long_lists_that_share_nothing_go_by_their_order() {
        let old: Vec<Value> = (0..300).map(|at| Value::from(format!("a{at}"))).collect();
        let new: Vec<Value> = (0..301).map(|at| Value::from(format!("b{at}"))).collect();
        let steps = align(&old, &new);
        assert_eq!(steps.len(), 301);
        assert_eq!(steps[300], Step::Come(300, None));
    }
}
