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
    done(&clerk(&world, &["register", "di", "cv.json"]));
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
    let next = clerk(&world, &["register", "di", "cv.json"]);
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
