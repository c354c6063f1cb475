//! The command line as its users see it.

use crate::world::World;
use serde_json::{Value, json};

#[test]
fn help_is_vietnamese_with_examples_and_exit_codes() {
    let world = World::new();
    let help = world.run(&["--help"]);
    assert_eq!(help.code, 0);
    for words in [
        "Cách dùng:",
        "Lệnh:",
        "Ví dụ:",
        "Mã thoát:",
        "export",
        "Nghị định 30/2020/NĐ-CP",
    ] {
        assert!(help.out.contains(words), "{words} is not in\n{}", help.out);
    }
    for command in ["new", "export", "kinds", "schema", "serve", "--version"] {
        let help = world.run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        for english in ["usage", "option", "command", "print", "argument", "default"] {
            let found = help.out.to_lowercase().contains(english);
            assert!(!found, "{english} is in\n{}", help.out);
        }
    }
}

#[test]
fn a_wrong_call_is_told_in_vietnamese() {
    let world = World::new();
    for (args, words) in [
        (&["xuat"][..], "không có lệnh “xuat”"),
        (&[], "thiếu lệnh"),
        (&["export"], "thiếu"),
        (&["kinds", "--mau"], "không hiểu “--mau”"),
        (&["serve", "--port", "x"], "không hợp lệ"),
    ] {
        let answer = world.run(args);
        assert_eq!(answer.code, 2, "{args:?}");
        assert!(answer.err.contains(words), "{args:?}: {}", answer.err);
        assert!(answer.out.is_empty());
    }
}

#[test]
fn kinds_are_listed_for_people_and_for_programs() {
    let world = World::new();
    let list = world.run(&["kinds"]);
    assert_eq!(list.code, 0);
    assert!(
        list.out.contains("cong-van") && list.out.contains("Công văn"),
        "{}",
        list.out
    );
    assert!(
        list.out.contains("ke-hoach") && list.out.contains("(KH)"),
        "{}",
        list.out
    );
    let json: Value = serde_json::from_str(&world.run(&["kinds", "--json"]).out).unwrap();
    let ids: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| &kind["id"])
        .collect();
    for id in ["cong-van", "cong-dien", "quyet-dinh", "van-ban-co-ten-loai"] {
        assert!(ids.contains(&&json!(id)), "{id}");
    }
}

#[test]
fn a_new_document_goes_out_or_into_a_file() {
    let world = World::new();
    let printed = world.run(&["new", "cong-van"]);
    assert_eq!(printed.code, 0, "{}", printed.err);
    let document: Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(
        (&document["kind"], &document["schema"]),
        (&json!("cong-van"), &json!(1))
    );
    let written = world.run(&["new", "cong-van", "-o", "a.json"]);
    assert_eq!((written.code, written.out.as_str()), (0, ""));
    assert_eq!(
        std::fs::read_to_string(world.path("a.json")).unwrap(),
        printed.out
    );
    let plan = world.run(&["new", "van-ban-co-ten-loai", "--ten-loai", "to-trinh"]);
    assert!(plan.out.contains("\"to-trinh\""), "{}", plan.out);
}

#[test]
fn the_schema_accepts_what_the_program_writes_and_refuses_mistakes() {
    let world = World::new();
    let schema: Value = serde_json::from_str(&world.run(&["schema"]).out).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("document.json", schema).unwrap();
    let index = compiler.compile("document.json", &mut schemas).unwrap();
    for kind in ["cong-van", "cong-dien", "quyet-dinh", "van-ban-co-ten-loai"] {
        let sample = world.sample(kind);
        if let Err(error) = schemas.validate(&sample, index) {
            panic!("{kind}: {error:#}");
        }
    }
    let good = json!({"schema": 1, "kind": "cong-van", "noi_dung": [
        {"type": "doan", "text": ["a", {"text": "b", "bold": true}, {"break": true}, {"footnote": "c"}]},
        {"type": "gach", "level": 1, "text": "d"},
        {"type": "bang", "columns": [{"share": 1, "align": "center"}], "header_rows": 0,
         "rows": [{"cells": [{"text": "e"}]}]},
    ]});
    assert!(schemas.validate(&good, index).is_ok());
    for (place, bad) in [
        ("/trich_yue", json!("a")),
        ("/noi_dung/0", json!({"type": "khoang", "text": "a"})),
        ("/noi_dung/1/text", json!([{"txet": "a"}])),
        ("/so_ky_hieu", json!({"so": "bảy"})),
        ("/nguoi_ky", json!([{"ten": "A"}])),
    ] {
        let mut document = good.clone();
        match document.pointer_mut(place) {
            Some(value) => *value = bad,
            None => document[&place[1..]] = bad,
        }
        assert!(schemas.validate(&document, index).is_err(), "{place}");
        let file = world.file("bad.json", document.to_string());
        let answer = world.run(&["export", file.to_str().unwrap(), "--pdf", "a.pdf"]);
        assert_eq!(answer.code, 2, "{place}: {}", answer.err);
    }
}
