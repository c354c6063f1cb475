//! Measures of a DOCX: what its styles, indents, spaces, borders and sections say, resolved.

use thethuc_model::Document;

use super::widths::longest_line_pt;
use super::{Docx, Look, Paragraph, Pitch, Story};
use crate::expected::{self, Component, Part};
use crate::letters::comparable;
use crate::subjects::{
    CONTENTS, MM_PER_PT, SINGLE_LINE, URGENCY_FRAMES_MM, has_label_of_its_own, is_body,
    stands_in_heads, stands_on_its_own_line, wants_case,
};
use crate::{Facts, Measured};

struct Found<'a> {
    component: &'a Component,
    letters: Vec<usize>,
    /// Paragraphs that hold its letters.
    paragraphs: Vec<usize>,
}

impl Found<'_> {
    fn first(&self) -> usize {
        self.paragraphs[0]
    }

    fn last(&self) -> usize {
        self.paragraphs[self.paragraphs.len() - 1]
    }
}

/// Measures a DOCX made from a document.
#[must_use]
pub fn measure(file: &Docx, document: &Document) -> Facts {
    let mut facts = Facts::default();
    sections(file, &mut facts);
    letters(file, document, &mut facts);
    let parts = expected::parts(document);
    let mut from = 0;
    for part in &parts {
        let found = locate(file, part, &mut from, &mut facts);
        let names_its_parent = found
            .iter()
            .any(|found| found.component.subject == "phu_luc_kem_theo");
        for found in &found {
            look(file, found, &mut facts);
            shape(file, found, &mut facts);
            let has_rule = match found.component.subject {
                "tieu_ngu" | "co_quan_ban_hanh" => true,
                "trich_yeu" => !names_its_parent,
                _ => false,
            };
            if has_rule {
                rule(file, found, &mut facts);
            }
        }
        body(file, &found, &mut facts);
        marks(file, &found, &mut facts);
        restarts(file, &found, part, &mut facts);
    }
    facts
}

fn locate<'a>(file: &Docx, part: &'a Part, from: &mut usize, facts: &mut Facts) -> Vec<Found<'a>> {
    let start = *from;
    let mut out = Vec::new();
    for component in &part.components {
        let places = component
            .wordings
            .iter()
            .find_map(|words| file.find(words, start_of_search(component, start, *from)));
        facts.push(
            "components",
            "found",
            component.words_shown(),
            places.is_some(),
        );
        let Some(letters) = places else { continue };
        if !stands_in_heads(component.subject) {
            *from = letters[letters.len() - 1] + 1;
        }
        if component.subject == CONTENTS {
            continue;
        }
        let mut paragraphs: Vec<usize> = letters
            .iter()
            .map(|&letter| file.letters[letter].paragraph)
            .collect();
        paragraphs.dedup();
        out.push(Found {
            component,
            letters,
            paragraphs,
        });
    }
    out
}

fn start_of_search(component: &Component, start: usize, flow: usize) -> usize {
    if stands_in_heads(component.subject) {
        start
    } else {
        flow
    }
}

fn sections(file: &Docx, facts: &mut Facts) {
    for (index, section) in file.sections.iter().enumerate() {
        let place = format!("section {}", index + 1);
        let sides = (section.width_pt, section.height_pt);
        facts.push(
            "paper",
            "short_side_mm",
            &place,
            sides.0.min(sides.1) * MM_PER_PT,
        );
        facts.push(
            "paper",
            "long_side_mm",
            &place,
            sides.0.max(sides.1) * MM_PER_PT,
        );
        for (row, margin) in [
            ("top_mm", section.top_pt),
            ("bottom_mm", section.bottom_pt),
            ("left_mm", section.left_pt),
            ("right_mm", section.right_pt),
        ] {
            facts.push("margins", row, &place, margin * MM_PER_PT);
        }
        if section.landscape || sides.0 > sides.1 {
            facts.push("landscape", "has_table", &place, section.has_table);
        }
        page_numbers(file, index, &place, facts);
    }
}

fn page_numbers(file: &Docx, section: usize, place: &str, facts: &mut Facts) {
    let of = |head: usize| {
        // A section without a head of its own takes the one of the section before.
        let name = file.sections[..=section]
            .iter()
            .rev()
            .find_map(|section| section.heads[head].clone())?;
        file.paragraphs.iter().find(|paragraph| {
            paragraph.story == Story::Margin(name.clone()) && paragraph.shows_page_number
        })
    };
    if section == 0 {
        let hidden = file.sections[0].first_page_differs && of(1).is_none();
        facts.push("page_number", "shown_on_first_page", place, !hidden);
    }
    let Some(number) = of(0) else {
        facts.push("page_number", "align", place, "no page number");
        return;
    };
    let align = align(number);
    facts.push("page_number", "align", place, align);
    let look = &number.look;
    facts.push(
        "page_number",
        "size_pt",
        place,
        look.size_pt.unwrap_or(10.0),
    );
    facts.push("page_number", "bold", place, look.bold == Some(true));
    facts.push("page_number", "italic", place, look.italic == Some(true));
    facts.push("page_number", "color", place, color(look));
}

