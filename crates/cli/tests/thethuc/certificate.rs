//! The certificate of form, and what becomes of it when a file changes.

use std::fs;

use crate::world::{Answer, World};
use serde_json::Value;

const TARGETS: [&str; 8] = [
    "--docx",
    "o.docx",
    "--pdf",
    "o.pdf",
    "--certificate",
    "phieu.json",
    "--certificate-page",
    "phieu.pdf",
];

fn export(world: &World, document: &Value) -> Answer {
    let file = world.file("in.json", document.to_string());
    let mut args = vec!["export", file.to_str().unwrap()];
    args.extend(TARGETS);
    world.run(&args)
}

fn certificate(world: &World) -> Value {
    serde_json::from_slice(&fs::read(world.path("phieu.json")).unwrap()).unwrap()
}

#[test]
fn every_row_of_every_sample_is_passed_or_not_evaluated() {
    for kind in ["cong-van", "cong-dien", "quyet-dinh", "van-ban-co-ten-loai"] {
        let world = World::new();
        let answer = export(&world, &world.sample(kind));
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{kind}");
        let done: Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(done["certificate"]["failed"], 0, "{kind}");
        assert!(
            done["certificate"]["passed"].as_u64().unwrap() > 150,
            "{kind}"
        );
        let certificate = certificate(&world);
        assert_eq!(certificate["files"].as_array().unwrap().len(), 2);
        for row in certificate["rows"].as_array().unwrap() {
            let is_measured = row["outcome"] == "passed";
            assert_eq!(is_measured, row["measures"].as_u64().unwrap() > 0, "{row}");
            assert!(!row["article"].as_str().unwrap().is_empty());
        }
        assert!(
            fs::read(world.path("phieu.pdf"))
                .unwrap()
                .starts_with(b"%PDF-")
        );
    }
}

#[test]
fn what_is_missing_is_failed_with_its_place() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    document["co_quan_ban_hanh"] = "".into();
    let answer = export(&world, &document);
    assert_eq!(answer.code, 1);
    let certificate = certificate(&world);
    let rows = certificate["rows"].as_array().unwrap();
    let failed: Vec<&Value> = rows
        .iter()
        .filter(|row| row["outcome"] == "failed")
        .collect();
    assert!(failed.iter().any(|row| row["row"] == "components.found"));
    assert!(
        failed
            .iter()
            .all(|row| !row["failures"].as_array().unwrap().is_empty())
    );
}

#[test]
fn one_changed_byte_is_told() {
    let world = World::new();
    export(&world, &world.sample("cong-van"));
    let verify = || world.run(&["verify-certificate", "phieu.json"]);
    assert_eq!((verify().code, verify().err.as_str()), (0, ""));
    for name in ["o.docx", "o.pdf"] {
        let path = world.path(name);
        let whole = fs::read(&path).unwrap();
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        fs::write(&path, &changed).unwrap();
        let answer = verify();
        assert_eq!(answer.code, 1);
        assert!(answer.err.contains(name), "{}", answer.err);
        fs::remove_file(&path).unwrap();
        assert!(verify().err.contains("không có cạnh phiếu"));
        fs::write(&path, &whole).unwrap();
    }
    assert_eq!(verify().code, 0);
}

#[test]
fn a_certificate_needs_a_file_and_a_place_of_its_own() {
    let world = World::new();
    let file = world.file("in.json", world.sample("cong-van").to_string());
    let file = file.to_str().unwrap();
    let alone = world.run(&[
        "export",
        file,
        "--svg",
        "svg",
        "--certificate",
        "phieu.json",
    ]);
    assert_eq!(alone.code, 2);
    let same = world.run(&[
        "export",
        file,
        "--pdf",
        "o.pdf",
        "--certificate-page",
        "o.pdf",
    ]);
    assert_eq!(same.code, 2);
    assert!(!world.path("o.pdf").exists() && !world.path("phieu.json").exists());
    world.file("phieu.json", "{}");
    assert_eq!(world.run(&["verify-certificate", "phieu.json"]).code, 2);
}
