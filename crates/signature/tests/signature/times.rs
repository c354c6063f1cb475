//! Time stamps, and certificates that were in force or not.

use std::fs;
use std::io;

use chrono::{DateTime, TimeDelta, Utc};
use thethuc_signature::timestamp::TimestampAuthority;
use thethuc_signature::trust::{CertificateFault, Trust};
use thethuc_signature::{SignatureError, Unchecked, Verdict, sign, verify};

use crate::world::{Kind, World, plain_pdf};

/// openssl as an authority.
pub(crate) struct Authority<'a> {
    world: &'a World,
    /// Changes the answer on its way.
    spoil: fn(Vec<u8>) -> Vec<u8>,
}

impl<'a> Authority<'a> {
    fn new(world: &'a World) -> Self {
        Self::with(world, "")
    }

    /// One whose certificate has further extensions.
    pub(crate) fn with(world: &'a World, extensions: &str) -> Self {
        let usage = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";
        world.issue("Dau thoi gian", Kind::Rsa, &format!("{usage}{extensions}"));
        let config = "[tsa]\ndefault_tsa = own\n[own]\nserial = serial\ncrypto_device = builtin\n\
            signer_cert = Dau thoi gian.pem\ncerts = root.pem\nsigner_key = Dau thoi gian.key\n\
            signer_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\n\
            ess_cert_id_alg = sha256\n";
        fs::write(world.path("tsa.conf"), config).unwrap();
        fs::write(world.path("serial"), "01\n").unwrap();
        Self {
            world,
            spoil: |answer| answer,
        }
    }
}

impl TimestampAuthority for Authority<'_> {
    fn ask(&self, request: &[u8]) -> io::Result<Vec<u8>> {
        fs::write(self.world.path("request"), request)?;
        self.world.openssl(&[
            "ts",
            "-reply",
            "-config",
            "tsa.conf",
            "-section",
            "own",
            "-queryfile",
            "request",
            "-out",
            "answer",
        ]);
        Ok((self.spoil)(fs::read(self.world.path("answer"))?))
    }

    fn nonce(&self) -> io::Result<[u8; 8]> {
        Ok([0x81, 2, 3, 4, 5, 6, 7, 8])
    }
}

#[test]
fn a_time_stamp_proves_when_it_was_signed() {
    let world = World::new();
    let key = world.person("An", Kind::Rsa);
    let authority = Authority::new(&world);
    let request = world.unseen("NguoiKy");
    let file = sign(&plain_pdf(true), &request, &key, Some(&authority)).unwrap();
    let report = world.report(&file);
    let signature = &report.signatures[0];
    assert_eq!(signature.verdict(), Verdict::Valid, "{signature:#?}");
    let stamp = signature.timestamp.as_ref().unwrap();
    assert_eq!(
        (stamp.authority.name.as_str(), &stamp.trust),
        ("Dau thoi gian", &Trust::Trusted)
    );
    assert_eq!(signature.unchecked, [Unchecked::Revocation]);
    // Long after the certificate has expired, the proven time still counts.
    let later = verify(&file, &world.trust(), world.day() + TimeDelta::days(1000)).unwrap();
    assert_eq!(later.verdict(), Some(Verdict::Valid));
}

#[test]
fn an_answer_to_another_request_is_refused_and_nothing_is_signed() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    for spoil in [
        (|answer| answer[..answer.len() / 2].to_vec()) as fn(Vec<u8>) -> Vec<u8>,
        |mut answer| {
            let end = answer.len() - 1;
            answer[end] ^= 1;
            answer
        },
        |mut answer| {
            let nonce = [0x81, 2, 3, 4, 5, 6, 7, 8];
            let at = answer
                .windows(8)
                .position(|window| window == nonce)
                .unwrap();
            answer[at + 7] = 9;
            answer
        },
        |_| b"<html>".to_vec(),
    ] {
        let authority = Authority {
            spoil,
            ..Authority::new(&world)
        };
        let refused = sign(
            &plain_pdf(false),
            &world.unseen("NguoiKy"),
            &key,
            Some(&authority),
        );
        assert!(
            matches!(refused, Err(SignatureError::Timestamp { .. })),
            "{refused:?}"
        );
    }
}

#[test]
fn without_a_time_stamp_an_expired_certificate_is_told_apart() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let file = world.signed(&plain_pdf(true), "NguoiKy", &key);
    let later = verify(&file, &world.trust(), world.day() + TimeDelta::days(1000)).unwrap();
    assert_eq!(later.signatures[0].trust, Trust::TrustedAtClaimedTime);
    assert_eq!(later.verdict(), Some(Verdict::Unclear));
}

#[test]
fn who_must_not_sign_does_not() {
    let world = World::new();
    let day = world.day();
    let attempt = |name: &str, extensions: &str, at: DateTime<Utc>| {
        world.issue(name, Kind::P256, extensions);
        let key = world.key_file(name, &[]);
        let mut request = world.unseen("NguoiKy");
        request.time = at.fixed_offset();
        sign(&plain_pdf(false), &request, &key, None).unwrap_err()
    };
    let may_sign = "keyUsage=critical,digitalSignature\n";
    for (extensions, at, expected) in [
        (
            may_sign,
            day + TimeDelta::days(1000),
            CertificateFault::Expired,
        ),
        (
            may_sign,
            day - TimeDelta::days(1000),
            CertificateFault::NotYetInForce,
        ),
        (
            "keyUsage=critical,keyEncipherment\n",
            day,
            CertificateFault::NotForSigning,
        ),
    ] {
        match attempt("An", extensions, at) {
            SignatureError::Certificate { fault } => assert_eq!(fault, expected),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn nobody_becomes_an_authority_by_himself() {
    let world = World::new();
    let person = world.person("An", Kind::P256);
    drop(person);
    // Issued by somebody who has no right to issue.
    world.openssl(&[
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        "Gia.key",
    ]);
    world.openssl(&[
        "req", "-new", "-key", "Gia.key", "-subj", "/CN=Gia", "-out", "Gia.csr",
    ]);
    fs::write(world.path("ext"), "keyUsage=critical,digitalSignature\n").unwrap();
    world.openssl(&[
        "x509",
        "-req",
        "-in",
        "Gia.csr",
        "-CA",
        "An.pem",
        "-CAkey",
        "An.key",
        "-CAcreateserial",
        "-days",
        "300",
        "-extfile",
        "ext",
        "-out",
        "Gia.pem",
    ]);
    let chain = [
        fs::read(world.path("An.pem")).unwrap(),
        fs::read(world.path("root.pem")).unwrap(),
    ];
    fs::write(world.path("chain.pem"), chain.concat()).unwrap();
    let key = world.key_file("Gia", &["-certfile", "chain.pem"]);
    let file = world.signed(&plain_pdf(false), "NguoiKy", &key);
    let report = world.report(&file);
    let expected = Trust::Fault {
        name: "An".to_owned(),
        why: CertificateFault::NotAnAuthority,
    };
    assert_eq!(report.signatures[0].trust, expected);
    assert_eq!(report.verdict(), Some(Verdict::Invalid));
}
