//! The same texts read by hunspell with the Vietnamese dictionary of Debian (`hunspell-vi`). Only
//! measured; nothing of it is shipped.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::measure::Told;

/// What hunspell tells of each text.
pub(crate) fn told(texts: &[String]) -> Result<Vec<Vec<Told>>> {
    let mut child = Command::new("hunspell")
        .args(["-a", "-d", "vi_VN", "-i", "UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("hunspell is missing: apt-get install hunspell hunspell-vi")?;
    let mut input = child.stdin.take().context("no input")?;
    // A caret keeps a line from being taken for a command.
    let lines: String = texts
        .iter()
        .map(|text| format!("^{}\n", text.replace('\n', " ")))
        .collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output()?;
    let _ = writer.join();
    let answer = String::from_utf8_lossy(&output.stdout);
    let mut out = Vec::with_capacity(texts.len());
    let mut current = Vec::new();
    for line in answer.lines().skip(1) {
        if line.is_empty() {
            out.push(std::mem::take(&mut current));
        } else if let Some(told) = texts.get(out.len()).and_then(|text| place(line, text)) {
            current.push(told);
        }
    }
    Ok(out)
}

/// `& word count offset: first, second` or `# word offset`; offsets count characters, with the caret.
fn place(line: &str, text: &str) -> Option<Told> {
    let (head, suggestions) = line.split_once(':').unwrap_or((line, ""));
    let mut parts = head.split(' ');
    let sign = parts.next().filter(|sign| matches!(*sign, "&" | "#"))?;
    let word = parts.next()?;
    let offset: usize = parts.nth(usize::from(sign == "&"))?.parse().ok()?;
    let (start, _) = text.char_indices().nth(offset.checked_sub(1)?)?;
    let first = suggestions.split(',').next().unwrap_or_default().trim();
    Some(Told {
        range: start..start + word.len(),
        first: first.to_owned(),
    })
}
