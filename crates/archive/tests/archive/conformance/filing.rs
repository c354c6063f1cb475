//! Hồ sơ.

use thethuc_archive::{ArchiveError, Filter, HoSoFacts, Stage};

use crate::world::{Place, by, draft, register};

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
    let totals = archive.totals(ho_so).unwrap();
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
    assert_eq!(archive.totals(right).unwrap().documents, 1);
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
