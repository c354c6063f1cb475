//! Measures of a PDF between components: what stands beside, under and in the middle of what; drawn
//! lines and frames; page numbers.

use thethuc_reading::pdf::hex;

use super::facts::{Found, TextArea};
use super::{Line, Pdf, Stroke};
use crate::Facts;
use crate::expected::Part;
use crate::subjects::{MM_PER_PT, SINGLE_LINE, URGENCY_FRAMES_MM};

/// Measures one part.
pub(super) fn measure(pdf: &Pdf, found: &[&Found], area: TextArea, facts: &mut Facts) {
    heads(found, area, facts);
    middles(found, facts);
    let names_its_parent = one(found, "phu_luc_kem_theo").is_some();
    for (subject, found) in ["tieu_ngu", "co_quan_ban_hanh", "trich_yeu"]
        .iter()
        .filter_map(|subject| Some((*subject, one(found, subject)?)))
        .filter(|(subject, _)| !(*subject == "trich_yeu" && names_its_parent))
    {
        rule(pdf, subject, found, facts);
    }
    subject_of_cong_van(pdf, found, facts);
    addressees(pdf, found, facts);
    recipients(found, facts);
    signatures(found, facts);
    marks(pdf, found, area, facts);
}

fn one<'a>(found: &[&'a Found<'a>], subject: &str) -> Option<&'a Found<'a>> {
    found
        .iter()
        .find(|found| found.component.subject == subject)
        .copied()
}

/// Levels and halves of the page.
fn heads(found: &[&Found], area: TextArea, facts: &mut Facts) {
    let (Some(agency), Some(motto_above)) =
        (one(found, "co_quan_ban_hanh"), one(found, "quoc_hieu"))
    else {
        return;
    };
    let left = one(found, "co_quan_chu_quan").unwrap_or(agency);
    let words = agency.component.words_shown();
    let off = (left.first().baseline_pt - motto_above.first().baseline_pt).abs();
    facts.push("co_quan_ban_hanh", "level_with_quoc_hieu_pt", words, off);
    let right = motto_above.first();
    let apart = agency
        .lines
        .iter()
        .all(|line| line.right_pt < right.left_pt);
    facts.push("co_quan_ban_hanh", "in_left_half", words, apart);
    facts.push("quoc_hieu", "in_right_half", "Quốc hiệu", apart);
    if let Some(motto) = one(found, "tieu_ngu") {
        let pitch = motto.first().baseline_pt - right.baseline_pt;
        // Letters of two sizes: the middle of their two single lines.
        let size = f64::midpoint(motto.first().size_pt, right.size_pt);
        let ratio = pitch / (SINGLE_LINE * size);
        facts.push("tieu_ngu", "line_pitch_ratio", "Tiêu ngữ", ratio);
    }
    single_spaced(agency, one(found, "co_quan_chu_quan"), facts);
    lone_words(agency, facts);
    if let (Some(number), Some(date)) = (one(found, "so_ky_hieu"), one(found, "dia_danh_thoi_gian"))
    {
        let off = (number.first().baseline_pt - date.first().baseline_pt).abs();
        let words = number.component.words_shown();
        facts.push("so_ky_hieu", "level_with_thoi_gian_pt", words, off);
        if fit_side_by_side(number, date, area) {
            #[allow(clippy::cast_precision_loss, reason = "a count of lines")]
            facts.push("so_ky_hieu", "lines", words, number.lines.len() as f64);
        }
    }
}

/// Whether number and date, each on one line, have room beside each other.
fn fit_side_by_side(number: &Found, date: &Found, area: TextArea) -> bool {
    /// Room for the gap of a number that is not given yet.
    const BLANK_PT: f64 = 30.0;
    let number: f64 = number.lines.iter().map(Line::length_pt).sum();
    number + BLANK_PT + date.longest_pt() < area.right_pt - area.left_pt
}

