//! The shapes in which offices write their files, each with invented content.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{Docx, p};
use thethuc_reading::{Align, DrawnKind, HeaderFooter, LineSpacing, Place, TraceKind};

#[test]
fn looks_follow_the_chain_of_styles_to_the_theme() {
    let styles = r#"
      <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Gốc"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/><w:spacing w:before="120" w:line="360" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="28"/><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Goc"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Nghieng"><w:name w:val="Nghiêng"/><w:rPr><w:i/><w:color w:val="ff0000"/></w:rPr></w:style>"#;
    let theme = r#"<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/><a:font script="Viet" typeface="Times New Roman"/></a:minorFont></a:fontScheme></a:themeElements>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Con"/><w:ind w:firstLine="720"/></w:pPr><w:r><w:t>Một </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Nghieng"/><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:t>hai</w:t></w:r></w:p>"#;
    let docx = Docx::new(body)
        .with("styles", "styles", styles)
        .with("theme", "theme", theme);
    let paragraph = docx.read().paragraphs.remove(0);
    assert_eq!(paragraph.style.as_deref(), Some("Con"));
    assert_eq!(paragraph.align, Align::Justify);
    assert_eq!((paragraph.before_pt, paragraph.first_line_pt), (6.0, 36.0));
    assert_eq!(paragraph.line, LineSpacing::Exact(18.0));
    let [one, two] = paragraph.runs.as_slice() else {
        panic!("{:?}", paragraph.runs)
    };
    assert_eq!(
        (one.look.font.as_str(), one.look.size_pt, one.look.bold),
        ("Calibri", 14.0, false)
    );
    assert_eq!((two.look.font.as_str(), two.look.italic), ("Arial", true));
    assert_eq!(two.look.color.as_deref(), Some("FF0000"));
    assert_eq!(&paragraph.text[two.range.clone()], "hai");

    let settings = r#"<w:themeFontLang w:val="vi-VN"/>"#;
    let reading = docx.with("settings", "settings", settings).read();
    assert_eq!(reading.paragraphs[0].runs[0].look.font, "Times New Roman");
}

#[test]
fn a_text_box_and_its_line_are_read_once() {
    let body = r#"<w:p><w:r><w:t>SỞ NỘI VỤ</w:t></w:r><w:r><mc:AlternateContent>
      <mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>
        <wps:wsp><wps:spPr><a:xfrm><a:ext cx="914400" cy="0"/></a:xfrm><a:prstGeom prst="line"/><a:ln/></wps:spPr></wps:wsp>
        <wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>
      </a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:line from="0,0" to="72pt,0"/><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
    </mc:AlternateContent></w:r></w:p>"#;
    let reading = Docx::new(body).read();
    let texts: Vec<_> = reading.paragraphs.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts, ["SỞ NỘI VỤ", "DỰ THẢO"]);
    assert_eq!(reading.paragraphs[1].place, Place::TextBox { section: 0 });
    let [line] = reading.paragraphs[0].drawn.as_slice() else {
        panic!()
    };
    assert_eq!(
        (line.kind, line.length_pt, line.solid),
        (DrawnKind::Shape, Some(72.0), true)
    );
}

#[test]
fn lines_of_every_make_are_told_apart() {
    let body = format!(
        r##"<w:p><w:r><w:pict><v:line from="10pt,5pt" to="110pt,5pt" strokecolor="#ff0000"><v:stroke dashstyle="dash"/></v:line></w:pict></w:r></w:p>
        <w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr></w:pPr></w:p>
        {}{}"##,
        p("_________"),
        p("Không phải - một đường kẻ")
    );
    let reading = Docx::new(&body).read();
    let vml = &reading.paragraphs[0].drawn[0];
    assert_eq!((vml.kind, vml.length_pt), (DrawnKind::Vml, Some(100.0)));
    assert_eq!((vml.color.as_deref(), vml.solid), (Some("FF0000"), false));
    assert_eq!(reading.paragraphs[1].drawn[0].kind, DrawnKind::BorderBelow);
    assert_eq!(reading.paragraphs[2].drawn[0].kind, DrawnKind::Characters);
    assert!(reading.paragraphs[3].drawn.is_empty());
}

