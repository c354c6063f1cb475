//! How long layout takes: a letter of three pages, a document of ninety, one changed paragraph, and
//! one paragraph of megabytes (which must cost as much a byte as a short one).
//!
//! `cargo bench -p thethuc-layout`

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the bundled fonts and may stop on any fault"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use thethuc_layout::{FontSet, Layouter, fit};
use thethuc_markup::{
    Alignment, Block, Markup, PageNumbering, PageSetup, Paragraph, Run, RunKind, Section, Source,
    Style, StyleSheet, mm_to_pt,
};
use thethuc_model::FieldPath;

fn main() {
    divan::main();
}

static FONTS: LazyLock<FontSet> = LazyLock::new(|| {
    let files = ["Regular", "Bold", "Italic", "BoldItalic"].map(|face| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../assets/fonts/LiberationSerif-{face}.ttf"));
        Arc::from(std::fs::read(path).unwrap())
    });
    FontSet::new(files).unwrap()
});

const SENTENCE: &str = "Thực hiện Công điện số 280/CĐ-TTg ngày 19/4/2023 của Thủ tướng Chính phủ về \
việc chấn chỉnh, tăng cường trách nhiệm trong xử lý công việc của các bộ, cơ quan, địa phương, Chủ \
tịch UBND tỉnh yêu cầu các đơn vị nghiêm túc thực hiện các nội dung sau đây. ";

/// Paragraphs of three sentences that fill one page.
const PARAGRAPHS_A_PAGE: usize = 5;

fn paragraph(index: usize, sentences: usize) -> Block {
    let field = FieldPath::root().key("noi_dung").index(index).key("text");
    let runs = (0..sentences).map(|sentence| Run {
        kind: RunKind::Text,
        text: SENTENCE.to_owned(),
        bold: sentence % 3 == 1,
        italic: false,
        underline: false,
        superscript: false,
        tracking_twips: 0,
        source: Some(Source {
            field: field.clone(),
            offset: sentence * SENTENCE.len(),
        }),
    });
    Block::Paragraph(Paragraph {
        style: "noi_dung".to_owned(),
        runs: runs.collect(),
        field: field.clone(),
        ..Paragraph::default()
    })
}

fn markup(blocks: Vec<Block>) -> Markup {
    let body = Style {
        name: "noi_dung".to_owned(),
        title: "Nội dung".to_owned(),
        size_pt: 14.0,
        bold: false,
        italic: false,
        align: Alignment::Justify,
        line_pitch_pt: 18.0,
        space_before_pt: 6.0,
        space_after_pt: 0.0,
        first_line_pt: 28.35,
        left_pt: 0.0,
        right_pt: 0.0,
        keep_with_next: false,
        keep_together: false,
    };
    let section = Section {
        page: PageSetup {
            width_pt: mm_to_pt(210.0),
            height_pt: mm_to_pt(297.0),
            top_pt: mm_to_pt(20.0),
            bottom_pt: mm_to_pt(20.0),
            left_pt: mm_to_pt(30.0),
            right_pt: mm_to_pt(15.0),
            header_pt: mm_to_pt(10.0),
        },
        numbering: PageNumbering {
            restart: true,
            hide_first: true,
        },
        part: FieldPath::root(),
        first_page_top: Vec::new(),
        first_page_bottom: Vec::new(),
        blocks,
    };
    Markup {
        styles: StyleSheet(BTreeMap::from([(body.name.clone(), body)])),
        sections: vec![section],
        ..Markup::default()
    }
}

fn of_pages(pages: usize) -> Markup {
    markup(
        (0..pages * PARAGRAPHS_A_PAGE)
            .map(|index| paragraph(index, 3))
            .collect(),
    )
}

#[divan::bench(args = [3, 90])]
fn cold(bencher: Bencher<'_, '_>, pages: usize) {
    let markup = of_pages(pages);
    bencher
        .with_inputs(|| Layouter::new(FONTS.clone()))
        .bench_local_values(|mut layouter| layouter.paginate(&markup));
}

#[divan::bench(args = [3, 90])]
fn one_paragraph_changed(bencher: Bencher<'_, '_>, pages: usize) {
    let before = of_pages(pages);
    let mut after = before.clone();
    after.sections[0].blocks[pages * PARAGRAPHS_A_PAGE / 2] =
        paragraph(pages * PARAGRAPHS_A_PAGE / 2, 2);
    let mut layouter = Layouter::new(FONTS.clone());
    let mut turn = false;
    bencher.bench_local(|| {
        turn = !turn;
        layouter.paginate(if turn { &before } else { &after })
    });
}

#[divan::bench(args = [3, 90])]
fn one_word_changed(bencher: Bencher<'_, '_>, pages: usize) {
    let before = of_pages(pages);
    let mut after = before.clone();
    if let Block::Paragraph(paragraph) =
        &mut after.sections[0].blocks[pages * PARAGRAPHS_A_PAGE / 2]
    {
        paragraph.runs[0].text.replace_range(0..0, "A");
    }
    let mut layouter = Layouter::new(FONTS.clone());
    let mut turn = false;
    bencher.bench_local(|| {
        turn = !turn;
        layouter.paginate(if turn { &before } else { &after })
    });
}

#[divan::bench(args = [3, 90])]
fn fitting(bencher: Bencher<'_, '_>, pages: usize) {
    let markup = of_pages(pages);
    bencher
        .with_inputs(|| markup.clone())
        .bench_local_values(|mut markup| {
            fit(&mut markup, &FONTS);
            markup
        });
}

/// The time a byte must not grow with the length.
#[divan::bench(args = [20_000, 2_000_000, 5_000_000], sample_count = 10)]
fn one_paragraph_of_bytes(bencher: Bencher<'_, '_>, bytes: usize) {
    let markup = markup(vec![paragraph(0, bytes / SENTENCE.len())]);
    bencher
        .counter(divan::counter::BytesCount::new(bytes))
        .with_inputs(|| Layouter::new(FONTS.clone()))
        .bench_local_values(|mut layouter| layouter.paginate(&markup));
}
