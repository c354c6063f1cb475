//! What each person keeps at hand.

use thethuc_archive::{ArchiveError, By, Filter, Stage};

use crate::world::{Place, at, by, register};

pub(super) fn searches_are_saved_for_their_owner<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let head = archive.head().unwrap();
    let filter = |text: &str| Filter {
        text: text.to_owned(),
        stage: Some(Stage::PhatHanh),
        ..Filter::default()
    };
    for (name, text) in [
        ("lụt", "lũ lụt"),
        ("bão", "bão số"),
        (" lụt ", "\"lũ lụt\""),
    ] {
        archive.save_search(&by(), name, &filter(text)).unwrap();
    }
    let saved = place.open().saved_searches("Văn thư").unwrap();
    let names: Vec<_> = saved
        .iter()
        .map(|search| (search.name.as_str(), search.filter.text.as_str()))
        .collect();
    assert_eq!(names, [("bão", "bão số"), ("lụt", "\"lũ lụt\"")]);
    assert_eq!(saved[0].filter, filter("bão số"));
    assert_eq!(archive.saved_searches("Người khác").unwrap(), []);
    archive.forget_search(&by(), "bão").unwrap();
    archive.forget_search(&by(), "không có").unwrap();
    assert_eq!(archive.saved_searches("Văn thư").unwrap().len(), 1);
    let unnamed = archive.save_search(&by(), " ", &filter("x"));
    assert!(matches!(unnamed, Err(ArchiveError::Missing("name"))));
    assert_eq!(archive.head().unwrap(), head, "no line of the audit");
}

pub(super) fn documents_opened_last_come_first<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let mut documents = Vec::new();
    for nth in 0..52 {
        documents.push(register(&mut archive, &format!("văn bản {nth}"), "2026-11-21").0);
    }
    let mut second = 0;
    for document in documents.iter().chain([&documents[30]]) {
        second += 1;
        let by = By {
            at: at("2026-11-21T08:00:00+07:00") + chrono::Duration::seconds(second),
            ..by()
        };
        archive.opened(&by, *document).unwrap();
    }
    let opened = archive.recently_opened("Văn thư", 3).unwrap();
    let order: Vec<_> = opened.iter().map(|entry| entry.document).collect();
    assert_eq!(order, [documents[30], documents[51], documents[50]]);
    assert_eq!(archive.recently_opened("Văn thư", 999).unwrap().len(), 50);
    assert_eq!(archive.recently_opened("Người khác", 9).unwrap(), []);
    assert!(archive.opened(&by(), 999).is_err());
}
