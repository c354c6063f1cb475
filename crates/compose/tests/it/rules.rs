//! The marks and wordings that the decree prescribes, and what stands where.

use thethuc_compose::compose;
use thethuc_markup::{Alignment, Block, Markup, RuleLength, Stamp};
use thethuc_model::{
    Block as ModelBlock, DinhDang, Document, HinhThucKy, Luu, MucDoKhan, NgayThangNam, NguoiKy,
    NguoiSoanThao, NoiNhan, PhuLuc, QuyenHan, RichText, SoKyHieu, Table,
};

use crate::BUILTIN;
use crate::dump::paragraphs;
use crate::samples::sample;

fn cong_van() -> Document {
    Document::new("cong-van")
}

fn markup(document: &Document) -> Markup {
    compose(&BUILTIN, document).unwrap_or_else(|error| panic!("{error}"))
}

/// The lines of one style, as printed.
fn lines(document: &Document, style: &str) -> Vec<String> {
    paragraphs(&markup(document))
        .into_iter()
        .filter(|paragraph| paragraph.style == style)
        .map(|paragraph| {
            paragraph
                .runs
                .iter()
                .map(|run| run.text.as_str())
                .collect::<String>()
        })
        .map(|line| line.replace('\u{A0}', "_"))
        .collect()
}

#[test]
fn number_and_date_have_zeros_or_gaps() {
    let mut document = cong_van();
    document.so_ky_hieu = SoKyHieu {
        so: Some(5),
        ky_hieu: "BNV-VP".to_owned(),
        ..SoKyHieu::default()
    };
    document.dia_danh = "Thành phố Hồ Chí Minh".to_owned();
    document.thoi_gian = NgayThangNam {
        ngay: Some(5),
        thang: Some(1),
        nam: Some(2026),
    };
    assert_eq!(lines(&document, "so_ky_hieu"), ["Số: 05/BNV-VP"]);
    assert_eq!(
        lines(&document, "dia_danh_thoi_gian"),
        ["Thành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2026"]
    );
    document.so_ky_hieu.so = Some(125);
    document.so_ky_hieu.bo_sung = Some('a');
    assert_eq!(lines(&document, "so_ky_hieu"), ["Số: 125a/BNV-VP"]);
    document.so_ky_hieu.so = None;
    document.thoi_gian = NgayThangNam {
        ngay: None,
        thang: Some(4),
        nam: Some(2023),
    };
    assert_eq!(lines(&document, "so_ky_hieu"), ["Số: ________/BNV-VP"]);
    assert_eq!(
        lines(&document, "dia_danh_thoi_gian"),
        ["Thành phố Hồ Chí Minh, ngày _____ tháng 4 năm 2023"]
    );
}

#[test]
fn one_addressee_stands_on_the_line_and_more_stand_below_it() {
    let mut document = cong_van();
    document.kinh_gui = vec!["Bộ Nội vụ".to_owned()];
    assert_eq!(lines(&document, "kinh_gui"), ["Kính gửi: Bộ Nội vụ"]);
    document.kinh_gui.push("Bộ Tài chính".to_owned());
    assert_eq!(
        lines(&document, "kinh_gui"),
        ["Kính gửi:", "- Bộ Nội vụ;", "- Bộ Tài chính."]
    );
    document.kinh_gui[0].push(',');
    assert_eq!(lines(&document, "kinh_gui")[1], "- Bộ Nội vụ,");
    let markup = markup(&document);
    let all = paragraphs(&markup);
    let second = all
        .iter()
        .rfind(|paragraph| paragraph.style == "kinh_gui")
        .unwrap();
    let indent = second.indent.as_ref().unwrap();
    assert_eq!(
        (indent.after_text.as_str(), indent.hang_text.as_str()),
        ("Kính gửi", "- ")
    );
}

