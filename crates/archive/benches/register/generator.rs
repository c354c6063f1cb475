//! Documents of realistic length and vocabulary, always the same ones: syllables by Zipf's law, a
//! subject of 22 and a body of 200.

use thethuc_archive::{Draft, Facts, Recipient, Signer};

const ONSETS: [&str; 24] = [
    "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r",
    "s", "t", "th", "tr", "v", "x",
];
/// Rhymes, cut where the tone is written.
const RHYMES: [(&str, &str); 48] = [
    ("a", ""),
    ("a", "i"),
    ("a", "n"),
    ("a", "ng"),
    ("a", "nh"),
    ("a", "o"),
    ("a", "m"),
    ("a", "y"),
    ("ă", "n"),
    ("ă", "ng"),
    ("ă", "m"),
    ("â", "n"),
    ("â", "u"),
    ("â", "y"),
    ("â", "p"),
    ("â", "t"),
    ("e", ""),
    ("e", "n"),
    ("e", "m"),
    ("ê", ""),
    ("ê", "n"),
    ("ê", "nh"),
    ("i", ""),
    ("i", "nh"),
    ("i", "ch"),
    ("i", "n"),
    ("iê", "n"),
    ("iê", "t"),
    ("iê", "m"),
    ("o", ""),
    ("o", "n"),
    ("o", "ng"),
    ("oa", "n"),
    ("oa", "t"),
    ("ô", ""),
    ("ô", "ng"),
    ("ô", "i"),
    ("ô", "n"),
    ("ơ", ""),
    ("ơ", "i"),
    ("ơ", "n"),
    ("u", ""),
    ("u", "ng"),
    ("ư", ""),
    ("ư", "ng"),
    ("ươ", "ng"),
    ("ươ", "c"),
    ("uyê", "t"),
];
/// The tones, as combining marks.
const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
const SYMBOLS: [&str; 6] = ["SNV-VP", "SNV-TCCB", "QĐ-SNV", "KH-SNV", "BC-SNV", "TB-SNV"];
const NAMES: [&str; 5] = [
    "Đặng Thị Hòa",
    "Nguyễn Văn An",
    "Trần Quốc Bình",
    "Lê Thu Cúc",
    "Phạm Minh Đức",
];

/// Makes documents.
pub(crate) struct Generator {
    syllables: Vec<String>,
    state: u64,
}

impl Generator {
    pub(crate) fn new() -> Self {
        let mut syllables = Vec::new();
        for onset in ONSETS {
            for (before, after) in RHYMES {
                let whole = TONES.map(|tone| format!("{onset}{before}{tone}{after}"));
                syllables.extend(whole.map(|syllable| thethuc_text::nfc(&syllable).into_owned()));
            }
        }
        // An order that has nothing to do with the alphabet, and is always the same.
        syllables.sort_by_cached_key(|syllable| {
            let bytes = syllable.bytes();
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            })
        });
        Self {
            syllables,
            state: 20_200_305,
        }
    }

    /// The syllable at this rank of frequency; beyond the last one, the last.
    pub(crate) fn syllable(&self, rank: usize) -> &str {
        &self.syllables[rank.min(self.syllables.len() - 1)]
    }

    pub(crate) fn symbol(&self, nth: usize) -> &'static str {
        SYMBOLS[nth % SYMBOLS.len()]
    }

    pub(crate) fn draft(&mut self) -> Draft {
        let nth = self.below(1_000);
        Draft {
            facts: Facts {
                type_name: "Công văn".to_owned(),
                code_notation: self.symbol(nth).to_owned(),
                organ_name: "Sở Nội vụ".to_owned(),
                subject: self.text(22),
                signer: Signer {
                    position: "Giám đốc".to_owned(),
                    full_name: NAMES[nth % NAMES.len()].to_owned(),
                },
                to: vec![Recipient {
                    organ_id: String::new(),
                    organ_name: format!("Ủy ban nhân dân xã {}", self.text(2)),
                }],
                page_amount: Some(2),
                ..Facts::default()
            },
            text: self.text(200),
            ..Draft::default()
        }
    }

    /// As if so many documents were made: each takes one draw, and one for each syllable.
    pub(crate) fn skip(&mut self, documents: u64) {
        for _ in 0..documents * (1 + 22 + 2 + 200) {
            self.below(1);
        }
    }

    fn text(&mut self, syllables: usize) -> String {
        let words: Vec<&str> = (0..syllables)
            .map(|_| self.rank())
            .collect::<Vec<_>>()
            .into_iter()
            .map(|rank| self.syllable(rank))
            .collect();
        words.join(" ")
    }

    /// A rank by Zipf's law: the logarithm of ranks is even.
    fn rank(&mut self) -> usize {
        let even = self.below(1 << 30) as f64 / (1_u64 << 30) as f64;
        (self.syllables.len() as f64).powf(even) as usize - 1
    }

    fn below(&mut self, below: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.state >> 33) as usize % below
    }
}
