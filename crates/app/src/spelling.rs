//! How the office spells: its words, its style, and the speller that knows them.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use thethuc_check::{Knowledge, Style};
use thethuc_spelling::model::Model;
use thethuc_spelling::{Dictionary, Speller};
use thethuc_text::nfc;

use crate::dto::{Done, NoArgs, SpellingBook, WordArgs, WriteSpellingArgs};
use crate::error::AppError;
use crate::{App, files, machine};

const KEPT: &str = "spelling";
/// Larger than any model.
const MAX_MODEL_BYTES: usize = 64 << 20;
/// Longer than any word or phrase that is added.
const MAX_WORD_LETTERS: usize = 100;

/// The speller of the office, kept while nothing that it knows changes: it recalls the texts that it
/// read.
#[derive(Debug, Default)]
pub(crate) struct Spelling(Mutex<Option<OfficeSpelling>>);

/// What the rules of spelling go by in this office.
#[derive(Debug, Clone)]
pub(crate) struct OfficeSpelling {
    book: SpellingBook,
    style: Style,
    speller: Option<Arc<Speller>>,
}

impl OfficeSpelling {
    /// Knowledge with what the office says of spelling.
    pub(crate) fn added_to<'a>(&'a self, knowledge: Knowledge<'a>) -> Knowledge<'a> {
        Knowledge {
            speller: self.speller.as_deref().or(knowledge.speller),
            style: self.style,
            ..knowledge
        }
    }
}

impl Spelling {
    /// What the rules go by now.
    ///
    /// # Errors
    /// When what the office keeps cannot be read.
    pub(crate) fn of_the_office(&self, app: &App) -> Result<OfficeSpelling, AppError> {
        let book = read(app, NoArgs {})?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.as_ref().filter(|known| known.book == book) {
            return Ok(known.clone());
        }
        let spelling = OfficeSpelling {
            style: book.style(),
            speller: speller(&book, machine::spelling_table().as_deref()),
            book,
        };
        *kept = Some(spelling.clone());
        Ok(spelling)
    }
}

/// The speller that knows the office's words; none where the one that is built in says all. The office's
/// table comes first, then the one beside the program; one that cannot be read (any more) is passed
/// over.
fn speller(book: &SpellingBook, beside: Option<&Path>) -> Option<Arc<Speller>> {
    let chosen = book.model.as_deref().map(Path::new);
    let tables = [chosen, beside];
    let larger = tables
        .into_iter()
        .flatten()
        .find_map(|path| model_of(path).ok());
    if larger.is_none() && book.words.is_empty() {
        return None;
    }
    let own = larger.map(|model| Speller::new(Arc::new(model)));
    let mut speller = own.or_else(|| Speller::builtin().cloned())?;
    speller.add_words(Dictionary::of_lines(&book.words.join("\n")));
    Some(Arc::new(speller))
}

fn model_of(path: &Path) -> Result<Model, AppError> {
    let bytes = files::read(path, MAX_MODEL_BYTES)?;
    Model::read(bytes).map_err(|source| AppError::SpellingModel {
        path: path.to_owned(),
        source,
    })
}

/// Damage gives the defaults: a check by other words harms less than none at all.
pub(crate) fn read(app: &App, _: NoArgs) -> Result<SpellingBook, AppError> {
    match app.store.read(KEPT) {
        Err(AppError::DamagedData { .. }) => Ok(SpellingBook::default()),
        read => Ok(read?.unwrap_or_default()),
    }
}

pub(crate) fn write(app: &App, args: WriteSpellingArgs) -> Result<Done, AppError> {
    let _one_at_a_time = app.lock_store();
    let mut book = args.spelling;
    if let Some(path) = book.model.as_deref() {
        model_of(Path::new(path))?;
    }
    let words = std::mem::take(&mut book.words);
    for word in &words {
        add(&mut book, word);
    }
    app.store.write(KEPT, &book)?;
    Ok(Done {})
}

pub(crate) fn keep_word(app: &App, args: WordArgs) -> Result<SpellingBook, AppError> {
    let _one_at_a_time = app.lock_store();
    let mut book = read(app, NoArgs {})?;
    add(&mut book, &args.word);
    app.store.write(KEPT, &book)?;
    Ok(book)
}

/// Adds a word once, on one line.
fn add(book: &mut SpellingBook, word: &str) {
    let word = nfc(word).split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !word.is_empty() && word.chars().count() <= MAX_WORD_LETTERS;
    let small = word.to_lowercase();
    if fits && !book.words.iter().any(|known| known.to_lowercase() == small) {
        book.words.push(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_added_once_on_one_line() {
        let mut book = SpellingBook::default();
        for word in ["  Đắk\nPơ ", "đắk pơ", "", &"x".repeat(101)] {
            add(&mut book, word);
        }
        assert_eq!(book.words, ["Đắk Pơ"]);
        assert!(
            speller(&book, None).is_some() && speller(&SpellingBook::default(), None).is_none()
        );
    }
}
