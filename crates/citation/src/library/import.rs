//! Taking documents over from a file, with a look at what would change before anything does.

use serde::{Deserialize, Serialize};

use super::{Entry, Library};
use crate::{Symbol, kinds};

/// What an import would do. Nothing is changed until [`Library::with`] takes its documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Import {
    /// Symbols that are new.
    pub added: Vec<String>,
    /// Documents of which something is said otherwise now.
    pub changed: Vec<Change>,
    /// How many are known just so.
    pub unchanged: usize,
    /// Lines that were not taken.
    pub refused: Vec<Refusal>,
    /// The documents that are new or said otherwise, as the file gives them.
    #[serde(skip)]
    pub entries: Vec<Entry>,
}

/// A document of which something is said otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its symbol.
    pub symbol: String,
    /// The fields that differ.
    pub fields: Vec<String>,
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Refusal {
    /// Line of the file, from 1; in JSON the place in the list.
    pub line: usize,
    /// The symbol it gives.
    pub symbol: String,
    /// Why.
    pub reason: Reason,
}

/// Why a line was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case", tag = "code", content = "detail")]
pub enum Reason {
    /// The line does not read as a document.
    Unreadable(String),
    /// The symbol is of no known form.
    Symbol,
    /// The type is unknown.
    Kind,
    /// It ends before it is in force, or is in force before its day.
    Dates,
    /// No trích yếu, and no name of a law.
    Subject,
    /// The same document stands in the file before.
    Twice,
}

/// Why a file cannot be imported at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The JSON does not read as a list.
    #[error("not a JSON list of documents")]
    Json(#[from] serde_json::Error),
    /// The CSV has no head that names its columns.
    #[error("the first line of the CSV does not name the columns")]
    Csv(#[from] csv::Error),
}

/// A line of a CSV file. Lists are parted by `;`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: String,
    #[serde(default)]
    name: Option<String>,
    symbol: String,
    date: chrono::NaiveDate,
    agency: String,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    from: Option<chrono::NaiveDate>,
    #[serde(default)]
    until: Option<chrono::NaiveDate>,
    #[serde(default)]
    replaced_by: Option<String>,
    #[serde(default)]
    amended_by: Option<String>,
    #[serde(default)]
    articles: Option<u16>,
    source: String,
}

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        Self {
            kind: row.kind,
            name: row.name,
            symbol: row.symbol,
            date: row.date,
            agency: row.agency,
            subject: row.subject,
            from: row.from,
            until: row.until,
            replaced_by: list(row.replaced_by),
            amended_by: list(row.amended_by),
            articles: row.articles,
            source: row.source,
        }
    }
}

fn list(cell: Option<String>) -> Vec<String> {
    let items = cell.iter().flat_map(|cell| cell.split(';'));
    items
        .map(|item| item.trim().to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

/// A line: its number, and the document it gives or why it gives none.
type Line = (usize, Result<Entry, String>);

impl Library {
    /// What the documents of a CSV file would change. The first line names the columns, which are
    /// the fields of [`Entry`].
    ///
    /// # Errors
    /// When the first line does not read.
    pub fn import_csv(&self, csv: &str) -> Result<Import, ImportError> {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .from_reader(csv.as_bytes());
        let headers = reader.headers()?.clone();
        let lines = reader.records().map(|record| match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                let row = record.deserialize::<Row>(Some(&headers));
                let entry = row.map(Entry::from).map_err(|error| error.to_string());
                (usize::try_from(line).unwrap_or_default(), entry)
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                (
                    usize::try_from(line).unwrap_or_default(),
                    Err(error.to_string()),
                )
            }
        });
        Ok(self.import(lines.collect::<Vec<Line>>()))
    }

    /// What the documents of a JSON list would change.
    ///
    /// # Errors
    /// When the text is no JSON list.
    pub fn import_json(&self, json: &str) -> Result<Import, ImportError> {
        let values: Vec<serde_json::Value> = serde_json::from_str(json)?;
        let lines = values.into_iter().enumerate().map(|(index, value)| {
            let entry = serde_json::from_value(value).map_err(|error| error.to_string());
            (index + 1, entry)
        });
        Ok(self.import(lines.collect::<Vec<Line>>()))
    }

    fn import(&self, lines: Vec<Line>) -> Import {
        let mut import = Import {
            added: Vec::new(),
            changed: Vec::new(),
            unchanged: 0,
            refused: Vec::new(),
            entries: Vec::new(),
        };
        let mut seen = std::collections::HashSet::new();
        for (line, read) in lines {
            let (symbol, checked) = match read {
                Ok(entry) => (entry.symbol.clone(), entry.sound()),
                Err(error) => (String::new(), Err(Reason::Unreadable(error))),
            };
            let checked = checked.and_then(|entry| {
                let is_new = seen.insert((entry.symbol.clone(), entry.date));
                if is_new {
                    Ok(entry)
                } else {
                    Err(Reason::Twice)
                }
            });
            match checked {
                Ok(entry) => import.take(entry, self),
                Err(reason) => import.refused.push(Refusal {
                    line,
                    symbol,
                    reason,
                }),
            }
        }
        import
    }
}

