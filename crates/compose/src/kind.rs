//! Kinds of documents: what a folder under `templates/` says of itself in `kind.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thethuc_model::{Document, FieldPath, Picture, SCHEMA_VERSION, Segment};

use crate::closest::{closest, meant};
use crate::error::{Place, Problem, TemplateError};
use crate::field::PARTICULARS;

/// A kind of document: one folder under `templates/`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kind {
    /// Identifier, the name of its folder: `cong-van`.
    pub id: String,
    /// Name: `Công văn`.
    pub name: String,
    /// One sentence for the list of kinds.
    pub description: String,
    /// Number of its template in PL III/II of the decree.
    pub mau: String,
    /// Its place in lists of kinds; the least stands first.
    pub order: u16,
    /// Identifiers of the tên loại that it serves, the default first.
    pub serves: Vec<String>,
    /// The form, in the order of the page.
    pub groups: Vec<FieldGroup>,
    /// A document with the kind's default values, and blank otherwise.
    pub defaults: Document,
    /// The office's logo, where its template shows one.
    #[serde(skip)]
    pub logo: Option<Picture>,
    /// The text of `sample.json`: a whole document of this kind.
    #[serde(skip)]
    pub sample: Option<String>,
    /// The texts of `sample-<name>.json` by name, which is that of the tên loại where it is one.
    #[serde(skip)]
    pub more_samples: BTreeMap<String, String>,
}

/// Fields shown together in the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FieldGroup {
    /// Heading.
    pub title: String,
    /// Fields in the order of the page.
    pub fields: Vec<FormField>,
}

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FormField {
    /// Its place in the document.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub path: FieldPath,
    /// Its name.
    pub label: String,
    /// How it is filled in.
    pub control: Control,
    /// Whether a document of this kind must have it.
    pub required: bool,
    /// The article that asks for it.
    pub article: String,
    /// A sentence of help.
    pub help: Option<String>,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// One line of letters.
    Text,
    /// Letters with emphasis and footnotes.
    RichText,
    /// A list of lines.
    TextList,
    /// A list of lines with emphasis and footnotes.
    RichTextList,
    /// Một tên loại trong các tên loại của mẫu.
    TenLoai,
    /// Văn bản giấy or văn bản điện tử.
    DinhDang,
    /// Số và ký hiệu.
    SoKyHieu,
    /// Ngày, tháng, năm, each of which may be blank.
    NgayThangNam,
    /// Độ mật.
    DoMat,
    /// Mức độ khẩn.
    MucDoKhan,
    /// The body.
    NoiDung,
    /// Signatories.
    NguoiKy,
    /// Recipients.
    NoiNhan,
    /// The file line.
    Luu,
    /// Drafter's symbol and number of copies.
    NguoiSoanThao,
    /// The address block.
    DiaChi,
    /// Annexes.
    PhuLuc,
    /// Attached documents.
    VanBanKemTheo,
    /// Choices of presentation.
    TrinhBay,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    id: String,
    name: String,
    description: String,
    mau: String,
    #[serde(default = "last")]
    order: u16,
    serves: Vec<String>,
    #[serde(default)]
    defaults: toml::Table,
    logo: Option<Picture>,
    group: Vec<GroupFile>,
}

/// A kind that says no place stands behind those that do.
fn last() -> u16 {
    u16::MAX
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    title: String,
    fields: Vec<FieldUse>,
}

/// A field as a kind uses it; what it leaves out comes from the shared list. A particular of the
/// kind (`/thong_tin/chu_tri`) is declared here, whole.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldUse {
    path: String,
    #[serde(default)]
    required: bool,
    label: Option<String>,
    article: Option<String>,
    help: Option<String>,
}

impl FieldUse {
    /// What the shared list says of it; for a particular of the kind, what it says itself.
    fn shared(&self, shared: &SharedFields) -> Result<SharedField, String> {
        if let Some(known) = shared.get(&self.path) {
            return Ok(known.clone());
        }
        let path = FieldPath::from(self.path.as_str());
        if particular(&path).is_none() {
            let meant = meant(closest(&self.path, shared.keys()).as_ref());
            return Err(format!(
                "the field {} stands not in shared/fields.toml{meant}",
                self.path
            ));
        }
        match (&self.label, &self.article) {
            (Some(label), Some(article)) => Ok(SharedField {
                label: label.clone(),
                control: Control::RichText,
                article: article.clone(),
                help: None,
            }),
            _ => Err(format!(
                "the field {} needs a label and an article",
                self.path
            )),
        }
    }
}

/// The name of a particular, when the path is that of one: small Latin letters, digits and `_`.
fn particular(path: &FieldPath) -> Option<&str> {
    let [Segment::Key(list), Segment::Key(name)] = path.segments() else {
        return None;
    };
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    (list == PARTICULARS && name.chars().all(is_name)).then_some(name)
}

/// The fields of `shared/fields.toml`, by path.
pub(crate) type SharedFields = BTreeMap<String, SharedField>;

