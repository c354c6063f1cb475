//! Fitting the trees that judge corrections: gradient boosting on the logarithm of the odds, with
//! features put into as many bins as a byte has.

use thethuc_spelling::model::{Forest, Node};
use thethuc_spelling::reader::FEATURES;

/// What is known of one correction, and whether there was an error.
pub(crate) struct Example {
    pub(crate) features: [f32; FEATURES],
    pub(crate) is_error: bool,
    /// Whether somebody told that there is one, or that there is none.
    pub(crate) is_judged: bool,
    /// How many times it counts.
    pub(crate) weight: f64,
}

/// How many trees a forest has.
pub(crate) const TREES: usize = 200;
const DEPTH: usize = 5;
const BINS: usize = 64;
const RATE: f64 = 0.1;
/// Fewer examples on a side are not parted.
const FEWEST: f64 = 30.0;
const SMOOTHING: f64 = 2.0;

/// So many trees that tell errors from what is right.
pub(crate) fn fit(examples: &[Example], trees: usize) -> Forest {
    let edges = edges(examples);
    let binned: Vec<[u8; FEATURES]> = examples.iter().map(|e| bins(&e.features, &edges)).collect();
    let sum = |wanted: bool| -> f64 {
        let wanted = examples.iter().filter(|e| e.is_error == wanted);
        wanted.map(|e| e.weight).sum()
    };
    let bias = (sum(true) / sum(false)).ln();
    let mut fit = Fit {
        examples,
        binned,
        edges,
        scores: vec![bias; examples.len()],
        sums: Vec::new(),
        forest: Forest {
            bias: bias as f32,
            ..Forest::default()
        },
    };
    for _ in 0..trees {
        fit.sums = (0..examples.len()).map(|at| fit.sums(at)).collect();
        let all: Vec<u32> = (0..examples.len() as u32).collect();
        let histogram = fit.histogram(&all);
        fit.forest.roots.push(fit.forest.nodes.len() as u16);
        fit.grow(all, &histogram, DEPTH);
    }
    fit.forest
}

struct Fit<'e> {
    examples: &'e [Example],
    binned: Vec<[u8; FEATURES]>,
    edges: Vec<Vec<f32>>,
    scores: Vec<f64>,
    /// Of each example, before the tree that is growing.
    sums: Vec<Sums>,
    forest: Forest,
}

/// For each feature and bin the sums of the examples in it.
type Histogram = Vec<[Sums; BINS]>;

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
    fn sums(&self, at: usize) -> Sums {
        let p = 1.0 / (1.0 + (-self.scores[at]).exp());
        let truth = f64::from(u8::from(self.examples[at].is_error));
        let weight = self.examples[at].weight;
        Sums {
            slope: weight * (truth - p),
            curve: weight * p * (1.0 - p),
            count: 1.0,
        }
    }

    fn histogram(&self, examples: &[u32]) -> Histogram {
        let mut histogram = vec![[Sums::default(); BINS]; FEATURES];
        for &example in examples {
            let sums = self.sums[example as usize];
            for (bins, &bin) in histogram.iter_mut().zip(&self.binned[example as usize]) {
                bins[usize::from(bin)].add(sums);
            }
        }
        histogram
    }

    fn grow(&mut self, examples: Vec<u32>, histogram: &Histogram, depth: usize) {
        let mut all = Sums::default();
        for sums in &histogram[0] {
            all.add(*sums);
        }
        let best = (depth > 0).then(|| best_split(histogram, all)).flatten();
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
        let [of_low, of_high] = self.parted(histogram, &low, &high);
        let here = self.forest.nodes.len();
        self.forest.nodes.push(Node::Leaf(0.0));
        self.grow(low, &of_low, depth - 1);
        let otherwise = self.forest.nodes.len() as u16;
        self.grow(high, &of_high, depth - 1);
        self.forest.nodes[here] = Node::Split {
            feature: feature as u8,
            at_most: self.edges[feature][bin],
            otherwise,
        };
    }

    /// The histograms of both sides: that of the smaller one is counted, the other is what is left.
    fn parted(&self, whole: &Histogram, low: &[u32], high: &[u32]) -> [Histogram; 2] {
        let counted = self.histogram(if low.len() < high.len() { low } else { high });
        let mut rest = whole.clone();
        for (rest, counted) in rest.iter_mut().zip(&counted) {
            for (rest, counted) in rest.iter_mut().zip(counted) {
                *rest = rest.minus(*counted);
            }
        }
        if low.len() < high.len() {
            [counted, rest]
        } else {
            [rest, counted]
        }
    }
}

fn best_split(histogram: &Histogram, all: Sums) -> Option<(usize, usize)> {
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
