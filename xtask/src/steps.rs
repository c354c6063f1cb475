//! Steps with their times, and the count at the end.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::shell;

/// What is run one after the other. A step that fails does not keep the others from running.
pub(crate) struct Steps {
    wanted: Vec<String>,
    done: Vec<Step>,
}

struct Step {
    name: String,
    took: Duration,
    count: Count,
}

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Steps {
    /// Only the steps whose name holds one of these words are run; all when there is none.
    pub(crate) fn wanted(words: impl Iterator<Item = String>) -> Self {
        Self {
            wanted: words.collect(),
            done: Vec::new(),
        }
    }

    fn is_wanted(&self, name: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|word| name.contains(word.as_str()))
    }

    /// Runs a program; the tests that it reports are counted, a program without any counts as one.
    pub(crate) fn run(&mut self, name: &str, command: &mut Command) {
        self.step(name, || {
            let (said, ended_well) = shell::run_and_keep(command)?;
            Ok(count(&said, ended_well))
        });
    }

    /// Does something that counts as one test.
    pub(crate) fn check(&mut self, name: &str, action: impl FnOnce() -> Result<()>) {
        self.step(name, || action().map(|()| count("", true)));
    }

    /// Does what the steps after it need; it is no test, and when it fails there is nothing to run.
    pub(crate) fn prepare(
        &mut self,
        name: &str,
        action: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let begun = begin(name);
        action()?;
        self.end(name, begun, Count::default());
        Ok(())
    }

    fn step(&mut self, name: &str, action: impl FnOnce() -> Result<Count>) {
        if !self.is_wanted(name) {
            return;
        }
        let begun = begin(name);
        let count = action().unwrap_or_else(|error| {
            eprintln!("{error:#}");
            count("", false)
        });
        self.end(name, begun, count);
    }

    fn end(&mut self, name: &str, begun: Instant, count: Count) {
        let took = begun.elapsed();
        let outcome = if count.failed > 0 { "FAILED" } else { "done" };
        println!("--- {name}: {outcome} in {}", minutes(took));
        self.done.push(Step {
            name: name.to_owned(),
            took,
            count,
        });
    }

    /// Prints all steps with their times and, as the last line, the count of all tests.
    pub(crate) fn sum_up(self) -> Result<()> {
        let mut total = Count::default();
        let mut took = Duration::ZERO;
        println!();
        for step in &self.done {
            println!(
                "{:>8}  {:<28} {:>5} passed {:>3} failed",
                minutes(step.took),
                step.name,
                step.count.passed,
                step.count.failed
            );
            total.passed += step.count.passed;
            total.failed += step.count.failed;
            took += step.took;
        }
        println!("{:>8}  in all\n", minutes(took));
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed > 0 {
            bail!("{} failed", total.failed);
        }
        Ok(())
    }
}

fn begin(name: &str) -> Instant {
    println!("\n=== {name}");
    Instant::now()
}

fn minutes(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// Counts the tests that a runner reports: cargo (`test result: ok. 5 passed; 0 failed;`), Vitest
/// (`Tests  1 failed | 11 passed (12)`), Playwright (`  12 passed (4.2s)`) and Node (`# pass 4`).
fn count(said: &str, ended_well: bool) -> Count {
    let mut count = Count::default();
    for line in said.lines().map(str::trim) {
        if let Some(number) = after(line, "pass ") {
            count.passed += number;
        } else if let Some(number) = after(line, "fail ") {
            count.failed += number;
        } else if is_summary(line) {
            count.passed += before(line, "passed");
            count.failed += before(line, "failed");
        }
    }
    if !ended_well && count.failed == 0 {
        count.failed = 1;
    }
    if ended_well && count.passed == 0 {
        count.passed = 1;
    }
    count
}

/// Node's lines: `# pass 4` where it writes to a file, `ℹ pass 4` on a terminal.
fn after(line: &str, word: &str) -> Option<usize> {
    let rest = line
        .strip_prefix("# ")
        .or_else(|| line.strip_prefix("ℹ "))?;
    rest.strip_prefix(word)?.parse().ok()
}

fn is_summary(line: &str) -> bool {
    line.starts_with("test result:")
        || line.starts_with("Tests ")
        || (line.starts_with(|c: char| c.is_ascii_digit())
            && (line.contains(" passed") || line.ends_with(" failed")))
}

fn before(line: &str, word: &str) -> usize {
    let words: Vec<&str> = line.split_whitespace().collect();
    words
        .windows(2)
        .find(|pair| pair[1].trim_end_matches([';', ',']) == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(said: &str) -> (usize, usize) {
        let count = count(said, true);
        (count.passed, count.failed)
    }

    #[test]
    fn every_runner_is_understood() {
        let cargo = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured\n\
                     test result: FAILED. 2 passed; 3 failed; 0 ignored";
        assert_eq!(counted(cargo), (7, 3));
        assert_eq!(
            counted(" Test Files  2 passed (2)\n      Tests  1 failed | 11 passed (12)"),
            (11, 1)
        );
        assert_eq!(
            counted("  1 failed\n    [chromium] a.spec.ts\n  12 passed (4.2s)"),
            (12, 1)
        );
        assert_eq!(counted("# tests 5\n# pass 4\n# fail 1"), (4, 1));
    }

    #[test]
    fn a_program_without_tests_counts_as_one() {
        assert_eq!(
            count("", true),
            Count {
                passed: 1,
                failed: 0
            }
        );
        assert_eq!(
            count("error: no", false),
            Count {
                passed: 0,
                failed: 1
            }
        );
    }
}
