//! Checking files, ours and foreign.

use std::fs;

use serde_json::{Value, json};

use crate::world::World;

/// A Word file whose only fault is a doubled blank.
fn faulty(world: &World, name: &str) -> Vec<u8> {
    let mut document = world.sample("cong-van");
    document["phu_luc"] = json!([]);
    document["noi_dung"] =
        json!([{ "type": "doan", "text": "Sở Nội vụ  đề nghị các đơn vị phối hợp thực hiện." }]);
    world.file("loi.json", document.to_string());
    assert!(world.run(&["export", "loi.json", "--docx", name]).code <= 1);
    fs::remove_file(world.path("loi.json")).unwrap();
    fs::read(world.path(name)).unwrap()
}

#[test]
fn a_clean_draft_and_its_word_file_are_silent() {
    let world = World::new();
    world.file("cv.json", world.sample("cong-van").to_string());
    assert_eq!(
        world.run(&["export", "cv.json", "--docx", "cv.docx"]).code,
        0
    );
    let answer = world.run(&["check", "cv.json", "cv.docx"]);
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (0, ""),
        "{}",
        answer.out
    );
    assert_eq!(
        answer.out.matches("0 lỗi và lời nhắc").count(),
        2,
        "{}",
        answer.out
    );
}

#[test]
fn faults_are_told_with_place_article_and_remedy() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    document["so_ky_hieu"]["ky_hieu"] = json!("CV-SNV");
    world.file("cv.json", document.to_string());
    let answer = world.run(&["check", "cv.json"]);
    assert_eq!(answer.code, 1);
    assert!(
        answer.out.contains("TT04 /so_ky_hieu/ky_hieu: Bỏ chữ “CV”"),
        "{}",
        answer.out
    );
    assert!(
        answer.out.contains("[CV-] (PL I/II.3.b; PL III/I)"),
        "{}",
        answer.out
    );

    assert!(world.run(&["export", "cv.json", "--docx", "cv.docx"]).code <= 1);
    let answer = world.run(&["check", "--format", "json", "cv.docx"]);
    let reports: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(reports[0]["findings"][0]["code"], "TT04");
    assert_eq!(reports[0]["regime"], "hanh-chinh");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_checked() {
    let world = World::new();
    world.file("cv.json", world.sample("cong-van").to_string());
    world.file("hong.docx", "không phải tệp Word");
    let answer = world.run(&["check", "hong.docx", "khong-co.docx", "cv.json"]);
    assert_eq!(answer.code, 2);
    for words in ["hong.docx", "Không tìm thấy"] {
        assert!(answer.err.contains(words), "{words}: {}", answer.err);
    }
    assert!(answer.out.contains("cv.json"), "{}", answer.out);
}

#[test]
fn a_rule_is_explained() {
    let world = World::new();
    let answer = world.run(&["check", "--explain", "tb02"]);
    assert_eq!(answer.code, 0);
    assert!(answer.out.starts_with("TB02 – Lề trang"), "{}", answer.out);
    assert_eq!(world.run(&["check", "--explain", "XX99"]).code, 2);
}

#[test]
fn a_folder_is_checked_in_order_and_a_broken_file_does_not_stop_it() {
    let world = World::new();
    for folder in ["vb", "vb/a", "vb/.an"] {
        fs::create_dir(world.path(folder)).unwrap();
    }
    faulty(&world, "vb/b.docx");
    fs::copy(world.path("vb/b.docx"), world.path("vb/a/z.docx")).unwrap();
    for hidden in ["vb/~$b.docx", "vb/.an/b.docx"] {
        world.file(hidden, "x");
    }
    world.file("vb/ghi-chu.txt", "x");
    world.file("vb/khac.json", "{\"name\": \"khác\"}");
    let answer = world.run(&["check", "vb"]);
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (1, ""),
        "{}",
        answer.out
    );
    let places = [
        "vb/a/z.docx",
        "vb/b.docx",
        "2 tệp: 0 tệp không có lỗi, 2 tệp có lỗi",
    ];
    let found: Vec<_> = places.iter().map(|words| answer.out.find(words)).collect();
    assert!(found.is_sorted() && found[0].is_some(), "{}", answer.out);

    world.file("vb/a/hong.docx", "không phải tệp Word");
    let answer = world.run(&["check", "vb"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("hong.docx"), "{}", answer.err);
    assert!(
        answer.out.contains("1 tệp không đọc được"),
        "{}",
        answer.out
    );
}

