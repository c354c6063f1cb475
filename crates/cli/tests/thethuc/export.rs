//! Exporting, with good input and with bad.

use std::fs;
use std::process::Command;

use crate::world::{Answer, World, answer};
use serde_json::{Value, json};

/// Letters that mean something to XML, to templates or to PDF.
const INJECTION: &str = "& < > \" ' ]]> {{ so }} {% if %} {# #} <field path=\"/x\"/> ( ) \\ %s";

fn export(world: &World, document: &Value) -> Answer {
    let file = world.file("in.json", document.to_string());
    world.run(&[
        "export",
        file.to_str().unwrap(),
        "--docx",
        "o.docx",
        "--pdf",
        "o.pdf",
        "--svg",
        "svg",
    ])
}

fn assert_exported(world: &World, answer: &Answer) -> Value {
    assert!(answer.code <= 1, "{}: {}", answer.code, answer.err);
    assert!(fs::read(world.path("o.docx")).unwrap().starts_with(b"PK"));
    let pdf = fs::read(world.path("o.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    serde_json::from_str(&answer.out).unwrap()
}

fn assert_refused(world: &World, answer: &Answer, words: &str) {
    assert_eq!(answer.code, 2, "{}", answer.err);
    assert!(answer.err.starts_with("Lỗi: "), "{}", answer.err);
    assert!(
        answer.err.contains(words),
        "{words} is not in: {}",
        answer.err
    );
    assert!(!world.path("o.docx").exists() && !world.path("o.pdf").exists());
}

#[test]
fn a_complete_document_is_exported_without_a_word() {
    for kind in ["cong-van", "cong-dien", "quyet-dinh", "van-ban-co-ten-loai"] {
        let world = World::new();
        let answer = export(&world, &world.sample(kind));
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{kind}");
        let done = assert_exported(&world, &answer);
        let pages = usize::try_from(done["pages"].as_u64().unwrap()).unwrap();
        assert_eq!(done["files"].as_array().unwrap().len(), 2 + pages);
        assert!(world.path("svg/trang-1.svg").is_file());
    }
}

#[test]
fn a_document_comes_in_by_standard_input() {
    let world = World::new();
    let document = world.sample("cong-van").to_string();
    let answer = world.run_with_input(&["export", "-", "--pdf", "o.pdf"], document.as_bytes());
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(world.names(), ["o.pdf"]);
}

#[test]
fn what_is_missing_is_told_with_its_place() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    document["trich_yeu"] = json!("");
    let answer = export(&world, &document);
    assert_eq!(answer.code, 1);
    assert!(
        answer.err.contains("/trich_yeu: Chưa có trích yếu"),
        "{}",
        answer.err
    );
    let done = assert_exported(&world, &answer);
    assert_eq!(done["findings"][0]["code"], "missing-field");
}

#[test]
fn bad_documents_are_refused_with_their_place() {
    let world = World::new();
    for (text, words) in [
        (&b"{\"schema\": 1,\n  \"kind\": }"[..], "dòng 2, cột 11"),
        (b"", "dòng 1"),
        (b"\xFF\xFE{}", "JSON"),
        (b"[]", "schema"),
        (br#"{"schema": 2, "kind": "cong-van"}"#, "phiên bản mới hơn"),
        (br#"{"schema": 1, "kind": "khong-co"}"#, "“khong-co”"),
        (
            br#"{"schema": 1, "kind": "cong-van", "ten_loai": "ke-hoach"}"#,
            "“ke-hoach”",
        ),
        (
            br#"{"schema": 1, "kind": "cong-van", "nguoi_ky": [{"ho_ten": 7}]}"#,
            "/nguoi_ky/0/ho_ten (họ và tên người ký)",
        ),
    ] {
        let file = world.file("in.json", text);
        let args = [
            "export",
            file.to_str().unwrap(),
            "--docx",
            "o.docx",
            "--pdf",
            "o.pdf",
        ];
        assert_refused(&world, &world.run(&args), words);
    }
    let deep = "[".repeat(100_000);
    let answer = world.run_with_input(&["export", "-", "--pdf", "o.pdf"], deep.as_bytes());
    assert_refused(&world, &answer, "JSON");
}

#[test]
fn a_paragraph_of_two_megabytes_is_set_whole() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    let words = "Ủy ban nhân dân tỉnh đề nghị các cơ quan, đơn vị triển khai thực hiện. ";
    let text = words.repeat((2 << 20) / words.len() + 1);
    document["noi_dung"] = json!([{"type": "doan", "text": text}]);
    let done = assert_exported(&world, &export(&world, &document));
    assert!(done["pages"].as_u64().unwrap() > 300, "{}", done["pages"]);
}

#[test]
fn a_word_of_many_pages_does_not_stop_the_export() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    document["noi_dung"] = json!([{"type": "doan", "text": "ă".repeat(200_000)}]);
    assert_exported(&world, &export(&world, &document));
}

#[test]
fn a_thousand_recipients_go_on_to_further_pages() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    let names = (1..=1000).map(|number| format!("Ủy ban nhân dân xã số {number}"));
    document["kinh_gui"] = names.clone().collect();
    document["noi_nhan"] = names.map(|text| json!({ "text": text })).collect();
    let done = assert_exported(&world, &export(&world, &document));
    assert!(done["pages"].as_u64().unwrap() > 20, "{}", done["pages"]);
}

