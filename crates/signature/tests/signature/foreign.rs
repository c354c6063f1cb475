//! Signatures and key stores that other programs wrote.

use std::fs;

use thethuc_signature::trust::Trust;
use thethuc_signature::{KeyFile, Scheme, SignatureError, Verdict, Weakness};

use crate::world::{Kind, PASSWORD, World, plain_pdf};

/// A file whose signature is the one that openssl makes of its bytes.
fn signed_by_openssl(world: &World, name: &str, options: &[&str]) -> Vec<u8> {
    let key = world.person("Khac", Kind::P256);
    let mut file = world.signed(&plain_pdf(false), "NguoiKy", &key);
    let ours = b"ETSI.CAdES.detached";
    let at = find(&file, ours);
    file[at..at + ours.len()].copy_from_slice(b"adbe.pkcs7.detached");
    let start = find(&file, b"/Contents<") + b"/Contents".len();
    let end = start + find(&file[start..], b">") + 1;
    fs::write(
        world.path("content"),
        [&file[..start], &file[end..]].concat(),
    )
    .unwrap();
    let (pem, key) = (format!("{name}.pem"), format!("{name}.key"));
    let mut arguments = vec![
        "cms",
        "-sign",
        "-binary",
        "-in",
        "content",
        "-signer",
        &pem,
        "-inkey",
        &key,
        "-certfile",
        "root.pem",
        "-outform",
        "DER",
        "-out",
        "octets",
    ];
    arguments.extend(options);
    world.openssl(&arguments);
    let octets = fs::read(world.path("octets")).unwrap();
    let hex: String = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    let room = end - start - 2;
    let hex = format!("{hex:0<room$}");
    file[start + 1..end - 1].copy_from_slice(hex.as_bytes());
    file
}

fn find(bytes: &[u8], what: &[u8]) -> usize {
    bytes
        .windows(what.len())
        .position(|window| window == what)
        .unwrap()
}

#[test]
fn signatures_of_openssl_hold_in_der_and_in_ber() {
    let world = World::new();
    world.person("An", Kind::Rsa);
    world.person("Binh", Kind::P384);
    let pss = ["-keyopt", "rsa_padding_mode:pss"];
    for (name, options) in [
        ("An", &[][..]),
        ("An", &["-md", "sha512"]),
        ("An", &["-cades"]),
        ("An", &["-keyid"]),
        ("An", &["-noattr"]),
        ("An", &["-stream", "-indef"]),
        ("An", &pss),
        ("Binh", &["-md", "sha384"]),
    ] {
        let file = signed_by_openssl(&world, name, options);
        let report = world.report(&file);
        let signature = &report.signatures[0];
        assert_eq!(
            signature.verdict(),
            Verdict::Valid,
            "{options:?}: {signature:#?}"
        );
        assert_eq!(signature.signer.as_ref().unwrap().name, name);
    }
}

#[test]
fn sha_1_and_short_keys_are_weak_never_valid() {
    let world = World::new();
    world.person("An", Kind::Rsa);
    let file = signed_by_openssl(&world, "An", &["-md", "sha1"]);
    let report = world.report(&file);
    assert_eq!(report.signatures[0].weaknesses, [Weakness::Sha1]);
    assert_eq!(report.verdict(), Some(Verdict::Unclear));
}

#[test]
fn a_certificate_put_in_the_place_of_the_named_one_is_told() {
    let world = World::new();
    world.person("An", Kind::Rsa);
    let file = signed_by_openssl(&world, "An", &["-cades"]);
    let at = find(&file, b"/Contents<");
    assert_eq!(world.report(&file).verdict(), Some(Verdict::Valid));
    let hex_of = |name: &str| {
        world.openssl(&[
            "x509",
            "-in",
            &format!("{name}.pem"),
            "-outform",
            "DER",
            "-out",
            "der",
        ]);
        let der = fs::read(world.path("der")).unwrap();
        der.iter()
            .map(|octet| format!("{octet:02x}"))
            .collect::<String>()
    };
    let named = hex_of("An");
    let place = at + find(&file[at..], named.as_bytes());
    let mut changed = file.clone();
    // One letter of the signature of the certificate: it is no longer that which was named.
    let last = place + named.len() - 1;
    changed[last] = if changed[last] == b'0' { b'1' } else { b'0' };
    let report = world.report(&changed);
    assert_eq!(report.verdict(), Some(Verdict::Invalid), "{report:#?}");
}

#[test]
fn key_stores_of_old_and_new_programs_open() {
    let world = World::new();
    world.person("An", Kind::Rsa);
    for options in [
        &[][..],
        &["-legacy"],
        &["-keypbe", "AES-128-CBC", "-certpbe", "AES-128-CBC"],
    ] {
        let key = world.key_file("An", options);
        let shown = format!("{key:?}");
        assert!(
            shown.contains("RsaPss") && !shown.contains("PRIVATE"),
            "{shown}"
        );
        let file = world.signed(&plain_pdf(false), "NguoiKy", &key.with_pkcs1());
        let report = world.report(&file);
        assert_eq!(
            report.signatures[0].algorithm.unwrap().scheme,
            Scheme::RsaPkcs1
        );
        assert_eq!(report.signatures[0].trust, Trust::Trusted);
    }
}

#[test]
fn a_wrong_password_and_a_wrong_file_are_told_apart() {
    let world = World::new();
    world.person("An", Kind::P256);
    let store = fs::read(world.path("An.p12")).unwrap();
    let opened = KeyFile::open(&store, "sai");
    assert!(
        matches!(opened, Err(SignatureError::Password)),
        "{opened:?}"
    );
    let pem = fs::read(world.path("An.pem")).unwrap();
    let opened = KeyFile::open(&pem, PASSWORD);
    assert!(
        matches!(opened, Err(SignatureError::KeyStore)),
        "{opened:?}"
    );
}

#[test]
fn a_short_key_does_not_sign() {
    let world = World::new();
    world.person("An", Kind::P256);
    world.openssl(&["genrsa", "-out", "An.key", "1024"]);
    world.openssl(&[
        "req", "-new", "-key", "An.key", "-subj", "/CN=An", "-out", "An.csr",
    ]);
    world.openssl(&[
        "x509", "-req", "-in", "An.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "9",
        "-out", "An.pem",
    ]);
    let password = format!("pass:{PASSWORD}");
    world.openssl(&[
        "pkcs12", "-export", "-inkey", "An.key", "-in", "An.pem", "-out", "An.p12", "-passout",
        &password,
    ]);
    let opened = KeyFile::open(&fs::read(world.path("An.p12")).unwrap(), PASSWORD);
    assert!(
        matches!(opened, Err(SignatureError::UnsupportedKey { .. })),
        "{opened:?}"
    );
}
