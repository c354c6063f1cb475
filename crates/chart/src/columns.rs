//! Which column every box stands in, and the way of arrows that pass over columns.

use crate::Chart;

/// More boxes than this do not stand in one column where they can be parted.
const MOST_IN_COLUMN: usize = 12;

/// The columns of a drawing, from left to right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Columns {
    /// What stands in each column, in no order yet.
    pub(crate) columns: Vec<Vec<usize>>,
    /// What stands there. The boxes come first, each at its own index; then the ways.
    pub(crate) items: Vec<Item>,
    /// Arrows as chains of items, from the box they leave to the one they point at, with their index.
    pub(crate) chains: Vec<(usize, Vec<usize>)>,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// A box.
    Box(usize),
    /// The way of an arrow that passes.
    Way,
}

pub(crate) fn columns(chart: &Chart) -> Columns {
    let count = chart.boxes.len();
    let mut arrows: Vec<(usize, usize, usize)> = chart
        .arrows
        .iter()
        .enumerate()
        .filter(|(_, arrow)| arrow.from < count && arrow.to < count && arrow.from != arrow.to)
        .map(|(index, arrow)| (index, arrow.from, arrow.to))
        .collect();
    turn_circles(count, &mut arrows);
    let layers = layers(count, &arrows);
    let column = parted(chart, &layers);
    cut(chart, &column, &arrows)
}

/// Turns round the arrows that would close a circle, in the order of a walk over all boxes.
fn turn_circles(count: usize, arrows: &mut [(usize, usize, usize)]) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Open,
        Done,
    }
    let mut out = vec![Vec::new(); count];
    for (index, &(_, from, _)) in arrows.iter().enumerate() {
        out[from].push(index);
    }
    let mut seen = vec![Seen::No; count];
    for start in 0..count {
        let mut path = vec![(start, 0_usize)];
        while let Some((node, next)) = path.pop() {
            if next == 0 && seen[node] != Seen::No {
                continue;
            }
            seen[node] = Seen::Open;
            let Some(&arrow) = out[node].get(next) else {
                seen[node] = Seen::Done;
                continue;
            };
            path.push((node, next + 1));
            let (_, from, to) = arrows[arrow];
            if from == node && seen[to] == Seen::Open {
                arrows[arrow] = (arrows[arrow].0, to, from);
            } else if from == node && seen[to] == Seen::No {
                path.push((to, 0));
            }
        }
    }
}

/// The layer of every box: to the right of all that it points at, and as near to what points at it as
/// that allows.
fn layers(count: usize, arrows: &[(usize, usize, usize)]) -> Vec<usize> {
    let mut layer = vec![0_usize; count];
    let mut left = vec![0_usize; count];
    let (mut points_at, mut pointed_by) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for &(_, from, to) in arrows {
        points_at[from].push(to);
        pointed_by[to].push(from);
        left[from] += 1;
    }
    let mut ready: Vec<usize> = (0..count).filter(|&node| left[node] == 0).collect();
    let mut done = Vec::with_capacity(count);
    while let Some(node) = ready.pop() {
        done.push(node);
        for &later in &pointed_by[node] {
            layer[later] = layer[later].max(layer[node] + 1);
            left[later] -= 1;
            if left[later] == 0 {
                ready.push(later);
            }
        }
    }
    for &node in done.iter().rev() {
        if let Some(nearest) = pointed_by[node].iter().map(|&later| layer[later]).min() {
            layer[node] = nearest - 1;
        }
    }
    layer
}

/// The column of every box: a layer of too many boxes becomes several columns, the oldest leftmost.
fn parted(chart: &Chart, layers: &[usize]) -> Vec<usize> {
    let mut column = vec![0; layers.len()];
    let mut first = 0;
    for layer in 0..=layers.iter().copied().max().unwrap_or(0) {
        let mut boxes: Vec<usize> = (0..layers.len())
            .filter(|&node| layers[node] == layer)
            .collect();
        if boxes.is_empty() {
            continue;
        }
        boxes.sort_by_key(|&node| (chart.boxes[node].time, node));
        let parts = boxes.len().div_ceil(MOST_IN_COLUMN);
        let share = boxes.len().div_ceil(parts);
        for (place, node) in boxes.into_iter().enumerate() {
            column[node] = first + place / share;
        }
        first += parts;
    }
    column
}

/// Cuts arrows that pass over columns, and gives each column what stands in it.
fn cut(chart: &Chart, column: &[usize], arrows: &[(usize, usize, usize)]) -> Columns {
    let mut made = Columns {
        columns: vec![Vec::new(); column.iter().map(|column| column + 1).max().unwrap_or(0)],
        items: (0..column.len()).map(Item::Box).collect(),
        chains: Vec::new(),
    };
    for (node, &column) in column.iter().enumerate() {
        made.columns[column].push(node);
    }
    for &(index, from, to) in arrows {
        let mut chain = vec![from];
        for passed in (column[to] + 1..column[from]).rev() {
            let way = made.items.len();
            made.items.push(Item::Way);
            made.columns[passed].push(way);
            chain.push(way);
        }
        chain.push(to);
        // A turned arrow is drawn as the caller meant it.
        if chart.arrows[index].from != from {
            chain.reverse();
        }
        made.chains.push((index, chain));
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Arrow, Labelled};

    pub(crate) fn chart(count: usize, arrows: &[(usize, usize)]) -> Chart {
        Chart {
            boxes: (0..count)
                .map(|time| Labelled {
                    time: time as i64,
                    ..Labelled::default()
                })
                .collect(),
            arrows: arrows
                .iter()
                .map(|&(from, to)| Arrow {
                    from,
                    to,
                    ..Arrow::default()
                })
                .collect(),
            ..Chart::default()
        }
    }

    #[test]
    fn what_is_pointed_at_stands_left() {
        let made = columns(&chart(4, &[(1, 0), (2, 1), (3, 0), (3, 2)]));
        assert_eq!(made.columns.len(), 4);
        assert_eq!(
            made.chains[2].1.len(),
            4,
            "the long arrow passes two columns"
        );
    }

    #[test]
    fn a_circle_is_turned_and_a_crowd_parted() {
        let made = columns(&chart(3, &[(0, 1), (1, 2), (2, 0)]));
        assert_eq!(made.columns.len(), 3);
        let star: Vec<_> = (1..40).map(|leaf| (0, leaf)).collect();
        let made = columns(&chart(40, &star));
        assert_eq!(made.columns.len(), 5);
        assert!(made.columns.iter().all(|column| {
            column
                .iter()
                .filter(|&&item| matches!(made.items[item], Item::Box(_)))
                .count()
                <= MOST_IN_COLUMN
        }));
    }
}
