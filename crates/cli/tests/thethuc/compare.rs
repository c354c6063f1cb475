//! Comparing two documents.

use serde_json::{Value, json};

use crate::world::World;

/// A world with a công văn and another version of it.
fn versions() -> World {
    let world = World::new();
    let before = world.sample("cong-van");
    world.file("truoc.json", before.to_string());
    let mut after = before;
    after["trich_yeu"] = "thực hiện <Nghị định> mới".into();
    let body = after["noi_dung"].as_array_mut().unwrap();
    body.push(json!({"type": "doan", "text": "Thêm một đoạn ở cuối để so sánh./."}));
    world.file("sau.json", after.to_string());
    world
}

#[test]
fn changes_are_told_by_component() {
    let world = versions();
    let answer = world.run(&["compare", "truoc.json", "sau.json"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(
        answer.out.contains("trích yếu nội dung (sửa)"),
        "{}",
        answer.out
    );
    assert!(
        answer
            .out
            .contains("  + Thêm một đoạn ở cuối để so sánh./."),
        "{}",
        answer.out
    );
    let same = world.run(&["compare", "truoc.json", "truoc.json"]);
    assert_eq!((same.code, same.out.trim()), (0, "Hai văn bản như nhau."));
    let json = world.run(&["compare", "truoc.json", "sau.json", "--format", "json"]);
    let found: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(found["changes"].as_array().unwrap().len(), 2);
}

#[test]
fn pages_are_marked_in_html_and_pdf() {
    let world = versions();
    let html = world.run(&["compare", "truoc.json", "sau.json", "--format", "html"]);
    assert!(
        html.out.contains("&lt;Nghị định&gt;") && !html.out.contains("<Nghị"),
        "escaped"
    );
    for color in ["#9c2a1c", "#17505e"] {
        assert!(html.out.matches(color).count() > 1, "{color}");
    }
    let args = ["compare", "truoc.json", "sau.json", "--format", "pdf"];
    assert_eq!(world.run(&args).code, 2, "a PDF needs a file");
    let pdf = world.run(&[&args[..], &["-o", "so-sanh.pdf"]].concat());
    assert_eq!(pdf.code, 1, "{}", pdf.err);
    assert!(
        std::fs::read(world.path("so-sanh.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
}

#[test]
fn a_word_file_that_came_back_is_compared_with_its_draft() {
    let world = versions();
    let export = world.run(&["export", "sau.json", "--docx", "sau.docx"]);
    assert_ne!(export.code, 2, "{}", export.err);
    let same = world.run(&["compare", "sau.json", "sau.docx"]);
    assert_eq!(same.out.trim(), "Hai văn bản như nhau.", "{}", same.err);
    let found = world.run(&["compare", "truoc.json", "sau.docx"]);
    assert_eq!(found.code, 1);
    assert!(found.out.contains("Thêm một đoạn"), "{}", found.out);
}
