//! Numbers.

use std::thread;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use thethuc_archive::{ArchiveError, RegisterFinding};

use crate::world::{Place, approved, by, day, draft, incoming, register};

pub(super) fn a_series_begins_at_one_with_the_year<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    for (dated, ordinal) in [
        ("2025-12-30", 1),
        ("2025-12-31", 2),
        ("2026-01-01", 1),
        ("2026-11-21", 2),
        ("2025-12-31", 3),
    ] {
        assert_eq!(register(&mut archive, "số của năm", dated).1, ordinal);
    }
    let last = archive.last_numbers("di").unwrap();
    let texts: Vec<_> = last
        .iter()
        .map(|number| format!("{}/{}", number.text(), number.period))
        .collect();
    assert_eq!(texts, ["02/2026", "03/2025"]);
}

pub(super) fn writers_and_rollbacks_leave_no_gap<P: Place>() {
    const WRITERS: u32 = 16;
    const EACH: u32 = 20;
    let place = P::new();
    drop(place.create());
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let place = &place;
            scope.spawn(move || {
                let mut archive = place.open();
                for nth in 0..EACH {
                    let given_up = (writer + nth) % 5 == 0;
                    let done = archive.transact(&by(), |transaction| {
                        let subject = format!("văn bản {writer} lần {nth}");
                        let registered =
                            transaction.register(draft(&subject), "di", day("2026-11-21"))?;
                        if given_up {
                            return Err(ArchiveError::Changed);
                        }
                        Ok(registered)
                    });
                    assert_eq!(done.is_err(), given_up, "{:?}", done.err());
                }
            });
        }
    });
    let mut archive = place.open();
    let taken = archive.register_page("di", "2026", 1, usize::MAX).unwrap();
    let ordinals: Vec<u32> = taken.iter().map(|line| line.number.ordinal).collect();
    let all: Vec<u32> = (1..=WRITERS * EACH * 4 / 5).collect();
    assert_eq!(ordinals, all);
    assert_eq!(archive.findings("di", "2026").unwrap(), []);
    assert_eq!(archive.verify(None).unwrap().troubles, []);
}

pub(super) fn books_and_terms_have_series_of_their_own<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    assert_eq!(register(&mut archive, "một", "2026-11-20").1, 1);
    let taken = archive.transact(&by(), |transaction| {
        let (_, copy) = transaction.register(draft("sao y"), "sao", day("2026-11-20"))?;
        let (_, first) = transaction.register(draft("Đảng"), "dang", day("2025-12-31"))?;
        let (_, second) = transaction.register(draft("Đảng"), "dang", day("2026-01-02"))?;
        let (_, came) =
            transaction.receive(incoming("7", "Bộ Nội vụ"), "den", day("2026-11-20"))?;
        Ok([copy, first, second, came])
    });
    let texts = taken
        .unwrap()
        .map(|n| format!("{} {} {}", n.book, n.period, n.text()));
    assert_eq!(
        texts,
        [
            "sao 2026 01",
            "dang 2025-2030 01",
            "dang 2025-2030 02",
            "den 2026 01"
        ]
    );
    let before = archive.transact(&by(), |transaction| {
        transaction.register(draft("trước nhiệm kỳ"), "dang", day("2025-08-13"))
    });
    assert!(matches!(before, Err(ArchiveError::NoTerm { .. })));
    let wrong_way = archive.transact(&by(), |transaction| {
        transaction.register(draft("nhầm sổ"), "den", day("2026-11-20"))
    });
    assert!(matches!(
        wrong_way,
        Err(ArchiveError::Unknown { what: "book", .. })
    ));
}

