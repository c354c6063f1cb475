//! METS: what a package is made of — E-ARK CSIP 2.

use std::io;

use chrono::SecondsFormat;

use super::records::{DataFile, MediaType, Submission};
use super::{Described, EAD, PREMIS, README, REPRESENTATION, sha256};
use crate::uuid_of;
use crate::xml::{self, Xml, empty, nested_with, text_with};

/// The one representation of a package, as E-ARK CSIP labels it.
const REP1: &str = "Representations/rep1";

/// What the content of a package goes by, which none of the specifications of E-ARK is: the fields of
/// NĐ 30/2020/NĐ-CP, PL VI.
const CONTENT: &str = "30/2020/ND-CP, Phu luc VI";

/// A file with its seal.
pub(super) struct Sealed {
    path: String,
    bytes: u64,
    sha256: String,
}

impl Sealed {
    pub(super) fn of(file: &Described) -> Self {
        Self {
            path: file.path.clone(),
            bytes: file.bytes.len() as u64,
            sha256: sha256(&file.bytes),
        }
    }

    /// A file of the hồ sơ, as the METS of its representation names it.
    fn of_data(file: &DataFile) -> Self {
        let whole = Submission::path_of(file);
        let path = whole.strip_prefix("representations/rep1/");
        Self {
            path: path.unwrap_or(&whole).to_owned(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        }
    }
}

/// Writes one METS file.
struct Writer<'a> {
    submission: &'a Submission,
    created: String,
    /// Which of the two it is; identifiers in it follow from this.
    objid: String,
}

/// The METS of the package, over the other files that describe it.
pub(super) fn root(submission: &Submission, sealed: &[Sealed]) -> io::Result<Vec<u8>> {
    let writer = Writer::new(submission, submission.objid());
    let at = |path: &str| sealed.iter().find(|file| file.path == path);
    writer.file(|xml| {
        writer.described(xml, "dmdSec", at(EAD), "EAD")?;
        nested_with(xml, "amdSec", &[("ID", &writer.id("amd"))], |xml| {
            writer.described(xml, "digiprovMD", at(PREMIS), "PREMIS")
        })?;
        nested_with(xml, "fileSec", &[("ID", &writer.id("files"))], |xml| {
            writer.group(xml, "Documentation", at(README))?;
            writer.group(xml, REP1, at(REPRESENTATION))
        })?;
        writer.structure(xml, |xml| {
            let metadata = [
                ("ID", writer.id("div-metadata")),
                ("LABEL", "Metadata".to_owned()),
                ("ADMID", writer.id("digiprovMD")),
                ("DMDID", writer.id("dmdSec")),
            ];
            let metadata = metadata
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            empty(xml, "div", &metadata)?;
            writer.part(xml, "Documentation", |xml| {
                let group = writer.id("Documentation");
                empty(xml, "fptr", &[("FILEID", &group)])
            })?;
            writer.part(xml, "Representations", |xml| {
                let group = writer.id(REP1);
                empty(xml, "fptr", &[("FILEID", &group)])?;
                writer.part(xml, REP1, |xml| pointer(xml, &group))
            })
        })
    })
}

/// Where the METS of the representation stands, whose files are a group.
fn pointer(xml: &mut Xml, group: &str) -> io::Result<()> {
    let attributes = [
        ("LOCTYPE", "URL"),
        ("xlink:type", "simple"),
        ("xlink:href", REPRESENTATION),
        ("xlink:title", group),
    ];
    empty(xml, "mptr", &attributes)
}

/// The METS of the representation, over the files of the hồ sơ.
pub(super) fn representation(submission: &Submission) -> io::Result<Vec<u8>> {
    let writer = Writer::new(submission, "rep1".to_owned());
    let files = submission.documents.iter().flat_map(|one| &one.files);
    let files: Vec<Sealed> = files.map(Sealed::of_data).collect();
    writer.file(|xml| {
        nested_with(xml, "fileSec", &[("ID", &writer.id("files"))], |xml| {
            writer.group(xml, "Data", &files)
        })?;
        writer.structure(xml, |xml| {
            writer.part(xml, "Data", |xml| {
                let group = writer.id("Data");
                empty(xml, "fptr", &[("FILEID", &group)])
            })
        })
    })
}

impl<'a> Writer<'a> {
    fn new(submission: &'a Submission, objid: String) -> Self {
        let created = submission
            .created
            .to_rfc3339_opts(SecondsFormat::Secs, false);
        Self {
            submission,
            created,
            objid,
        }
    }

    /// An identifier in this file: XML wants a letter first.
    fn id(&self, of: &str) -> String {
        let parts = [&self.submission.uuid, &self.objid].map(|part| part.as_bytes());
        format!("uuid-{}", uuid_of(&[parts[0], parts[1], of.as_bytes()]))
    }

