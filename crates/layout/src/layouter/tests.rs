//! Whole pages from markup: frames as text, and what must hold for any markup.

use std::collections::BTreeMap;

use proptest::prelude::*;
use thethuc_markup::{Block, Markup, RuleLength, RunKind, Section, VerticalAlign};

use super::*;
use crate::dump::dump;
use crate::testing::{
    cell, columns, fonts, footnote, letters, markup, markups, paragraph, plain, rule, run, section,
    table, without_blanks,
};
use crate::{FindingCode, Item, TagRole, TextItem, fit};

fn laid_out(mut markup: Markup) -> Pages {
    fit(&mut markup, &fonts());
    Layouter::new(fonts()).paginate(&markup)
}

fn lines(count: usize) -> Vec<Block> {
    (1..=count)
        .map(|number| paragraph("khoi", &format!("Dòng {number}")))
        .collect()
}

fn texts(page: &Page) -> impl Iterator<Item = &TextItem> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

/// First and last text of every page.
fn ends(pages: &Pages) -> Vec<(String, String)> {
    let ends = pages.pages.iter().map(|page| {
        let all: Vec<&str> = texts(page)
            .filter(|text| text.field.is_some())
            .map(|text| text.text.as_str())
            .collect();
        (all[0].to_owned(), all[all.len() - 1].to_owned())
    });
    ends.collect()
}

const SENTENCE: &str = "Thực hiện Quyết định số 1937/QĐ-TTg ngày 31 tháng 12 năm 2021 của Thủ tướng \
Chính phủ về việc phê duyệt quy hoạch.";

fn sentences(count: usize) -> String {
    vec![SENTENCE; count].join(" ")
}

