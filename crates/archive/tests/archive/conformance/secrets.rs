//! State secrets: their words stand in no table that is searched.

use thethuc_archive::store::Store;
use thethuc_archive::{Archive, Draft, Filter, Value};
use thethuc_model::DoMat;

use crate::world::{Place, by, day, draft, register};

/// A word that no other document has.
const CANARY: &str = "zebrafish";

fn secret(subject: &str) -> Draft {
    let mut draft = draft(subject);
    draft.facts.do_mat = Some(DoMat::ToiMat);
    draft
}

fn found<S: Store>(archive: &Archive<S>, filter: &Filter) -> Vec<(i64, String)> {
    let hits = archive.search(filter).unwrap().hits.into_iter();
    hits.map(|hit| (hit.entry.document, hit.entry.subject))
        .collect()
}

fn words(text: &str, with_secrets: bool) -> Filter {
    Filter {
        text: text.to_owned(),
        with_secrets,
        ..Filter::default()
    }
}

/// How many rows of the index hold the word.
fn holding<P: Place>(place: &P) -> [Value; 3] {
    let entries = format!("SELECT count(*) FROM entry WHERE subject LIKE '%{CANARY}%'");
    let known = format!("SELECT count(*) FROM vocabulary WHERE word = '{CANARY}'");
    let texts = P::HOLDING.replace("{}", CANARY);
    [entries, known, texts].map(|sql| place.row(&sql).remove(0))
}

pub(super) fn no_word_of_a_secret_stands_in_the_index<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let registered = archive.transact(&by(), |t| {
        t.register(secret(CANARY), "di", day("2026-11-21"))
    });
    let (document, _) = registered.unwrap();
    let (other, _) = register(&mut archive, "họp", "2026-11-21");
    let nothing = [0, 0, 0].map(Value::Int);
    assert_eq!(holding(&place), nothing);
    archive.reindex().unwrap();
    assert_eq!(holding(&place), nothing);
    for text in [
        CANARY,
        "zebra*",
        "Sở Nội vụ zebrafish",
        "\"về việc zebrafish\"",
    ] {
        assert_eq!(found(&archive, &words(text, false)), [], "{text}");
    }
    // Few documents have that number, and their texts are compared.
    let numbered = Filter {
        number: "1".to_owned(),
        ..words(CANARY, false)
    };
    assert_eq!(found(&archive, &numbered), []);
    // A list shows it, and not what it is about.
    let listed = found(&archive, &Filter::default());
    assert_eq!(
        listed,
        [(other, "họp".to_owned()), (document, String::new())]
    );
    assert_eq!(archive.entry(document).unwrap().do_mat, Some(DoMat::ToiMat));
    assert_eq!(archive.verify(None).unwrap().troubles, []);

    // The same words of a document that is none are there, so that this test can fail.
    register(&mut archive, CANARY, "2026-11-21");
    assert!(holding(&place).iter().all(|count| *count != Value::Int(0)));
}

pub(super) fn where_the_office_allows_it_words_find_secrets<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let mut documents = Vec::new();
    for (nth, subject) in ["họp một", "họp hai", "họp ba", "họp bốn"]
        .iter()
        .enumerate()
    {
        let draft = if nth % 2 == 0 {
            secret(subject)
        } else {
            draft(subject)
        };
        let registered = archive.transact(&by(), |t| t.register(draft, "di", day("2026-11-21")));
        documents.push((registered.unwrap().0, (*subject).to_owned()));
    }
    documents.reverse();
    assert_eq!(found(&archive, &words("hop", true)), documents);
    assert_eq!(found(&archive, &words("\"họp ba\"", true)), documents[1..2]);
    // Page by page, each document once.
    let mut filter = Filter {
        limit: 1,
        ..words("hop", true)
    };
    let mut pages = Vec::new();
    loop {
        pages.extend(found(&archive, &filter));
        match archive.search(&filter).unwrap().next {
            Some(next) => filter.before = Some(next),
            None => break,
        }
    }
    assert_eq!(pages, documents);
}
