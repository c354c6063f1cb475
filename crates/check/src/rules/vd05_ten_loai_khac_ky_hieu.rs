use thethuc_citation::{Form, Nature, kinds};

use super::citing::{cites, place, replace};
use crate::{Certainty, Cited, Draft, Findings, Fix, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD05",
    title: "Tên loại và ký hiệu của văn bản viện dẫn phải khớp nhau",
    article: "PL I/II.6.b",
    explanation: "Chữ viết tắt tên loại trong ký hiệu (Phụ lục III, mục I) phải là của tên loại ghi \
                  trước số. Hãy xem lại văn bản được viện dẫn.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for cited in &draft.citations().cited {
        let (Some(kind), Some(symbol)) = (cited.citation.kind(), &cited.citation.symbol) else {
            continue;
        };
        let Some(code) = code(cited) else { continue };
        let is_law = kind.nature == Nature::Luat;
        let fits = !is_law && kind.nature != Nature::Khac && kind.allows(&code);
        let is_known = kinds().iter().any(|kind| kind.codes.contains(&code));
        let is_unjudged = kind.nature == Nature::Khac || !is_known;
        if fits && !kind.is_cong_van() || is_unjudged {
            continue;
        }
        let message = format!(
            "“{}” nhưng ký hiệu là “{code}” ({}).",
            kind.name, symbol.symbol
        );
        let at = place(draft, cited, cited.citation.short.clone());
        match right_name(draft, cited, &code) {
            Some(fix) => findings.add_with_fix(at, message, fix),
            None => findings.add(at, message),
        }
    }
}

/// The only type with this abbreviation, in the place of the one named.
fn right_name(draft: &Draft<'_>, cited: &Cited, code: &str) -> Option<Fix> {
    let mut types = kinds()
        .iter()
        .filter(|kind| kind.codes.iter().any(|own| own == code));
    let only = types.next().filter(|_| types.next().is_none())?;
    let named = cited.citation.kind.as_ref()?.span.clone();
    replace(draft, cited, Safety::Suggested, named, only.name.as_str())
}

/// The abbreviation of a type in the symbol; a công văn has none, unless one stands where its body
/// should.
fn code(cited: &Cited) -> Option<String> {
    let symbol = &cited.citation.symbol.as_ref()?.symbol;
    match (symbol.form, &symbol.code) {
        (Form::Admin | Form::Normative | Form::Joint, Some(code)) => Some(code.clone()),
        (Form::Party, Some(code)) if code != "CV" => Some(code.clone()),
        (Form::CongVan, None) => {
            let (first, second) = symbol.agency.split_once('-')?;
            let is_body = thethuc_citation::agency(second.split('-').next()?).is_some();
            let is_code = ["QĐ", "CT", "TTr", "CĐ", "NQ"].contains(&first);
            (is_body && is_code).then(|| first.to_owned())
        }
        _ => None,
    }
}