fn align(paragraph: &Paragraph) -> String {
    match paragraph.shape.align.as_deref() {
        Some("both") => "justify".to_owned(),
        Some(other) => other.to_owned(),
        None => "left".to_owned(),
    }
}

fn color(look: &Look) -> String {
    look.color.clone().unwrap_or_else(|| "000000".to_owned())
}

fn letters(file: &Docx, document: &Document, facts: &mut Facts) {
    let red_allowed = document.muc_do_khan.is_some();
    let mut seen: Vec<&Look> = Vec::new();
    for look in &file.looks {
        if seen.contains(&look) {
            continue;
        }
        seen.push(look);
        for font in &look.fonts {
            let font = font.clone().unwrap_or_else(|| "none".to_owned());
            facts.push("letters", "family", "a run", font);
        }
        let language = look.language.clone().unwrap_or_else(|| "none".to_owned());
        facts.push("letters", "language", "a run", language);
        let color = color(look);
        let is_red = color.starts_with("FF") || color.starts_with("C0") || color.starts_with("E");
        if !(red_allowed && is_red) {
            facts.push("letters", "color", "a run", color);
        }
    }
    let foreign = file.letters.iter().filter(|letter| {
        letter.letter == '\u{FFFD}' || ('\u{300}'..='\u{36F}').contains(&letter.letter)
    });
    #[allow(clippy::cast_precision_loss, reason = "a count of letters")]
    let count = foreign.count() as f64;
    facts.push("letters", "legacy_or_foreign_marks", "whole file", count);
    let drawn_by_letters = file.paragraphs.iter().any(|paragraph| {
        let letters = comparable(&paragraph.text);
        letters.len() > 3
            && letters
                .iter()
                .all(|letter| matches!(letter, '_' | '-' | '─'))
    });
    facts.push(
        "letters",
        "underline_for_rules",
        "whole file",
        drawn_by_letters,
    );
}

fn look(file: &Docx, found: &Found, facts: &mut Facts) {
    let component = found.component;
    let subject = component.subject;
    let words = component.words_shown();
    let label = comparable(&component.label).len();
    let of = |letter: &usize| &file.looks[file.letters[*letter].look];
    let mut sizes: Vec<f64> = found
        .letters
        .iter()
        .filter(|letter| file.letters[**letter].letter != thethuc_model::FOOTNOTE_MARK)
        .map(|letter| of(letter).size_pt.unwrap_or(10.0))
        .collect();
    sizes.dedup();
    for size in sizes {
        facts.push(subject, "size_pt", words, size);
    }
    let has_label = has_label_of_its_own(subject);
    if has_label && component.plain {
        let bold = all(&found.letters[..label], |letter| {
            of(letter).bold == Some(true)
        });
        facts.push(subject, "label_bold", words, bold);
    }
    let rest = if has_label {
        &found.letters[label..]
    } else {
        &found.letters[..]
    };
    if component.plain && !rest.is_empty() && subject != "nguoi_gui_dien" {
        let bold = all(rest, |letter| of(letter).bold == Some(true));
        facts.push(subject, "bold", words, bold);
    }
    if component.plain && !rest.is_empty() {
        let italic = all(rest, |letter| of(letter).italic == Some(true));
        facts.push(subject, "italic", words, italic);
    }
    if let Some(upper) = wants_case(subject) {
        let letters: String = found
            .letters
            .iter()
            .map(|&letter| file.letters[letter].letter)
            .collect();
        if letters.to_lowercase() != letters.to_uppercase() || upper {
            facts.push(subject, "upper", words, letters == letters.to_uppercase());
        }
    }
}

fn all(letters: &[usize], is: impl Fn(&usize) -> bool) -> Measured {
    match letters.iter().filter(|letter| is(letter)).count() {
        0 => false.into(),
        count if count == letters.len() => true.into(),
        _ => "mixed".into(),
    }
}

