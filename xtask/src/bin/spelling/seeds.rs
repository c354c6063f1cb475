//! The five real texts that the project starts from, and every error found by reading them.

use std::path::Path;

use anyhow::{Context as _, Result};
use thethuc_spelling::Speller;

/// A row of `gold-errors.tsv`.
pub(crate) struct Row {
    pub(crate) file: String,
    pub(crate) context: String,
    pub(crate) wrong: String,
    pub(crate) right: String,
    pub(crate) class: String,
    pub(crate) certainty: String,
}

/// A text, as it is and with what is known to be wrong put right.
pub(crate) struct Seed {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) corrected: String,
    pub(crate) rows: Vec<Row>,
}

pub(crate) fn read(folder: &Path) -> Result<Vec<Seed>> {
    let table = folder.join("gold-errors.tsv");
    let table = std::fs::read_to_string(&table).with_context(|| table.display().to_string())?;
    let mut rows: Vec<Row> = table.lines().skip(1).filter_map(row).collect();
    let mut names: Vec<String> = Vec::new();
    let sources =
        std::fs::read_dir(folder.join("sources")).or_else(|_| std::fs::read_dir(folder))?;
    for entry in sources {
        let path = entry?.path();
        if path.extension().is_some_and(|ext| ext == "txt") {
            names.push(path.display().to_string());
        }
    }
    names.sort();
    names
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path)?;
            let name = Path::new(&path).file_name().unwrap_or_default();
            let name = name.to_string_lossy().into_owned();
            let (own, rest) = std::mem::take(&mut rows)
                .into_iter()
                .partition(|row: &Row| row.file == name);
            rows = rest;
            Ok(Seed {
                corrected: corrected(&text, &own),
                rows: own,
                name,
                text,
            })
        })
        .collect()
}

fn row(line: &str) -> Option<Row> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [file, _, context, wrong, right, class, certainty] = columns[..] else {
        return None;
    };
    let holds_it = context.contains(wrong.trim());
    Some(Row {
        file: file.to_owned(),
        context: if holds_it { context } else { wrong }.to_owned(),
        wrong: wrong.to_owned(),
        right: right.to_owned(),
        class: class.to_owned(),
        certainty: certainty.to_owned(),
    })
}

fn corrected(text: &str, rows: &[Row]) -> String {
    let mut text = text.to_owned();
    for row in rows.iter().filter(|row| row.is_an_error()) {
        let right = row.context.replacen(row.wrong.trim(), row.right.trim(), 1);
        text = text.replace(&row.context, &right);
        if row.class.starts_with("stray") && row.wrong.starts_with('*') {
            text = text.replace(&row.wrong, "");
        }
        if row.class.starts_with("space before") {
            text = text.replace(" ;", ";");
        }
    }
    text
}

impl Row {
    fn is_an_error(&self) -> bool {
        !self.right.contains(['?', '×'])
            && !matches!(
                self.certainty.as_str(),
                "style" | "consistency" | "doubtful"
            )
    }

    /// Whether it is one that a speller must find: certain, and no address.
    pub(crate) fn must_be_found(&self) -> bool {
        self.certainty.starts_with("certain") && !self.class.starts_with("URL")
    }
}

/// Prints what is found in the seeds; with `memory`, each is read by an office that knows the others.
pub(crate) fn report(speller: &Speller, seeds: &[Seed], memory: bool) {
    let (mut found, mut wanted, mut alarms, mut words) = (0, 0, 0, 0);
    for seed in seeds {
        let mut speller = speller.clone();
        for other in seeds
            .iter()
            .filter(|other| memory && other.name != seed.name)
        {
            speller.learn(&other.corrected);
        }
        let told = speller.check(&seed.text);
        for row in seed.rows.iter().filter(|row| row.must_be_found()) {
            wanted += 1;
            let Some(context_at) = seed.text.find(&row.context) else {
                println!("  not in the text: {}", row.context);
                continue;
            };
            let at = context_at + row.context.find(row.wrong.trim()).unwrap_or(0);
            let end = at + row.wrong.trim().len();
            let hit = told.iter().find(|m| {
                m.range.start < end && at < m.range.end && {
                    let first = m.suggestions.first().map_or("", String::as_str);
                    let mended = format!(
                        "{}{first}{}",
                        &seed.text[..m.range.start],
                        &seed.text[m.range.end..]
                    );
                    let right = format!(
                        "{}{}{}",
                        &seed.text[..at],
                        row.right.trim(),
                        &seed.text[end..]
                    );
                    mended.split_whitespace().eq(right.split_whitespace())
                }
            });
            found += usize::from(hit.is_some());
            if hit.is_none() {
                println!(
                    "  missed {}: {} [{} → {}]",
                    &seed.name[..3],
                    row.context,
                    row.wrong,
                    row.right
                );
            }
        }
        words += seed.corrected.split_whitespace().count();
        for alarm in speller.check(&seed.corrected) {
            alarms += 1;
            let from = seed
                .corrected
                .floor_char_boundary(alarm.range.start.saturating_sub(30));
            let to = seed.corrected.ceil_char_boundary(alarm.range.end + 30);
            println!(
                "  alarm {}: …{}… → {:?} {:?}",
                &seed.name[..3],
                seed.corrected[from..to].replace('\n', "⏎"),
                alarm.suggestions,
                alarm.reason
            );
        }
    }
    println!(
        "seeds, memory {memory}: {found} of {wanted} certain errors with the right first suggestion; {alarms} false alarms in {words} words"
    );
}
