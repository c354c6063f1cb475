//! The tasks of the project: `cargo xtask <task>`.
//!
//! It starts without a compiled workspace: nothing here needs the other crates, but for `codegen`,
//! which is a program of its own behind a feature.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that installs, builds and starts programs, and says so"
)]

mod bench;
mod codegen;
mod npm;
mod office;
mod packages;
mod readers;
mod run;
mod shell;
mod spelling;
mod steps;
mod test;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask TASK

  run       install what is missing, build the application and start it
            (without a display: export the sample công văn to ./out)
  test      install what is missing and run every test
            (with words: only the steps that hold one of them, `cargo xtask test ui`)
  codegen   write the TypeScript types and texts of the window
  tidy      check what no compiler checks: arrows, licences, files
  bench     measure, beside LibreOffice on the same document
            (with the word `window`: start and memory of the window)
  spelling  train the model of the speller, or measure it (crates/spelling/data/README.md)
";

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let done = match task.as_deref() {
        Some("run") => run::run(),
        Some("test") => test::run(),
        Some("codegen") => codegen::write(),
        Some("tidy") => tidy::run(),
        Some("bench") => bench::run(),
        Some("spelling") => spelling::run(),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