fn shape(file: &Docx, found: &Found, facts: &mut Facts) {
    let subject = found.component.subject;
    let words = found.component.words_shown();
    let paragraph = &file.paragraphs[found.first()];
    let dash = words.starts_with(['-', '+']);
    if aligned(subject) && !(subject == "noi_dung" && dash) {
        facts.push(subject, "align", words, align(paragraph));
    }
    let first_line = paragraph.shape.left_pt.unwrap_or(0.0)
        + paragraph.shape.first_line_pt.unwrap_or(0.0)
        + paragraph
            .cell
            .as_ref()
            .map_or(0.0, |cell| cell.from_left_pt);
    if (is_body(subject) || subject == "can_cu") && !dash {
        facts.push(subject, "first_line_mm", words, first_line * MM_PER_PT);
    }
    if matches!(subject, "noi_nhan_tu" | "noi_nhan_danh_sach") && !words.starts_with('+') {
        facts.push(
            subject,
            "from_left_margin_mm",
            words,
            first_line * MM_PER_PT,
        );
    }
    if stands_on_its_own_line(subject) {
        let begins = file.letters[found.letters[0]].begins_line;
        facts.push(subject, "own_line", words, begins);
    }
    if single_spaced(subject) {
        for &index in &found.paragraphs {
            facts.push(
                subject,
                "line_pitch_ratio",
                words,
                pitch_ratio(&file.paragraphs[index]),
            );
        }
    }
    if subject == "trich_yeu_cong_van" {
        let gap = gap_above(file, found.first());
        facts.push(subject, "gap_above_pt", words, gap);
        let under = file.paragraphs.get(found.last() + 1);
        let rule = under.is_some_and(|next| is_rule(next) && same_cell(next, paragraph));
        facts.push(subject, "rule_below", words, rule);
    }
}

/// Subjects whose rows speak of alignment.
fn aligned(subject: &str) -> bool {
    !matches!(
        subject,
        "dieu_tieu_de"
            | "khoan_tieu_de"
            | "muc_la_ma"
            | "kinh_gui"
            | "nguoi_gui_dien"
            | "noi_nhan_dien"
            | "noi_nhan_tu"
            | "noi_nhan_danh_sach"
            | "nguoi_soan_thao"
            | "dia_chi"
    )
}

fn single_spaced(subject: &str) -> bool {
    matches!(
        subject,
        "tieu_ngu" | "co_quan_chu_quan" | "co_quan_ban_hanh"
    )
}

fn pitch_ratio(paragraph: &Paragraph) -> f64 {
    let size = paragraph.look.size_pt.unwrap_or(10.0);
    match paragraph.shape.pitch {
        Some(Pitch::Exact(pt)) => pt / (SINGLE_LINE * size),
        Some(Pitch::Lines(lines)) => lines,
        None => 1.0,
    }
}

fn gap_above(file: &Docx, index: usize) -> f64 {
    let before = file.paragraphs[index].shape.before_pt.unwrap_or(0.0);
    let after = index
        .checked_sub(1)
        .map(|index| &file.paragraphs[index])
        .filter(|above| same_cell(above, &file.paragraphs[index]))
        .map_or(0.0, |above| above.shape.after_pt.unwrap_or(0.0));
    before + after
}

fn same_cell(a: &Paragraph, b: &Paragraph) -> bool {
    let place = |paragraph: &Paragraph| {
        let cell = paragraph.cell.as_ref();
        cell.map(|cell| (cell.table, cell.from_left_pt.to_bits()))
    };
    a.story == b.story && place(a) == place(b)
}

/// A drawn line is an empty paragraph with a border above.
fn is_rule(paragraph: &Paragraph) -> bool {
    paragraph.top_border.is_some() && comparable(&paragraph.text).is_empty()
}

fn rule(file: &Docx, found: &Found, facts: &mut Facts) {
    let subject = found.component.subject;
    let words = found.component.words_shown();
    let text = &file.paragraphs[found.last()];
    let next = file
        .paragraphs
        .get(found.last() + 1)
        .filter(|next| is_rule(next) && same_cell(next, text));
    facts.push(subject, "rule_drawn", words, next.is_some());
    let Some((next, border)) = next.and_then(|next| Some((next, next.top_border.as_ref()?))) else {
        return;
    };
    facts.push(subject, "rule_solid", words, border.kind == "single");
    facts.push(subject, "rule_color", words, border.color.clone());
    let column = file.column_pt(next);
    let (left, right) = (
        next.shape.left_pt.unwrap_or(0.0),
        next.shape.right_pt.unwrap_or(0.0),
    );
    let longest = found
        .paragraphs
        .iter()
        .map(|&index| &file.paragraphs[index])
        .map(|paragraph| {
            let size = paragraph.look.size_pt.unwrap_or(10.0);
            let width = column
                - paragraph.shape.left_pt.unwrap_or(0.0)
                - paragraph.shape.right_pt.unwrap_or(0.0);
            longest_line_pt(
                &paragraph.text,
                size,
                paragraph.look.bold == Some(true),
                width,
            )
        })
        .fold(0.0, f64::max);
    facts.push(
        subject,
        "rule_to_text_ratio",
        words,
        (column - left - right) / longest,
    );
    let text_off = text.shape.left_pt.unwrap_or(0.0) - text.shape.right_pt.unwrap_or(0.0);
    let off = (left - right - text_off).abs() / 2.0;
    facts.push(subject, "rule_from_middle_mm", words, off * MM_PER_PT);
}

