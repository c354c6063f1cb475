//! The order of what stands in a column: few crossings of arrows, by barycentres.

use crate::Chart;
use crate::columns::{Columns, Item};

/// How often the columns are gone through, forth and back.
const SWEEPS: usize = 12;

/// What stands in each column, from top to bottom.
pub(crate) type Order = Vec<Vec<usize>>;

pub(crate) fn order(columns: &Columns, chart: &Chart) -> Order {
    let joined = joined(columns);
    let mut order = columns.columns.clone();
    for column in &mut order {
        column.sort_by_key(|&item| match columns.items[item] {
            Item::Box(index) => (chart.boxes[index].time, item),
            Item::Way => (i64::MAX, item),
        });
    }
    let mut best = (crossings(&order, &joined), order.clone());
    for sweep in 0..SWEEPS {
        let forth = sweep % 2 == 0;
        let count = order.len();
        for step in 1..count {
            let (column, before) = if forth {
                (step, step - 1)
            } else {
                (count - 1 - step, count - step)
            };
            let places = places(&order[before], columns.items.len());
            let key = |item: usize, own: usize| {
                let near: Vec<usize> = joined[item]
                    .iter()
                    .filter_map(|&other| places[other])
                    .collect();
                if near.is_empty() {
                    return own as f64;
                }
                near.iter().sum::<usize>() as f64 / near.len() as f64
            };
            let mut keyed: Vec<(f64, usize)> = order[column]
                .iter()
                .enumerate()
                .map(|(own, &item)| (key(item, own), item))
                .collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            order[column] = keyed.into_iter().map(|(_, item)| item).collect();
        }
        let found = crossings(&order, &joined);
        if found < best.0 {
            best = (found, order.clone());
        }
    }
    best.1
}

/// What every item is joined with.
fn joined(columns: &Columns) -> Vec<Vec<usize>> {
    let mut joined = vec![Vec::new(); columns.items.len()];
    for (_, chain) in &columns.chains {
        for pair in chain.windows(2) {
            joined[pair[0]].push(pair[1]);
            joined[pair[1]].push(pair[0]);
        }
    }
    joined
}

fn places(column: &[usize], count: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; count];
    for (place, &item) in column.iter().enumerate() {
        places[item] = Some(place);
    }
    places
}

/// How many arrows cross between neighbouring columns.
fn crossings(order: &Order, joined: &[Vec<usize>]) -> usize {
    order
        .windows(2)
        .map(|pair| {
            let right = places(&pair[1], joined.len());
            let mut ends = Vec::new();
            for &item in &pair[0] {
                let mut own: Vec<usize> = joined[item]
                    .iter()
                    .filter_map(|&other| right[other])
                    .collect();
                own.sort_unstable();
                ends.extend(own);
            }
            inversions(&mut ends)
        })
        .sum()
}

/// How many pairs stand in the wrong order; sorts them.
fn inversions(ends: &mut [usize]) -> usize {
    if ends.len() < 2 {
        return 0;
    }
    let (left, right) = ends.split_at_mut(ends.len() / 2);
    let mut count = inversions(left) + inversions(right);
    let (mut a, mut b) = (0, 0);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    while a < left.len() || b < right.len() {
        let takes_left = b >= right.len() || a < left.len() && left[a] <= right[b];
        if takes_left {
            merged.push(left[a]);
            a += 1;
        } else {
            count += left.len() - a;
            merged.push(right[b]);
            b += 1;
        }
    }
    ends.copy_from_slice(&merged);
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::columns;
    use crate::{Arrow, Labelled};

    #[test]
    fn arrows_do_not_cross_where_they_need_not() {
        let arrows = [(3, 2), (4, 1), (5, 0)];
        let chart = Chart {
            boxes: vec![Labelled::default(); 6],
            arrows: arrows
                .map(|(from, to)| Arrow {
                    from,
                    to,
                    ..Arrow::default()
                })
                .to_vec(),
            ..Chart::default()
        };
        let columns = columns(&chart);
        let order = order(&columns, &chart);
        assert_eq!(crossings(&order, &joined(&columns)), 0);
        assert_eq!(inversions(&mut [2, 1, 0]), 3);
    }
}
