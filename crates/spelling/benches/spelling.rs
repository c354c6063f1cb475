//! How long the speller takes: to start, for a thousand words, for one paragraph after an edit; and
//! hunspell with the Vietnamese dictionary on the same words, where it is installed.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark starts another program and fails by panicking"
)]

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use thethuc_spelling::Speller;
use thethuc_spelling::model::Model;

fn main() {
    divan::main();
}

/// A paragraph of a hundred words or so, with an error.
const PARAGRAPH: &str = "Các cơ quan, đơn vị tiếp tục chấn chỉnh, tăng cường kỷ luật, kỷ cương hành \
    chính; nâng cao trách nhiệm người đứng đầu trong xử lý công việc; kịp thời rà soát, thay thế hoặc \
    điều chuyển sang công việc khác đối với cán bộ, công chức năng lực yếu, không dám làm, né tránh, \
    đùn đẩy trách nhiệm, làm việc cầm chừng và không đáp ứng yêu cầu công việc được giao. Trường hợp \
    thiếu trách nhiệm để xảy ra chậm trễ thì phải kiểm điểm, xử lý theo quy đinh của Đảng và Nhà nước.";

fn thousand_words() -> String {
    let words = PARAGRAPH.split_whitespace().cycle().take(1000);
    let lines: Vec<&str> = words.collect();
    lines
        .chunks(100)
        .map(|line| line.join(" "))
        .collect::<Vec<_>>()
        .join("\n")
}

#[divan::bench]
fn start(bencher: divan::Bencher) {
    let bytes = include_bytes!("../data/law.bin");
    bencher.bench(|| Speller::new(Arc::new(Model::read(bytes.as_slice()).unwrap())));
}

#[divan::bench]
fn a_thousand_words(bencher: divan::Bencher) {
    let (speller, text) = (Speller::builtin().unwrap(), thousand_words());
    assert!(!speller.check(&text).is_empty());
    bencher.bench(|| speller.check(&text));
}

#[divan::bench]
fn one_paragraph_after_an_edit(bencher: divan::Bencher) {
    let speller = Speller::builtin().unwrap();
    assert!(!speller.check(PARAGRAPH).is_empty());
    bencher.bench(|| speller.check(PARAGRAPH));
}

/// A thousand words more in a hunspell that has begun to answer: its start is no part.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn hunspell_a_thousand_words(bencher: divan::Bencher) {
    let mut hunspell = Command::new("hunspell");
    hunspell.args(["-a", "-d", "vi_VN", "-i", "UTF-8"]);
    let Ok(mut child) = hunspell
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
    else {
        return;
    };
    let mut input = child.stdin.take().unwrap();
    let mut output = std::io::BufReader::new(child.stdout.take().unwrap());
    let text = thousand_words();
    let lines: Vec<&str> = text.lines().collect();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut output, &mut line).unwrap();
    bencher.bench_local(|| {
        for text in &lines {
            writeln!(input, "^{text}").unwrap();
            input.flush().unwrap();
            loop {
                line.clear();
                std::io::BufRead::read_line(&mut output, &mut line).unwrap();
                if line.trim().is_empty() {
                    break;
                }
            }
        }
    });
    drop(input);
    let _ = child.wait();
}
