//! Puts children into the order of the schema.
//!
//! The types of WordprocessingML are sequences: `w:pPr` in the wrong order is invalid, and Word
//! refuses some of it ("unreadable content"). docx-rs writes children in an order of its own.

use super::tree::{Element, Node};

/// Children by parent, in the order of ISO/IEC 29500-1 (transitional). Only what these documents
/// use.
const SEQUENCES: &[(&[&str], &[&str])] = &[
    (
        &["w:pPr"],
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:suppressLineNumbers",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:kinsoku",
            "w:wordWrap",
            "w:overflowPunct",
            "w:topLinePunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:bidi",
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:mirrorIndents",
            "w:suppressOverlap",
            "w:jc",
            "w:textDirection",
            "w:textAlignment",
            "w:textboxTightWrap",
            "w:outlineLvl",
            "w:divId",
            "w:cnfStyle",
            "w:rPr",
            "w:sectPr",
            "w:pPrChange",
        ],
    ),
    (
        &["w:rPr"],
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:smallCaps",
            "w:strike",
            "w:dstrike",
            "w:outline",
            "w:shadow",
            "w:emboss",
            "w:imprint",
            "w:noProof",
            "w:snapToGrid",
            "w:vanish",
            "w:webHidden",
            "w:color",
            "w:spacing",
            "w:w",
            "w:kern",
            "w:position",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:effect",
            "w:bdr",
            "w:shd",
            "w:fitText",
            "w:vertAlign",
            "w:rtl",
            "w:cs",
            "w:em",
            "w:lang",
            "w:eastAsianLayout",
            "w:specVanish",
            "w:oMath",
        ],
    ),
    (
        &["w:pBdr"],
        &[
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:between",
            "w:bar",
        ],
    ),
    (
        &["w:sectPr"],
        &[
            "w:headerReference",
            "w:footerReference",
            "w:footnotePr",
            "w:endnotePr",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:paperSrc",
            "w:pgBorders",
            "w:lnNumType",
            "w:pgNumType",
            "w:cols",
            "w:formProt",
            "w:vAlign",
            "w:noEndnote",
            "w:titlePg",
            "w:textDirection",
            "w:bidi",
            "w:rtlGutter",
            "w:docGrid",
            "w:printerSettings",
        ],
    ),
    (
        &["w:tblPr"],
        &[
            "w:tblStyle",
            "w:tblpPr",
            "w:tblOverlap",
            "w:bidiVisual",
            "w:tblStyleRowBandSize",
            "w:tblStyleColBandSize",
            "w:tblW",
            "w:jc",
            "w:tblCellSpacing",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    (
        &["w:tblBorders", "w:tblCellMar", "w:tcMar"],
        &[
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ],
    ),
    (
        &["w:tcPr"],
        &[
            "w:cnfStyle",
            "w:tcW",
            "w:gridSpan",
            "w:hMerge",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:noWrap",
            "w:tcMar",
            "w:textDirection",
            "w:tcFitText",
            "w:vAlign",
            "w:hideMark",
        ],
    ),
    (
        &["w:style"],
        &[
            "w:name",
            "w:aliases",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:autoRedefine",
            "w:hidden",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:locked",
            "w:personal",
            "w:rsid",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
        ],
    ),
    (
        &["w:settings"],
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:autoHyphenation",
            "w:footnotePr",
            "w:compat",
        ],
    ),
];

/// Sorts the children of every element, and of all below it. Children of one name keep their order;
/// children that the schema does not name stand last.
pub(crate) fn mend(root: &mut Element<'_>) {
    root.walk(&mut |element| {
        let sequence = SEQUENCES
            .iter()
            .find(|(parents, _)| parents.contains(&element.name.as_ref()));
        if let Some((_, names)) = sequence {
            element.children.sort_by_key(|node| rank(node, names));
        }
    });
}

fn rank(node: &Node<'_>, names: &[&str]) -> usize {
    let Node::Element(element) = node else {
        return names.len();
    };
    names
        .iter()
        .position(|name| *name == element.name)
        .unwrap_or(names.len())
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    #[test]
    fn properties_stand_in_the_order_of_the_schema() {
        let part = "<w:p><w:pPr><w:jc/><w:rPr><w:sz/><w:b/></w:rPr><w:ind/><w:pStyle/></w:pPr><w:r/></w:p>";
        let mut root = tree::read("part", part.as_bytes()).unwrap();
        mend(&mut root);
        let written = String::from_utf8(tree::write(&root)).unwrap();
        assert_eq!(
            written.lines().last(),
            Some(
                "<w:p><w:pPr><w:pStyle/><w:ind/><w:jc/><w:rPr><w:b/><w:sz/></w:rPr></w:pPr><w:r/></w:p>"
            )
        );
    }
}
