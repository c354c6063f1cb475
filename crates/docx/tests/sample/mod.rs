//! A markup made by hand that uses every block: a công văn of three pages with footnotes, a table
//! over pages, a landscape section, Nơi nhận and signature, and an annex numbered from 1 again.
#![allow(dead_code, reason = "every test uses its own part of the sample")]

use std::collections::BTreeMap;

use thethuc_markup::{
    Alignment, Block, Cell, Column, Columns, Footnote, Indent, Markup, PageNumbering, PageSetup,
    Paragraph, Role, Row, Rule, RuleLength, Run, RunKind, Section, Stamp, Style, StyleSheet, Table,
    VerticalAlign, mm_to_pt,
};
use thethuc_model::FieldPath;

/// The whole sample.
pub(crate) fn markup() -> Markup {
    Markup {
        title: "V/v tăng cường quản lý <đất đai> & môi trường".into(),
        author: "Ủy ban nhân dân tỉnh Thái Nguyên".into(),
        styles: styles(),
        sections: vec![letter(), landscape(), annex()],
    }
}

/// The first section alone.
pub(crate) fn letter_alone() -> Markup {
    Markup {
        sections: vec![letter()],
        ..markup()
    }
}

/// A letter of three pages: as many paragraphs and rows as fill them.
pub(crate) fn three_pages() -> Markup {
    let mut markup = letter_alone();
    let blocks = &mut markup.sections[0].blocks;
    for block in blocks.iter_mut() {
        if let Block::Table(table) = block {
            table.rows.truncate(12);
        }
    }
    let table = blocks
        .iter()
        .position(|block| matches!(block, Block::Table(_)))
        .unwrap_or(blocks.len());
    let end = blocks.len() - 2;
    blocks.drain(table + 1..end);
    markup
}

/// The first section with its body so many times.
pub(crate) fn long(times: usize) -> Markup {
    let mut markup = letter_alone();
    let blocks = &mut markup.sections[0].blocks;
    let end = blocks.len() - 2;
    blocks.splice(end..end, (0..times).flat_map(|_| body(0)));
    markup
}

fn letter() -> Section {
    let mut blocks = vec![head(), urgency(), addressees()];
    blocks.extend(body(3));
    blocks.push(table());
    blocks.extend(body(0));
    blocks.push(paragraph("noi_dung", "Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện, kịp thời báo cáo những khó khăn, vướng mắc về Ủy ban nhân dân tỉnh để xem xét, giải quyết theo quy định./."));
    blocks.push(signature());
    Section {
        page: portrait(),
        numbering: PageNumbering {
            restart: true,
            hide_first: true,
        },
        part: FieldPath::root(),
        first_page_top: vec![stamp("LƯU HÀNH NỘI BỘ", 45.0, Alignment::Right, [0, 0, 0])],
        first_page_bottom: vec![
            Block::Rule(Rule {
                length: RuleLength::Full,
                length_pt: portrait().text_width_pt(),
                height_pt: 3.0,
                ..rule(0.0)
            }),
            paragraph(
                "dia_chi",
                "Số 18, đường Nha Trang, phường Phan Đình Phùng, tỉnh Thái Nguyên",
            ),
            paragraph("dia_chi", "ĐT: 0208 3855 555, Fax: 0208 3855 556"),
            paragraph(
                "dia_chi",
                "E-Mail: ubnd@thainguyen.gov.vn, Website: thainguyen.gov.vn",
            ),
        ],
        blocks,
    }
}

