//! Every syllable, and any sentence of them, survives every way of writing it.

#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

use std::collections::HashMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use thethuc_text::{
    Charset, Composed, Syllable, TonePlacement, guess_charset, nfc, parse_syllable, tokens,
};
use unicode_normalization::UnicodeNormalization;

/// How an encoding writes each letter, found by decoding everything that it can write.
type Encoder = HashMap<char, String>;

static ENCODERS: LazyLock<Vec<(Charset, Encoder)>> = LazyLock::new(|| {
    [Charset::Tcvn3, Charset::Vni, Charset::Viscii]
        .map(|charset| (charset, encoder(charset)))
        .into()
});

fn encoder(charset: Charset) -> Encoder {
    let singles = (0x20..=0xFF_u32).filter_map(char::from_u32);
    let single = |c: char| c.to_string();
    let pairs = "aeouyôö"
        .chars()
        .flat_map(|vowel| singles.clone().map(move |mark| format!("{vowel}{mark}")));
    let mut encoder = Encoder::new();
    // VNI writes a vowel with its mark behind it, though some of its marks look like that vowel.
    for written in pairs.chain(singles.clone().map(single)) {
        let read = charset.decode(&written).unwrap();
        let mut chars = read.chars();
        if let (Some(letter), None) = (chars.next(), chars.next()) {
            encoder.entry(letter).or_insert(written);
        }
    }
    encoder
}

fn encode(encoder: &Encoder, text: &str) -> String {
    let write = |c: char| encoder.get(&c).cloned().unwrap_or_else(|| c.to_string());
    text.chars().map(write).collect()
}

fn sentence() -> impl Strategy<Value = String> {
    let all: Vec<String> = Syllable::all()
        .map(|syllable| syllable.render(TonePlacement::Old))
        .collect();
    prop::collection::vec(prop::sample::select(all), 6..30).prop_map(|words| words.join(" "))
}

#[test]
fn every_syllable_survives_every_encoding() {
    for syllable in Syllable::all() {
        let text = syllable.render(TonePlacement::New);
        let apart: String = text.nfd().collect();
        assert_eq!(nfc(&apart), text);
        for (charset, encoder) in ENCODERS.iter() {
            let written = encode(encoder, &text);
            assert_eq!(charset.decode(&written).unwrap(), text, "{charset:?}");
        }
    }
}

proptest! {
    #[test]
    fn old_encodings_are_told_apart(text in sentence()) {
        for (charset, encoder) in ENCODERS.iter() {
            let written = encode(encoder, &text);
            // A sentence with few marks may read as well in another encoding.
            if let Some(guess) = guess_charset(&written) {
                prop_assert!(guess.share > 0.99);
                prop_assert!(guess.charset != *charset || guess.text == text);
            }
        }
        prop_assert_eq!(guess_charset(&text), None);
    }

    #[test]
    fn places_in_composed_text_lead_to_the_same_letters(text in "\\PC{0,60}") {
        let apart: String = text.nfd().collect();
        let composed = Composed::new(&apart);
        prop_assert_eq!(composed.text(), nfc(&apart));
        let whole = composed.original(0..composed.text().len());
        prop_assert_eq!(&apart[whole], apart.as_str());
        for (at, c) in composed.text().char_indices() {
            let place = composed.original(at..at + c.len_utf8());
            prop_assert!(nfc(&apart[place]).contains(c));
        }
    }

    #[test]
    fn tokens_leave_nothing_out(text in "\\PC{0,80}|([A-Za-zĐđăâểộ0-9./\\-,; \n]{0,80})") {
        let found = tokens(&text);
        let mut behind = 0;
        for token in &found {
            prop_assert!(token.start >= behind);
            prop_assert!(text[behind..token.start].chars().all(char::is_whitespace));
            prop_assert_eq!(&text[token.range()], token.text);
            behind = token.range().end;
        }
        prop_assert!(text[behind..].chars().all(char::is_whitespace));
    }

    #[test]
    fn reading_a_syllable_never_fails(text in "\\PC{0,12}") {
        if let Some(parsed) = parse_syllable(&text) {
            let again = parsed.syllable.render(TonePlacement::Old);
            prop_assert_eq!(parse_syllable(&again).unwrap().syllable, parsed.syllable);
        }
    }
}
