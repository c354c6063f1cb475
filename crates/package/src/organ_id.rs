//! Mã định danh cơ quan, tổ chức (identifier of an agency) — Quyết định 20/2020/QĐ-TTg.

/// The most characters — Quyết định 20/2020/QĐ-TTg.
pub const MAX_CHARS: usize = 35;

/// What systems hold that have not changed since NĐ 30/2020/NĐ-CP — PL VI, Phần II, field `OrganId`.
pub const OLD_CHARS: usize = 13;

/// Whether text is such an identifier: groups of `0-9` and `A-Z` with dots between, `H26.18` or
/// `000.00.18.H26`.
#[must_use]
pub fn is_organ_id(text: &str) -> bool {
    let is_group = |group: &str| {
        !group.is_empty()
            && group
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    text.len() <= MAX_CHARS && text.split('.').all(is_group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits_and_capitals_with_dots_between() {
        for good in ["H26", "H26.18", "000.00.18.H26"] {
            assert!(is_organ_id(good), "{good}");
        }
        let long = "A".repeat(MAX_CHARS + 1);
        for bad in ["", ".", "H26.", "h26", "H26-18", "H26 18", "Đ26", &long] {
            assert!(!is_organ_id(bad), "{bad}");
        }
    }
}
