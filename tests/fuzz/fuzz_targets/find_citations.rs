//! Running text from anywhere.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = thethuc_citation::find(text);
    for citation in &found.citations {
        for place in citation.places() {
            assert!(text.get(place).is_some());
        }
    }
});
