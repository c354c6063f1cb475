//! Checking files, ours and foreign.

use serde_json::{Value, json};

use crate::world::World;

#[test]
fn a_clean_draft_and_its_word_file_are_silent() {
    let world = World::new();
    world.file("cv.json", world.sample("cong-van").to_string());
    assert_eq!(
        world.run(&["export", "cv.json", "--docx", "cv.docx"]).code,
        0
    );
    let answer = world.run(&["check", "cv.json", "cv.docx"]);
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (0, ""),
        "{}",
        answer.out
    );
    assert_eq!(
        answer.out.matches("0 lỗi và lời nhắc").count(),
        2,
        "{}",
        answer.out
    );
}

#[test]
fn faults_are_told_with_place_article_and_remedy() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    document["so_ky_hieu"]["ky_hieu"] = json!("CV-SNV");
    world.file("cv.json", document.to_string());
    let answer = world.run(&["check", "cv.json"]);
    assert_eq!(answer.code, 1);
    assert!(
        answer.out.contains("TT04 /so_ky_hieu/ky_hieu: Bỏ chữ “CV”"),
        "{}",
        answer.out
    );
    assert!(
        answer.out.contains("[CV-] (PL I/II.3.b; PL III/I)"),
        "{}",
        answer.out
    );

    assert!(world.run(&["export", "cv.json", "--docx", "cv.docx"]).code <= 1);
    let answer = world.run(&["check", "--json", "cv.docx"]);
    let reports: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(reports[0]["findings"][0]["code"], "TT04");
    assert_eq!(reports[0]["regime"], "hanh-chinh");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_checked() {
    let world = World::new();
    world.file("cv.json", world.sample("cong-van").to_string());
    world.file("hong.docx", "không phải tệp Word");
    world.file("cu.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest");
    let answer = world.run(&["check", "hong.docx", "cu.doc", "khong-co.docx", "cv.json"]);
    assert_eq!(answer.code, 2);
    for words in ["hong.docx", "đời cũ", "Không tìm thấy"] {
        assert!(answer.err.contains(words), "{words}: {}", answer.err);
    }
    assert!(answer.out.contains("cv.json"), "{}", answer.out);
}

#[test]
fn a_rule_is_explained() {
    let world = World::new();
    let answer = world.run(&["check", "--explain", "tb02"]);
    assert_eq!(answer.code, 0);
    assert!(answer.out.starts_with("TB02 – Lề trang"), "{}", answer.out);
    assert_eq!(world.run(&["check", "--explain", "XX99"]).code, 2);
}
