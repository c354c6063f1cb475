//! What a drafter types never becomes part of the template.

use serde_json::Value;
use thethuc_compose::{FormField, Templates, compose};
use thethuc_model::Document;

use crate::BUILTIN;
use crate::dump::paragraphs;
use crate::samples::sample;

const NASTY: &str = "<p>&amp;</p> \"'{{ so }}{% if %}{# #} ]]>\\ &#x41; ${x}";

/// Fields whose values are chosen, not typed, and numbers that JSON writes as letters.
const CHOSEN: [&str; 10] = [
    "/schema",
    "kind",
    "type",
    "ten_loai",
    "dinh_dang",
    "do_mat",
    "muc_do_khan",
    "hinh_thuc",
    "align",
    "trang_ngang",
];

/// Every string of the sample that is typed, one at a time, becomes the nasty text.
#[test]
fn no_letter_of_any_field_is_harmed() {
    let templates = &*BUILTIN;
    let mut tried = 0;
    for kind in templates.kinds() {
        let mut sample = sample(templates, &kind.id);
        let circulates = |field: &FormField| field.path.to_string() == "/pham_vi_luu_hanh";
        if kind.fields().any(circulates) {
            sample.pham_vi_luu_hanh = Some("Lưu hành nội bộ".to_owned());
        }
        if let Some(dia_chi) = &mut sample.dia_chi {
            dia_chi.fax = "0222.300.0001".to_owned();
        }
        if let Some(nguoi_ky) = sample.nguoi_ky.first_mut() {
            nguoi_ky.chuc_danh_khac = Some("Trưởng Ban Chỉ đạo".to_owned());
        }
        let json = serde_json::to_value(&sample).unwrap();
        let asked = |pointer: &String| {
            let mut fields = kind.fields().map(|field| field.path.to_string());
            fields.any(|field| *pointer == field || pointer.starts_with(&format!("{field}/")))
        };
        for pointer in strings(&json).into_iter().filter(asked) {
            let mut json = json.clone();
            *json.pointer_mut(&pointer).unwrap() = Value::from(NASTY);
            let document: Document = serde_json::from_value(json).unwrap();
            let markup =
                compose(templates, &document).unwrap_or_else(|error| panic!("{pointer}: {error}"));
            let shown = paragraphs(&markup).iter().any(|paragraph| {
                let text: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
                text.contains(NASTY) || text.contains(&NASTY.to_uppercase())
            });
            assert!(shown, "{} {pointer} does not come out unharmed", kind.id);
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}

fn strings(json: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(json, String::new(), &mut found);
    found
}

fn walk(json: &Value, pointer: String, found: &mut Vec<String>) {
    match json {
        Value::String(_) => {
            // An attached document without a symbol shows neither number, place nor date.
            let hidden = pointer.starts_with("/van_ban_kem_theo")
                && (pointer.ends_with("ky_hieu") || pointer.ends_with("dia_danh"));
            if !hidden && !CHOSEN.iter().any(|name| pointer.ends_with(name)) {
                found.push(pointer);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                walk(item, format!("{pointer}/{i}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                walk(value, format!("{pointer}/{name}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn what_a_template_prints_as_a_value_is_escaped() {
    let files = [(
        "cong-van/layout.xml",
        "<document><section><p style=\"noi_dung\">{{ dia_danh }}</p></section></document>",
    )];
    let templates = Templates::from_files(files).unwrap();
    let mut document = Document::new("cong-van");
    document.dia_danh = format!("{NASTY}\u{1}\u{FFFE}");
    let markup = compose(&templates, &document).unwrap();
    let text: String = paragraphs(&markup)[0]
        .runs
        .iter()
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(text, NASTY);
}