/// Names of bodies: all their lines one single line apart.
fn single_spaced(agency: &Found, superior: Option<&Found>, facts: &mut Facts) {
    for found in superior.into_iter().chain([agency]) {
        for pair in found.lines.windows(2) {
            let pitch = pair[1].baseline_pt - pair[0].baseline_pt;
            let ratio = pitch / (SINGLE_LINE * pair[1].size_pt);
            let subject = found.component.subject;
            facts.push(subject, "line_pitch_ratio", &pair[1].text, ratio);
        }
    }
    if let Some(superior) = superior {
        let pitch = agency.first().baseline_pt - superior.last().baseline_pt;
        let ratio = pitch / (SINGLE_LINE * agency.first().size_pt);
        let words = agency.component.words_shown();
        facts.push("co_quan_ban_hanh", "line_pitch_ratio", words, ratio);
    }
}

/// Whether a line of a name in several lines holds a single word.
fn lone_words(agency: &Found, facts: &mut Facts) {
    if agency.lines.len() < 2 {
        return;
    }
    let words = agency.component.words_shown();
    let alone = agency
        .lines
        .iter()
        .any(|line| words.split_whitespace().any(|word| word == line.text));
    facts.push("co_quan_ban_hanh", "word_alone_on_a_line", words, alone);
}

/// Middles of the two columns of heads, and of signatures.
fn middles(found: &[&Found], facts: &mut Facts) {
    let pairs = [
        ("tieu_ngu", "quoc_hieu", "from_middle_of_quoc_hieu_mm"),
        (
            "dia_danh_thoi_gian",
            "quoc_hieu",
            "from_middle_of_quoc_hieu_mm",
        ),
        (
            "co_quan_chu_quan",
            "co_quan_ban_hanh",
            "from_middle_of_co_quan_mm",
        ),
        (
            "so_ky_hieu",
            "co_quan_ban_hanh",
            "from_middle_of_co_quan_mm",
        ),
        (
            "trich_yeu_cong_van",
            "co_quan_ban_hanh",
            "from_middle_of_co_quan_mm",
        ),
    ];
    for (subject, of, row) in pairs {
        let (Some(part), Some(whole)) = (one(found, subject), one(found, of)) else {
            continue;
        };
        // A gap that a draft leaves at the end of the line is part of it, but shows no letters.
        let shows_its_ends = !part.component.words_shown().ends_with(' ');
        if !shows_its_ends || subject == "so_ky_hieu" && part.lines.len() > 1 {
            continue;
        }
        let middle = whole.first().middle_pt();
        for line in &part.lines {
            let off = (line.middle_pt() - middle).abs() * MM_PER_PT;
            facts.push(subject, row, part.component.words_shown(), off);
        }
    }
}

/// The drawn line under a component.
fn rule(pdf: &Pdf, subject: &str, found: &Found, facts: &mut Facts) {
    let words = found.component.words_shown();
    let stroke = stroke_under(pdf, found.last(), 1.5 * found.last().size_pt);
    facts.push(subject, "rule_drawn", words, stroke.is_some());
    let Some(stroke) = stroke else { return };
    facts.push(subject, "rule_solid", words, !stroke.dashed);
    facts.push(subject, "rule_color", words, hex(stroke.color));
    let ratio = stroke.length_pt() / found.longest_pt();
    facts.push(subject, "rule_to_text_ratio", words, ratio);
    let middle = f64::midpoint(stroke.x1_pt, stroke.x2_pt);
    let off = (middle - found.last().middle_pt()).abs() * MM_PER_PT;
    facts.push(subject, "rule_from_middle_mm", words, off);
}

/// The nearest horizontal line below a line of letters and over the same stretch, that is no side
/// of a frame.
fn stroke_under<'a>(pdf: &'a Pdf, line: &Line, reach_pt: f64) -> Option<&'a Stroke> {
    let strokes = &pdf.pages[line.page].strokes;
    strokes
        .iter()
        .filter(|stroke| {
            let below = stroke.y1_pt - line.baseline_pt;
            stroke.is_horizontal()
                && (0.0..reach_pt).contains(&below)
                && stroke.x1_pt < line.right_pt
                && stroke.x2_pt > line.left_pt
                && !is_side_of_frame(strokes, stroke)
        })
        .min_by(|a, b| a.y1_pt.total_cmp(&b.y1_pt))
}

fn is_side_of_frame(strokes: &[Stroke], side: &Stroke) -> bool {
    strokes.iter().any(|other| {
        let starts = (other.y1_pt - side.y1_pt).abs() < 1.5;
        let ends = (other.y2_pt - side.y1_pt).abs() < 1.5;
        other.is_vertical() && (other.x1_pt - side.x1_pt).abs() < 1.5 && (starts || ends)
    })
}

