//! Where a name or title may be broken: the borders of phrases.

use std::collections::HashSet;
use std::sync::LazyLock;

/// How bad a break between two words is, in the unit of [`super::balance`]'s raggedness.
pub(super) type Penalty = f64;

/// A phrase begins after it.
const FREE: Penalty = 0.0;
/// Nothing speaks for a break and nothing against it.
const PLAIN: Penalty = 6.0;
/// Tears a group of syllables that is one word, a place name or a figure from its noun.
const TORN: Penalty = 60.0;

/// Words that begin a phrase.
const OPENERS: [&str; 26] = [
    "tỉnh",
    "thành",
    "huyện",
    "quận",
    "thị",
    "xã",
    "phường",
    "đặc",
    "và",
    "về",
    "của",
    "trong",
    "trên",
    "tại",
    "đối",
    "theo",
    "cho",
    "để",
    "nhằm",
    "do",
    "từ",
    "đến",
    "thuộc",
    "với",
    "năm",
    "giai",
];

/// Words after which a place name follows.
const UNITS: [&str; 9] = [
    "tỉnh",
    "phố",
    "huyện",
    "quận",
    "xã",
    "phường",
    "trấn",
    "thị",
    "khu",
];

/// The longest place names have four syllables (Bà Rịa - Vũng Tàu counts the dash apart).
const PLACE_SYLLABLES: usize = 3;

/// Longest group in the table, syllables.
const LONGEST_GROUP: usize = 4;

static GROUPS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("phrases.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|group| group.contains(' '))
        .collect()
});

/// The penalty of a break before each word but the first.
pub(super) fn penalties(words: &[&str]) -> Vec<Penalty> {
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut out: Vec<Penalty> = (1..words.len())
        .map(|index| between(words, &small, index))
        .collect();
    tear_groups(&small, &mut out);
    tear_places(words, &small, &mut out);
    out
}

fn between(words: &[&str], small: &[String], index: usize) -> Penalty {
    let (before, after) = (words[index - 1], words[index]);
    if before.ends_with([',', ';', ':']) || before == "-" {
        FREE
    } else if after == "-" || after.starts_with(|letter: char| letter.is_ascii_digit()) {
        TORN
    } else if OPENERS.contains(&small[index].as_str()) {
        FREE
    } else {
        PLAIN
    }
}

/// No break inside a group of the table.
fn tear_groups(small: &[String], out: &mut [Penalty]) {
    let bare: Vec<&str> = small
        .iter()
        .map(|word| word.trim_end_matches([',', ';', '.', ':']))
        .collect();
    for start in 0..bare.len() {
        for end in start + 2..=bare.len().min(start + LONGEST_GROUP) {
            if GROUPS.contains(bare[start..end].join(" ").as_str()) {
                out[start..end - 1].fill(TORN);
            }
        }
    }
}

/// No break between a unit and its name, nor inside the name: up to the next opener, mark or, in
/// mixed case, the next small letter.
fn tear_places(words: &[&str], small: &[String], out: &mut [Penalty]) {
    for start in 0..words.len() {
        if !UNITS.contains(&small[start].as_str()) {
            continue;
        }
        if start > 0
            && matches!(
                (small[start - 1].as_str(), small[start].as_str()),
                ("thành", "phố") | ("thị", "xã" | "trấn") | ("đặc", "khu")
            )
        {
            out[start - 1] = TORN;
        }
        for index in start + 1..words.len().min(start + 1 + PLACE_SYLLABLES) {
            let is_name = words[index].starts_with(char::is_uppercase);
            if !is_name
                || OPENERS.contains(&small[index].as_str())
                || words[index - 1].ends_with([',', ';'])
            {
                break;
            }
            out[index - 1] = TORN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` where a break is free and `_` where it tears.
    fn shown(text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let mut out = words[0].to_owned();
        for (word, penalty) in words[1..].iter().zip(penalties(&words)) {
            out.push(if penalty >= TORN {
                '_'
            } else if penalty <= FREE {
                '|'
            } else {
                ' '
            });
            out.push_str(word);
        }
        out
    }

    #[test]
    fn names_of_bodies_break_before_their_place() {
        assert_eq!(
            shown("ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN"),
            "ỦY_BAN_NHÂN_DÂN|TỈNH_THÁI_NGUYÊN"
        );
        assert_eq!(
            shown("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH"),
            "ỦY_BAN_NHÂN_DÂN|THÀNH_PHỐ_HỒ_CHÍ_MINH"
        );
        assert_eq!(shown("SỞ GIÁO DỤC VÀ ĐÀO TẠO"), "SỞ GIÁO_DỤC|VÀ ĐÀO_TẠO");
    }

    #[test]
    fn figures_stay_with_their_noun() {
        assert_eq!(shown("nâng bậc lương năm 2019"), "nâng_bậc_lương|năm_2019");
    }
}
