//! The inside of `<p>` and `<stamp>`: letters, fields, emphasis.

use thethuc_markup::{Indent, Paragraph, Role, RunKind, Source};
use thethuc_model::{Document, FieldPath, Segment};

use crate::body::Law;
use crate::closest::closest;
use crate::element::{Child, Element};
use crate::error::{Problem, TemplateError};
use crate::field::{Field, PARTICULARS, field};
use crate::inline::{Footnotes, InlineBuilder, Look, plain_runs, rich_runs};
use crate::kind::Kind;
use crate::marks::close_line;

const INLINE: &str = "<field>, <value>, <label>, <b>, <i>, <u>, <sup>, <br>";
const ATTRIBUTES: &str = "style, field, role, align, left, right, first-line, after-text, hang-text, \
                          space-before, space-after, keep-with-next";

/// The document that a template is filled with.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) document: &'a Document,
    /// Its kind.
    pub(crate) kind: &'a Kind,
    /// Its place in the outermost document.
    pub(crate) base: &'a FieldPath,
}

impl Scope<'_> {
    /// The place in the outermost document that an attribute names.
    pub(crate) fn place(
        &self,
        element: &Element<'_>,
        attribute: &str,
    ) -> Result<FieldPath, TemplateError> {
        let Some(path) = element.path(attribute) else {
            return Ok(self.base.clone());
        };
        match self.field(&path) {
            Some(_) => Ok(self.base.join(&path)),
            None => Err(element.error(self.unknown_field(&path))),
        }
    }

    /// The value of a field; none when a document of this kind has no such field.
    pub(crate) fn field(&self, path: &FieldPath) -> Option<Field<'_>> {
        match path.segments() {
            [Segment::Key(list), Segment::Key(name)]
                if list == PARTICULARS && !self.kind.particulars().any(|known| known == name) =>
            {
                None
            }
            _ => field(self.document, path),
        }
    }

    pub(crate) fn unknown_field(&self, path: &FieldPath) -> Problem {
        let path = path.to_string();
        let known = self.kind.fields().map(|field| field.path.to_string());
        Problem::UnknownField {
            closest: closest(&path, known),
            path,
        }
    }
}

/// The style that an element names, checked.
pub(crate) fn style<'x>(element: &Element<'x>, law: &Law<'_>) -> Result<&'x str, TemplateError> {
    let name = element.required("style")?;
    if law.styles.0.contains_key(name) {
        return Ok(name);
    }
    Err(element.error(Problem::UnknownStyle {
        closest: closest(name, law.styles.0.keys()),
        style: name.to_owned(),
    }))
}

/// A `<p>`.
pub(crate) fn paragraph(
    element: &Element<'_>,
    scope: Scope<'_>,
    law: &Law<'_>,
    footnotes: &mut Footnotes,
) -> Result<Paragraph, TemplateError> {
    element.allow(ATTRIBUTES)?;
    let mut paragraph = letters(element, scope, law, footnotes)?;
    paragraph.role = role(element)?;
    paragraph.align = element.align()?;
    paragraph.indent = indent(element)?;
    paragraph.space_before_pt = element.length_pt("space-before")?;
    paragraph.space_after_pt = element.length_pt("space-after")?;
    paragraph.keep_with_next = element.flag("keep-with-next")?;
    Ok(paragraph)
}

/// Style, field and runs of a `<p>` or a `<stamp>`.
pub(crate) fn letters(
    element: &Element<'_>,
    scope: Scope<'_>,
    law: &Law<'_>,
    footnotes: &mut Footnotes,
) -> Result<Paragraph, TemplateError> {
    let style = style(element, law)?;
    let mut filler = Filler {
        builder: InlineBuilder::default(),
        scope,
        footnotes,
    };
    filler.fill(element, law.look(style, true), &RunKind::Text, None)?;
    Ok(Paragraph {
        style: style.to_owned(),
        field: scope.place(element, "field")?,
        runs: filler.builder.finish(),
        ..Paragraph::default()
    })
}

