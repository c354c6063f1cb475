//! The register and the archive through the commands of the window.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod office;

use std::fs;

use office::Office;
use serde_json::{Value, json};
use thethuc_app::error::ErrorCode;

/// An office with an archive.
fn open() -> Office {
    let office = Office::new();
    let state = office.call("make_archive", json!({"office": "Sở Nội vụ"}));
    assert_eq!(state["office"], "Sở Nội vụ");
    assert_eq!(state["books"].as_array().unwrap().len(), 3);
    office
}

/// The sample công văn with a subject of its own, kept as a draft; its identifier.
fn draft(office: &Office, subject: &str) -> i64 {
    let kept = office.call("keep_draft", json!({"document": letter(office, subject)}));
    kept["entry"]["document"].as_i64().unwrap()
}

fn letter(office: &Office, subject: &str) -> Value {
    let mut document = office.sample();
    document["trich_yeu"] = subject.into();
    document["so_ky_hieu"] = json!({"ky_hieu": "SNV-VP"});
    document
}

fn act(office: &Office, document: i64, act: Value) -> Value {
    office.call("act_on_document", json!({"document": document, "act": act}))
}

/// Takes a draft to its approval.
fn approve(office: &Office, document: i64) {
    let submitted = act(
        office,
        document,
        json!({"act": "trinh-duyet", "comment": ""}),
    );
    let seen = submitted["fingerprint"].clone();
    act(
        office,
        document,
        json!({"act": "dong-y", "fingerprint": seen, "comment": ""}),
    );
}

fn receive(office: &Office, facts: Value) -> Value {
    let mut all = json!({
        "organ_name": "Bộ Nội vụ", "code_number": "12", "code_notation": "CV-BNV",
        "subject": "báo cáo biên chế", "issued_date": "2026-11-18",
    });
    all.as_object_mut()
        .unwrap()
        .extend(facts.as_object().unwrap().clone());
    office.call(
        "receive_document",
        json!({"facts": all, "book": "den", "arrived": "2026-11-20", "files": []}),
    )
}

#[test]
fn a_single_user_takes_a_document_from_the_draft_into_a_ho_so() {
    let office = open();
    let id = draft(&office, "họp giao ban");
    let returned = {
        act(
            &office,
            id,
            json!({"act": "trinh-duyet", "comment": "xin duyệt"}),
        );
        act(
            &office,
            id,
            json!({"act": "tra-lai", "comment": "sửa giờ", "place": "/noi_dung/0"}),
        )
    };
    assert_eq!(returned["entry"]["stage"], "tra-lai");
    approve(&office, id);
    let numbered = act(
        &office,
        id,
        json!({"act": "cap-so", "book": "di", "dated": "2026-11-21"}),
    );
    assert_eq!(numbered["code"], "01/SNV-VP");
    // The number stands in the document, and nothing was re-opened.
    let shown = office.call("archived_document", json!({"document": id}));
    assert_eq!(shown["document"]["so_ky_hieu"]["so"], 1);
    assert_eq!(shown["document"]["thoi_gian"]["ngay"], 21);
    assert_eq!(numbered["entry"]["stage"], "cap-so");
    // To save what was read back is no change.
    let again = json!({"document": shown["document"], "id": id});
    assert_eq!(
        office
            .fails(
                "act_on_document",
                json!({"document": id, "act": {"act": "phat-hanh", "comment": ""}})
            )
            .code,
        ErrorCode::StepNotNow
    );
    assert_eq!(office.call("keep_draft", again)["entry"]["stage"], "cap-so");
    let seen = numbered["fingerprint"].clone();
    act(&office, id, json!({"act": "ky", "fingerprint": seen}));
    let issued = act(&office, id, json!({"act": "phat-hanh", "comment": ""}));
    assert_eq!(issued["can"], json!(["luu-ho-so"]));

    let facts = json!({"file_notation": "01.VP", "title": "Họp giao ban", "file_catalog": 2026});
    let opened = office.call("write_ho_so", json!({"facts": facts}));
    let ho_so = opened["ho_so"]["id"].clone();
    act(&office, id, json!({"act": "luu-ho-so", "ho_so": ho_so}));
    let view = office.call("view_ho_so", json!({"id": ho_so}));
    assert_eq!(view["ho_so"]["documents"], 1);
    assert_eq!(view["documents"][0]["code"], "01/SNV-VP");
    assert_eq!(office.call("verify_archive", json!({})), json!([]));
}

