use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT38",
    title: "Ngày có hiệu lực không trước ngày ban hành",
    article: "PL I/II.4.b",
    explanation: "Văn bản ghi có hiệu lực từ một ngày trước ngày ban hành. Văn bản cá biệt có khi \
                  tính chế độ từ ngày trước, nhưng thường là chép lại từ văn bản cũ; hãy xem lại.",
    severity: Severity::Warning,
    certainty: Certainty::Review,
    test: Test::Draft {
        applies: |draft| draft.document.thoi_gian.nam.is_some(),
        find,
    },
};

static FORCE: Pattern = pattern!(
    r"này có hiệu lực(?: thi hành)?(?: kể)? từ ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let date = draft.document.thoi_gian;
    let Some(issued) = date.nam.zip(date.thang).zip(date.ngay) else {
        return;
    };
    for text in &draft.running {
        for found in FORCE.all(&text.text) {
            let part = |group: usize| found[group].parse::<u16>().unwrap_or(u16::MAX);
            let (day, month, year) = (part(1), part(2), part(3));
            if (year, month, day) < (issued.0.0, u16::from(issued.0.1), u16::from(issued.1)) {
                let range = found.get(0).map(|whole| whole.range()).unwrap_or_default();
                findings.add(
                    Place::range(text.field.clone(), range),
                    format!(
                        "Ngày có hiệu lực trước ngày ban hành ({}).",
                        thethuc_law::date_line(&date)
                    ),
                );
            }
        }
    }
}
