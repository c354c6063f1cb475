//! Composed form. TCVN 6909:2001 allows composed and combining forms alike (NĐ 30/2020/NĐ-CP,
//! PL I/I.4); inside the program only the composed form (NFC) exists.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in NFC; borrowed when it is so already.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether the text is in NFC.
#[must_use]
pub fn is_nfc(text: &str) -> bool {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => text.nfc().eq(text.chars()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combining_marks_become_one_letter() {
        assert_eq!(nfc("Nghi\u{323} quye\u{302}\u{301}t"), "Nghị quyết");
        assert_eq!(nfc("ye\u{302}\u{301}u"), "yếu");
    }

    #[test]
    fn composed_text_is_borrowed() {
        assert!(matches!(nfc("Ủy ban nhân dân"), Cow::Borrowed(_)));
    }
}