#[test]
fn a_change_after_the_approval_re_opens_and_is_shown() {
    let office = open();
    let id = draft(&office, "họp giao ban tháng 11");
    approve(&office, id);
    let changed = letter(&office, "họp giao ban tháng 12");
    let kept = office.call(
        "keep_draft",
        json!({"document": changed, "id": id, "note": "đổi tháng"}),
    );
    assert_eq!(
        (&kept["entry"]["stage"], &kept["approved"]),
        (&json!("soan-thao"), &json!(1))
    );
    let found = office.call(
        "compare_versions",
        json!({"document": id, "before": 1, "after": 2}),
    );
    assert_eq!(found["changes"].as_array().unwrap().len(), 1);
    assert_eq!(found["changes"][0]["label"], "trích yếu nội dung");
    assert_eq!(
        found["struck"],
        json!([{"field": "/trich_yeu", "span": {"start": 19, "end": 21}}])
    );
    assert_eq!(found["boxed"], found["struck"]);
}

#[test]
fn a_document_is_not_registered_twice_without_a_word() {
    let office = open();
    let args = json!({"document": letter(&office, "mời họp"), "book": "di", "dated": "2026-11-21"});
    let first = office.call("register_draft", args.clone());
    assert_eq!(first["code"], "01/SNV-VP");
    assert_eq!(
        office.fails("register_draft", args.clone()).code,
        ErrorCode::RecordRegistered
    );
    let mut again = args;
    again["again"] = true.into();
    again["late"] = json!({"behind": 1, "reason": "sót"});
    assert_eq!(
        office.call("register_draft", again)["number"]["suffix"],
        "a"
    );
    let strange = office.call("check_book", json!({"book": "di", "period": "2026"}));
    assert!(strange[0].as_str().unwrap().contains("01a"), "{strange}");
}

#[test]
fn who_has_not_the_role_is_refused() {
    let office = open();
    let id = draft(&office, "họp");
    let people = json!([{"name": "Lan", "roles": ["soan-thao"]}, {"name": "Minh", "roles": ["kiem-tra", "van-thu"]}]);
    let state = office.call("archive_state", json!({}));
    let settings = |me: &str| json!({"path": state["path"], "me": me, "people": people});
    office.call("write_archive_settings", settings("Lan"));
    let view = act(&office, id, json!({"act": "trinh-duyet", "comment": ""}));
    assert_eq!(view["can"], json!(["luu-ban"]));
    let refused = office.fails(
        "act_on_document",
        json!({"document": id, "act": {"act": "dong-y", "fingerprint": view["fingerprint"], "comment": ""}}),
    );
    assert_eq!(refused.code, ErrorCode::StepNotAllowed);
    assert_eq!(refused.args["who"], "Lan");
    office.call("write_archive_settings", settings("Minh"));
    let view = office.call("view_document", json!({"document": id}));
    assert_eq!(view["can"], json!(["luu-ban", "tra-lai", "dong-y"]));
}