fn head() -> Block {
    let left = vec![
        paragraph("cq_chu_quan", "CHÍNH PHỦ"),
        broken("cq_ban_hanh", &["ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN"]),
        Block::Rule(rule(60.0)),
        paragraph("so_ky_hieu", "Số:        /UBND-NNMT"),
        paragraph(
            "trich_yeu_cv",
            "V/v tăng cường quản lý <đất đai> & môi trường {{ năm }} 2026",
        ),
    ];
    let right = vec![
        paragraph("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("tieu_ngu", "Độc lập - Tự do - Hạnh phúc"),
        Block::Rule(rule(160.0)),
        paragraph("dia_danh_ngay", "Thái Nguyên, ngày    tháng    năm 2026"),
    ];
    columns(&[(180.0, left), (288.2, right)], 0.0, false)
}

fn urgency() -> Block {
    columns(
        &[
            (
                180.0,
                vec![stamp("HỎA TỐC", 30.0, Alignment::Left, [255, 0, 0])],
            ),
            (288.2, vec![paragraph("kinh_gui", "Hẹn giờ: trước 17 giờ")]),
        ],
        12.0,
        false,
    )
}

fn addressees() -> Block {
    let item = |text: &str| Paragraph {
        indent: Some(Indent {
            left_pt: 126.0,
            first_line_pt: -8.0,
            ..Indent::default()
        }),
        role: Role::ListItem(0),
        ..plain("kinh_gui", text)
    };
    let mut first = plain("kinh_gui", "Kính gửi:");
    first.indent = Some(Indent {
        left_pt: 72.0,
        ..Indent::default()
    });
    first.space_before_pt = Some(12.0);
    columns(
        &[(
            468.2,
            vec![
                Block::Paragraph(first),
                Block::Paragraph(item(
                    "- Các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh Thái Nguyên và các cơ quan liên quan đóng trên địa bàn;",
                )),
                Block::Paragraph(item("- Ủy ban nhân dân các xã, phường.")),
            ],
        )],
        6.0,
        false,
    )
}

/// Paragraphs of body, with that many footnotes.
fn body(footnotes: u32) -> Vec<Block> {
    const LONG: &str = "Thời gian qua, công tác quản lý nhà nước về đất đai, tài nguyên khoáng sản và bảo vệ môi trường trên địa bàn tỉnh đã có nhiều chuyển biến tích cực; tuy nhiên, việc triển khai Nghị quyết số 18-NQ/TW và Luật Đất đai số 31/2024/QH15 ở một số xã, phường giai đoạn 2021-2025 còn chậm, chưa đồng bộ, hồ sơ tồn đọng 1.937 trường hợp, ảnh hưởng đến quyền và lợi ích hợp pháp của người dân, doanh nghiệp.";
    let mut blocks = vec![heading("I. TÌNH HÌNH CHUNG")];
    for number in 1..=12_u32 {
        let mut one = plain("noi_dung", LONG);
        one.runs
            .insert(0, run(&format!("{number}. "), RunKind::Label));
        one.runs[1].bold = number.is_multiple_of(5);
        one.runs[1].italic = number.is_multiple_of(4);
        one.runs[1].underline = number.is_multiple_of(6);
        if number <= footnotes {
            one.runs.push(footnote(number));
            one.runs.push(run(
                " Đề nghị chấn chỉnh ngay, báo cáo trước ngày 15/12/2026.",
                RunKind::Text,
            ));
        }
        blocks.push(Block::Paragraph(one));
    }
    blocks
}

fn table() -> Block {
    let head = |texts: &[&str]| Row {
        cells: texts
            .iter()
            .enumerate()
            .map(|(column, text)| cell(column, text, "bang_dau"))
            .collect(),
    };
    let mut rows = vec![
        Row {
            cells: vec![
                Cell {
                    rowspan: 2,
                    ..cell(0, "STT", "bang_dau")
                },
                Cell {
                    rowspan: 2,
                    ..cell(1, "Nội dung", "bang_dau")
                },
                Cell {
                    colspan: 2,
                    ..cell(2, "Thời hạn", "bang_dau")
                },
            ],
        },
        head(&["", "", "Bắt đầu", "Kết thúc"]),
    ];
    rows[1].cells.drain(0..2);
    for number in 1..=30 {
        rows.push(Row {
            cells: vec![
                cell(0, &number.to_string(), "bang"),
                cell(
                    1,
                    "Rà soát, thống kê các tổ chức, cá nhân đang sử dụng đất không đúng mục đích",
                    "bang",
                ),
                cell(2, "01/01/2026", "bang"),
                cell(3, "30/6/2026", "bang"),
            ],
        });
    }
    Block::Table(Table {
        widths_pt: vec![36.0, 252.2, 90.0, 90.0],
        header_rows: 2,
        rows,
        space_before_pt: 6.0,
        border_pt: 0.5,
        padding_pt: 5.4,
        ..Table::default()
    })
}

fn signature() -> Block {
    let left = vec![
        paragraph("noi_nhan_nhan", "Nơi nhận:"),
        paragraph("noi_nhan_ds", "- Như trên;"),
        paragraph("noi_nhan_ds", "- Chủ tịch, các PCT UBND tỉnh;"),
        paragraph("noi_nhan_ds", "- Lưu: VT, NNMT. (15)"),
    ];
    let right = vec![
        broken(
            "quyen_han_chuc_vu",
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        Block::Paragraph(Paragraph {
            space_before_pt: Some(72.0),
            ..plain("ho_ten", "Nguyễn Thị Loan")
        }),
    ];
    columns(&[(234.1, left), (234.1, right)], 12.0, true)
}

fn landscape() -> Section {
    let page = PageSetup {
        width_pt: mm_to_pt(297.0),
        height_pt: mm_to_pt(210.0),
        top_pt: mm_to_pt(20.0),
        bottom_pt: mm_to_pt(15.0),
        left_pt: mm_to_pt(30.0),
        right_pt: mm_to_pt(15.0),
        header_pt: mm_to_pt(10.0),
    };
    let Block::Table(mut wide) = table() else {
        return annex();
    };
    wide.widths_pt = vec![50.0, 450.0, 107.1, 107.1];
    wide.space_before_pt = 0.0;
    Section {
        page,
        numbering: PageNumbering {
            restart: false,
            hide_first: false,
        },
        part: FieldPath::root(),
        first_page_top: Vec::new(),
        first_page_bottom: Vec::new(),
        blocks: vec![Block::Table(wide)],
    }
}

fn annex() -> Section {
    let mut title = plain("phu_luc_nhan", "Phụ lục I");
    title.role = Role::Title;
    let mut blocks = vec![
        Block::Paragraph(title),
        paragraph("phu_luc_nhan", "DANH MỤC NHIỆM VỤ"),
        Block::Rule(rule(100.0)),
    ];
    blocks.extend(body(0));
    Section {
        page: portrait(),
        numbering: PageNumbering {
            restart: true,
            hide_first: true,
        },
        part: FieldPath::root(),
        first_page_top: Vec::new(),
        first_page_bottom: Vec::new(),
        blocks,
    }
}

/// A4 with the margins of the decree's own files: the text area is 468.2 pt wide.
fn portrait() -> PageSetup {
    PageSetup {
        width_pt: mm_to_pt(210.0),
        height_pt: mm_to_pt(297.0),
        top_pt: mm_to_pt(20.0),
        bottom_pt: mm_to_pt(20.0),
        left_pt: mm_to_pt(30.0),
        right_pt: 42.05,
        header_pt: mm_to_pt(10.0),
    }
}

fn styles() -> StyleSheet {
    use Alignment::{Center, Justify, Left};
    let rows: &[(&str, &str, f64, bool, bool, Alignment)] = &[
        ("quoc_hieu", "Quốc hiệu", 12.0, true, false, Center),
        ("tieu_ngu", "Tiêu ngữ", 13.0, true, false, Center),
        (
            "cq_chu_quan",
            "Cơ quan chủ quản",
            12.0,
            false,
            false,
            Center,
        ),
        ("cq_ban_hanh", "Cơ quan ban hành", 12.0, true, false, Center),
        ("so_ky_hieu", "Số, ký hiệu", 13.0, false, false, Center),
        (
            "dia_danh_ngay",
            "Địa danh, thời gian",
            13.0,
            false,
            true,
            Center,
        ),
        (
            "trich_yeu_cv",
            "Trích yếu công văn",
            12.0,
            false,
            false,
            Center,
        ),
        ("kinh_gui", "Kính gửi", 14.0, false, false, Left),
        ("noi_dung", "Nội dung", 14.0, false, false, Justify),
        ("muc", "Mục", 14.0, true, false, Center),
        (
            "quyen_han_chuc_vu",
            "Quyền hạn, chức vụ",
            14.0,
            true,
            false,
            Center,
        ),
        ("ho_ten", "Họ tên", 14.0, true, false, Center),
        ("noi_nhan_nhan", "Nơi nhận", 12.0, true, true, Left),
        (
            "noi_nhan_ds",
            "Nơi nhận, danh sách",
            11.0,
            false,
            false,
            Left,
        ),
        ("phu_luc_nhan", "Phụ lục", 14.0, true, false, Center),
        ("do_khan", "Mức độ khẩn", 13.0, true, false, Center),
        ("dia_chi", "Địa chỉ", 11.0, false, false, Center),
        ("so_trang", "Số trang", 14.0, false, false, Center),
        ("bang", "Bảng", 13.0, false, false, Left),
        ("bang_dau", "Bảng, đầu", 13.0, true, false, Center),
        ("cuoc_chu", "Cước chú", 10.0, false, false, Justify),
    ];
    let mut sheet = BTreeMap::new();
    for &(name, title, size_pt, bold, italic, align) in rows {
        let is_body = name == "noi_dung";
        let style = Style {
            name: name.into(),
            title: title.into(),
            size_pt,
            bold,
            italic,
            align,
            line_pitch_pt: (size_pt * 1.25 * 20.0_f64).round() / 20.0,
            space_before_pt: if is_body || name == "trich_yeu_cv" {
                6.0
            } else {
                0.0
            },
            space_after_pt: 0.0,
            first_line_pt: if is_body { 28.35 } else { 0.0 },
            left_pt: 0.0,
            right_pt: 0.0,
            keep_with_next: name == "muc",
            keep_together: name == "muc",
        };
        sheet.insert(name.into(), style);
    }
    StyleSheet(sheet)
}

/// A paragraph of one run.
pub(crate) fn plain(style: &str, text: &str) -> Paragraph {
    let style_of = styles().get(style).cloned();
    let mut one = run(text, RunKind::Text);
    one.bold = style_of.as_ref().is_some_and(|style| style.bold);
    one.italic = style_of.as_ref().is_some_and(|style| style.italic);
    Paragraph {
        style: style.into(),
        runs: vec![one],
        ..Paragraph::default()
    }
}

/// A paragraph of one run, as a block.
pub(crate) fn paragraph(style: &str, text: &str) -> Block {
    Block::Paragraph(plain(style, text))
}

fn heading(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        role: Role::Heading(2),
        ..plain("muc", text)
    })
}

