//! What others left in a file: changes under tracking, comments, hidden letters. The text reads as
//! if every change had been accepted.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{Docx, p};
use thethuc_reading::{Place, Reading, Trace, TraceKind};

fn traces(reading: &Reading) -> Vec<(TraceKind, &str)> {
    let traces = reading.traces.iter();
    traces
        .map(|trace| (trace.kind, trace.text.as_str()))
        .collect()
}

/// The letters that a trace stands on.
fn under<'r>(reading: &'r Reading, trace: &Trace) -> &'r str {
    &reading.paragraphs[trace.paragraph.unwrap()].text[trace.range.clone()]
}

#[test]
fn changes_say_who_made_them_when_and_where() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">trong </w:t></w:r>
        <w:del w:author="Lê Minh" w:date="2026-03-04T08:15:00Z"><w:r><w:delText>ba</w:delText></w:r></w:del>
        <w:ins w:author="Lê Minh" w:date="2026-03-04T08:16:00Z"><w:r><w:t>ha</w:t></w:r><w:r><w:t>i</w:t></w:r></w:ins>
        <w:r><w:rPr><w:b/><w:rPrChange w:author="Hà"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve"> tháng</w:t></w:r></w:p>"#;
    let reading = Docx::new(body).read();
    assert_eq!(reading.paragraphs[0].text, "trong hai tháng");
    let [deleted, inserted, formatted] = reading.traces.as_slice() else {
        panic!("{:?}", reading.traces)
    };
    assert_eq!(
        (deleted.kind, deleted.text.as_str()),
        (TraceKind::Deleted, "ba")
    );
    assert_eq!(deleted.range, 6..6);
    assert_eq!(deleted.author.as_deref(), Some("Lê Minh"));
    assert_eq!(deleted.date.as_deref(), Some("2026-03-04T08:15:00Z"));
    assert_eq!(
        (inserted.kind, under(&reading, inserted)),
        (TraceKind::Inserted, "hai")
    );
    assert_eq!(
        (formatted.kind, under(&reading, formatted)),
        (TraceKind::Formatted, " tháng")
    );
    assert_eq!(formatted.author.as_deref(), Some("Hà"));
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let end = |mark: &str| format!("<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>");
    let body = format!(
        "<w:p>{}<w:r><w:t xml:space=\"preserve\">Một </w:t></w:r></w:p><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>hai</w:t></w:r></w:p>{}<w:p>{}<w:r><w:t>cuối</w:t></w:r></w:p>",
        end(r#"<w:del w:author="A"/>"#),
        p("ba"),
        end(r#"<w:del w:author="A"/>"#),
    );
    let reading = Docx::new(&body).read();
    let texts: Vec<_> = reading.paragraphs.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts, ["Một hai", "ba", "cuối"]);
    assert_eq!(reading.paragraphs[0].align, thethuc_reading::Align::Center);
    assert_eq!(
        traces(&reading),
        [(TraceKind::Deleted, "\n"), (TraceKind::Deleted, "\n")]
    );
    assert_eq!(reading.traces[0].range, 6..6);
}

#[test]
fn a_comment_stands_on_its_letters() {
    let comments = r#"<w:comment w:id="7" w:author="Phạm Hà" w:date="2026-03-04T09:00:00Z"><w:p><w:r><w:t>Xem</w:t></w:r><w:r><w:t> lại.</w:t></w:r></w:p><w:p><w:r><w:t>Gấp.</w:t></w:r></w:p></w:comment>"#;
    let body = r#"<w:p><w:r><w:t>Thời hạn </w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>30 ngày</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>"#;
    let reading = Docx::new(body)
        .with("comments", "comments", comments)
        .read();
    assert_eq!(traces(&reading), [(TraceKind::Comment, "Xem lại.\nGấp.")]);
    assert_eq!(under(&reading, &reading.traces[0]), "30 ngày");
    assert_eq!(reading.traces[0].author.as_deref(), Some("Phạm Hà"));
}

#[test]
fn hidden_letters_are_no_text() {
    let styles =
        r#"<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let body = r#"<w:p><w:r><w:t>Điều 1</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> nháp</w:t></w:r><w:r><w:rPr><w:rStyle w:val="An"/></w:rPr><w:t>!</w:t></w:r><w:r><w:rPr><w:rStyle w:val="An"/><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>"#;
    let reading = Docx::new(body).with("styles", "styles", styles).read();
    assert_eq!(reading.paragraphs[0].text, "Điều 1.");
    assert_eq!(
        traces(&reading),
        [(TraceKind::Hidden, " nháp"), (TraceKind::Hidden, "!")]
    );
}

#[test]
fn a_deleted_row_is_gone_and_said() {
    let row = |mark: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{mark}</w:trPr><w:tc>{}</w:tc></w:tr>",
            p(text)
        )
    };
    let body = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(r#"<w:del w:author="A"/>"#, "cũ"),
        row("", "mới")
    );
    let reading = Docx::new(&body).read();
    assert_eq!((reading.paragraphs.len(), reading.tables[0].rows), (1, 1));
    assert_eq!(traces(&reading), [(TraceKind::Deleted, "cũ")]);
}

#[test]
fn marks_lead_to_their_notes_whatever_their_order() {
    let notes = r#"<w:footnote w:id="5"><w:p><w:r><w:t>năm</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>hai</w:t></w:r></w:p></w:footnote>"#;
    let note = |id: u8| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let body = format!("<w:p>{}{}{}</w:p>", note(2), note(5), note(9));
    let reading = Docx::new(&body)
        .with("footnotes", "footnotes", notes)
        .read();
    let words: Vec<_> = reading.paragraphs[0]
        .notes
        .iter()
        .map(|note| note.map(|index| reading.notes[index].paragraphs[0].text.as_str()))
        .collect();
    assert_eq!(words, [Some("hai"), Some("năm"), None]);
    assert_eq!(reading.notes[0].paragraphs[0].place, Place::Note);
}
