//! Parts beside the main one: styles, theme, numbering, settings, notes, comments.

use crate::shape::{Gallery, Shape, Track};

/// `word/styles.xml`: nothing says Times New Roman but the runs themselves.
pub(crate) fn styles(shape: &Shape) -> String {
    let old = match shape.gallery {
        Gallery::OldStyles => concat!(
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="vn"><w:name w:val="vn"/><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>"#,
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="vni"><w:name w:val="vni"/><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr></w:style>"#,
        ),
        Gallery::Plain | Gallery::Bookmarks => "",
    };
    format!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/><w:lang w:val="{}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:latentStyles w:count="376"/><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>{old}"#,
        shape.language
    )
}

/// `word/theme/theme1.xml`.
pub(crate) const THEME: &str = r#"<a:themeElements><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Cambria"/><a:font script="Viet" typeface="Times New Roman"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:font script="Viet" typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements>"#;

/// `word/numbering.xml`: khoản and điểm, dashes, điều; list 1 is nobody's.
pub(crate) fn numbering() -> String {
    let level = |at: u8, format: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>"#
        )
    };
    let outlines = [
        level(0, "decimal", "%1."),
        level(0, "decimal", "%1.") + &level(1, "lowerLetter", "%2)"),
        level(0, "bullet", "-"),
        level(0, "decimal", "Điều %1.").replace("</w:lvl>", "<w:rPr><w:b/></w:rPr></w:lvl>"),
    ];
    let outlines = outlines.iter().enumerate();
    let outlines: String = outlines
        .map(|(id, levels)| {
            format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
        })
        .collect();
    let lists: String = (0..4)
        .map(|id| {
            format!(
                r#"<w:num w:numId="{}"><w:abstractNumId w:val="{id}"/></w:num>"#,
                id + 1
            )
        })
        .collect();
    outlines + &lists
}

/// `word/settings.xml`.
pub(crate) const SETTINGS: &str = r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:rsids><w:rsidRoot w:val="00B41C07"/></w:rsids><w:themeFontLang w:val="en-US"/>"#;

/// `word/footnotes.xml` and `word/comments.xml`, where the shape has them.
pub(crate) fn notes(shape: &Shape) -> Option<[&'static str; 2]> {
    (shape.track == Track::Reviewed).then_some([FOOTNOTES, COMMENTS])
}

const FOOTNOTES: &str = concat!(
    r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#,
    r#"<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Kể từ ngày ký.</w:t></w:r></w:p></w:footnote>"#,
);
const COMMENTS: &str = r#"<w:comment w:id="0" w:author="Phạm Hà" w:date="2026-03-04T09:00:00Z" w:initials="PH"><w:p><w:r><w:t>Đề nghị xem lại thời gian.</w:t></w:r></w:p></w:comment>"#;
