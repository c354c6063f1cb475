//! One draft, many letters.

use serde_json::{Value, json};

use crate::world::{Answer, World};

const LIST: &str = "Người được mời;Giờ\nÔng Lê Minh, Giám đốc Sở Tài chính;08 giờ 00\nBà Trần Thị Hà, Chánh Văn phòng;08 giờ 00\nÔng Đinh Núp, Trưởng phòng Nội vụ;14 giờ 00\n";

/// A world with an invitation that names two columns, and a list of three guests.
fn invitation() -> World {
    let world = World::new();
    let mut draft = world.sample("giay-moi");
    draft["thong_tin"]["nguoi_duoc_moi"] = "{{Người được mời}}".into();
    draft["thong_tin"]["thoi_gian"] = "{{giờ}}, thứ Năm, ngày 10 tháng 12 năm 2026".into();
    world.file("moi.json", draft.to_string());
    world.file("khach.csv", LIST);
    world
}

fn merge(world: &World, more: &[&str]) -> Answer {
    let mut args = vec!["merge", "moi.json", "khach.csv"];
    args.extend(more);
    world.run(&args)
}

fn names(world: &World, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(world.path(folder)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_row_becomes_a_letter_of_its_own() {
    let world = invitation();
    let answer = merge(&world, &["--out", "thu"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.err.contains("Đã tạo 3 thư"), "{}", answer.err);
    assert_eq!(
        names(&world, "thu"),
        [
            "1-ong-le-minh-giam-doc-so-tai-chinh.docx",
            "1-ong-le-minh-giam-doc-so-tai-chinh.pdf",
            "2-ba-tran-thi-ha-chanh-van-phong.docx",
            "2-ba-tran-thi-ha-chanh-van-phong.pdf",
            "3-ong-dinh-nup-truong-phong-noi-vu.docx",
            "3-ong-dinh-nup-truong-phong-noi-vu.pdf",
            "danh-sach-thu.csv",
        ]
    );
    let read = world.run(&["check", "thu/3-ong-dinh-nup-truong-phong-noi-vu.docx"]);
    assert_ne!(read.code, 2, "{}", read.err);
    let made: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(made["letters"][2]["row"], 4);
    let again = merge(&world, &["--out", "thu"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("không ghi đè"), "{}", again.err);
}

#[test]
fn a_letter_says_what_its_row_says() {
    let world = invitation();
    let draft = world.sample("cong-van");
    world.file("cv.json", draft.to_string());
    world.file(
        "noi.csv",
        "Nơi nhận\nSở Tài chính tỉnh Gia Lai\nSở Tư pháp tỉnh Gia Lai\n",
    );
    let args = [
        "merge",
        "cv.json",
        "noi.csv",
        "--field",
        "kinh_gui=nơi nhận",
        "--out",
        "cv",
    ];
    let answer = world.run(&[&args[..], &["--only-docx", "--despite-faults"]].concat());
    assert_ne!(answer.code, 2, "{}", answer.err);
    assert_eq!(names(&world, "cv").len(), 3);
    // What was written reads back as the draft with the one addressee.
    let mut whole = draft;
    whole["kinh_gui"] = json!(["Sở Tư pháp tỉnh Gia Lai"]);
    world.file("mot.json", whole.to_string());
    let same = world.run(&["compare", "mot.json", "cv/2-so-tu-phap-tinh-gia-lai.docx"]);
    assert!(same.out.contains("như nhau"), "{}{}", same.out, same.err);
}

#[test]
fn faults_are_told_with_their_rows_before_anything_is_made() {
    let world = invitation();
    world.file(
        "khach.csv",
        format!("{LIST}Bà Hà;\nÔng Lê Minh, Giám đốc Sở Tài chính;08 giờ 00\n"),
    );
    let answer = merge(&world, &["--out", "thu"]);
    assert_eq!(answer.code, 2, "{}", answer.err);
    assert!(
        answer.err.contains("Dòng 5: Ô ở cột “Giờ” còn trống"),
        "{}",
        answer.err
    );
    assert!(answer.err.contains("Dòng 6: Dòng trùng"), "{}", answer.err);
    assert!(answer.err.contains("--despite-faults"), "{}", answer.err);
    assert!(!world.path("thu").exists());
    let dry = merge(&world, &["--dry-run"]);
    assert_eq!(dry.code, 1);
    let report: Value = serde_json::from_str(&dry.out).unwrap();
    assert_eq!(report["letters"], 5);
    assert_eq!(merge(&world, &["--out", "thu", "--despite-faults"]).code, 1);
    assert_eq!(names(&world, "thu").len(), 11);
}

#[test]
fn what_does_not_fit_names_row_column_and_remedy() {
    let world = invitation();
    for (list, words) in [
        ("Nguoi duoc moi;Giờ\na;b\n", "có lẽ là cột “Nguoi duoc moi”"),
        ("Tên;Giờ\na;b\n", "Các cột có trong danh sách: Tên, Giờ"),
        ("Giờ;;x\na;b;c\n", "cột B chưa có tên"),
        ("Giờ;giờ\na;b\n", "cột A và cột B cùng tên"),
        ("Giờ\n", "chỉ có tên cột"),
        ("", "không có gì"),
    ] {
        world.file("khach.csv", list);
        let answer = merge(&world, &["--out", "thu"]);
        assert_eq!(answer.code, 2, "{list}");
        assert!(answer.err.contains(words), "{list}: {}", answer.err);
        assert!(answer.err.contains("Hãy "), "{}", answer.err);
    }
    world.file("khach.csv", b"T\xEAn\n\xE1\n");
    assert!(merge(&world, &["--dry-run"]).err.contains("CSV UTF-8"));
    assert_eq!(world.names(), ["khach.csv", "moi.json"]);
}

#[test]
fn numbers_are_taken_in_the_order_of_the_list_or_not_at_all() {
    let world = invitation();
    let office = ["--who", "Văn thư"];
    let run = |args: &[&str]| world.run(&[args, &office[..]].concat());
    assert_eq!(run(&["register", "init", "Sở Nội vụ"]).code, 0);
    let args = [
        "merge",
        "moi.json",
        "khach.csv",
        "--register",
        "--out",
        "thu",
    ];
    let answer = run(&args);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let made: Value = serde_json::from_str(&answer.out).unwrap();
    let numbers: Vec<&str> = made["letters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|letter| letter["number"].as_str().unwrap())
        .collect();
    assert_eq!(numbers, ["01", "02", "03"]);
    let list = run(&["register", "list"]);
    assert_eq!(list.out.lines().count(), 3, "{}", list.out);
    // A second batch of the same words is asked about, and leaves no trace.
    let again = run(&[
        "merge",
        "moi.json",
        "khach.csv",
        "--register",
        "--out",
        "thu-2",
    ]);
    assert_eq!(again.code, 2, "{}", again.err);
    assert!(again.err.contains("--again"), "{}", again.err);
    assert!(!world.path("thu-2").exists());
    // A batch whose last letter cannot be made takes no number.
    let long = "x".repeat(4_000);
    world.file("khach.csv", format!("{LIST}{long};08 giờ\n"));
    let mut draft: Value =
        serde_json::from_slice(&std::fs::read(world.path("moi.json")).unwrap()).unwrap();
    draft["trich_yeu"] = "{{Người được mời}}".into();
    world.file("moi.json", draft.to_string());
    let failed = run(&[&args[..4], &["--despite-faults", "--out", "thu-3"]].concat());
    assert_eq!(failed.code, 2, "{}", failed.err);
    assert_eq!(run(&["register", "list"]).out.lines().count(), 3);
    assert!(!world.path("thu-3").exists());
}