#[test]
fn an_archive_that_cannot_be_opened_is_refused_and_the_old_one_stays() {
    let office = open();
    let broken = office.path("hong.thethuc");
    fs::write(&broken, "không phải kho".repeat(20)).unwrap();
    let args = json!({"path": broken.display().to_string(), "me": "", "people": []});
    assert_eq!(
        office.fails("write_archive_settings", args).code,
        ErrorCode::ArchiveStrange
    );
    assert_eq!(
        office.call("archive_state", json!({}))["office"],
        "Sở Nội vụ"
    );
    // A name that was mistyped makes nobody begin anew.
    let none = office.path("moi.thethuc").display().to_string();
    let args = json!({"path": none, "me": "", "people": []});
    let refused = office.fails("write_archive_settings", args);
    assert_eq!(refused.code, ErrorCode::ArchiveNotFound);
    let refused = office.fails("turn_to_archive", json!({"path": none}));
    assert_eq!(refused.code, ErrorCode::ArchiveNotFound);
    draft(&office, "vẫn ở kho cũ");
}

#[test]
fn an_archive_that_is_gone_is_missed_and_turned_to_where_it_went() {
    let office = Office::new();
    let [path, moved] = ["kho.thethuc", "da-chuyen.thethuc"].map(|name| office.path(name));
    let asked = json!({"office": "Sở Nội vụ", "path": path.display().to_string()});
    office.call("make_archive", asked);
    let people = json!([{"name": "Lan", "roles": ["van-thu"]}]);
    let args = json!({"path": path.display().to_string(), "me": "Lan", "people": people});
    office.call("write_archive_settings", args);
    fs::copy(&path, &moved).unwrap();
    let other = json!({"path": moved.display().to_string()});
    assert_eq!(office.call("turn_to_archive", other.clone())["me"], "Lan");

    fs::remove_file(&moved).unwrap();
    let missed = office.fails("archive_state", json!({}));
    assert_eq!(missed.code, ErrorCode::ArchiveNotFound);
    assert!(!moved.exists());
    let back = json!({"path": path.display().to_string()});
    assert_eq!(office.call("turn_to_archive", back)["people"], people);
}

#[test]
fn a_copy_is_shown_beside_the_archive_and_put_in_its_place() {
    let office = open();
    let register = |subject: &str| {
        let document = letter(&office, subject);
        let args = json!({"document": document, "book": "di", "dated": "2026-11-21"});
        office.call("register_draft", args);
    };
    register("một");
    let copy = json!({"path": office.path("sao.thethuc").display().to_string()});
    office.call("back_up_archive", copy.clone());
    register("hai");

    let shown = office.call("preview_backup", copy.clone());
    assert_eq!(shown["is_earlier"], true);
    let documents = |of: &str| &shown[of]["documents"];
    assert_eq!(
        (documents("copy"), documents("now")),
        (&json!(1), &json!(2))
    );
    let series =
        json!([{"book": "Sổ đăng ký văn bản đi", "period": "2026", "copy": "01", "now": "02"}]);
    assert_eq!(shown["series"], series);

    let restored = office.call("restore_backup", copy);
    assert_eq!(restored["state"]["office"], "Sở Nội vụ");
    let before = json!({"path": restored["aside"]});
    let shown = office.call("preview_backup", before);
    assert_eq!(shown["is_earlier"], false);
    assert_eq!(shown["series"][0]["copy"], "02");
    register("hai lần nữa");
}

#[test]
fn whoever_keeps_no_books_restores_none() {
    let office = open();
    let copy = json!({"path": office.path("sao.thethuc").display().to_string()});
    office.call("back_up_archive", copy.clone());
    let state = office.call("archive_state", json!({}));
    let people = json!([{"name": "Lan", "roles": ["soan-thao"]}]);
    let args = json!({"path": state["path"], "me": "Lan", "people": people});
    office.call("write_archive_settings", args);
    let refused = office.fails("restore_backup", copy);
    assert_eq!(refused.code, ErrorCode::StepNotAllowed);
}

