//! Which form the pieces of a symbol make, and what is wrong with them.

use super::lex::{Group, Lexed, lex};
use super::near_miss::{Fault, NearMiss, year, year_meant};
use super::{Form, Symbol};
use crate::agency::{self, agency};
use crate::kinds::{self, Kind};

/// What the words before a symbol say.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context {
    /// The type of document named before it.
    pub(crate) kind: Option<&'static Kind>,
    /// Whether `số` stands before it.
    pub(crate) is_said: bool,
    /// Whether it is known to be a symbol without any words.
    pub(crate) is_whole: bool,
}

impl Context {
    /// Whether something tells that a symbol stands here, whatever its letters.
    fn is_told(&self) -> bool {
        self.kind.is_some() || self.is_whole
    }

    fn is_cong_van(&self) -> bool {
        self.kind.is_some_and(Kind::is_cong_van)
    }

    /// Whether the type named has this very abbreviation.
    fn asks_for(&self, code: &str) -> bool {
        self.kind
            .is_some_and(|kind| kind.codes.iter().any(|own| own == code))
    }
}

/// A symbol as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The symbol; the one that is meant, where it is a near-miss that only one fits.
    pub(crate) symbol: Symbol,
    /// Why it cannot be as it stands.
    pub(crate) near_miss: Option<NearMiss>,
    /// The place behind it.
    pub(crate) end: usize,
}

/// Normative types, whose symbols carry the year.
const NORMATIVE: [&str; 6] = ["NĐ", "NQ", "QĐ", "CT", "TT", "L"];
const JOINT: [&str; 2] = ["TTLT", "NQLT"];
/// Types that are normative only: never without a year.
const ALWAYS_WITH_YEAR: [&str; 4] = ["NĐ", "TT", "TTLT", "NQLT"];
const COPIES: [&str; 3] = ["SY", "TrS", "SL"];

/// The symbol that begins at `at`; none where the letters, with the words before them, make none.
pub(crate) fn read(text: &str, at: usize, context: &Context) -> Option<Reading> {
    let lexed = lex(text, at)?;
    let mut shape = Shape {
        text,
        lexed: &lexed,
        context,
        faults: Vec::new(),
        is_clear: true,
    };
    let read = shape.form()?;
    let groups = &lexed.groups[..read.groups];
    for group in groups {
        if group.separator.has_blank {
            shape.fault(Fault::Blank);
        }
        if group.separator.is_other_mark {
            shape.fault(Fault::Mark);
        }
    }
    let meant = shape.is_clear.then(|| read.symbol.clone());
    shape.faults.sort_unstable();
    shape.faults.dedup();
    let near_miss = (!shape.faults.is_empty()).then_some(NearMiss {
        faults: shape.faults,
        meant,
    });
    Some(Reading {
        symbol: read.symbol,
        near_miss,
        end: groups.last().map_or(lexed.end, |group| group.range.end),
    })
}

struct Shape<'a> {
    text: &'a str,
    lexed: &'a Lexed,
    context: &'a Context,
    faults: Vec<Fault>,
    /// Whether only one symbol can be meant.
    is_clear: bool,
}

/// A symbol, and how many groups belong to it.
struct Read {
    symbol: Symbol,
    groups: usize,
}