fn role(element: &Element<'_>) -> Result<Role, TemplateError> {
    let Some(value) = element.attribute("role") else {
        return Ok(Role::Text);
    };
    let level = |rest: &str, levels: std::ops::RangeInclusive<u8>| {
        rest.parse().ok().filter(|level| levels.contains(level))
    };
    let role = match value {
        "title" => Some(Role::Title),
        "item" => Some(Role::ListItem(0)),
        _ => value
            .strip_prefix("item-")
            .and_then(|rest| level(rest, 0..=255))
            .map(Role::ListItem)
            .or_else(|| {
                value
                    .strip_prefix("heading-")
                    .and_then(|rest| level(rest, 1..=6))
                    .map(Role::Heading)
            }),
    };
    role.ok_or_else(|| {
        element.bad_value(
            "role",
            value,
            "title, heading-1 to heading-6, item, item-1, item-2, …",
        )
    })
}

fn indent(element: &Element<'_>) -> Result<Option<Indent>, TemplateError> {
    let indent = Indent {
        left_pt: element.length_pt("left")?.unwrap_or(0.0),
        right_pt: element.length_pt("right")?.unwrap_or(0.0),
        first_line_pt: element.length_pt("first-line")?.unwrap_or(0.0),
        after_text: element
            .attribute("after-text")
            .unwrap_or_default()
            .to_owned(),
        hang_text: element
            .attribute("hang-text")
            .unwrap_or_default()
            .to_owned(),
    };
    Ok(Some(indent).filter(|indent| *indent != Indent::default()))
}

struct Filler<'a, 'f> {
    builder: InlineBuilder,
    scope: Scope<'a>,
    footnotes: &'f mut Footnotes,
}

impl Filler<'_, '_> {
    fn fill(
        &mut self,
        element: &Element<'_>,
        look: Look,
        kind: &RunKind,
        source: Option<&Source>,
    ) -> Result<(), TemplateError> {
        for child in element.children() {
            match child {
                Child::Text(text) => self.builder.literal(text, &look, kind, source),
                Child::Element(child) => self.inline(&child, look, kind, source)?,
            }
        }
        Ok(())
    }

    fn inline(
        &mut self,
        element: &Element<'_>,
        look: Look,
        kind: &RunKind,
        source: Option<&Source>,
    ) -> Result<(), TemplateError> {
        let mut within = |look| {
            element.allow("")?;
            self.fill(element, look, kind, source)
        };
        match element.name() {
            "b" => within(Look { bold: true, ..look }),
            "i" => within(Look {
                italic: true,
                ..look
            }),
            "u" => within(Look {
                underline: true,
                ..look
            }),
            "sup" => within(Look {
                superscript: true,
                ..look
            }),
            "field" => self.field(element, look),
            "value" => {
                element.allow("path")?;
                element.required("path")?;
                let source = Source {
                    field: self.scope.place(element, "path")?,
                    offset: 0,
                };
                self.builder.end_literal(&look);
                self.fill(element, look, kind, Some(&source))
            }
            "label" => {
                element.allow("")?;
                let plain = Look {
                    upper: false,
                    ..look
                };
                self.fill(element, plain, &RunKind::Label, source)?;
                self.builder.end_label();
                Ok(())
            }
            "br" => {
                element.allow("")?;
                self.builder.line_break(&look);
                Ok(())
            }
            _ => Err(element.unknown(INLINE)),
        }
    }

    fn field(&mut self, element: &Element<'_>, look: Look) -> Result<(), TemplateError> {
        element.allow("path, case, mark")?;
        let path = FieldPath::from(element.required("path")?);
        let upper = match element.attribute("case") {
            None => look.upper,
            Some("upper") => true,
            Some("as-is") => false,
            Some(other) => return Err(element.bad_value("case", other, "upper or as-is")),
        };
        let look = Look { upper, ..look };
        let place = self.scope.base.join(&path);
        let mut runs = match self.scope.field(&path) {
            Some(Field::Text(text)) => plain_runs(text, &place, &look),
            Some(Field::Rich(text)) => rich_runs(text, &place, &look, self.footnotes),
            Some(Field::Blocks(_) | Field::Other) | None => {
                return Err(element.error(self.scope.unknown_field(&path)));
            }
        };
        close_line(
            &mut runs,
            0,
            element.attribute("mark").unwrap_or_default(),
            &look,
        );
        self.builder.field(runs, &look);
        Ok(())
    }
}
