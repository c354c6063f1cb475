//! Kinds from outside, and the office's own templates.

use std::fs;

use serde_json::Value;

use crate::world::World;

const KIND: &str = r#"id = "phieu-trinh"
name = "Phiếu trình"
description = "Trình một việc lên lãnh đạo."
mau = "1.4"
serves = ["phieu-chuyen"]

[[group]]
title = "Nội dung"
fields = [
    { path = "/co_quan_ban_hanh", required = true },
    { path = "/so_ky_hieu", required = true },
    { path = "/thong_tin/nguoi_trinh", label = "Người trình", article = "Mẫu 1.4", required = true },
    { path = "/noi_dung", required = true },
]
"#;

const LAYOUT: &str = r#"<document>
  <section restart="true" hide-first="true">
    {% include "shared/header.xml" %}
    {% include "shared/ten-loai.xml" %}
    <p style="noi_dung" field="/thong_tin/nguoi_trinh">Người trình: <field path="/thong_tin/nguoi_trinh"/></p>
    {% include "shared/noi-dung.xml" %}
  </section>
</document>
"#;

fn with_a_kind(world: &World) {
    fs::create_dir_all(world.path("them/phieu-trinh")).unwrap();
    world.file("them/phieu-trinh/kind.toml", KIND);
    world.file("them/phieu-trinh/layout.xml", LAYOUT);
}

/// One folder is all that a kind costs.
#[test]
fn a_kind_from_outside_is_drafted_and_exported() {
    let world = World::new();
    with_a_kind(&world);
    let more = ["--templates", "them"];
    let kinds = world.run(&[&["kinds"], &more[..]].concat());
    assert!(kinds.out.contains("phieu-trinh"), "{}", kinds.out);
    let made = world.run(&[&["new", "phieu-trinh"], &more[..]].concat());
    let mut document: Value = serde_json::from_str(&made.out).unwrap();
    assert_eq!(document["ten_loai"], "phieu-chuyen");
    document["thong_tin"] = serde_json::json!({ "nguoi_trinh": "Nguyễn Quang Vinh" });
    document["noi_dung"] = serde_json::json!([{ "type": "doan", "text": "Kính trình." }]);
    world.file("trinh.json", document.to_string());
    let export = [
        "export",
        "trinh.json",
        "--docx",
        "trinh.docx",
        "--pdf",
        "trinh.pdf",
    ];
    let answer = world.run(&[&export[..], &more[..]].concat());
    assert!(answer.code <= 1, "{}", answer.err);
    assert!(world.path("trinh.docx").is_file() && world.path("trinh.pdf").is_file());
    // Without the folder, the kind is unknown.
    assert_eq!(world.run(&export).code, 2);
}

#[test]
fn a_faulty_kind_from_outside_is_told_with_its_line() {
    let world = World::new();
    with_a_kind(&world);
    let faulty = LAYOUT.replace("nguoi_trinh\"/>", "nguoi_trin\"/>");
    world.file("them/phieu-trinh/layout.xml", faulty);
    world.file(
        "a.json",
        r#"{"schema":1,"kind":"phieu-trinh","ten_loai":"phieu-chuyen"}"#,
    );
    let answer = world.run(&["export", "a.json", "--pdf", "a.pdf", "--templates", "them"]);
    assert_eq!(answer.code, 2);
    assert!(
        answer.err.contains("phieu-trinh/layout.xml:5"),
        "{}",
        answer.err
    );
    assert!(
        answer.err.contains("/thong_tin/nguoi_trinh"),
        "{}",
        answer.err
    );
}