impl Shape<'_> {
    fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    fn letters(&self, index: usize) -> Option<&str> {
        let group = self.lexed.groups.get(index)?;
        self.text.get(group.range.clone())
    }

    fn separator(&self, index: usize) -> Option<&Group> {
        self.lexed.groups.get(index)
    }

    fn is_slash(&self, index: usize) -> bool {
        self.separator(index)
            .is_some_and(|group| group.separator.is_slash)
    }

    fn form(&mut self) -> Option<Read> {
        let first = self.letters(0)?;
        let digits = first.bytes().take_while(u8::is_ascii_digit).count();
        if !self.is_slash(0) {
            self.party()
        } else if digits == first.len() {
            self.with_year()
        } else if digits > 0 {
            self.missing_slash(digits)
        } else {
            self.without_year()
        }
    }

    /// `14-CT/TU`.
    fn party(&mut self) -> Option<Read> {
        let letters = self.letters(0)?.to_owned();
        if !self.is_slash(1) || !opens_with_capital(&letters) {
            return None;
        }
        let code = match self.code(&letters) {
            Some(code) => code,
            None if letters == "CV" => letters,
            None => return None,
        };
        let (issuer, groups) = self.agency(1)?;
        let body = agency(issuer.split('-').next()?);
        if body.is_some_and(|body| !body.party) {
            self.fault(Fault::Separator);
            return Some(self.read(Form::Admin, None, Some(code), issuer, groups));
        }
        let is_known = body.is_some() || self.context.is_told();
        is_known.then(|| self.read(Form::Party, None, Some(code), issuer, groups))
    }

    /// `30/2020/NĐ-CP`, `77/2015/QH13`.
    fn with_year(&mut self) -> Option<Read> {
        let digits = self.letters(0)?.to_owned();
        let letters = self.letters(1)?.to_owned();
        if !self.is_slash(1) {
            return None;
        }
        if is_assembly(&letters) || agency::code_meant(&letters).is_some_and(|l| is_assembly(&l)) {
            let (issuer, groups) = self.agency(1)?;
            let year = self.year(&digits);
            return Some(self.read(Form::Law, year, None, issuer, groups));
        }
        self.typed_with_year(&digits, &letters, 1)
    }

    fn typed_with_year(&mut self, digits: &str, letters: &str, index: usize) -> Option<Read> {
        let code = self.code(letters);
        let form = match code.as_deref() {
            Some(code) if JOINT.contains(&code) => Form::Joint,
            Some(code) if NORMATIVE.contains(&code) => Form::Normative,
            _ => return self.other(digits, letters, index),
        };
        let (issuer, groups) = self.agency(index + 1)?;
        if self.is_slash(index + 1) {
            self.fault(Fault::Separator);
        }
        let year = self.year(digits);
        Some(self.read(form, year, code, issuer, groups))
    }

    /// `05/2021/HS-ST`: only where words tell that a document is meant.
    fn other(&mut self, digits: &str, letters: &str, index: usize) -> Option<Read> {
        let year = year(digits)?;
        if !self.context.is_told() || !opens_with_capital(letters) {
            return None;
        }
        let (issuer, groups) = self
            .agency(index + 1)
            .filter(|_| !self.is_slash(index + 1))
            .map_or((None, index + 1), |(issuer, groups)| (Some(issuer), groups));
        Some(match issuer {
            Some(issuer) => self.read(
                Form::Other,
                Some(year),
                Some(letters.to_owned()),
                issuer,
                groups,
            ),
            None => self.read(Form::Other, Some(year), None, letters.to_owned(), groups),
        })
    }

    /// `18/20202QĐ-UBND`.
    fn missing_slash(&mut self, digits: usize) -> Option<Read> {
        let first = self.letters(0)?.to_owned();
        let (digits, letters) = first.split_at(digits);
        if digits.len() < 4 || self.is_slash(1) {
            return None;
        }
        let code = self
            .code(letters)
            .filter(|code| NORMATIVE.contains(&code.as_str()))?;
        let (issuer, groups) = self.agency(1)?;
        // The digit too many is what stands for the slash.
        self.fault(Fault::MissingSlash);
        let year = year(digits.get(..4)?);
        self.is_clear &= year.is_some();
        Some(self.read(Form::Normative, year, Some(code), issuer, groups))
    }

    fn without_year(&mut self) -> Option<Read> {
        let letters = self.letters(0)?.to_owned();
        if self.lexed.groups.len() == 1 {
            return self.bare(&letters);
        }
        if self.is_slash(1) {
            return self.slash_for_hyphen(&letters);
        }
        let issued = agency(&letters).is_some();
        if self.context.is_cong_van() || (issued && kinds::code(&letters).is_none()) {
            return self.cong_van(&letters);
        }
        if letters == "VBHN" || COPIES.contains(&letters.as_str()) {
            let form = if letters == "VBHN" {
                Form::Consolidated
            } else {
                Form::Copy
            };
            let (issuer, groups) = self.agency(1)?;
            return Some(self.read(form, None, Some(letters), issuer, groups));
        }
        match self.code(&letters) {
            Some(code) => self.typed(code),
            None => self.cong_van(&letters),
        }
    }

    /// `280/CĐ-TTg`, and a normative act without its year.
    fn typed(&mut self, code: String) -> Option<Read> {
        let (issuer, groups) = self.agency(1)?;
        let issuer_known = agency(issuer.split('-').next()?).is_some();
        let is_long_enough = issuer.chars().count() > 1;
        if !(self.context.is_told() || issuer_known || is_long_enough) {
            return None;
        }
        if ALWAYS_WITH_YEAR.contains(&code.as_str())
            && (self.context.asks_for(&code) || issuer_known)
        {
            self.fault(Fault::MissingYear);
            self.is_clear = false;
        }
        Some(self.read(Form::Admin, None, Some(code), issuer, groups))
    }

    /// `656/UBND-GT`.
    fn cong_van(&mut self, letters: &str) -> Option<Read> {
        let is_known = agency(letters).is_some();
        let is_named = self.context.is_told() && letters.chars().count() > 1;
        if !opens_with_capital(letters) || !(is_known || is_named) {
            return None;
        }
        let (issuer, groups) = self.agency(0)?;
        Some(self.read(Form::CongVan, None, None, issuer, groups))
    }

    /// `123/UBND`: words must tell that a document is meant.
    fn bare(&mut self, letters: &str) -> Option<Read> {
        let all_capitals = letters.chars().count() > 1 && !letters.chars().any(char::is_lowercase);
        let is_known = agency(letters).is_some();
        let is_said = self.context.is_said || self.context.is_whole || is_known;
        if !(self.context.is_told() && is_said && (all_capitals || is_known)) {
            return None;
        }
        Some(self.read(Form::Bare, None, None, letters.to_owned(), 1))
    }

    /// `12/QĐ/UBND`.
    fn slash_for_hyphen(&mut self, letters: &str) -> Option<Read> {
        let code = self.code(letters)?;
        let (issuer, groups) = self.agency(1)?;
        let issuer_known = agency(issuer.split('-').next()?).is_some();
        if !(self.context.asks_for(&code) || issuer_known) {
            return None;
        }
        self.fault(Fault::Separator);
        Some(self.read(Form::Admin, None, Some(code), issuer, groups))
    }

    /// The abbreviation of a type that these letters are or mean. What only means one counts where
    /// the type named has it, or the body behind it is known.
    fn code(&mut self, letters: &str) -> Option<String> {
        if self.context.asks_for(letters) {
            return Some(letters.to_owned());
        }
        let bars = letters.replace('Ð', "Đ");
        let meant = self
            .code_asked_for(&bars)
            .or_else(|| kinds::code(&bars))
            .or_else(|| kinds::code_meant(&bars))?;
        if meant == letters {
            return Some(bars);
        }
        let body_known = self.lexed.groups.iter().skip(1).any(|group| {
            let letters = &self.text[group.range.clone()];
            agency(letters).is_some() || agency::code_meant(letters).is_some()
        });
        if !(self.context.asks_for(meant) || body_known) {
            return None;
        }
        self.letters_fault(letters, meant);
        Some(meant.to_owned())
    }

    /// The abbreviation of the type named, where these letters mean it: `HD` after `Hợp đồng`.
    fn code_asked_for(&self, letters: &str) -> Option<&'static str> {
        let folded = thethuc_text::fold(letters);
        let codes = &self.context.kind?.codes;
        codes
            .iter()
            .map(String::as_str)
            .find(|code| thethuc_text::fold(code) == folded)
    }

    /// The letters of the agency from a group on, and how many groups belong to the symbol then.
    fn agency(&mut self, from: usize) -> Option<(String, usize)> {
        let first = self.letters(from)?.to_owned();
        let bars = first.replace('Ð', "Đ");
        let meant = if agency(&bars).is_some() {
            Some(bars)
        } else {
            agency::code_meant(&bars)
        };
        let issuer = match meant {
            Some(meant) if meant != first => {
                self.letters_fault(&first, &meant);
                meant
            }
            _ if opens_with_capital(&first) => first,
            _ => return None,
        };
        let mut joined = issuer;
        let mut groups = from + 1;
        while let Some(letters) = self.letters(groups) {
            let goes_on = !self.is_slash(groups)
                && letters.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            if !goes_on {
                break;
            }
            joined = format!("{joined}-{letters}");
            groups += 1;
        }
        Some((joined, groups))
    }

    fn letters_fault(&mut self, written: &str, meant: &str) {
        let has_bars = written.to_lowercase() == meant.to_lowercase();
        let fault = if has_bars {
            Fault::Case
        } else {
            Fault::LetterD
        };
        self.fault(fault);
    }

    fn year(&mut self, digits: &str) -> Option<u16> {
        if let Some(year) = year(digits) {
            return Some(year);
        }
        self.fault(Fault::Year);
        let meant = year_meant(digits);
        self.is_clear &= meant.is_some();
        meant.or(digits.parse().ok())
    }

    fn read(
        &self,
        form: Form,
        year: Option<u16>,
        code: Option<String>,
        agency: String,
        groups: usize,
    ) -> Read {
        let number = self.text[self.lexed.number.clone()].to_owned();
        let symbol = Symbol {
            form,
            number,
            year,
            code,
            agency,
        };
        Read { symbol, groups }
    }
}

fn opens_with_capital(letters: &str) -> bool {
    letters.starts_with(char::is_uppercase)
}

/// `QH15`, `UBTVQH15`.
fn is_assembly(letters: &str) -> bool {
    let body = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    body.len() < letters.len() && matches!(body, "QH" | "UBTVQH")
}
