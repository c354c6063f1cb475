//! What a part of a document says.

use serde_json::Value;
use thethuc_model::{FOOTNOTE_MARK, FieldPath, RichText, Segment};

/// Fields that say how a document is kept, not what it says.
pub(crate) const SILENT: [&str; 3] = ["schema", "kind", "ignored"];
/// Fields whose parts are told of together.
const WHOLE: [&str; 6] = [
    "so_ky_hieu",
    "thoi_gian",
    "luu",
    "nguoi_soan_thao",
    "dia_chi",
    "trinh_bay",
];
/// Lists whose items are told of as a whole.
const WHOLE_ITEMS: [&str; 2] = ["noi_nhan", "nguoi_ky"];

/// Whether a value is told of as a whole.
pub(crate) fn is_unit(value: &Value, at: &FieldPath) -> bool {
    match value {
        Value::Object(fields) => {
            let unit = fields.get("type").and_then(Value::as_str);
            let named = match at.segments() {
                [.., Segment::Key(key)] => WHOLE.contains(&key.as_str()),
                [.., Segment::Key(list), Segment::Index(_)] => WHOLE_ITEMS.contains(&list.as_str()),
                _ => false,
            };
            named || unit.is_some_and(|unit| unit != "bang")
        }
        Value::Array(_) => RichText::of_json(value).is_some(),
        _ => true,
    }
}

/// The plain text of a value that is one text.
pub(crate) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(_) => RichText::of_json(value).map(|text| text.plain()),
        _ => None,
    }
}

/// What a component says, for people.
pub(crate) fn shown(value: &Value, at: &FieldPath) -> String {
    let number = |key: &str| value.get(key).and_then(Value::as_u64);
    match at.segments().last() {
        Some(Segment::Key(key)) if key == "so_ky_hieu" => {
            let so = number("so").map_or(String::new(), |so| format!("{so:02}"));
            let ky_hieu = value.get("ky_hieu").and_then(Value::as_str);
            format!("{so}/{}", ky_hieu.unwrap_or_default())
        }
        Some(Segment::Key(key)) if key == "thoi_gian" => date(number),
        _ => signer(value).unwrap_or_else(|| {
            let mut found = Vec::new();
            gather(value, &mut found);
            found.retain(|text| !text.is_empty());
            // A footnote is told of by its own words.
            found.join(", ").replace(FOOTNOTE_MARK, "")
        }),
    }
}

/// A signatory as the page has him: authority, title, name — PL I/II.7.
fn signer(value: &Value) -> Option<String> {
    let text = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let name = value.get("ho_ten")?.as_str()?.to_owned();
    let authority = value.get("quyen_han").and_then(Value::as_array);
    let lines = authority
        .into_iter()
        .flatten()
        .map(|line| format!("{}. {}", text(line, "hinh_thuc"), text(line, "cua")));
    let rest = [text(value, "chuc_vu"), text(value, "chuc_danh_khac"), name];
    let mut all: Vec<String> = lines.chain(rest).collect();
    all.retain(|text| !text.is_empty());
    Some(all.join(", "))
}

/// As the page writes a date: PL I/II.4.b.
fn date(part: impl Fn(&str) -> Option<u64>) -> String {
    let two = |key: &str, below: u64| match part(key) {
        None => "…".to_owned(),
        Some(number) if number < below => format!("{number:02}"),
        Some(number) => number.to_string(),
    };
    match (part("ngay"), part("thang"), part("nam")) {
        (None, None, None) => String::new(),
        _ => format!(
            "ngày {} tháng {} năm {}",
            two("ngay", 10),
            two("thang", 3),
            two("nam", 0)
        ),
    }
}

/// The words of a component, sorted, for telling how alike two are.
pub(crate) fn words(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    gather(value, &mut found);
    let words = found.iter().flat_map(|text| text.split_whitespace());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_unstable();
    words
}

fn gather(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => found.push(number.to_string()),
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => match RichText::of_json(value) {
            Some(text) => {
                found.push(text.plain());
                let notes = items.iter().filter_map(|item| item.get("footnote"));
                notes.for_each(|note| gather(note, found));
            }
            None => items.iter().for_each(|item| gather(item, found)),
        },
        Value::Object(fields) => {
            let said = fields.iter().filter(|(key, _)| !is_form(key));
            said.for_each(|(_, value)| gather(value, found));
        }
    }
}

/// Whether a field says how a unit looks, not what it says.
pub(crate) fn is_form(key: &str) -> bool {
    [
        "type",
        "heading",
        "level",
        "align",
        "share",
        "columns",
        "header_rows",
        "trang_ngang",
        "colspan",
        "rowspan",
    ]
    .contains(&key)
}
