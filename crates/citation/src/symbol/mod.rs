//! Số, ký hiệu (number and symbol) of a document — NĐ 30/2020/NĐ-CP, PL I/II.3, and the forms of
//! laws, normative acts and the Party.
//!
//! ```text
//! number       digits [ "." digits ] [ small letter ]          280   66.7   12a
//! law          number / year / QH15 | UBTVQH15                 77/2015/QH13
//! joint        number / year / TTLT|NQLT - agencies            01/2017/TTLT-BCA-BQP
//! normative    number / year / NĐ|NQ|QĐ|CT|TT|L - agency       30/2020/NĐ-CP
//! consolidated number / VBHN - agency                          41/VBHN-VPQH
//! copy         number / SY|TrS|SL - agency                     07/SY-UBND
//! admin        number / abbreviation of the type - agency      280/CĐ-TTg
//! công văn     number / agency - unit or field                 656/UBND-GT
//! party        number - abbreviation of the type / agency      14-CT/TU
//! bare         number / agency                                 123/UBND
//! other        number / year / letters - agency, of no form above
//! ```

mod classify;
mod lex;
mod near_miss;

use std::fmt;

use serde::Serialize;

pub use near_miss::{Fault, NearMiss};

pub(crate) use classify::{Context, Reading, read};

/// Số, ký hiệu of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Symbol {
    /// The form it has.
    pub form: Form,
    /// Số: `280`, `66.7`, `12a`.
    pub number: String,
    /// The year inside it.
    pub year: Option<u16>,
    /// The abbreviation of the type: `CĐ`; none in a law's, a công văn's and a bare one.
    pub code: Option<String>,
    /// The letters of the agency, and of the unit or field behind them: `TTg`, `UBND-GT`.
    pub agency: String,
}

/// The form of a symbol. The module's grammar shows each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Luật, pháp lệnh, nghị quyết of the National Assembly and its Standing Committee.
    Law,
    /// Thông tư liên tịch, nghị quyết liên tịch.
    Joint,
    /// Other normative acts, with their year.
    Normative,
    /// Văn bản hợp nhất.
    Consolidated,
    /// Bản sao.
    Copy,
    /// Administrative documents with a type.
    Admin,
    /// Công văn.
    CongVan,
    /// Documents of the Party.
    Party,
    /// Letters of an agency alone.
    Bare,
    /// Of no form that the law names; offices use it (court judgments, contracts).
    Other,
}

impl Symbol {
    /// The symbol that the whole text is, rightly written; none for anything else. Without words
    /// around it, a bare symbol and one of an unknown agency are taken as such.
    ///
    /// ```
    /// use thethuc_citation::{Form, Symbol};
    ///
    /// let symbol = Symbol::parse("280/CĐ-TTg").unwrap();
    /// assert_eq!((symbol.form, symbol.code.as_deref()), (Form::Admin, Some("CĐ")));
    /// assert_eq!(symbol.to_string(), "280/CĐ-TTg");
    /// assert_eq!(Symbol::parse("280/CD-TTg"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let context = Context {
            is_whole: true,
            ..Context::default()
        };
        let reading = read(text, 0, &context)?;
        let whole = reading.end == text.len() && reading.near_miss.is_none();
        whole.then_some(reading.symbol)
    }

    /// The letters of the body that issued it, without its units: `UBND`.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.agency.split('-').next().unwrap_or_default()
    }

    /// Whether its number counts through one year, or one term, only: the same symbol comes again.
    #[must_use]
    pub fn comes_again(&self) -> bool {
        self.year.is_none()
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)?;
        let code = self.code.as_deref();
        if self.form == Form::Party {
            return write!(f, "-{}/{}", code.unwrap_or_default(), self.agency);
        }
        if let Some(year) = self.year {
            write!(f, "/{year}")?;
        }
        match code {
            Some(code) => write!(f, "/{code}-{}", self.agency),
            None => write!(f, "/{}", self.agency),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (form, texts) in [
            (
                Form::Admin,
                "280/CĐ-TTg 27/CT-TTg 1365/NQ-UBTVQH15 15/QĐ-BNV 37/TTr-SNV 12a/KH-SNV",
            ),
            (
                Form::CongVan,
                "656/UBND-GT 5516/UBND-TTPVHCC 05/BNV-VP 12/UBND-VX 1826/BNV-CVT&LTNN 557/BKHCN-CĐSQG 2663/VPCP-NC",
            ),
            (
                Form::Normative,
                "53/2022/QĐ-UBND 73/2023/NĐ-CP 66.7/2025/NQ-CP 19/2025/QĐ-TTg",
            ),
            (Form::Law, "77/2015/QH13 15/2020/QH14 351/2017/UBTVQH14"),
            (
                Form::Party,
                "14-CT/TU 08-QC/TU 1937-CV/TU 29-KL/TU 84-KH/TU 12-NQ/ĐU 399-QĐ/TW 05-HD/VPTW",
            ),
            (
                Form::Joint,
                "01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN",
            ),
            (Form::Consolidated, "41/VBHN-VPQH"),
            (Form::Copy, "07/SY-UBND 03/TrS-BNV"),
            (Form::Bare, "123/UBND 115/HĐBT"),
        ] {
            for text in texts.split(' ') {
                let symbol = Symbol::parse(text).unwrap_or_else(|| panic!("{text}"));
                assert_eq!(symbol.form, form, "{text}");
                assert_eq!(symbol.to_string(), text);
            }
        }
    }

    #[test]
    fn what_is_no_symbol() {
        for text in [
            "",
            "05/3/2020",
            "2021-2025",
            "24/7",
            "60km/h",
            "2020/NĐ-CP",
            "78/NĐ-CP",
            "280/CD-TTg",
            "45/25010/NĐ-CP",
            "18/20202QĐ-UBND",
            "280 /CĐ-TTg",
            "280/CĐ–TTg",
            "280/cđ-ttg",
            "12/QĐ/UBND",
            "/QĐ-UBND",
            "1234567/QĐ-UBND",
        ] {
            assert_eq!(Symbol::parse(text), None, "{text}");
        }
    }
}
