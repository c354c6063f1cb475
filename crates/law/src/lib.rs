//! The law as dated data: what Nghị định 30/2020/NĐ-CP says of sizes, styles, margins, kinds of
//! documents and marks, each value with its article, and the wordings of numbers and dates.
//!
//! The figures stand in `data/*.toml` and nowhere else. This crate judges nothing and draws
//! nothing: it knows neither markup, nor templates, nor pages.
//!
//! Invariant: [`Presentation`] lies inside the lawful ranges, whatever the document asks for.

mod communes;
mod copies;
mod decree;
mod kinds;
mod names;
mod presentation;
mod proper;
mod style;
mod wording;

pub use communes::{Commune, CommuneClass, Communes};
pub use copies::{Copies, CopyDirection, CopyRule, Floor, HinhThucSao};
pub use decree::{Basis, Decree, Page, Range, StampRule, Text, Texts};
pub use kinds::{Group, KinhGuiRule, TenLoai};
pub use names::{FormerName, is_province, provinces, without_class};
pub use presentation::{Presentation, Unlawful};
pub use proper::ProperName;
pub use style::{Alignment, Case, RuleShare, SizeRange, StyleRule};
pub use wording::{BLANK_DATE_PART, BLANK_NUMBER, date_line, day, month, number, year};
