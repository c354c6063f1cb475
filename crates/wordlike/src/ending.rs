//! Ô 7 and 9b.

use crate::ink::Ink;
use crate::shape::{Ending, Shape};
use crate::words::Words;
use crate::writer::{Layout, Para};

const LABEL: Ink = Ink::size(24).bold().italic();
const LIST: Ink = Ink::size(22);
const SIGN: Ink = Ink::size(28).bold();

/// Nơi nhận and the signature.
pub(crate) fn write(words: &Words, shape: &Shape) -> String {
    match shape.ending {
        Ending::Table => in_table(words, shape),
        Ending::Tabs => by_tabs(words, shape),
        Ending::Indented => indented(words, shape),
    }
}

/// The lines of Nơi nhận below its label.
fn recipients(words: &Words) -> Vec<String> {
    let lines = words.recipients.iter().map(|name| format!("- {name};"));
    lines
        .chain([format!("- Lưu: {}.", words.filed.join(", "))])
        .collect()
}

/// The lines above the name.
fn titles(words: &Words) -> Vec<&'static str> {
    words.signs_for.into_iter().chain([words.title]).collect()
}

fn in_table(words: &Words, shape: &Shape) -> String {
    let left = |text: &str, ink: Ink| Para::new().text(shape, text, ink).xml();
    let centred = |text: &str| Para::centred().text(shape, text, SIGN).xml();
    let list: String = recipients(words)
        .iter()
        .map(|line| left(line, LIST))
        .collect();
    let titles: String = titles(words).iter().map(|line| centred(line)).collect();
    let name = "<w:p/>".repeat(4) + &centred(words.name);
    let cells = [left("Nơi nhận:", LABEL) + &list, titles + &name];
    Layout {
        widths: [4_500, 4_800],
        properties: "",
    }
    .xml(&[cells])
}

/// The titles stand on the first lines of Nơi nhận, the name alone below.
fn by_tabs(words: &Words, shape: &Shape) -> String {
    let left: Vec<String> = std::iter::once("Nơi nhận:".to_owned())
        .chain(recipients(words))
        .collect();
    let titles = titles(words);
    let mut out = String::new();
    for order in 0..left.len().max(titles.len()) {
        let mut paragraph = Para::new();
        if let Some(text) = left.get(order) {
            paragraph = paragraph.text(shape, text, if order == 0 { LABEL } else { LIST });
        }
        if let Some(title) = titles.get(order) {
            paragraph = paragraph.text(shape, &format!("\t\t\t{title}"), SIGN);
        }
        out += &paragraph.xml();
    }
    let name = Para::new()
        .text(shape, &format!("\t\t\t\t\t\t\t{}", words.name), SIGN)
        .xml();
    out + &"<w:p/>".repeat(3) + &name
}

/// The signature first, set right by an indent; Nơi nhận below it.
fn indented(words: &Words, shape: &Shape) -> String {
    let right = |text: &str| {
        Para::new()
            .with(r#"<w:ind w:left="4500"/><w:jc w:val="center"/>"#)
            .text(shape, text, SIGN)
            .xml()
    };
    let left = |text: &str, ink: Ink| Para::new().text(shape, text, ink).xml();
    let titles: String = titles(words).iter().map(|line| right(line)).collect();
    let list: String = recipients(words)
        .iter()
        .map(|line| left(line, LIST))
        .collect();
    titles + &"<w:p/>".repeat(4) + &right(words.name) + &left("Nơi nhận:", LABEL) + &list
}
