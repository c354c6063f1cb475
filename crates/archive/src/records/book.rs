//! Sổ (books) and the numbers taken from them — NĐ 30/2020/NĐ-CP, Điều 15 and 22.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::table::{self, Table};
use crate::value::Record;

/// What a book registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum BookKind {
    /// Văn bản đi (outgoing) — Điều 15.1, PL IV/I.
    Di,
    /// Văn bản đến (incoming) — Điều 22, PL IV/VI.
    Den,
    /// Bản sao (copies), a series of their own — PL I, Phần II.
    Sao,
    /// Văn bản của tổ chức Đảng (Party), outside NĐ 30/2020/NĐ-CP.
    Dang,
}

/// When a book begins again at 01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "BookSpan"))]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// On 1 January — Điều 15.1.
    Nam,
    /// With each term (nhiệm kỳ).
    NhiemKy,
}

/// Sổ đăng ký (a book): a series of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Book {
    /// Short name, as used on the command line: `di`, `den`, `mat`.
    pub id: String,
    /// Tên sổ, as printed on its cover.
    pub title: String,
    /// What it registers.
    pub kind: BookKind,
    /// When it begins again.
    pub span: Span,
}

impl Record for Book {
    const TABLE: &'static Table = &table::BOOK;
}

/// Nhiệm kỳ (a term) of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Term {
    /// The book.
    pub book: String,
    /// The first day; a term lasts until the next one begins.
    pub first_day: NaiveDate,
    /// How it is called: `2025-2030`. Names the series.
    pub label: String,
}

impl Record for Term {
    const TABLE: &'static Table = &table::TERM;
}

/// A number taken from a book. It is never taken again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "BookNumber"))]
pub struct Number {
    /// The book.
    pub book: String,
    /// The year (`2026`) or term (`2025-2030`) of the series.
    pub period: String,
    /// From 1.
    pub ordinal: u32,
    /// Empty, or the letter of a số bổ sung (late insertion).
    pub suffix: String,
    /// Who has it.
    pub document: i64,
    /// The date it was taken for: of issue for a document that goes out, of arrival otherwise.
    pub dated: NaiveDate,
    /// Why it was put in late; none for a number in its order.
    pub reason: Option<String>,
}

impl Record for Number {
    const TABLE: &'static Table = &table::NUMBER;
}

impl Number {
    /// As it is written: `05`, `125`, `125a`. Numbers below ten have a zero before them
    /// — PL I/II.3.a.
    #[must_use]
    pub fn text(&self) -> NumberText<'_> {
        NumberText {
            ordinal: self.ordinal,
            suffix: &self.suffix,
        }
    }
}

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberText<'a> {
    /// From 1.
    pub ordinal: u32,
    /// Empty or a letter.
    pub suffix: &'a str,
}

impl fmt::Display for NumberText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}{}", self.ordinal, self.suffix)
    }
}

/// A number that was cancelled; it stays taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancellation {
    /// The book.
    pub book: String,
    /// The year or term.
    pub period: String,
    /// The number.
    pub ordinal: u32,
    /// Its letter.
    pub suffix: String,
    /// Why.
    pub reason: String,
}

impl Record for Cancellation {
    const TABLE: &'static Table = &table::CANCELLATION;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_below_ten_has_a_zero_before_it() {
        let text = |ordinal, suffix| NumberText { ordinal, suffix }.to_string();
        assert_eq!(text(5, ""), "05");
        assert_eq!(text(125, ""), "125");
        assert_eq!(text(9, "a"), "09a");
    }
}
