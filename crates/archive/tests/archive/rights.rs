//! What somebody has no right to is refused by the database itself, whatever program asks.

use thethuc_archive::postgres::{Person, Server, add_person, set_up};
use thethuc_archive::{
    ArchiveError, By, Draft, Filter, HoSoFacts, OfficeArchive, PostgresArchive, Result, Role, Stage,
};

use crate::server::OnServer;
use crate::world::{InFile, Place, approved, by, day, draft, register};

/// Somebody of the office, by the name under which they log in.
fn as_who(login: &str) -> By {
    let who = match login {
        "chi_van_thu" => "Người vào sổ",
        "soan_thao" => "Người soạn thảo",
        "kiem_tra" => "Người kiểm tra",
        "luu_tru" => "Người lưu trữ",
        _ => "Văn thư",
    };
    By {
        who: who.to_owned(),
        ..by()
    }
}

fn seen(place: &OnServer, login: &str) -> Vec<i64> {
    let hits = place.as_user(login).search(&Filter::default()).unwrap();
    hits.hits
        .into_iter()
        .map(|hit| hit.entry.document)
        .collect()
}

fn is_forbidden<T: std::fmt::Debug>(done: Result<T>) -> bool {
    matches!(done, Err(ArchiveError::Forbidden))
}

/// A place, unless there is no server.
fn place() -> Option<OnServer> {
    OnServer::is_there().then(OnServer::new)
}

#[test]
fn each_role_sees_its_documents() {
    let Some(place) = place() else { return };
    let mut all = place.create();
    let drafted = place
        .as_user("soan_thao")
        .transact(&as_who("soan_thao"), |t| t.create(draft("của người soạn")))
        .unwrap();
    let other = all
        .transact(&by(), |t| t.create(draft("của người khác")))
        .unwrap();
    let waiting = approved(&mut all, "đã duyệt");
    let (issued, _) = register(&mut all, "đã phát hành", "2026-11-20");
    all.transact(&by(), |t| t.issue(issued, "")).unwrap();
    assert_eq!(seen(&place, "soan_thao"), [issued, drafted]);
    assert_eq!(seen(&place, "kiem_tra"), [issued, waiting]);
    assert_eq!(seen(&place, "luu_tru"), [issued]);
    assert_eq!(
        seen(&place, "chi_van_thu"),
        [issued, waiting, other, drafted]
    );

    let drafter = place.as_user("soan_thao");
    let words = |text: &str| {
        let filter = Filter {
            text: text.to_owned(),
            ..Filter::default()
        };
        drafter.search(&filter).unwrap().hits.len()
    };
    assert_eq!((words("nguoi soan"), words("người khác")), (1, 0));
    assert!(matches!(
        drafter.version(other),
        Err(ArchiveError::Unknown { .. })
    ));
    assert!(is_forbidden(place.as_user("soan_thao").verify(None)));
    assert_eq!(drafter.audit_of(other).unwrap(), []);
    assert_eq!(drafter.audit_of(drafted).unwrap().len(), 1);
}

