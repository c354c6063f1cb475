//! `cargo xtask spelling`: trains the model of the speller, and measures it.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program that reads corpora and says what it measured"
)]

mod boost;
mod company;
mod corpus;
mod counts;
mod estimate;
mod eval;
mod habits;
mod hunspell;
mod judged;
mod measure;
mod people;
mod random;
mod seeds;
mod slips;
mod train;
mod treatment;
mod viwiki;
mod why;

use std::path::PathBuf;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask spelling TASK

  train --law FILE [--wiki FILE] [--tune FILE] [--people FILE] [--judged FILE] [--office FILE]
        [--without FILE] [--notice FILE] [--bigrams N] [--trigrams N] [--threshold X] -o FILE
        make a model (crates/spelling/data/README.md)
  fit   --model FILE --law FILE [--wiki FILE] [--tune FILE] [--people FILE] [--judged FILE]
        [--without FILE] [--threshold X] -o FILE
        fit the trees of a model anew
  eval  --model FILE [--seeds FOLDER] [--law FILE [--judged FILE]] [--wiki FILE] [--viwiki FILE]
        [--hunspell yes] [--demand X] [--tuning yes] [--show yes]
        measure a model: on the seeds of a folder (tests/documents), on the held-out part of a
        corpus as it is and with errors made on purpose, on errors that people made: in laws as they
        were published (--judged), in an encyclopedia (--viwiki)
";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (Some(task), rest) = (words.first(), words.get(1..).unwrap_or_default()) else {
        bail!(USAGE);
    };
    let option = |name: &str| {
        let at = rest.iter().position(|word| word == name)?;
        rest.get(at + 1).map(PathBuf::from)
    };
    match task.as_str() {
        "train" => train::train(&option),
        "fit" => train::fit(&option),
        "eval" => eval::eval(&option),
        _ => bail!(USAGE),
    }
}
