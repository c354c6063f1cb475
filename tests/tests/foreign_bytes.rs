//! Bytes from anywhere are refused or go through the whole program; nothing panics.

use std::fs;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use thethuc_tests::{foreign, places, short_documents};

/// How large a document may be to be tried often: the suite runs without optimisation.
const MOST_BYTES: usize = 16_000;

/// One way of bytes through the program.
type Way = fn(&[u8]);

#[test]
fn what_fuzzers_begin_with_and_found_does_no_harm() {
    let ways: [(&str, Way); 7] = [
        ("read_document", foreign::document),
        ("read_docx", foreign::word_file),
        ("read_pdf", foreign::pdf_file),
        ("find_citations", foreign::cited),
        ("spell", foreign::spelt),
        ("verify_signatures", foreign::signed_file),
        ("read_edxml", foreign::message),
    ];
    for (corpus, way) in ways {
        let folder = places::root().join("tests/fuzz/corpus").join(corpus);
        let mut count = 0;
        for entry in fs::read_dir(folder).unwrap() {
            way(&fs::read(entry.unwrap().path()).unwrap());
            count += 1;
        }
        assert!(count > 10, "{corpus}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_file_with_a_few_bytes_changed_does_no_harm(
        file in file(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4),
        length in any::<Option<Index>>(),
    ) {
        let mut bytes = file.into_bytes();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(length) = length {
            bytes.truncate(length.index(bytes.len()));
        }
        foreign::document(&bytes);
    }

    #[test]
    fn a_file_with_a_strange_value_does_no_harm(
        file in file(),
        place in any::<Index>(),
        value in strange_value(),
    ) {
        let mut json: Value = serde_json::from_str(&file).unwrap();
        let count = count_values(&json);
        replace(&mut json, &mut place.index(count), &value);
        foreign::document(json.to_string().as_bytes());
    }

    #[test]
    fn a_file_with_strange_text_everywhere_does_no_harm(file in file(), text in strange_text()) {
        let mut json: Value = serde_json::from_str(&file).unwrap();
        replace_texts(&mut json, &text);
        foreign::document(json.to_string().as_bytes());
    }
}

fn file() -> impl Strategy<Value = String> {
    let files: Vec<String> = short_documents()
        .unwrap()
        .iter()
        .map(|case| thethuc_model::write_document(&case.document))
        .filter(|file| file.len() < MOST_BYTES)
        .collect();
    prop::sample::select(files)
}

fn strange_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("& < > \" ' {{ x }} {% y %} {# z #} ]]> <field path=\"/kind\"/>".to_owned()),
        Just("\u{202E}\u{200D}\u{FEFF}\u{00AD}\u{A0}\u{2011}\t  ".to_owned()),
        Just("Cộng hòa 😀 中文 العربية \u{1F1FB}\u{1F1F3} e\u{301}\u{323}\u{302}".to_owned()),
        Just("không-ngắt/được".repeat(200)),
        "\\PC{0,60}",
    ]
}

fn strange_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..300_i64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(serde_json::json!([])),
        Just(serde_json::json!({})),
        strange_text().prop_map(Value::from),
    ]
}

fn children(json: &mut Value) -> Vec<&mut Value> {
    match json {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => Vec::new(),
    }
}

fn count_values(json: &Value) -> usize {
    1 + match json {
        Value::Array(items) => items.iter().map(count_values).sum(),
        Value::Object(fields) => fields.values().map(count_values).sum(),
        _ => 0,
    }
}

/// Replaces the value that `left` values stand before, counted as [`count_values`] counts.
fn replace(json: &mut Value, left: &mut usize, value: &Value) -> bool {
    if *left == 0 {
        *json = value.clone();
        return true;
    }
    *left -= 1;
    children(json)
        .into_iter()
        .any(|child| replace(child, left, value))
}

/// Texts of components and blocks; names that choose (`kind`, `type`) stay.
fn replace_texts(json: &mut Value, text: &str) {
    match json {
        Value::String(old) => text.clone_into(old),
        Value::Object(fields) => {
            for (name, value) in fields {
                if !matches!(
                    name.as_str(),
                    "kind"
                        | "type"
                        | "ten_loai"
                        | "align"
                        | "hinh_thuc"
                        | "dinh_dang"
                        | "do_mat"
                        | "muc_do_khan"
                ) {
                    replace_texts(value, text);
                }
            }
        }
        other => children(other)
            .into_iter()
            .for_each(|child| replace_texts(child, text)),
    }
}
