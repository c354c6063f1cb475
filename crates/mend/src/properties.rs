//! New properties of runs, paragraphs and sections, with the old ones kept as a tracked change
//! (ISO/IEC 29500-1, 17.13.5.29, 17.13.5.31, 17.13.5.32).

use roxmltree::Node;

use crate::locate::{attribute_text, child, is_change_of, name};
use crate::splice::escaped;
use crate::step::{LetterChange, PageChange, ParagraphChange};

/// The order of elements in `w:rPr` (17.3.2), as far as elements are put in here.
const LETTERS: [&str; 26] = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
];
/// The order of elements in `w:pPr` (17.3.1), as far as elements are put in here.
const PARAGRAPH: [&str; 26] = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
];
/// What may follow `w:jc` is no part of [`PARAGRAPH`]; `w:jc` itself stands right behind it.
const JC: &str = "jc";
/// The order of elements in `w:sectPr` (17.6.17), up to the margins.
const SECTION: [&str; 7] = [
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
];

const TWIPS_PER_PT: f64 = 20.0;
const TWIPS_PER_MM: f64 = 1440.0 / 25.4;
/// `w:spacing` counts lines in so many parts.
const PARTS_OF_LINE: f64 = 240.0;

/// Writes elements of one part under its own name for the namespace, and numbers the changes.
#[derive(Debug)]
pub(crate) struct Writer<'a> {
    pub(crate) xml: &'a str,
    /// `w:`, as the part has it.
    pub(crate) prefix: String,
    /// ` w:author="…" w:date="…"`.
    pub(crate) stamp: String,
    pub(crate) next_id: u64,
}