#[test]
fn automatic_labels_are_counted() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
      <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;
    let item = |list: u8, level: u8| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#
        )
    };
    let body: String = [(3, 0), (3, 1), (3, 1), (3, 0), (3, 1), (4, 0), (4, 0)]
        .map(|(a, b)| item(a, b))
        .concat();
    let reading = Docx::new(&body)
        .with("numbering", "numbering", numbering)
        .read();
    let labels: Vec<_> = reading
        .paragraphs
        .iter()
        .map(|p| p.label.clone().unwrap())
        .collect();
    assert_eq!(labels, ["1.", "a)", "b)", "2.", "a)", "1.", "2."]);
    assert_eq!(
        (
            reading.paragraphs[0].left_pt,
            reading.paragraphs[0].first_line_pt
        ),
        (36.0, -18.0)
    );
}

#[test]
fn page_numbers_are_found_in_controls_frames_and_fields() {
    let header = r#"<w:sdt><w:sdtContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \* MERGEFORMAT </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>"#;
    let footer = r#"<w:p><w:pPr><w:framePr w:xAlign="right"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>"#;
    let body = format!(
        r#"{}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="first" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850"/><w:titlePg/></w:sectPr>"#,
        p("Nội dung")
    );
    let docx = Docx::new(&body)
        .with("header", "hdr", header)
        .with("footer", "ftr", footer);
    let reading = docx.read();
    let section = &reading.sections[0];
    assert!(section.title_page);
    assert!((section.left_pt - 85.05).abs() < 0.01);
    let [top, foot] = section.page_numbers.as_slice() else {
        panic!("{section:?}")
    };
    assert_eq!(
        (top.in_header, top.pages, top.align),
        (true, HeaderFooter::Default, Align::Center)
    );
    assert!((top.look.size_pt - 14.0).abs() < f64::EPSILON);
    assert_eq!(
        (foot.in_header, foot.pages, foot.align),
        (false, HeaderFooter::First, Align::Right)
    );
    assert_eq!(
        reading.paragraphs[1].text, "2",
        "the code of a field is not shown"
    );
}

#[test]
fn a_page_field_in_one_run_is_found() {
    let header = r#"<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    let body = format!(
        r#"{}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>"#,
        p("Nội dung")
    );
    let reading = Docx::new(&body).with("header", "hdr", header).read();
    assert_eq!(reading.sections[0].page_numbers[0].align, Align::Right);
}

#[test]
fn tracked_changes_count_and_the_new_text_stands() {
    let body = r#"<w:p><w:r><w:t>Bộ </w:t></w:r><w:del><w:r><w:delText>Kế hoạch</w:delText></w:r></w:del><w:ins><w:r><w:t>Tài chính</w:t></w:r></w:ins></w:p>"#;
    let reading = Docx::new(body).read();
    assert_eq!(reading.paragraphs[0].text, "Bộ Tài chính");
    let kinds: Vec<_> = reading
        .traces
        .iter()
        .map(|trace| (trace.kind, trace.text.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            (TraceKind::Deleted, "Kế hoạch"),
            (TraceKind::Inserted, "Tài chính")
        ]
    );
}

#[test]
fn legacy_letters_are_decoded_by_font_and_bytes() {
    let body = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"/></w:rPr><w:t>Tr</w:t><w:softHyphen/><w:t>ëng</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t xml:space=\"preserve\"> phòng số</w:t></w:r></w:p>";
    let reading = Docx::new(body).read();
    assert_eq!(reading.paragraphs[0].text, "TRƯỞNG phòng số");
    assert!(!reading.paragraphs[0].runs[0].verbatim);
    assert!(
        reading.paragraphs[0].runs[1].verbatim,
        "Unicode in an old font is left alone"
    );
}

#[test]
fn marks_cut_from_their_letter_are_joined() {
    let body = "<w:p><w:r><w:t>Nghi</w:t></w:r><w:r><w:t>\u{323} quyê</w:t></w:r><w:r><w:t>\u{301}t</w:t></w:r></w:p>";
    let paragraph = Docx::new(body).read().paragraphs.remove(0);
    assert_eq!(paragraph.text, "Nghị quyết");
    let covered: String = paragraph
        .runs
        .iter()
        .map(|r| &paragraph.text[r.range.clone()])
        .collect();
    assert_eq!(covered, paragraph.text);
}

#[test]
fn tables_tell_row_and_column() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let wide = format!(
        "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>",
        p("rộng")
    );
    let body = format!(
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"1000\"/></w:tblGrid><w:tr>{wide}{}</w:tr><w:sdt><w:sdtContent><w:tr>{}{}</w:tr></w:sdtContent></w:sdt></w:tbl>",
        cell("phải"),
        cell("trái"),
        cell("giữa")
    );
    let reading = Docx::new(&body).read();
    let places: Vec<_> = reading
        .paragraphs
        .iter()
        .map(|p| match p.place {
            Place::Cell { row, column, .. } => (row, column, p.text.as_str()),
            _ => panic!(),
        })
        .collect();
    assert_eq!(
        places,
        [
            (0, 0, "rộng"),
            (0, 2, "phải"),
            (1, 0, "trái"),
            (1, 1, "giữa")
        ]
    );
    assert_eq!(reading.tables[0].widths_pt, [100.0, 150.0, 50.0]);
}

