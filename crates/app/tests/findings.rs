//! Checking a draft as the window does it: places, remedies, what is ignored, what is switched off.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod office;

use serde_json::{Value, json};
use thethuc_app::error::ErrorCode;

use office::Office;

/// The sample with a symbol that has a blank in it (TT02) and a doubled blank in its body (CT01).
fn faulty(office: &Office) -> Value {
    let mut document = office.sample();
    document["so_ky_hieu"]["ky_hieu"] = json!("UBND - NC");
    document["noi_dung"][0] = json!({"type": "doan", "text": "𝒜 Thực hiện  chỉ đạo của cấp trên."});
    document
}

fn find(office: &Office, document: &Value, code: &str) -> Vec<Value> {
    let report = office.call("check_document", json!({"document": document}));
    let findings = report["findings"].as_array().unwrap();
    let of_rule = findings.iter().filter(|finding| finding["code"] == code);
    of_rule.cloned().collect()
}

/// The rules that found something in a file.
fn codes_of_file(office: &Office, name: &str) -> Vec<String> {
    let report = office.call("check_file", json!({"path": office.path(name)}));
    let findings = report["findings"].as_array().unwrap();
    let codes = findings
        .iter()
        .map(|finding| finding["code"].as_str().unwrap().to_owned());
    codes.collect()
}

#[test]
fn places_and_remedies_are_counted_in_utf16() {
    let office = Office::new();
    let document = faulty(&office);
    let blanks = find(&office, &document, "CT01");
    let [finding] = blanks.as_slice() else {
        panic!("{blanks:?}")
    };
    assert_eq!(finding["place"]["field"], "/noi_dung/0/text");
    assert_eq!(finding["family"], "CT");
    let edit = &finding["fix"]["edits"][0];
    let text = document["noi_dung"][0]["text"].as_str().unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |end: &str| usize::try_from(edit["span"][end].as_u64().unwrap()).unwrap();
    let letters = String::from_utf16(&units[at("start")..at("end")]).unwrap();
    assert_eq!(edit["before"], letters.as_str());
    let mended = [
        String::from_utf16(&units[..at("start")]).unwrap(),
        edit["after"].as_str().unwrap().to_owned(),
        String::from_utf16(&units[at("end")..]).unwrap(),
    ];
    assert_eq!(mended.concat(), "𝒜 Thực hiện chỉ đạo của cấp trên.");
}

#[test]
fn an_ignored_finding_survives_the_file_and_comes_back_with_another_text() {
    let office = Office::new();
    let mut document = faulty(&office);
    let mark = find(&office, &document, "CT01")[0]["mark"].clone();
    document["ignored"] = json!([mark]);
    let path = office.path("a.json");
    office.call("save_document", json!({"path": path, "document": document}));
    let mut opened = office.call("open_document", json!({"path": path}))["document"].clone();
    let is_ignored = |document: &Value| find(&office, document, "CT01")[0]["ignored"] == true;
    assert!(is_ignored(&opened));

    assert!(!codes_of_file(&office, "a.json").contains(&"CT01".to_owned()));

    let blocks = opened["noi_dung"].as_array_mut().unwrap();
    blocks.insert(0, json!({"type": "doan", "text": "Đoạn mới."}));
    assert!(is_ignored(&opened), "a paragraph that moved is the same");

    opened["noi_dung"][1]["text"] = json!("Thực hiện  kế hoạch.");
    assert!(!is_ignored(&opened), "another text is another finding");
}

#[test]
fn a_draft_from_before_the_decree_is_not_judged_and_says_so() {
    let office = Office::new();
    let mut document = faulty(&office);
    document["thoi_gian"] = json!({"ngay": 4, "thang": 3, "nam": 2020});
    let report = office.call("check_document", json!({"document": document}));
    assert_eq!(report["regime"], "truoc2020");
    assert_eq!(report["findings"], json!([]));
}

#[test]
fn a_rule_that_is_switched_off_says_nothing_until_it_is_on_again() {
    let office = Office::new();
    let document = faulty(&office);
    assert_eq!(find(&office, &document, "TT02").len(), 1);
    let rules = office.call(
        "switch_rule",
        json!({"code": "TT02", "off_by": "Nguyễn Thị Lan"}),
    );
    let rule = |rules: &Value| {
        let rules = rules.as_array().unwrap();
        rules
            .iter()
            .find(|rule| rule["code"] == "TT02")
            .cloned()
            .unwrap()
    };
    let off = json!({"by": "Nguyễn Thị Lan", "at": "2026-11-21T08:30:00+07:00"});
    assert_eq!(rule(&rules)["off"], off);
    assert_eq!(find(&office, &document, "TT02").len(), 0);
    assert_eq!(find(&office, &document, "CT01").len(), 1);
    let path = office.path("b.json");
    office.call("save_document", json!({"path": path, "document": document}));
    assert!(!codes_of_file(&office, "b.json").contains(&"TT02".to_owned()));

    assert_eq!(rule(&office.call("list_rules", json!({})))["off"], off);
    let rules = office.call("switch_rule", json!({"code": "TT02"}));
    assert_eq!(rule(&rules)["off"], Value::Null);
    assert!(codes_of_file(&office, "b.json").contains(&"TT02".to_owned()));
    assert_eq!(find(&office, &document, "TT02").len(), 1);
    let error = office.fails("switch_rule", json!({"code": "XX99"}));
    assert_eq!(error.code, ErrorCode::UnknownRule);
}
