//! Where everything stands: columns beside each other; in a column, each item as near to what it is
//! joined with as its neighbours allow.

use crate::columns::{Columns, Item};
use crate::letters::Size;
use crate::order::Order;

/// Between two columns, px.
const COLUMN_GAP_PX: f64 = 84.0;
/// Between two boxes, px.
const BOX_GAP_PX: f64 = 16.0;
/// Room of an arrow that passes, px.
const WAY_PX: f64 = 6.0;
/// How often places are made even.
const ROUNDS: usize = 24;

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Places {
    /// The middle of every item, px from the top.
    pub(crate) middle: Vec<f64>,
    /// The left edge and the width of the column of every item, px.
    pub(crate) column: Vec<(f64, f64)>,
    /// The whole, px.
    pub(crate) width: f64,
    /// The whole, px.
    pub(crate) height: f64,
}

pub(crate) fn places(columns: &Columns, order: &Order, sizes: &[Size]) -> Places {
    let height = |item: usize| match columns.items[item] {
        Item::Box(index) => sizes[index].height,
        Item::Way => WAY_PX,
    };
    let mut places = Places {
        middle: vec![0.0; columns.items.len()],
        column: vec![(0.0, 0.0); columns.items.len()],
        ..Places::default()
    };
    let mut left = 0.0;
    for column in order {
        let boxes = column.iter().filter_map(|&item| match columns.items[item] {
            Item::Box(index) => Some(sizes[index].width),
            Item::Way => None,
        });
        let width = boxes.fold(0.0, f64::max);
        for &item in column {
            places.column[item] = (left, width);
        }
        left += width + COLUMN_GAP_PX;
    }
    places.width = (left - COLUMN_GAP_PX).max(0.0);
    let wanted = wanted(columns);
    for round in 0..=ROUNDS {
        let sweep: Vec<&Vec<usize>> = if round % 2 == 0 {
            order.iter().collect()
        } else {
            order.iter().rev().collect()
        };
        for column in sweep {
            even(column, &wanted, &mut places.middle, &height);
        }
    }
    let top = (0..columns.items.len())
        .map(|item| places.middle[item] - height(item) / 2.0)
        .fold(f64::INFINITY, f64::min);
    for middle in &mut places.middle {
        *middle -= top;
    }
    places.height = (0..columns.items.len())
        .map(|item| places.middle[item] + height(item) / 2.0)
        .fold(0.0, f64::max);
    places
}

/// What pulls at every item.
fn wanted(columns: &Columns) -> Vec<Vec<usize>> {
    let mut wanted = vec![Vec::new(); columns.items.len()];
    for (_, chain) in &columns.chains {
        for pair in chain.windows(2) {
            wanted[pair[0]].push(pair[1]);
            wanted[pair[1]].push(pair[0]);
        }
    }
    wanted
}

/// Moves the items of a column as near to the mean of what pulls at them as their order and gaps allow:
/// the least squares of it, by pooling neighbours that push each other.
fn even(
    column: &[usize],
    wanted: &[Vec<usize>],
    middle: &mut [f64],
    height: &impl Fn(usize) -> f64,
) {
    let mut offsets = Vec::with_capacity(column.len());
    let mut offset = 0.0;
    for (place, &item) in column.iter().enumerate() {
        if place > 0 {
            offset += (height(column[place - 1]) + height(item)) / 2.0 + BOX_GAP_PX;
        }
        offsets.push(offset);
    }
    // Pools of items that touch: their sum of wishes, and how many they are.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (&item, offset) in column.iter().zip(&offsets) {
        let pulls = &wanted[item];
        let wish = if pulls.is_empty() {
            middle[item]
        } else {
            pulls.iter().map(|&other| middle[other]).sum::<f64>() / pulls.len() as f64
        };
        pools.push((wish - offset, 1));
        while let [.., (sum, count), (last, more)] = pools[..]
            && sum / count as f64 > last / more as f64
        {
            pools.pop();
            pools.pop();
            pools.push((sum + last, count + more));
        }
    }
    let places = pools
        .iter()
        .flat_map(|&(sum, count)| std::iter::repeat_n(sum / count as f64, count));
    for ((&item, offset), place) in column.iter().zip(&offsets).zip(places) {
        middle[item] = place + offset;
    }
}
