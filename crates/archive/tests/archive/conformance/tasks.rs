//! Tasks, and what each role has to do.

use thethuc_archive::{ArchiveError, Direction, Role, Stage, TaskFacts, TaskState};

use crate::world::{Place, approved, by, day, draft, incoming, register};

fn task(what: &str, due: Option<&str>) -> TaskFacts {
    TaskFacts {
        what: what.to_owned(),
        assignee: "Sở Tài chính".to_owned(),
        due: due.map(day),
        deadline: "trước ngày 30/11/2026".to_owned(),
        place: "/noi_dung/2".to_owned(),
    }
}

pub(super) fn a_task_is_changed_and_settled<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (document, _) = register(&mut archive, "chỉ đạo", "2026-11-20");
    let id = archive
        .transact(&by(), |t| {
            let id = t.set_task(document, task(" báo cáo ", Some("2026-11-30")))?;
            t.set_task(document, task("rà soát", None))?;
            t.change_task(document, id, task("báo cáo Ủy ban", Some("2026-11-20")))?;
            Ok(id)
        })
        .unwrap();
    let open = archive.task(document, id).unwrap();
    assert_eq!(
        (open.ordinal, open.facts.what.as_str()),
        (2, "báo cáo Ủy ban")
    );
    assert!(open.is_overdue(day("2026-11-21")) && !open.is_overdue(day("2026-11-20")));
    archive
        .transact(&by(), |t| {
            t.settle_task(document, id, TaskState::Xong, "công văn 15/STC")
        })
        .unwrap();
    let of_document = archive.tasks_of(document).unwrap();
    let states: Vec<_> = of_document.iter().map(|task| task.state).collect();
    assert_eq!(states, [TaskState::Xong, TaskState::Mo]);
    assert_eq!(of_document[0].note, "công văn 15/STC");
    assert!(!of_document[0].is_overdue(day("2027-01-01")));
    assert_eq!(archive.open_tasks().unwrap(), of_document[1..]);
    assert_eq!(archive.verify(None).unwrap().troubles, []);

    let nothing = archive.transact(&by(), |t| t.set_task(document, task(" ", None)));
    assert!(matches!(nothing, Err(ArchiveError::Missing("what"))));
    let nowhere = archive.transact(&by(), |t| t.set_task(77, task("a", None)));
    assert!(matches!(nowhere, Err(ArchiveError::Unknown { .. })));
    let unknown = archive.transact(&by(), |t| t.settle_task(document, 77, TaskState::Thoi, ""));
    assert!(matches!(
        unknown,
        Err(ArchiveError::Unknown { what: "task", .. })
    ));
}

pub(super) fn open_tasks_come_by_their_days<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (document, _) = register(&mut archive, "chỉ đạo", "2026-11-20");
    archive
        .transact(&by(), |t| {
            for (what, due) in [
                ("hằng quý", None),
                ("sau", Some("2026-12-15")),
                ("trước", Some("2026-11-25")),
                ("thôi", Some("2026-11-01")),
            ] {
                t.set_task(document, task(what, due))?;
            }
            t.settle_task(document, 4, TaskState::Thoi, "")
        })
        .unwrap();
    let open = archive.open_tasks().unwrap();
    let order: Vec<_> = open.iter().map(|task| task.facts.what.as_str()).collect();
    assert_eq!(order, ["trước", "sau", "hằng quý"]);
}

pub(super) fn each_role_has_its_work<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let drafted = archive
        .transact(&by(), |t| t.create(draft("soạn")))
        .unwrap();
    let waiting = approved(&mut archive, "đã duyệt");
    let (ready, _) = register(&mut archive, "chờ phát hành", "2026-11-20");
    let came = archive.transact(&by(), |t| {
        let mut draft = incoming("12", "Bộ Nội vụ");
        draft.facts.due_date = Some(day("2026-11-25"));
        t.receive(draft, "den", day("2026-11-20"))
    });
    let (came, _) = came.unwrap();
    let (issued, _) = register(&mut archive, "đã phát hành", "2026-11-20");
    archive.transact(&by(), |t| t.issue(issued, "")).unwrap();
    let work = |role, who: &str| -> Vec<(Stage, i64)> {
        let stages = archive.to_do(role, who, 10).unwrap();
        stages
            .into_iter()
            .flat_map(|(stage, hits)| {
                hits.hits
                    .into_iter()
                    .map(move |hit| (stage, hit.entry.document))
            })
            .collect()
    };
    assert_eq!(
        work(Role::SoanThao, "Văn thư"),
        [(Stage::SoanThao, drafted)]
    );
    assert_eq!(work(Role::SoanThao, "Người khác"), []);
    assert_eq!(work(Role::KiemTra, "Văn thư"), []);
    assert_eq!(
        work(Role::VanThu, "Văn thư"),
        [
            (Stage::ChoPhatHanh, ready),
            (Stage::DongY, waiting),
            (Stage::Den, came)
        ]
    );
    assert_eq!(work(Role::LuuTru, "Văn thư"), [(Stage::PhatHanh, issued)]);
    let answered = |day_of| archive.to_answer(day(day_of), 10).unwrap().hits;
    assert_eq!(answered("2026-11-24"), []);
    assert_eq!(answered("2026-11-25")[0].entry.direction, Direction::Den);
}
