//! The register and the archive, from an empty folder to a restored copy.

use serde_json::Value;

use crate::world::{Answer, World};

const ORGAN: &str = "Bộ Nội vụ";

/// A world with an archive and one công văn registered.
fn office() -> World {
    let world = World::new();
    done(&world.run(&["register", "--who", "Văn thư", "init", "Sở Nội vụ"]));
    world.file("cv.json", world.sample("cong-van").to_string());
    let answer = clerk(&world, &["register", "di", "cv.json"]);
    assert_eq!(answer.out.trim(), "Số 01 (mã văn bản 1)", "{}", answer.err);
    // The sample bears a number of its own.
    assert!(answer.err.contains("đang ghi số 1526"), "{}", answer.err);
    world
}

fn clerk(world: &World, args: &[&str]) -> Answer {
    let mut all = args.to_vec();
    all.extend(["--who", "Văn thư"]);
    world.run(&all)
}

fn done(answer: &Answer) {
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
}

fn receive(world: &World, number: &str) -> Answer {
    world.file("quet.pdf", "%PDF-1.7");
    clerk(
        world,
        &[
            "register",
            "den",
            "--organ",
            ORGAN,
            "--number",
            number,
            "--notation",
            "QĐ-BNV",
            "--date",
            "2026-11-18",
            "--subject",
            "ban hành Quy chế văn thư",
            "--file",
            "quet.pdf",
        ],
    )
}

#[test]
fn documents_are_registered_listed_and_found() {
    let world = office();
    done(&receive(&world, "0123"));
    let again = receive(&world, "123");
    assert_eq!(again.code, 2);
    assert!(again.err.contains("đã đăng ký, mã 2"), "{}", again.err);

    let found = clerk(&world, &["search", "--json", "quy che", "văn thư"]);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(found["hits"][0]["entry"]["document"], 2);
    assert_eq!(found["next"], Value::Null);
    let nothing = clerk(&world, &["search", "quỳ"]);
    assert_eq!(nothing.out.trim(), "Không tìm thấy văn bản nào.");

    let list = clerk(&world, &["register", "list"]);
    assert!(list.out.contains("01  01/"), "{}", list.out);
    done(&clerk(&world, &["register", "check", "--book", "den"]));
}

