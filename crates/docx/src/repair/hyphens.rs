//! Keeps tokens together: `-` becomes `w:noBreakHyphen` where a letter follows it.
//!
//! Word and LibreOffice may break a line after a hyphen, so that `15/2021/NĐ-CP` or `2021-2025`
//! would be torn; layout breaks at blanks only. docx-rs has no non-breaking hyphen. A hyphen before
//! a blank (the dash of an item, of tiêu ngữ) stays a plain letter, which searches find.

use std::borrow::Cow;

use super::tree::{Element, Node};

/// Mends every paragraph of the part.
pub(crate) fn mend(root: &mut Element<'_>) {
    root.walk(&mut |element| {
        if element.name == "w:p" {
            paragraph(element);
        }
    });
}

/// Goes from the last run to the first, since the letter after a hyphen decides.
fn paragraph(paragraph: &mut Element<'_>) {
    let mut followed = false;
    for node in paragraph.children.iter_mut().rev() {
        let Node::Element(run) = node else { continue };
        if run.name == "w:r" {
            followed = split_run(run, followed);
        }
    }
}

/// Splits the texts of a run at hyphens that a letter follows. Says whether the run begins with a
/// letter.
fn split_run(run: &mut Element<'_>, mut followed: bool) -> bool {
    let mut out: Vec<Node<'_>> = Vec::with_capacity(run.children.len());
    for node in std::mem::take(&mut run.children).into_iter().rev() {
        match node {
            Node::Element(element) if element.name == "w:t" => {
                let (pieces, begins_with_letter) = split_text(element, followed);
                out.extend(pieces.into_iter().rev());
                followed = begins_with_letter;
            }
            Node::Element(element) if element.name == "w:rPr" => out.push(Node::Element(element)),
            // A line break parts tokens; the mark of a footnote holds them together.
            Node::Element(element) => {
                followed = element.name != "w:br";
                out.push(Node::Element(element));
            }
            Node::Text(text) => out.push(Node::Text(text)),
        }
    }
    out.reverse();
    run.children = out;
    followed
}

/// The text in pieces, with non-breaking hyphens between them, and whether it begins with a letter.
fn split_text<'a>(element: Element<'a>, followed: bool) -> (Vec<Node<'a>>, bool) {
    let Some(Node::Text(text)) = element.children.first() else {
        return (vec![Node::Element(element)], followed);
    };
    let begins_with_letter = text.chars().next().map_or(followed, |letter| letter != ' ');
    let cuts = cuts(text, followed);
    if cuts.is_empty() {
        return (vec![Node::Element(element)], begins_with_letter);
    }
    let mut pieces = Vec::with_capacity(2 * cuts.len() + 1);
    let mut start = 0;
    for cut in cuts {
        push_text(&mut pieces, &element, start..cut);
        pieces.push(Node::Element(Element::new("w:noBreakHyphen")));
        start = cut + 1;
    }
    push_text(&mut pieces, &element, start..text.len());
    (pieces, begins_with_letter)
}

/// Byte offsets of the hyphens that a letter follows.
fn cuts(text: &str, followed: bool) -> Vec<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len())
        .filter(|&at| bytes[at] == b'-')
        .filter(|&at| bytes.get(at + 1).map_or(followed, |&next| next != b' '))
        .collect()
}

fn push_text<'a>(pieces: &mut Vec<Node<'a>>, like: &Element<'a>, range: std::ops::Range<usize>) {
    let Some(Node::Text(text)) = like.children.first() else {
        return;
    };
    if range.is_empty() {
        return;
    }
    pieces.push(Node::Element(Element {
        name: like.name.clone(),
        attributes: like.attributes.clone(),
        children: vec![Node::Text(Cow::Owned(text[range].to_owned()))],
    }));
}

#[cfg(test)]
mod tests {
    use super::super::tree;

    fn mended(paragraph: &str) -> String {
        let mut root = tree::read("part", paragraph.as_bytes()).unwrap();
        super::mend(&mut root);
        String::from_utf8(tree::write(&root))
            .unwrap()
            .lines()
            .last()
            .unwrap()
            .to_owned()
    }

    #[test]
    fn a_hyphen_inside_a_token_does_not_break() {
        assert_eq!(
            mended("<w:p><w:r><w:rPr/><w:t>số 15/NĐ-CP, 2021-2025</w:t></w:r></w:p>"),
            "<w:p><w:r><w:rPr/><w:t>số 15/NĐ</w:t><w:noBreakHyphen/><w:t>CP, 2021</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn a_dash_before_a_blank_stays_a_letter() {
        let item = "<w:p><w:r><w:t>- Lưu: VT - a -</w:t></w:r></w:p>";
        assert_eq!(mended(item), item);
    }

    #[test]
    fn tokens_go_over_runs_but_not_over_line_breaks() {
        assert_eq!(
            mended(
                "<w:p><w:r><w:t>NĐ-</w:t></w:r><w:r><w:rPr/><w:t>CP-</w:t><w:br/><w:t>a</w:t></w:r></w:p>"
            ),
            "<w:p><w:r><w:t>NĐ</w:t><w:noBreakHyphen/></w:r><w:r><w:rPr/><w:t>CP-</w:t><w:br/><w:t>a</w:t></w:r></w:p>"
        );
    }
}
