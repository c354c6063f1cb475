//! The text blocks of the office.

use crate::world::World;

#[test]
fn blocks_are_listed_handed_on_and_taken_in() {
    let world = World::new();
    let list = world.run(&["blocks", "list"]);
    assert!(list.out.contains("kgpcb"), "{}", list.out);
    for name in ["cum-tu.csv", "cum-tu.json"] {
        assert_eq!(world.run(&["blocks", "export", name]).code, 0);
        let taken = world.run(&["blocks", "import", name]);
        assert!(
            taken.err.contains("Thêm 0 cụm từ, thay 0"),
            "{name}: {}",
            taken.err
        );
    }
    world.file("moi.csv", "Viết tắt,Nội dung\nxnk,Xin nghỉ không hưởng lương\nkgpcb,Đề nghị phản ánh về ¶ Văn phòng\n");
    let taken = world.run(&["blocks", "import", "moi.csv"]);
    assert!(taken.err.contains("Thêm 1 cụm từ, thay 1"), "{}", taken.err);
    let list = world.run(&["blocks", "list"]);
    assert!(
        list.out.contains("phản ánh về\n           Văn phòng"),
        "{}",
        list.out
    );
}

#[test]
fn what_is_wrong_is_told() {
    let world = World::new();
    for (name, text, words) in [
        ("a.csv", "Viết tắt,Nội dung\ncho,x\n", "“cho” là một tiếng"),
        ("a.csv", "Viết tắt,Nội dung\nK1,x\n", "“K1” không dùng được"),
        (
            "a.csv",
            "Viết tắt,Nội dung\nxnk,x\nxnk,y\n",
            "cùng chữ viết tắt",
        ),
        ("a.csv", "Tên,Nội dung\nxnk,x\n", "không có cột Viết tắt"),
        ("a.json", "{", "Không đọc được"),
        (
            "a.json",
            r#"{"blocks": [{"key": "xnk", "text": " "}]}"#,
            "chưa có nội dung",
        ),
    ] {
        world.file(name, text);
        let answer = world.run(&["blocks", "import", name]);
        assert_eq!(answer.code, 2, "{text}");
        assert!(answer.err.contains(words), "{text}: {}", answer.err);
    }
}
