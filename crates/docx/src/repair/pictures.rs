//! Hangs the files of pictures into their drawings, and says what each shows (`descr`, which screen
//! readers read out).

use quick_xml::escape::escape;
use thethuc_model::ImageFormat;

use super::tree::Element;
use crate::package::{Kind, Part};
use crate::write::{DraftPicture, clean};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// Writes the pictures into the drawings of the main part, in their order. The files; one that is
/// shown twice stands there once.
pub(crate) fn mend(root: &mut Element<'_>, pictures: &[DraftPicture]) -> Vec<Part> {
    let mut files: Vec<Part> = Vec::new();
    let mut shown = pictures.iter().zip(1_usize..);
    root.walk(&mut |element| {
        if element.name == "wp:inline"
            && let Some((picture, number)) = shown.next()
        {
            let relation = relation(&mut files, picture);
            hang(element, picture, number, &relation);
        }
    });
    files
}

/// The relationship that leads to the file of a picture.
fn relation(files: &mut Vec<Part>, picture: &DraftPicture) -> String {
    let bytes = picture.image.bytes();
    if let Some(same) = files.iter().find(|file| file.bytes.as_slice() == &**bytes) {
        return same.relation.clone();
    }
    let kind = match picture.image.format() {
        ImageFormat::Png => Kind::Png,
        ImageFormat::Jpeg => Kind::Jpeg,
    };
    let part = Part {
        bytes: bytes.to_vec(),
        ..kind.numbered(files.len() + 1)
    };
    let relation = part.relation.clone();
    files.push(part);
    relation
}

fn hang(inline: &mut Element<'_>, picture: &DraftPicture, number: usize, relation: &str) {
    inline.attributes.push(("xmlns:wp".into(), DRAWING.into()));
    let alt = clean(&picture.alt);
    inline.walk(&mut |element| match element.name.as_ref() {
        "wp:docPr" => {
            element.attributes = vec![
                ("id".into(), number.to_string().into()),
                ("name".into(), format!("Picture {number}").into()),
                ("descr".into(), escape(alt.as_str()).into_owned().into()),
            ];
        }
        "a:blip" => element.attributes = vec![("r:embed".into(), relation.to_owned().into())],
        _ => {}
    });
}