#[test]
fn words_of_the_files_that_came_are_found() {
    let world = office();
    done(&world.run(&["export", "cv.json", "--docx", "den.docx"]));
    let args = [
        "register",
        "den",
        "--organ",
        ORGAN,
        "--subject",
        "góp ý",
        "--file",
        "den.docx",
    ];
    done(&clerk(&world, &args));
    // The words of the sample's text; nobody typed them.
    let found = clerk(&world, &["search", "--json", "\"giao nộp chậm\""]);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let documents: Vec<&Value> = found["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| &hit["entry"]["document"])
        .collect();
    assert_eq!(documents, [2, 1]);
}

#[test]
fn who_was_not_given_the_work_is_refused() {
    let world = office();
    let people = r#"{"schema": 1, "data": {"people": [{"name": "Lan", "roles": ["soan-thao"]}]}}"#;
    world.file("data/archive.json", people);
    for args in [
        &["register", "di", "cv.json", "--again"] as &[&str],
        &["register", "cancel", "1", "--reason", "nhầm"],
        &["register", "issue", "1"],
        &["register", "open-book", "mat", "--title", "Sổ văn bản mật"],
    ] {
        let answer = world.run(&[args, &["--who", "Lan"]].concat());
        assert_eq!(answer.code, 2, "{}", answer.out);
        assert!(
            answer.err.contains("không được giao việc"),
            "{}",
            answer.err
        );
    }
    let list = world.run(&["register", "list", "--who", "Lan"]);
    assert_eq!(list.out.lines().count(), 1, "{}", list.out);
}

#[test]
fn the_same_document_is_numbered_again_only_when_that_is_said() {
    let world = office();
    let twice = clerk(&world, &["register", "di", "cv.json"]);
    assert_eq!(twice.code, 2);
    assert!(
        twice.err.contains("đã vào sổ với số 01/") && twice.err.contains("--again"),
        "{}",
        twice.err
    );
    let copy = clerk(&world, &["register", "di", "cv.json", "--book", "sao"]);
    assert!(copy.out.starts_with("Số 01 "), "{}{}", copy.out, copy.err);
    let meant = clerk(&world, &["register", "di", "cv.json", "--again"]);
    assert!(
        meant.out.starts_with("Số 02 "),
        "{}{}",
        meant.out,
        meant.err
    );
}

#[test]
fn late_and_cancelled_numbers_are_recorded_and_named() {
    let world = office();
    let late = clerk(
        &world,
        &[
            "register", "insert", "cv.json", "--behind", "1", "--reason", "sót",
        ],
    );
    assert!(late.out.starts_with("Số 01a "), "{}{}", late.out, late.err);
    let check = clerk(&world, &["register", "check"]);
    assert_eq!(check.code, 1);
    assert!(check.out.contains("Số bổ sung 01a"), "{}", check.out);

    done(&clerk(
        &world,
        &["register", "cancel", "1", "--reason", "nhầm"],
    ));
    let list = clerk(&world, &["register", "list"]);
    assert!(list.out.contains("ĐÃ HỦY: nhầm"), "{}", list.out);
    let issue = clerk(&world, &["register", "issue", "1"]);
    assert_eq!(issue.code, 2);
    assert!(issue.err.contains("đã hủy số"), "{}", issue.err);
}

#[test]
fn a_copy_is_made_shown_and_put_back() {
    let world = office();
    done(&receive(&world, "7"));
    done(&clerk(&world, &["backup", "sao.thethuc"]));
    let again = ["register", "di", "cv.json", "--again"];
    done(&clerk(&world, &again));
    let shown = clerk(&world, &["restore", "sao.thethuc"]);
    assert!(
        shown.out.contains("2 văn bản, 1 tệp đính kèm"),
        "{}",
        shown.out
    );
    assert!(shown.err.contains("3 văn bản"), "{}", shown.err);
    done(&clerk(&world, &["restore", "sao.thethuc", "--yes"]));
    let verified = clerk(&world, &["verify", "--save-head", "dau.json"]);
    assert!(
        verified.out.contains("1 tệp đính kèm đúng"),
        "{}",
        verified.out
    );
    let next = clerk(&world, &again);
    assert!(next.out.starts_with("Số 02 "), "{}", next.out);
    done(&clerk(&world, &["verify", "--head", "dau.json"]));
}

#[test]
fn a_book_is_exported_with_the_columns_of_the_decree() {
    let world = office();
    done(&receive(&world, "7"));
    done(&clerk(
        &world,
        &["export-book", "--book", "den", "-o", "so-den.csv"],
    ));
    let csv = std::fs::read_to_string(world.path("so-den.csv")).unwrap();
    let mut lines = csv.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("\u{feff}\"Ngày đến\",\"Số đến\",\"Tác giả\"")
    );
    let row = lines.next().unwrap();
    assert!(
        row.contains("\"01\",\"Bộ Nội vụ\",\"7/QĐ-BNV\",\"18/11/2026\""),
        "{row}"
    );
    assert_eq!(lines.next(), None);
}

#[test]
fn what_cannot_be_done_is_said_with_its_remedy() {
    let world = World::new();
    let missing = clerk(&world, &["search", "a"]);
    assert_eq!(missing.code, 2);
    assert!(
        missing.err.contains("thethuc register init"),
        "{}",
        missing.err
    );
    world.file("khac.txt", "không phải kho".repeat(50));
    let strange = clerk(&world, &["search", "a", "--archive", "khac.txt"]);
    assert!(strange.err.contains("không phải là kho"), "{}", strange.err);

    done(&world.run(&["register", "--who", "Văn thư", "init", "Sở Nội vụ"]));
    world.file("cv.json", world.sample("cong-van").to_string());
    let early = clerk(
        &world,
        &["register", "di", "cv.json", "--date", "2999-01-01"],
    );
    assert!(early.err.contains("chưa đến"), "{}", early.err);
    let nobody = world.run(&["register", "di", "cv.json", "--who", " "]);
    assert!(nobody.err.contains("--who"), "{}", nobody.err);
}

