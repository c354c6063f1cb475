//! Lines and text boxes.

use crate::ink::Ink;
use crate::shape::{Line, Shape};
use crate::writer::Para;

const EMU_PER_PT: u32 = 12_700;

/// Widths of the header's columns inside their cells, and of the text, points.
pub(crate) const LEFT_PT: u32 = 169;
pub(crate) const RIGHT_PT: u32 = 284;
pub(crate) const TEXT_PT: u32 = 453;

/// The line under a text: what is anchored in the text's own paragraph, and the paragraph below it.
pub(crate) struct Under {
    pub(crate) anchored: String,
    pub(crate) below: String,
}

/// A line of a length in a column of a width, in the shape's make; both in points.
pub(crate) fn under(shape: &Shape, length_pt: u32, column_pt: u32) -> Under {
    let (anchored, below) = match shape.line {
        Line::Drawing => (drawing(length_pt), String::new()),
        Line::Vml => (vml(length_pt), String::new()),
        Line::Border => (
            String::new(),
            border("bottom", (column_pt - length_pt) * 10),
        ),
        Line::BorderAbove => (String::new(), border("top", (column_pt - length_pt) * 10)),
        Line::Underscores => (String::new(), typed(shape, '_', (length_pt * 2 + 6) / 13)),
        Line::Hyphens => (String::new(), typed(shape, '-', (length_pt * 3 + 6) / 13)),
        Line::Underlined => (String::new(), String::new()),
    };
    Under { anchored, below }
}

fn typed(shape: &Shape, stroke: char, count: u32) -> String {
    let strokes: String = std::iter::repeat_n(stroke, count as usize).collect();
    Para::centred().text(shape, &strokes, Ink::size(26)).xml()
}

/// An empty paragraph with a border, indented on both sides by so many twips.
fn border(side: &str, indent: u32) -> String {
    Para::new()
        .with(&format!(
            r#"<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr><w:ind w:left="{indent}" w:right="{indent}"/><w:jc w:val="center"/>"#
        ))
        .xml()
}

/// A DrawingML line in an alternate content whose fallback says the same in VML.
pub(crate) fn drawing(length_pt: u32) -> String {
    let emu = length_pt * EMU_PER_PT;
    let choice = anchor(
        emu,
        0,
        &format!(
            r#"<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"#
        ),
    );
    alternate(&choice, &pict(length_pt))
}

/// A VML line.
pub(crate) fn vml(length_pt: u32) -> String {
    format!("<w:r>{}</w:r>", pict(length_pt))
}

fn pict(length_pt: u32) -> String {
    format!(
        r#"<w:pict><v:line id="_x0000_s1026" style="position:absolute;z-index:1" from="30pt,2.5pt" to="{}pt,2.5pt" strokecolor="black"/></w:pict>"#,
        30 + length_pt
    )
}

/// A frame with a word in it; the fallback holds the word once more.
pub(crate) fn text_box(shape: &Shape, word: &str) -> String {
    let content = format!(
        "<w:txbxContent>{}</w:txbxContent>",
        Para::centred()
            .text(shape, word, Ink::size(26).bold())
            .xml()
    );
    let choice = anchor(
        914_400,
        292_100,
        &format!(
            r#"<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="292100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"#
        ),
    );
    let fallback = format!(
        r##"<w:pict><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s1027" type="#_x0000_t202" style="position:absolute;width:72pt;height:23pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>"##
    );
    alternate(&choice, &fallback)
}

fn anchor(width: u32, height: u32, shape: &str) -> String {
    format!(
        r#"<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>381000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>31750</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="Straight Connector 1"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"#
    )
}

fn alternate(choice: &str, fallback: &str) -> String {
    format!(
        r#"<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"#
    )
}