/// Puts a text in place of every text of the document, but names of kinds and types.
fn fill(value: &mut Value, text: &str) {
    match value {
        Value::String(old) => *old = text.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, text)),
        Value::Object(fields) => {
            let kept = [
                "kind",
                "type",
                "ten_loai",
                "hinh_thuc",
                "muc_do_khan",
                "dinh_dang",
                "align",
            ];
            let open = fields
                .iter_mut()
                .filter(|(key, _)| !kept.contains(&key.as_str()));
            open.for_each(|(_, value)| fill(value, text));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn letters_that_mean_something_elsewhere_are_only_letters() {
    for kind in ["cong-van", "cong-dien", "quyet-dinh", "van-ban-co-ten-loai"] {
        let world = World::new();
        let mut document = world.sample(kind);
        fill(&mut document, INJECTION);
        assert_exported(&world, &export(&world, &document));
        let svg = fs::read_to_string(world.path("svg/trang-1.svg")).unwrap();
        assert!(svg.contains("&lt;") && !svg.contains("<field"), "{kind}");
    }
}

#[test]
fn control_characters_are_dropped() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    fill(
        &mut document,
        "a\u{0}b\u{7}c\u{1B}[31md\u{85}e\u{2028}f\u{FFFE}g",
    );
    assert_exported(&world, &export(&world, &document));
    let svg = fs::read_to_string(world.path("svg/trang-1.svg")).unwrap();
    assert!(!svg.contains(['\u{0}', '\u{7}', '\u{1B}', '\u{FFFE}']));
}

#[test]
fn a_character_without_a_glyph_is_a_finding() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    document["noi_dung"] = json!([{"type": "doan", "text": "Chữ 漢 ở đây"}]);
    let answer = export(&world, &document);
    assert_eq!(answer.code, 1);
    assert!(
        answer.err.contains("/noi_dung/0/text") && answer.err.contains("漢"),
        "{}",
        answer.err
    );
}

#[test]
fn targets_that_cannot_be_written_leave_everything_as_it_was() {
    let world = World::new();
    let file = world.file("in.json", world.sample("cong-van").to_string());
    let file = file.to_str().unwrap();
    fs::create_dir(world.path("thu-muc")).unwrap();
    fs::write(world.path("old.docx"), "old").unwrap();
    for (pdf, words) in [
        (
            "khong-co/o.pdf",
            "Thư mục chứa khong-co/o.pdf không tồn tại",
        ),
        ("thu-muc", "thu-muc là thư mục"),
        ("in.json/o.pdf", "in.json/o.pdf"),
        ("/proc/o.pdf", "/proc/o.pdf"),
    ] {
        let answer = world.run(&["export", file, "--docx", "old.docx", "--pdf", pdf]);
        assert_refused(&world, &answer, words);
        assert_eq!(fs::read(world.path("old.docx")).unwrap(), b"old");
        assert_eq!(world.names(), ["in.json", "old.docx", "thu-muc"]);
    }
    assert_refused(
        &world,
        &world.run(&["export", "khong-co.json", "--pdf", "o.pdf"]),
        "Không tìm thấy",
    );
    assert_refused(
        &world,
        &world.run(&["export", "thu-muc", "--pdf", "o.pdf"]),
        "thư mục",
    );
    assert_refused(
        &world,
        &world.run(&["export", file]),
        "Chưa chọn tệp để xuất",
    );
}

/// A disk of 64 KiB needs a name space of its own, which not every system lets be made; there the
/// fault injected into the writer (`thethuc_app::files`) is the only test of it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_files_whole() {
    let world = World::new();
    let file = world.file("in.json", world.sample("cong-van").to_string());
    fs::create_dir(world.path("disk")).unwrap();
    let script = "mount -t tmpfs -o size=64k none disk && echo old > disk/o.docx || exit 77
        \"$0\" --fonts bundled export \"$1\" --docx disk/o.docx --pdf disk/o.pdf
        code=$?; ls -A disk; cat disk/o.docx; exit $code";
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
        .args([env!("CARGO_BIN_EXE_thethuc"), file.to_str().unwrap()])
        .current_dir(world.folder.path())
        .env("THETHUC_DATA_DIR", world.path("data"))
        .output()
        .unwrap();
    if output.status.code() == Some(77)
        || String::from_utf8_lossy(&output.stderr).contains("unshare")
    {
        eprintln!(
            "no disk could be mounted: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        return;
    }
    let answer = answer(output);
    assert_eq!(answer.code, 2, "{}", answer.err);
    assert!(answer.err.contains("Ổ đĩa đã đầy"), "{}", answer.err);
    assert_eq!(answer.out, "o.docx\nold\n");
}

#[test]
fn a_missing_or_broken_font_is_told() {
    let world = World::new();
    let file = world.file("in.json", world.sample("cong-van").to_string());
    fs::create_dir(world.path("fonts")).unwrap();
    let args = [
        "--fonts",
        "fonts",
        "export",
        file.to_str().unwrap(),
        "--pdf",
        "o.pdf",
    ];
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thethuc"));
        command.current_dir(world.folder.path()).args(args);
        answer(command.output().unwrap())
    };
    assert_refused(&world, &run(), "phông chữ");
    for face in ["Regular", "Bold", "Italic", "BoldItalic"] {
        world.file(&format!("fonts/LiberationSerif-{face}.ttf"), "not a font");
    }
    assert_refused(&world, &run(), "phông chữ");
}
