//! Text with emphasis and footnotes.

use std::ops::Range;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Stands for a footnote in [`RichText::plain`]: U+FFFC OBJECT REPLACEMENT CHARACTER.
pub const FOOTNOTE_MARK: char = '\u{FFFC}';

/// Text with emphasis, line breaks and footnotes.
///
/// In JSON a plain string, or a list of strings and objects:
/// `["Căn cứ ", {"text": "Luật", "bold": true}, {"footnote": "ngày 04/7/2014"}, {"break": true}]`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RichText(pub Vec<Inline>);

/// A piece of a [`RichText`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Letters with one emphasis.
    Run(Run),
    /// A line break inside the paragraph.
    Break,
    /// A footnote; its number is counted through the document.
    Footnote(RichText),
}

/// Letters with one emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Run {
    /// The letters, in NFC.
    pub text: String,
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Gạch chân.
    pub underline: bool,
    /// Chỉ số trên.
    pub superscript: bool,
}

impl Run {
    /// Letters without emphasis.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    fn is_plain(&self) -> bool {
        !(self.bold || self.italic || self.underline || self.superscript)
    }
}

impl RichText {
    /// Text without emphasis.
    #[must_use]
    pub fn plain_text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::default()
        } else {
            Self(vec![Inline::Run(Run::plain(text))])
        }
    }

    /// Whether there is no letter and no footnote.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0
            .iter()
            .all(|inline| matches!(inline, Inline::Run(run) if run.text.is_empty()))
    }

    /// The letters alone: a break is `\n`, a footnote [`FOOTNOTE_MARK`]. Offsets into a field of
    /// rich text are byte offsets into this string.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for inline in &self.0 {
            match inline {
                Inline::Run(run) => out.push_str(&run.text),
                Inline::Break => out.push('\n'),
                Inline::Footnote(_) => out.push(FOOTNOTE_MARK),
            }
        }
        out
    }
}

impl RichText {
    /// The rich text that a list in the JSON of a document is: one with a piece that only such a text
    /// has. None for a list of texts, and for a plain text.
    #[must_use]
    pub fn of_json(value: &serde_json::Value) -> Option<Self> {
        const PIECES: [&str; 6] = [
            "bold",
            "italic",
            "underline",
            "superscript",
            "footnote",
            "break",
        ];
        let is_piece = |item: &serde_json::Value| {
            let fields = item.as_object();
            fields.is_some_and(|fields| fields.keys().any(|key| PIECES.contains(&key.as_str())))
        };
        let is_rich = value.as_array()?.iter().any(is_piece);
        is_rich.then(|| Self::deserialize(value).ok()).flatten()
    }

    /// Puts `text` in the place of the letters in `range` (bytes of [`RichText::plain`]); it takes
    /// the emphasis of the first letter replaced, or of the letter before an empty range.
    /// `None`, with nothing changed, when the range is no range of letters.
    pub fn replace(&mut self, range: Range<usize>, text: &str) -> Option<()> {
        self.plain().get(range.clone())?;
        let mut start = 0;
        let mut pending = Some(text);
        let has_letters = self.has_letters(&range);
        for inline in &mut self.0 {
            let length = inline.plain_len();
            let (from, to) = (range.start.max(start), range.end.min(start + length));
            if let Inline::Run(run) = inline
                && from <= to
                && (from < to || (pending.is_some() && !has_letters))
            {
                run.text
                    .replace_range(from - start..to - start, pending.take().unwrap_or(""));
            }
            start += length;
        }
        match pending {
            None => {}
            Some("") => {}
            Some(text) => self.0.push(Inline::Run(Run::plain(text))),
        }
        Some(())
    }

    /// Whether a range has letters, not breaks and footnotes alone.
    fn has_letters(&self, range: &Range<usize>) -> bool {
        let mut start = 0;
        self.0.iter().any(|inline| {
            let length = inline.plain_len();
            let (from, to) = (range.start.max(start), range.end.min(start + length));
            start += length;
            matches!(inline, Inline::Run(_)) && from < to
        })
    }
}

impl Inline {
    /// Its length in [`RichText::plain`], in bytes.
    fn plain_len(&self) -> usize {
        match self {
            Self::Run(run) => run.text.len(),
            Self::Break => 1,
            Self::Footnote(_) => FOOTNOTE_MARK.len_utf8(),
        }
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> Self {
        Self::plain_text(text)
    }
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => serializer.serialize_str(""),
            [Inline::Run(run)] if run.is_plain() => serializer.serialize_str(&run.text),
            inlines => serializer.collect_seq(inlines),
        }
    }
}

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        match self {
            Self::Run(run) if run.is_plain() => serializer.serialize_str(&run.text),
            Self::Run(run) => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("text", &run.text)?;
                for (name, on) in [
                    ("bold", run.bold),
                    ("italic", run.italic),
                    ("underline", run.underline),
                    ("superscript", run.superscript),
                ] {
                    if on {
                        map.serialize_entry(name, &true)?;
                    }
                }
                map.end()
            }
            Self::Break => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("break", &true)?;
                map.end()
            }
            Self::Footnote(text) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("footnote", text)?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for RichText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RichTextVisitor)
    }
}