#[test]
fn results_come_in_the_shape_that_is_asked_for() {
    let world = World::new();
    faulty(&world, "dự thảo.docx");
    world.file("hong.docx", "không phải tệp Word");
    let run = |format: &str| world.run(&["check", "--format", format, "dự thảo.docx", "hong.docx"]);

    let reports: Value = serde_json::from_str(&run("json").out).unwrap();
    assert_eq!(reports[0]["findings"][0]["code"], "CT01");
    let csv = run("csv").out;
    assert!(csv.starts_with("\u{FEFF}Tệp,Kết quả,"), "{csv}");
    assert_eq!(csv.matches("\r\n").count(), 3, "{csv}");
    let html = run("html").out;
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"));
    assert!(
        !html.contains("http") && html.contains("<strong>CT01</strong>"),
        "{html}"
    );

    let log: Value = serde_json::from_str(&run("sarif").out).unwrap();
    sarif(&log);
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(
        (&result["ruleId"], &rule["id"]),
        (&json!("CT01"), &json!("CT01"))
    );
    let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(*place, "d%E1%BB%B1%20th%E1%BA%A3o.docx");
    let told = &run["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(told.as_array().unwrap().len(), 1);
}

/// What SARIF 2.1.0 requires of a log (3.13, 3.14, 3.18, 3.19, 3.27, 3.20, 3.49, 3.58).
fn sarif(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    let levels = ["none", "note", "warning", "error"].map(|level| json!(level));
    for run in log["runs"].as_array().unwrap() {
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string());
        let mut ids: Vec<&str> = Vec::new();
        for rule in driver["rules"].as_array().unwrap() {
            ids.push(rule["id"].as_str().unwrap());
            assert!(rule["shortDescription"]["text"].is_string());
            assert!(levels.contains(&rule["defaultConfiguration"]["level"]));
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "a rule stands once");
        for result in run["results"].as_array().unwrap() {
            assert!(result["message"]["text"].is_string());
            assert!(levels.contains(&result["level"]));
        }
        for invocation in run["invocations"].as_array().unwrap() {
            assert!(invocation["executionSuccessful"].is_boolean());
            for told in invocation["toolExecutionNotifications"].as_array().unwrap() {
                assert!(told["message"]["text"].is_string());
            }
        }
    }
}

#[test]
fn a_mended_copy_stands_beside_the_original_which_stays() {
    let world = World::new();
    let before = faulty(&world, "dt.docx");
    let answer = world.run(&["check", "--fix", "--receipt", "bn.json", "dt.docx"]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    assert!(
        answer.out.contains("dt.docx → dt.sửa.docx"),
        "{}",
        answer.out
    );
    assert!(answer.out.contains("Đã sửa CT01"), "{}", answer.out);
    assert_eq!(fs::read(world.path("dt.docx")).unwrap(), before);
    let receipt: Value = serde_json::from_slice(&fs::read(world.path("bn.json")).unwrap()).unwrap();
    assert_eq!(receipt[0]["written"], "dt.sửa.docx");
    assert_eq!(receipt[0]["changed"][0]["code"], "CT01");
    let answer = world.run(&["check", "dt.sửa.docx"]);
    assert_eq!(answer.code, 0, "{}", answer.out);

    let again = world.run(&["check", "--fix", "dt.docx"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("dt.sửa.docx"), "{}", again.err);
    let answer = world.run(&["check", "--fix", "--in-place", "dt.docx"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_ne!(fs::read(world.path("dt.docx")).unwrap(), before);
    assert_eq!(
        world.run(&["check", "--fix", "--in-place", "dt.docx"]).code,
        0
    );
}

#[test]
fn a_folder_is_mended_into_another_and_clean_files_are_not_written() {
    let world = World::new();
    fs::create_dir_all(world.path("vb/a")).unwrap();
    faulty(&world, "vb/a/dt.docx");
    let mut draft = world.sample("quyet-dinh");
    draft["trich_yeu"] = json!("Về việc thử.");
    world.file("vb/qd.json", draft.to_string());
    world.file("vb/cv.json", world.sample("cong-van").to_string());
    let answer = world.run(&["check", "--fix", "--output", "ra", "vb"]);
    assert!(answer.code <= 1, "{}", answer.err);
    assert!(world.path("ra/a/dt.docx").exists() && world.path("ra/qd.json").exists());
    assert!(!world.path("ra/cv.json").exists());
    let mended = fs::read_to_string(world.path("ra/qd.json")).unwrap();
    assert!(mended.contains("\"Về việc thử\""), "{mended}");
}

#[test]
fn a_pdf_in_a_folder_is_checked_and_left_alone_by_mending() {
    let world = World::new();
    let mut document = world.sample("cong-van");
    document["so_ky_hieu"]["ky_hieu"] = json!("CV-SNV");
    world.file("cv.json", document.to_string());
    fs::create_dir(world.path("vb")).unwrap();
    assert!(world.run(&["export", "cv.json", "--pdf", "vb/cv.pdf"]).code <= 1);
    let answer = world.run(&["check", "vb"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(answer.out.contains("TT04"), "{}", answer.out);

    let answer = world.run(&["check", "--fix", "vb"]);
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (1, ""),
        "{}",
        answer.out
    );
    assert_eq!(fs::read_dir(world.path("vb")).unwrap().count(), 1);
}
