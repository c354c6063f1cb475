//! How long a line of Times New Roman is, from the face of the same widths.

use ttf_parser::Face;

const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/LiberationSerif-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../assets/fonts/LiberationSerif-Bold.ttf");

/// The longest line of a text that has forced breaks and wraps at blanks in a column, pt. Zero where
/// the face cannot be read.
pub(super) fn longest_line_pt(text: &str, size_pt: f64, bold: bool, column_pt: f64) -> f64 {
    let Ok(face) = Face::parse(if bold { BOLD } else { REGULAR }, 0) else {
        return 0.0;
    };
    let width = |text: &str| -> f64 {
        let units: u32 = text
            .chars()
            .filter_map(|letter| face.glyph_index(letter))
            .filter_map(|glyph| face.glyph_hor_advance(glyph))
            .map(u32::from)
            .sum();
        f64::from(units) / f64::from(face.units_per_em()) * size_pt
    };
    let mut longest: f64 = 0.0;
    for line in text.split('\n') {
        let mut set = String::new();
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            let longer = if set.is_empty() {
                word.to_owned()
            } else {
                format!("{set} {word}")
            };
            if width(&longer) > column_pt && !set.is_empty() {
                longest = longest.max(width(&set));
                word.clone_into(&mut set);
            } else {
                set = longer;
            }
        }
        longest = longest.max(width(&set));
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_at_forced_breaks() {
        let whole = longest_line_pt("một hai", 10.0, false, 1000.0);
        let wrapped = longest_line_pt("một hai", 10.0, false, whole - 1.0);
        let forced = longest_line_pt("một\nhai", 10.0, false, 1000.0);
        assert!(whole > wrapped && wrapped > 10.0);
        assert!((wrapped - forced).abs() < f64::EPSILON);
    }
}