#[test]
fn footnotes_are_read_without_their_separators() {
    let notes = r#"<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>ngày 04/7/2014</w:t></w:r></w:p></w:footnote>"#;
    let body =
        r#"<w:p><w:r><w:t>Chỉ thị</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>"#;
    let reading = Docx::new(body).with("footnotes", "footnotes", notes).read();
    assert_eq!(reading.paragraphs[0].text, "Chỉ thị\u{FFFC}");
    assert_eq!(reading.notes.len(), 1);
    assert_eq!(reading.notes[0].paragraphs[0].text, "ngày 04/7/2014");
}

#[test]
fn a_border_is_as_long_as_its_column_less_the_indents() {
    let border = |side: &str| {
        format!(
            r#"<w:p><w:pPr><w:pBdr><w:{side} w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="1000" w:right="600"/></w:pPr></w:p>"#
        )
    };
    let body = format!(
        r#"{}<w:tbl><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl><w:p><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>__________</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="12000" w:h="16838"/><w:pgMar w:left="1600" w:right="800"/></w:sectPr>"#,
        border("bottom"),
        border("top")
    );
    let lengths: Vec<_> = Docx::new(&body)
        .read()
        .paragraphs
        .iter()
        .map(|p| p.drawn[0].length_pt.unwrap())
        .collect();
    let expected = [400.0, 200.0 - 10.8 - 80.0, 70.0];
    for (length, expected) in lengths.iter().zip(expected) {
        assert!((length - expected).abs() < 0.01, "{lengths:?}");
    }
}

#[test]
fn a_page_number_stands_where_tabs_and_boxes_put_it() {
    let number = r#"<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>"#;
    let boxed = format!(
        r#"<w:p><w:r><w:pict><v:shape style="position:absolute;mso-position-horizontal:center"><v:textbox><w:txbxContent><w:p>{number}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"#
    );
    let in_table = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{number}</w:p></w:tc></w:tr></w:tbl>"
    );
    let cases = [
        (
            format!("<w:p><w:r><w:tab/></w:r>{number}</w:p>"),
            Align::Center,
        ),
        (
            format!(
                r#"<w:p><w:pPr><w:tabs><w:tab w:val="clear" w:pos="4680"/><w:tab w:val="right" w:pos="9000"/></w:tabs></w:pPr><w:r><w:tab/></w:r>{number}</w:p>"#
            ),
            Align::Right,
        ),
        (
            format!(
                r#"<w:p><w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>{number}</w:p>"#
            ),
            Align::Right,
        ),
        (
            "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:pgNum/></w:r></w:p>".to_owned(),
            Align::Center,
        ),
        (boxed, Align::Center),
        (in_table, Align::Right),
    ];
    for (header, expected) in cases {
        let body = format!(
            r#"{}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>"#,
            p("Nội dung")
        );
        let reading = Docx::new(&body).with("header", "hdr", &header).read();
        let aligns: Vec<_> = reading.sections[0]
            .page_numbers
            .iter()
            .map(|n| n.align)
            .collect();
        assert_eq!(aligns, [expected], "{header}");
        let outside = |place: &Place| !matches!(place, Place::Header { .. });
        let body = reading
            .paragraphs
            .iter()
            .filter(|p| outside(&p.place))
            .count();
        assert_eq!(
            body, 1,
            "what stands in a header stands nowhere else: {header}"
        );
    }
}

#[test]
fn a_cell_over_rows_stands_once() {
    let cell =
        |merge: &str, text: &str| format!("<w:tc><w:tcPr>{merge}</w:tcPr>{}</w:tc>", p(text));
    let body = format!(
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(r#"<w:vMerge w:val="restart"/>"#, "hai hàng"),
        cell("", "a"),
        cell("<w:vMerge/>", ""),
        cell("", "b"),
    );
    let table = Docx::new(&body).read().tables.remove(0);
    let places: Vec<_> = table
        .cells
        .iter()
        .map(|c| (c.row, c.column, c.columns, c.rows))
        .collect();
    assert_eq!(places, [(0, 0, 1, 2), (0, 1, 1, 1), (1, 1, 1, 1)]);
    assert_eq!((table.rows, table.header_rows), (2, 1));
}
