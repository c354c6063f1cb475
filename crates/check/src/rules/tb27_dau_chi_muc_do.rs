use thethuc_reading::Place as Where;
use thethuc_recognize::Role;
use thethuc_text::fold;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB27",
    title: "Dấu chỉ mức độ khẩn, phạm vi lưu hành: in hoa, cỡ 13–14, đứng, đậm, đúng ô",
    article: "PL I/III.2.b–c",
    explanation: "Mức độ khẩn đặt ở ô số 10b, bên trái, dưới số, ký hiệu; chỉ dẫn phạm vi lưu \
                  hành ở ô số 11. Chữ in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm, trong khung chữ \
                  nhật viền đơn.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Word {
        applies: |file| {
            file.spots(Role::DauChi)
                .any(|(spot, paragraph)| mark(&paragraph.text[spot.range.clone()]).is_some())
        },
        find,
    },
};

/// The law's style of a mark.
fn mark(text: &str) -> Option<&'static str> {
    Some(match fold(text).trim() {
        "hoa toc" | "thuong khan" | "khan" => URGENT,
        "luu hanh noi bo" | "xem xong tra lai" => "pham_vi_luu_hanh",
        _ => return None,
    })
}

const URGENT: &str = "muc_do_khan";
const TOLERANCE_PT: f64 = 0.1;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, paragraph) in file.spots(Role::DauChi) {
        let text = &paragraph.text[spot.range.clone()];
        let Some(id) = mark(text) else { continue };
        let Some(style) = file.decree.style(id) else {
            continue;
        };
        let place = || Place::paragraph(spot.paragraph, spot.range.clone());
        let (min, max) = (f64::from(style.size_pt.min), f64::from(style.size_pt.max));
        let lawful = paragraph.runs.iter().all(|run| {
            let look = &run.look;
            look.bold
                && !look.italic
                && look.size_pt > min - TOLERANCE_PT
                && look.size_pt < max + TOLERANCE_PT
        });
        if !lawful {
            findings.add(
                place(),
                format!(
                    "“{text}” phải cỡ {min} đến {max}, chữ đứng, đậm ({}).",
                    style.article
                ),
            );
        }
        let on_the_right = matches!(paragraph.place, Where::Cell { column, .. } if column > 0);
        if id == URGENT && on_the_right {
            findings.add(
                place(),
                format!("“{text}” đặt bên trái, dưới số, ký hiệu (ô 10b)."),
            );
        }
    }
}
