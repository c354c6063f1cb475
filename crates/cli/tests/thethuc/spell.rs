//! Reading the spelling of plain text.

use serde_json::{Value, json};

use crate::world::World;

#[test]
fn errors_are_told_with_their_place_and_what_was_meant() {
    let world = World::new();
    world.file(
        "vb.txt",
        "Thực hiện Công điện số 280/CD-TTg.\nKhông để xảy ra những nhiễu theo quy địng.\n",
    );
    let answer = world.run(&["spell", "vb.txt"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    let places: Vec<&str> = answer
        .out
        .lines()
        .filter_map(|line| line.split(" → ").next())
        .collect();
    assert_eq!(
        places,
        ["1:24: “280/CD-TTg”", "2:17: “những nhiễu”", "2:38: “địng”"],
        "{}",
        answer.out
    );
    let answer = world.run(&["spell", "--json", "vb.txt"]);
    let found: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(found[0]["suggestions"], json!(["280/CĐ-TTg"]));
    assert_eq!(found[1]["line"], 2);
}

#[test]
fn an_office_teaches_it_with_approved_documents_and_words() {
    let world = World::new();
    world.file("vb.txt", "Tình trạng sơ sai khi xử lý công việc.");
    world.file(
        "duyet.txt",
        "Khắc phục tình trạng sợ sai khi xử lý công việc; không sợ sai khi xử lý hồ sơ.",
    );
    let answer = world.run(&["spell", "vb.txt", "--approved", "duyet.txt"]);
    assert!(answer.out.contains("“sơ” → sợ"), "{}", answer.out);
    world.file("tu.txt", "sơ\n");
    let answer = world.run(&[
        "spell",
        "vb.txt",
        "--approved",
        "duyet.txt",
        "--words",
        "tu.txt",
    ]);
    assert_eq!((answer.code, answer.out.trim()), (0, ""), "{}", answer.err);
}

#[test]
fn what_cannot_be_read_is_said() {
    let world = World::new();
    world.file("vb.txt", "Đúng.");
    assert_eq!(world.run(&["spell", "khong-co.txt"]).code, 2);
    assert_eq!(world.run(&["spell", "vb.txt", "--model", "vb.txt"]).code, 2);
}