struct RichTextVisitor;

impl<'de> Visitor<'de> for RichTextVisitor {
    type Value = RichText;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("text, or a list of text and {\"text\"}, {\"footnote\"}, {\"break\"}")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<RichText, E> {
        Ok(RichText::plain_text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RichText, A::Error> {
        let mut inlines = Vec::new();
        while let Some(inline) = seq.next_element()? {
            inlines.push(inline);
        }
        Ok(RichText(inlines))
    }
}

impl<'de> Deserialize<'de> for Inline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InlineVisitor)
    }
}

struct InlineVisitor;

impl<'de> Visitor<'de> for InlineVisitor {
    type Value = Inline;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("text, {\"text\"}, {\"footnote\"} or {\"break\"}")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Inline, E> {
        Ok(Inline::Run(Run::plain(text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Inline, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
            text: Option<String>,
            #[serde(default)]
            bold: bool,
            #[serde(default)]
            italic: bool,
            #[serde(default)]
            underline: bool,
            #[serde(default)]
            superscript: bool,
            footnote: Option<RichText>,
            #[serde(default, rename = "break")]
            line_break: bool,
        }
        let fields = Fields::deserialize(de::value::MapAccessDeserializer::new(map))?;
        match (fields.text, fields.footnote, fields.line_break) {
            (Some(text), None, false) => Ok(Inline::Run(Run {
                text,
                bold: fields.bold,
                italic: fields.italic,
                underline: fields.underline,
                superscript: fields.superscript,
            })),
            (None, Some(text), false) => {
                if text
                    .0
                    .iter()
                    .any(|inline| matches!(inline, Inline::Footnote(_)))
                {
                    return Err(de::Error::custom("a footnote inside a footnote"));
                }
                Ok(Inline::Footnote(text))
            }
            (None, None, true) => Ok(Inline::Break),
            _ => Err(de::Error::custom(
                "exactly one of \"text\", \"footnote\", \"break\" is wanted",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_a_string_in_json() {
        let text: RichText = serde_json::from_str("\"Như trên\"").unwrap();
        assert_eq!(text, RichText::from("Như trên"));
        assert_eq!(serde_json::to_string(&text).unwrap(), "\"Như trên\"");
    }

    #[test]
    fn emphasis_breaks_and_footnotes_read_back() {
        let json =
            r#"["a ",{"text":"b","bold":true},{"break":true},{"footnote":"ngày 04/7/2014"}]"#;
        let text: RichText = serde_json::from_str(json).unwrap();
        assert_eq!(text.plain(), "a b\n\u{FFFC}");
        assert_eq!(serde_json::to_string(&text).unwrap(), json);
    }

    #[test]
    fn letters_are_replaced_across_runs() {
        let mut text: RichText =
            serde_json::from_str(r#"["Công điện ",{"text":"280/CD","bold":true},"-TTg"]"#).unwrap();
        let at = text.plain().find("CD").unwrap();
        assert_eq!(text.replace(at..at + 2, "CĐ"), Some(()));
        assert_eq!(
            serde_json::to_string(&text).unwrap(),
            r#"["Công điện ",{"text":"280/CĐ","bold":true},"-TTg"]"#
        );
        let start = text.plain().find("280").unwrap();
        let mut whole = text.clone();
        assert_eq!(
            whole.replace(start..start + "280/CĐ".len(), "5/QĐ"),
            Some(())
        );
        assert_eq!(
            serde_json::to_string(&whole).unwrap(),
            r#"["Công điện ",{"text":"5/QĐ","bold":true},"-TTg"]"#
        );
        let all = text.plain().len();
        assert_eq!(text.replace(2..all, "y"), None, "inside a letter");
        assert_eq!(text.replace(0..all, "x"), Some(()));
        assert_eq!(text.plain(), "x");
        let mut empty = RichText::default();
        assert_eq!(empty.replace(0..0, "x"), Some(()));
        assert_eq!(empty.plain(), "x");
    }

    #[test]
    fn what_is_neither_is_refused() {
        for bad in [
            r#"[{"text":"a","break":true}]"#,
            r#"[{}]"#,
            r#"[{"txet":"a"}]"#,
            r#"[{"footnote":[{"footnote":"a"}]}]"#,
            "7",
        ] {
            assert!(serde_json::from_str::<RichText>(bad).is_err(), "{bad}");
        }
    }
}
