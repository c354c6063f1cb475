//! Measures of a PDF: sheet, letters, page numbers, and every component by itself.

use thethuc_model::Document;
use thethuc_reading::pdf::hex;

use super::{Glyph, Line, Pdf, relations};
use crate::Facts;
use crate::expected::{self, Component};
use crate::letters::comparable;
use crate::subjects::{
    CONTENTS, MM_PER_PT, SINGLE_LINE, has_label_of_its_own, is_body, stands_in_heads,
    stands_on_its_own_line, wants_case,
};

/// No top margin is smaller than this (PL I/I.3): what stands higher is no text.
const LEAST_TOP_MARGIN_PT: f64 = 20.0 / MM_PER_PT;
/// How near to the edge a justified line comes; word processors round the widths of letters.
const JUSTIFIED_WITHIN_PT: f64 = 3.0;
/// A component and the place where its words stand.
pub(super) struct Found<'a> {
    pub(super) component: &'a Component,
    pub(super) part: usize,
    pub(super) glyphs: Vec<usize>,
    pub(super) lines: Vec<Line>,
}

impl Found<'_> {
    pub(super) fn first(&self) -> &Line {
        &self.lines[0]
    }

    pub(super) fn last(&self) -> &Line {
        &self.lines[self.lines.len() - 1]
    }

    pub(super) fn longest_pt(&self) -> f64 {
        self.lines.iter().map(Line::length_pt).fold(0.0, f64::max)
    }

    pub(super) fn is_body(&self) -> bool {
        is_body(self.component.subject)
    }
}

/// Left and right edge of the text on upright pages, pt.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextArea {
    pub(super) left_pt: f64,
    pub(super) right_pt: f64,
}

impl TextArea {
    pub(super) fn middle_pt(self) -> f64 {
        f64::midpoint(self.left_pt, self.right_pt)
    }
}

/// Measures a PDF made from a document.
#[must_use]
pub fn measure(pdf: &Pdf, document: &Document) -> Facts {
    let mut facts = Facts::default();
    let parts = expected::parts(document);
    let found = locate(pdf, &parts, &mut facts);
    let area = text_area(pdf);
    sheet(pdf, area, &mut facts);
    letters(pdf, &found, &mut facts);
    for part in 0..parts.len() {
        let of_part: Vec<&Found> = found.iter().filter(|found| found.part == part).collect();
        for found in &of_part {
            look(pdf, found, &mut facts);
            place(pdf, found, area, &mut facts);
        }
        body(&of_part, &mut facts);
        relations::measure(pdf, &of_part, area, &mut facts);
    }
    relations::page_numbers(pdf, &parts, &found, area, &mut facts);
    facts
}

/// Finds every component, each part after the one before.
fn locate<'a>(pdf: &Pdf, parts: &'a [expected::Part], facts: &mut Facts) -> Vec<Found<'a>> {
    let mut out = Vec::new();
    let (mut flow, mut note) = (0, 0);
    for (part, contents) in parts.iter().enumerate() {
        let start = flow;
        for component in &contents.components {
            let from = if stands_in_heads(component.subject) {
                start
            } else {
                flow
            };
            let numbered = numbered_notes(component, &mut note);
            let places = numbered.iter().find_map(|words| pdf.find(words, from));
            facts.push(
                "components",
                "found",
                component.words_shown(),
                places.is_some(),
            );
            let Some(places) = places else { continue };
            if !stands_in_heads(component.subject) {
                flow = flow.max(places[places.len() - 1] + 1);
            }
            if component.subject == CONTENTS {
                continue;
            }
            let glyphs = pdf.glyphs_of(&places);
            let lines = pdf.lines(&glyphs);
            out.push(Found {
                component,
                part,
                glyphs,
                lines,
            });
        }
    }
    out
}

