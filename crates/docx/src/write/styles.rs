//! The markup's styles as styles of Word.

use docx_rs::{
    LineSpacing, LineSpacingType, ParagraphProperty, RunFonts, RunProperty, Style as Out,
    StyleType, Styles, VertAlignType,
};
use thethuc_markup::{Style, StyleSheet};

use super::paragraph::{alignment, first_line};
use super::text::clean;
use crate::units::{half_points, length_twips, twips};

/// The typeface of every document — PL I/I.4.
const TYPEFACE: &str = "Times New Roman";

/// Identifier of the character style of footnote marks.
pub(crate) const FOOTNOTE_MARK_STYLE: &str = "FootnoteReference";

/// Size of letters in what no style of the markup dresses, pt.
const PLAIN_SIZE_PT: f64 = 14.0;

/// All styles of the sheet, and the one of footnote marks.
pub(crate) fn styles(sheet: &StyleSheet) -> Styles {
    let body_pt = sheet
        .get("noi_dung")
        .map_or(PLAIN_SIZE_PT, |style| style.size_pt);
    let styles = Styles::new()
        .default_fonts(typeface())
        .default_size(half_points(body_pt));
    let styles = sheet
        .0
        .values()
        .map(paragraph_style)
        .fold(styles, Styles::add_style);
    styles.add_style(footnote_mark())
}

/// Identifier of a style inside the file: its name, as far as it is made of letters that need no
/// escaping anywhere.
pub(crate) fn style_id(style: &Style) -> String {
    style
        .name
        .chars()
        .filter(|&letter| letter.is_ascii_alphanumeric() || letter == '_')
        .collect()
}

/// The title without commas: Word reads what follows a comma as another name of the style.
fn style_name(style: &Style) -> String {
    clean(&style.title).replace(',', "")
}

fn paragraph_style(style: &Style) -> Out {
    let mut out = Out::new(style_id(style), StyleType::Paragraph)
        .name(style_name(style))
        .based_on("Normal");
    out.run_property = letters(style);
    out.paragraph_property = lines(style);
    out
}

fn letters(style: &Style) -> RunProperty {
    let mut letters = RunProperty::new()
        .fonts(typeface())
        .size(half_points(style.size_pt))
        .color("000000");
    if style.bold {
        letters = letters.bold();
    }
    if style.italic {
        letters = letters.italic();
    }
    letters
}

fn lines(style: &Style) -> ParagraphProperty {
    ParagraphProperty::new()
        .align(alignment(style.align))
        .indent(
            Some(twips(style.left_pt)),
            Some(first_line(style.first_line_pt)),
            Some(twips(style.right_pt)),
            None,
        )
        .line_spacing(
            LineSpacing::new()
                .before(length_twips(style.space_before_pt))
                .after(length_twips(style.space_after_pt))
                .line_rule(LineSpacingType::Exact)
                .line(length_twips(style.line_pitch_pt).cast_signed()),
        )
        .keep_next(style.keep_with_next)
        .keep_lines(style.keep_together)
        .widow_control(true)
}

fn footnote_mark() -> Out {
    let mut out = Out::new(FOOTNOTE_MARK_STYLE, StyleType::Character).name("footnote reference");
    out.run_property = RunProperty::new().vert_align(VertAlignType::SuperScript);
    out
}

/// Times New Roman for all four kinds of script, so that no letter falls to another face.
fn typeface() -> RunFonts {
    RunFonts::new()
        .ascii(TYPEFACE)
        .hi_ansi(TYPEFACE)
        .east_asia(TYPEFACE)
        .cs(TYPEFACE)
}