#[test]
fn grounds_end_with_semicolons_and_a_full_stop() {
    let mut document = Document::new("quyet-dinh");
    document.can_cu = ["Căn cứ Luật A", "Căn cứ Luật B;", "Theo đề nghị của C"]
        .map(RichText::from)
        .to_vec();
    assert_eq!(
        lines(&document, "can_cu"),
        ["Căn cứ Luật A;", "Căn cứ Luật B;", "Theo đề nghị của C."]
    );
    assert_eq!(lines(&document, "quyet_dinh_line"), ["QUYẾT ĐỊNH:"]);
}

#[test]
fn recipients_nest_and_the_file_line_is_last() {
    let entry = |text: &str| NoiNhan {
        text: text.to_owned(),
        children: Vec::new(),
    };
    let mut document = cong_van();
    document.noi_nhan = vec![
        entry("Như trên"),
        NoiNhan {
            children: vec![entry("Giám đốc"), entry("Các Phó Giám đốc")],
            ..entry("Lãnh đạo Sở")
        },
    ];
    assert_eq!(
        lines(&document, "noi_nhan_danh_sach"),
        [
            "- Như trên;",
            "- Lãnh đạo Sở:",
            "+ Giám đốc;",
            "+ Các Phó Giám đốc."
        ]
    );
    document.luu = Some(Luu {
        noi_luu: vec!["VT".to_owned(), "TCCB".to_owned()],
        so_ban: None,
    });
    assert_eq!(
        lines(&document, "noi_nhan_danh_sach")[3..],
        ["+ Các Phó Giám đốc;", "- Lưu: VT, TCCB."]
    );
    document.luu = Some(Luu {
        noi_luu: vec!["VT".to_owned(), "HC".to_owned()],
        so_ban: Some(2),
    });
    document.nguoi_soan_thao = Some(NguoiSoanThao {
        ky_hieu: "pl".to_owned(),
        so_ban: Some(300),
    });
    assert_eq!(
        lines(&document, "noi_nhan_danh_sach")[4],
        "- Lưu: VT, HC (2). PL.(300)"
    );
    document.luu = None;
    assert_eq!(lines(&document, "nguoi_soan_thao"), ["PL.(300)"]);
}

#[test]
fn a_long_list_of_recipients_goes_on_below_the_signature() {
    let mut document = cong_van();
    document.noi_nhan = (0..1000)
        .map(|i| NoiNhan {
            text: format!("Nơi {i}"),
            children: Vec::new(),
        })
        .collect();
    document.luu = Some(Luu {
        noi_luu: vec!["VT".to_owned()],
        so_ban: None,
    });
    let lines = lines(&document, "noi_nhan_danh_sach");
    assert_eq!(lines.len(), 1001);
    assert_eq!(
        (lines[999].as_str(), lines[1000].as_str()),
        ("- Nơi 999;", "- Lưu: VT.")
    );
    let markup = markup(&document);
    let Block::Paragraph(_) = markup.sections[0].blocks.last().unwrap() else {
        panic!("the end of the list may run over pages")
    };
}

#[test]
fn authority_stands_above_the_title_and_the_name() {
    let authority = |hinh_thuc, cua: &str| QuyenHan {
        hinh_thuc,
        cua: cua.to_owned(),
    };
    let signer = NguoiKy {
        quyen_han: vec![
            authority(HinhThucKy::ThayMat, "Ủy ban nhân dân"),
            authority(HinhThucKy::KyThay, "Chủ tịch"),
        ],
        chuc_vu: "Phó Chủ tịch".to_owned(),
        chuc_danh_khac: None,
        ho_ten: "Nguyễn Văn A".to_owned(),
    };
    let mut document = cong_van();
    document.nguoi_ky = vec![signer.clone()];
    assert_eq!(
        lines(&document, "quyen_han_chuc_vu"),
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    );
    assert_eq!(lines(&document, "ho_ten"), ["Nguyễn Văn A"]);
    document.nguoi_ky[0] = NguoiKy {
        quyen_han: vec![authority(HinhThucKy::Quyen, "Giám đốc")],
        chuc_vu: String::new(),
        ..signer.clone()
    };
    assert_eq!(lines(&document, "quyen_han_chuc_vu"), ["Q. GIÁM ĐỐC"]);
    document.nguoi_ky = vec![signer.clone(), signer];
    let markup = markup(&document);
    let rows: Vec<usize> = markup.sections[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Columns(columns) if columns.keep_with_previous => Some(columns.columns.len()),
            _ => None,
        })
        .collect();
    assert_eq!(
        rows,
        [2],
        "two signatories stand side by side, and nobody receives a copy"
    );
}

