//! One pass over a text: the places where a citation can stand, each read where it stands.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::anaphor::{self, POINTERS};
use crate::citation::{Citation, CitedKind, CitedSymbol, Found};
use crate::phrases::{List, Phrases, plain};
use crate::symbol::{Context, Reading};
use crate::tail::Tail;
use crate::text::{
    char_at, char_before, is_word, reads, reads_back, skip_blanks, skip_blanks_back, word_ends,
    word_starts,
};
use crate::{Relation, kinds, law_name, link, provision, symbol, tail};

/// Everything that the text cites. The text is in NFC. Never fails; time grows with the length of
/// the text alone, for every look from a place is short.
///
/// ```
/// let text = "Thực hiện điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 \
///             của Chính phủ về công tác văn thư, các đơn vị báo cáo.";
/// let found = thethuc_citation::find(text);
/// let citation = &found.citations[0];
/// assert_eq!(citation.kind().unwrap().name, "Nghị định");
/// assert_eq!(&text[citation.agency.clone().unwrap()], "Chính phủ");
/// assert_eq!(found.provisions[0].labels(thethuc_citation::Level::Dieu), ["5"]);
/// ```
#[must_use]
pub fn find(text: &str) -> Found {
    let mut scan = Scan {
        text,
        found: Found::default(),
        done: 0,
    };
    if let Some(anchors) = &*ANCHORS {
        for anchor in anchors.find_iter(text) {
            if anchor.start() >= scan.done {
                scan.look(anchor.start()..anchor.end());
            }
        }
    }
    link::link(text, &mut scan.found);
    scan.found
}

/// Letters without which nothing is cited. Blanks are left out: any may stand between two words.
const WORDS: [&str; 11] = [
    "/",
    "\\",
    "Luật",
    "luật",
    "Pháp lệnh",
    "Hiến pháp",
    "Điều",
    "điều",
    "khoản",
    "Khoản",
    "điểm",
];

static ANCHORS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let pointers = POINTERS.iter().map(|(word, _)| first_word(word));
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(WORDS.into_iter().chain(pointers))
        .ok()
});

fn first_word(phrase: &'static str) -> &'static str {
    phrase.split(' ').next().unwrap_or(phrase)
}

struct Scan<'t> {
    text: &'t str,
    found: Found,
    /// What stands before this place was read.
    done: usize,
}

impl Scan<'_> {
    fn look(&mut self, anchor: Range<usize>) {
        match self.text.get(anchor.clone()) {
            Some("/" | "\\") => self.symbol(anchor.start),
            Some("Luật" | "luật" | "Pháp lệnh" | "Hiến pháp") => self.law(&anchor),
            Some("Điều" | "điều" | "khoản" | "Khoản" | "điểm") => {
                self.provision(anchor.start)
            }
            _ => self.pointer(anchor.start),
        }
    }

    /// A symbol around the slash.
    fn symbol(&mut self, slash: usize) {
        let Some(start) = number_before(self.text, slash, self.done) else {
            return;
        };
        let words = Words::before(self.text, start, self.done);
        if words.kind.is_none() && names_a_thing(self.text, words.start) {
            return;
        }
        let context = Context {
            kind: words.kind.as_ref().map(|kind| kind.kind),
            is_said: words.has_so,
            is_whole: false,
        };
        let Some(reading) = symbol::read(self.text, start, &context) else {
            return;
        };
        let short = words.start..reading.end;
        let cited = CitedSymbol::new(start, reading);
        self.push(short, words.kind, words.has_so, Some(cited), None);
    }

    /// A law cited by its name.
    fn law(&mut self, word: &Range<usize>) {
        let Some((kind, start)) = law_kind(self.text, word) else {
            return;
        };
        let name = law_name::read(self.text, word.end);
        let is_constitution = kind.kind.name == "Hiến pháp";
        if start < self.done || name.is_none() && !is_constitution {
            return;
        }
        let end = name.as_ref().map_or(word.end, |name| name.end);
        let (has_so, symbol) = self.number_of_law(end);
        let short = start..end;
        self.push(short, Some(kind), has_so, symbol, name);
    }

    /// The symbol behind a law's name: `Luật Lưu trữ số 33/2024/QH15`.
    fn number_of_law(&self, end: usize) -> (bool, Option<CitedSymbol>) {
        let place = skip_blanks(self.text, end);
        let said = reads(self.text, place, "số").map(|end| skip_blanks(self.text, end));
        let context = Context::default();
        let start = said.unwrap_or(place);
        let reading = symbol::read(self.text, start, &context);
        let cited = reading.map(|reading| CitedSymbol::new(start, reading));
        (said.is_some() && cited.is_some(), cited)
    }

    fn provision(&mut self, at: usize) {
        if !word_starts(self.text, at) || heads_paragraph(self.text, at) {
            return;
        }
        if let Some(provision) = provision::read(self.text, at) {
            self.done = provision.span.end;
            self.found.provisions.push(provision);
        }
    }

    fn pointer(&mut self, at: usize) {
        if !word_starts(self.text, at) {
            return;
        }
        let pointer = POINTERS
            .iter()
            .find_map(|(words, points)| Some((at..reads(self.text, at, words)?, *points)));
        let anaphor = pointer.and_then(|(range, points)| anaphor::read(self.text, range, points));
        if let Some(anaphor) = anaphor.filter(|anaphor| anaphor.span.start >= self.done) {
            self.done = anaphor.span.end;
            self.found.anaphora.push(anaphor);
        }
    }

    fn push(
        &mut self,
        short: Range<usize>,
        kind: Option<CitedKind>,
        has_so: bool,
        symbol: Option<CitedSymbol>,
        name: Option<Range<usize>>,
    ) {
        let is_law = kind
            .as_ref()
            .is_some_and(|kind| kind.kind.nature == kinds::Nature::Luat);
        let read = symbol
            .as_ref()
            .map_or(short.end, |cited| cited.span.end.max(short.end));
        let Tail {
            date,
            agency,
            subject,
            core_end,
            end,
        } = tail::read(self.text, read, is_law);
        self.done = core_end;
        self.found.citations.push(Citation {
            span: short.start..end,
            short,
            kind,
            has_so,
            symbol,
            name,
            date,
            agency,
            subject,
            relation: Relation::Nhac,
        });
    }
}

