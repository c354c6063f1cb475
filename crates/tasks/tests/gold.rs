//! The tasks of the seed documents, held against a list written by hand.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test reads files, prints its figures and fails by panicking"
)]

use std::collections::BTreeMap;
use std::fs;

use thethuc_model::read_document;
use thethuc_tasks::{Task, tasks_in};

const GOLD: &str = "../../tests/tasks/seeds.tsv";
const PARTS: [&str; 3] = ["place and words", "actor", "deadline"];
/// What is wanted of every part.
const LEAST: f64 = 0.95;

/// Field, opening words, actor, words and day of the deadline.
type Row = [String; 5];

#[test]
fn every_task_of_the_seeds_is_found_and_nothing_else() {
    let mut wanted: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for line in fs::read_to_string(GOLD).unwrap().lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let row = [cells[1], cells[3], cells[2], cells[4], cells[5]].map(str::to_owned);
        wanted.entry(cells[0].to_owned()).or_default().push(row);
    }
    let (mut right, mut found_all, mut wanted_all) = ([0; 3], 0, 0);
    for (name, wanted) in &wanted {
        let json = fs::read(format!("../../tests/documents/{name}.json")).unwrap();
        let tasks = tasks_in(&read_document(&json).unwrap());
        found_all += tasks.len();
        wanted_all += wanted.len();
        let mut left: Vec<&Task> = tasks.iter().collect();
        for row in wanted {
            let same = |task: &&Task| {
                task.place.field.to_string() == row[0] && task.what.starts_with(&row[1])
            };
            let Some(at) = left.iter().position(same) else {
                println!("{name}: missing {row:?}");
                continue;
            };
            let task = left.remove(at);
            let term = task.deadlines.first();
            let words = term.map_or("", |term| &term.words);
            let due = term
                .and_then(|term| term.due)
                .map_or_else(String::new, |due| due.to_string());
            right[0] += 1;
            right[1] += usize::from(task.actor == row[2]);
            right[2] += usize::from(words == row[3] && due == row[4] && task.deadlines.len() <= 1);
            if task.actor != row[2] || words != row[3] || due != row[4] {
                println!(
                    "{name}: wanted {row:?}\n  found {} | {words} | {due}",
                    task.actor
                );
            }
        }
        for task in left {
            println!(
                "{name}: too much {} | {} | {}",
                task.place.field, task.actor, task.what
            );
        }
    }
    println!("{wanted_all} tasks");
    for (part, right) in PARTS.iter().zip(right) {
        let (precision, recall) = (share(right, found_all), share(right, wanted_all));
        println!("{part}: precision {precision:.4}, recall {recall:.4}");
        assert!(precision >= LEAST && recall >= LEAST, "{part}");
    }
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}