/// A field as all kinds share it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SharedField {
    label: String,
    control: Control,
    article: String,
    help: Option<String>,
}

/// Reads `shared/fields.toml`.
pub(crate) fn read_fields(file: &str, text: &str) -> Result<SharedFields, TemplateError> {
    toml::from_str(text).map_err(|error| data_error(file, text, &error))
}

/// Reads a `kind.toml`.
pub(crate) fn read_kind(
    folder: &str,
    file: &str,
    text: &str,
    shared: &SharedFields,
) -> Result<Kind, TemplateError> {
    let kind: KindFile = toml::from_str(text).map_err(|error| data_error(file, text, &error))?;
    let line_of = |word: &str| {
        text.lines()
            .position(|line| line.contains(word))
            .map_or(0, |i| i + 1)
    };
    let fault = |word: &str, what: String| {
        TemplateError::new(
            Place {
                file: file.to_owned(),
                line: line_of(word),
            },
            Problem::Data(what),
        )
    };
    if kind.id != folder {
        let what = format!(
            "id \"{}\" is not the name of its folder, \"{folder}\"",
            kind.id
        );
        return Err(fault("id", what));
    }
    if kind.serves.is_empty() {
        return Err(fault("serves", "serves names no tên loại".to_owned()));
    }
    let mut groups = Vec::with_capacity(kind.group.len());
    for group in kind.group {
        let mut fields = Vec::with_capacity(group.fields.len());
        for used in group.fields {
            let shared = used
                .shared(shared)
                .map_err(|what| fault(&used.path, what))?;
            fields.push(FormField {
                path: FieldPath::from(used.path.as_str()),
                label: used.label.unwrap_or(shared.label),
                control: shared.control,
                required: used.required,
                article: used.article.unwrap_or(shared.article),
                help: used.help.or(shared.help),
            });
        }
        groups.push(FieldGroup {
            title: group.title,
            fields,
        });
    }
    let defaults = defaults(&kind.id, kind.defaults)
        .map_err(|what| fault("[defaults]", format!("defaults: {what}")))?;
    Ok(Kind {
        id: kind.id,
        name: kind.name,
        description: kind.description,
        mau: kind.mau,
        order: kind.order,
        serves: kind.serves,
        groups,
        defaults,
        logo: kind.logo,
        sample: None,
        more_samples: BTreeMap::new(),
    })
}

fn defaults(id: &str, values: toml::Table) -> Result<Document, String> {
    let mut json = serde_json::to_value(values).map_err(|error| error.to_string())?;
    if let Some(fields) = json.as_object_mut() {
        fields.insert("schema".to_owned(), SCHEMA_VERSION.into());
        fields.insert("kind".to_owned(), id.into());
    }
    serde_json::from_value(json).map_err(|error| error.to_string())
}

fn data_error(file: &str, text: &str, error: &toml::de::Error) -> TemplateError {
    let line = error.span().map_or(0, |span| {
        text.bytes()
            .take(span.start)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1
    });
    TemplateError::new(
        Place {
            file: file.to_owned(),
            line,
        },
        Problem::Data(error.message().to_owned()),
    )
}

impl FormField {
    /// Whether it is one that its kind alone asks for.
    #[must_use]
    pub fn is_particular(&self) -> bool {
        particular(&self.path).is_some()
    }
}

impl Kind {
    /// A kind that asks for nothing.
    pub(crate) fn blank() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            description: String::new(),
            mau: String::new(),
            order: 0,
            serves: Vec::new(),
            groups: Vec::new(),
            defaults: Document::new(""),
            logo: None,
            sample: None,
            more_samples: BTreeMap::new(),
        }
    }

    /// All fields of the form, in the order of the page.
    pub fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.groups.iter().flat_map(|group| &group.fields)
    }

    /// The names of what the kind asks for besides the components of every document: `chu_tri`.
    pub fn particulars(&self) -> impl Iterator<Item = &str> {
        self.fields().filter_map(|field| particular(&field.path))
    }

    /// A sample of a tên loại; without one, the kind's own.
    #[must_use]
    pub fn sample_of(&self, ten_loai: Option<&str>) -> Option<&str> {
        let own = || self.sample.as_ref();
        let default = self
            .defaults
            .ten_loai
            .as_deref()
            .or(self.serves.first().map(String::as_str));
        match ten_loai.filter(|id| Some(*id) != default) {
            None => own(),
            Some(id) => self.more_samples.get(id),
        }
        .map(String::as_str)
    }

    /// The tên loại of a document of this kind: its own choice, or the first one served; none when
    /// its choice is not served.
    pub(crate) fn ten_loai<'a>(&'a self, document: &'a Document) -> Option<&'a str> {
        match &document.ten_loai {
            None => self.serves.first().map(String::as_str),
            Some(id) => self
                .serves
                .iter()
                .find(|served| *served == id)
                .map(String::as_str),
        }
    }
}