#[test]
fn a_header_with_body_and_signature() {
    let left = vec![
        paragraph("co_quan_ban_hanh", "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN"),
        rule(RuleLength::OfTextAbove(0.4)),
    ];
    let right = vec![
        paragraph("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("tieu_ngu", "Độc lập - Tự do - Hạnh phúc"),
        rule(RuleLength::OfTextAbove(1.0)),
    ];
    let signature = columns(
        &[
            (220.0, vec![paragraph("khoi", "Nơi nhận:")]),
            (247.75, vec![paragraph("quoc_hieu", "CHỦ TỊCH")]),
        ],
        true,
    );
    let blocks = vec![
        columns(&[(190.0, left), (277.75, right)], false),
        paragraph("noi_dung", &sentences(2)),
        signature,
    ];
    insta::assert_snapshot!(dump(&laid_out(markup(blocks))));
}

#[test]
fn a_footnote_stands_at_the_foot_of_its_page() {
    let mut one = plain("noi_dung", "Chỉ thị số 14-CT/TU");
    one.runs.push(footnote(1, &sentences(2)));
    one.runs.push(run(" của Tỉnh ủy.", false));
    insta::assert_snapshot!(dump(&laid_out(markup(vec![Block::Paragraph(one)]))));
}

#[test]
fn a_table_repeats_its_head_and_splits_between_joined_rows() {
    let mut block = table(1, &[&["TT", "Tên"], &["1", "Một"], &["2", "Hai"]]);
    let Block::Table(one) = &mut block else {
        panic!()
    };
    let mut joined = cell(
        1,
        "Chung cho hai dòng, viết trên nhiều dòng trong một ô khá hẹp của bảng này",
    );
    (joined.rowspan, joined.vertical) = (2, VerticalAlign::Middle);
    one.rows[1].cells[1] = joined;
    one.rows[2].cells.pop();
    let mut blocks = lines(37);
    blocks.push(block);
    let pages = laid_out(markup(blocks));
    let second = dump(&pages);
    insta::assert_snapshot!(second.split("Dòng 37").last().unwrap());
}

#[test]
fn forty_lines_fill_a_page() {
    let pages = laid_out(markup(lines(41)));
    assert_eq!(
        ends(&pages),
        [
            ("Dòng 1".into(), "Dòng 40".into()),
            ("Dòng 41".into(), "Dòng 41".into())
        ]
    );
}

#[test]
fn spaces_add_up_and_are_kept_out_at_the_top_of_a_page() {
    let mut first = plain("khoi", "A");
    first.space_after_pt = Some(5.0);
    let mut second = plain("khoi", "B");
    second.space_before_pt = Some(7.0);
    let third = Block::Paragraph(thethuc_markup::Paragraph {
        space_before_pt: Some(9.0),
        ..plain("khoi", "C")
    });
    let mut blocks = vec![Block::Paragraph(first), Block::Paragraph(second)];
    blocks.extend(lines(37));
    blocks.push(third);
    let pages = laid_out(markup(blocks));
    let baselines: Vec<f64> = texts(&pages.pages[0])
        .take(2)
        .map(|text| text.baseline_pt)
        .collect();
    assert!((baselines[1] - baselines[0] - 30.0).abs() < 1e-9);
    let top = texts(&pages.pages[1])
        .find(|text| text.text == "C")
        .unwrap()
        .baseline_pt;
    assert!((top - 56.7 - 14.4).abs() < 1e-9, "{top}");
}

#[test]
fn a_heading_stays_with_the_first_lines_below_it() {
    let mut blocks = lines(38);
    blocks.push(paragraph("dieu", "Điều 1. Phạm vi"));
    blocks.push(paragraph("noi_dung", &sentences(4)));
    let pages = laid_out(markup(blocks));
    assert_eq!(ends(&pages)[1].0, "Điều 1. Phạm vi");
}

#[test]
fn the_signature_takes_the_paragraph_above_along() {
    let signature = columns(&[(200.0, lines(3)), (267.75, lines(6))], true);
    let mut blocks = lines(32);
    blocks.push(paragraph("noi_dung", &sentences(2)));
    blocks.push(signature);
    let pages = laid_out(markup(blocks));
    assert_eq!(ends(&pages)[0].1, "Dòng 32");
    assert!(ends(&pages)[1].0.starts_with("Thực hiện"));
}

#[test]
fn columns_higher_than_a_page_are_cut_and_said() {
    let pages = laid_out(markup(vec![columns(
        &[(200.0, lines(100)), (267.75, lines(3))],
        false,
    )]));
    assert_eq!(pages.pages.len(), 3);
    assert_eq!(pages.findings[0].code, FindingCode::BlockTooHigh);
}

#[test]
fn a_long_footnote_goes_on_at_the_foot_of_the_next_page() {
    let mut one = plain("khoi", "Xem");
    one.runs.push(footnote(1, &sentences(40)));
    let mut blocks = lines(30);
    blocks.push(Block::Paragraph(one));
    blocks.extend(lines(5));
    let pages = laid_out(markup(blocks));
    let on_page = |page: usize| {
        texts(&pages.pages[page])
            .filter(|text| (text.size_pt - 10.0).abs() < 1e-9)
            .count()
    };
    assert!(on_page(0) > 3 && on_page(1) > 3);
    let foot = texts(&pages.pages[0])
        .map(|text| text.baseline_pt)
        .fold(0.0, f64::max);
    assert!(foot <= 841.9 - 56.7);
}

#[test]
fn page_numbers_restart_and_hide() {
    let mut markup = markup(lines(41));
    markup.sections.push(Section {
        numbering: thethuc_markup::PageNumbering {
            restart: false,
            hide_first: false,
        },
        ..section(lines(1))
    });
    markup.sections.push(section(lines(41)));
    let pages = laid_out(markup);
    let numbers: Vec<String> = pages
        .pages
        .iter()
        .map(|page| {
            texts(page)
                .filter(|text| text.field.is_none())
                .map(|text| text.text.clone())
                .collect()
        })
        .collect();
    assert_eq!(numbers, ["", "2", "3", "", "2"]);
}

#[test]
fn what_the_font_lacks_is_said_with_its_field() {
    let pages = laid_out(markup(vec![paragraph("noi_dung", "漢字 và chữ")]));
    assert_eq!(pages.findings.len(), 1);
    assert_eq!(
        (pages.findings[0].code, pages.findings[0].detail.as_str()),
        (FindingCode::MissingGlyph, "漢字")
    );
    assert_eq!(pages.findings[0].field.to_string(), "/noi_dung");
}

#[test]
fn a_frame_too_narrow_for_quoc_hieu_is_said() {
    let narrow = vec![paragraph(
        "quoc_hieu",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ".repeat(3).trim(),
    )];
    let pages = laid_out(markup(narrow));
    assert_eq!(pages.findings[0].code, FindingCode::LineTooWide);
}

#[test]
fn only_what_changed_is_done_again() {
    let mut blocks = lines(200);
    let before = markup(blocks.clone());
    let mut layouter = Layouter::new(fonts());
    let first = layouter.paginate(&before);
    blocks[90] = paragraph("khoi", "Khác");
    let second = layouter.paginate(&markup(blocks));
    let kept: Vec<bool> = first
        .pages
        .iter()
        .zip(&second.pages)
        .map(|(one, other)| Arc::ptr_eq(one, other))
        .collect();
    assert_eq!(kept, [true, true, false, true, true]);
    let fresh = Layouter::new(fonts()).paginate(&before);
    assert_eq!(fresh, first);
}

#[test]
fn headings_become_bookmarks_with_their_places() {
    let mut title = plain("trich_yeu", "Về công tác văn thư");
    title.role = thethuc_markup::Role::Title;
    let mut blocks = vec![Block::Paragraph(title)];
    blocks.extend(lines(40));
    let mut heading = plain("dieu", "Điều 1. Phạm vi");
    heading.role = thethuc_markup::Role::Heading(5);
    blocks.push(Block::Paragraph(heading));
    let pages = laid_out(markup(blocks));
    let outline: Vec<_> = pages
        .outline
        .iter()
        .map(|entry| (entry.level, entry.title.as_str(), entry.page))
        .collect();
    assert_eq!(
        outline,
        [(1, "Về công tác văn thư", 0), (2, "Điều 1. Phạm vi", 1)]
    );
}

/// The letters of every paragraph as they stand on the pages: by field and first run they cannot be
/// told apart, so all together, sorted by letter.
fn drawn_letters(pages: &Pages) -> BTreeMap<char, usize> {
    let repeated = |text: &&TextItem| text.tag.is_some();
    let all = pages
        .pages
        .iter()
        .flat_map(|page| texts(page))
        .filter(repeated);
    count(all.map(|text| text.text.as_str()))
}

fn count<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in texts.flat_map(|text| without_blanks(text).chars().collect::<Vec<_>>()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// Cells outside the grid are not set.
fn without_stray_cells(mut markup: Markup) -> Markup {
    for block in markup
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.blocks)
    {
        if let Block::Table(table) = block {
            let columns = table.widths_pt.len();
            table
                .rows
                .iter_mut()
                .for_each(|row| row.cells.retain(|cell| cell.column < columns));
        }
    }
    markup
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_letter_is_lost(markup in markups()) {
        let markup = without_stray_cells(markup);
        let wanted = letters(&markup);
        let pages = laid_out(markup);
        prop_assert_eq!(drawn_letters(&pages), count(wanted.iter().map(String::as_str)));
    }

    #[test]
    fn no_line_is_wider_than_its_column(texts in prop::collection::vec("[a-zđ –/-]{0,200}", 1..6)) {
        let blocks = texts.iter().map(|text| paragraph("noi_dung", text)).collect();
        let pages = laid_out(markup(blocks));
        for page in &pages.pages {
            for text in self::texts(page) {
                prop_assert!(text.x_pt + text.width_pt <= 595.3 - 42.5 + 1e-6, "{:?}", text);
            }
        }
    }

    #[test]
    fn text_between_the_margins_stays_between_them(texts in prop::collection::vec("[a-z ]{0,900}", 1..40)) {
        let blocks = texts.iter().map(|text| paragraph("noi_dung", text)).collect();
        let pages = laid_out(markup(blocks));
        for text in pages.pages.iter().flat_map(|page| self::texts(page)).filter(|text| text.field.is_some()) {
            prop_assert!(text.baseline_pt > 56.7 && text.baseline_pt <= 841.9 - 56.7);
        }
    }

    #[test]
    fn every_tag_stands_after_its_parent_and_every_item_has_one(markup in markups()) {
        let pages = laid_out(markup);
        for (id, node) in pages.tags.iter().enumerate() {
            prop_assert!(node.parent.is_none_or(|parent| parent < id));
            prop_assert!(node.parent.is_some() || node.role == TagRole::Sect);
        }
        for text in pages.pages.iter().flat_map(|page| texts(page)) {
            prop_assert!(text.tag.is_none_or(|tag| tag < pages.tags.len()));
        }
    }

    #[test]
    fn the_same_markup_gives_the_same_pages(markup in markups()) {
        let mut layouter = Layouter::new(fonts());
        let first = layouter.paginate(&markup);
        let again = layouter.paginate(&markup);
        prop_assert!(first.pages.iter().zip(&again.pages).all(|(one, other)| Arc::ptr_eq(one, other)));
        prop_assert_eq!(&again, &Layouter::new(fonts()).paginate(&markup));
    }
}

#[test]
fn breaks_of_the_text_are_kept() {
    let mut one = plain("noi_dung", "Một");
    one.runs.push(thethuc_markup::Run {
        kind: RunKind::Break,
        ..run("", false)
    });
    one.runs.push(run("Hai", false));
    let pages = laid_out(markup(vec![Block::Paragraph(one)]));
    let shown: Vec<_> = texts(&pages.pages[0])
        .map(|text| (text.text.as_str(), text.wraps))
        .collect();
    assert_eq!(shown, [("Một", true), ("Hai", false)]);
}
