//! A world of its own for each test: authorities, people and files, made with openssl.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use tempfile::TempDir;
use thethuc_signature::trust::TrustStore;
use thethuc_signature::{Certificate, KeyFile, Report, Request, sign, verify};

pub(crate) const PASSWORD: &str = "mat-khau-thu";

/// What a person's key is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Rsa,
    P256,
    P384,
}

/// A root authority and what it issues.
pub(crate) struct World {
    pub(crate) folder: TempDir,
}

impl World {
    /// A root under this name.
    pub(crate) fn new() -> Self {
        let world = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        world.openssl(&[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "root.key",
            "-out",
            "root.pem",
            "-days",
            "3650",
            "-subj",
            "/C=VN/O=Co quan thu/CN=Goc thu",
            "-addext",
            "keyUsage=critical,keyCertSign,cRLSign",
        ]);
        world
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Issues a certificate: its name, its key, its extensions.
    pub(crate) fn issue(&self, name: &str, kind: Kind, extensions: &str) {
        let (key, request) = (format!("{name}.key"), format!("{name}.csr"));
        match kind {
            Kind::Rsa => self.openssl(&["genrsa", "-out", &key, "2048"]),
            Kind::P256 => self.curve("P-256", &key),
            Kind::P384 => self.curve("P-384", &key),
        }
        let subject = format!("/C=VN/O=Sở thử/CN={name}");
        self.openssl(&[
            "req", "-new", "-utf8", "-key", &key, "-subj", &subject, "-out", &request,
        ]);
        fs::write(self.path("ext"), extensions).unwrap();
        let out = format!("{name}.pem");
        self.openssl(&[
            "x509",
            "-req",
            "-in",
            &request,
            "-CA",
            "root.pem",
            "-CAkey",
            "root.key",
            "-CAcreateserial",
            "-days",
            "365",
            "-extfile",
            "ext",
            "-out",
            &out,
        ]);
    }

    fn curve(&self, curve: &str, key: &str) {
        let curve = format!("ec_paramgen_curve:{curve}");
        self.openssl(&[
            "genpkey",
            "-algorithm",
            "EC",
            "-pkeyopt",
            &curve,
            "-out",
            key,
        ]);
    }

    /// Somebody who signs documents.
    pub(crate) fn person(&self, name: &str, kind: Kind) -> KeyFile {
        self.issue(
            name,
            kind,
            "keyUsage=critical,digitalSignature,nonRepudiation\n",
        );
        self.key_file(name, &[])
    }

    /// The key and certificate of a name as a PKCS #12 file, opened.
    pub(crate) fn key_file(&self, name: &str, options: &[&str]) -> KeyFile {
        let (key, pem, out) = (
            format!("{name}.key"),
            format!("{name}.pem"),
            format!("{name}.p12"),
        );
        let password = format!("pass:{PASSWORD}");
        let mut arguments = vec![
            "pkcs12",
            "-export",
            "-inkey",
            &key,
            "-in",
            &pem,
            "-certfile",
            "root.pem",
            "-out",
            &out,
            "-passout",
            &password,
        ];
        arguments.extend(options);
        self.openssl(&arguments);
        KeyFile::open(&fs::read(self.path(&out)).unwrap(), PASSWORD).unwrap()
    }

    /// The root is the one that the office has chosen.
    pub(crate) fn trust(&self) -> TrustStore {
        let root = fs::read(self.path("root.pem")).unwrap();
        TrustStore::new(Certificate::read_all(&root).unwrap())
    }

    /// A day on which every certificate of this world is in force: no test looks at the clock.
    pub(crate) fn day(&self) -> DateTime<Utc> {
        let root = fs::read(self.path("root.pem")).unwrap();
        let root = Certificate::read_all(&root).unwrap();
        root[0].summary().not_before + TimeDelta::days(1)
    }

    /// A request without anything to be seen.
    pub(crate) fn unseen<'a>(&self, field: &'a str) -> Request<'a> {
        Request {
            field,
            time: self
                .day()
                .with_timezone(&FixedOffset::east_opt(7 * 3600).unwrap()),
            location: "Hà Nội",
            reason: "",
            look: None,
            blanks: &[],
            fillings: &[],
        }
    }

    /// A file signed once more.
    pub(crate) fn signed(&self, bytes: &[u8], field: &str, key: &KeyFile) -> Vec<u8> {
        sign(bytes, &self.unseen(field), key, None).unwrap()
    }

    /// What is found of a file on that day.
    pub(crate) fn report(&self, bytes: &[u8]) -> Report {
        verify(bytes, &self.trust(), self.day()).unwrap()
    }

    pub(crate) fn openssl(&self, arguments: &[&str]) {
        run(self.folder.path(), "openssl", arguments);
    }
}

/// Runs a program in a folder; what it says is shown when it fails.
pub(crate) fn run(folder: &Path, program: &str, arguments: &[&str]) -> Vec<u8> {
    let done = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(
        done.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    done.stdout
}

/// A page of text, in the two ways in which a PDF lists its objects.
pub(crate) fn plain_pdf(streams: bool) -> Vec<u8> {
    use lopdf::{Document, Object, SaveOptions, Stream, dictionary};
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman",
    });
    let content = b"BT /F1 14 Tf 72 720 Td (Cong van so 1) Tj ET".to_vec();
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    document.objects.insert(
        pages,
        Object::from(dictionary! {
            "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1,
        }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let id = || Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id(), id()]);
    let mut bytes = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(streams)
        .use_xref_streams(streams);
    if streams {
        document
            .save_with_options(&mut bytes, options.build())
            .unwrap();
    } else {
        document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
        document.save_to(&mut bytes).unwrap();
    }
    bytes
}

/// A picture of four dots, two of them seen.
pub(crate) fn red_dot() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    let dots = [200, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 200, 0, 0, 128];
    writer.write_image_data(&dots).unwrap();
    writer.finish().unwrap();
    bytes
}
