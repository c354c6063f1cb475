//! Whether two objects say the same, however they are written.

use lopdf::{Dictionary, Object};

/// Whether two objects say the same. Only the way in which they are written may differ: `(a)` and
/// `<61>`, `1` and `1.0`, the order of keys.
pub(crate) fn same(left: &Object, right: &Object) -> bool {
    match (left, right) {
        (Object::String(left, _), Object::String(right, _)) => left == right,
        (Object::Array(left), Object::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (Object::Dictionary(left), Object::Dictionary(right)) => same_but(left, right, &[]),
        (Object::Stream(left), Object::Stream(right)) => {
            left.content == right.content && same_but(&left.dict, &right.dict, &[])
        }
        (Object::Integer(whole), Object::Real(real))
        | (Object::Real(real), Object::Integer(whole)) => f64::from(*real) == *whole as f64,
        _ => left == right,
    }
}

/// Whether two dictionaries say the same but for the keys that are named.
pub(crate) fn same_but(left: &Dictionary, right: &Dictionary, but: &[&[u8]]) -> bool {
    changed_keys(left, right)
        .iter()
        .all(|key| but.contains(key))
}

/// The keys whose values differ, or that only one of the two has.
pub(crate) fn changed_keys<'a>(left: &'a Dictionary, right: &'a Dictionary) -> Vec<&'a [u8]> {
    let gone_or_changed = left
        .iter()
        .filter(|(key, was)| !right.get(key).is_ok_and(|now| same(was, now)));
    let new = right.iter().filter(|(key, _)| !left.has(key));
    gone_or_changed
        .chain(new)
        .map(|(key, _)| key.as_slice())
        .collect()
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, StringFormat, dictionary};

    use super::*;

    #[test]
    fn only_the_writing_may_differ() {
        let text = |format| Object::String(b"a".to_vec(), format);
        assert!(same(
            &text(StringFormat::Literal),
            &text(StringFormat::Hexadecimal)
        ));
        assert!(same(&Object::Integer(1), &Object::Real(1.0)));
        assert!(!same(&Object::Integer(1), &Object::Real(1.5)));
        assert!(!same(&Object::Integer(1), &Object::Null));
    }

    #[test]
    fn changed_keys_are_those_that_differ_on_either_side() {
        let was = dictionary! { "A" => 1, "B" => 2, "C" => 3 };
        let now = dictionary! { "C" => 3, "B" => 4, "D" => 5 };
        assert_eq!(changed_keys(&was, &now), [b"A".as_slice(), b"B", b"D"]);
        assert!(same_but(&was, &now, &[b"A", b"B", b"D"]));
        assert!(!same_but(&was, &now, &[b"A", b"B"]));
    }
}
