//! The law's styles and page, resolved for one document.

use thethuc_law::{Alignment as LawAlignment, Decree, Presentation};
use thethuc_markup::{Alignment, PageSetup, Style, StyleSheet, mm_to_pt};

/// Every style of the decree, with the document's choices.
pub(crate) fn style_sheet(decree: &Decree, presentation: &Presentation) -> StyleSheet {
    let styles = decree.styles().iter().map(|rule| {
        let style = Style {
            name: rule.id.clone(),
            title: rule.title.clone(),
            size_pt: rule.resolved_size_pt(presentation),
            bold: rule.bold,
            italic: rule.italic,
            align: match rule.align {
                LawAlignment::Left => Alignment::Left,
                LawAlignment::Center => Alignment::Center,
                LawAlignment::Justify => Alignment::Justify,
            },
            line_pitch_pt: rule.line_pitch_pt(presentation),
            space_before_pt: rule.resolved_space_before_pt(presentation),
            space_after_pt: rule.space_after_pt,
            first_line_pt: mm_to_pt(rule.first_line_mm(presentation)),
            left_pt: 0.0,
            right_pt: 0.0,
            keep_with_next: rule.keep_with_next,
            keep_together: rule.keep_together,
        };
        (rule.id.clone(), style)
    });
    StyleSheet(styles.collect())
}

/// The sheet, lying across or not. The margins are those of the sheet as it is read.
pub(crate) fn page_setup(presentation: &Presentation, landscape: bool) -> PageSetup {
    let short = mm_to_pt(f64::from(presentation.width_mm));
    let long = mm_to_pt(f64::from(presentation.height_mm));
    let (width_pt, height_pt) = if landscape {
        (long, short)
    } else {
        (short, long)
    };
    PageSetup {
        width_pt,
        height_pt,
        top_pt: mm_to_pt(f64::from(presentation.le_tren_mm)),
        bottom_pt: mm_to_pt(f64::from(presentation.le_duoi_mm)),
        left_pt: mm_to_pt(f64::from(presentation.le_trai_mm)),
        right_pt: mm_to_pt(f64::from(presentation.le_phai_mm)),
        header_pt: mm_to_pt(f64::from(presentation.header_mm)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_model::{NgayThangNam, TrinhBay};

    #[test]
    fn the_sheet_is_a4_and_turns() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let presentation = Presentation::of(decree, &TrinhBay::default());
        let page = page_setup(&presentation, false);
        assert_eq!(
            (page.width_pt * 20.0, page.height_pt * 20.0),
            (11906.0, 16838.0)
        );
        assert!(page_setup(&presentation, true).is_landscape());
    }

    #[test]
    fn every_measure_is_a_whole_twip() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let wish = TrinhBay {
            gian_dong_phan_tram: Some(113),
            ..TrinhBay::default()
        };
        let sheet = style_sheet(decree, &Presentation::of(decree, &wish));
        for style in sheet.0.values() {
            for pt in [
                style.line_pitch_pt,
                style.space_before_pt,
                style.first_line_pt,
            ] {
                assert!(
                    (pt * 20.0 - (pt * 20.0).round()).abs() < 1e-6,
                    "{} {pt}",
                    style.name
                );
            }
        }
    }
}