#[test]
fn the_way_of_a_document_goes_through_the_hands_of_four() {
    let Some(place) = place() else { return };
    drop(place.create());
    let act = |login: &str, work: &dyn Fn(&mut thethuc_archive::Transaction<'_>) -> Result<()>| {
        place.as_user(login).transact(&as_who(login), |t| work(t))
    };
    let created = place
        .as_user("soan_thao")
        .transact(&as_who("soan_thao"), |t| {
            let document = t.create(draft("họp"))?;
            t.submit(document, "")?;
            Ok(document)
        });
    let document = created.unwrap();
    let fingerprint = place
        .as_user("kiem_tra")
        .version(document)
        .unwrap()
        .fingerprint();
    assert!(is_forbidden(act("soan_thao", &|t| t.approve(
        document,
        &fingerprint,
        ""
    ))));
    act("kiem_tra", &|t| t.send_back(document, "sai tên", "")).unwrap();
    act("soan_thao", &|t| t.submit(document, "đã sửa")).unwrap();
    act("kiem_tra", &|t| t.approve(document, &fingerprint, "")).unwrap();
    let number = |t: &mut thethuc_archive::Transaction<'_>| {
        t.take_number(document, "di", day("2026-11-21")).map(|_| ())
    };
    for login in ["soan_thao", "kiem_tra"] {
        assert!(is_forbidden(act(login, &number)), "{login}");
    }
    act("chi_van_thu", &|t| {
        number(t)?;
        t.sign(document, &fingerprint)?;
        t.issue(document, "")
    })
    .unwrap();
    act("luu_tru", &|t| {
        let ho_so = t.open_ho_so(HoSoFacts {
            file_notation: "01".to_owned(),
            title: "Hồ sơ".to_owned(),
            ..HoSoFacts::default()
        })?;
        t.file(document, ho_so).map(|_| ())
    })
    .unwrap();
    assert!(is_forbidden(act("luu_tru", &|t| t
        .create(draft("x"))
        .map(|_| ()))));
    let mut all = place.open();
    assert_eq!(all.entry(document).unwrap().stage, Stage::LuuHoSo);
    assert_eq!(all.verify(None).unwrap().troubles, []);
    let who: Vec<String> = all
        .steps(document)
        .unwrap()
        .into_iter()
        .map(|step| step.who)
        .collect();
    assert_eq!(who.last().map(String::as_str), Some("Người lưu trữ"));
}

#[test]
fn nobody_writes_under_the_name_of_another() {
    let Some(place) = place() else { return };
    drop(place.create());
    for login in ["soan_thao", "chi_van_thu"] {
        let done = place
            .as_user(login)
            .transact(&by(), |t| t.create(draft("x")));
        assert!(is_forbidden(done), "{login}");
    }
    let mut drafter = place.as_user("soan_thao");
    assert!(is_forbidden(drafter.save_search(
        &by(),
        "x",
        &Filter::default()
    )));
}

#[test]
fn the_database_refuses_whoever_comes_without_the_program() {
    let Some(place) = place() else { return };
    let mut archive = place.create();
    let (document, _) = register(&mut archive, "một", "2026-11-21");
    for (login, statements) in [
        (
            "van_thu",
            [
                "UPDATE version SET text = ''",
                "DELETE FROM audit",
                "UPDATE audit SET who = 'x'",
                "DELETE FROM number",
                "TRUNCATE step",
                "DROP TABLE step",
                "ALTER TABLE audit DISABLE TRIGGER ALL",
                "SELECT lexemes FROM words",
                "SELECT word FROM vocabulary",
                "SELECT login FROM person",
                "UPDATE schema_version SET version = 9",
                "SET ROLE chu_kho",
            ]
            .as_slice(),
        ),
        (
            "soan_thao",
            &[
                "INSERT INTO number VALUES ('di', '2026', 2, '', 1, '2026-11-21', NULL)",
                "INSERT INTO book VALUES ('x', 'x', 'di', 'nam')",
                "INSERT INTO ho_so VALUES (1, 1, '{}')",
                "INSERT INTO document VALUES (99, 'den')",
                "INSERT INTO step VALUES (1, 9, 'dong-y', 'x', 'Người soạn thảo', '', '', NULL)",
                "SELECT put_words('[{\"document\": 1, \"lexemes\": \"x\"}]', '[]')",
                "SELECT clear_index()",
            ],
        ),
        (
            "khach",
            &["SELECT * FROM thethuc.book", "SELECT thethuc.head()"],
        ),
    ] {
        for sql in statements {
            let error = place.client(login).batch_execute(sql).unwrap_err();
            assert_eq!(
                error.code(),
                Some(&postgres::error::SqlState::INSUFFICIENT_PRIVILEGE),
                "{login}: {sql}: {error:?}"
            );
        }
    }
    // A clerk may add rows, but none that leave a gap or do not follow.
    for sql in [
        "INSERT INTO number VALUES ('di', '2026', 7, '', 1, '2026-11-21', NULL)",
        "INSERT INTO audit VALUES (99, '', 'Văn thư', 'luu-ban', 1, '', '[]', '', '')",
    ] {
        let error = place.client("van_thu").batch_execute(sql).unwrap_err();
        let code = error.code().map(|code| code.code().to_owned());
        assert_eq!(code.as_deref(), Some("23000"), "{sql}: {error:?}");
    }
    let moved = place
        .client("soan_thao")
        .execute("UPDATE entry SET subject = 'x'", &[])
        .unwrap();
    assert_eq!(moved, 0);
    assert_eq!(archive.entry(document).unwrap().subject, "một");
    assert_eq!(archive.verify(None).unwrap().troubles, []);
}

