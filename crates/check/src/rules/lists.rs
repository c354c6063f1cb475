//! The lists of a file (Kính gửi, Nơi nhận) item by item, whatever lines they are broken into.

use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{File, Place};

/// An item of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// Its letters with single blanks, the mark in front left out.
    pub(super) text: String,
    /// The mark in front: `-`, `•`, `1.`; typed, or counted by Word.
    pub(super) bullet: String,
    /// Its last line.
    pub(super) place: Place,
}

static BULLET: Pattern = pattern!(r"^([-–—•*+·●○▪■◦➢➤✓§]|o(?:\s))\s*");

/// The items of a component: a line without a mark in front goes on from the one above it.
pub(super) fn items(file: &File<'_>, role: Role) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    for (spot, paragraph) in file.spots(role) {
        let text = tidy(&paragraph.text[spot.range.clone()]);
        let starts = paragraph.text[..spot.range.start].trim().is_empty();
        let counted = paragraph.label.clone().filter(|_| starts);
        let typed = BULLET.captures(&text).map(|found| found[0].len());
        let place = Place::paragraph(spot.paragraph, spot.range.clone());
        match (counted, typed, out.last_mut()) {
            (Some(bullet), _, _) => out.push(Item {
                text,
                bullet,
                place,
            }),
            (None, Some(length), _) => out.push(Item {
                bullet: text[..length].trim().to_owned(),
                text: text[length..].to_owned(),
                place,
            }),
            (None, None, Some(last)) => {
                last.text = format!("{} {text}", last.text);
                last.place = place;
            }
            (None, None, None) => out.push(Item {
                text,
                bullet: String::new(),
                place,
            }),
        }
    }
    out
}

/// The letters with single blanks.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