#[test]
fn a_book_is_printed_with_its_cover() {
    let world = office();
    for (name, begins) in [("so.pdf", &b"%PDF"[..]), ("so.xlsx", b"PK")] {
        let printed = clerk(&world, &["export-book", "--volume", "2", "-o", name]);
        assert_eq!(printed.out.trim(), format!("1 dòng → {name}"));
        assert!(std::fs::read(world.path(name)).unwrap().starts_with(begins));
    }
    // The format may be named where the ending does not say it.
    done(&clerk(
        &world,
        &["export-book", "--format", "pdf", "-o", "so"],
    ));
    assert!(
        std::fs::read(world.path("so"))
            .unwrap()
            .starts_with(b"%PDF")
    );
    let unknown = clerk(&world, &["export-book", "--book", "xyz", "-o", "x.csv"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("Không có sổ “xyz”"), "{}", unknown.err);
}

#[test]
fn a_draft_goes_its_way_into_a_ho_so_and_out_as_a_folder() {
    let world = office();
    let mut letter = world.sample("cong-van");
    letter["trich_yeu"] = "mời họp giao ban".into();
    world.file("moi.json", letter.to_string());
    done(&clerk(&world, &["review", "keep", "moi.json"]));
    done(&clerk(&world, &["review", "submit", "2"]));
    let back = [
        "review",
        "return",
        "2",
        "--comment",
        "sửa giờ",
        "--place",
        "/noi_dung/0",
    ];
    done(&clerk(&world, &back));
    letter["trich_yeu"] = "mời họp giao ban tháng 12".into();
    world.file("moi.json", letter.to_string());
    done(&clerk(&world, &["review", "keep", "moi.json", "--id", "2"]));
    let changed = clerk(&world, &["review", "compare", "2", "1", "2"]);
    assert!(
        changed
            .out
            .starts_with("trích yếu nội dung: “mời họp giao ban” →"),
        "{}",
        changed.out
    );
    let early = clerk(&world, &["review", "number", "2"]);
    assert!(early.err.contains("“cấp số”"), "{}", early.err);
    for step in ["submit", "approve", "number", "sign", "issue"] {
        done(&clerk(&world, &["review", step, "2"]));
    }
    let shown = clerk(&world, &["review", "show", "2"]);
    assert!(
        shown.out.contains("trả lại (Văn thư): sửa giờ"),
        "{}",
        shown.out
    );

    done(&clerk(
        &world,
        &[
            "ho-so",
            "open",
            "01.VP",
            "Họp giao ban",
            "--maintenance",
            "Vĩnh viễn",
        ],
    ));
    done(&clerk(&world, &["ho-so", "file", "1", "2"]));
    done(&clerk(&world, &["ho-so", "close", "1"]));
    let list = clerk(&world, &["ho-so", "list"]);
    assert!(
        list.out.contains("1 văn bản, nộp lưu trước"),
        "{}",
        list.out
    );
    for [command, what, name] in [
        ["contents", "1", "muc-luc.pdf"],
        ["catalogue", "2026", "danh-muc.csv"],
        ["to-hand-over", "2026", "nop-luu.xlsx"],
    ] {
        done(&clerk(&world, &["ho-so", command, what, "-o", name]));
    }
    let csv = std::fs::read_to_string(world.path("danh-muc.csv")).unwrap();
    assert!(
        csv.contains("\"01.VP\",\"Họp giao ban\",\"Vĩnh viễn\""),
        "{csv}"
    );
    done(&clerk(&world, &["ho-so", "export", "1", "-o", "."]));
    let sums = std::fs::read_to_string(world.path("01.VP-2026/SHA256SUMS.txt")).unwrap();
    assert_eq!(sums.lines().count(), 3, "{sums}");
}

#[test]
fn tasks_are_found_kept_and_done() {
    let world = World::new();
    done(&clerk(&world, &["register", "init", "Sở Nội vụ"]));
    let mut letter = world.sample("cong-van");
    letter["noi_dung"] = serde_json::json!([
        {"type": "doan", "text": "Giám đốc Sở yêu cầu:"},
        {"type": "khoan", "text": "Phòng Tổ chức báo cáo kết quả trước ngày 01 tháng 11 năm 2026."},
    ]);
    letter["thoi_gian"] = serde_json::json!({"ngay": 20, "thang": 10, "nam": 2026});
    world.file("giao-viec.json", letter.to_string());
    done(&clerk(&world, &["review", "keep", "giao-viec.json"]));
    let kept = clerk(&world, &["tasks", "find", "1", "--keep"]);
    assert!(
        kept.out.contains("QUÁ HẠN 31/10/2026"),
        "{}{}",
        kept.out,
        kept.err
    );
    done(&clerk(&world, &["tasks", "export", "-o", "viec.csv"]));
    let csv = std::fs::read_to_string(world.path("viec.csv")).unwrap();
    assert!(csv.contains("\"Quá hạn\""), "{csv}");
    let settled = clerk(&world, &["tasks", "done", "1", "1"]);
    assert_eq!(settled.out.trim(), "Không có nhiệm vụ nào đang mở.");
}

#[test]
fn a_copy_by_schedule_waits_for_its_time() {
    let world = office();
    let nothing = clerk(&world, &["backup", "--scheduled"]);
    assert!(nothing.out.contains("Chưa đến kỳ"), "{}", nothing.out);
    let plan = serde_json::json!({"folder": world.path("sao"), "every_hours": 24, "keep": 3});
    let settings = serde_json::json!({"schema": 1, "data": {"backup": plan}});
    world.file("data/archive.json", settings.to_string());
    let made = clerk(&world, &["backup", "--scheduled"]);
    assert!(made.out.contains("sao-luu-"), "{}{}", made.out, made.err);
    let again = clerk(&world, &["backup", "--scheduled"]);
    assert!(again.out.contains("Chưa đến kỳ"), "{}", again.out);
}
