//! Fonts of the theme, by the names that runs use for them.

use crate::ReadError;
use crate::package::Package;
use crate::xml::{attribute, child, name, parse};

/// The two Latin fonts of a theme, and those it gives for Vietnamese.
#[derive(Debug, Default)]
pub(crate) struct Theme {
    major: Option<String>,
    minor: Option<String>,
    major_vietnamese: Option<String>,
    minor_vietnamese: Option<String>,
}

impl Theme {
    pub(crate) fn read(package: &Package<'_>, part: Option<&str>) -> Result<Self, ReadError> {
        let Some(part) = part else {
            return Ok(Self::default());
        };
        let Some(text) = package.text(part)? else {
            return Ok(Self::default());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        let mut theme = Self::default();
        for fonts in xml.descendants() {
            let (latin, vietnamese) = match name(fonts) {
                "majorFont" => (&mut theme.major, &mut theme.major_vietnamese),
                "minorFont" => (&mut theme.minor, &mut theme.minor_vietnamese),
                _ => continue,
            };
            *latin = child(fonts, "latin")
                .and_then(|node| attribute(node, "typeface"))
                .map(str::to_owned);
            *vietnamese = fonts
                .children()
                .find(|node| name(*node) == "font" && attribute(*node, "script") == Some("Viet"))
                .and_then(|node| attribute(node, "typeface"))
                .map(str::to_owned);
        }
        Ok(theme)
    }

    /// The font for `minorHAnsi`, `majorAscii` and the like. A file whose theme language is
    /// Vietnamese takes the theme's font for that script.
    pub(crate) fn font(&self, place: &str, vietnamese: bool) -> Option<&str> {
        let (latin, local) = if place.starts_with("major") {
            (&self.major, &self.major_vietnamese)
        } else {
            (&self.minor, &self.minor_vietnamese)
        };
        let local = local.as_ref().filter(|_| vietnamese);
        local
            .or(latin.as_ref())
            .map(String::as_str)
            .filter(|font| !font.is_empty())
    }
}