#[test]
fn the_urgency_mark_has_the_frame_of_the_decree() {
    let mut document = cong_van();
    for (urgency, text, width) in [
        (MucDoKhan::HoaToc, "HỎA TỐC", 30.0),
        (MucDoKhan::ThuongKhan, "THƯỢNG KHẨN", 40.0),
        (MucDoKhan::Khan, "KHẨN", 20.0),
    ] {
        document.muc_do_khan = Some(urgency);
        let markup = markup(&document);
        let Block::Columns(columns) = &markup.sections[0].blocks[1] else {
            panic!()
        };
        let Some(Block::Stamp(Stamp {
            paragraph,
            width_pt,
            height_pt,
            color,
            ..
        })) = columns.columns[0].blocks.last()
        else {
            panic!()
        };
        assert_eq!(paragraph.runs[0].text, text);
        assert!(
            (width_pt - width * 72.0 / 25.4).abs() < 0.05
                && (height_pt - 8.0 * 72.0 / 25.4).abs() < 0.05
        );
        assert_eq!(*color, [255, 0, 0]);
    }
}

#[test]
fn circulation_stands_in_the_top_margin_and_the_address_at_the_foot() {
    let mut document = sample(&BUILTIN, "cong-van");
    document.pham_vi_luu_hanh = Some("Lưu hành nội bộ".to_owned());
    let markup = markup(&document);
    let section = &markup.sections[0];
    assert_eq!(section.first_page_top.len(), 1);
    let Some(Block::Rule(rule)) = section.first_page_bottom.first() else {
        panic!()
    };
    assert_eq!(rule.length, RuleLength::Full);
    assert!(markup.sections[1].first_page_bottom.is_empty());
    assert_eq!(lines(&document, "pham_vi_luu_hanh"), ["LƯU HÀNH NỘI BỘ"]);
}

#[test]
fn annexes_are_numbered_from_two_on_and_refer_to_their_document() {
    let mut document = cong_van();
    document.so_ky_hieu = SoKyHieu {
        so: Some(7),
        ky_hieu: "SNV-VP".to_owned(),
        ..SoKyHieu::default()
    };
    document.thoi_gian = NgayThangNam {
        ngay: Some(1),
        thang: Some(2),
        nam: Some(2026),
    };
    document.co_quan_ban_hanh = "Sở Nội vụ".to_owned();
    document.phu_luc = vec![PhuLuc::default()];
    assert_eq!(lines(&document, "phu_luc_nhan"), ["Phụ lục"]);
    let filled = "(Kèm theo Công văn số 07/SNV-VP ngày 01 tháng 02 năm 2026 của Sở Nội vụ)";
    assert_eq!(lines(&document, "phu_luc_kem_theo"), [filled]);
    document.phu_luc.push(PhuLuc {
        trang_ngang: true,
        ..PhuLuc::default()
    });
    document.dinh_dang = DinhDang::DienTu;
    assert_eq!(
        lines(&document, "phu_luc_nhan"),
        ["Phụ lục I", "Phụ lục II"]
    );
    let open =
        "(Kèm theo Công văn số ________________ ngày _____ tháng _____ năm _____ của Sở Nội vụ)";
    assert_eq!(lines(&document, "phu_luc_kem_theo")[1], open);
    let markup = markup(&document);
    assert!(markup.sections[2].page.is_landscape() && markup.sections[2].numbering.restart);
}

