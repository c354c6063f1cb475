//! A signed PDF from anywhere, and the signature in it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| thethuc_tests::foreign::signed_file(bytes));
