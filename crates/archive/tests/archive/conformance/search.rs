//! Search.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use thethuc_archive::store::Store;
use thethuc_archive::{Archive, Direction, Draft, Filter, Stage};
use thethuc_text::fold;

use crate::world::{Place, approved, by, day, draft, incoming, register};

fn found<S: Store>(archive: &Archive<S>, text: &str) -> Vec<i64> {
    let filter = Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    ids(archive, &filter)
}

fn ids<S: Store>(archive: &Archive<S>, filter: &Filter) -> Vec<i64> {
    let hits = archive.search(filter).unwrap().hits;
    hits.into_iter().map(|hit| hit.entry.document).collect()
}

pub(super) fn words_with_and_without_marks<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (council, _) = register(&mut archive, "họp Hội đồng nhân dân", "2026-11-21");
    let (road, _) = register(&mut archive, "sửa đường Hòa Bình", "2026-11-21");
    let (swapped, _) = register(&mut archive, "đồng hồ của hội", "2026-11-21");
    for (typed, expected) in [
        ("hoi dong", vec![swapped, council]),
        ("\"hoi dong\"", vec![council]),
        ("“Hội đồng”", vec![council]),
        ("hỏi", vec![]),
        ("đường", vec![road]),
        ("dường", vec![]),
        ("duong", vec![road]),
        ("hoà bình", vec![road]),
        ("ĐỒNG hội", vec![swapped, council]),
        ("bin*", vec![road]),
        ("01/SNV-VP", vec![council]),
        ("", vec![swapped, road, council]),
        ("không có", vec![]),
    ] {
        assert_eq!(found(&archive, typed), expected, "{typed}");
    }
    let filter = Filter {
        text: "đường".to_owned(),
        ..Filter::default()
    };
    let hit = archive.search(&filter).unwrap().hits.remove(0);
    let marked = &hit.entry.subject[hit.subject_marks[0].clone()];
    let excerpt = hit.excerpt.unwrap();
    assert_eq!(
        [marked, &excerpt.text[excerpt.marks[0].clone()]],
        ["đường", "đường"]
    );
}

pub(super) fn filters_narrow<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (out, _) = register(&mut archive, "một", "2026-11-20");
    let waiting = approved(&mut archive, "hai");
    let received = archive.transact(&by(), |t| {
        let mut draft = incoming("0456", "Bộ Nội vụ");
        draft.facts.due_date = Some(day("2026-11-30"));
        t.receive(draft, "den", day("2026-11-21"))
    });
    let (came, _) = received.unwrap();
    let all = || Filter::default();
    let text = |text: &str| text.to_owned();
    for (filter, expected) in [
        (
            Filter {
                number: text("1"),
                ..all()
            },
            vec![out],
        ),
        (
            Filter {
                number: text("456"),
                ..all()
            },
            vec![came],
        ),
        (
            Filter {
                notation: text("qđ-bnv"),
                ..all()
            },
            vec![came],
        ),
        (
            Filter {
                organ: text("bo noi vu"),
                ..all()
            },
            vec![came],
        ),
        (
            Filter {
                organ: text("sở"),
                ..all()
            },
            vec![waiting, out],
        ),
        (
            Filter {
                signer: text("dang thi hoa"),
                ..all()
            },
            vec![came, waiting, out],
        ),
        (
            Filter {
                signer: text("noi vu"),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                recipient: text("ủy ban"),
                ..all()
            },
            vec![came, waiting, out],
        ),
        (
            Filter {
                direction: Some(Direction::Den),
                ..all()
            },
            vec![came],
        ),
        (
            Filter {
                stage: Some(Stage::DongY),
                ..all()
            },
            vec![waiting],
        ),
        (
            Filter {
                book: Some(text("di")),
                period: Some(text("2026")),
                ..all()
            },
            vec![out],
        ),
        (
            Filter {
                from: Some(day("2026-11-20")),
                ..all()
            },
            vec![out],
        ),
        (
            Filter {
                to: Some(day("2026-11-19")),
                ..all()
            },
            vec![came],
        ),
        (
            Filter {
                due_by: Some(day("2026-11-30")),
                ..all()
            },
            vec![came],
        ),
        (
            Filter {
                due_by: Some(day("2026-11-29")),
                ..all()
            },
            vec![],
        ),
    ] {
        assert_eq!(ids(&archive, &filter), expected, "{filter:?}");
    }
}

pub(super) fn phrases_stand_in_one_place<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (whole, _) = register(&mut archive, "kế hoạch phát triển kinh tế", "2026-11-21");
    register(
        &mut archive,
        "kế hoạch phát, hoạch phát triển",
        "2026-11-21",
    );
    let (others, _) = register(&mut archive, "ke hoach phat trien kinh te", "2026-11-21");
    for (typed, expected) in [
        ("\"ke hoach phat trien\"", vec![others, whole]),
        ("\"kế hoạch phát triển\"", vec![whole]),
        ("\"kế hoach phát trien\"", vec![whole]),
        ("\"hoach ke\"", vec![]),
        // From the end of one part to the beginning of the next.
        ("\"kinh te so\"", vec![]),
    ] {
        assert_eq!(found(&archive, typed), expected, "{typed}");
    }
    let recipient = |words: &str| Filter {
        recipient: words.to_owned(),
        ..Filter::default()
    };
    assert_eq!(ids(&archive, &recipient("\"uy ban nhan dan\"")).len(), 3);
    assert!(ids(&archive, &recipient("\"ke hoach phat trien\"")).is_empty());
}

