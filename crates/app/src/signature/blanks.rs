//! Blanks for number and date of issue. They are given when the person has signed already (Điều 14
//! and 15), so that they stand in prepared fields and the agency's revision fills them in: anything
//! else would break the person's signature.

use thethuc_law::{Decree, day, month, number, year};
use thethuc_layout::{Face, FontSet, Item, Pages};
use thethuc_model::NgayThangNam;
use thethuc_signature::{Blank, BlankKind, Filling, Mark, Place, SignatureError, place_of_field};

use super::wish::Issue;

/// What is left blank: the name of the field, where the document has it, and the style of the law
/// that it is written in.
const PARTS: [(&str, &str, &str); 4] = [
    ("SoVanBan", "/so_ky_hieu/so", "so_ky_hieu"),
    ("NgayBanHanh", "/thoi_gian/ngay", "dia_danh_thoi_gian"),
    ("ThangBanHanh", "/thoi_gian/thang", "dia_danh_thoi_gian"),
    ("NamBanHanh", "/thoi_gian/nam", "dia_danh_thoi_gian"),
];

/// The blanks of a document, where its pages leave room for what is not known yet.
pub(super) fn blanks(pages: &Pages, fonts: &FontSet) -> Vec<Blank> {
    let blank = |&(name, path, _): &(&str, &str, &str)| {
        let place = room(pages, fonts, path)?;
        let (name, kind) = (name.to_owned(), BlankKind::Text);
        Some(Blank { name, place, kind })
    };
    PARTS.iter().filter_map(blank).collect()
}

fn room(pages: &Pages, fonts: &FontSet, path: &str) -> Option<Place> {
    for (page, number) in pages.pages.iter().zip(1..) {
        for item in &page.items {
            let Item::Text(text) = item else { continue };
            let is_here = text
                .source
                .as_ref()
                .is_some_and(|source| source.field.to_string() == path);
            if is_here && text.text.trim().is_empty() {
                let metrics = fonts.metrics(text.face);
                return Some(Place {
                    page: number,
                    x_pt: text.x_pt,
                    y_pt: text.baseline_pt - metrics.ascent_em * text.size_pt,
                    width_pt: text.width_pt,
                    height_pt: height_em(fonts, text.face) * text.size_pt,
                });
            }
        }
    }
    None
}

/// Height of a line of a face for each point of its size.
fn height_em(fonts: &FontSet, face: Face) -> f64 {
    let metrics = fonts.metrics(face);
    metrics.ascent_em + metrics.descent_em.abs()
}

/// Number and date for the blanks of a file. The number must have its blank; what stands there of
/// the date is left as it was signed.
pub(super) fn fillings(
    bytes: &[u8],
    issue: &Issue,
    fonts: &FontSet,
) -> Result<Vec<Filling>, SignatureError> {
    let NgayThangNam { ngay, thang, nam } = issue.thoi_gian;
    let texts = [
        Some(number(issue.so)),
        ngay.map(day),
        thang.map(month),
        nam.map(year),
    ];
    let decree = Decree::in_force(&issue.thoi_gian);
    let mut fillings = Vec::new();
    for ((name, _, style), text) in PARTS.iter().zip(texts) {
        let place = place_of_field(bytes, name)?;
        let (Some(place), Some(text)) = (place, text) else {
            continue;
        };
        let style = decree.style(style);
        let face = Face::of(
            style.is_some_and(|style| style.bold),
            style.is_some_and(|style| style.italic),
        );
        let size_pt = place.height_pt / height_em(fonts, face);
        fillings.push(Filling {
            name: (*name).to_owned(),
            mark: Mark::new(&text, &fonts.data(face), size_pt)?,
        });
    }
    match fillings.first() {
        Some(first) if first.name == PARTS[0].0 => Ok(fillings),
        _ => Err(SignatureError::NoBlank {
            field: PARTS[0].0.to_owned(),
        }),
    }
}
