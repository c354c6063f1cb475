//! Reading the elements that a template produced, with the template's place in every error.

use std::str::FromStr;

use roxmltree::{Document as Xml, Node};
use thethuc_markup::{Alignment, mm_to_pt, to_twip_grid};
use thethuc_model::FieldPath;

use crate::error::{Place, Problem, TemplateError};
use crate::source_map::{MARK, SourceMap};

/// An element of the produced XML.
#[derive(Clone, Copy)]
pub(crate) struct Element<'x> {
    node: Node<'x, 'x>,
    sources: &'x SourceMap,
}

/// What stands inside an element.
pub(crate) enum Child<'x> {
    /// An element.
    Element(Element<'x>),
    /// Letters, with the blanks of the template's indentation.
    Text(&'x str),
}

/// Reads the produced XML, or says where the template is not well-formed.
pub(crate) fn parse<'x>(
    produced: &'x str,
    sources: &SourceMap,
    file: &str,
) -> Result<Xml<'x>, TemplateError> {
    Xml::parse(produced).map_err(|error| {
        let position = error.pos();
        let end = byte_offset(produced, position.row as usize, position.col as usize);
        let place = sources
            .last_place_before(produced, end)
            .unwrap_or_else(|| Place {
                file: file.to_owned(),
                line: 0,
            });
        TemplateError::new(place, Problem::Xml(error.to_string()))
    })
}

fn byte_offset(text: &str, row: usize, column: usize) -> usize {
    let line_start: usize = text
        .split_inclusive('\n')
        .take(row.saturating_sub(1))
        .map(str::len)
        .sum();
    let in_line = text
        .get(line_start..)
        .and_then(|line| line.char_indices().nth(column))
        .map_or(text.len() - line_start.min(text.len()), |(at, _)| at);
    line_start + in_line
}

impl<'x> Element<'x> {
    pub(crate) fn root(xml: &'x Xml<'x>, sources: &'x SourceMap) -> Self {
        Self {
            node: xml.root_element(),
            sources,
        }
    }

    pub(crate) fn name(&self) -> &'x str {
        self.node.tag_name().name()
    }

    pub(crate) fn error(&self, problem: Problem) -> TemplateError {
        TemplateError::new(self.sources.place(self.node.attribute(MARK)), problem)
    }

    /// Elements and letters inside; comments are passed over.
    pub(crate) fn children(&self) -> impl Iterator<Item = Child<'x>> + use<'x> {
        let sources = self.sources;
        self.node.children().filter_map(move |node| {
            if node.is_element() {
                Some(Child::Element(Element { node, sources }))
            } else if node.is_text() {
                node.text().map(Child::Text)
            } else {
                None
            }
        })
    }

    /// The elements inside; letters between them are a fault.
    pub(crate) fn elements(&self) -> Result<Vec<Self>, TemplateError> {
        let mut elements = Vec::new();
        for child in self.children() {
            match child {
                Child::Element(element) => elements.push(element),
                Child::Text(text) if text.trim().is_empty() => {}
                Child::Text(text) => {
                    let start: String = text.trim().chars().take(40).collect();
                    return Err(self.error(Problem::StrayText(start)));
                }
            }
        }
        Ok(elements)
    }

    pub(crate) fn unknown(&self, known: &'static str) -> TemplateError {
        self.error(Problem::UnknownElement {
            name: self.name().to_owned(),
            known,
        })
    }

    /// Refuses attributes that are not in `known`, a list with commas.
    pub(crate) fn allow(&self, known: &'static str) -> Result<(), TemplateError> {
        let stranger = self
            .node
            .attributes()
            .map(|attribute| attribute.name())
            .find(|name| *name != MARK && !known.split(", ").any(|known| known == *name));
        match stranger {
            None => Ok(()),
            Some(attribute) => Err(self.error(Problem::UnknownAttribute {
                element: self.name().to_owned(),
                attribute: attribute.to_owned(),
                known: if known.is_empty() { "none" } else { known },
            })),
        }
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&'x str> {
        self.node.attribute(name)
    }

    pub(crate) fn required(&self, name: &'static str) -> Result<&'x str, TemplateError> {
        self.attribute(name).ok_or_else(|| {
            self.error(Problem::MissingAttribute {
                element: self.name().to_owned(),
                attribute: name,
            })
        })
    }

    pub(crate) fn bad_value(&self, name: &str, value: &str, wanted: &'static str) -> TemplateError {
        self.error(Problem::BadValue {
            attribute: name.to_owned(),
            value: value.to_owned(),
            wanted,
        })
    }

    fn read<T>(
        &self,
        name: &str,
        wanted: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, TemplateError> {
        self.attribute(name)
            .map(|value| read(value).ok_or_else(|| self.bad_value(name, value, wanted)))
            .transpose()
    }

    /// A length, pt, on the grid of twips.
    pub(crate) fn length_pt(&self, name: &str) -> Result<Option<f64>, TemplateError> {
        self.read(name, "a length such as 36mm or 6pt", length_pt)
    }

    /// A path in the document that the template is filled with.
    pub(crate) fn path(&self, name: &str) -> Option<FieldPath> {
        self.attribute(name).map(FieldPath::from)
    }

    pub(crate) fn flag(&self, name: &str) -> Result<bool, TemplateError> {
        let flag = self.read(name, "true or false", |value| bool::from_str(value).ok())?;
        Ok(flag.unwrap_or(false))
    }

    pub(crate) fn align(&self) -> Result<Option<Alignment>, TemplateError> {
        self.read(
            "align",
            "left, center, right or justify",
            |value| match value {
                "left" => Some(Alignment::Left),
                "center" => Some(Alignment::Center),
                "right" => Some(Alignment::Right),
                "justify" => Some(Alignment::Justify),
                _ => None,
            },
        )
    }

    /// A colour written `#rrggbb`; black without one.
    pub(crate) fn color(&self) -> Result<[u8; 3], TemplateError> {
        let color = self.read("color", "a colour such as #ff0000", |value| {
            let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
            let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
            Some([red, green, blue])
        })?;
        Ok(color.unwrap_or([0; 3]))
    }
}

/// Lengths up to a metre.
pub(crate) fn length_pt(value: &str) -> Option<f64> {
    let number = |text: &str| {
        text.trim()
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite() && number.abs() < 1000.0)
    };
    if let Some(mm) = value.strip_suffix("mm") {
        number(mm).map(mm_to_pt)
    } else {
        value.strip_suffix("pt").and_then(number).map(to_twip_grid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_stand_on_the_grid_of_twips() {
        assert_eq!(length_pt("6pt"), Some(6.0));
        assert_eq!(length_pt("-6.01pt"), Some(-6.0));
        assert_eq!(length_pt("210mm"), Some(595.3));
        for bad in ["6", "mm", "x pt", "infpt", "1e9mm", "6 cm"] {
            assert_eq!(length_pt(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_position_in_the_text_becomes_a_byte() {
        let text = "ữ\nab\n";
        assert_eq!(byte_offset(text, 1, 0), 0);
        assert_eq!(byte_offset(text, 2, 1), 5);
        assert_eq!(byte_offset(text, 9, 9), text.len());
    }
}
