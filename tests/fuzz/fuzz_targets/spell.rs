//! Text from anywhere, as text and as the bytes of an old encoding.

#![no_main]

use libfuzzer_sys::fuzz_target;
use thethuc_spelling::Speller;

fuzz_target!(|bytes: &[u8]| {
    let latin: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    for text in [String::from_utf8_lossy(bytes), latin.into()] {
        let _ = thethuc_text::guess_charset(&text);
        for found in Speller::builtin().into_iter().flat_map(|s| s.check(&text)) {
            assert!(text.get(found.range).is_some());
        }
    }
});
