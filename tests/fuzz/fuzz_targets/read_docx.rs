//! A Word file from anywhere, or the body of one.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| thethuc_tests::foreign::word_file(bytes));
