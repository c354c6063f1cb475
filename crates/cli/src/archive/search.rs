//! `thethuc search`: documents by words and facts.

use std::process::ExitCode;

use serde_json::{Value, json};
use thethuc_app::archive::line;
use thethuc_archive::{Filter, Hit, Hits};

use super::args::SearchArgs;
use super::{Desk, Done};

pub(crate) fn search(args: &SearchArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| run(desk, args))
}

fn run(desk: &Desk, args: &SearchArgs) -> Done {
    let filter = Filter {
        text: args.text.join(" "),
        number: args.number.clone().unwrap_or_default(),
        notation: args.notation.clone().unwrap_or_default(),
        organ: args.organ.clone().unwrap_or_default(),
        signer: args.signer.clone().unwrap_or_default(),
        recipient: args.recipient.clone().unwrap_or_default(),
        direction: args.direction,
        stage: args.stage,
        from: args.from,
        to: args.to,
        due_by: args.due_by,
        before: args.before,
        limit: args.limit,
        with_secrets: !desk.app.secret_rules().keep_out_of_search,
        ..Filter::default()
    };
    let hits = desk.open()?.search(&filter)?;
    let values: Vec<Value> = hits.hits.iter().map(value).collect();
    desk.answer(&json!({ "hits": values, "next": hits.next }), &text(&hits))?;
    Ok(ExitCode::SUCCESS)
}

fn value(hit: &Hit) -> Value {
    let pairs = |marks: &[std::ops::Range<usize>]| -> Vec<[usize; 2]> {
        marks.iter().map(|mark| [mark.start, mark.end]).collect()
    };
    let excerpt = hit
        .excerpt
        .as_ref()
        .map(|excerpt| json!({ "text": excerpt.text, "marks": pairs(&excerpt.marks) }));
    json!({
        "entry": hit.entry,
        "subject_marks": pairs(&hit.subject_marks),
        "excerpt": excerpt,
    })
}

fn text(hits: &Hits) -> String {
    let mut out = String::new();
    for hit in &hits.hits {
        out += &format!("[{}] {}\n", hit.entry.document, line(&hit.entry));
        if let Some(excerpt) = &hit.excerpt {
            let shown = shown(&excerpt.text, &excerpt.marks);
            out += &format!("      … {} …\n", shown.replace(['\n', '\t'], " ").trim());
        }
    }
    match hits.next {
        Some(next) => out + &format!("Còn nữa: --before {next}\n"),
        None if hits.hits.is_empty() => "Không tìm thấy văn bản nào.\n".to_owned(),
        None => out,
    }
}

/// The text with its marks between guillemets.
fn shown(text: &str, marks: &[std::ops::Range<usize>]) -> String {
    let mut out = String::new();
    let mut from = 0;
    for mark in marks {
        out += &format!("{}«{}»", &text[from..mark.start], &text[mark.clone()]);
        from = mark.end;
    }
    out + &text[from..]
}
