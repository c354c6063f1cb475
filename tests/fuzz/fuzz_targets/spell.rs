//! Text from anywhere, as text and as the letters of an old encoding.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| thethuc_tests::foreign::spelt(bytes));
