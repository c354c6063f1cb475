//! A package read back: every file that is named is there and is the one that is meant, and no other
//! is there.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};
use thethuc_reading::xml::{decode, parse};

use super::{EAD, PREMIS, ROOT};
use crate::PackageError;

/// How deep elements nest in what describes a package.
const MAX_DEPTH: usize = 50;

/// A file that stands in a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its place in the package, with `/`.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its bytes, where it is XML and small enough to be read.
    pub xml: Option<Vec<u8>>,
}

/// What a package is, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// Its identifier, as its METS.xml says it.
    pub objid: String,
    /// The title of the hồ sơ, as its EAD.xml says it.
    pub title: String,
    /// How many documents EAD.xml describes.
    pub documents: usize,
    /// How many files were held against their SHA-256.
    pub files: usize,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// What is wrong with a package, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The folder does not bear the name that follows from the identifier.
    Folder {
        /// The name that it should have.
        wanted: String,
    },
    /// A file that is named is not there.
    Missing(String),
    /// A file is there that nobody names.
    Extra(String),
    /// A name leads out of the package.
    Outside(String),
    /// A file is named twice.
    Twice(String),
    /// A file has another size.
    Size(String),
    /// A file has other bytes.
    Changed(String),
    /// A file is named without a SHA-256.
    Unsealed(String),
    /// A file that describes others cannot be read.
    Unreadable(String),
    /// PREMIS.xml says another SHA-256 of a file than METS.xml, or none.
    Premis(String),
    /// EAD.xml describes no document that has this file.
    Undescribed(String),
    /// `DocTotal` is not how many documents EAD.xml describes.
    DocTotal(String),
}

/// What METS says of a file.
struct Named {
    path: String,
    bytes: Option<u64>,
    sha256: Option<String>,
}

/// Checks a package whose folder has that name.
///
/// # Errors
/// [`PackageError::Missing`] without a METS.xml, and what makes it unreadable.
pub fn check(folder: &str, files: &[Found]) -> Result<Checked, PackageError> {
    let found: BTreeMap<&str, &Found> = files
        .iter()
        .map(|file| (file.path.as_str(), file))
        .collect();
    let root = found.get(ROOT).and_then(|file| file.xml.as_deref());
    let root = root.ok_or_else(|| PackageError::Missing {
        element: ROOT.to_owned(),
        inside: folder.to_owned(),
    })?;
    let text = text(ROOT, root)?;
    let mets = parse(ROOT, &text, MAX_DEPTH)?;
    let mut checked = Checked {
        objid: mets
            .root_element()
            .attribute("OBJID")
            .unwrap_or_default()
            .to_owned(),
        ..Checked::default()
    };
    let wanted = checked.objid.replace(':', "_");
    if wanted != folder {
        checked.faults.push(Fault::Folder { wanted });
    }
    let mut named = named(&mets, "");
    for pointed in pointed(&mets) {
        let inner = found
            .get(pointed.as_str())
            .and_then(|file| file.xml.as_deref());
        let base = pointed.rsplit_once('/').map_or("", |(folder, _)| folder);
        match inner.and_then(|bytes| inner_named(&pointed, bytes, base)) {
            Some(inner) => named.extend(inner),
            None => checked.faults.push(Fault::Unreadable(pointed)),
        }
    }
    let sums = compare(&named, &found, &mut checked);
    described(&found, &sums, &mut checked);
    Ok(checked)
}

fn text(path: &str, bytes: &[u8]) -> Result<String, PackageError> {
    let not_text = || thethuc_reading::ReadError::NotText(path.to_owned());
    Ok(decode(bytes).ok_or_else(not_text)?)
}

fn inner_named(path: &str, bytes: &[u8], base: &str) -> Option<Vec<Named>> {
    let text = text(path, bytes).ok()?;
    let xml = parse(path, &text, MAX_DEPTH).ok()?;
    Some(named(&xml, base))
}

/// Every file that a METS names, with its place in the package.
fn named(mets: &Document<'_>, base: &str) -> Vec<Named> {
    let nodes = mets.descendants().filter(|node| node.is_element());
    let named = nodes.filter_map(|node| match node.tag_name().name() {
        "mdRef" => Some((node, href(node)?)),
        "file" => Some((node, node.children().find_map(href)?)),
        _ => None,
    });
    named
        .map(|(node, path)| Named {
            path: join(base, &path),
            bytes: node.attribute("SIZE").and_then(|size| size.parse().ok()),
            sha256: node
                .attribute("CHECKSUM")
                .filter(|_| node.attribute("CHECKSUMTYPE") == Some("SHA-256"))
                .map(str::to_lowercase),
        })
        .collect()
}

/// The METS files of representations that a METS points to.
fn pointed(mets: &Document<'_>) -> Vec<String> {
    let nodes = mets.descendants();
    let pointers = nodes.filter(|node| node.tag_name().name() == "mptr");
    pointers.filter_map(href).collect()
}

fn href(node: Node<'_, '_>) -> Option<String> {
    let mut attributes = node.attributes();
    let href = attributes.find(|attribute| attribute.name() == "href")?;
    Some(unescaped(href.value()))
}

