//! Ô 5a, 6 and 9a.

use crate::ink::Ink;
use crate::line::{TEXT_PT, under};
use crate::shape::{Shape, Track};
use crate::words::{Item, Words};
use crate::writer::Para;

/// What stands between the header and the ending.
pub(crate) fn write(words: &Words, shape: &Shape) -> String {
    let mut out = String::new();
    if let Some(heading) = words.heading {
        out += &opening(words, shape, heading);
    }
    out += &addressees(words, shape);
    let mut counts = Counts::default();
    for (order, item) in words.body.iter().enumerate() {
        let mut paragraph = counts.paragraph(shape, *item);
        if order == 0 && shape.track == Track::Reviewed {
            paragraph = paragraph.raw(REVIEWED);
        }
        out += &paragraph.xml();
    }
    out
}

fn opening(words: &Words, shape: &Shape, heading: &str) -> String {
    let line = under(shape, 80, TEXT_PT);
    let centred = |text: &str, ink: Ink| Para::centred().text(shape, text, ink);
    let mut out = "<w:p/>".to_owned()
        + &centred(heading, Ink::size(28).bold().heading()).xml()
        + &centred(words.subject, Ink::size(28).bold())
            .raw(&line.anchored)
            .xml()
        + &line.below;
    if let Some(authority) = words.authority {
        out += &centred(authority, Ink::size(28).bold()).xml();
    }
    for (order, ground) in words.grounds.iter().enumerate() {
        let mark = if order + 1 == words.grounds.len() {
            "."
        } else {
            ";"
        };
        out += &Para::body()
            .text(shape, &format!("{ground}{mark}"), Ink::size(0).italic())
            .xml();
    }
    if words.authority.is_some() {
        out += &centred(&format!("{heading}:"), Ink::size(28).bold().heading()).xml();
    }
    out
}

fn addressees(words: &Words, shape: &Shape) -> String {
    let ink = Ink::size(28);
    match words.addressees.as_slice() {
        [] => String::new(),
        [one] => Para::centred()
            .text(shape, &format!("Kính gửi: {one}"), ink)
            .xml(),
        many => {
            let last = many.len() - 1;
            let mark = |order: usize| if order == last { "." } else { ";" };
            let lines = many.iter().enumerate();
            lines
                .map(|(order, name)| addressee(shape, order, name, mark(order)))
                .collect()
        }
    }
}

/// By blanks, the first stands on the line of `Kính gửi` and the others are pushed under it.
fn addressee(shape: &Shape, order: usize, name: &str, mark: &str) -> String {
    let ink = Ink::size(28);
    let item = format!("- {name}{mark}");
    if shape.blanks {
        let start = if order == 0 {
            "              Kính gửi:    "
        } else {
            "                                "
        };
        return Para::new()
            .text(shape, &format!("{start}{item}"), ink)
            .xml();
    }
    let indented = || {
        Para::new()
            .with(r#"<w:ind w:left="2880"/>"#)
            .text(shape, &item, ink)
            .xml()
    };
    if order > 0 {
        return indented();
    }
    let label = Para::new()
        .with(r#"<w:ind w:left="1700"/>"#)
        .text(shape, "Kính gửi:", ink)
        .xml();
    label + &indented()
}

/// How far labels were counted.
#[derive(Default)]
struct Counts {
    dieu: usize,
    khoan: usize,
    diem: usize,
}

impl Counts {
    fn paragraph(&mut self, shape: &Shape, item: Item) -> Para {
        let (text, level, label) = match item {
            Item::Text(text) => return Para::body().text(shape, text, Ink::size(0)),
            Item::Dieu(text) => {
                (self.dieu, self.khoan, self.diem) = (self.dieu + 1, 0, 0);
                (text, (4, 0), format!("Điều {}.", self.dieu))
            }
            Item::Khoan(text) => {
                (self.khoan, self.diem) = (self.khoan + 1, 0);
                (text, (2, 0), format!("{}.", self.khoan))
            }
            Item::Diem(text) => {
                self.diem += 1;
                (
                    text,
                    (2, 1),
                    format!("{})", ["a", "b", "c", "d", "đ", "e"][(self.diem - 1) % 6]),
                )
            }
            Item::Gach(text) => (text, (3, 0), "-".to_owned()),
        };
        if shape.automatic {
            return numbered(level).text(shape, text, Ink::size(0));
        }
        let is_dieu = matches!(item, Item::Dieu(_));
        let ink = if is_dieu {
            Ink::size(0).bold()
        } else {
            Ink::size(0)
        };
        Para::body()
            .text(shape, &label, ink)
            .text(shape, &format!(" {text}"), Ink::size(0))
    }
}

/// A paragraph of a list at a level.
fn numbered((list, level): (u8, u8)) -> Para {
    Para::new().with(&format!(
        r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr><w:spacing w:before="120"/><w:ind w:left="0" w:firstLine="720"/><w:jc w:val="both"/>"#
    ))
}

/// A word taken out, one put in, a comment on it, and a footnote.
const REVIEWED: &str = concat!(
    r#"<w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve"> Thời gian: </w:t></w:r>"#,
    r#"<w:del w:id="1" w:author="Lê Minh" w:date="2026-03-04T08:15:00Z"><w:r><w:delText>ba tháng</w:delText></w:r></w:del>"#,
    r#"<w:ins w:id="2" w:author="Lê Minh" w:date="2026-03-04T08:16:00Z"><w:r><w:t>hai tháng</w:t></w:r></w:ins>"#,
    r#"<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>"#,
    r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>"#,
    r#"<w:r><w:t>.</w:t></w:r>"#,
);
