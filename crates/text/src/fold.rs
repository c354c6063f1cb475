//! Folding: text without marks and case, for keys and comparison only, never for display.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Small letters without marks; `đ` becomes `d`.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|&c| !is_combining_mark(c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_go() {
        assert_eq!(
            fold("Ủy ban nhân dân tỉnh Đắk Lắk"),
            "uy ban nhan dan tinh dak lak"
        );
        assert_eq!(fold("ĐƯỜNG ƠN"), "duong on");
    }
}