impl Import {
    fn take(&mut self, entry: Entry, library: &Library) {
        let known = library
            .with_symbol(&entry.symbol)
            .find(|known| known.is_same(&entry));
        let fields = known.map(|known| known.differing(&entry));
        match fields {
            Some(fields) if fields.is_empty() => {
                self.unchanged += 1;
                return;
            }
            Some(fields) => self.changed.push(Change {
                symbol: entry.symbol.clone(),
                fields,
            }),
            None => self.added.push(entry.symbol.clone()),
        }
        self.entries.push(entry);
    }
}

impl Entry {
    /// The fields of which the other says something else.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Vec<String> {
        let [a, b] = [self, other].map(|entry| match serde_json::to_value(entry) {
            Ok(serde_json::Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        });
        let names: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
        let differ = names
            .into_iter()
            .filter(|name| a.get(*name) != b.get(*name));
        differ.cloned().collect()
    }

    /// The document as the library takes it: in composed letters, without blanks around, its symbol
    /// in the usual form.
    ///
    /// # Errors
    /// Why the library does not take it.
    pub fn sound(mut self) -> Result<Self, Reason> {
        for text in [
            Some(&mut self.symbol),
            Some(&mut self.agency),
            self.subject.as_mut(),
            self.name.as_mut(),
        ]
        .into_iter()
        .flatten()
        {
            *text = thethuc_text::nfc(text.trim()).into_owned();
        }
        let symbol = Symbol::parse(&self.symbol).ok_or(Reason::Symbol)?;
        self.symbol = symbol.to_string();
        let kind = kinds().iter().find(|kind| kind.name == self.kind);
        kind.ok_or(Reason::Kind)?;
        let begins = self.from.unwrap_or(self.date);
        if begins < self.date || self.until.is_some_and(|until| until <= begins) {
            return Err(Reason::Dates);
        }
        if self.subject.is_none() && self.name.is_none() {
            return Err(Reason::Subject);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "kind,symbol,date,agency,subject,source,replaced_by\n";

    #[test]
    fn a_csv_file_is_looked_at_line_by_line() {
        let csv = format!(
            "{HEAD}Chỉ thị,05/CT-UBND,2025-04-25,Chủ tịch Ủy ban nhân dân tỉnh Mẫu,\"về việc chấn chỉnh, tăng cường\",sổ văn bản đến,\n\
             Chỉ thị,05/CT-UBND,2025-04-25,Chủ tịch Ủy ban nhân dân tỉnh Mẫu,về việc khác,sổ văn bản đến,\n\
             Chỉ thị,5-CT-UBND,2025-04-25,UBND,về việc,sổ,\n\
             Chỉ dụ,6/CT-UBND,2025-04-25,UBND,về việc,sổ,\n\
             Chỉ thị,7/CT-UBND,2025-02-30,UBND,về việc,sổ,\n\
             Chỉ thị,8/CT-UBND,2025-02-20,UBND,,sổ,\n"
        );
        let import = Library::default().import_csv(&csv).unwrap();
        assert_eq!(import.added, ["05/CT-UBND"]);
        let refused: Vec<_> = import.refused.iter().map(|r| (r.line, &r.reason)).collect();
        assert_eq!(refused[0], (3, &Reason::Twice));
        assert_eq!(refused[1], (4, &Reason::Symbol));
        assert_eq!(refused[2], (5, &Reason::Kind));
        assert!(matches!(refused[3], (6, Reason::Unreadable(_))));
        assert_eq!(refused[4], (7, &Reason::Subject));
        assert_eq!(Library::default().with(import.entries).entries().len(), 1);
    }

    #[test]
    fn what_is_known_is_told_from_what_changes() {
        let library = Library::builtin();
        let mut entry = library.entries()[0].clone();
        let same = serde_json::to_string(&[&entry]).unwrap();
        assert_eq!(library.import_json(&same).unwrap().unchanged, 1);
        entry.source = "sổ văn bản đến".to_owned();
        let changed = serde_json::to_string(&[&entry]).unwrap();
        let import = library.import_json(&changed).unwrap();
        assert_eq!(import.changed[0].fields, ["source"]);
        let after = library.with(import.entries);
        assert_eq!(after.entries().len(), library.entries().len());
        assert_eq!(after.entries()[0].source, "sổ văn bản đến");
    }

    #[test]
    fn a_file_that_is_none_is_refused() {
        assert!(Library::default().import_json("{}").is_err());
        let import = Library::default().import_csv("a,b\n1,2\n").unwrap();
        assert_eq!(import.refused.len(), 1);
    }
}
