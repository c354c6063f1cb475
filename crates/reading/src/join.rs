//! From the pieces of a paragraph to its text: decoded from old encodings, in NFC.

use thethuc_text::{Charset, nfc};

use crate::Run;
use crate::letters::Piece;
use crate::source::{Atom, Letter, align};

/// The text of a paragraph, its runs, and where each piece begins in the text.
#[derive(Default)]
pub(crate) struct Joined {
    pub(crate) text: String,
    pub(crate) runs: Vec<Run>,
    starts: Vec<usize>,
    /// Of every run, where its letters stand in the part.
    letters: Vec<Vec<Letter>>,
    /// Marks that belong to the last run and are not in the text yet.
    marks: String,
}

/// Joins the pieces of a paragraph.
pub(crate) fn join(pieces: Vec<Piece>) -> Joined {
    let mut joined = Joined::default();
    for piece in pieces {
        joined.push(piece);
    }
    joined.compose_marks();
    joined
}

impl Joined {
    /// The place in the text before a piece; behind the last one, the end.
    pub(crate) fn start(&self, piece: usize) -> usize {
        self.starts.get(piece).copied().unwrap_or(self.text.len())
    }

    /// Where the letters of the text stand in the part; none unless they were traced.
    pub(crate) fn atoms(&self) -> Vec<Atom> {
        let runs = self.runs.iter().zip(&self.letters);
        runs.flat_map(|(run, letters)| {
            let charset = Charset::of_font(&run.look.font);
            align(letters, charset, &self.text, run.range.clone())
        })
        .collect()
    }

    fn push(&mut self, mut piece: Piece) {
        self.take_marks(&mut piece);
        if piece.text.is_empty() {
            self.starts.push(self.text.len());
            return;
        }
        self.compose_marks();
        self.starts.push(self.text.len());
        let start = self.text.len();
        let verbatim = match Charset::of_font(&piece.look.font)
            .and_then(|charset| charset.decode(&piece.text))
        {
            Some(decoded) => {
                self.text.push_str(&nfc(&decoded));
                false
            }
            None => {
                let shown = piece.text.replace('\u{AD}', "");
                self.text.push_str(&nfc(&shown));
                self.text[start..] == piece.text
            }
        };
        self.runs.push(Run {
            range: start..self.text.len(),
            look: piece.look,
            source: piece.source,
            verbatim,
            page_field: piece.page_field,
        });
        self.letters.push(piece.letters);
    }

    /// Marks that a run boundary cuts from their letter belong to the run of the letter.
    fn take_marks(&mut self, piece: &mut Piece) {
        let Some(letters) = self.letters.last_mut() else {
            return;
        };
        let count = piece.text.chars().take_while(|c| is_mark(*c)).count();
        let marks: String = piece.text.chars().take(count).collect();
        piece.text.drain(..marks.len());
        letters.extend(piece.letters.drain(..count.min(piece.letters.len())));
        self.marks.push_str(&marks);
    }

    /// Puts the marks that were taken into the last run, all at once: there may be thousands.
    fn compose_marks(&mut self) {
        let Some(run) = self.runs.last_mut().filter(|_| !self.marks.is_empty()) else {
            return;
        };
        let whole = self.text[run.range.clone()].to_owned() + &std::mem::take(&mut self.marks);
        self.text.truncate(run.range.start);
        self.text.push_str(&nfc(&whole));
        run.range.end = self.text.len();
        run.verbatim = false;
    }
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}
