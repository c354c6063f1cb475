//! `thethuc check`: the form of files and folders, rule by rule, and the mending of what can be
//! mended. Results are written as they come, in the order of the paths.

mod mending;
mod targets;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use thethuc_app::dto::{FormReport, MendedFile};
use thethuc_app::error::{AppError, ErrorCode, ErrorDto};
use thethuc_app::report::{Checked, Format, ReportWriter};
use thethuc_app::{App, batch, messages, report};
use thethuc_check::RULES;

use crate::args::{self, CheckArgs};
use crate::{FAILED, FINDINGS, print, say};
use mending::Mending;
use targets::Target;

/// Stopped by the person at the keyboard: 128 and the number of SIGINT.
const STOPPED: u8 = 130;

pub(crate) fn check(app: &App, args: &CheckArgs) -> Result<ExitCode, ErrorDto> {
    if let Some(code) = &args.explain {
        return explain(code);
    }
    let (targets, unreadable) = targets::targets(&args.paths, args.fix);
    let mending = args.fix.then(|| Mending::new(args, &targets)).transpose()?;
    let stop = stopped_by_keyboard();
    let mut session = Session {
        out: BufWriter::new(io::stdout().lock()),
        writer: ReportWriter::new(format(args.format)),
        text: matches!(args.format, args::Format::Text),
        progress: Progress::new(targets.len()),
        receipts: Vec::new(),
        left: false,
        failed: false,
        trouble: None,
    };
    let head = session.writer.head();
    session.write(&head);
    for (path, error) in &unreadable {
        session.unread(path, error);
    }
    let work = |target: &Target| one(app, target, mending.as_ref());
    let done = batch::in_order(&targets, &stop, work, |target, result| {
        session.take(target, result);
        if session.trouble.is_some() {
            stop.store(true, Ordering::Relaxed);
        }
    });
    let tail = session.writer.tail();
    session.write(&tail);
    session.flush();
    if let (Some(path), None) = (&args.receipt, &session.trouble) {
        mending::write_receipts(path, &session.receipts)?;
    }
    if done < targets.len() && session.trouble.is_none() {
        say(&format!(
            "Đã dừng: mới kiểm tra {done} trong {} tệp.",
            targets.len()
        ));
        return Ok(ExitCode::from(STOPPED));
    }
    session.end()
}

/// What became of a file.
struct Outcome {
    checked: Result<FormReport, ErrorDto>,
    mended: Option<Result<MendedFile, ErrorDto>>,
}

fn one(app: &App, target: &Target, mending: Option<&Mending>) -> Outcome {
    let checked = app.check_path(&target.path);
    let mended = match (&checked, mending) {
        (Ok(_), Some(mending)) if target.is_mendable() => Some(mending.mend(app, target)),
        _ => None,
    };
    Outcome { checked, mended }
}

/// What is written while files are checked.
struct Session<W: Write> {
    out: W,
    writer: ReportWriter,
    text: bool,
    progress: Progress,
    receipts: Vec<MendedFile>,
    /// A finding stands.
    left: bool,
    /// A file could not be mended.
    failed: bool,
    /// Results could not be written.
    trouble: Option<io::Error>,
}

impl<W: Write> Session<W> {
    fn take(&mut self, target: &Target, outcome: Outcome) {
        self.progress.step();
        match outcome.checked {
            Ok(report) => {
                let found = !report.findings.is_empty();
                let text = self.writer.file(&Checked::Report(report));
                self.write(&text);
                match outcome.mended {
                    None => self.left |= found,
                    Some(Ok(mended)) => self.mended(mended),
                    Some(Err(error)) => {
                        self.failed = true;
                        self.say(&messages::error_text(&error));
                    }
                }
            }
            Err(error) if target.is_no_document(&error) => {}
            Err(error) => self.unread(&target.path, &error),
        }
    }

    fn mended(&mut self, mended: MendedFile) {
        self.left |= !mended.left.is_empty();
        if self.text {
            self.write(&report::receipt(&mended));
        }
        self.receipts.push(mended);
    }

    fn unread(&mut self, path: &Path, error: &ErrorDto) {
        let message = messages::error_text(error);
        self.say(&message);
        let path = path.display().to_string();
        let text = self.writer.file(&Checked::Unread { path, message });
        self.write(&text);
    }

    fn say(&self, message: &str) {
        self.progress.clear();
        say(&format!("Lỗi: {message}"));
    }

    fn write(&mut self, text: &str) {
        if self.trouble.is_none() {
            self.trouble = self.out.write_all(text.as_bytes()).err();
        }
    }

    fn flush(&mut self) {
        self.progress.clear();
        if self.trouble.is_none() {
            self.trouble = self.out.flush().err();
        }
    }

    fn end(self) -> Result<ExitCode, ErrorDto> {
        if let Some(error) = self.trouble {
            return Err(ErrorDto::from(&AppError::file("stdout".as_ref(), error)));
        }
        let failed = self.failed || self.writer.tally().unread > 0;
        Ok(match (failed, self.left) {
            (true, _) => ExitCode::from(FAILED),
            (false, true) => ExitCode::from(FINDINGS),
            (false, false) => ExitCode::SUCCESS,
        })
    }
}

impl Target {
    /// A JSON file of something else, met in a folder.
    fn is_no_document(&self, error: &ErrorDto) -> bool {
        !self.is_named
            && matches!(
                error.code,
                ErrorCode::DocumentStrange | ErrorCode::DocumentNotJson
            )
    }
}

/// Counts files on a terminal; says nothing to a file or another program.
struct Progress {
    done: usize,
    all: usize,
    shown: bool,
}

impl Progress {
    fn new(all: usize) -> Self {
        let shown = all > 1 && io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self {
            done: 0,
            all,
            shown,
        }
    }

    fn step(&mut self) {
        self.done += 1;
        if self.shown {
            // Nobody is left to tell when it cannot be written.
            let _ = write!(io::stderr().lock(), "\r{} / {} tệp ", self.done, self.all);
        }
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// A switch that Ctrl-C turns on: files at hand are finished, none is begun. A second Ctrl-C ends
/// the program at once.
fn stopped_by_keyboard() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let switch = Arc::clone(&stop);
    let handler = move || {
        if switch.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(STOPPED));
        }
    };
    // Where the system refuses a handler, Ctrl-C ends the program as it does any other.
    let _ = ctrlc::set_handler(handler);
    stop
}

fn format(format: args::Format) -> Format {
    match format {
        args::Format::Text => Format::Text,
        args::Format::Json => Format::Json,
        args::Format::Sarif => Format::Sarif,
        args::Format::Html => Format::Html,
        args::Format::Csv => Format::Csv,
    }
}

fn explain(code: &str) -> Result<ExitCode, ErrorDto> {
    let Some(rule) = RULES
        .iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code))
    else {
        say(&format!(
            "Không có quy tắc “{code}”. Các quy tắc nằm trong docs/rules.md."
        ));
        return Ok(ExitCode::from(FAILED));
    };
    print(&format!(
        "{} – {}\n{}\n\n{}\n",
        rule.code, rule.title, rule.article, rule.explanation
    ))?;
    Ok(ExitCode::SUCCESS)
}
