//! BER brought to definite, shortest lengths, with octet strings in one piece. Bytes that are DER
//! already come out as they went in.

use super::{Malformed, OCTET_STRING, element, header};

/// How deep elements may stand in each other.
const MAX_DEPTH: usize = 48;
/// The bit that says that an element consists of others.
const CONSTRUCTED: u8 = 0x20;

/// The first element of the bytes, rewritten. What follows it is left out: the room kept for a
/// signature in a PDF is filled up with zeros.
pub(crate) fn first_element(bytes: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut rest = bytes;
    take(&mut rest, 0)
}

/// How many bytes the first element has, as it is written.
pub(crate) fn length_of_first(bytes: &[u8]) -> Result<usize, Malformed> {
    let mut rest = bytes;
    take(&mut rest, 0)?;
    Ok(bytes.len() - rest.len())
}

fn take(rest: &mut &[u8], depth: usize) -> Result<Vec<u8>, Malformed> {
    if depth > MAX_DEPTH {
        return Err(Malformed);
    }
    let (tag, header, length) = header(rest)?;
    *rest = &rest[header..];
    let is_constructed = tag & CONSTRUCTED != 0;
    match length {
        None if !is_constructed => Err(Malformed),
        None => {
            let mut parts = Vec::new();
            while !rest.starts_with(&[0, 0]) {
                parts.push(take(rest, depth + 1)?);
            }
            *rest = &rest[2..];
            joined(tag, &parts)
        }
        Some(length) => {
            let content = rest.get(..length).ok_or(Malformed)?;
            *rest = &rest[length..];
            if !is_constructed {
                return Ok(element(tag, &[content]));
            }
            let mut inside = content;
            let mut parts = Vec::new();
            while !inside.is_empty() {
                parts.push(take(&mut inside, depth + 1)?);
            }
            joined(tag, &parts)
        }
    }
}

/// Puts the parts of an element together; pieces of an octet string become one.
fn joined(tag: u8, parts: &[Vec<u8>]) -> Result<Vec<u8>, Malformed> {
    if tag != OCTET_STRING | CONSTRUCTED {
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        return Ok(element(tag, &parts));
    }
    let mut pieces = Vec::with_capacity(parts.len());
    for part in parts {
        match header(part)? {
            (OCTET_STRING, header, Some(_)) => pieces.push(&part[header..]),
            _ => return Err(Malformed),
        }
    }
    Ok(element(OCTET_STRING, &pieces))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn der_stays_as_it_is_and_what_follows_is_left_out() {
        let der = [0x30, 5, 0x02, 1, 5, 0x04, 0];
        assert_eq!(first_element(&der).unwrap(), der);
        let padded = [&der[..], &[0, 0, 0]].concat();
        assert_eq!(first_element(&padded).unwrap(), der);
    }

    #[test]
    fn lengths_become_definite_and_octets_one_piece() {
        let ber = [
            0x30, 0x80, // a sequence that ends with a mark
            0x24, 0x80, 0x04, 1, 7, 0x04, 0x81, 1, 8, 0, 0, // octets in two pieces
            0x02, 0x81, 1, 5, // a length longer than it need be
            0, 0,
        ];
        assert_eq!(
            first_element(&ber).unwrap(),
            [0x30, 7, 0x04, 2, 7, 8, 0x02, 1, 5]
        );
    }

    #[test]
    fn endless_and_deep_bytes_are_malformed() {
        assert_eq!(first_element(&[0x30, 0x80, 0x02, 1, 5]), Err(Malformed));
        assert_eq!(first_element(&[0x04, 0x80, 0, 0]), Err(Malformed));
        assert_eq!(first_element(&[0x30, 0x80].repeat(100_000)), Err(Malformed));
        assert_eq!(first_element(&[0x24, 3, 0x02, 1, 5]), Err(Malformed));
    }
}
