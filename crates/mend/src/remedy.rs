//! Remedies of how a file looks, rule by rule. Values come from the decree in force on the
//! document's day: the nearest that it allows.

use std::ops::Range;

use thethuc_check::{File, Finding, Place};
use thethuc_law::{Case, StyleRule};
use thethuc_reading::{LineSpacing, Look, Paragraph, Place as Where, Run};
use thethuc_recognize::{Role, Spot};
use thethuc_text::{fold, to_upper_same_len};

use crate::step::{LetterChange, PageChange, ParagraphChange};
use crate::{Reason, Step, What};

const MM_PER_PT: f64 = 25.4 / 72.0;
const CM_PT: f64 = 72.0 / 2.54;
/// A component is only changed when it is as sure as this that it is that component.
const SURE: f64 = 0.9;
/// Fonts whose letters are pictures.
const PICTURES: [&str; 6] = ["symbol", "dings", "math", "mt extra", "barcode", "marlett"];

/// What removes a finding; `order` counts the findings before it of the same rule at the same place.
pub(crate) fn steps(file: &File<'_>, finding: &Finding, order: usize) -> Result<Vec<Step>, Reason> {
    let steps = match finding.code {
        "TB01" => sheet(file, finding),
        "TB02" => margin(file, finding, order),
        "TB04" => letters(file, finding, font),
        "TB06" => letters(file, finding, |_, _, _| {
            Some(LetterChange {
                black: true,
                ..LetterChange::default()
            })
        }),
        "TB09" => page_number(file, finding),
        "TB10" => motto(file, finding),
        "TB11" => letters(file, finding, size),
        "TB12" => letters(file, finding, weight),
        "TB13" => capitals(file, finding),
        "TB14" => paragraphs(file, finding, |_, _| {
            Some(ParagraphChange {
                justified: true,
                ..ParagraphChange::default()
            })
        }),
        "TB15" => paragraphs(file, finding, first_line),
        "TB16" => paragraphs(file, finding, gap),
        "TB17" => paragraphs(file, finding, lines),
        _ => None,
    };
    steps
        .filter(|steps| !steps.is_empty())
        .ok_or(Reason::NoRemedy)
}

fn places(finding: &Finding) -> impl Iterator<Item = &Place> {
    std::iter::once(&finding.place).chain(&finding.related)
}

/// The changes of letters at all places of a finding; none when one of them has no remedy.
fn letters(
    file: &File<'_>,
    finding: &Finding,
    change: fn(&File<'_>, &Run, (usize, &str)) -> Option<LetterChange>,
) -> Option<Vec<Step>> {
    places(finding)
        .map(|place| {
            let (index, paragraph, range) = paragraph(file, place)?;
            let run = paragraph
                .runs
                .iter()
                .find(|run| run.range.start <= range.start && range.start < run.range.end)?;
            let text = paragraph.text.get(range)?;
            let change = change(file, run, (index, text))?;
            Some(Step {
                place: place.clone(),
                what: What::Letters(change),
            })
        })
        .collect()
}

fn paragraphs(
    file: &File<'_>,
    finding: &Finding,
    change: fn(&File<'_>, usize) -> Option<ParagraphChange>,
) -> Option<Vec<Step>> {
    places(finding)
        .map(|place| {
            let (index, ..) = paragraph(file, place)?;
            let change = change(file, index)?;
            Some(Step {
                place: place.clone(),
                what: What::Paragraph(change),
            })
        })
        .collect()
}

fn paragraph<'f>(file: &File<'f>, place: &Place) -> Option<(usize, &'f Paragraph, Range<usize>)> {
    let Place::Paragraph {
        paragraph,
        start,
        end,
    } = place
    else {
        return None;
    };
    Some((
        *paragraph,
        file.reading.paragraphs.get(*paragraph)?,
        *start..*end,
    ))
}

fn spot<'f>(file: &File<'f>, index: usize, at: usize) -> Option<&'f Spot> {
    file.recognition
        .spots
        .iter()
        .find(|spot| spot.paragraph == index && spot.range.start <= at && at < spot.range.end)
        .filter(|spot| spot.confidence >= SURE || spot.role == Role::NoiDung)
}

