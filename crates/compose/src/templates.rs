//! The folders of templates, read once.

use std::collections::{BTreeMap, BTreeSet};

use tera::Tera;

use crate::closest::closest;
use crate::error::{Place, Problem, TemplateError};
use crate::field::PARTICULARS;
use crate::kind::{Kind, read_fields, read_kind};
use crate::source_map::SourceMap;
use crate::variables::{self, Names, UsedValue};
use crate::view;

/// The files under `templates/`, listed when this crate is built.
const BUILTIN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The folder of parts that several kinds use.
const SHARED: &str = "shared";
const FIELDS_FILE: &str = "shared/fields.toml";

/// Templates of all kinds, ready to compose documents.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    files: BTreeMap<String, String>,
    tera: Tera,
    sources: SourceMap,
    kinds: Vec<Kind>,
}

impl Templates {
    /// The kinds that the program brings.
    ///
    /// Invariant: they are sound; the tests of this crate read them with [`Templates::from_files`]
    /// and fail on the first fault, so the empty set is never what comes back.
    #[must_use]
    pub fn builtin() -> Self {
        Self::from_files::<&str, &str>([]).unwrap_or_default()
    }

    /// The kinds that the program brings, with files from outside added or put in their place.
    /// A file is named by its path from the folder of templates: `cong-van/layout.xml`,
    /// `giay-moi/kind.toml`, `shared/header.xml`.
    ///
    /// # Errors
    /// When a template or a `kind.toml` cannot be read, with file and line.
    pub fn from_files<N: Into<String>, T: Into<String>>(
        files: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Self, TemplateError> {
        let builtin = BUILTIN
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let builtin = Self {
            files: builtin.collect(),
            ..Self::default()
        };
        builtin.with_files(files)
    }

    /// These kinds, with files added or put in their place, named as in [`Templates::from_files`].
    ///
    /// # Errors
    /// When a template or a `kind.toml` cannot be read, with file and line.
    pub fn with_files<N: Into<String>, T: Into<String>>(
        &self,
        files: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Self, TemplateError> {
        let mut all = self.files.clone();
        all.extend(
            files
                .into_iter()
                .map(|(name, text)| (name.into(), text.into())),
        );
        let mut sources = SourceMap::default();
        let tera = read_layouts(&all, &mut sources)?;
        let kinds = read_kinds(&all)?;
        known_values(&all, &kinds)?;
        Ok(Self {
            files: all,
            tera,
            sources,
            kinds,
        })
    }

    /// The kinds, in the order that they ask for, then by identifier.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The kind of that identifier.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// The files of a kind's folder: name in the folder, and text.
    pub fn files_of(&self, kind: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(move |(name, text)| {
            let (folder, name) = name.split_once('/')?;
            (folder == kind).then_some((name, text.as_str()))
        })
    }

    /// The values that the layout of a kind names in its own file, each once, with its first line.
    #[must_use]
    pub fn values_of(&self, kind: &str) -> Vec<UsedValue> {
        let text = self.files.get(&layout_file(kind));
        let mut used = variables::names(text.map_or("", String::as_str)).used;
        used.sort();
        used.dedup_by(|a, b| a.name == b.name);
        used
    }

    pub(crate) fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// The XML that the layout of a kind makes of the values.
    pub(crate) fn render(
        &self,
        kind: &Kind,
        values: &tera::Context,
    ) -> Result<String, TemplateError> {
        let file = layout_file(&kind.id);
        self.tera
            .render(&file, values)
            .map_err(|error| self.render_error(&file, &error))
    }

    /// The engine names the variable, filter or macro and the file in the chain of its error; the
    /// line is found by looking for that name.
    fn render_error(&self, file: &str, error: &tera::Error) -> TemplateError {
        let message = innermost(error);
        let file = quoted_after(&message, "while rendering '", '\'')
            .filter(|name| self.tera.get_template(name).is_ok())
            .unwrap_or(file);
        let line = quoted_after(&message, "`", '`')
            .or_else(|| quoted_after(&message, "'", '\''))
            .map(|word| word.trim_matches(['[', ']']))
            .map_or(0, |word| self.sources.line_of(file, word));
        let place = Place {
            file: file.to_owned(),
            line,
        };
        TemplateError::new(place, Problem::Render(message))
    }
}

fn layout_file(kind: &str) -> String {
    format!("{kind}/layout.xml")
}

fn read_layouts(
    files: &BTreeMap<String, String>,
    sources: &mut SourceMap,
) -> Result<Tera, TemplateError> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".xml"]);
    tera.set_escape_fn(escape_xml);
    let layouts: Vec<(&String, String)> = files
        .iter()
        .filter(|(name, _)| has_extension(name, "xml"))
        .map(|(name, text)| (name, sources.add(name, text)))
        .collect();
    tera.add_raw_templates(layouts)
        .map_err(|error| read_error(files, &error))?;
    Ok(tera)
}