    fn file(&self, inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
        let attributes = [
            ("xmlns", "http://www.loc.gov/METS/"),
            ("xmlns:csip", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"),
            ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
            ("OBJID", self.objid.as_str()),
            ("TYPE", "Mixed"),
            ("PROFILE", "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"),
            ("csip:CONTENTINFORMATIONTYPE", "OTHER"),
            ("csip:OTHERCONTENTINFORMATIONTYPE", CONTENT),
        ];
        xml::file(|xml| {
            nested_with(xml, "mets", &attributes, |xml| {
                self.header(xml)?;
                inner(xml)
            })
        })
    }

    fn header(&self, xml: &mut Xml) -> io::Result<()> {
        let header = [
            ("CREATEDATE", self.created.as_str()),
            ("LASTMODDATE", self.created.as_str()),
            ("RECORDSTATUS", "NEW"),
            ("csip:OAISPACKAGETYPE", "SIP"),
        ];
        nested_with(xml, "metsHdr", &header, |xml| {
            let software = [
                ("ROLE", "CREATOR"),
                ("TYPE", "OTHER"),
                ("OTHERTYPE", "SOFTWARE"),
            ];
            nested_with(xml, "agent", &software, |xml| {
                text_with(xml, "name", &[], &self.submission.software)?;
                let version = [("csip:NOTETYPE", "SOFTWARE VERSION")];
                text_with(xml, "note", &version, &self.submission.version)
            })?;
            let agency = [("ROLE", "ARCHIVIST"), ("TYPE", "ORGANIZATION")];
            nested_with(xml, "agent", &agency, |xml| {
                text_with(xml, "name", &[], &self.submission.organ_name)?;
                let code = [("csip:NOTETYPE", "IDENTIFICATIONCODE")];
                text_with(xml, "note", &code, &self.submission.organ_id)
            })
        })
    }

    /// A file that says something of the package.
    fn described(
        &self,
        xml: &mut Xml,
        section: &str,
        file: Option<&Sealed>,
        kind: &str,
    ) -> io::Result<()> {
        let Some(file) = file else {
            return Ok(());
        };
        let attributes = [
            ("ID", self.id(section)),
            ("CREATED", self.created.clone()),
            ("STATUS", "CURRENT".to_owned()),
        ];
        let attributes = attributes
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        nested_with(xml, section, &attributes, |xml| {
            empty(
                xml,
                "mdRef",
                &[
                    ("LOCTYPE", "URL"),
                    ("xlink:type", "simple"),
                    ("xlink:href", &file.path),
                    ("MDTYPE", kind),
                    ("MIMETYPE", "application/xml"),
                    ("SIZE", &file.bytes.to_string()),
                    ("CREATED", &self.created),
                    ("CHECKSUM", &file.sha256),
                    ("CHECKSUMTYPE", "SHA-256"),
                ],
            )
        })
    }

    fn group<'f>(
        &self,
        xml: &mut Xml,
        name: &str,
        files: impl IntoIterator<Item = &'f Sealed>,
    ) -> io::Result<()> {
        let attributes = [
            ("ID", self.id(name)),
            ("USE", name.to_owned()),
            ("csip:CONTENTINFORMATIONTYPE", "OTHER".to_owned()),
            ("csip:OTHERCONTENTINFORMATIONTYPE", CONTENT.to_owned()),
        ];
        let attributes = attributes
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        nested_with(xml, "fileGrp", &attributes, |xml| {
            files
                .into_iter()
                .try_for_each(|file| self.listed(xml, file))
        })
    }

    fn listed(&self, xml: &mut Xml, file: &Sealed) -> io::Result<()> {
        let attributes = [
            ("ID", self.id(&file.path)),
            ("MIMETYPE", MediaType::of(&file.path).0.to_owned()),
            ("SIZE", file.bytes.to_string()),
            ("CREATED", self.created.clone()),
            ("CHECKSUM", file.sha256.clone()),
            ("CHECKSUMTYPE", "SHA-256".to_owned()),
        ];
        let attributes = attributes
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        nested_with(xml, "file", &attributes, |xml| {
            empty(
                xml,
                "FLocat",
                &[
                    ("LOCTYPE", "URL"),
                    ("xlink:type", "simple"),
                    ("xlink:href", &file.path),
                ],
            )
        })
    }

    fn structure(
        &self,
        xml: &mut Xml,
        inner: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        let map = self.id("map");
        let map = [
            ("ID", map.as_str()),
            ("TYPE", "PHYSICAL"),
            ("LABEL", "CSIP"),
        ];
        nested_with(xml, "structMap", &map, |xml| {
            let whole = self.id("div");
            let whole = [("ID", whole.as_str()), ("LABEL", self.objid.as_str())];
            nested_with(xml, "div", &whole, inner)
        })
    }

    fn part(
        &self,
        xml: &mut Xml,
        label: &str,
        inner: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        let id = self.id(&format!("div-{label}"));
        nested_with(xml, "div", &[("ID", &id), ("LABEL", label)], inner)
    }
}
