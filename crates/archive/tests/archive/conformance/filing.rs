//! Hồ sơ.

use thethuc_archive::{ArchiveError, Filter, HandOver, HoSoFacts, Stage};

use crate::world::{Place, by, day, draft, register};

fn facts(notation: &str) -> HoSoFacts {
    HoSoFacts {
        file_catalog: 2026,
        file_notation: notation.to_owned(),
        title: "Hồ sơ về chuyển đổi số".to_owned(),
        maintenance: "10 năm".to_owned(),
        ..HoSoFacts::default()
    }
}

pub(super) fn a_ho_so_counts_its_documents_and_pages<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (first, _) = register(&mut archive, "một", "2026-11-20");
    let (second, _) = register(&mut archive, "hai", "2026-11-21");
    let ho_so = archive
        .transact(&by(), |t| t.open_ho_so(facts("01.VP")))
        .unwrap();
    let early = archive.transact(&by(), |t| t.file(first, ho_so));
    assert!(matches!(early, Err(ArchiveError::NotNow { .. })));
    archive
        .transact(&by(), |t| {
            for document in [second, first] {
                t.issue(document, "")?;
                t.file(document, ho_so)?;
            }
            t.describe_ho_so(ho_so, facts("02.VP"))
        })
        .unwrap();
    let contents = archive.contents(ho_so).unwrap();
    let order: Vec<_> = contents
        .iter()
        .map(|(filing, _)| (filing.position, filing.document))
        .collect();
    assert_eq!(order, [(1, second), (2, first)]);
    let totals = archive.totals(&[ho_so]).unwrap()[&ho_so];
    assert_eq!((totals.documents, totals.pages), (2, 4));
    assert_eq!(archive.ho_so(ho_so).unwrap().facts.file_notation, "02.VP");
    assert_eq!(archive.entry(first).unwrap().stage, Stage::LuuHoSo);
    let unnamed = archive.transact(&by(), |t| t.open_ho_so(facts(" ")));
    assert!(matches!(
        unnamed,
        Err(ArchiveError::Missing("file_notation"))
    ));
}

pub(super) fn a_document_moves_to_another_ho_so<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (document, _) = register(&mut archive, "một", "2026-11-20");
    let (wrong, right) = archive
        .transact(&by(), |t| {
            let pair = (t.open_ho_so(facts("01"))?, t.open_ho_so(facts("02"))?);
            t.issue(document, "")?;
            t.file(document, pair.0)?;
            t.file(document, pair.1)?;
            Ok(pair)
        })
        .unwrap();
    assert_eq!(archive.contents(wrong).unwrap(), []);
    assert_eq!(archive.totals(&[right]).unwrap()[&right].documents, 1);
    let filter = Filter {
        ho_so: Some(right),
        ..Filter::default()
    };
    assert_eq!(archive.search(&filter).unwrap().hits.len(), 1);
    let nowhere = archive.transact(&by(), |t| {
        let document = t.create(draft("hai"))?;
        t.file(document, 99)
    });
    assert!(matches!(
        nowhere,
        Err(ArchiveError::Unknown { what: "ho-so", .. })
    ));
}

pub(super) fn the_contents_of_a_ho_so_count_its_pages<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let mut unknown = draft("không rõ số trang");
    unknown.facts.page_amount = None;
    let ho_so = archive
        .transact(&by(), |t| {
            let ho_so = t.open_ho_so(facts("01.VP"))?;
            for draft in [draft("một"), draft("hai"), unknown, draft("ba")] {
                let (document, _) = t.register(draft, "di", day("2026-11-20"))?;
                t.issue(document, "")?;
                t.file(document, ho_so)?;
            }
            Ok(ho_so)
        })
        .unwrap();
    let contents = archive.table_of_contents(ho_so).unwrap();
    let pages: Vec<_> = contents.iter().map(|line| line.first_page).collect();
    assert_eq!(pages, [Some(1), Some(3), Some(5), None]);
    assert_eq!(contents[1].entry.code(), "02/SNV-VP");
    assert_eq!(contents[3].position, 4);
}

pub(super) fn the_catalogue_of_a_year_is_in_order<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    archive
        .transact(&by(), |t| {
            for (heading, notation, year) in [
                ("II. Văn phòng", "03.VP", 2026),
                ("I. Lãnh đạo", "02.LĐ", 2026),
                ("I. Lãnh đạo", "01.LĐ", 2026),
                ("I. Lãnh đạo", "01.LĐ", 2025),
            ] {
                t.open_ho_so(HoSoFacts {
                    heading: heading.to_owned(),
                    file_catalog: year,
                    ..facts(notation)
                })?;
            }
            t.describe_ho_so(
                1,
                HoSoFacts {
                    heading: "II. Văn phòng".to_owned(),
                    title: "Tên mới".to_owned(),
                    ..facts("03.VP")
                },
            )
        })
        .unwrap();
    let catalogue = archive.catalogue(2026).unwrap();
    let notations: Vec<_> = catalogue
        .iter()
        .map(|ho_so| ho_so.facts.file_notation.as_str())
        .collect();
    assert_eq!(notations, ["01.LĐ", "02.LĐ", "03.VP"]);
    assert_eq!(catalogue[2].facts.title, "Tên mới");
}

pub(super) fn a_ho_so_is_told_of_until_it_is_handed_over<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let ended = |notation: &str, day_of_end: &str| HoSoFacts {
        end_date: Some(day(day_of_end)),
        ..facts(notation)
    };
    let first = archive
        .transact(&by(), |t| {
            t.open_ho_so(facts("00.VP"))?;
            t.open_ho_so(ended("02.VP", "2025-12-22"))?;
            t.open_ho_so(ended("01.VP", "2025-10-01"))
        })
        .unwrap();
    let told = |archive: &thethuc_archive::Archive<P::Store>, today: &str| -> Vec<String> {
        let due = archive.to_hand_over(day(today)).unwrap();
        due.into_iter()
            .map(|due| format!("{} {}", due.ho_so.facts.file_notation, due.day))
            .collect()
    };
    assert!(told(&archive, "2026-08-31").is_empty());
    assert_eq!(told(&archive, "2026-11-21"), ["01.VP 2026-10-01"]);
    assert_eq!(
        told(&archive, "2026-11-22"),
        ["01.VP 2026-10-01", "02.VP 2026-12-22"]
    );
    let hand_over = HandOver {
        ho_so: first,
        day: day("2026-11-20"),
        receiver: "Lưu trữ cơ quan".to_owned(),
        note: String::new(),
    };
    archive
        .transact(&by(), |t| t.hand_over(&hand_over))
        .unwrap();
    let done = archive.handed_over(&[1, 2, first]).unwrap();
    let done: Vec<HandOver> = done.into_values().collect();
    assert_eq!(done, std::slice::from_ref(&hand_over));
    assert_eq!(told(&archive, "2026-11-22"), ["02.VP 2026-12-22"]);
    let twice = archive.transact(&by(), |t| t.hand_over(&hand_over));
    assert!(matches!(
        twice,
        Err(ArchiveError::Taken {
            what: "hand-over",
            ..
        })
    ));
}
