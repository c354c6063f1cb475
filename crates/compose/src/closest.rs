//! The name that somebody probably meant.

/// How alike two names must be, 0 to 1, for one to be proposed in the place of the other.
const ALIKE: f64 = 0.75;

/// The one of `known` that is most like `word`; none when none is like it.
pub(crate) fn closest<S: AsRef<str>>(
    word: &str,
    known: impl IntoIterator<Item = S>,
) -> Option<String> {
    let likeness = |name: S| {
        let alike = strsim::normalized_damerau_levenshtein(word, name.as_ref());
        (alike >= ALIKE).then(|| (alike, name.as_ref().to_owned()))
    };
    known
        .into_iter()
        .filter_map(likeness)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// `; is … meant?`, or nothing.
pub(crate) fn meant(closest: Option<&String>) -> String {
    closest.map_or_else(String::new, |name| format!("; is \"{name}\" meant?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_name_is_proposed() {
        let known = ["kinh_gui", "kinh_doanh", "trich_yeu"];
        assert_eq!(closest("kinh_gủi", known).as_deref(), Some("kinh_gui"));
        assert_eq!(closest("trich_yue", known).as_deref(), Some("trich_yeu"));
        assert_eq!(closest("so", known), None);
        assert_eq!(closest("so", [""; 0]), None);
    }
}
