use thethuc_reading::Place as Where;
use thethuc_recognize::Role;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB10",
    title: "Tiêu ngữ “Độc lập - Tự do - Hạnh phúc” đúng chữ, ở bên phải",
    article: "PL I/II.1",
    explanation: "Quốc hiệu và Tiêu ngữ đặt ở phía trên cùng, bên phải trang đầu. Giữa các cụm từ của \
                  Tiêu ngữ có gạch nối (-), có cách chữ; chữ cái đầu mỗi cụm viết hoa.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::QuocHieu).next().is_some(),
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let Some((quoc_hieu, _)) = file.spots(Role::QuocHieu).next() else {
        return;
    };
    let Some((spot, paragraph)) = file.spots(Role::TieuNgu).next() else {
        findings.add(
            Place::paragraph(quoc_hieu.paragraph, quoc_hieu.range.clone()),
            "Thiếu Tiêu ngữ “Độc lập - Tự do - Hạnh phúc” dưới Quốc hiệu.",
        );
        return;
    };
    let wanted = file.decree.texts.tieu_ngu.text.as_str();
    let found = &paragraph.text[spot.range.clone()];
    let place = Place::paragraph(spot.paragraph, spot.range.clone());
    if found != wanted {
        findings.add(
            place.clone(),
            format!("Tiêu ngữ ghi “{found}”; phải là “{wanted}”."),
        );
    }
    let in_left_column = matches!(paragraph.place, Where::Cell { column: 0, table, .. }
        if file.reading.tables[table].widths_pt.len() > 1);
    if in_left_column {
        findings.add(place, "Quốc hiệu, Tiêu ngữ phải ở bên phải trang đầu.");
    }
}
