//! Paper, sections and page numbers.

use crate::ink::Ink;
use crate::shape::{PageNumber, Shape, Sheet};
use crate::writer::{Para, bordered};

/// The part that shows page numbers: whether it is a header, and its content.
pub(crate) fn numbers(shape: &Shape) -> Option<(bool, String)> {
    let field = format!("{}<w:r><w:t>2</w:t></w:r>{}", mark_code(), mark("end"));
    Some(match shape.page_number {
        PageNumber::None => return None,
        PageNumber::Control => (
            true,
            format!(
                r#"<w:sdt><w:sdtPr><w:id w:val="-1"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
                Para::centred().raw(&field).xml()
            ),
        ),
        PageNumber::Frame => (
            true,
            Para::new()
                .with(r#"<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>"#)
                .raw(&field)
                .xml()
                + "<w:p/>",
        ),
        PageNumber::Footer => {
            (false, Para::new().with(r#"<w:jc w:val="right"/>"#).raw(&field).xml())
        }
        PageNumber::Simple => (
            true,
            Para::new()
                .raw(r#"<w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE   \* MERGEFORMAT "><w:r><w:t>2</w:t></w:r></w:fldSimple>"#)
                .xml(),
        ),
    })
}

fn mark(kind: &str) -> String {
    format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#)
}

/// The code of the field, cut as Word cuts it.
fn mark_code() -> String {
    let code = r#"<w:r><w:instrText xml:space="preserve"> PA</w:instrText></w:r><w:r><w:instrText xml:space="preserve">GE   \* MERGEFORMAT </w:instrText></w:r>"#;
    format!("{}{code}{}", mark("begin"), mark("separate"))
}

/// The last section of the file; what stands in a section after the first comes with it.
pub(crate) fn sections(shape: &Shape) -> String {
    let reference = match numbers(shape) {
        Some((true, _)) => r#"<w:headerReference w:type="default" r:id="rIdNumbers"/>"#,
        Some((false, _)) => r#"<w:footerReference w:type="default" r:id="rIdNumbers"/>"#,
        None => "",
    };
    let a4 = r#"<w:pgSz w:w="11907" w:h="16840" w:code="9"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/>"#;
    let letter = r#"<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>"#;
    let across = r#"<w:pgSz w:w="16840" w:h="11907" w:orient="landscape" w:code="9"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/>"#;
    let section = |page: &str| format!("<w:sectPr>{reference}{page}<w:titlePg/></w:sectPr>");
    match shape.sheet {
        Sheet::A4 => section(a4),
        Sheet::Letter => section(letter),
        Sheet::Across => Para::new().with(&section(a4)).xml() + &annex(shape) + &section(across),
    }
}

/// A phụ lục on pages that lie across.
fn annex(shape: &Shape) -> String {
    let centred = |text: &str, ink: Ink| Para::centred().text(shape, text, ink).xml();
    let cell = |text: &str| Para::new().text(shape, text, Ink::size(26)).xml();
    let row = |left: &str, right: &str| [cell(left), cell(right)];
    centred("PHỤ LỤC", Ink::size(28).bold())
        + &centred("DANH SÁCH ĐƠN VỊ", Ink::size(28).bold())
        + &bordered(&[
            row("Đơn vị", "Số hồ sơ"),
            row("Sở Tài chính", "120"),
            row("Sở Y tế", "85"),
        ])
}
