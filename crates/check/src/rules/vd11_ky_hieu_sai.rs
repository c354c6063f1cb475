use thethuc_citation::Fault;

use super::citing::{cites, place, replace};
use crate::{Certainty, Draft, Findings, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD11",
    title: "Số, ký hiệu của văn bản viện dẫn phải viết đúng",
    article: "PL I/II.3.c",
    explanation: "Ký hiệu viết liền, đúng chữ hoa chữ thường và dấu của chữ viết tắt (Phụ lục III, mục I); \
                  văn bản quy phạm pháp luật có năm ban hành gồm bốn chữ số trong số, ký hiệu.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

/// The last year in which normative acts had no year in their symbols.
const LAST_WITHOUT_YEAR: u16 = 1996;

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for cited in &draft.citations().cited {
        let Some(symbol) = &cited.citation.symbol else {
            continue;
        };
        let Some(near_miss) = &symbol.near_miss else {
            continue;
        };
        let is_old = cited
            .date()
            .is_some_and(|date| date.year <= LAST_WITHOUT_YEAR);
        if near_miss.faults == [Fault::MissingYear] && is_old {
            continue;
        }
        let told: Vec<&str> = near_miss.faults.iter().map(|fault| told(*fault)).collect();
        let place = place(draft, cited, symbol.span.clone());
        let Some(meant) = &near_miss.meant else {
            findings.add(place, format!("Ký hiệu {}.", told.join(", ")));
            continue;
        };
        let message = format!("Ký hiệu {}; phải là “{meant}”.", told.join(", "));
        let safety = if near_miss.faults.iter().all(|fault| changes_nothing(*fault)) {
            Safety::Safe
        } else {
            Safety::Suggested
        };
        if let Some(fix) = replace(draft, cited, safety, symbol.span.clone(), meant.to_string()) {
            findings.add_with_fix(place, message, fix);
        }
    }
}

fn told(fault: Fault) -> &'static str {
    match fault {
        Fault::LetterD => "viết D thay cho Đ",
        Fault::Case => "sai chữ hoa, chữ thường",
        Fault::Blank => "có khoảng trắng",
        Fault::Mark => "dùng sai dấu nối",
        Fault::Separator => "lẫn dấu gạch chéo và dấu gạch nối",
        Fault::Year => "có năm không đúng",
        Fault::MissingSlash => "thiếu dấu gạch chéo sau năm",
        Fault::MissingYear => "của văn bản quy phạm pháp luật thiếu năm ban hành",
    }
}

/// Whether mending it cannot name another document.
fn changes_nothing(fault: Fault) -> bool {
    matches!(
        fault,
        Fault::LetterD | Fault::Case | Fault::Blank | Fault::Mark
    )
}
