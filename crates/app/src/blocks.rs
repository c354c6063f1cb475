//! Cụm từ soạn sẵn: the text blocks of the office. They are put in by the editor; here they are kept,
//! checked and exchanged.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use thethuc_merge::{ListError, read_list};
use thethuc_text::{fold, nfc, parse_syllable};

use crate::dto::{BlockBook, BlockFileArgs, Done, NoArgs, TakenBlocks, TextBlock, WrittenFile};
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::{App, csv_file};

const KEPT: &str = "blocks";
/// Larger than any list of text blocks.
const MAX_FILE_BYTES: usize = 4 << 20;
/// The most blocks of an office.
const MAX_BLOCKS: usize = 1_000;
const MAX_KEY_LETTERS: usize = 20;
const MAX_TEXT_LETTERS: usize = 5_000;
/// The columns of a CSV file.
const COLUMNS: [&str; 3] = ["Viết tắt", "Nội dung", "Nhóm"];

/// What is wrong with a text block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BlockFault {
    /// The abbreviation is no small letter followed by small letters and digits, or is too long.
    #[error("not an abbreviation")]
    Key,
    /// The abbreviation is a syllable, so that typing the word would put the block in.
    #[error("a syllable")]
    Syllable,
    /// Two blocks have one abbreviation.
    #[error("there twice")]
    Twice,
    /// The text is blank or too long.
    #[error("no text, or too long a text")]
    Text,
    /// There are too many blocks.
    #[error("too many blocks")]
    TooMany,
}

static BUILTIN: LazyLock<BlockBook> =
    // The file is part of the program, and a test reads it: it cannot be wrong at run time.
    LazyLock::new(|| toml::from_str(include_str!("../data/blocks.toml")).unwrap_or_default());

/// The blocks of the office; those of the program while it has written none.
pub(crate) fn read(app: &App, _: NoArgs) -> Result<BlockBook, AppError> {
    match app.store.read(KEPT) {
        Err(AppError::DamagedData { .. }) => Ok(BUILTIN.clone()),
        read => Ok(read?.unwrap_or_else(|| BUILTIN.clone())),
    }
}

/// Keeps the blocks of the office.
pub(crate) fn write(app: &App, book: BlockBook) -> Result<Done, AppError> {
    let _one_at_a_time = app.lock_store();
    app.store.write(KEPT, &checked(book)?)?;
    Ok(Done {})
}

/// Takes in the blocks of a file; one with an abbreviation that is there takes its place.
pub(crate) fn take(app: &App, args: BlockFileArgs) -> Result<TakenBlocks, AppError> {
    let given = checked(parse(Path::new(&args.path))?)?;
    let _one_at_a_time = app.lock_store();
    let mut book = read(app, NoArgs {})?;
    let (mut added, mut replaced) = (0, 0);
    for block in given.blocks {
        match book.blocks.iter_mut().find(|known| known.key == block.key) {
            Some(known) if *known == block => {}
            Some(known) => {
                *known = block;
                replaced += 1;
            }
            None => {
                book.blocks.push(block);
                added += 1;
            }
        }
    }
    let book = checked(book)?;
    app.store.write(KEPT, &book)?;
    Ok(TakenBlocks {
        book,
        added,
        replaced,
    })
}

/// Writes the blocks as a file, to be handed on.
pub(crate) fn share(app: &App, args: BlockFileArgs) -> Result<WrittenFile, AppError> {
    let path = PathBuf::from(args.path);
    let book = read(app, NoArgs {})?;
    let bytes = if is_csv(&path) {
        let rows = book.blocks.iter().map(|block| {
            // On one line in a list: what follows a break is written behind a mark.
            [
                block.key.clone(),
                block.text.replace('\n', BREAK),
                block.group.clone(),
            ]
        });
        csv_file::write(&COLUMNS, rows)?
    } else {
        // Strings alone: always JSON.
        serde_json::to_vec_pretty(&book).unwrap_or_default()
    };
    files::write_one(NewFile { path, bytes })
}

/// Stands for a line break in a list, whose cells are one line.
const BREAK: &str = " ¶ ";