/// The wordings with the numbers of their footnotes.
fn numbered_notes(component: &Component, note: &mut usize) -> Vec<String> {
    let before = *note;
    component
        .wordings
        .iter()
        .map(|words| {
            *note = before;
            words
                .chars()
                .map(|c| {
                    if c == thethuc_model::FOOTNOTE_MARK {
                        *note += 1;
                        note.to_string()
                    } else {
                        c.to_string()
                    }
                })
                .collect()
        })
        .collect()
}

/// The edges that letters and lines reach: justified lines, tables and the line over an address
/// run from the one to the other.
fn text_area(pdf: &Pdf) -> TextArea {
    let is_upright = |page: usize| pdf.pages[page].height_pt > pdf.pages[page].width_pt;
    let letters = pdf
        .glyphs
        .iter()
        .filter(|(page, glyph)| is_upright(*page) && glyph.baseline_pt > LEAST_TOP_MARGIN_PT)
        .map(|(_, glyph)| (glyph.x_pt, glyph.x_pt + glyph.width_pt));
    let lines = pdf
        .pages
        .iter()
        .filter(|page| page.height_pt > page.width_pt)
        .flat_map(|page| &page.strokes)
        .filter(|stroke| stroke.is_horizontal() && stroke.y1_pt > LEAST_TOP_MARGIN_PT)
        .map(|stroke| (stroke.x1_pt, stroke.x2_pt));
    letters.chain(lines).fold(
        TextArea {
            left_pt: f64::MAX,
            right_pt: f64::MIN,
        },
        |area, (left, right)| TextArea {
            left_pt: area.left_pt.min(left),
            right_pt: area.right_pt.max(right),
        },
    )
}

fn sheet(pdf: &Pdf, area: TextArea, facts: &mut Facts) {
    for (index, page) in pdf.pages.iter().enumerate() {
        let place = format!("page {}", index + 1);
        let (short, long) = (
            page.width_pt.min(page.height_pt),
            page.width_pt.max(page.height_pt),
        );
        facts.push("paper", "short_side_mm", &place, short * MM_PER_PT);
        facts.push("paper", "long_side_mm", &place, long * MM_PER_PT);
        if page.width_pt > page.height_pt {
            let upright = page.strokes.iter().filter(|stroke| stroke.is_vertical());
            facts.push("landscape", "has_table", &place, upright.count() > 1);
            continue;
        }
        facts.push("margins", "left_mm", &place, area.left_pt * MM_PER_PT);
        let right = page.width_pt - area.right_pt;
        facts.push("margins", "right_mm", &place, right * MM_PER_PT);
        let in_text = |glyph: &&Glyph| glyph.baseline_pt > LEAST_TOP_MARGIN_PT;
        let glyphs = || pdf.glyphs_on(index).map(|(_, glyph)| glyph).filter(in_text);
        let top = glyphs()
            .map(|glyph| glyph.baseline_pt - 0.891 * glyph.size_pt)
            .chain(page.pictures.iter().copied())
            .fold(f64::MAX, f64::min);
        let bottom = glyphs()
            .map(|glyph| glyph.baseline_pt + 0.216 * glyph.size_pt)
            .fold(f64::MIN, f64::max);
        facts.push("margins", "letters_from_top_mm", &place, top * MM_PER_PT);
        let below = (page.height_pt - bottom) * MM_PER_PT;
        facts.push("margins", "letters_from_bottom_mm", &place, below);
    }
}