fn body(file: &Docx, found: &[Found], facts: &mut Facts) {
    let units: Vec<&Found> = found
        .iter()
        .filter(|found| is_body(found.component.subject))
        .collect();
    let size = |found: &Found| {
        let letter = file.letters[found.letters[0]];
        file.looks[letter.look].size_pt.unwrap_or(10.0)
    };
    let Some(first) = units.first() else { return };
    for unit in &units {
        let subject = unit.component.subject;
        let words = unit.component.words_shown();
        if subject != "noi_dung" {
            facts.push(subject, "as_the_text_pt", words, size(unit) - size(first));
        }
        if matches!(subject, "noi_dung" | "khoan" | "diem") {
            let paragraph = &file.paragraphs[unit.first()];
            facts.push(subject, "line_pitch_ratio", words, pitch_ratio(paragraph));
        }
    }
    for pair in units
        .windows(2)
        .filter(|pair| pair[0].last() + 1 == pair[1].first())
    {
        let subject = pair[1].component.subject;
        if matches!(subject, "noi_dung" | "khoan" | "diem") {
            let gap = gap_above(file, pair[1].first());
            facts.push(
                subject,
                "gap_between_pt",
                pair[1].component.words_shown(),
                gap,
            );
        }
    }
    let mut sizes: Vec<f64> = units.iter().map(|unit| size(unit)).collect();
    sizes.dedup();
    #[allow(clippy::cast_precision_loss, reason = "a count of sizes")]
    facts.push(
        "noi_dung",
        "sizes_in_text",
        "whole text",
        sizes.len() as f64,
    );
}

fn marks(file: &Docx, found: &[Found], facts: &mut Facts) {
    for found in found {
        let paragraph = &file.paragraphs[found.first()];
        let words = found.component.words_shown();
        match found.component.subject {
            "muc_do_khan" => urgency(file, found, facts),
            "pham_vi_luu_hanh" => {
                let framed = paragraph
                    .cell
                    .as_ref()
                    .and_then(|cell| cell.border.as_ref())
                    .is_some_and(|border| border.kind == "single");
                facts.push("pham_vi_luu_hanh", "framed", words, framed);
            }
            "dia_chi" => {
                let length = found
                    .first()
                    .checked_sub(1)
                    .map(|index| &file.paragraphs[index])
                    .filter(|above| is_rule(above))
                    .map_or(0.0, |above| {
                        let indents = above.shape.left_pt.unwrap_or(0.0)
                            + above.shape.right_pt.unwrap_or(0.0);
                        file.column_pt(above) - indents
                    });
                let ratio = length / file.sections[paragraph.section].text_width_pt();
                facts.push("dia_chi", "rule_above_to_text_area_ratio", words, ratio);
            }
            _ => {}
        }
    }
}

fn urgency(file: &Docx, found: &Found, facts: &mut Facts) {
    let words = found.component.words_shown();
    let red =
        |color: &str| color.starts_with("FF") || color.starts_with('E') || color.starts_with('C');
    let letters_red = found
        .letters
        .iter()
        .all(|&letter| red(&color(&file.looks[file.letters[letter].look])));
    facts.push("muc_do_khan", "letters_red", words, letters_red);
    let Some(cell) = &file.paragraphs[found.first()].cell else {
        facts.push("muc_do_khan", "frame_red", words, "no frame");
        return;
    };
    let frame_red = cell
        .border
        .as_ref()
        .is_some_and(|border| red(&border.color));
    facts.push("muc_do_khan", "frame_red", words, frame_red);
    let Some((_, wide, tall)) = URGENCY_FRAMES_MM.iter().find(|(name, ..)| *name == words) else {
        return;
    };
    let off = (cell.width_pt * MM_PER_PT - wide).abs();
    facts.push("muc_do_khan", "frame_short_of_width_mm", words, off);
    let off = (cell.height_pt.unwrap_or(0.0) * MM_PER_PT - tall).abs();
    facts.push("muc_do_khan", "frame_short_of_height_mm", words, off);
}

/// A phụ lục begins a section whose page numbers start from 1.
fn restarts(file: &Docx, found: &[Found], part: &Part, facts: &mut Facts) {
    if !part.phu_luc {
        return;
    }
    if let Some(first) = found.first() {
        let section = file.paragraphs[first.first()].section;
        let anew = file.sections[section].starts_from == Some(1);
        facts.push(
            "phu_luc_so",
            "page_numbers_restart",
            first.component.words_shown(),
            anew,
        );
    }
}