/// Ô 5b: under the number, 6 pt apart, without a line.
fn subject_of_cong_van(pdf: &Pdf, found: &[&Found], facts: &mut Facts) {
    let (Some(subject), Some(number)) =
        (one(found, "trich_yeu_cong_van"), one(found, "so_ky_hieu"))
    else {
        return;
    };
    let words = subject.component.words_shown();
    let under = stroke_under(pdf, subject.last(), 1.5 * subject.last().size_pt);
    facts.push("trich_yeu_cong_van", "rule_below", words, under.is_some());
    if let [first, second, ..] = subject.lines.as_slice() {
        let pitch = second.baseline_pt - first.baseline_pt;
        let gap = first.baseline_pt - number.last().baseline_pt - pitch;
        facts.push("trich_yeu_cong_van", "gap_seen_pt", words, gap);
    }
}

/// Ô 9a: the dashes stand under the colon, in line with each other.
fn addressees(pdf: &Pdf, found: &[&Found], facts: &mut Facts) {
    let rows: Vec<&&Found> = found
        .iter()
        .filter(|found| found.component.subject == "kinh_gui")
        .collect();
    let [head, items @ ..] = rows.as_slice() else {
        return;
    };
    let Some(first) = items.first() else { return };
    let colon = &pdf.glyphs[head.glyphs[head.glyphs.len() - 1]].1;
    let words = first.component.words_shown();
    let under = (first.first().left_pt - colon.x_pt).abs() * MM_PER_PT;
    facts.push("kinh_gui", "dash_under_colon_mm", words, under);
    for item in items {
        let off = (item.first().left_pt - first.first().left_pt).abs() * MM_PER_PT;
        let words = item.component.words_shown();
        facts.push("kinh_gui", "dashes_in_line_mm", words, off);
    }
}

/// Ô 9b: level with the signature, together with its list.
fn recipients(found: &[&Found], facts: &mut Facts) {
    let Some(label) = one(found, "noi_nhan_tu") else {
        return;
    };
    if let Some(first) = one(found, "noi_nhan_danh_sach") {
        let together = first.first().page == label.first().page;
        facts.push("noi_nhan_tu", "with_its_list", "Nơi nhận", together);
    }
    let signers: Vec<&&Found> = found
        .iter()
        .filter(|found| found.component.subject == "ho_ten")
        .collect();
    if let (Some(title), [_]) = (one(found, "quyen_han_chuc_vu"), signers.as_slice()) {
        let off = if title.first().page == label.first().page {
            (title.first().baseline_pt - label.first().baseline_pt).abs()
        } else {
            f64::INFINITY
        };
        facts.push("noi_nhan_tu", "level_with_quyen_han_pt", "Nơi nhận", off);
    }
}

/// Ô 7: below the text and never alone; the name in the middle under the title.
fn signatures(found: &[&Found], facts: &mut Facts) {
    let Some(title) = one(found, "quyen_han_chuc_vu") else {
        return;
    };
    let words = title.component.words_shown();
    let text: Vec<&Line> = found
        .iter()
        .filter(|found| found.is_body())
        .flat_map(|found| &found.lines)
        .collect();
    if let Some(last) = text.last() {
        let place = |line: &Line| (line.page, line.baseline_pt);
        let below = place(title.first()) > place(last);
        facts.push("quyen_han_chuc_vu", "below_the_text", words, below);
        let alone = text.iter().all(|line| line.page != title.first().page);
        facts.push("quyen_han_chuc_vu", "alone_on_its_page", words, alone);
    }
    let titles = || {
        found
            .iter()
            .filter(|found| found.component.subject == "quyen_han_chuc_vu")
            .flat_map(|found| &found.lines)
    };
    for name in found
        .iter()
        .filter(|found| found.component.subject == "ho_ten")
    {
        let off = titles()
            .map(|line| (line.middle_pt() - name.first().middle_pt()).abs() * MM_PER_PT)
            .fold(f64::INFINITY, f64::min);
        let words = name.component.words_shown();
        facts.push("ho_ten", "from_middle_of_chuc_vu_mm", words, off);
    }
}