impl CitedSymbol {
    fn new(start: usize, reading: Reading) -> Self {
        Self {
            span: start..reading.end,
            symbol: reading.symbol,
            near_miss: reading.near_miss,
        }
    }
}

/// The words before a symbol: the type, and `số`.
struct Words {
    start: usize,
    kind: Option<CitedKind>,
    has_so: bool,
}

impl Words {
    fn before(text: &str, symbol: usize, done: usize) -> Self {
        let place = skip_blanks_back(text, symbol);
        let has_colon = char_before(text, place) == Some(':');
        let place = skip_blanks_back(text, place - usize::from(has_colon));
        let said = reads_back(text, place, "số");
        let start = said.unwrap_or(symbol);
        let kind = kinds::named_before(text, skip_blanks_back(text, start))
            .filter(|(_, words)| words.start >= done)
            .map(|(kind, span)| CitedKind { span, kind });
        Self {
            start: kind
                .as_ref()
                .map_or(start, |kind| kind.span.start)
                .max(done),
            has_so: said.is_some(),
            kind,
        }
    }
}

/// How far before its first slash a symbol can begin, in bytes: the number, and the type of a
/// document of the Party.
const FAR_BACK: usize = 24;

/// Where the number begins of a symbol whose slash stands here.
fn number_before(text: &str, slash: usize, done: usize) -> Option<usize> {
    let end = skip_blanks_back(text, slash);
    let mut start = end;
    for c in text[done..end].chars().rev() {
        let belongs = is_word(c) || matches!(c, '.' | '-' | '\u{2011}' | '–');
        if !belongs || end - start > FAR_BACK {
            break;
        }
        start -= c.len_utf8();
    }
    let first = char_at(text, start)?;
    let starts = !matches!(
        char_before(text, start),
        Some('/' | '\\' | '-' | '.' | '_' | '@')
    );
    (first.is_ascii_digit() && starts).then_some(start)
}

/// Whether the words before a number name a thing that has one: `thửa đất số 12/QH-A`.
fn names_a_thing(text: &str, at: usize) -> bool {
    static THINGS: List = List::new(|| {
        Phrases::backward(plain([
            "thửa",
            "thửa đất",
            "tờ bản đồ",
            "bản đồ",
            "lô",
            "lô đất",
            "nhà",
            "ngõ",
            "ngách",
            "hẻm",
            "kiệt",
            "đường",
            "quốc lộ",
            "biển số",
            "biển kiểm soát",
            "xe",
            "mã",
            "mã số",
            "tuyến",
            "tỷ lệ",
            "phòng",
            "căn hộ",
            "máy",
            "tài khoản",
            "hóa đơn",
            "km",
        ]))
    });
    THINGS.start(text, skip_blanks_back(text, at)).is_some()
}

/// The type of law that the word names, and where its words begin.
fn law_kind(text: &str, word: &Range<usize>) -> Option<(CitedKind, usize)> {
    let (kind, span) = kinds::named_before(text, word.end)?;
    let is_law = kind.nature == kinds::Nature::Luat;
    let has_capital = char_at(text, span.start).is_some_and(char::is_uppercase);
    let alone = word_ends(text, word.end) && !law_name::is_part_of_another_name(text, span.start);
    let start = span.start;
    (is_law && has_capital && alone).then_some((CitedKind { span, kind }, start))
}

/// Whether an article begins here rather than a reference to one: `Điều 1. Phạm vi`.
fn heads_paragraph(text: &str, at: usize) -> bool {
    let opens =
        text[..at].trim_end_matches([' ', '\t']).ends_with('\n') || text[..at].trim().is_empty();
    let number = reads(text, at, "điều").map(|end| skip_blanks(text, end));
    opens
        && number.is_some_and(|number| {
            let end = crate::text::word_end(text, number);
            end > number && matches!(char_at(text, end), Some('.' | ':'))
        })
}
