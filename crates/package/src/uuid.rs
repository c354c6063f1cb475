//! Identifiers that follow from what they name.

use sha2::{Digest, Sha256};

/// A UUID of version 8 (RFC 9562, 5.8), made of the SHA-256 of its parts: the same parts have the
/// same one. Parts are told apart by their lengths.
#[must_use]
pub fn uuid_of(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = hex(&bytes);
    let groups = [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ];
    groups.join("-")
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_from_its_parts_and_says_its_version() {
        let one = uuid_of(&[b"ab", b"c"]);
        assert_eq!(one, uuid_of(&[b"ab", b"c"]));
        assert_ne!(one, uuid_of(&[b"a", b"bc"]));
        assert_eq!((one.len(), &one[14..15]), (36, "8"));
        assert!(matches!(&one[19..20], "8" | "9" | "a" | "b"));
    }
}
