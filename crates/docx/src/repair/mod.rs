//! The second half: mends what docx-rs writes wrong or cannot write, part by part, before the
//! container is made.
//!
//! | mend | why |
//! |---|---|
//! | [`order`] | docx-rs writes children in an order that the schema forbids |
//! | [`clutter`] | it adds empty properties, identifiers that nothing uses and an attribute that the schema forbids |
//! | [`styles`] | it cannot say the language of the text nor which style is the default one |
//! | [`settings`] | it always asks for compatibility mode 15 and Japanese line rules |
//! | [`footnotes`] | it writes neither separators nor the number before a footnote's text |
//! | [`table_heads`] | it has no repeated rows |
//! | [`hyphens`] | it has no non-breaking hyphen |
//! | [`sections`] | it keeps one pair of headers a document and loses those of other sections |
//! | [`pictures`] | it writes every picture as PNG, gives all of them one number and does not say what they show |
//! | [`core_properties`] | it has no way to set title and creator, and dates every file 1970 |
//!
//! It also writes a dozen parts that these documents do not use (comments, numbering, themes of
//! fonts) and lists them in the container's catalogues; [`crate::package`] makes catalogues of the
//! parts that there are.

mod clutter;
mod core_properties;
mod footnotes;
mod hyphens;
mod order;
mod pictures;
mod sections;
mod settings;
mod styles;
mod table_heads;
mod tree;

use self::tree::Element;
use crate::package::{Kind, Part};
use crate::write::Draft;
use crate::{DocxError, Properties};

/// Mends every part and names it.
pub(crate) fn repair(draft: Draft, properties: &Properties) -> Result<Vec<Part>, DocxError> {
    let Draft {
        parts,
        repeated_rows,
        sections,
        page_number_header,
        pictures,
        has_footnotes,
    } = draft;
    let mut out = vec![core_properties::part(properties)];
    let aside = sections::parts(page_number_header, sections);

    let mut document = tree::read(Kind::Document.name(), &parts.document)?;
    table_heads::mend(&mut document, &repeated_rows);
    let files = pictures::mend(&mut document, &pictures);
    sections::mend(&mut document, &aside.references);
    out.push(finish(Kind::Document.part(), document));

    let mut style_sheet = tree::read(Kind::Styles.name(), &parts.styles)?;
    styles::mend(&mut style_sheet)?;
    out.push(finish(Kind::Styles.part(), style_sheet));

    let mut switches = tree::read(Kind::Settings.name(), &parts.settings)?;
    settings::mend(&mut switches, has_footnotes);
    out.push(finish(Kind::Settings.part(), switches));

    if has_footnotes {
        let mut notes = tree::read(Kind::Footnotes.name(), &parts.footnotes)?;
        footnotes::mend(&mut notes);
        out.push(finish(Kind::Footnotes.part(), notes));
    }
    for (part, bytes) in aside.parts {
        let content = tree::read(&part.name, &bytes)?;
        out.push(finish(part, content));
    }
    out.extend(files);
    Ok(out)
}

/// The mends that every part needs, and its bytes.
fn finish(mut part: Part, mut root: Element<'_>) -> Part {
    clutter::mend(&mut root);
    hyphens::mend(&mut root);
    order::mend(&mut root);
    part.bytes = tree::write(&root);
    part
}
