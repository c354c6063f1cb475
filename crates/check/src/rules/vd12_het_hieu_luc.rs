use thethuc_citation::{Entry, Standing};

use super::citing::{cites, own, place, rewrite, speaks_of_ending};
use crate::cited::earliest_day;
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD12",
    title: "Văn bản viện dẫn phải còn hiệu lực vào ngày của văn bản này",
    article: "PL I/II.6.a",
    explanation: "Theo thư viện văn bản, văn bản được viện dẫn đã hết hiệu lực vào ngày của văn bản này. Hãy \
                  viện dẫn văn bản thay thế, nếu nội dung còn phù hợp.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| cites(draft) && draft.document.thoi_gian.nam.is_some(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(day) = earliest_day(&draft.document.thoi_gian) else {
        return;
    };
    for (_, cited, text) in own(draft) {
        let ended = cited
            .entry(draft)
            .filter(|entry| entry.standing(day) == Standing::Ended);
        let Some(entry) = ended.filter(|_| !speaks_of_ending(text, cited)) else {
            continue;
        };
        let successors = successors(draft, entry);
        let short = cited.citation.short.clone();
        let place = place(draft, cited, short.clone());
        let message = message(entry, &text[short], &successors);
        let fix = match successors[..] {
            [next] => rewrite(draft, cited, entry, next),
            _ => None,
        };
        match fix {
            Some(fix) => findings.add_with_fix(place, message, fix),
            None => findings.add(place, message),
        }
    }
}

/// The documents that took its place, and theirs, up to those in force on the draft's day.
fn successors<'d>(draft: &Draft<'d>, entry: &'d Entry) -> Vec<&'d Entry> {
    let library = draft.knowledge.library;
    let Some(day) = earliest_day(&draft.document.thoi_gian) else {
        return Vec::new();
    };
    let mut open = vec![entry];
    let mut found: Vec<&Entry> = Vec::new();
    let mut seen: Vec<&str> = vec![&entry.symbol];
    while let Some(entry) = open.pop() {
        let replaced_by = entry
            .replaced_by
            .iter()
            .filter(|_| entry.standing(day) == Standing::Ended);
        for next in replaced_by.flat_map(|symbol| library.with_symbol(symbol)) {
            if seen.contains(&next.symbol.as_str()) {
                continue;
            }
            seen.push(&next.symbol);
            match next.standing(day) {
                Standing::Ended => open.push(next),
                Standing::InForce => found.push(next),
                Standing::Unborn | Standing::Waiting => {}
            }
        }
    }
    found
}

fn message(entry: &Entry, cited: &str, successors: &[&Entry]) -> String {
    let until = entry.until.map(|day| day.format("%d/%m/%Y").to_string());
    let ended = format!(
        "“{cited}” hết hiệu lực từ ngày {}",
        until.unwrap_or_default()
    );
    let names: Vec<String> = successors
        .iter()
        .map(|next| format!("{} {}", next.short(), next.day()))
        .collect();
    if names.is_empty() {
        format!("{ended}.")
    } else {
        format!("{ended}; được thay bằng {}.", names.join(", "))
    }
}