fn style(file: &File<'_>, index: usize, at: usize) -> Option<&'static StyleRule> {
    file.style(spot(file, index, at)?.role)
}

/// PL I/I.1.
fn sheet(file: &File<'_>, finding: &Finding) -> Option<Vec<Step>> {
    let Place::Section { section } = finding.place else {
        return None;
    };
    let page = file.reading.sections.get(section)?;
    let law = &file.decree.page;
    let (short, long) = (f64::from(law.width_mm.min), f64::from(law.height_mm.min));
    let across = page.width_pt > page.height_pt;
    let sheet_mm = Some(if across { (long, short) } else { (short, long) });
    let what = What::Page(PageChange {
        sheet_mm,
        ..PageChange::default()
    });
    Some(vec![Step {
        place: finding.place.clone(),
        what,
    }])
}

/// PL I/I.3: the side that the finding is about, brought to the nearer bound.
fn margin(file: &File<'_>, finding: &Finding, order: usize) -> Option<Vec<Step>> {
    let Place::Section { section } = finding.place else {
        return None;
    };
    let page = file.reading.sections.get(section)?;
    let law = &file.decree.page;
    let nearest = |pt: f64, range: &thethuc_law::Range| {
        let mm = pt * MM_PER_PT;
        let wanted = mm.clamp(f64::from(range.min), f64::from(range.max));
        ((wanted - mm).abs() > 0.3).then_some(wanted)
    };
    let sides = [
        nearest(page.top_pt, &law.le_tren_mm).map(|mm| PageChange {
            top_mm: Some(mm),
            ..PageChange::default()
        }),
        nearest(page.bottom_pt, &law.le_duoi_mm).map(|mm| PageChange {
            bottom_mm: Some(mm),
            ..PageChange::default()
        }),
        nearest(page.left_pt, &law.le_trai_mm).map(|mm| PageChange {
            left_mm: Some(mm),
            ..PageChange::default()
        }),
        nearest(page.right_pt, &law.le_phai_mm).map(|mm| PageChange {
            right_mm: Some(mm),
            ..PageChange::default()
        }),
    ];
    let change = sides.into_iter().flatten().nth(order)?;
    Some(vec![Step {
        place: finding.place.clone(),
        what: What::Page(change),
    }])
}

/// PL I/I.4. Letters that are pictures would become other signs.
fn font(file: &File<'_>, run: &Run, (_, text): (usize, &str)) -> Option<LetterChange> {
    let found = run.look.font.to_lowercase();
    let picture = PICTURES.iter().any(|part| found.contains(part))
        || text.chars().any(|c| ('\u{E000}'..='\u{F8FF}').contains(&c));
    let font = Some(file.decree.texts.font.text.clone()).filter(|_| !picture)?;
    Some(LetterChange {
        font: Some(font),
        ..LetterChange::default()
    })
}

/// PL I/V.
fn size(file: &File<'_>, run: &Run, (index, _): (usize, &str)) -> Option<LetterChange> {
    let range = style(file, index, run_place(file, run, index))?.size_pt;
    let wanted = run
        .look
        .size_pt
        .clamp(f64::from(range.min), f64::from(range.max));
    Some(LetterChange {
        size_pt: Some(wanted),
        ..LetterChange::default()
    })
}

/// PL I/V.
fn weight(file: &File<'_>, run: &Run, (index, _): (usize, &str)) -> Option<LetterChange> {
    let style = style(file, index, run_place(file, run, index))?;
    let unlike = |found: bool, wanted: bool| (found != wanted).then_some(wanted);
    Some(LetterChange {
        bold: unlike(run.look.bold, style.bold),
        italic: unlike(run.look.italic, style.italic),
        ..LetterChange::default()
    })
}

/// The first letter of a run that belongs to a component.
fn run_place(file: &File<'_>, run: &Run, index: usize) -> usize {
    let within = |spot: &&Spot| spot.paragraph == index && spot.range.end > run.range.start;
    let spot = file.recognition.spots.iter().find(within);
    spot.map_or(run.range.start, |spot| {
        spot.range.start.max(run.range.start)
    })
}

/// PL I/I.7; PL I/V.14.
fn page_number(file: &File<'_>, finding: &Finding) -> Option<Vec<Step>> {
    let Place::Section { section: wanted } = finding.place else {
        return None;
    };
    let mut steps = Vec::new();
    for (index, paragraph) in file.reading.paragraphs.iter().enumerate() {
        let (Where::Header { section, .. } | Where::Footer { section, .. }) = paragraph.place
        else {
            continue;
        };
        for run in paragraph
            .runs
            .iter()
            .filter(|run| run.page_field && section == wanted)
        {
            let what = What::Letters(upright(&run.look));
            steps.push(Step {
                place: Place::paragraph(index, run.range.clone()),
                what,
            });
        }
    }
    Some(steps)
}

fn upright(look: &Look) -> LetterChange {
    LetterChange {
        size_pt: Some(look.size_pt.clamp(13.0, 14.0)),
        bold: look.bold.then_some(false),
        italic: look.italic.then_some(false),
        ..LetterChange::default()
    }
}

/// PL I/II.1: the same words with other strokes, blanks or capitals.
fn motto(file: &File<'_>, finding: &Finding) -> Option<Vec<Step>> {
    let (index, paragraph, range) = paragraph(file, &finding.place)?;
    let wanted = file.decree.texts.tieu_ngu.text.as_str();
    let found = paragraph.text.get(range.clone())?;
    let words = |text: &str| fold(text).replace(|c: char| !c.is_alphanumeric(), "");
    let same = words(found) == words(wanted) && found != wanted;
    same.then(|| vec![Step::text(index, range, found, wanted)])
}

/// PL I/V.
fn capitals(file: &File<'_>, finding: &Finding) -> Option<Vec<Step>> {
    places(finding)
        .map(|place| {
            let (index, paragraph, range) = paragraph(file, place)?;
            let style = style(file, index, range.start)?;
            let found = paragraph.text.get(range.clone())?;
            (style.case == Case::Upper)
                .then(|| Step::text(index, range, found, to_upper_same_len(found)))
        })
        .collect()
}

/// PL I/II.6.e: the nearer of the two indents. A paragraph that hangs, stands in as a whole or
/// begins with blanks was made otherwise on purpose.
fn first_line(file: &File<'_>, index: usize) -> Option<ParagraphChange> {
    let paragraph = file.reading.paragraphs.get(index)?;
    let plain = paragraph.left_pt.abs() < 1.0
        && paragraph.first_line_pt >= 0.0
        && !paragraph.text.starts_with(char::is_whitespace);
    let (near, far) = (CM_PT, 1.27 * CM_PT);
    let closer = paragraph.first_line_pt < f64::midpoint(near, far);
    let first_line_pt = Some(if closer { near } else { far });
    plain.then(|| ParagraphChange {
        first_line_pt,
        ..ParagraphChange::default()
    })
}

/// PL I/II.6.e.
fn gap(file: &File<'_>, index: usize) -> Option<ParagraphChange> {
    let above = file.reading.paragraphs.get(index.checked_sub(1)?)?;
    let least = f64::from(file.decree.least_gap_pt());
    Some(ParagraphChange {
        before_pt: Some((least - above.after_pt).max(0.0)),
        ..ParagraphChange::default()
    })
}

/// PL I/II.6.e: single lines, or one and a half.
fn lines(file: &File<'_>, index: usize) -> Option<ParagraphChange> {
    let wide = match file.reading.paragraphs.get(index)?.line {
        LineSpacing::Multiple(lines) => lines > 1.0,
        LineSpacing::Exact(pt) | LineSpacing::AtLeast(pt) => pt > 1.15 * 14.0,
    };
    let lines = Some(if wide { 1.5 } else { 1.0 });
    Some(ParagraphChange {
        lines,
        ..ParagraphChange::default()
    })
}
