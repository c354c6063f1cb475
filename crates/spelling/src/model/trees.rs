//! Boosted trees: how probable it is that a correction is right, from what is known of it.

/// Trees whose answers are added up.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forest {
    /// The nodes of all trees; a tree begins where the one before it ended.
    pub nodes: Vec<Node>,
    /// The first node of each tree.
    pub roots: Vec<u16>,
    /// What is added to the sum of all answers.
    pub bias: f32,
    /// Sums above it are told to the user.
    pub threshold: f32,
    /// Sums above it are told as certain.
    pub certain: f32,
}

/// A question, or an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Node {
    /// Whether a feature is at most a value: the next node; else the node with this number.
    Split {
        /// The feature.
        feature: u8,
        /// The value.
        at_most: f32,
        /// Where to go on otherwise; always further on.
        otherwise: u16,
    },
    /// What the tree says.
    Leaf(f32),
}

const NODE_BYTES: usize = 8;
const LEAF: u8 = u8::MAX;

impl Forest {
    /// The sum of what the trees say: the logarithm of the odds that the correction is right.
    #[must_use]
    pub fn judge(&self, features: &[f32]) -> f32 {
        let trees = self.roots.iter().map(|&root| self.answer(root, features));
        self.bias + trees.sum::<f32>()
    }

    fn answer(&self, root: u16, features: &[f32]) -> f32 {
        let mut at = usize::from(root);
        // Every step leads further on, so that it ends.
        loop {
            match self.nodes.get(at) {
                Some(&Node::Split {
                    feature,
                    at_most,
                    otherwise,
                }) => {
                    let value = features.get(usize::from(feature)).copied().unwrap_or(0.0);
                    at = if value <= at_most {
                        at + 1
                    } else {
                        usize::from(otherwise)
                    };
                }
                Some(&Node::Leaf(answer)) => return answer,
                None => return 0.0,
            }
        }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for value in [self.bias, self.threshold, self.certain] {
            out.extend(value.to_le_bytes());
        }
        out.extend((self.roots.len() as u32).to_le_bytes());
        for root in &self.roots {
            out.extend(root.to_le_bytes());
        }
        for node in &self.nodes {
            let (feature, value, otherwise) = match *node {
                Node::Split {
                    feature,
                    at_most,
                    otherwise,
                } => (feature, at_most, otherwise),
                Node::Leaf(answer) => (LEAF, answer, 0),
            };
            out.extend([feature, 0]);
            out.extend(otherwise.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        out
    }

    /// None where the bytes are cut off, or where a node leads back.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(16)?;
        let float = |at: usize| Some(f32::from_le_bytes(head.get(at..at + 4)?.try_into().ok()?));
        let count = u32::from_le_bytes(head.get(12..16)?.try_into().ok()?);
        let roots_len = usize::try_from(count).ok()?.checked_mul(2)?;
        let (roots, nodes) = rest.split_at_checked(roots_len)?;
        let nodes: Vec<Node> = nodes
            .chunks_exact(NODE_BYTES)
            .enumerate()
            .map(|(at, bytes)| node(at, bytes))
            .collect::<Option<_>>()?;
        Some(Self {
            nodes,
            roots: roots
                .chunks_exact(2)
                .map(|root| u16::from_le_bytes([root[0], root[1]]))
                .collect(),
            bias: float(0)?,
            threshold: float(4)?,
            certain: float(8)?,
        })
    }
}

fn node(at: usize, bytes: &[u8]) -> Option<Node> {
    let value = f32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    let otherwise = u16::from_le_bytes(bytes.get(2..4)?.try_into().ok()?);
    match bytes[0] {
        LEAF => Some(Node::Leaf(value)),
        feature => (usize::from(otherwise) > at).then_some(Node::Split {
            feature,
            at_most: value,
            otherwise,
        }),
    }
}
