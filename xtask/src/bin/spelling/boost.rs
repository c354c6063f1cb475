//! Fitting the trees that judge corrections: gradient boosting on the logarithm of the odds, with
//! features put into as many bins as a byte has.

use thethuc_spelling::context::FEATURES;
use thethuc_spelling::model::{Forest, Node};

/// What is known of one correction, and whether there was an error.
pub(crate) struct Example {
    pub(crate) features: [f32; FEATURES],
    pub(crate) is_error: bool,
}

const TREES: usize = 160;
const DEPTH: usize = 5;
const BINS: usize = 64;
const RATE: f64 = 0.12;
/// Fewer examples on a side are not parted.
const FEWEST: f64 = 30.0;
const SMOOTHING: f64 = 2.0;

/// Trees that tell errors from what is right.
pub(crate) fn fit(examples: &[Example]) -> Forest {
    let edges = edges(examples);
    let binned: Vec<[u8; FEATURES]> = examples.iter().map(|e| bins(&e.features, &edges)).collect();
    let errors = examples.iter().filter(|e| e.is_error).count() as f64;
    let bias = (errors / (examples.len() as f64 - errors)).ln();
    let mut fit = Fit {
        examples,
        binned,
        edges,
        scores: vec![bias; examples.len()],
        forest: Forest {
            bias: bias as f32,
            ..Forest::default()
        },
    };
    for _ in 0..TREES {
        let all: Vec<u32> = (0..examples.len() as u32).collect();
        fit.forest.roots.push(fit.forest.nodes.len() as u16);
        fit.grow(all, DEPTH);
    }
    fit.forest
}

struct Fit<'e> {
    examples: &'e [Example],
    binned: Vec<[u8; FEATURES]>,
    edges: Vec<Vec<f32>>,
    scores: Vec<f64>,
    forest: Forest,
}

/// Sums of slopes and curvatures.
#[derive(Clone, Copy, Default)]
struct Sums {
    slope: f64,
    curve: f64,
    count: f64,
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.slope += other.slope;
        self.curve += other.curve;
        self.count += other.count;
    }

    fn minus(self, other: Self) -> Self {
        Self {
            slope: self.slope - other.slope,
            curve: self.curve - other.curve,
            count: self.count - other.count,
        }
    }

    fn gain(self) -> f64 {
        self.slope * self.slope / (self.curve + SMOOTHING)
    }
}

impl Fit<'_> {
    fn sums(&self, example: u32) -> Sums {
        let at = example as usize;
        let p = 1.0 / (1.0 + (-self.scores[at]).exp());
        let truth = f64::from(u8::from(self.examples[at].is_error));
        Sums {
            slope: truth - p,
            curve: p * (1.0 - p),
            count: 1.0,
        }
    }

    fn grow(&mut self, examples: Vec<u32>, depth: usize) {
        let mut histogram = vec![[Sums::default(); BINS]; FEATURES];
        let mut all = Sums::default();
        for &example in &examples {
            let sums = self.sums(example);
            all.add(sums);
            for (feature, &bin) in self.binned[example as usize].iter().enumerate() {
                histogram[feature][usize::from(bin)].add(sums);
            }
        }
        let best = (depth > 0).then(|| best_split(&histogram, all)).flatten();
        let Some((feature, bin)) = best else {
            let answer = RATE * all.slope / (all.curve + SMOOTHING);
            for example in examples {
                self.scores[example as usize] += answer;
            }
            return self.forest.nodes.push(Node::Leaf(answer as f32));
        };
        let (low, high): (Vec<u32>, Vec<u32>) = examples
            .into_iter()
            .partition(|&e| usize::from(self.binned[e as usize][feature]) <= bin);
        let here = self.forest.nodes.len();
        self.forest.nodes.push(Node::Leaf(0.0));
        self.grow(low, depth - 1);
        let otherwise = self.forest.nodes.len() as u16;
        self.grow(high, depth - 1);
        self.forest.nodes[here] = Node::Split {
            feature: feature as u8,
            at_most: self.edges[feature][bin],
            otherwise,
        };
    }
}

fn best_split(histogram: &[[Sums; BINS]], all: Sums) -> Option<(usize, usize)> {
    let mut best = (1e-6, None);
    for (feature, bins) in histogram.iter().enumerate() {
        let mut low = Sums::default();
        for (bin, sums) in bins.iter().enumerate().take(BINS - 1) {
            low.add(*sums);
            let high = all.minus(low);
            if low.count < FEWEST || high.count < FEWEST {
                continue;
            }
            let gain = low.gain() + high.gain() - all.gain();
            if gain > best.0 {
                best = (gain, Some((feature, bin)));
            }
        }
    }
    best.1
}

/// For each feature, the values that part the examples into bins.
fn edges(examples: &[Example]) -> Vec<Vec<f32>> {
    (0..FEATURES)
        .map(|feature| {
            let mut values: Vec<f32> = examples.iter().map(|e| e.features[feature]).collect();
            values.sort_by(f32::total_cmp);
            let mut edges: Vec<f32> = (1..BINS)
                .filter_map(|at| values.get(at * values.len() / BINS).copied())
                .collect();
            edges.dedup();
            edges.truncate(BINS - 1);
            edges
        })
        .collect()
}

fn bins(features: &[f32; FEATURES], edges: &[Vec<f32>]) -> [u8; FEATURES] {
    let mut bins = [0; FEATURES];
    for (bin, (value, edges)) in bins.iter_mut().zip(features.iter().zip(edges)) {
        *bin = edges.partition_point(|edge| edge < value) as u8;
    }
    bins
}
