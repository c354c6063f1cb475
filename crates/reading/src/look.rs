//! From properties to the look of letters: direct, character style, paragraph style, table style,
//! defaults, theme — in this order.

use crate::Look;
use crate::properties::{Font, RunProperties};
use crate::styles::{Style, Styles};
use crate::theme::Theme;

/// What Word prints when a file says nothing at all.
const FALLBACK_FONT: &str = "Times New Roman";
const FALLBACK_SIZE_PT: f64 = 10.0;

/// Works out looks for the runs of one file.
pub(crate) struct Looks<'a> {
    pub(crate) styles: &'a Styles,
    pub(crate) theme: &'a Theme,
    pub(crate) vietnamese: bool,
}

impl Looks<'_> {
    /// The look of a run with these direct properties, in a paragraph and a table of these styles.
    pub(crate) fn of(
        &self,
        direct: &RunProperties,
        paragraph: Option<&Style>,
        table: Option<&Style>,
    ) -> Look {
        let mut whole = direct.clone();
        if let Some(style) = direct.style.as_deref().and_then(|id| self.styles.get(id)) {
            whole = whole.over(&style.run);
        }
        for style in [paragraph, table].into_iter().flatten() {
            whole = whole.over(&style.run);
        }
        whole = whole.over(&self.styles.defaults().run);
        Look {
            font: self.font(whole.font.as_ref()),
            size_pt: whole.size_pt.unwrap_or(FALLBACK_SIZE_PT),
            bold: whole.bold.unwrap_or(false),
            italic: whole.italic.unwrap_or(false),
            underline: whole.underline.unwrap_or(false),
            caps: whole.caps.unwrap_or(false),
            color: whole.color.flatten(),
            spacing_pt: whole.spacing_pt.unwrap_or(0.0),
            raised: whole.raised.unwrap_or(false),
        }
    }

    /// Whether such a run is not printed.
    pub(crate) fn hides(&self, direct: &RunProperties, paragraph: Option<&Style>) -> bool {
        let own = direct.style.as_deref().and_then(|id| self.styles.get(id));
        let said = [own, paragraph]
            .into_iter()
            .flatten()
            .find_map(|style| style.run.hidden);
        direct.hidden.or(said).unwrap_or(false)
    }

    fn font(&self, font: Option<&Font>) -> String {
        match font {
            Some(Font::Named(name)) => name.clone(),
            Some(Font::Theme(place)) => self
                .theme
                .font(place, self.vietnamese)
                .unwrap_or(FALLBACK_FONT)
                .to_owned(),
            None => FALLBACK_FONT.to_owned(),
        }
    }
}