fn letters(pdf: &Pdf, found: &[Found], facts: &mut Facts) {
    for font in &pdf.fonts {
        facts.push("letters", "family", &font.face, font.family());
        facts.push("letters", "embedded", &font.face, font.embedded);
    }
    let marked: Vec<usize> = found
        .iter()
        .filter(|found| found.component.subject == "muc_do_khan")
        .flat_map(|found| found.glyphs.iter().copied())
        .collect();
    let mut colors: Vec<String> = Vec::new();
    for (index, (_, glyph)) in pdf.glyphs.iter().enumerate() {
        let color = hex(glyph.color);
        if !marked.contains(&index) && !colors.contains(&color) {
            facts.push("letters", "color", &glyph.text, color.clone());
            colors.push(color);
        }
    }
    let foreign = pdf.glyphs.iter().filter(|(_, glyph)| {
        glyph
            .text
            .chars()
            .any(|c| matches!(c, '\u{FFFD}' | '\u{FFFC}') || ('\u{300}'..='\u{36F}').contains(&c))
    });
    #[allow(clippy::cast_precision_loss, reason = "a count of letters")]
    let count = foreign.count() as f64;
    facts.push("letters", "legacy_or_foreign_marks", "whole file", count);
}

/// Size, weight and slope of a component, and the case of its words.
fn look(pdf: &Pdf, found: &Found, facts: &mut Facts) {
    let Found {
        component, glyphs, ..
    } = found;
    let subject = component.subject;
    let words = component.words_shown();
    let label = comparable(&component.label).len();
    let glyph = |index: &usize| &pdf.glyphs[*index].1;
    let largest = glyphs
        .iter()
        .map(|index| glyph(index).size_pt)
        .fold(0.0, f64::max);
    let smallest = glyphs
        .iter()
        .map(|index| glyph(index).size_pt)
        .filter(|size| component.plain || *size > 0.8 * largest)
        .fold(f64::MAX, f64::min);
    facts.push(subject, "size_pt", words, smallest);
    facts.push(subject, "size_pt", words, largest);
    if has_label_of_its_own(subject) {
        let bold = all(&glyphs[..label], |index| pdf.fonts[glyph(index).font].bold);
        if component.plain {
            facts.push(subject, "label_bold", words, bold);
        }
    }
    let rest = if has_label_of_its_own(subject) {
        &glyphs[label..]
    } else {
        glyphs.as_slice()
    };
    if component.plain && !rest.is_empty() {
        let bold = all(rest, |index| pdf.fonts[glyph(index).font].bold);
        let italic = all(rest, |index| pdf.fonts[glyph(index).font].italic);
        // Mẫu 1.6 does not say how heavy the sender is.
        if subject != "nguoi_gui_dien" {
            facts.push(subject, "bold", words, bold);
        }
        facts.push(subject, "italic", words, italic);
    }
    if let Some(upper) = wants_case(subject) {
        let letters: String = glyphs
            .iter()
            .map(|index| glyph(index).text.as_str())
            .collect();
        let is_upper = letters == letters.to_uppercase();
        // A word of digits, marks or one letter has no case to speak of.
        if letters.to_lowercase() != letters.to_uppercase() || upper {
            facts.push(subject, "upper", words, is_upper);
        }
    }
}

fn all(glyphs: &[usize], is: impl Fn(&usize) -> bool) -> crate::Measured {
    match glyphs.iter().filter(|index| is(index)).count() {
        0 => false.into(),
        count if count == glyphs.len() => true.into(),
        _ => "mixed".into(),
    }
}

/// Where the lines of a component stand between the edges of the text.
fn place(pdf: &Pdf, found: &Found, area: TextArea, facts: &mut Facts) {
    let subject = found.component.subject;
    let words = found.component.words_shown();
    if matches!(subject, "quoc_hieu" | "tieu_ngu" | "dia_danh_thoi_gian") {
        #[allow(clippy::cast_precision_loss, reason = "a count of lines")]
        facts.push(subject, "lines", words, found.lines.len() as f64);
    }
    let page = &pdf.pages[found.first().page];
    if page.width_pt > page.height_pt {
        return;
    }
    if is_centred_on_the_page(subject) {
        for line in &found.lines {
            let off = (line.middle_pt() - area.middle_pt()).abs() * MM_PER_PT;
            facts.push(subject, "from_middle_of_text_area_mm", words, off);
        }
    }
    if found.is_body() && !subject.ends_with("tieu_de") || subject == "can_cu" {
        justified(found, area, facts);
    }
    // Dash items may stand further in.
    if found.is_body() && !words.starts_with(['-', '+']) || subject == "can_cu" {
        let first_line = (found.first().left_pt - area.left_pt) * MM_PER_PT;
        facts.push(subject, "first_line_mm", words, first_line);
    }
    if subject.starts_with("noi_nhan_") && subject != "noi_nhan_dien" && !words.starts_with('+') {
        let off = (found.first().left_pt - area.left_pt) * MM_PER_PT;
        facts.push(subject, "from_left_margin_mm", words, off);
    }
    if stands_on_its_own_line(subject) {
        let alone = !pdf.has_letters_left_of(found.first());
        facts.push(subject, "own_line", words, alone);
    }
}

