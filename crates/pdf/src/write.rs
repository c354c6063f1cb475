//! From pages to a file.

use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use thethuc_layout::{FontSet, Link, Page, Pages};

use crate::draw::draw_page;
use crate::fonts::Fonts;
use crate::links::add_links;
use crate::outline::outline;
use crate::tags::Tags;
use crate::{Metadata, PdfError};

/// Smallest and largest side of a page, pt — ISO 19005-2, 6.1.13.
const SIDE_RANGE_PT: (f64, f64) = (3.0, 14_400.0);

/// Writes the pages as PDF/A-2a and PDF/UA-1. The fonts must be those that the pages were set
/// with. Pages without an item give a blank page each, no pages at all a blank sheet of A4.
///
/// # Errors
/// A font that cannot or must not be embedded, a picture whose points cannot be read, or a file that
/// the standards forbid.
pub fn write(pages: &Pages, fonts: &FontSet, metadata: &Metadata) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::of(pages, fonts)?;
    let title = metadata.title_for(pages);
    let mut document = Document::new_with(settings()?);
    document.set_metadata(metadata.to_pdf(&title));
    document.set_outline(outline(pages, &title));

    let mut tags = Tags::new(&pages.tags);
    // The writer takes no place on a page that there is not.
    let is_there = |link: &&Link| link.page < pages.pages.len();
    let links: Vec<&Link> = pages.links.iter().filter(is_there).collect();
    for (index, page) in pages.pages.iter().enumerate() {
        let mut sheet = document.start_page_with(page_settings(page));
        let mut surface = sheet.surface();
        draw_page(&mut surface, (index, page), &fonts, &mut tags)?;
        surface.finish();
        add_links(&mut sheet, page, &links, &mut tags);
        sheet.finish();
    }
    document.set_tag_tree(tags.into_tree());
    Ok(document.finish()?)
}

fn settings() -> Result<SerializeSettings, PdfError> {
    Ok(SerializeSettings {
        configuration: standards()?,
        ..SerializeSettings::default()
    })
}

fn standards() -> Result<Configuration, PdfError> {
    ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Standard {
            details: format!("{error:?}"),
        })
}

fn page_settings(page: &Page) -> PageSettings {
    let (shortest, longest) = SIDE_RANGE_PT;
    let side = |pt: f64| pt.max(shortest).min(longest) as f32;
    PageSettings::from_wh(side(page.width_pt), side(page.height_pt)).unwrap_or_default()
}