#[test]
fn the_office_copies_checks_and_hands_on_a_template() {
    let world = World::new();
    let copy = [
        "templates",
        "copy",
        "giay-moi",
        "giay-moi-so",
        "Giấy mời của Sở",
    ];
    let made = world.run(&copy);
    assert_eq!(made.code, 0, "{}", made.err);
    let folder = made.out.trim().to_owned();
    let checked = world.run(&["templates", "check", "giay-moi-so"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(checked.out.contains("co_noi_dung"), "{}", checked.out);
    let kinds = world.run(&["kinds"]);
    assert!(kinds.out.contains("Giấy mời của Sở"), "{}", kinds.out);
    let shared = world.run(&["templates", "share", "giay-moi-so", "so.mauthethuc"]);
    assert_eq!(shared.code, 0, "{}", shared.err);

    // A size that the decree does not allow is refused with its article.
    let kind = format!("{folder}/kind.toml");
    let text = fs::read_to_string(&kind).unwrap();
    fs::write(&kind, format!("{text}trinh_bay = {{ co_chu_pt = 12 }}\n")).unwrap();
    let checked = world.run(&["templates", "check", "giay-moi-so"]);
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains("(PL I/II.6.e)"), "{}", checked.out);
    assert_eq!(
        world
            .run(&["templates", "share", "giay-moi-so", "a.mauthethuc"])
            .code,
        2
    );

    // Another desk takes the sound one in.
    assert_eq!(world.run(&["templates", "remove", "giay-moi-so"]).code, 0);
    let taken = world.run(&["templates", "take", "so.mauthethuc"]);
    assert!(
        taken.out.contains("Giấy mời của Sở"),
        "{}{}",
        taken.out,
        taken.err
    );
    assert_eq!(world.run(&["templates", "take", "so.mauthethuc"]).code, 2);
}

#[test]
fn a_broken_template_of_the_office_breaks_no_kind_of_the_program() {
    let world = World::new();
    let made = world.run(&[
        "templates",
        "copy",
        "cong-van",
        "cong-van-so",
        "Công văn Sở",
    ]);
    let layout = format!("{}/layout.xml", made.out.trim());
    fs::write(&layout, "<document>\n{{ so_hieuu }}</document>").unwrap();
    let told = world.run(&["templates", "check", "cong-van-so"]);
    assert!(
        told.out.contains("cong-van-so/layout.xml:2"),
        "{}",
        told.out
    );
    world.file("cv.json", world.sample("cong-van").to_string());
    assert_eq!(
        world.run(&["export", "cv.json", "--docx", "cv.docx"]).code,
        0
    );
    assert_eq!(
        world
            .run(&["templates", "copy", "cong-van", "cong-van", "Trùng"])
            .code,
        2
    );
    assert_eq!(
        world
            .run(&["templates", "copy", "cong-van", "../x", "Ra ngoài"])
            .code,
        2
    );
}

/// The profile is what most letters say; a habit against the decree is told with its article.
#[test]
fn a_profile_is_learnt_from_past_letters() {
    let world = World::new();
    let mut letters = Vec::new();
    for number in 1..=4 {
        let mut letter = world.sample("cong-van");
        letter["so_ky_hieu"]["so"] = number.into();
        letter["trich_yeu"] = format!("đề nghị phối hợp lần {number}.").into();
        world.file("cv.json", letter.to_string());
        let name = format!("cv-{number}.docx");
        assert!(world.run(&["export", "cv.json", "--docx", &name]).code <= 1);
        letters.push(name);
    }
    world.file("la.docx", "khong phai Word");
    let mut args = vec!["learn-profile", "--save", "la.docx"];
    args.extend(letters.iter().map(String::as_str));
    let answer = world.run(&args);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(answer.err.contains("la.docx"), "{}", answer.err);
    assert!(answer.err.contains("TT10"), "{}", answer.err);
    let learned: Value = serde_json::from_str(&answer.out).unwrap();
    let sample = world.sample("cong-van");
    assert_eq!(learned["letters"], 4);
    assert_eq!(learned["profile"]["dia_danh"], sample["dia_danh"]);
    assert_eq!(
        learned["profile"]["nguoi_ky"][0]["ho_ten"],
        sample["nguoi_ky"][0]["ho_ten"]
    );
    let made: Value = serde_json::from_str(&world.run(&["new", "cong-van"]).out).unwrap();
    assert_eq!(made["dia_danh"], sample["dia_danh"]);
}

#[test]
fn a_file_that_is_no_template_is_refused() {
    let world = World::new();
    for bytes in ["", "PK\u{3}\u{4}", "hello"] {
        world.file("x.mauthethuc", bytes);
        assert_eq!(world.run(&["templates", "take", "x.mauthethuc"]).code, 2);
    }
}