impl Writer<'_> {
    /// The attributes of one more change.
    pub(crate) fn revision(&mut self) -> String {
        let id = self.next_id;
        self.next_id += 1;
        format!(" {}id=\"{id}\"{}", self.prefix, self.stamp)
    }

    pub(crate) fn open(&self, tag: &str, attributes: &str) -> String {
        format!("<{}{tag}{attributes}>", self.prefix)
    }

    pub(crate) fn close(&self, tag: &str) -> String {
        format!("</{}{tag}>", self.prefix)
    }

    fn empty(&self, tag: &str, values: &[(&str, String)]) -> String {
        let attributes: String = values
            .iter()
            .map(|(key, value)| format!(" {}{key}=\"{}\"", self.prefix, escaped(value)))
            .collect();
        format!("<{}{tag}{attributes}/>", self.prefix)
    }

    fn value(&self, tag: &str, value: impl ToString) -> String {
        self.empty(tag, &[("val", value.to_string())])
    }

    /// An element that keeps what it says but for these attributes; a blank one is left out.
    fn changed(&self, old: Option<Node<'_, '_>>, tag: &str, values: &[(&str, String)]) -> String {
        let kept: String = old
            .into_iter()
            .flat_map(|node| node.attributes())
            .filter(|kept| !values.iter().any(|(key, _)| *key == kept.name()))
            .map(|kept| format!(" {}", attribute_text(self.xml, &kept)))
            .collect();
        let new: String = values
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!(" {}{key}=\"{}\"", self.prefix, escaped(value)))
            .collect();
        format!("<{}{tag}{kept}{new}/>", self.prefix)
    }

    /// `w:rPr` with the change; tracked unless the letters themselves are new.
    pub(crate) fn letters(
        &mut self,
        old: Option<Node<'_, '_>>,
        change: &LetterChange,
        tracked: bool,
    ) -> String {
        let mut items = self.items(old, &["rPrChange"]);
        let before = items.text();
        let mut new = Vec::new();
        if let Some(font) = &change.font {
            let values = ["ascii", "hAnsi", "cs"].map(|key| (key, font.clone()));
            let blank = ["asciiTheme", "hAnsiTheme", "cstheme"].map(|key| (key, String::new()));
            let old_fonts = old.and_then(|node| child(node, "rFonts"));
            let all = [values, blank].concat();
            new.push(("rFonts", self.changed(old_fonts, "rFonts", &all)));
        }
        for (tags, wanted) in [(["b", "bCs"], change.bold), (["i", "iCs"], change.italic)] {
            for tag in tags {
                match wanted {
                    Some(true) => new.push((tag, self.empty(tag, &[]))),
                    Some(false) => new.push((tag, self.value(tag, 0))),
                    None => {}
                }
            }
        }
        if change.black {
            new.push(("color", self.value("color", "auto")));
        }
        if let Some(size_pt) = change.size_pt {
            for tag in ["sz", "szCs"] {
                new.push((tag, self.value(tag, (size_pt * 2.0).round())));
            }
        }
        items.put(new, &LETTERS);
        if !tracked {
            return self.whole("rPr", "", &items.text());
        }
        let record = self.record("rPr", &before);
        self.whole("rPr", "", &(items.text() + &record))
    }

    /// `w:pPr` with the change, tracked.
    pub(crate) fn paragraph(
        &mut self,
        old: Option<Node<'_, '_>>,
        change: &ParagraphChange,
    ) -> String {
        let mut items = self.items(old, &["rPr", "sectPr", "pPrChange"]);
        let tail = self.tail(old, &["rPr", "sectPr"]);
        let before = items.text();
        let find = |tag| old.and_then(|node| child(node, tag));
        let mut new = Vec::new();
        let mut spacing = Vec::new();
        if let Some(pt) = change.before_pt {
            spacing.push(("before", twips(pt * TWIPS_PER_PT)));
            spacing.push(("beforeLines", String::new()));
            spacing.push(("beforeAutospacing", String::new()));
        }
        if let Some(lines) = change.lines {
            spacing.push(("line", twips(lines * PARTS_OF_LINE)));
            spacing.push(("lineRule", "auto".to_owned()));
        }
        if !spacing.is_empty() {
            new.push((
                "spacing",
                self.changed(find("spacing"), "spacing", &spacing),
            ));
        }
        if let Some(pt) = change.first_line_pt {
            let blank = ["hanging", "firstLineChars", "hangingChars"];
            let mut values = vec![("firstLine", twips(pt * TWIPS_PER_PT))];
            values.extend(blank.map(|key| (key, String::new())));
            new.push(("ind", self.changed(find("ind"), "ind", &values)));
        }
        if change.justified {
            new.push((JC, self.value(JC, "both")));
        }
        items.put(new, &PARAGRAPH);
        let record = self.record("pPr", &before);
        self.whole("pPr", "", &(items.text() + &tail + &record))
    }

    /// `w:sectPr` with the change, tracked.
    pub(crate) fn section(&mut self, old: Node<'_, '_>, change: &PageChange) -> String {
        let named = ["headerReference", "footerReference"];
        let references = self.tail(Some(old), &named);
        let mut items = self.items(Some(old), &[&named[..], &["sectPrChange"]].concat());
        let before = items.text();
        let mut new = Vec::new();
        if let Some((width, height)) = change.sheet_mm {
            let values = [
                ("w", twips(width * TWIPS_PER_MM)),
                ("h", twips(height * TWIPS_PER_MM)),
            ];
            new.push(("pgSz", self.changed(child(old, "pgSz"), "pgSz", &values)));
        }
        let sides = [
            ("top", change.top_mm),
            ("bottom", change.bottom_mm),
            ("left", change.left_mm),
            ("right", change.right_mm),
        ];
        let values: Vec<(&str, String)> = sides
            .into_iter()
            .filter_map(|(side, mm)| Some((side, twips(mm? * TWIPS_PER_MM))))
            .collect();
        if !values.is_empty() {
            new.push(("pgMar", self.changed(child(old, "pgMar"), "pgMar", &values)));
        }
        items.put(new, &SECTION);
        let record = self.record("sectPr", &before);
        let attributes: String = old
            .attributes()
            .map(|kept| format!(" {}", attribute_text(self.xml, &kept)))
            .collect();
        self.whole(
            "sectPr",
            &attributes,
            &(references + &items.text() + &record),
        )
    }

    fn whole(&self, tag: &str, attributes: &str, inner: &str) -> String {
        if inner.is_empty() {
            return format!("<{}{tag}{attributes}/>", self.prefix);
        }
        self.open(tag, attributes) + inner + &self.close(tag)
    }

    fn record(&mut self, tag: &str, before: &str) -> String {
        let revision = self.revision();
        let old = self.whole(tag, "", before);
        self.whole(&format!("{tag}Change"), &revision, &old)
    }

    fn items(&self, node: Option<Node<'_, '_>>, without: &[&str]) -> Items {
        let inner = node.into_iter().flat_map(|node| node.children());
        let kept = inner.filter(|node| node.is_element() && !without.contains(&name(*node)));
        Items(
            kept.map(|node| (name(node).to_owned(), self.xml[node.range()].to_owned()))
                .collect(),
        )
    }

    fn tail(&self, node: Option<Node<'_, '_>>, wanted: &[&str]) -> String {
        let inner = node.into_iter().flat_map(|node| node.children());
        inner
            .filter(|node| node.is_element() && wanted.contains(&name(*node)))
            .map(|node| &self.xml[node.range()])
            .collect()
    }
}

/// Whether properties hold a tracked change already.
pub(crate) fn is_tracked(properties: Option<Node<'_, '_>>) -> bool {
    properties.is_some_and(|node| node.children().any(|child| is_change_of(child, name(node))))
}

/// Elements by name, as they are written.
struct Items(Vec<(String, String)>);

impl Items {
    /// Puts elements in the place of those of their names, else where the schema wants them.
    fn put(&mut self, new: Vec<(&str, String)>, order: &[&str]) {
        let rank = |tag: &str| order.iter().position(|known| *known == tag);
        for (tag, text) in new {
            if let Some((_, old)) = self.0.iter_mut().find(|(name, _)| name == tag) {
                *old = text;
                continue;
            }
            let own = rank(tag).unwrap_or(order.len());
            let follows = |(name, _): &(String, String)| rank(name).is_none_or(|rank| rank > own);
            let at = self.0.iter().position(follows).unwrap_or(self.0.len());
            self.0.insert(at, (tag.to_owned(), text));
        }
    }

    fn text(&self) -> String {
        self.0.iter().map(|(_, text)| text.as_str()).collect()
    }
}

fn twips(count: f64) -> String {
    count.round().to_string()
}