fn broken(style: &str, lines: &[&str]) -> Block {
    let mut one = plain(style, lines[0]);
    for line in &lines[1..] {
        one.runs.push(run("", RunKind::Break));
        one.runs.extend(plain(style, line).runs);
    }
    Block::Paragraph(one)
}

/// A run of plain letters.
pub(crate) fn run(text: &str, kind: RunKind) -> Run {
    Run {
        kind,
        text: text.into(),
        bold: false,
        italic: false,
        underline: false,
        superscript: false,
        tracking_twips: 0,
        source: None,
    }
}

fn footnote(number: u32) -> Run {
    let paragraph = plain(
        "cuoc_chu",
        "Nghị quyết số 18-NQ/TW ngày 16 tháng 6 năm 2022 của Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII về tiếp tục đổi mới, hoàn thiện thể chế, chính sách.",
    );
    run("", RunKind::Footnote(Footnote { number, paragraph }))
}

fn rule(length_pt: f64) -> Rule {
    Rule {
        length: RuleLength::Fixed(length_pt),
        length_pt,
        align: Alignment::Center,
        thickness_pt: 0.75,
        height_pt: 4.0,
        space_before_pt: 2.0,
        keep_with_next: false,
    }
}

fn stamp(text: &str, width_mm: f64, align: Alignment, color: [u8; 3]) -> Block {
    Block::Stamp(Stamp {
        paragraph: plain("do_khan", text),
        width_pt: mm_to_pt(width_mm),
        height_pt: mm_to_pt(8.0),
        align,
        color,
        space_before_pt: 6.0,
    })
}

fn columns(parts: &[(f64, Vec<Block>)], space_before_pt: f64, keep_with_previous: bool) -> Block {
    Block::Columns(Columns {
        columns: parts
            .iter()
            .map(|(width_pt, blocks)| Column {
                width_pt: *width_pt,
                blocks: blocks.clone(),
            })
            .collect(),
        space_before_pt,
        keep_with_previous,
    })
}

fn cell(column: usize, text: &str, style: &str) -> Cell {
    Cell {
        column,
        colspan: 1,
        rowspan: 1,
        paragraphs: vec![plain(style, text)],
        vertical: if style == "bang" {
            VerticalAlign::Top
        } else {
            VerticalAlign::Middle
        },
    }
}
