//! `thethuc`: the program from the command line. JSON goes in and out; words for people go to
//! standard error, in Vietnamese.
//!
//! Exit codes: 0 done; 1 done, but something is missing or could not be set as wished; 2 nothing
//! was done, because of the call, the input or the output.

mod archive;
mod args;
mod blocks;
mod carry_out;
mod check;
mod cite;
mod commands;
mod compare;
mod copy;
mod learn;
mod merge;
mod refs;
mod serve;
mod sign;
mod spell;
mod templates;
mod usage;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use thethuc_app::App;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::fonts::FontChoice;
use thethuc_app::signature::token::helper;
use thethuc_app::{defects, machine, messages};

use crate::args::{Args, Command};

/// Something is missing or could not be set as wished.
const FINDINGS: u8 = 1;
/// Nothing was done.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    defects::say_only_where();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage::answer(&error),
    };
    match run(args) {
        Ok(code) => code,
        Err(error) => {
            let text = messages::error_text(&error);
            say(&format!("Lỗi: {text}\nChi tiết: {}", error.detail));
            ExitCode::from(FAILED)
        }
    }
}

fn run(args: Args) -> Result<ExitCode, ErrorDto> {
    let fonts = args.fonts.as_str();
    let app = || start(fonts, args.templates.as_deref());
    match args.command {
        Command::New(args) => commands::new(&app()?, args),
        Command::Export(args) => commands::export(&app()?, args),
        Command::VerifyCertificate(args) => commands::verify_certificate(&app()?, &args),
        Command::Check(args) => check::check(&app()?, &args),
        Command::Spell(args) => spell::spell(&args),
        Command::Kinds(args) => commands::kinds(&app()?, &args),
        Command::Register(args) => Ok(archive::register(&args, fonts)),
        Command::Review(args) => Ok(archive::review(&args, fonts)),
        Command::HoSo(args) => Ok(archive::ho_so(&args, fonts)),
        Command::Tasks(args) => Ok(archive::tasks(&args, fonts)),
        Command::Server(args) => Ok(archive::server(&args, fonts)),
        Command::Search(args) => Ok(archive::search(&args, fonts)),
        Command::Backup(args) => Ok(archive::backup(&args, fonts)),
        Command::Restore(args) => Ok(archive::restore(&args, fonts)),
        Command::Sign(args) => sign::sign(&app()?, &args),
        Command::Tokens(args) => sign::tokens(&app()?, &args),
        Command::TokenHelper => helper::run()
            .map(|()| ExitCode::SUCCESS)
            .map_err(|error| ErrorDto::from(&AppError::file("stdin".as_ref(), error))),
        Command::Copy(args) => copy::copy(&app()?, &args),
        Command::Package(args) => Ok(archive::package(&args, fonts)),
        Command::Verify(args) if !args.files.is_empty() => sign::verify(
            &app()?,
            &args.files,
            &args.roots,
            args.online,
            args.place.json,
        ),
        Command::Verify(args) => Ok(archive::verify(&args, fonts)),
        Command::ExportBook(args) => Ok(archive::export_book(&args, fonts)),
        Command::Cite(args) => cite::cite(&app()?, &args),
        Command::CarryOut(args) => carry_out::carry_out(&app()?, args),
        Command::Refs(args) => refs::refs(&app()?, &args),
        Command::LearnProfile(args) => learn::learn(&app()?, &args),
        Command::Templates(args) => templates::templates(&app()?, &args),
        Command::Merge(args) => merge::merge(app()?, *args),
        Command::Compare(args) => compare::compare(&app()?, args),
        Command::Blocks(args) => blocks::blocks(&app()?, &args),
        Command::Schema => commands::schema(),
        Command::Serve(args) => serve::serve(app()?, &args),
    }
}

fn start(fonts: &str, templates: Option<&Path>) -> Result<App, ErrorDto> {
    let config =
        machine::config(&FontChoice::from(fonts)).map_err(|error| ErrorDto::from(&error))?;
    let app = App::new(config);
    match templates {
        None => Ok(app),
        Some(folder) => app
            .with_templates(folder)
            .map_err(|error| ErrorDto::from(&error)),
    }
}

/// Words for people. Nobody is left to tell when they cannot be written.
fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Data for programs.
fn print(text: &str) -> Result<(), ErrorDto> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| {
            if text.ends_with('\n') {
                Ok(())
            } else {
                out.write_all(b"\n")
            }
        })
        .and_then(|()| out.flush())
        .map_err(|error| ErrorDto::from(&AppError::file("stdout".as_ref(), error)))
}
