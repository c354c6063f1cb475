//! Pages as text, for tests: one line for every item, top first.

use std::fmt::Write;

use crate::{Item, Pages};

/// Every page with its lines: baseline, left and right edge, letters. Items of one line stand
/// together, parted by `|`; `~` at the end says that the paragraph goes on.
pub(crate) fn dump(pages: &Pages) -> String {
    let mut out = String::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let _ = writeln!(
            out,
            "page {} {:.2} x {:.2}",
            number + 1,
            page.width_pt,
            page.height_pt
        );
        let mut line: Option<(f64, String)> = None;
        for item in &page.items {
            match item {
                Item::Text(text) => {
                    let tail = if text.wraps { "~" } else { "" };
                    match &mut line {
                        Some((baseline, shown)) if (*baseline - text.baseline_pt).abs() < 1e-9 => {
                            let _ = write!(shown, "|{}{tail}", text.text);
                        }
                        _ => {
                            flush(&mut out, line.take());
                            let start = format!(
                                "{:7.2} {:7.2}  {}{tail}",
                                text.baseline_pt, text.x_pt, text.text
                            );
                            line = Some((text.baseline_pt, start));
                        }
                    }
                }
                Item::Line(rule) => {
                    flush(&mut out, line.take());
                    let _ = writeln!(
                        out,
                        "{:7.2} {:7.2}  ── {:.2}",
                        rule.y1_pt,
                        rule.x1_pt,
                        rule.x2_pt - rule.x1_pt
                    );
                }
                Item::Picture(picture) => {
                    flush(&mut out, line.take());
                    let _ = writeln!(
                        out,
                        "{:7.2} {:7.2}  picture {:.2} x {:.2}",
                        picture.y_pt, picture.x_pt, picture.width_pt, picture.height_pt
                    );
                }
                Item::Rect(rect) => {
                    flush(&mut out, line.take());
                    let _ = writeln!(
                        out,
                        "{:7.2} {:7.2}  □ {:.2} x {:.2}",
                        rect.y_pt, rect.x_pt, rect.width_pt, rect.height_pt
                    );
                }
            }
        }
        flush(&mut out, line.take());
    }
    out
}

fn flush(out: &mut String, line: Option<(f64, String)>) {
    if let Some((_, shown)) = line {
        out.push_str(&shown);
        out.push('\n');
    }
}