fn is_centred_on_the_page(subject: &str) -> bool {
    matches!(
        subject,
        "ten_loai"
            | "trich_yeu"
            | "tham_quyen_ban_hanh"
            | "lenh_ban_hanh"
            | "phan_chuong_so"
            | "phan_chuong_tieu_de"
            | "muc_so"
            | "muc_tieu_de"
            | "phu_luc_so"
            | "phu_luc_tieu_de"
    )
}

/// Whether all lines but the last reach both edges.
fn justified(found: &Found, area: TextArea, facts: &mut Facts) {
    let Some((_, full)) = found.lines.split_last() else {
        return;
    };
    let words = found.component.words_shown();
    // A forced break, or a word longer than a line, leaves a line short without fault.
    if full.is_empty() || words.contains("https://") {
        return;
    }
    let reach = full
        .iter()
        .all(|line| (line.right_pt - area.right_pt).abs() < JUSTIFIED_WITHIN_PT);
    let align = if reach { "justify" } else { "ragged" };
    facts.push(found.component.subject, "align", words, align);
}

/// Line pitch, gaps and sizes of the units of the text.
fn body(found: &[&Found], facts: &mut Facts) {
    let units: Vec<&&Found> = found.iter().filter(|found| found.is_body()).collect();
    let pitches: Vec<f64> = units
        .iter()
        .flat_map(|unit| unit.lines.windows(2))
        .filter(|pair| pair[0].page == pair[1].page)
        .map(|pair| pair[1].baseline_pt - pair[0].baseline_pt)
        .collect();
    let Some(&pitch) = pitches.first() else {
        return;
    };
    let size = units[0].first().size_pt;
    for unit in &units {
        let subject = unit.component.subject;
        let words = unit.component.words_shown();
        if subject != "noi_dung" {
            facts.push(
                subject,
                "as_the_text_pt",
                words,
                unit.first().size_pt - size,
            );
        }
        for pair in unit
            .lines
            .windows(2)
            .filter(|pair| pair[0].page == pair[1].page)
        {
            let ratio = (pair[1].baseline_pt - pair[0].baseline_pt) / (SINGLE_LINE * size);
            if matches!(subject, "noi_dung" | "khoan" | "diem") {
                facts.push(subject, "line_pitch_ratio", words, ratio);
            }
        }
    }
    for pair in found.windows(2).filter(|pair| {
        pair.iter().all(|found| found.is_body()) && pair[0].last().page == pair[1].first().page
    }) {
        let gap = pair[1].first().baseline_pt - pair[0].last().baseline_pt - pitch;
        let subject = pair[1].component.subject;
        if matches!(subject, "noi_dung" | "khoan" | "diem") {
            let words = pair[1].component.words_shown();
            facts.push(subject, "gap_between_pt", words, gap);
        }
    }
    let mut sizes: Vec<f64> = units.iter().map(|unit| unit.first().size_pt).collect();
    sizes.dedup_by(|a, b| (*a - *b).abs() < 0.05);
    #[allow(clippy::cast_precision_loss, reason = "a count of sizes")]
    facts.push(
        "noi_dung",
        "sizes_in_text",
        "whole text",
        sizes.len() as f64,
    );
}