#[test]
fn documents_are_found_with_and_without_marks() {
    let office = open();
    draft(&office, "Hội đồng thi đua");
    receive(&office, json!({"due_date": "2026-11-19"}));
    let find = |text: &str| office.call("find_documents", json!({"filter": {"text": text}}));
    let found = find("hoi dong");
    assert_eq!(
        found["rows"][0]["marks"],
        json!([{"start": 0, "end": 3}, {"start": 4, "end": 8}])
    );
    assert_eq!(find("hội đông")["rows"], json!([]));
    let work = office.call("list_work", json!({}));
    assert_eq!(work["due"][0]["code"], "12/CV-BNV");
    assert_eq!(work["groups"][0]["stage"], "soan-thao");
    let same = office.fails(
        "receive_document",
        json!({"facts": {"organ_name": "Bộ Nội vụ", "code_number": "012", "code_notation": "CV-BNV", "subject": "x"}, "book": "den", "arrived": "2026-11-20", "files": []}),
    );
    assert_eq!(same.code, ErrorCode::RecordTwice);

    let kept = office.call(
        "keep_search",
        json!({"name": "thi đua", "filter": {"text": "thi dua"}}),
    );
    assert_eq!(kept[0]["filter"]["text"], "thi dua");
    assert_eq!(
        office.call("forget_search", json!({"name": "thi đua"})),
        json!([])
    );
}

#[test]
fn a_word_file_that_came_fills_the_fields_and_sets_tasks() {
    let office = open();
    let path = office.path("den.docx").display().to_string();
    let mut document = office.sample();
    document["so_ky_hieu"] = json!({"so": 45, "ky_hieu": "UBND-NC"});
    document["noi_dung"] = json!([
        {"type": "doan", "text": "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"},
        {"type": "khoan", "text": "Sở Nội vụ báo cáo kết quả trước ngày 30 tháng 11 năm 2026."},
    ]);
    office.call(
        "export_document",
        json!({"document": document, "docx": path}),
    );
    let read = office.call("read_incoming", json!({"path": path}));
    assert_eq!(read["facts"]["code_number"], "45");
    assert_eq!(read["facts"]["code_notation"], "UBND-NC");
    let args =
        json!({"facts": read["facts"], "book": "den", "arrived": "2026-11-20", "files": [path]});
    let archived = office.call("receive_document", args);
    let id = archived["entry"]["document"].clone();
    assert_eq!(archived["attachments"][0]["name"], "den.docx");

    let tasks = office.call("propose_tasks", json!({"document": id}));
    assert_eq!(tasks[0]["due"], "2026-11-29", "{tasks}");
    let kept = office.call("keep_tasks", json!({"document": id, "tasks": tasks}));
    assert_eq!(
        (&kept[0]["overdue"], &kept[0]["code"]),
        (&json!(false), &json!("45/UBND-NC"))
    );
    let settled =
        json!({"document": id, "task": kept[0]["task"]["task"], "state": "xong", "note": ""});
    assert_eq!(office.call("settle_task", settled), json!([]));

    let copy = office.path("ra.docx").display().to_string();
    office.call(
        "save_attachment",
        json!({"document": id, "ordinal": 1, "path": copy}),
    );
    assert_eq!(fs::read(copy).unwrap(), fs::read(path).unwrap());
}

#[test]
fn a_book_is_printed_in_three_formats() {
    let office = open();
    let args = json!({"document": letter(&office, "mời họp"), "book": "di", "dated": "2026-11-21"});
    office.call("register_draft", args);
    for (name, begins) in [
        ("so.pdf", &b"%PDF-1.7"[..]),
        ("so.xlsx", b"PK"),
        ("so.csv", b"\xef\xbb\xbf"),
    ] {
        let path = office.path(name);
        let what = json!({"list": "so", "book": "di"});
        let printed = office.call(
            "print_list",
            json!({"what": what, "path": path.display().to_string()}),
        );
        assert_eq!(printed["rows"], 1);
        assert!(fs::read(path).unwrap().starts_with(begins), "{name}");
    }
    let path = office.path("trong.csv").display().to_string();
    let what = json!({"list": "so", "book": "di", "to": "2026-11-20"});
    assert_eq!(
        office.call("print_list", json!({"what": what, "path": path}))["rows"],
        0
    );
    let unknown = json!({"what": {"list": "so", "book": "xyz"}, "path": path});
    assert_eq!(
        office.fails("print_list", unknown).code,
        ErrorCode::RecordUnknown
    );
}

