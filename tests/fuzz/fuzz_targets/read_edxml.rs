//! A message of edXML from anywhere, with the files in it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| thethuc_tests::foreign::message(bytes));