/// A place as it stands in a URL, with `%20` for a blank.
fn unescaped(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = tail.get(..2).filter(|_| *first == b'%');
        let escaped = escaped.and_then(|digits| std::str::from_utf8(digits).ok());
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn join(base: &str, path: &str) -> String {
    match base {
        "" => path.to_owned(),
        base => format!("{base}/{path}"),
    }
}

/// Whether a place stands in the package, and is written in one way.
fn is_inside(path: &str) -> bool {
    let is_step = |step: &str| !matches!(step, "" | "." | "..") && !step.contains(['\\', ':']);
    path.split('/').all(is_step)
}

/// Holds what is named against what is there; the SHA-256 of what was named once.
fn compare<'n>(
    named: &'n [Named],
    found: &BTreeMap<&str, &Found>,
    checked: &mut Checked,
) -> BTreeMap<&'n str, &'n str> {
    let mut sums = BTreeMap::new();
    let mut seen = BTreeSet::from([ROOT]);
    for file in named {
        let path = file.path.as_str();
        if !seen.insert(path) {
            checked.faults.push(Fault::Twice(path.to_owned()));
            continue;
        }
        checked.files += 1;
        if let Some(fault) = fault_of(file, found) {
            checked.faults.push(fault);
        }
        if let Some(sum) = &file.sha256 {
            sums.insert(path, sum.as_str());
        }
    }
    let extra = found.keys().filter(|path| !seen.contains(**path));
    checked
        .faults
        .extend(extra.map(|path| Fault::Extra((*path).to_owned())));
    sums
}

fn fault_of(file: &Named, found: &BTreeMap<&str, &Found>) -> Option<Fault> {
    let path = file.path.clone();
    if !is_inside(&path) {
        return Some(Fault::Outside(path));
    }
    let Some(there) = found.get(path.as_str()) else {
        return Some(Fault::Missing(path));
    };
    match &file.sha256 {
        None => Some(Fault::Unsealed(path)),
        Some(sum) if *sum != there.sha256 => Some(Fault::Changed(path)),
        Some(_) if file.bytes.is_some_and(|bytes| bytes != there.bytes) => Some(Fault::Size(path)),
        Some(_) => None,
    }
}

/// Holds what PREMIS and EAD say of the files of the hồ sơ against METS.
fn described(found: &BTreeMap<&str, &Found>, sums: &BTreeMap<&str, &str>, checked: &mut Checked) {
    let data: Vec<(&str, &str)> = sums
        .iter()
        .map(|(path, sum)| (*path, *sum))
        .filter(|(path, _)| path.contains("/data/"))
        .collect();
    with_xml(found, PREMIS, checked, |premis, checked| {
        let said = digests(premis);
        for (path, sum) in &data {
            if said.get(*path).is_none_or(|said| said != sum) {
                checked.faults.push(Fault::Premis((*path).to_owned()));
            }
        }
    });
    with_xml(found, EAD, checked, |ead, checked| {
        let nodes = ead.descendants();
        let items = nodes.filter(|node| node.attribute("level") == Some("item"));
        checked.documents = items.count();
        checked.title = field(ead, "Title");
        let total = field(ead, "DocTotal");
        if total != checked.documents.to_string() {
            checked.faults.push(Fault::DocTotal(total));
        }
        let linked = linked(ead);
        for (path, _) in &data {
            if !linked.contains(*path) {
                checked.faults.push(Fault::Undescribed((*path).to_owned()));
            }
        }
    });
}

/// The files that EAD names, by their place in the package.
fn linked(ead: &Document<'_>) -> BTreeSet<String> {
    let nodes = ead.descendants();
    let links = nodes.filter(|node| node.tag_name().name() == "dao");
    let places = links.filter_map(href);
    places
        .filter_map(|href| href.strip_prefix("../../").map(str::to_owned))
        .collect()
}

/// Reads a file that describes others.
fn with_xml(
    found: &BTreeMap<&str, &Found>,
    path: &str,
    checked: &mut Checked,
    work: impl FnOnce(&Document<'_>, &mut Checked),
) {
    let bytes = found.get(path).and_then(|file| file.xml.as_deref());
    let text = bytes.and_then(decode);
    let xml = text
        .as_ref()
        .and_then(|text| parse(path, text, MAX_DEPTH).ok());
    match xml {
        Some(xml) => work(&xml, checked),
        None => checked.faults.push(Fault::Unreadable(path.to_owned())),
    }
}

/// What PREMIS says of files: their SHA-256 by their place.
fn digests(premis: &Document<'_>) -> BTreeMap<String, String> {
    let objects = premis
        .descendants()
        .filter(|node| node.tag_name().name() == "object");
    objects
        .filter_map(|object| {
            let text = |name: &str| {
                let mut inner = object.descendants();
                let found = inner.find(|node| node.tag_name().name() == name)?;
                Some(found.text()?.to_owned())
            };
            Some((
                text("objectIdentifierValue")?,
                text("messageDigest")?.to_lowercase(),
            ))
        })
        .collect()
}

/// A field of PL VI in EAD.
fn field(ead: &Document<'_>, name: &str) -> String {
    let mut nodes = ead.descendants();
    let found = nodes.find(|node| node.attribute("localtype") == Some(name));
    found
        .and_then(|node| node.text())
        .unwrap_or_default()
        .to_owned()
}