#[test]
fn a_ho_so_is_exported_whole_with_its_metadata_and_checksums() {
    let office = open();
    let args = json!({"document": letter(&office, "mời họp <A & B>"), "book": "di", "dated": "2026-11-21"});
    let ours = office.call("register_draft", args)["entry"]["document"]
        .as_i64()
        .unwrap();
    act(&office, ours, json!({"act": "phat-hanh", "comment": ""}));
    let theirs = receive(&office, json!({}))["entry"]["document"]
        .as_i64()
        .unwrap();
    let scan = office.path("quét.pdf");
    fs::write(&scan, "%PDF-1.7 quét").unwrap();
    office.call(
        "attach_file",
        json!({"document": theirs, "path": scan.display().to_string()}),
    );
    let facts = json!({"file_notation": "02.VP", "title": "Họp", "file_catalog": 2026, "maintenance": "Vĩnh viễn"});
    let ho_so = office.call("write_ho_so", json!({"facts": facts}))["ho_so"]["id"].clone();
    for document in [ours, theirs] {
        act(
            &office,
            document,
            json!({"act": "luu-ho-so", "ho_so": ho_so}),
        );
    }
    let folder = office.path("nop-luu");
    fs::create_dir(&folder).unwrap();
    let args = json!({"id": ho_so, "folder": folder.display().to_string()});
    let written = office.call("export_ho_so", args.clone());
    let written = written.as_array().unwrap();
    assert_eq!(written.len(), 5);
    for file in written {
        let path = file["path"].as_str().unwrap();
        assert_eq!(fs::metadata(path).unwrap().len(), file["bytes"], "{path}");
    }
    let inside = folder.join("02.VP-2026");
    let xml = fs::read_to_string(inside.join("ho-so.xml")).unwrap();
    for part in [
        "<FileNotation>02.VP</FileNotation>",
        "<Maintenance>Vĩnh viễn</Maintenance>",
        "<DocTotal>2</DocTotal>",
        "<CodeNumber>1</CodeNumber>",
        "<Subject>mời họp &lt;A &amp; B&gt;</Subject>",
        "<ArrivalNumber>01</ArrivalNumber>",
    ] {
        assert!(xml.contains(part), "{part} in {xml}");
    }
    assert!(
        fs::read(inside.join("001/van-ban.pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
    assert_eq!(
        fs::read(inside.join("002/01-quét.pdf")).unwrap(),
        fs::read(&scan).unwrap()
    );
    let sums = fs::read_to_string(inside.join("SHA256SUMS.txt")).unwrap();
    assert_eq!(sums.lines().count(), 4, "{sums}");
    assert_eq!(
        office.fails("export_ho_so", args).code,
        ErrorCode::AlreadyThere
    );

    // With a file that is lost nothing is there, not even what comes before it.
    let state = office.call("archive_state", json!({}));
    let path = state["path"].as_str().unwrap();
    fs::remove_dir_all(format!("{path}.files")).unwrap();
    let folder = office.path("lan-hai");
    let args = json!({"id": ho_so, "folder": folder.display().to_string()});
    office.fails("export_ho_so", args);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
}

#[test]
fn a_copy_is_made_when_its_time_has_come() {
    let office = open();
    let folder = office.path("sao-luu").display().to_string();
    let state = office.call("archive_state", json!({}));
    let plan = json!({"folder": folder, "every_hours": 24, "keep": 2});
    let settings = json!({"path": state["path"], "me": "", "people": [], "backup": plan});
    office.call("write_archive_settings", settings);
    let first = office.call("back_up_if_due", json!({}));
    assert!(
        first["path"]
            .as_str()
            .unwrap()
            .ends_with("sao-luu-20261121T013000Z.thethuc"),
        "{first}"
    );
    assert_eq!(office.call("back_up_if_due", json!({})), Value::Null);
}
