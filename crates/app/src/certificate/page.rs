//! The printed slip: a certificate as block markup, set and written like any document.

use std::collections::BTreeMap;

use chrono::DateTime;
use thethuc_certificate::{Certificate, Entry, Medium, Outcome};
use thethuc_markup::{
    Alignment, Block, Cell, Markup, PageNumbering, PageSetup, Paragraph, Role, Row, Run, RunKind,
    Section, Style, StyleSheet, Table, VerticalAlign, mm_to_pt,
};
use thethuc_model::FieldPath;

use super::words::{Words, words};

const MARGIN_MM: f64 = 20.0;
/// Widths of the columns, as shares: article, row, what is prescribed, DOCX, PDF.
const SHARES: [f64; 5] = [5.0, 9.0, 4.0, 4.5, 4.5];

/// The slip.
pub(super) fn markup(certificate: &Certificate) -> Markup {
    let words = words();
    let mut blocks = head(certificate, words);
    blocks.extend(failures(certificate, words));
    blocks.push(paragraph("tieu_de", words.phrase("rows")));
    blocks.push(table(certificate, words));
    Markup {
        title: words.phrase("title").to_owned(),
        author: certificate.about.program.clone(),
        styles: styles(),
        sections: vec![Section {
            page: page(),
            numbering: PageNumbering {
                restart: true,
                hide_first: true,
            },
            part: FieldPath::root(),
            first_page_top: Vec::new(),
            first_page_bottom: Vec::new(),
            blocks,
        }],
    }
}

fn head(certificate: &Certificate, words: &Words) -> Vec<Block> {
    let about = &certificate.about;
    let count = |outcome| certificate.count(outcome).to_string();
    let mut title = plain("ten", words.phrase("title"));
    title.role = Role::Title;
    let mut blocks = vec![
        Block::Paragraph(title),
        paragraph("duoi_ten", words.phrase("law")),
        paragraph(
            "noi_dung",
            &words.filled("document", &[("title", &about.title)]),
        ),
        paragraph(
            "noi_dung",
            &words.filled(
                "issued",
                &[
                    ("issued", &moment(&about.issued)),
                    ("program", &about.program),
                ],
            ),
        ),
    ];
    for file in &certificate.files {
        let values = [
            ("medium", words.medium(file.medium)),
            ("name", &file.name),
            ("bytes", &file.bytes.to_string()),
        ];
        blocks.push(paragraph("noi_dung", &words.filled("file", &values)));
        let hash = words.filled("hash", &[("sha256", &file.sha256)]);
        blocks.push(paragraph("noi_dung", &hash));
    }
    let counts = [
        ("passed", &*count(Outcome::Passed)),
        ("failed", &*count(Outcome::Failed)),
        ("not_evaluated", &*count(Outcome::NotEvaluated)),
    ];
    blocks.push(paragraph("dam", &words.filled("counts", &counts)));
    blocks.push(paragraph("noi_dung", words.phrase("bound")));
    blocks
}

/// A moment as offices write it.
fn moment(rfc3339: &str) -> String {
    DateTime::parse_from_rfc3339(rfc3339).map_or_else(
        |_| rfc3339.to_owned(),
        |moment| moment.format("%H:%M ngày %d/%m/%Y").to_string(),
    )
}

fn failures(certificate: &Certificate, words: &Words) -> Vec<Block> {
    let failed = certificate.rows.iter().flat_map(|entry| {
        entry.failures.iter().map(|failure| {
            let values = [
                ("row", &*words.row(&entry.row)),
                ("article", &entry.article),
                ("medium", words.medium(entry.medium)),
                ("place", words.place(&failure.place)),
                ("figure", &words.figure(&failure.figure)),
                ("wanted", &words.wanted(&entry.wanted)),
            ];
            paragraph("noi_dung", &words.filled("failure", &values))
        })
    });
    let mut blocks: Vec<Block> = failed.collect();
    if !blocks.is_empty() {
        blocks.insert(0, paragraph("tieu_de", words.phrase("failures")));
    }
    blocks
}

