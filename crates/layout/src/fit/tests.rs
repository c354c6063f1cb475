use proptest::prelude::*;
use thethuc_markup::{Block, Column, Columns, Indent, Markup, RuleLength, Stamp};

use super::*;
use crate::testing::{columns, fonts, letters, markup, markups, paragraph, rule, text_of};

fn fitted(blocks: Vec<Block>) -> Vec<Block> {
    let mut markup = markup(blocks);
    fit(&mut markup, &fonts());
    markup.sections.remove(0).blocks
}

/// The lines of a paragraph, as its breaks make them.
fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(paragraph) => text_of(paragraph).split('\n').map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn header(left: Vec<Block>, right: Vec<Block>) -> Block {
    columns(&[(190.0, left), (277.8, right)], false)
}

fn column(block: &Block, index: usize) -> &Column {
    match block {
        Block::Columns(columns) => &columns.columns[index],
        other => panic!("{other:?}"),
    }
}

#[test]
fn names_break_at_the_borders_of_phrases() {
    let cases = [
        (
            "co_quan_ban_hanh",
            "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN",
            &["ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN"][..],
        ),
        (
            "co_quan_ban_hanh",
            "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HẢI PHÒNG",
            &["HỘI ĐỒNG NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"],
        ),
        (
            "co_quan_chu_quan",
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH ĐẮK LẮK",
            &["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TỈNH ĐẮK LẮK"],
        ),
        (
            "trich_yeu_cong_van",
            "V/v chấn chỉnh kỷ luật, kỷ cương hành chính",
            &["V/v chấn chỉnh kỷ luật,", "kỷ cương hành chính"],
        ),
    ];
    for (style, text, wanted) in cases {
        let blocks = fitted(vec![header(vec![paragraph(style, text)], vec![])]);
        assert_eq!(lines(&column(&blocks[0], 0).blocks[0]), wanted, "{text}");
    }
}

#[test]
fn letters_after_an_added_break_still_point_at_themselves() {
    let text = "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN";
    let blocks = fitted(vec![header(
        vec![paragraph("co_quan_ban_hanh", text)],
        vec![],
    )]);
    let Block::Paragraph(paragraph) = &column(&blocks[0], 0).blocks[0] else {
        panic!();
    };
    let last = paragraph.runs.last().unwrap();
    let offset = last.source.as_ref().unwrap().offset;
    assert_eq!(&text[offset..], last.text);
}

#[test]
fn the_column_of_quoc_hieu_takes_what_it_needs() {
    let right = vec![paragraph("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")];
    let left = vec![paragraph("co_quan_ban_hanh", "BỘ NỘI VỤ")];
    let block = columns(&[(300.0, left), (167.0, right)], false);
    let blocks = fitted(vec![block]);
    let (left, right) = (
        column(&blocks[0], 0).width_pt,
        column(&blocks[0], 1).width_pt,
    );
    let Block::Paragraph(paragraph) = &column(&blocks[0], 1).blocks[0] else {
        panic!()
    };
    let styles = crate::testing::sheet();
    let fonts = fonts();
    let fitter = Fitter {
        fonts: &fonts,
        styles: &styles,
    };
    assert!(right > fine_to_pt(fitter.natural_width(paragraph)));
    assert!((left + right - 467.75).abs() < 1e-9, "{left} {right}");
}

#[test]
fn rules_are_as_long_as_their_share_of_the_text() {
    let blocks = fitted(vec![
        paragraph("tieu_ngu", "Độc lập - Tự do - Hạnh phúc"),
        rule(RuleLength::OfTextAbove(1.0)),
        paragraph("trich_yeu", "Về công tác văn thư"),
        rule(RuleLength::OfTextAbove(0.4)),
        rule(RuleLength::Full),
    ]);
    let lengths: Vec<f64> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Rule(rule) => Some(rule.length_pt),
            _ => None,
        })
        .collect();
    let width = |text| fonts().text_width_pt(Face::Bold, text, 14.0);
    assert!((lengths[0] - width("Độc lập - Tự do - Hạnh phúc")).abs() <= 0.026);
    assert!((lengths[1] - 0.4 * width("Về công tác văn thư")).abs() <= 0.026);
    assert!((lengths[2] - 467.75).abs() < 1e-9);
}

