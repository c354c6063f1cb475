//! What was found in a text.

use std::ops::Range;

use serde::Serialize;

use crate::kinds::Kind;
use crate::{Anaphor, CitedDate, NearMiss, Provision, Relation, Symbol};

/// Everything that a text cites, each list in the order of the text. All places are bytes of the
/// text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Found {
    /// Documents cited by symbol or, laws, by name.
    pub citations: Vec<Citation>,
    /// Documents pointed back at.
    pub anaphora: Vec<Anaphor>,
    /// Parts of documents.
    pub provisions: Vec<Provision>,
}

/// A cited document — NĐ 30/2020/NĐ-CP, PL I/II.6.b.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// From the word for the type to the end of the trích yếu. A trích yếu may cite another document
    /// in turn.
    pub span: Range<usize>,
    /// The words that later citations keep: type, `số`, symbol, or a law's type and name.
    pub short: Range<usize>,
    /// Tên loại.
    pub kind: Option<CitedKind>,
    /// Whether `số` stands before the symbol.
    pub has_so: bool,
    /// Số, ký hiệu; the one that is meant, where it is a near-miss that only one fits.
    pub symbol: Option<CitedSymbol>,
    /// The name of a law.
    pub name: Option<Range<usize>>,
    /// Thời gian ban hành.
    pub date: Option<CitedDate>,
    /// Cơ quan ban hành. It may stand before the citation: `chỉ đạo của Thủ tướng Chính phủ tại`.
    pub agency: Option<Range<usize>>,
    /// Trích yếu, with the word that opens it.
    pub subject: Option<Range<usize>>,
    /// What the document that cites has to do with it.
    pub relation: Relation,
}

/// The word for the type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitedKind {
    /// Where it stands.
    pub span: Range<usize>,
    /// The type.
    #[serde(serialize_with = "name")]
    pub kind: &'static Kind,
}

/// The symbol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitedSymbol {
    /// Where it stands, from the number on.
    pub span: Range<usize>,
    /// What it says.
    pub symbol: Symbol,
    /// Why it cannot be as it stands.
    pub near_miss: Option<NearMiss>,
}

fn name<S: serde::Serializer>(kind: &&'static Kind, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&kind.name)
}

impl Citation {
    /// The type named; none where there is no word for it.
    #[must_use]
    pub fn kind(&self) -> Option<&'static Kind> {
        self.kind.as_ref().map(|kind| kind.kind)
    }

    /// The same for two citations of one document in one text: the symbol, else type and name of the
    /// law without marks and case.
    #[must_use]
    pub fn key(&self, text: &str) -> String {
        if let Some(cited) = &self.symbol {
            return cited.symbol.to_string();
        }
        let words = text.get(self.short.clone()).unwrap_or_default();
        let folded = thethuc_text::fold(words);
        folded.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Every place that it gives, for a test of what must hold of them.
    pub fn places(&self) -> impl Iterator<Item = Range<usize>> {
        [
            Some(self.span.clone()),
            Some(self.short.clone()),
            self.kind.as_ref().map(|kind| kind.span.clone()),
            self.symbol.as_ref().map(|symbol| symbol.span.clone()),
            self.name.clone(),
            self.date.as_ref().map(|date| date.span.clone()),
            self.agency.clone(),
            self.subject.clone(),
        ]
        .into_iter()
        .flatten()
    }
}
