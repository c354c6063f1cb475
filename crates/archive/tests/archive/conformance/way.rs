//! The way of a document.

use thethuc_archive::{Act, ArchiveError, Stage};

use crate::world::{Place, approved, by, day, draft};

pub(super) fn the_way_is_recorded_step_by_step<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let document = archive.transact(&by(), |t| t.create(draft("họp"))).unwrap();
    let fingerprint = archive.version(document).unwrap().fingerprint();
    archive
        .transact(&by(), |t| {
            t.submit(document, "kính trình")?;
            t.send_back(document, "sai tên cơ quan", "/co_quan_ban_hanh")?;
            t.submit(document, "")?;
            t.approve(document, &fingerprint, "đồng ý")?;
            t.take_number(document, "di", day("2026-11-21"))?;
            t.sign(document, &fingerprint)?;
            t.issue(document, "")
        })
        .unwrap();
    assert_eq!(archive.entry(document).unwrap().stage, Stage::PhatHanh);
    let steps = archive.steps(document).unwrap();
    let acts: Vec<Act> = steps.iter().map(|step| step.act).collect();
    assert_eq!(
        acts,
        [
            Act::TrinhDuyet,
            Act::TraLai,
            Act::TrinhDuyet,
            Act::DongY,
            Act::CapSo,
            Act::Ky,
            Act::PhatHanh
        ]
    );
    assert_eq!(steps[1].place, "/co_quan_ban_hanh");
    assert_eq!(steps[3].fingerprint, Some(fingerprint));
    let lines = archive.audit_of(document).unwrap();
    assert_eq!(lines.len(), acts.len() + 1);
    assert!(lines.iter().all(|line| line.who == "Văn thư"));
}

pub(super) fn approval_covers_what_was_read<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let document = archive.transact(&by(), |t| t.create(draft("một"))).unwrap();
    let read = archive.version(document).unwrap().fingerprint();
    archive
        .transact(&by(), |t| {
            t.save(document, draft("hai"))?;
            t.submit(document, "")
        })
        .unwrap();
    let late = archive.transact(&by(), |t| t.approve(document, &read, ""));
    assert!(matches!(late, Err(ArchiveError::Changed)));
    assert_eq!(archive.entry(document).unwrap().stage, Stage::TrinhDuyet);
}

pub(super) fn a_change_re_opens_and_keeps_the_number<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let document = approved(&mut archive, "một");
    let number = archive
        .transact(&by(), |t| t.take_number(document, "di", day("2026-11-21")))
        .unwrap();

    let same = archive.transact(&by(), |t| t.save(document, draft("một")));
    assert!(!same.unwrap());
    assert_eq!(archive.entry(document).unwrap().stage, Stage::CapSo);

    type Change = fn(&mut thethuc_archive::Draft);
    let changes: [Change; 4] = [
        |draft| draft.facts.to[0].organ_name.push_str(" Bắc Ninh"),
        |draft| draft.facts.signer.full_name = "Nguyễn Văn An".to_owned(),
        |draft| draft.text.push('.'),
        |draft| draft.content = Some("{}".to_owned()),
    ];
    for change in changes {
        let mut changed = draft("một");
        change(&mut changed);
        archive
            .transact(&by(), |t| t.save(document, changed))
            .unwrap();
        assert_eq!(archive.entry(document).unwrap().stage, Stage::SoanThao);
        assert_eq!(archive.number(document).unwrap(), Some(number.clone()));
        let issued = archive.transact(&by(), |t| t.issue(document, ""));
        assert!(matches!(issued, Err(ArchiveError::NotNow { .. })));
        let read = archive.version(document).unwrap().fingerprint();
        archive
            .transact(&by(), |t| {
                t.submit(document, "")?;
                t.approve(document, &read, "")
            })
            .unwrap();
    }
    assert_eq!(archive.versions(document).unwrap().len(), 5);
}

pub(super) fn an_issued_document_stays_as_it_is<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (document, _) = crate::world::register(&mut archive, "một", "2026-11-21");
    archive.transact(&by(), |t| t.issue(document, "")).unwrap();
    let changed = archive.transact(&by(), |t| t.save(document, draft("hai")));
    assert!(matches!(
        changed,
        Err(ArchiveError::NotNow {
            act: Act::LuuBan,
            stage: Stage::PhatHanh
        })
    ));
    let cancelled = archive.transact(&by(), |t| t.cancel_number(document, "nhầm"));
    assert!(matches!(cancelled, Err(ArchiveError::NotNow { .. })));
    assert_eq!(archive.versions(document).unwrap().len(), 1);
}