/// What the engine says when it cannot read a file: the file stands in the outer message, the line
/// in the inner one.
fn read_error(files: &BTreeMap<String, String>, error: &tera::Error) -> TemplateError {
    let outer = error.to_string();
    let inner = innermost(error);
    let file = quoted_after(&outer, "'", '\'')
        .filter(|name| files.contains_key(*name))
        .unwrap_or("")
        .to_owned();
    let line = inner
        .split_once("--> ")
        .and_then(|(_, rest)| rest.split(':').next())
        .and_then(|line| line.trim().parse().ok())
        .unwrap_or(0);
    // The drawing of the line is left out: the mark of the source map stands in it.
    let what = inner
        .lines()
        .rev()
        .find_map(|line| line.trim().strip_prefix("= "))
        .unwrap_or(&inner);
    TemplateError::new(Place { file, line }, Problem::Syntax(what.to_owned()))
}

fn read_kinds(files: &BTreeMap<String, String>) -> Result<Vec<Kind>, TemplateError> {
    let shared = files.get(FIELDS_FILE).map_or("", String::as_str);
    let shared = read_fields(FIELDS_FILE, shared)?;
    let folders: BTreeSet<&str> = files
        .keys()
        .filter_map(|name| name.split_once('/'))
        .map(|(folder, _)| folder)
        .filter(|folder| *folder != SHARED)
        .collect();
    let missing = |file: &str| {
        TemplateError::new(
            Place {
                file: file.to_owned(),
                line: 0,
            },
            Problem::MissingFile,
        )
    };
    let mut kinds = Vec::with_capacity(folders.len());
    for folder in folders {
        let layout = layout_file(folder);
        if !files.contains_key(&layout) {
            return Err(missing(&layout));
        }
        let file = format!("{folder}/kind.toml");
        let text = files.get(&file).ok_or_else(|| missing(&file))?;
        let mut kind = read_kind(folder, &file, text, &shared)?;
        let samples = files.iter().filter_map(|(name, text)| {
            let (of, name) = name.split_once('/')?;
            let name = name.strip_prefix("sample")?.strip_suffix(".json")?;
            (of == folder).then_some((name, text))
        });
        for (name, text) in samples {
            match name.strip_prefix('-') {
                Some(name) => drop(kind.more_samples.insert(name.to_owned(), text.clone())),
                None => kind.sample = Some(text.clone()),
            }
        }
        kinds.push(kind);
    }
    kinds.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    Ok(kinds)
}

/// Refuses a value that no template has, also where the branch that names it is rarely taken.
fn known_values(files: &BTreeMap<String, String>, kinds: &[Kind]) -> Result<(), TemplateError> {
    let read: Vec<(&String, Names)> = files
        .iter()
        .filter(|(name, _)| has_extension(name, "xml"))
        .map(|(name, text)| (name, variables::names(text)))
        .collect();
    // A part is included where others gave names; those names are known in it too, and those that
    // the program's own files give, whichever of them were replaced.
    let given = BUILTIN
        .iter()
        .flat_map(|(_, text)| variables::names(text).own);
    let mut own: BTreeSet<String> = given.collect();
    own.extend(read.iter().flat_map(|(_, names)| names.own.clone()));
    let values = view::values();
    for (file, names) in &read {
        let folder = file.split('/').next().unwrap_or_default();
        let particulars: BTreeSet<&str> = kinds
            .iter()
            .filter(|kind| folder == SHARED || kind.id == folder)
            .flat_map(Kind::particulars)
            .collect();
        for used in &names.used {
            let (value, part) = used.name.split_once('.').unwrap_or((&used.name, ""));
            let known = match (value, part) {
                (PARTICULARS, part) if !part.is_empty() => particulars.contains(part),
                ("loop", _) => true,
                _ => own.contains(value) || values.has(value, part),
            };
            if !known {
                let place = Place {
                    file: (*file).clone(),
                    line: used.line,
                };
                let particulars = particulars
                    .iter()
                    .map(|name| format!("{PARTICULARS}.{name}"));
                let names = values.names().chain(particulars);
                let problem = Problem::UnknownValue {
                    closest: closest(&used.name, names),
                    name: used.name.clone(),
                };
                return Err(TemplateError::new(place, problem));
            }
        }
    }
    Ok(())
}

fn has_extension(name: &str, extension: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, end)| end == extension)
}

fn innermost(error: &tera::Error) -> String {
    let mut error: &dyn std::error::Error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}

fn quoted_after<'a>(text: &'a str, before: &str, end: char) -> Option<&'a str> {
    text.split_once(before)?.1.split(end).next()
}

/// Escapes the five characters of XML and leaves out those that XML cannot hold.
fn escape_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
