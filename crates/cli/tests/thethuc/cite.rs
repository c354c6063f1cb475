//! The documents that a file cites, and the library of them.

use serde_json::{Value, json};

use crate::world::World;

fn draft(world: &World, text: &str) {
    let mut document = world.sample("cong-van");
    document["noi_dung"] = json!([{ "type": "doan", "text": text }]);
    world.file("cv.json", document.to_string());
}

const TEXT: &str = "Thực hiện Công văn số 5442/UBND-NC ngày 26/10/2023 của Ủy ban nhân dân tỉnh về việc thực hiện \
                    Công điện số 968/CD-TTg ngày 16/10/2023 của Thủ tướng Chính phủ.";

#[test]
fn citations_are_told_in_every_format() {
    let world = World::new();
    draft(&world, TEXT);
    let text = world.run(&["cite", "cv.json"]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    assert!(
        text.out.contains("ký hiệu viết sai; phải là 968/CĐ-TTg"),
        "{}",
        text.out
    );
    let json: Value =
        serde_json::from_str(&world.run(&["cite", "cv.json", "--format", "json"]).out).unwrap();
    assert_eq!(json[1]["key"], "968/CĐ-TTg");
    assert_eq!(json[1]["is_quoted"], true);
    let csv = world.run(&["cite", "cv.json", "--format", "csv"]).out;
    assert!(
        csv.lines()
            .nth(1)
            .unwrap()
            .contains("Công văn,5442,UBND-NC,ngày 26/10/2023"),
        "{csv}"
    );
    let dot = world.run(&["cite", "cv.json", "--format", "dot"]).out;
    assert!(dot.contains("\"cv.json\" -> \"5442/UBND-NC\";"), "{dot}");
    assert!(dot.contains("\"5442/UBND-NC\" -> \"968/CĐ-TTg\";"), "{dot}");
}

#[test]
fn a_word_file_is_read_too() {
    let world = World::new();
    draft(&world, TEXT);
    assert!(world.run(&["export", "cv.json", "--docx", "cv.docx"]).code <= 1);
    let answer = world.run(&["cite", "cv.docx", "--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(rows.len(), 2, "{}", answer.out);
}

#[test]
fn a_list_is_looked_at_before_it_is_taken() {
    let world = World::new();
    world.file(
        "ds.csv",
        "kind,symbol,date,agency,subject,source\n\
         Chỉ thị,05/CT-UBND,2025-04-25,Chủ tịch Ủy ban nhân dân tỉnh Mẫu,về việc chấn chỉnh,sổ đến\n\
         Chỉ thị,05-CT-UBND,2025-04-25,Ủy ban nhân dân,về việc,sổ đến\n",
    );
    let dry = world.run(&["refs", "import", "ds.csv", "--dry-run"]);
    assert_eq!(dry.code, 1);
    assert!(
        dry.out
            .contains("thêm 1, sửa 0, giữ nguyên 0, từ chối 1; chưa ghi gì"),
        "{}",
        dry.out
    );
    assert_eq!(world.run(&["refs", "show", "05/CT-UBND"]).code, 1);
    world.run(&["refs", "import", "ds.csv"]);
    let shown = world.run(&["refs", "show", "05/CT-UBND"]);
    assert!(
        shown.out.contains("Chủ tịch Ủy ban nhân dân tỉnh Mẫu"),
        "{}",
        shown.out
    );
    let again = world.run(&["refs", "import", "ds.csv"]);
    assert!(again.out.contains("giữ nguyên 1"), "{}", again.out);
    let list = world.run(&["refs", "list"]);
    assert!(
        list.out.contains("Luật Lưu trữ (33/2024/QH15)"),
        "{}",
        list.out
    );
    let law = world.run(&["refs", "show", "Luật Lưu trữ", "--json"]);
    let laws: Vec<Value> = serde_json::from_str(&law.out).unwrap();
    assert_eq!(laws.len(), 2);
}