#[test]
fn whoever_is_above_the_rules_is_refused() {
    let Some(place) = place() else { return };
    let connected = |server: &Server| PostgresArchive::connect(server).map(|_| ());
    let owner = place.server("chu_kho");
    assert!(matches!(connected(&owner), Err(ArchiveError::Owner(name)) if name == "chu_kho"));
    let mut client = place.client("chu_kho");
    client
        .batch_execute("CREATE ROLE chu_hai LOGIN IN ROLE chu_kho; CREATE ROLE bo_qua LOGIN BYPASSRLS IN ROLE thethuc_van_thu")
        .unwrap();
    for login in ["chu_hai", "bo_qua"] {
        let refused = connected(&place.server(login));
        assert!(matches!(refused, Err(ArchiveError::Owner(_))), "{login}");
    }
    client
        .batch_execute("DROP ROLE chu_hai; DROP ROLE bo_qua")
        .unwrap();
    assert!(is_forbidden(connected(&place.server("khach"))));

    client
        .batch_execute("UPDATE schema_version SET version = 9")
        .unwrap();
    let newer = connected(&place.server("van_thu"));
    assert!(matches!(newer, Err(ArchiveError::Newer { found: 9, .. })));
    assert!(matches!(
        set_up(&owner, "Khác", &by()),
        Err(ArchiveError::Newer { found: 9, .. })
    ));
    let nothing = Server {
        database: "postgres".to_owned(),
        ..place.server("van_thu")
    };
    assert!(matches!(
        connected(&nothing),
        Err(ArchiveError::NotFound(_))
    ));
}

#[test]
fn a_role_that_is_taken_away_is_gone() {
    let Some(place) = place() else { return };
    drop(place.create());
    let owner = place.server("chu_kho");
    let person = |roles: &[Role]| Person {
        login: "thay \"đổi\"".to_owned(),
        who: "Người thay đổi".to_owned(),
        roles: roles.to_vec(),
    };
    let by = By {
        who: "Người thay đổi".to_owned(),
        ..by()
    };
    let create = || {
        let mut archive = PostgresArchive::connect(&place.server("thay \"đổi\""))?;
        archive.transact(&by, |t| t.create(Draft::default()))
    };
    add_person(&owner, &person(&[Role::SoanThao])).unwrap();
    create().unwrap();
    add_person(&owner, &person(&[Role::LuuTru])).unwrap();
    assert!(is_forbidden(create()));
    add_person(&owner, &person(&[])).unwrap();
    let gone = format!("{:?}", create());
    assert!(gone.contains("Forbidden"), "{gone}");
    place
        .client("chu_kho")
        .batch_execute("DROP ROLE \"thay \"\"đổi\"\"\"")
        .unwrap();
}

#[test]
fn a_file_of_settings_leads_to_the_server() {
    let Some(place) = place() else { return };
    drop(place.create());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("may-chu.json");
    let settings = serde_json::to_string(&place.server("van_thu")).unwrap();
    std::fs::write(&path, settings).unwrap();
    let mut office = OfficeArchive::open_at(&path).unwrap();
    assert_eq!(register(&mut office, "một", "2026-11-21").1, 1);
    assert_eq!(place.open().summary().unwrap().documents, 1);

    std::fs::write(&path, "{\"host\": 5}").unwrap();
    let strange = OfficeArchive::open_at(&path);
    assert!(matches!(strange, Err(ArchiveError::NotAnArchive(_))));
    let missing = OfficeArchive::open_at(&folder.path().join("x"));
    assert!(matches!(missing, Err(ArchiveError::NotFound(_))));
    let file = InFile::new();
    drop(file.create());
    let mut office = OfficeArchive::open_at(&file.path()).unwrap();
    assert_eq!(office.verify(None).unwrap().troubles, []);
}
