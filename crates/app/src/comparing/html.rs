//! A comparison as one page without other files: the list of changes, and the marked pages.

use std::fmt::Write as _;

use crate::dto::{ChangeKind, ChangeLine};
use crate::messages::change_text;
use crate::report::html::escaped;

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>So sánh hai văn bản</title>
<style>
body { font: 11pt/1.45 "Times New Roman", "Liberation Serif", serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 1.6em 0 .4em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #888; padding: .25em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
thead { display: table-header-group; } tr { break-inside: avoid; } th { background: #eee; }
del { color: #9c2a1c; } ins { color: #17505e; text-decoration: none; border: 1px solid; padding: 0 .15em; }
.page { margin: 1em 0; border: 1px solid #bbb; } .page svg { display: block; width: 100%; height: auto; }
@media print { body { margin: 0; max-width: none; } .page { border: 0; break-before: page; } }
</style>
</head>
<body>
<h1>So sánh hai văn bản</h1>
"#;

/// The page.
pub(super) fn page(changes: &[ChangeLine], pages: &[String]) -> String {
    let mut out = HEAD.to_owned();
    match changes.len() {
        0 => out.push_str("<p>Hai văn bản như nhau.</p>\n"),
        count => {
            let _ = writeln!(out, "<p>{count} chỗ thay đổi.</p>");
            table(&mut out, changes);
        }
    }
    out.push_str(
        "<h2>Trang đánh dấu</h2>\n<p>Chữ bị bỏ thì gạch ngang, chữ thêm vào thì đóng khung.</p>\n",
    );
    for page in pages {
        let _ = writeln!(out, "<div class=\"page\">{page}</div>");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn table(out: &mut String, changes: &[ChangeLine]) {
    out.push_str(
        "<table>\n<thead><tr><th scope=\"col\">Chỗ</th><th scope=\"col\">Thay đổi</th>\
         <th scope=\"col\">Trước</th><th scope=\"col\">Sau</th></tr></thead>\n<tbody>\n",
    );
    for change in changes {
        let (before, after) = (escaped(&change.before), escaped(&change.after));
        // What moved or changed its form is neither struck nor boxed where it says the same.
        let is_same = change.before == change.after
            || matches!(change.kind, ChangeKind::Moved | ChangeKind::Form);
        let (before, after) = match is_same {
            true => (before, after),
            false => (
                format!("<del>{before}</del>"),
                format!("<ins>{after}</ins>"),
            ),
        };
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{before}</td><td>{after}</td></tr>",
            escaped(&change.label),
            escaped(change_text(change.kind))
        );
    }
    out.push_str("</tbody>\n</table>\n");
}