#[test]
fn a_document_without_a_symbol_is_issued_with_its_parent() {
    let mut document = sample(&BUILTIN, "quyet-dinh");
    assert_eq!(
        lines(&document, "so_ky_hieu").len(),
        1,
        "only the decision has a number"
    );
    assert_eq!(lines(&document, "ten_loai"), ["QUYẾT ĐỊNH", "QUY CHẾ"]);
    let kem_theo = "(Kèm theo Quyết định số 215/QĐ-UBND ngày 02 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Gia Lai)";
    assert_eq!(lines(&document, "phu_luc_kem_theo"), [kem_theo]);
    document.van_ban_kem_theo[0].phu_luc.push(PhuLuc::default());
    assert_eq!(
        lines(&document, "phu_luc_kem_theo"),
        [kem_theo; 2],
        "its annexes name the decision"
    );
    let mut outer = cong_van();
    outer.van_ban_kem_theo = vec![sample(&BUILTIN, "cong-dien")];
    assert_eq!(lines(&outer, "so_ky_hieu")[1], "Số: 09/CĐ-UBND");
    assert!(lines(&outer, "phu_luc_kem_theo").is_empty());
    let markup = markup(&outer);
    let field = &paragraphs(&markup)
        .iter()
        .rfind(|p| p.style == "ho_ten")
        .unwrap()
        .field;
    assert_eq!(field.to_string(), "/van_ban_kem_theo/0/nguoi_ky/0/ho_ten");
}

#[test]
fn a_wide_table_gets_pages_of_its_own_and_the_text_goes_back() {
    let table = |trang_ngang| {
        ModelBlock::Bang(Table {
            trang_ngang,
            ..Table::default()
        })
    };
    let text = || ModelBlock::Doan {
        text: "Một.".into(),
    };
    let mut document = sample(&BUILTIN, "cong-van");
    document.phu_luc.clear();
    document.noi_dung = vec![text(), table(true), table(true), text(), table(false)];
    let across: Vec<_> = markup(&document)
        .sections
        .iter()
        .map(|s| (s.page.is_landscape(), s.numbering.restart))
        .collect();
    assert_eq!(across, [(false, true), (true, false), (false, false)]);
    document.noi_dung.truncate(3);
    let markup = markup(&document);
    let address: Vec<bool> = markup
        .sections
        .iter()
        .map(|s| s.first_page_bottom.is_empty())
        .collect();
    assert_eq!(
        address,
        [false, true],
        "the address stays on the first page"
    );
    assert_eq!(
        markup.sections.len(),
        2,
        "the signature stays with the table before it"
    );
    let Some(Block::Columns(columns)) = markup.sections[1].blocks.last() else {
        panic!()
    };
    let width: f64 = columns.columns.iter().map(|column| column.width_pt).sum();
    assert!((width - markup.sections[1].page.text_width_pt()).abs() < 1e-6);
}

#[test]
fn footnotes_count_through_annexes_and_attached_documents() {
    let note = || RichText(vec![thethuc_model::Inline::Footnote("chú thích".into())]);
    let block = || ModelBlock::Doan { text: note() };
    let mut document = cong_van();
    document.trich_yeu = note();
    document.noi_dung = vec![block()];
    document.phu_luc = vec![PhuLuc {
        noi_dung: vec![block()],
        ..PhuLuc::default()
    }];
    document.van_ban_kem_theo = vec![Document {
        noi_dung: vec![block()],
        ..cong_van()
    }];
    let markup = markup(&document);
    let numbers: Vec<u32> = paragraphs(&markup)
        .iter()
        .flat_map(|paragraph| &paragraph.runs)
        .filter_map(|run| match &run.kind {
            thethuc_markup::RunKind::Footnote(note) => Some(note.number),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[test]
fn every_style_named_is_in_the_sheet() {
    let templates = &*BUILTIN;
    for kind in templates.kinds() {
        let markup = markup(&sample(templates, &kind.id));
        for paragraph in paragraphs(&markup) {
            assert!(
                markup.styles.0.contains_key(&paragraph.style),
                "{}",
                paragraph.style
            );
        }
        let body = markup.styles.get("noi_dung").unwrap();
        assert_eq!(body.align, Alignment::Justify);
    }
}