/// Ô 10b, 11, 13.
fn marks(pdf: &Pdf, found: &[&Found], area: TextArea, facts: &mut Facts) {
    if let Some(mark) = one(found, "muc_do_khan") {
        urgency(pdf, mark, found, facts);
    }
    if let Some(mark) = one(found, "pham_vi_luu_hanh") {
        let words = mark.component.words_shown();
        let framed = frame_around(pdf, mark.first()).is_some();
        facts.push("pham_vi_luu_hanh", "framed", words, framed);
        let above_all = one(found, "quoc_hieu")
            .is_some_and(|motto| mark.last().baseline_pt < motto.first().baseline_pt);
        let in_margin = mark.last().baseline_pt * MM_PER_PT < 25.0 && above_all;
        facts.push("pham_vi_luu_hanh", "in_top_margin", words, in_margin);
    }
    if let Some(address) = one(found, "dia_chi") {
        let first = address.first();
        let words = address.component.words_shown();
        #[allow(clippy::cast_precision_loss, reason = "a page number")]
        facts.push("dia_chi", "page", words, (first.page + 1) as f64);
        let length = pdf.pages[first.page]
            .strokes
            .iter()
            .filter(|stroke| {
                let above = first.baseline_pt - stroke.y1_pt;
                stroke.is_horizontal() && (0.0..3.0 * first.size_pt).contains(&above)
            })
            .map(Stroke::length_pt)
            .fold(0.0, f64::max);
        let ratio = length / (area.right_pt - area.left_pt);
        facts.push("dia_chi", "rule_above_to_text_area_ratio", words, ratio);
    }
}

fn urgency(pdf: &Pdf, mark: &Found, found: &[&Found], facts: &mut Facts) {
    let words = mark.component.words_shown();
    let red = |color: [f64; 3]| color[0] > 0.7 && color[1] < 0.3 && color[2] < 0.3;
    let letters_red = mark
        .glyphs
        .iter()
        .all(|&index| red(pdf.glyphs[index].1.color));
    facts.push("muc_do_khan", "letters_red", words, letters_red);
    let under = one(found, "so_ky_hieu").is_some_and(|number| {
        mark.first().baseline_pt > number.last().baseline_pt
            && mark.first().page == number.first().page
    });
    facts.push("muc_do_khan", "under_so_ky_hieu", words, under);
    let Some([left, top, right, bottom, is_red]) = frame_around(pdf, mark.first()) else {
        facts.push("muc_do_khan", "frame_red", words, "no frame");
        return;
    };
    facts.push("muc_do_khan", "frame_red", words, is_red > 0.5);
    let lawful = URGENCY_FRAMES_MM.iter().find(|(name, ..)| *name == words);
    if let Some((_, wide, tall)) = lawful {
        let off = ((right - left) * MM_PER_PT - wide).abs();
        facts.push("muc_do_khan", "frame_short_of_width_mm", words, off);
        let off = ((bottom - top) * MM_PER_PT - tall).abs();
        facts.push("muc_do_khan", "frame_short_of_height_mm", words, off);
    }
    let off = (f64::midpoint(left, right) - mark.first().middle_pt()).abs() * MM_PER_PT;
    facts.push("muc_do_khan", "from_middle_of_frame_mm", words, off);
}

/// Left, top, right and bottom of the smallest frame around a line of letters, and 1 where it is
/// red.
fn frame_around(pdf: &Pdf, line: &Line) -> Option<[f64; 5]> {
    let strokes = &pdf.pages[line.page].strokes;
    let (top_pt, bottom_pt) = (
        line.baseline_pt - 0.7 * line.size_pt,
        line.baseline_pt + 0.2 * line.size_pt,
    );
    let beside = |stroke: &&Stroke| {
        stroke.is_vertical()
            && stroke.y1_pt.min(stroke.y2_pt) < top_pt
            && stroke.y1_pt.max(stroke.y2_pt) > bottom_pt
    };
    let across = |stroke: &&Stroke| {
        stroke.is_horizontal() && stroke.x1_pt < line.left_pt && stroke.x2_pt > line.right_pt
    };
    let upright = || strokes.iter().filter(beside);
    let lying = || strokes.iter().filter(across);
    let left = upright()
        .map(|stroke| stroke.x1_pt)
        .filter(|x| *x < line.left_pt)
        .max_by(f64::total_cmp)?;
    let right = upright()
        .map(|stroke| stroke.x1_pt)
        .filter(|x| *x > line.right_pt)
        .min_by(f64::total_cmp)?;
    let above = lying()
        .filter(|stroke| stroke.y1_pt < top_pt)
        .max_by(|a, b| a.y1_pt.total_cmp(&b.y1_pt))?;
    let below = lying()
        .map(|stroke| stroke.y1_pt)
        .filter(|y| *y > bottom_pt)
        .min_by(f64::total_cmp)?;
    let red = above.color[0] > 0.7 && above.color[1] < 0.3 && above.color[2] < 0.3;
    Some([left, above.y1_pt, right, below, f64::from(red)])
}