fn table(certificate: &Certificate, words: &Words) -> Block {
    let heads = [
        words.phrase("article"),
        words.phrase("row"),
        words.phrase("wanted"),
        words.medium(Medium::Docx),
        words.medium(Medium::Pdf),
    ];
    let mut by_row: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in &certificate.rows {
        let place = (entry.article.as_str(), entry.row.as_str());
        by_row.entry(place).or_default().push(entry);
    }
    let mut rows = vec![row("o_dam", heads.map(str::to_owned))];
    for ((article, name), entries) in by_row {
        let of = |medium| entries.iter().find(|entry| entry.medium == medium).copied();
        let wanted = entries.first().map(|entry| words.wanted(&entry.wanted));
        rows.push(row(
            "o",
            [
                article.to_owned(),
                words.row(name),
                wanted.unwrap_or_default(),
                words.outcome(of(Medium::Docx)),
                words.outcome(of(Medium::Pdf)),
            ],
        ));
    }
    Block::Table(Table {
        widths_pt: SHARES.to_vec(),
        header_rows: 1,
        rows,
        space_before_pt: 4.0,
        border_pt: 0.5,
        padding_pt: 3.0,
        ..Table::default()
    })
}

fn row(style: &str, texts: [String; 5]) -> Row {
    let cells = texts.iter().enumerate().map(|(column, text)| Cell {
        column,
        colspan: 1,
        rowspan: 1,
        paragraphs: vec![plain(style, text)],
        vertical: VerticalAlign::Top,
    });
    Row {
        cells: cells.collect(),
    }
}

fn paragraph(style: &str, text: &str) -> Block {
    Block::Paragraph(plain(style, text))
}

fn plain(style: &str, text: &str) -> Paragraph {
    let bold = styles().get(style).is_some_and(|style| style.bold);
    Paragraph {
        style: style.to_owned(),
        field: FieldPath::root(),
        runs: vec![Run {
            kind: RunKind::Text,
            text: text.to_owned(),
            bold,
            italic: false,
            underline: false,
            superscript: false,
            tracking_twips: 0,
            source: None,
        }],
        ..Paragraph::default()
    }
}

fn page() -> PageSetup {
    let margin_pt = mm_to_pt(MARGIN_MM);
    PageSetup {
        width_pt: mm_to_pt(210.0),
        height_pt: mm_to_pt(297.0),
        top_pt: margin_pt,
        bottom_pt: margin_pt,
        left_pt: margin_pt,
        right_pt: margin_pt,
        header_pt: mm_to_pt(10.0),
    }
}

fn styles() -> StyleSheet {
    let style = |name: &str, size_pt: f64, bold: bool, align: Alignment, before_pt: f64| Style {
        name: name.to_owned(),
        title: name.to_owned(),
        size_pt,
        bold,
        italic: false,
        align,
        line_pitch_pt: size_pt * 1.2,
        space_before_pt: before_pt,
        space_after_pt: 0.0,
        first_line_pt: 0.0,
        left_pt: 0.0,
        right_pt: 0.0,
        keep_with_next: bold,
        keep_together: false,
    };
    let all = [
        style("ten", 14.0, true, Alignment::Center, 0.0),
        style("duoi_ten", 12.0, false, Alignment::Center, 2.0),
        style("tieu_de", 12.0, true, Alignment::Left, 10.0),
        style("noi_dung", 11.0, false, Alignment::Left, 3.0),
        style("dam", 11.0, true, Alignment::Left, 6.0),
        style("o", 10.0, false, Alignment::Left, 0.0),
        style("o_dam", 10.0, true, Alignment::Center, 0.0),
        style("so_trang", 13.0, false, Alignment::Center, 0.0),
    ];
    let named = all.into_iter().map(|style| (style.name.clone(), style));
    StyleSheet(named.collect())
}
