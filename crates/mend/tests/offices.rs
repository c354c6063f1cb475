//! Files in all shapes in which offices write them, with faults in their words: mended without harm,
//! whatever the shape.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod opened;

use opened::harm::{harm, mended};
use thethuc_wordlike::{Fixture, Item, fixtures};

/// The words with a doubled blank in every paragraph, a blank before a comma in the subject, and the
/// name of who signs in capitals.
fn faulty(mut fixture: Fixture) -> Fixture {
    let words = &mut fixture.words;
    let doubled = |text: &'static str| leaked(text.replacen(' ', "  ", 1));
    for item in &mut words.body {
        *item = match *item {
            Item::Text(text) => Item::Text(doubled(text)),
            Item::Dieu(text) => Item::Dieu(doubled(text)),
            Item::Khoan(text) => Item::Khoan(doubled(text)),
            Item::Diem(text) => Item::Diem(doubled(text)),
            Item::Gach(text) => Item::Gach(doubled(text)),
        };
    }
    words.name = leaked(words.name.to_uppercase());
    fixture
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[test]
fn every_shape_is_mended_without_harm() {
    let mut wrong = Vec::new();
    let (mut changed, mut left) = (0, 0);
    for fixture in fixtures() {
        let name = fixture.name;
        let before = faulty(fixture).bytes();
        let done = mended(&before);
        changed += done.receipt.changed.len();
        left += done.receipt.left.len();
        if let Some(after) = &done.bytes {
            wrong.extend(harm(&before, after, &done).map(|what| format!("{name}: {what}")));
        } else if !done.receipt.changed.is_empty() {
            wrong.push(format!("{name}: changed without bytes"));
        }
    }
    println!("{changed} findings mended, {left} left");
    assert!(changed > left, "{changed} mended, {left} left");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_file_without_a_remedy_is_not_written() {
    for fixture in fixtures() {
        let done = mended(&fixture.bytes());
        assert_eq!(
            done.bytes.is_none(),
            done.receipt.changed.is_empty(),
            "{}",
            fixture.name
        );
    }
}
