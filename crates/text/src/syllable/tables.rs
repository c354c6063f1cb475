//! Which onsets and rimes exist, and which of them go together.

use std::sync::LazyLock;

use super::Tone;

/// Onsets as they are written, the empty one first.
pub const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Rimes as they are written, without tone.
#[rustfmt::skip]
pub const RIMES: [&str; 170] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "e", "ec", "em", "en", "eng", "eo", "ep", "et",
    "ê", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu",
    "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu",
    "o", "oc", "oi", "om", "on", "ong", "op", "ot", "ooc", "oong",
    "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăp", "oăt",
    "oe", "oem", "oen", "oeo", "oet",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt",
    "ơ", "ơi", "ơm", "ơn", "ơng", "ơp", "ơt",
    "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut",
    "uân", "uâng", "uât", "uây",
    "uê", "uêch", "uên", "uênh", "uêt",
    "uôc", "uôi", "uôm", "uôn", "uông", "uôt",
    "uơ", "uơn",
    "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt",
    "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu",
    "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
    "y", "ych", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu",
];

/// The places of the rimes `i` and `y`, which sound alike behind an onset.
pub(super) const I: u8 = place_of(b"i");
pub(super) const Y: u8 = place_of(b"y");

const fn place_of(rime: &[u8; 1]) -> u8 {
    let mut at = 0;
    while at < RIMES.len() {
        let known = RIMES[at].as_bytes();
        if known.len() == 1 && known[0] == rime[0] {
            return at as u8;
        }
        at += 1;
    }
    at as u8
}

const _: () = assert!((I as usize) < RIMES.len() && (Y as usize) < RIMES.len());

/// For each onset and rime, whether they stand together; for each rime, whether it ends in a stop.
static RULES: LazyLock<(Vec<bool>, Vec<bool>)> = LazyLock::new(|| {
    let pairs = (0..ONSETS.len()).flat_map(|onset| (0..RIMES.len()).map(move |rime| (onset, rime)));
    (
        pairs.map(|(onset, rime)| by_rule(onset, rime)).collect(),
        RIMES.iter().map(|rime| ends_in_a_stop(rime)).collect(),
    )
});

/// Whether spelling rules let the onset and the rime stand together.
pub(super) fn go_together(onset: usize, rime: usize) -> bool {
    RULES.0[onset * RIMES.len() + rime]
}

fn by_rule(onset: usize, rime: usize) -> bool {
    let rime = RIMES[rime];
    let first = rime.chars().next().unwrap_or_default();
    let front = matches!(first, 'e' | 'ê' | 'i' | 'y');
    let with_y = matches!(rime, "y" | "ych" | "ynh" | "yt" | "yên" | "yêt");
    match ONSETS[onset] {
        "" => !rime.starts_with("iê") && !matches!(rime, "ych" | "ynh" | "yt"),
        "qu" => {
            with_y
                || matches!(first, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'ơ')
                || short_i(rime)
                || rime == "ôc"
        }
        "gi" => first != 'y' && rime != "ia" && rime != "iu" && !doubled_by_ie(rime),
        "c" | "g" | "ng" => !front,
        "k" | "gh" | "ngh" => front && first != 'y' || rime == "y" && ONSETS[onset] == "k",
        _ => first != 'y' || rime == "y",
    }
}

/// Rimes of `i` alone, with or without a final consonant.
fn short_i(rime: &str) -> bool {
    rime.starts_with('i') && !rime.starts_with("iê") && !matches!(rime, "ia" | "iu")
}

/// Rimes that `gi` would write like those of `iê`: `giên` is `gi` and `iên`.
fn doubled_by_ie(rime: &str) -> bool {
    rime.strip_prefix('ê').is_some_and(|rest| {
        RIMES
            .iter()
            .any(|known| known.strip_prefix("iê") == Some(rest))
    })
}

/// Whether the rime can bear the tone: those that end in a stop bear two.
pub(super) fn bears(rime: usize, tone: Tone) -> bool {
    matches!(tone, Tone::Sac | Tone::Nang) || !RULES.1[rime]
}

fn ends_in_a_stop(rime: &str) -> bool {
    rime.ends_with(['p', 't', 'c']) || rime.ends_with("ch")
}
