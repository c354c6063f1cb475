//! Fields that have begun and not ended: their code is not shown, their result is.

/// The open fields, outermost first.
#[derive(Default)]
pub(crate) struct Fields(Vec<Field>);

#[derive(Default)]
struct Field {
    code: String,
    shows_result: bool,
}

impl Fields {
    /// A mark of a complex field: `begin`, `separate` or `end`.
    pub(crate) fn mark(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.0.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.0.last_mut() {
                    field.shows_result = true;
                }
            }
            Some("end") => self.end(),
            _ => {}
        }
    }

    /// A field that is one element, whose content is its result.
    pub(crate) fn begin_simple(&mut self, code: &str) {
        self.0.push(Field {
            code: code.to_owned(),
            shows_result: true,
        });
    }

    pub(crate) fn end(&mut self) {
        self.0.pop();
    }

    /// A piece of the innermost field's code.
    pub(crate) fn code(&mut self, piece: &str) {
        if let Some(field) = self.0.last_mut() {
            field.code.push_str(piece);
        }
    }

    /// Letters here are printed.
    pub(crate) fn are_shown(&self) -> bool {
        self.0.iter().all(|field| field.shows_result)
    }

    /// Letters here are the number of the page.
    pub(crate) fn show_page(&self) -> bool {
        self.0.iter().any(|field| {
            let first = field.code.split_whitespace().next();
            first.is_some_and(|word| word.eq_ignore_ascii_case("PAGE"))
        })
    }
}