pub(super) fn late_numbers_take_letters_and_need_a_reason<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    register(&mut archive, "một", "2026-11-19");
    register(&mut archive, "hai", "2026-11-20");
    let mut insert = |behind, reason: &str| {
        let document = approved(&mut archive, "bổ sung");
        archive.transact(&by(), |transaction| {
            transaction.insert_number(document, "di", behind, day("2026-11-19"), reason)
        })
    };
    assert!(matches!(
        insert(1, " "),
        Err(ArchiveError::Missing("reason"))
    ));
    assert!(matches!(insert(3, "sót"), Err(ArchiveError::NoPlace(3))));
    for letter in ["01a", "01b", "01c"] {
        assert_eq!(insert(1, "sót").unwrap().text().to_string(), letter);
    }
    assert_eq!(register(&mut archive, "ba", "2026-11-21").1, 3);
    let late = archive.findings("di", "2026").unwrap();
    assert_eq!(late.len(), 3);
    assert!(
        late.iter()
            .all(|found| matches!(found, RegisterFinding::Late(_)))
    );
}

pub(super) fn a_cancelled_number_stays_taken<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (document, ordinal) = register(&mut archive, "nhầm", "2026-11-20");
    let mut cancel = |reason: &str| {
        archive.transact(&by(), |transaction| {
            transaction.cancel_number(document, reason)
        })
    };
    assert!(matches!(cancel(""), Err(ArchiveError::Missing("reason"))));
    assert_eq!(cancel("vào sổ nhầm").unwrap().ordinal, ordinal);
    assert!(matches!(
        cancel("lần nữa"),
        Err(ArchiveError::NotNow { .. })
    ));
    assert_eq!(register(&mut archive, "đúng", "2026-11-20").1, ordinal + 1);
    let page = archive.register_page("di", "2026", 1, 10).unwrap();
    assert_eq!(page[0].cancelled.as_deref(), Some("vào sổ nhầm"));
    assert_eq!(page[1].cancelled, None);
}

pub(super) fn findings_name_what_is_strange<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    register(&mut archive, "một", "2026-11-20");
    register(&mut archive, "hai", "2026-11-18");
    register(&mut archive, "ba", "2026-11-20");
    let found = archive.findings("di", "2026").unwrap();
    assert!(
        matches!(found.as_slice(), [RegisterFinding::DateOrder(number)] if number.ordinal == 2)
    );

    let facts = incoming("0123", "Bộ Nội vụ").facts;
    assert_eq!(archive.same_documents(&facts).unwrap(), []);
    for number in ["123", "0123", "124"] {
        let draft = incoming(number, "BỘ NỘI VỤ");
        archive
            .transact(&by(), |t| t.receive(draft, "den", day("2026-11-21")))
            .unwrap();
    }
    assert_eq!(archive.same_documents(&facts).unwrap().len(), 2);
    let found = archive.findings("den", "2026").unwrap();
    assert!(matches!(found.as_slice(), [RegisterFinding::Twice(number, _)] if number.ordinal == 2));
}

pub(super) fn what_a_number_needs_is_asked_for<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let mut refused = |change: &dyn Fn(&mut thethuc_archive::Draft), dated| {
        let mut draft = draft("thiếu");
        change(&mut draft);
        archive
            .transact(&by(), |t| t.register(draft, "di", day(dated)))
            .unwrap_err()
    };
    let blank = refused(&|draft| draft.facts.subject.clear(), "2026-11-21");
    assert!(matches!(blank, ArchiveError::Missing("subject")));
    let unnamed = refused(&|draft| draft.facts.code_notation.clear(), "2026-11-21");
    assert!(matches!(unnamed, ArchiveError::Missing("code_notation")));
    let early = refused(&|_| {}, "2026-11-22");
    assert!(matches!(early, ArchiveError::Future(_)));
    let long = refused(&|draft| draft.text = "a".repeat(17 << 20), "2026-11-21");
    assert!(matches!(long, ArchiveError::TooLarge(_)));
    assert_eq!(archive.summary().unwrap().documents, 0);
}

