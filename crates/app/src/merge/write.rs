//! Letters are made: their files in a folder of their own, their numbers in one transaction.

use std::path::{Path, PathBuf};

use thethuc_archive::{Act, ArchiveError, Transaction};
use thethuc_merge::Letters;
use thethuc_model::Document;

use super::Source;
use super::check::check;
use super::job::Job;
use super::name::Names;
use crate::App;
use crate::archive::{draft_of, put_number};
use crate::batch::in_order;
use crate::csv_file;
use crate::dto::{MadeLetter, MadeLetters, MergeLettersArgs, MergeStage, RegisterLetters};
use crate::error::AppError;
use crate::new_folder::NewFolder;
use crate::pages::{self, Outputs};

/// The list of the letters in their folder.
const REPORT: &str = "danh-sach-thu.csv";

/// Makes every letter, or none.
pub(crate) fn merge_letters(app: &App, args: MergeLettersArgs) -> Result<MadeLetters, AppError> {
    let target = args.folder.filter(|folder| !folder.trim().is_empty());
    let has_files = target.is_some() && (args.docx || args.pdf);
    if !has_files && args.register.is_none() {
        return Err(AppError::NothingToExport);
    }
    let job = app.merging.begin(args.id);
    let source = Source::read(args.source)?;
    let letters = source.letters()?;
    let folder = match target.filter(|_| has_files) {
        Some(target) => Some(NewFolder::beside(Path::new(&target))?),
        None => None,
    };
    let names = Names::new(&source.list, &letters, args.name_by.as_deref())?;
    if args.seen.as_ref() != Some(&source.seal) {
        let count = check(app, &letters, &job)?.len();
        if count > 0 {
            return Err(AppError::MergeRefused { count });
        }
    }
    let work = Work {
        app,
        job: &job,
        letters: &letters,
        names: &names,
        folder: folder.as_ref(),
        outputs: Outputs {
            docx: args.docx,
            pdf: args.pdf,
        },
    };
    let made = match &args.register {
        None => work.without_numbers()?,
        Some(register) => work.with_numbers(register)?,
    };
    let folder = folder.map(|folder| put(folder, &made)).transpose()?;
    Ok(MadeLetters {
        folder: folder.map(|path| path.display().to_string()),
        letters: made,
    })
}

/// What all letters are made with.
struct Work<'a> {
    app: &'a App,
    job: &'a Job<'a>,
    letters: &'a Letters<'a>,
    names: &'a Names<'a>,
    folder: Option<&'a NewFolder>,
    outputs: Outputs,
}

impl Work<'_> {
    fn without_numbers(&self) -> Result<Vec<MadeLetter>, AppError> {
        let count = self.letters.count();
        let indices: Vec<usize> = (0..count).collect();
        let mut made = Vec::with_capacity(count);
        let mut failed = None;
        let work = |index: &usize| self.make(*index, &self.letters.letter(*index)?);
        in_order(&indices, self.job.stop(), work, |_, letter| {
            match letter {
                Ok(letter) => made.push(letter),
                Err(error) => {
                    self.job.give_up();
                    failed.get_or_insert(error);
                }
            }
            self.job.report(MergeStage::Writing, made.len(), count);
        });
        match failed {
            Some(error) => Err(error),
            None => self.job.go_on().map(|()| made),
        }
    }

    /// Takes the numbers in the order of the list. When a letter cannot be made, no number was taken.
    fn with_numbers(&self, register: &RegisterLetters) -> Result<Vec<MadeLetter>, AppError> {
        let mut failed = None;
        let made = self.app.transact(Act::DangKyDi, |transaction| {
            let made = self.register_all(transaction, register);
            made.map_err(|error| match error {
                AppError::Archive(error) => error,
                other => {
                    failed = Some(other);
                    ArchiveError::HalfDone
                }
            })
        });
        match failed {
            Some(error) => Err(error),
            None => made,
        }
    }

    fn register_all(
        &self,
        transaction: &mut Transaction<'_>,
        register: &RegisterLetters,
    ) -> Result<Vec<MadeLetter>, AppError> {
        let count = self.letters.count();
        let dated = register
            .dated
            .unwrap_or_else(|| self.app.now().date_naive());
        let mut made = Vec::with_capacity(count);
        for index in 0..count {
            self.job.go_on()?;
            let mut letter = self.letters.letter(index)?;
            let mut draft = draft_of(self.app, &letter)?;
            // A number that another work took may stand in the draft: the register gives this one.
            draft.again = register.again;
            let (document, number) = transaction.register(draft, &register.book, dated)?;
            put_number(&mut letter, &number);
            made.push(MadeLetter {
                number: Some(number.text().to_string()),
                document: Some(document),
                ..self.make(index, &letter)?
            });
            self.job.report(MergeStage::Writing, index + 1, count);
        }
        Ok(made)
    }

    /// Writes the files of one letter.
    fn make(&self, index: usize, letter: &Document) -> Result<MadeLetter, AppError> {
        let name = self.names.of(index);
        let pages = match self.folder {
            None => pages::count(self.app, letter)?,
            Some(folder) => {
                let files = pages::files(self.app, letter, self.outputs)?;
                for (ending, bytes) in [("docx", &files.docx), ("pdf", &files.pdf)] {
                    if let Some(bytes) = bytes {
                        folder.write(&format!("{name}.{ending}"), bytes)?;
                    }
                }
                files.pages
            }
        };
        Ok(MadeLetter {
            row: self.letters.row(index).map_or(0, |row| row.number),
            name,
            pages,
            number: None,
            document: None,
        })
    }
}

/// Puts the folder in its place, with the list of what is in it.
fn put(folder: NewFolder, made: &[MadeLetter]) -> Result<PathBuf, AppError> {
    let rows = made.iter().zip(1..).map(|(letter, ordinal): (_, usize)| {
        [
            ordinal.to_string(),
            letter.row.to_string(),
            letter.name.clone(),
            letter.number.clone().unwrap_or_default(),
            letter.pages.to_string(),
        ]
    });
    let heads = ["Thứ tự", "Dòng trong danh sách", "Tệp", "Số", "Số trang"];
    folder.write(REPORT, &csv_file::write(&heads, rows)?)?;
    folder.put()
}
