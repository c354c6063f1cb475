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
    assert!(dot.contains("[label=\"968/CĐ-TTg\""), "{dot}");
    let edges = world.run(&["cite", "cv.json", "--format", "edges"]).out;
    assert!(
        edges
            .contains("5442/UBND-NC,Công văn,2023-10-26,thuc-hien,968/CĐ-TTg,Công điện,2023-10-16"),
        "{edges}"
    );
    let svg = world.run(&["cite", "cv.json", "--format", "svg"]).out;
    assert!(
        svg.starts_with("<svg") && svg.contains("data-box=\"2\""),
        "{svg}"
    );
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

#[test]
fn the_library_learns_from_papers_and_keeps_what_it_knows() {
    let world = World::new();
    draft(
        &world,
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai về chuyển \
         đổi số; Nghị định số 30/2020/NĐ-CP ngày 06 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    );
    world.file("not-a-document.json", "{}");
    let folder = world.path("").display().to_string();
    let dry = world.run(&["refs", "learn", &folder, "--dry-run"]);
    assert_eq!(dry.code, 1, "{}", dry.err);
    assert!(
        dry.out.contains("thêm     Kế hoạch số 15/KH-UBND"),
        "{}",
        dry.out
    );
    assert!(
        dry.out
            .contains("khác     30/2020/NĐ-CP [date]: thư viện ghi 2020-03-05"),
        "{}",
        dry.out
    );
    assert!(dry.out.contains("không đọc"), "{}", dry.out);
    assert_eq!(world.run(&["refs", "show", "15/KH-UBND"]).code, 1);
    world.run(&["refs", "learn", "cv.json"]);
    let known = world.run(&["refs", "show", "15/KH-UBND"]);
    assert!(known.out.contains("về chuyển đổi số"), "{}", known.out);
    assert!(
        world
            .run(&["refs", "show", "30/2020/NĐ-CP"])
            .out
            .contains("ngày 05 tháng 3 năm 2020")
    );
}

#[test]
fn a_letter_carries_out_what_a_directive_asks() {
    let world = World::new();
    let pasted = "Kính gửi:\n- Các sở, ban, ngành;\nThực hiện Nghị quyết của Chính phủ, Chủ tịch UBND tỉnh yêu cầu:\n\
                  1. Giao Sở Nội vụ tổng hợp, báo cáo trước ngày 15/11/2026.\n\
                  2. Các sở, ban, ngành rà soát nhiệm vụ được giao.\n";
    let made = world.run_with_input(&["carry-out", "-", "-o", "cv.json"], pasted.as_bytes());
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.err.contains("2 nhiệm vụ"), "{}", made.err);
    let document: Value =
        serde_json::from_str(&std::fs::read_to_string(world.path("cv.json")).unwrap()).unwrap();
    let blocks = document["noi_dung"].as_array().unwrap();
    assert_eq!(
        blocks[1]["text"],
        "Sở Nội vụ tổng hợp, báo cáo trước ngày 15/11/2026."
    );
    assert_eq!(
        blocks[2]["text"],
        "Các sở, ban, ngành rà soát nhiệm vụ được giao."
    );
}
