use thethuc_reading::{Drawn, DrawnKind, Paragraph, Place as Where};
use thethuc_recognize::Role;

use super::measures::width_pt;
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB20",
    title: "Đường kẻ dưới Tiêu ngữ dài bằng dòng chữ; dưới tên cơ quan dài 1/3 đến 1/2",
    article: "PL I/II.1.b; PL I/II.2.b",
    explanation: "Đường kẻ ngang, nét liền dưới Tiêu ngữ dài bằng dòng chữ; dưới tên cơ quan ban \
                  hành dài bằng 1/3 đến 1/2 dòng chữ và đặt cân đối.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Word {
        applies: |file| file.spots(Role::TieuNgu).next().is_some(),
        find,
    },
};

/// Widths are estimated without the font's own table, and drawing by hand is not exact.
const SLACK: f64 = 0.15;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (role, name, least, most) in [
        (Role::TieuNgu, "Tiêu ngữ", 1.0, 1.0),
        (Role::CoQuanBanHanh, "tên cơ quan", 1.0 / 3.0, 0.5),
    ] {
        let Some((spot, paragraph)) = file.spots(role).last() else {
            continue;
        };
        let Some((line, length_pt)) = line_below(file, spot.paragraph, paragraph) else {
            continue;
        };
        let place = || Place::paragraph(spot.paragraph, spot.range.clone());
        // A name on several lines may be measured by any of them.
        let widths = file
            .spots(role)
            .map(|(spot, paragraph)| width_pt(paragraph, spot.range.clone()));
        let shares: Vec<f64> = widths.map(|width| length_pt / width).collect();
        let fits = |share: &f64| *share >= least - SLACK && *share <= most + SLACK;
        if let Some(share) = shares.last().filter(|_| !shares.iter().any(fits)) {
            let percent = (share * 100.0).round();
            let wanted = if least < most {
                "từ 1/3 đến 1/2 dòng chữ"
            } else {
                "bằng dòng chữ"
            };
            findings.add(
                place(),
                format!("Đường kẻ dưới {name} dài khoảng {percent}% dòng chữ; phải dài {wanted}."),
            );
        }
        // Of a row of hyphens TB18 tells.
        if !line.solid && line.kind != DrawnKind::Characters {
            findings.add(place(), format!("Đường kẻ dưới {name} phải là nét liền."));
        }
    }
}

/// The one line in the same cell from the words down, with its length. Lines that float over a
/// header without a table belong to nobody for sure.
fn line_below<'a>(file: &File<'a>, from: usize, words: &Paragraph) -> Option<(&'a Drawn, f64)> {
    matches!(words.place, Where::Cell { .. }).then_some(())?;
    let mut lines = file.reading.paragraphs[from..]
        .iter()
        .take_while(|paragraph| paragraph.place == words.place)
        .flat_map(|paragraph| &paragraph.drawn);
    let line = lines.next()?;
    (lines.next().is_none()).then_some((line, line.length_pt?))
}