pub(super) fn an_act_that_failed_half_way_is_never_kept<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let head = archive.head().unwrap();
    let kept = archive.transact(&by(), |t| {
        // Fails behind its first part; whoever asked goes on as if nothing had been.
        let refused = t.register(draft("x"), "di", day("2999-01-01"));
        assert!(matches!(refused, Err(ArchiveError::Future(_))));
        t.create(draft("y"))
    });
    assert!(matches!(kept, Err(ArchiveError::HalfDone)));
    assert_eq!(archive.head().unwrap(), head);
    assert_eq!(archive.summary().unwrap().documents, 0);
}

pub(super) fn what_says_the_same_is_numbered_once_in_a_book<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let once = |subject: &str| thethuc_archive::Draft {
        again: false,
        ..draft(subject)
    };
    let mut register = |draft: thethuc_archive::Draft, book: &str, dated: &str| {
        archive.transact(&by(), |t| t.register(draft, book, day(dated)))
    };
    let (first, _) = register(once("một"), "di", "2026-11-20").unwrap();
    let twice = register(once("một"), "di", "2026-11-21");
    assert!(
        matches!(&twice, Err(ArchiveError::Registered { document, code })
            if *document == first && code == "01/SNV-VP"),
        "{twice:?}"
    );
    register(once("hai"), "di", "2026-11-21").unwrap();
    register(once("một"), "sao", "2026-11-21").unwrap();
    let (meant, _) = register(draft("một"), "di", "2026-11-21").unwrap();
    archive
        .transact(&by(), |t| {
            t.register_late(once("một"), "di", 1, day("2026-11-21"), "sót")?;
            t.cancel_number(first, "nhầm")?;
            t.cancel_number(meant, "nhầm")
        })
        .unwrap();
    let late = archive.transact(&by(), |t| t.register(once("một"), "di", day("2026-11-21")));
    assert!(matches!(late, Err(ArchiveError::Registered { .. })));
    let late = archive.register_page("di", "2026", 1, 2).unwrap().remove(1);
    archive
        .transact(&by(), |t| t.cancel_number(late.entry.document, "nhầm"))
        .unwrap();
    let after = archive.transact(&by(), |t| t.register(once("một"), "di", day("2026-11-21")));
    assert_eq!(after.unwrap().1.ordinal, 4);
}

/// What an office may do with its book.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Register,
    GiveUp,
    Insert(u32),
    Cancel(u32),
}

pub(super) fn whatever_an_office_does_its_series_is_whole<P: Place>() {
    let deed = prop_oneof![
        Just(Deed::Register),
        Just(Deed::GiveUp),
        (0..12_u32).prop_map(Deed::Insert),
        (0..12_u32).prop_map(Deed::Cancel),
    ];
    let config = Config::with_cases(12);
    TestRunner::new(config)
        .run(&prop::collection::vec(deed, 1..24), |deeds| {
            let place = P::new();
            let mut archive = place.create();
            let today = day("2026-11-21");
            let mut taken = 0;
            for deed in deeds {
                let done = archive.transact(&by(), |t| match deed {
                    Deed::Register => t.register(draft("x"), "di", today).map(|_| 1),
                    Deed::GiveUp => {
                        t.register(draft("x"), "di", today)?;
                        Err(ArchiveError::Changed)
                    }
                    Deed::Insert(behind) => t
                        .register_late(draft("x"), "di", behind, today, "sót")
                        .map(|_| 0),
                    Deed::Cancel(document) => t.cancel_number(document.into(), "nhầm").map(|_| 0),
                });
                taken += done.unwrap_or(0);
            }
            let last = archive.last_number("di", "2026").unwrap();
            prop_assert_eq!(last.map_or(0, |number| number.ordinal), taken);
            let found = archive.findings("di", "2026").unwrap();
            prop_assert!(found.iter().all(|f| matches!(f, RegisterFinding::Late(_))));
            prop_assert_eq!(archive.verify(None).unwrap().troubles, []);
            Ok(())
        })
        .unwrap();
}
