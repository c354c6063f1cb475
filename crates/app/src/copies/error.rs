//! Why a copy was not made.

use std::path::PathBuf;

use thethuc_law::{CopyDirection, HinhThucSao};
use thethuc_scans::ScanError;

/// Why a copy was not made.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The decree knows no such copy — Điều 25.
    #[error("{form:?} is not made {direction:?} ({article})")]
    NotKnown {
        /// The form.
        form: HinhThucSao,
        /// From what to what.
        direction: CopyDirection,
        /// The article that names what is.
        article: String,
    },
    /// A sao lục is made of a sao y alone — Điều 25.2.b.
    #[error("{given:?} is not the number of a sao y")]
    NotOfSaoY {
        /// What was given as its number and symbol.
        given: String,
    },
    /// A trích sao is composed anew: it is made of a document file — Điều 25.3.b.
    #[error("{} is no document file", path.display())]
    NotComposed {
        /// The file.
        path: PathBuf,
    },
    /// A trích sao says what it was taken from, or why that is not at hand — Điều 25.3.
    #[error("the original of a trích sao is not named")]
    NoOriginal,
    /// Sources are one PDF or pictures, and for a trích sao one document.
    #[error("one PDF, or pictures of its pages, are copied at a time")]
    Sources,
    /// A picture or a PDF was not read.
    #[error("{}: {source}", path.display())]
    Scan {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ScanError,
    },
    /// A digitised document is not as PL I, Phần II/I.2 asks for.
    #[error("{} page {page}: {why}", path.display())]
    Poor {
        /// The file.
        path: PathBuf,
        /// The page, from 1.
        page: usize,
        /// What is missing.
        why: Poor,
    },
    /// Nobody of that name signs for the office — Điều 27.1.
    #[error("{name:?} does not sign for the office")]
    Signer {
        /// The name; blank when none was given and the profile names nobody.
        name: String,
    },
    /// The profile does not name the office, its symbol or its place.
    #[error("the profile does not name the office")]
    Office,
    /// There is no archive to give the number, and none was given.
    #[error("no number for the copy")]
    NoNumber,
    /// An electronic copy is signed by the office, and no key was given — Điều 25.1.c.
    #[error("no key for the office's signature")]
    NoKey,
    /// The block is longer than the page that it is to stand on.
    #[error("the block does not fit onto the page")]
    NoRoom,
}

/// What a digitised document lacks.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Poor {
    /// Too few dots an inch.
    #[error("{dpi:.0} dots an inch")]
    Coarse {
        /// How many it has.
        dpi: f64,
    },
    /// No colours.
    #[error("no colours")]
    Grey,
    /// It is no picture of a page.
    #[error("no picture of a page")]
    NoScan,
    /// An old version of PDF.
    #[error("PDF {}.{}", version / 10, version % 10)]
    Old {
        /// Its version, in tenths.
        version: u16,
    },
}
