//! ASN.1 as signatures need it: a reader of elements and a writer.
//!
//! Certificates go through `x509-cert`, which holds them to DER as it must. The signatures around
//! them cannot: in the wild they come in BER, with sets out of order, and what is hashed are their
//! bytes as they came. So they are brought to definite lengths ([`ber`]) and read element by element.

pub(crate) mod ber;

use der::oid::ObjectIdentifier;

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const OID: u8 = 0x06;
pub(crate) const ENUMERATED: u8 = 0x0A;
pub(crate) const UTC_TIME: u8 = 0x17;
pub(crate) const GENERALIZED_TIME: u8 = 0x18;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// The bytes are not the structure that they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Malformed;

/// The tag `[number]` of a constructed element.
pub(crate) const fn context(number: u8) -> u8 {
    0xA0 | number
}

/// One element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    /// Tag, length and content.
    pub(crate) whole: &'a [u8],
    pub(crate) content: &'a [u8],
}

impl<'a> Element<'a> {
    /// The elements inside.
    pub(crate) fn inside(&self) -> Reader<'a> {
        Reader(self.content)
    }

    /// The object identifier that it is.
    pub(crate) fn oid(&self) -> Result<ObjectIdentifier, Malformed> {
        match self.tag {
            OID => ObjectIdentifier::from_bytes(self.content).map_err(|_| Malformed),
            _ => Err(Malformed),
        }
    }

    /// The whole number from 0 that it is.
    pub(crate) fn small_number(&self) -> Result<usize, Malformed> {
        match self.content {
            _ if self.tag != INTEGER => Err(Malformed),
            [first, ..] if *first >= 0x80 => Err(Malformed),
            content if content.is_empty() || content.len() > 4 => Err(Malformed),
            content => Ok(content
                .iter()
                .fold(0, |number, byte| number << 8 | usize::from(*byte))),
        }
    }
}

/// Elements in a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    /// The next element.
    pub(crate) fn next(&mut self) -> Result<Element<'a>, Malformed> {
        let (tag, header, length) = header(self.0)?;
        let length = length.ok_or(Malformed)?;
        let end = header.checked_add(length).ok_or(Malformed)?;
        let whole = self.0.get(..end).ok_or(Malformed)?;
        self.0 = &self.0[end..];
        Ok(Element {
            tag,
            whole,
            content: &whole[header..],
        })
    }

    /// The next element, which must have this tag.
    pub(crate) fn expect(&mut self, tag: u8) -> Result<Element<'a>, Malformed> {
        self.optional(tag)?.ok_or(Malformed)
    }

    /// The next element if it has this tag.
    pub(crate) fn optional(&mut self, tag: u8) -> Result<Option<Element<'a>>, Malformed> {
        match self.0.first() {
            Some(next) if *next == tag => self.next().map(Some),
            _ => Ok(None),
        }
    }

    /// Everything that is left.
    pub(crate) fn all(mut self) -> Result<Vec<Element<'a>>, Malformed> {
        let mut elements = Vec::new();
        while !self.0.is_empty() {
            elements.push(self.next()?);
        }
        Ok(elements)
    }
}

/// Tag, length of the header, and length of the content; none for one that ends with a mark.
fn header(bytes: &[u8]) -> Result<(u8, usize, Option<usize>), Malformed> {
    let (tag, first) = match bytes {
        [tag, first, ..] => (*tag, *first),
        _ => return Err(Malformed),
    };
    if tag & 0x1F == 0x1F {
        return Err(Malformed);
    }
    match first {
        0x80 => Ok((tag, 2, None)),
        0..=0x7F => Ok((tag, 2, Some(usize::from(first)))),
        _ => {
            let count = usize::from(first & 0x7F);
            let digits = bytes.get(2..2 + count).ok_or(Malformed)?;
            if count > 4 {
                return Err(Malformed);
            }
            let length = digits
                .iter()
                .fold(0, |length, byte| length << 8 | usize::from(*byte));
            Ok((tag, 2 + count, Some(length)))
        }
    }
}

/// Writes an element around its parts.
pub(crate) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = vec![tag];
    if length < 0x80 {
        out.push(length as u8);
    } else {
        let digits = length.to_be_bytes();
        let digits = &digits[digits.iter().take_while(|digit| **digit == 0).count()..];
        out.push(0x80 | digits.len() as u8);
        out.extend_from_slice(digits);
    }
    parts.iter().for_each(|part| out.extend_from_slice(part));
    out
}

/// Writes a sequence.
pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(SEQUENCE, parts)
}

/// Writes the content of a set: its elements in the order that DER asks for.
pub(crate) fn sorted(mut elements: Vec<Vec<u8>>) -> Vec<u8> {
    elements.sort();
    elements.concat()
}

/// Writes an object identifier.
pub(crate) fn oid(oid: &ObjectIdentifier) -> Vec<u8> {
    element(OID, &[oid.as_bytes()])
}

/// Writes a whole number from 0 given by its digits, most significant first.
pub(crate) fn number(digits: &[u8]) -> Vec<u8> {
    let digits = &digits[digits.iter().take_while(|digit| **digit == 0).count()..];
    match digits.first() {
        None => element(INTEGER, &[&[0]]),
        Some(0x80..) => element(INTEGER, &[&[0], digits]),
        Some(_) => element(INTEGER, &[digits]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_go_out_and_come_back() {
        for length in [0, 1, 127, 128, 255, 256, 70_000] {
            let content = vec![7; length];
            let written = element(OCTET_STRING, &[&content]);
            let mut reader = Reader(&written);
            assert_eq!(reader.next().unwrap().content, content);
            assert!(reader.0.is_empty());
        }
    }

    #[test]
    fn numbers_stay_positive_and_short() {
        assert_eq!(number(&[0, 0, 5]), [INTEGER, 1, 5]);
        assert_eq!(number(&[0x80]), [INTEGER, 2, 0, 0x80]);
        assert_eq!(number(&[]), [INTEGER, 1, 0]);
    }

    #[test]
    fn what_is_cut_or_lies_about_its_length_is_malformed() {
        for bytes in [
            &[][..],
            &[0x30],
            &[0x30, 5, 0],
            &[0x30, 0x84, 1],
            &[0x30, 0x85, 1, 1, 1, 1, 1],
        ] {
            assert_eq!(Reader(bytes).next(), Err(Malformed), "{bytes:?}");
        }
        assert_eq!(Reader(&[0x30, 0x80, 0, 0]).next(), Err(Malformed));
        assert_eq!(Reader(&[0x1F, 0x81, 0]).next(), Err(Malformed));
    }
}