#[test]
fn dashes_stand_under_the_colon() {
    let mut block = paragraph("noi_dung", "- Bộ Nội vụ;");
    let Block::Paragraph(one) = &mut block else {
        panic!()
    };
    one.indent = Some(Indent {
        left_pt: 50.0,
        after_text: "Kính gửi".into(),
        hang_text: "- ".into(),
        ..Indent::default()
    });
    let blocks = fitted(vec![block]);
    let Block::Paragraph(one) = &blocks[0] else {
        panic!()
    };
    let indent = one.indent.as_ref().unwrap();
    let width = |text| fonts().text_width_pt(Face::Regular, text, 14.0);
    assert!((indent.left_pt - 50.0 - width("Kính gửi") - width("- ")).abs() < 0.06);
    assert!((indent.first_line_pt + width("- ")).abs() < 0.026);
    assert_eq!(
        (indent.after_text.as_str(), indent.hang_text.as_str()),
        ("", "")
    );
}

#[test]
fn a_frame_without_a_width_goes_round_its_text() {
    let Block::Paragraph(one) = paragraph("muc_do_khan", "THƯỢNG KHẨN") else {
        panic!()
    };
    let stamp = Stamp {
        paragraph: one,
        width_pt: 0.0,
        height_pt: 22.7,
        align: Alignment::Left,
        color: [255, 0, 0],
        space_before_pt: 0.0,
    };
    let blocks = fitted(vec![Block::Stamp(stamp)]);
    let Block::Stamp(stamp) = &blocks[0] else {
        panic!()
    };
    let text = fonts().text_width_pt(Face::Bold, "THƯỢNG KHẨN", 13.0);
    assert!(
        (stamp.width_pt - text - 12.0).abs() <= 0.1,
        "{}",
        stamp.width_pt
    );
}

#[test]
fn columns_without_widths_become_equal() {
    let columns = Columns {
        columns: vec![Column::default(); 2],
        ..Columns::default()
    };
    let blocks = fitted(vec![Block::Columns(columns)]);
    assert!((column(&blocks[0], 0).width_pt - column(&blocks[0], 1).width_pt).abs() < 0.051);
}

fn is_on_grid(pt: f64) -> bool {
    (pt * 20.0 - (pt * 20.0).round()).abs() < 1e-6
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn fitting_again_changes_nothing(mut markup in markups()) {
        let fonts = fonts();
        fit(&mut markup, &fonts);
        let once = markup.clone();
        fit(&mut markup, &fonts);
        prop_assert_eq!(markup, once);
    }

    #[test]
    fn no_letter_is_lost(markup in markups()) {
        let mut after = markup.clone();
        fit(&mut after, &fonts());
        prop_assert_eq!(letters(&after), letters(&markup));
    }

    #[test]
    fn columns_add_up_to_the_width_on_the_grid(mut markup in markups()) {
        fit(&mut markup, &fonts());
        for section in &markup.sections {
            for block in &section.blocks {
                if let Block::Columns(columns) = block
                    && !columns.columns.is_empty()
                {
                    let sum: f64 = columns.columns.iter().map(|column| column.width_pt).sum();
                    prop_assert!((sum - section.page.text_width_pt()).abs() < 1e-6);
                    prop_assert!(columns.columns.iter().all(|column| is_on_grid(column.width_pt)));
                }
            }
        }
    }
}

#[test]
fn an_empty_markup_stays_empty() {
    let mut markup = Markup::default();
    fit(&mut markup, &fonts());
    assert_eq!(markup, Markup::default());
}
