//! Where the entries behind each context begin: ascending numbers, four at a time, the first of them
//! whole and the others as what they are more.

/// Numbers in a block.
const BLOCK: usize = 4;
/// Bytes of a block: a whole number, and what the others are more.
const BLOCK_BYTES: usize = 4 + (BLOCK - 1) * 2;

/// Numbers that ascend by no more than there are syllables, so that what three of them are more than
/// the first has room in two bytes.
pub(super) fn write(starts: &[u32]) -> Vec<u8> {
    let mut out = Vec::new();
    for block in starts.chunks(BLOCK) {
        out.extend(block[0].to_le_bytes());
        for at in 1..BLOCK {
            let more = block.get(at).map_or(0, |start| start - block[0]);
            out.extend((more as u16).to_le_bytes());
        }
    }
    out
}

/// How many bytes as many numbers take.
pub(super) fn len(starts: usize) -> usize {
    starts.div_ceil(BLOCK) * BLOCK_BYTES
}

/// One of the numbers.
pub(super) fn at(bytes: &[u8], at: usize) -> Option<usize> {
    let from = (at / BLOCK).checked_mul(BLOCK_BYTES)?;
    let (first, more) = bytes.get(from..)?.split_first_chunk::<4>()?;
    let first = usize::try_from(u32::from_le_bytes(*first)).ok()?;
    let Some(place) = (at % BLOCK).checked_sub(1) else {
        return Some(first);
    };
    let more = more.get(place * 2..)?.first_chunk::<2>()?;
    Some(first + usize::from(u16::from_le_bytes(*more)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_was_written_is_read() {
        let starts: Vec<u32> = (0..23).map(|at| at * at * 400).collect();
        for count in 1..=starts.len() {
            let bytes = super::write(&starts[..count]);
            assert_eq!(bytes.len(), super::len(count));
            for (at, &start) in starts[..count].iter().enumerate() {
                assert_eq!(super::at(&bytes, at), usize::try_from(start).ok());
            }
            assert_eq!(super::at(&bytes, count + 4), None);
        }
    }
}