/// Page numbers: from 2, in the middle of the top margin; each phụ lục counts anew.
pub(super) fn page_numbers(
    pdf: &Pdf,
    parts: &[Part],
    found: &[Found],
    area: TextArea,
    facts: &mut Facts,
) {
    let starts: Vec<(usize, bool)> = (0..parts.len())
        .filter_map(|part| {
            let first = found.iter().filter(|found| found.part == part);
            let page = first.map(|found| found.first().page).min()?;
            Some((page, parts[part].phu_luc))
        })
        .collect();
    for (index, page) in pdf.pages.iter().enumerate() {
        let place = format!("page {}", index + 1);
        let number = number_line(pdf, index);
        if index == 0 {
            facts.push(
                "page_number",
                "shown_on_first_page",
                &place,
                number.is_some(),
            );
        }
        let start = starts.iter().rev().find(|(start, _)| *start <= index);
        let &(start, phu_luc) = start.unwrap_or(&(0, false));
        if index == start {
            continue;
        }
        let text = number.as_ref().map_or("none", |line| line.text.as_str());
        let anew = text == (index - start + 1).to_string();
        // An attached document may count on from the one before or anew.
        let goes_on = !phu_luc
            && starts
                .iter()
                .any(|(start, _)| *start <= index && text == (index - start + 1).to_string());
        facts.push("page_number", "is_the_page", &place, anew || goes_on);
        if phu_luc && index == start + 1 {
            facts.push("phu_luc_so", "page_numbers_restart", &place, text == "2");
        }
        let Some(line) = number else { continue };
        look(pdf, &line, &place, facts);
        let middle = if page.width_pt > page.height_pt {
            page_middle(pdf, index)
        } else {
            area.middle_pt()
        };
        let off = (line.middle_pt() - middle).abs() * MM_PER_PT;
        facts.push("page_number", "from_middle_mm", &place, off);
        let above = line.baseline_pt * MM_PER_PT;
        facts.push("page_number", "in_top_margin", &place, above < 20.0);
    }
}

fn look(pdf: &Pdf, line: &Line, place: &str, facts: &mut Facts) {
    for &index in &line.glyphs {
        let glyph = &pdf.glyphs[index].1;
        let font = &pdf.fonts[glyph.font];
        facts.push("page_number", "size_pt", place, glyph.size_pt);
        facts.push("page_number", "bold", place, font.bold);
        facts.push("page_number", "italic", place, font.italic);
        facts.push("page_number", "color", place, hex(glyph.color));
    }
}

/// The digits that stand alone above the text.
fn number_line(pdf: &Pdf, page: usize) -> Option<Line> {
    let in_margin: Vec<usize> = pdf
        .glyphs_on(page)
        .filter(|(_, glyph)| glyph.baseline_pt * MM_PER_PT < 20.0)
        .map(|(index, _)| index)
        .collect();
    pdf.lines(&in_margin)
        .into_iter()
        .find(|line| line.text.chars().all(|c| c.is_ascii_digit()))
}

/// The middle between the edges of what is drawn on a page that lies across.
fn page_middle(pdf: &Pdf, page: usize) -> f64 {
    let strokes = &pdf.pages[page].strokes;
    let left = strokes
        .iter()
        .map(|stroke| stroke.x1_pt)
        .fold(f64::MAX, f64::min);
    let right = strokes
        .iter()
        .map(|stroke| stroke.x2_pt)
        .fold(f64::MIN, f64::max);
    f64::midpoint(left, right)
}
