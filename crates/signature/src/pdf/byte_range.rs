//! `/ByteRange`: which bytes a signature covers. Forged signatures play with these four numbers, so
//! they must be exactly the file up to an end, without the octets of the signature itself.

use std::ops::Range;

use serde::Serialize;

/// The bytes that a signature covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ByteRange {
    /// From the start of the file to the octets of the signature.
    pub(crate) before: Range<usize>,
    /// From behind them to the end of the signed revision.
    pub(crate) after: Range<usize>,
}

/// Why the bytes are not what a signature may cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RangeFault {
    /// There are not four whole numbers.
    NotFourNumbers,
    /// The first range does not begin with the file.
    NotFromTheStart,
    /// A range reaches beyond the file, or the second begins before the first ends.
    OutOfTheFile,
    /// What is left out is not exactly the octets of this signature.
    MoreLeftOut,
}

impl ByteRange {
    /// Reads the four numbers and holds what they leave out against the octets of the signature.
    pub(crate) fn of(bytes: &[u8], numbers: &[i64], contents: &[u8]) -> Result<Self, RangeFault> {
        let Ok([first, before, second, after]) = <[i64; 4]>::try_from(numbers) else {
            return Err(RangeFault::NotFourNumbers);
        };
        if first != 0 {
            return Err(RangeFault::NotFromTheStart);
        }
        let place = |number: i64| usize::try_from(number).map_err(|_| RangeFault::OutOfTheFile);
        let (before, second, after) = (place(before)?, place(second)?, place(after)?);
        let end = second.checked_add(after).ok_or(RangeFault::OutOfTheFile)?;
        if before > second || end > bytes.len() {
            return Err(RangeFault::OutOfTheFile);
        }
        if !is_hex_of(&bytes[before..second], contents) {
            return Err(RangeFault::MoreLeftOut);
        }
        Ok(Self {
            before: 0..before,
            after: second..end,
        })
    }

    /// The two pieces that are hashed.
    pub(crate) fn pieces<'a>(&self, bytes: &'a [u8]) -> [&'a [u8]; 2] {
        [&bytes[self.before.clone()], &bytes[self.after.clone()]]
    }

    /// Where the signed revision ends.
    pub(crate) fn end(&self) -> usize {
        self.after.end
    }
}

/// Whether the gap is `<` hexadecimal digits `>`, nothing else, and says these octets.
fn is_hex_of(gap: &[u8], contents: &[u8]) -> bool {
    let Some(digits) = gap
        .strip_prefix(b"<")
        .and_then(|gap| gap.strip_suffix(b">"))
    else {
        return false;
    };
    let digits: Vec<u8> = digits
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .copied()
        .collect();
    let nibble = |byte: &u8| char::from(*byte).to_digit(16).map(|digit| digit as u8);
    let mut decoded = Vec::with_capacity(contents.len());
    for pair in digits.chunks(2) {
        let low = pair.get(1).unwrap_or(&b'0');
        match (nibble(&pair[0]), nibble(low)) {
            (Some(high), Some(low)) => decoded.push(high << 4 | low),
            _ => return false,
        }
    }
    decoded == contents
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = b"head<0aFf>tail";

    fn of(numbers: &[i64]) -> Result<ByteRange, RangeFault> {
        ByteRange::of(FILE, numbers, &[0x0A, 0xFF])
    }

    #[test]
    fn the_whole_file_but_the_signature() {
        let range = of(&[0, 4, 10, 4]).unwrap();
        assert_eq!(range.pieces(FILE), [b"head".as_slice(), b"tail"]);
        assert_eq!(range.end(), FILE.len());
        assert_eq!(of(&[0, 4, 10, 2]).unwrap().end(), 12);
    }

    #[test]
    fn games_with_the_numbers_are_refused() {
        for (numbers, fault) in [
            (&[0, 4, 10][..], RangeFault::NotFourNumbers),
            (&[0, 4, 10, 4, 0, 0], RangeFault::NotFourNumbers),
            (&[1, 3, 10, 4], RangeFault::NotFromTheStart),
            (&[0, -4, 10, 4], RangeFault::OutOfTheFile),
            (&[0, 10, 4, 4], RangeFault::OutOfTheFile),
            (&[0, 4, 10, 5], RangeFault::OutOfTheFile),
            (&[0, 4, i64::MAX, i64::MAX], RangeFault::OutOfTheFile),
            (&[0, 3, 10, 4], RangeFault::MoreLeftOut),
            (&[0, 4, 11, 3], RangeFault::MoreLeftOut),
            (&[0, 4, 4, 10], RangeFault::MoreLeftOut),
        ] {
            assert_eq!(of(numbers), Err(fault), "{numbers:?}");
        }
    }

    #[test]
    fn the_octets_must_be_those_of_the_dictionary() {
        let other = ByteRange::of(FILE, &[0, 4, 10, 4], &[0x0A, 0xFE]);
        assert_eq!(other, Err(RangeFault::MoreLeftOut));
    }
}