fn parse(path: &Path) -> Result<BlockBook, AppError> {
    let bytes = files::read(path, MAX_FILE_BYTES)?;
    if !is_csv(path) {
        return serde_json::from_slice(&bytes).map_err(|source| AppError::BlockFile {
            path: path.to_owned(),
            source,
        });
    }
    let trouble = |source: ListError| AppError::List {
        path: path.to_owned(),
        source,
    };
    let list = read_list(&bytes).map_err(trouble)?;
    let column = |name: &str| {
        let wanted = fold(name);
        list.columns
            .iter()
            .position(|column| fold(column) == wanted)
    };
    let [key, text, group] = COLUMNS.map(column);
    let (Some(key), Some(text)) = (key, text) else {
        return Err(AppError::BlockColumns {
            path: path.to_owned(),
        });
    };
    let blocks = list.rows.iter().map(|row| TextBlock {
        key: row.cells[key].clone(),
        text: row.cells[text].replace(BREAK, "\n"),
        group: group.map_or_else(String::new, |at| row.cells[at].clone()),
    });
    Ok(BlockBook {
        blocks: blocks.collect(),
    })
}

fn is_csv(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// The blocks with their text in order, if each is one that the editor can put in.
fn checked(book: BlockBook) -> Result<BlockBook, AppError> {
    let mut seen = BTreeSet::new();
    let mut blocks = Vec::with_capacity(book.blocks.len());
    for block in book.blocks {
        let block = cleaned(&block);
        let found = match fault(&block) {
            _ if blocks.len() == MAX_BLOCKS => Some(BlockFault::TooMany),
            None if !seen.insert(block.key.clone()) => Some(BlockFault::Twice),
            found => found,
        };
        if let Some(fault) = found {
            return Err(AppError::Block {
                key: block.key,
                fault,
            });
        }
        blocks.push(block);
    }
    Ok(BlockBook { blocks })
}

fn cleaned(block: &TextBlock) -> TextBlock {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = block
        .text
        .lines()
        .map(line)
        .filter(|line| !line.is_empty())
        .collect();
    let text: String = lines
        .join("\n")
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .collect();
    TextBlock {
        key: block.key.trim().to_owned(),
        text: nfc(&text).into_owned(),
        group: nfc(&line(&block.group)).into_owned(),
    }
}

fn fault(block: &TextBlock) -> Option<BlockFault> {
    let mut letters = block.key.chars();
    let is_key = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_lowercase())
        && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        && (2..=MAX_KEY_LETTERS).contains(&block.key.len());
    match block.text.chars().count() {
        _ if !is_key => Some(BlockFault::Key),
        _ if parse_syllable(&block.key).is_some() => Some(BlockFault::Syllable),
        0 => Some(BlockFault::Text),
        count if count > MAX_TEXT_LETTERS => Some(BlockFault::Text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(key: &str, text: &str) -> TextBlock {
        TextBlock {
            key: key.to_owned(),
            text: text.to_owned(),
            group: String::new(),
        }
    }

    #[test]
    fn the_blocks_of_the_program_are_sound() {
        let book = checked(BUILTIN.clone()).unwrap();
        assert_eq!(book, *BUILTIN);
        assert!(book.blocks.len() >= 12);
        for block in book.blocks {
            let twice = block.key.as_bytes().windows(2).any(|two| two[0] == two[1]);
            assert!(!twice && !block.key.contains('w'), "{}", block.key);
        }
    }

    #[test]
    fn what_could_not_be_typed_is_refused() {
        for (key, text, fault) in [
            ("Kg", "a", BlockFault::Key),
            ("1kg", "a", BlockFault::Key),
            ("k g", "a", BlockFault::Key),
            ("k", "a", BlockFault::Key),
            ("kính", "a", BlockFault::Key),
            ("xxxxxxxxxxxxxxxxxxxxx", "a", BlockFault::Key),
            ("cho", "a", BlockFault::Syllable),
            ("kgp", " \n ", BlockFault::Text),
        ] {
            let book = BlockBook {
                blocks: vec![block(key, text)],
            };
            let found = checked(book).unwrap_err();
            assert!(
                matches!(&found, AppError::Block { fault: is, .. } if *is == fault),
                "{key}: {found}"
            );
        }
        let twice = BlockBook {
            blocks: vec![block("kgp", "a"), block("kgp", "b")],
        };
        assert!(matches!(
            checked(twice),
            Err(AppError::Block {
                fault: BlockFault::Twice,
                ..
            })
        ));
    }

    #[test]
    fn text_is_composed_and_its_lines_are_kept() {
        let book = BlockBook {
            blocks: vec![block(
                " kgp ",
                "Nghi\u{323}  quye\u{302}\u{301}t\u{7}\r\n\r\n hai ",
            )],
        };
        assert_eq!(
            checked(book).unwrap().blocks[0],
            block("kgp", "Nghị quyết\nhai")
        );
    }
}
