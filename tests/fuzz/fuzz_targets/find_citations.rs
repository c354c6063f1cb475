//! Running text from anywhere.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| thethuc_tests::foreign::cited(bytes));
