//! Reading, cleaning and splitting the corpora.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context, Result};
use thethuc_text::{nfc, parse_syllable};

use crate::random::hash;

/// Which part of the corpora a paragraph belongs to, by its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Counted.
    Train,
    /// Thresholds and trees are fitted to it.
    Tune,
    /// Only measured.
    HeldOut,
}

impl Part {
    /// Of a hundred paragraphs five are for tuning, another is held out.
    pub(crate) fn of(paragraph: &str) -> Self {
        match hash(paragraph) % 100 {
            0 => Self::HeldOut,
            1..=5 => Self::Tune,
            _ => Self::Train,
        }
    }
}

/// Words by which the pages of legal portals give themselves away.
const BOILERPLATE: [&str; 10] = [
    "Căn cứ pháp lý",
    "thuvienphapluat",
    "luatvietnam",
    "vbpl.vn",
    "Đăng nhập",
    "Tải về",
    "Tình trạng hiệu lực",
    "Lưu trữ Ghi chú",
    "javascript",
    "[[",
];

/// Soft hyphens and blanks without width, which part words where nobody sees it.
const UNSEEN: [char; 2] = ['\u{ad}', '\u{200b}'];

/// Fewer words say nothing of what stands beside what.
const FEWEST_WORDS: usize = 4;
/// Of how many words in a hundred syllables are wanted.
const SYLLABLES_PERCENT: usize = 60;

/// The paragraphs of a corpus, each once, without what is no running Vietnamese.
pub(crate) fn paragraphs(path: &Path, leave_out: &HashSet<u64>) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut seen = HashSet::new();
    Ok(text
        .lines()
        .map(|line| nfc(line.trim()).replace('Ð', "Đ").replace(UNSEEN, ""))
        .filter(|line| is_running_text(line))
        .filter(|line| seen.insert(hash(line)))
        .filter(|line| shingles(line).all(|shingle| !leave_out.contains(&shingle)))
        .collect())
}

fn is_running_text(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let is_syllable =
        |word: &&str| parse_syllable(word.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
    let syllables = line.split_whitespace().filter(is_syllable).count();
    words >= FEWEST_WORDS
        && !line.ends_with("...")
        && syllables * 100 >= words * SYLLABLES_PERCENT
        && !BOILERPLATE.iter().any(|known| line.contains(known))
}

/// Hashes of each ten words in a row, by which a text is recognised in another.
pub(crate) fn shingles(text: &str) -> impl Iterator<Item = u64> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let hashes: Vec<u64> = words.windows(10).map(|ten| hash(&ten.join(" "))).collect();
    hashes.into_iter()
}