/// Whether words stand one behind another in a text, found by reading it.
fn reads(text: &[&str], phrase: &[&str]) -> bool {
    let is = |(word, typed): (&&str, &&str)| word == typed || fold(word) == **typed;
    let mut places = text.windows(phrase.len());
    places.any(|place| place.iter().zip(phrase).all(is))
}

pub(super) fn phrases_are_found_as_by_reading<P: Place>() {
    const WORDS: [&str; 6] = ["hội", "hỏi", "hoi", "đồng", "dong", "té"];
    let place = P::new();
    let mut archive = place.create();
    // Always the same, in no order.
    let mut state = 20_200_305_u32;
    let mut word = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        WORDS[(state >> 16) as usize % WORDS.len()]
    };
    let mut texts: Vec<Vec<&str>> = (0..24).map(|_| (0..12).map(|_| word()).collect()).collect();
    let long: Vec<String> = (0..20_000).map(|nth| format!("đ{nth}")).collect();
    texts.push(long.iter().map(String::as_str).collect());
    let made = archive.transact(&by(), |t| {
        let drafts = texts.iter().map(|text| Draft {
            text: text.join(" "),
            ..draft("họp")
        });
        drafts
            .map(|draft| t.create(draft))
            .collect::<Result<Vec<i64>, _>>()
    });
    let made = made.unwrap();
    let mut phrases: Vec<Vec<&str>> = vec![vec!["đ7", "đ8", "đ9", "d10"], vec!["đ7", "đ8", "đ10"]];
    phrases.extend(texts.iter().map(|text| text[..5].to_vec()));
    for first in WORDS {
        for second in WORDS {
            phrases.push(vec![first, second]);
            phrases.extend(WORDS.map(|third| vec![first, second, third]));
        }
    }
    for phrase in phrases {
        let read = made.iter().zip(&texts).rev();
        let read: Vec<i64> = read
            .filter(|(_, text)| reads(text, &phrase))
            .map(|(document, _)| *document)
            .collect();
        let typed = format!("\"{}\"", phrase.join(" "));
        assert_eq!(found(&archive, &typed), read, "{typed}");
    }
}

pub(super) fn words_and_filters_go_together<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let days = ["2019-02-28", "2026-10-31", "2026-11-01", "2026-11-20"];
    let all = days.map(|day| register(&mut archive, "kế hoạch", day).0);
    let waiting = approved(&mut archive, "kế hoạch");
    let asked = |from: &str, to: &str, stage| Filter {
        text: "ke hoach".to_owned(),
        from: from.parse().ok(),
        to: to.parse().ok(),
        stage,
        ..Filter::default()
    };
    for (from, to, expected) in [
        ("2026-11-01", "2026-11-20", vec![all[3], all[2]]),
        ("2026-10-31", "2026-11-01", vec![all[2], all[1]]),
        ("2019-01-01", "2026-10-31", vec![all[1], all[0]]),
        ("", "2025-12-31", vec![all[0]]),
        ("2026-11-02", "", vec![all[3]]),
        ("2026-11-20", "2026-11-01", vec![]),
    ] {
        let filter = asked(from, to, None);
        assert_eq!(ids(&archive, &filter), expected, "{from} {to}");
        let no_words = Filter {
            text: String::new(),
            ..filter
        };
        assert_eq!(ids(&archive, &no_words), expected, "{from} {to}");
    }
    assert_eq!(ids(&archive, &asked("", "", Some(Stage::DongY))), [waiting]);
    let other = Filter {
        text: "ke toan".to_owned(),
        ..asked("", "", Some(Stage::DongY))
    };
    assert!(ids(&archive, &other).is_empty());
}

pub(super) fn pages_follow_one_another<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let mut all: Vec<i64> = (0..23)
        .map(|nth| register(&mut archive, &format!("kế hoạch {nth}"), "2026-11-21").0)
        .collect();
    all.reverse();
    for text in ["", "ke hoach", "kế hoạch"] {
        let mut seen = Vec::new();
        let mut before = None;
        loop {
            let page = archive.search(&Filter {
                text: text.to_owned(),
                before,
                limit: 10,
                ..Filter::default()
            });
            let page = page.unwrap();
            seen.extend(page.hits.iter().map(|hit| hit.entry.document));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(seen, all, "{text}");
    }
}

pub(super) fn a_new_version_is_found_by_its_new_words<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let document = archive.transact(&by(), |t| t.create(draft("lụt"))).unwrap();
    archive
        .transact(&by(), |t| t.save(document, draft("hạn hán")))
        .unwrap();
    assert!(found(&archive, "lut").is_empty());
    assert_eq!(found(&archive, "han han"), [document]);
}

pub(super) fn any_input_is_a_search<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    register(&mut archive, "một", "2026-11-21");
    for hostile in [
        "\"",
        "\"\"",
        "*",
        "a AND OR NOT b",
        "NEAR(a b, 3)",
        "subject : một",
        "{subject body}: x",
        "'; DROP TABLE number; --",
        "^một",
        "một + hai",
        "-một",
        "\u{0}một\u{0}",
        "\u{1d7d8}\u{202e}",
        "một\" OR \"1\"=\"1",
    ] {
        found(&archive, hostile);
    }
    found(&archive, &"mot ".repeat(10_000));
    found(&archive, &"\"".repeat(10_000));
    found(&archive, &"đ".repeat(100_000));
    let archive = &archive;
    TestRunner::default()
        .run(&".{0,60}", |typed| {
            let filter = Filter {
                text: typed.clone(),
                organ: typed.clone(),
                number: typed.clone(),
                notation: typed.clone(),
                signer: typed,
                ..Filter::default()
            };
            prop_assert!(archive.search(&filter).is_ok());
            Ok(())
        })
        .unwrap();
}
