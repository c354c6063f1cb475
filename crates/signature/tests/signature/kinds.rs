//! Files of every kind that offices hand around, made by LibreOffice and qpdf.

use std::fs;

use crate::world::{World, plain_pdf, run};

/// A file, and what it claims to be.
pub(crate) struct Kind {
    /// Its name, without the ending.
    pub(crate) name: &'static str,
    /// The flavours of PDF/A or PDF/UA that it keeps.
    pub(crate) flavours: &'static [&'static str],
}

const PAGE: &str = "<!DOCTYPE html><html lang=\"vi\"><head><title>Công văn số 1</title></head>\
    <body><p>Công văn số 1/SNV-VP</p></body></html>";

/// How LibreOffice is asked for each file: an option of its export and the flavours that it keeps.
const OFFICE: [(&str, &str, &[&str]); 5] = [
    (
        "a-1b",
        r#""SelectPdfVersion":{"type":"long","value":"1"}"#,
        &["1b"],
    ),
    (
        "a-2b",
        r#""SelectPdfVersion":{"type":"long","value":"2"}"#,
        &["2b"],
    ),
    (
        "a-3b",
        r#""SelectPdfVersion":{"type":"long","value":"3"}"#,
        &["3b"],
    ),
    (
        "pdf-17",
        r#""SelectPdfVersion":{"type":"long","value":"17"}"#,
        &[],
    ),
    (
        "ua-1",
        r#""PDFUACompliance":{"type":"boolean","value":"true"}"#,
        &["ua1"],
    ),
];

/// How qpdf makes files of others.
const REWRITTEN: [(&str, &str, &[&str]); 3] = [
    (
        "pdf-14",
        "a-2b",
        &["--object-streams=disable", "--force-version=1.4"],
    ),
    (
        "linear",
        "pdf-17",
        &["--linearize", "--object-streams=disable"],
    ),
    (
        "linear-stream",
        "pdf-17",
        &["--linearize", "--object-streams=generate"],
    ),
];

/// Makes them in the folder of a world.
pub(crate) fn make(world: &World) -> Vec<Kind> {
    let folder = world.folder.path();
    let mut kinds = Vec::new();
    let mut made = |name, flavours| kinds.push(Kind { name, flavours });
    for (name, streams) in [("classic", false), ("stream", true)] {
        fs::write(pdf(world, name), plain_pdf(streams)).unwrap();
        made(name, &[][..]);
    }
    fs::write(world.path("text.html"), PAGE).unwrap();
    for (name, option, flavours) in OFFICE {
        let filter = format!("pdf:writer_web_pdf_Export:{{{option}}}");
        let profile = format!("-env:UserInstallation=file://{}/office", folder.display());
        let arguments = [&profile, "--headless", "--convert-to", &filter, "text.html"];
        run(folder, "soffice", &arguments);
        fs::rename(world.path("text.pdf"), pdf(world, name)).unwrap();
        made(name, flavours);
    }
    // LibreOffice tags its files and names their letters, but claims the least; these claim all that
    // they keep, which veraPDF is asked about before they are signed.
    for (name, letter, flavours) in [("a-2a", b'A', &["2a"][..]), ("a-2u", b'U', &["2u"])] {
        let mut bytes = fs::read(pdf(world, "a-2b")).unwrap();
        let claim = b"<pdfaid:conformance>";
        let at = bytes
            .windows(claim.len())
            .position(|window| window == claim);
        bytes[at.unwrap() + claim.len()] = letter;
        fs::write(pdf(world, name), bytes).unwrap();
        made(name, flavours);
    }
    for (name, from, options) in REWRITTEN {
        let (from, out) = (format!("{from}.pdf"), format!("{name}.pdf"));
        run(folder, "qpdf", &[options, &[&from, &out]].concat());
        made(name, &[]);
    }
    kinds
}

fn pdf(world: &World, name: &str) -> std::path::PathBuf {
    world.path(&format!("{name}.pdf"))
}
