//! What is said most often.

/// Values with how often each was said, in the order in which they were said first.
#[derive(Debug)]
pub(super) struct Count<T>(Vec<(T, usize)>);

impl<T> Default for Count<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone + PartialEq> Count<T> {
    pub(super) fn of(values: impl IntoIterator<Item = T>) -> Self {
        let mut count = Self::default();
        values.into_iter().for_each(|value| count.add(value));
        count
    }

    pub(super) fn add(&mut self, value: T) {
        match self.0.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => self.0.push((value, 1)),
        }
    }

    /// The values with their counts, the commonest first.
    pub(super) fn counted(&self) -> impl Iterator<Item = (T, usize)> + use<T> {
        let mut counted = self.0.clone();
        counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counted.into_iter()
    }

    /// All values, the commonest first.
    pub(super) fn all(&self) -> impl Iterator<Item = T> + use<T> {
        self.counted().map(|(value, _)| value)
    }

    /// The values that were said at least so often.
    pub(super) fn at_least(&self, least: usize) -> impl Iterator<Item = T> + use<T> {
        let counted = self.counted().filter(move |(_, count)| *count >= least);
        counted.map(|(value, _)| value)
    }

    /// The commonest value.
    pub(super) fn first(&self) -> Option<T> {
        self.all().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_stands_first_and_equals_keep_their_order() {
        let count = Count::of(["b", "a", "c", "a"]);
        assert_eq!(count.all().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(count.at_least(2).collect::<Vec<_>>(), ["a"]);
        assert_eq!(count.first(), Some("a"));
        assert_eq!(Count::<u8>::default().first(), None);
    }
}
