//! Signatures that can still be checked when nobody answers any more: B-LT and B-LTA, with openssl
//! as the issuer that answers.

use std::cell::RefCell;
use std::fs;
use std::io;

use chrono::{DateTime, TimeDelta, Utc};
use thethuc_signature::timestamp::TimestampAuthority;
use thethuc_signature::trust::{CertificateFault, Trust};
use thethuc_signature::{
    Change, Gathered, KeyFile, Responders, Revocation, SignatureError, Unchecked, Verdict, gather,
    preserve, sign, verify, verify_with,
};

use crate::times::Authority;
use crate::world::{Kind, World, plain_pdf};

/// Where certificates of these tests say that they are answered for.
pub(crate) const ADDRESSES: &str = "authorityInfoAccess=OCSP;URI:http://tra-loi.test/,\
    caIssuers;URI:http://goc.test/root.der\ncrlDistributionPoints=URI:http://goc.test/root.crl\n";

/// What certificates of people may be used for.
pub(crate) const MAY_SIGN: &str = "keyUsage=critical,digitalSignature,nonRepudiation\n";

/// openssl as an issuer that answers, in a world of its own.
#[derive(Clone)]
pub(crate) struct Issuer<'a> {
    world: &'a World,
    /// Who signs the answers.
    responder: &'static str,
    /// How many days an answer holds.
    days: &'static str,
    pub(crate) answers: bool,
    pub(crate) has_list: bool,
    /// Whether its list ended long ago: it says who was revoked, and no longer who was not.
    pub(crate) is_list_old: bool,
    asked: RefCell<Vec<String>>,
}

impl<'a> Issuer<'a> {
    /// Somebody who signs, and a responder; the issuer has revoked those that are named.
    pub(crate) fn new(world: &'a World, revoked: &[&str]) -> (Self, KeyFile) {
        world.issue("An", Kind::Rsa, &format!("{MAY_SIGN}{ADDRESSES}"));
        world.issue(
            "Tra loi",
            Kind::P256,
            "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\n\
             crlDistributionPoints=URI:http://goc.test/root.crl\n",
        );
        let issuer = Self {
            world,
            responder: "Tra loi",
            days: "400",
            answers: true,
            has_list: true,
            is_list_old: false,
            asked: RefCell::default(),
        };
        issuer.write_down(revoked);
        (issuer, world.key_file("An", &[]))
    }

    /// The issuer's book: what it issued, and what of it it revoked.
    fn write_down(&self, revoked: &[&str]) {
        let mut book = String::new();
        for name in ["An", "So", "Dau thoi gian", "Tra loi"] {
            if !self.world.path(&format!("{name}.pem")).is_file() {
                continue;
            }
            let serial = self.serial(name);
            let (mark, since) = match revoked.contains(&name) {
                true => ("R", "200101000000Z"),
                false => ("V", ""),
            };
            book += &format!("{mark}\t400101000000Z\t{since}\t{serial}\tunknown\t/CN={name}\n");
        }
        fs::write(self.world.path("book"), book).unwrap();
        let settings = "[ca]\ndefault_ca = own\n[own]\ndatabase = book\ndefault_md = sha256\n";
        fs::write(self.world.path("ca.conf"), settings).unwrap();
    }

    fn serial(&self, name: &str) -> String {
        let pem = format!("{name}.pem");
        let out = crate::world::run(
            self.world.folder.path(),
            "openssl",
            &["x509", "-in", &pem, "-noout", "-serial"],
        );
        let text = String::from_utf8(out).unwrap();
        text.trim().trim_start_matches("serial=").to_owned()
    }
}

impl Responders for Issuer<'_> {
    fn ask(&self, address: &str, request: &[u8]) -> io::Result<Vec<u8>> {
        self.asked.borrow_mut().push(address.to_owned());
        if !self.answers {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        fs::write(self.world.path("question"), request)?;
        let (pem, key) = (
            format!("{}.pem", self.responder),
            format!("{}.key", self.responder),
        );
        self.world.openssl(&[
            "ocsp", "-index", "book", "-CA", "root.pem", "-rsigner", &pem, "-rkey", &key, "-reqin",
            "question", "-respout", "said", "-ndays", self.days,
        ]);
        fs::read(self.world.path("said"))
    }

    fn fetch(&self, address: &str) -> io::Result<Vec<u8>> {
        self.asked.borrow_mut().push(address.to_owned());
        if !self.has_list {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        let (what, pem, der) = match address.ends_with(".crl") {
            true => ("crl", "list.pem", "list"),
            false => ("x509", "root.pem", "root.der"),
        };
        if what == "crl" {
            let days: &[&str] = match self.is_list_old {
                true => &[
                    "-crl_lastupdate",
                    "210101000000Z",
                    "-crl_nextupdate",
                    "210201000000Z",
                ],
                false => &["-crldays", self.days],
            };
            let common = [
                "ca", "-gencrl", "-config", "ca.conf", "-keyfile", "root.key", "-cert", "root.pem",
                "-out", pem,
            ];
            self.world.openssl(&[&common, days].concat());
        }
        self.world
            .openssl(&[what, "-in", pem, "-outform", "DER", "-out", der]);
        fs::read(self.world.path(der))
    }
}

fn far(world: &World) -> DateTime<Utc> {
    world.day() + TimeDelta::days(3000)
}

fn revoked_in(report: &thethuc_signature::Report) -> bool {
    let why = |trust: &Trust| match trust {
        Trust::Fault { why, .. } => matches!(why, CertificateFault::Revoked { .. }),
        _ => false,
    };
    report
        .signatures
        .iter()
        .any(|signature| why(&signature.trust))
}

#[test]
fn a_preserved_file_is_checked_without_anybody_answering() {
    let world = World::new();
    let authority = Authority::with(&world, ADDRESSES);
    let (issuer, key) = Issuer::new(&world, &[]);
    let signed = sign(
        &plain_pdf(true),
        &world.unseen("NguoiKy"),
        &key,
        Some(&authority),
    )
    .unwrap();
    assert_eq!(
        world.report(&signed).signatures[0].unchecked,
        [Unchecked::Revocation]
    );

    let (trust, day) = (world.trust(), world.day());
    let gathered = gather(&signed, &trust, &issuer, day).unwrap();
    assert_eq!(gathered.missing, Vec::<String>::new());
    let kept = preserve(&signed, &gathered, &trust, day, Some(&authority)).unwrap();
    assert!(
        kept.bytes.starts_with(&signed),
        "bytes of the signed file changed"
    );

    // Long after every certificate has expired.
    let report = verify(&kept.bytes, &trust, far(&world)).unwrap();
    assert_eq!(report.verdict(), Some(Verdict::Valid), "{report:#?}");
    assert_eq!(report.signatures.len(), 2);
    assert!(report.signatures[1].is_document_timestamp);
    for signature in &report.signatures {
        assert!(
            matches!(signature.revocation, Revocation::Good { .. }),
            "{signature:#?}"
        );
        assert_eq!(signature.unchecked, []);
    }
    assert!(
        report.signatures[0]
            .changes
            .contains(&Change::ValidationData)
    );

    // What the file keeps is not asked again, and nothing is put in twice.
    let asked = issuer.asked.borrow().len();
    let again = gather(&kept.bytes, &trust, &issuer, day).unwrap();
    assert_eq!(issuer.asked.borrow().len(), asked);
    let same = preserve(&kept.bytes, &again, &trust, day, None).unwrap();
    assert_eq!(same.bytes, kept.bytes);
}

#[test]
fn a_list_stands_in_for_an_answer_and_nothing_for_both() {
    let world = World::new();
    let (mut issuer, key) = Issuer::new(&world, &[]);
    let signed = world.signed(&plain_pdf(false), "NguoiKy", &key);
    let (trust, day) = (world.trust(), world.day());
    issuer.answers = false;
    let gathered = gather(&signed, &trust, &issuer, day).unwrap();
    assert_eq!(gathered.missing, Vec::<String>::new());
    let kept = preserve(&signed, &gathered, &trust, day, None).unwrap();
    let report = world.report(&kept.bytes);
    assert!(matches!(
        report.signatures[0].revocation,
        Revocation::Good { .. }
    ));
    // Nobody answers: it is said for whom, and the signature stays as it is.
    issuer.has_list = false;
    let gathered = gather(&signed, &trust, &issuer, day).unwrap();
    assert_eq!(gathered.missing, ["An"]);
    let report = verify_with(&signed, &trust, day, &gathered.evidence).unwrap();
    assert!(
        report.signatures[0]
            .unchecked
            .contains(&Unchecked::Revocation)
    );
    assert_eq!(report.verdict(), Some(Verdict::Valid));
}

#[test]
fn a_revoked_certificate_is_told_by_answers_and_by_lists() {
    let world = World::new();
    let (mut issuer, key) = Issuer::new(&world, &["An"]);
    let signed = world.signed(&plain_pdf(true), "NguoiKy", &key);
    let (trust, day) = (world.trust(), world.day());
    for answers in [true, false] {
        issuer.answers = answers;
        let gathered = gather(&signed, &trust, &issuer, day).unwrap();
        let report = verify_with(&signed, &trust, day, &gathered.evidence).unwrap();
        assert!(revoked_in(&report), "{report:#?}");
        assert_eq!(report.verdict(), Some(Verdict::Invalid));
        let refused = preserve(&signed, &gathered, &trust, day, None);
        assert!(
            matches!(refused, Err(SignatureError::Certificate { .. })),
            "{refused:?}"
        );
    }
}

#[test]
fn answers_that_prove_nothing_count_for_nothing() {
    let world = World::new();
    let (issuer, key) = Issuer::new(&world, &[]);
    world.person("Ke gian", Kind::P256);
    let signed = world.signed(&plain_pdf(true), "NguoiKy", &key);
    let (trust, day) = (world.trust(), world.day());
    // Signed by one who is no responder; no longer in force on that day.
    for (responder, at) in [("Ke gian", day), ("Tra loi", far(&world))] {
        let issuer = Issuer {
            responder,
            has_list: false,
            asked: RefCell::default(),
            ..issuer.clone()
        };
        let gathered = gather(&signed, &trust, &issuer, at).unwrap();
        assert_eq!(gathered.missing, ["An"], "{responder}");
        assert!(!issuer.asked.borrow().is_empty());
    }
    // About somebody else.
    let other = World::new();
    let (elsewhere, other_key) = Issuer::new(&other, &[]);
    let theirs = other.signed(&plain_pdf(true), "NguoiKy", &other_key);
    let gathered = gather(&theirs, &other.trust(), &elsewhere, day).unwrap();
    let report = verify_with(&signed, &trust, day, &gathered.evidence).unwrap();
    assert_eq!(report.signatures[0].revocation, Revocation::NotChecked);
}

#[test]
fn an_answer_of_a_responder_that_was_revoked_counts_for_nothing() {
    for (revoked, missing) in [(vec![], vec![]), (vec!["Tra loi"], vec!["An"])] {
        let world = World::new();
        let (mut issuer, key) = Issuer::new(&world, &revoked);
        // The list by itself does not say that the signer's certificate is good.
        issuer.is_list_old = true;
        let signed = world.signed(&plain_pdf(true), "NguoiKy", &key);
        let gathered = gather(&signed, &world.trust(), &issuer, world.day()).unwrap();
        assert_eq!(gathered.missing, missing);
    }
}

#[test]
fn a_stamp_over_the_file_proves_when_earlier_signatures_were_there() {
    let world = World::new();
    let authority = Authority::with(&world, ADDRESSES);
    let (issuer, key) = Issuer::new(&world, &[]);
    let signed = world.signed(&plain_pdf(true), "NguoiKy", &key);
    let (trust, day) = (world.trust(), world.day());
    let gathered = gather(&signed, &trust, &issuer, day).unwrap();
    let later = |authority: Option<&dyn TimestampAuthority>| {
        let kept = preserve(&signed, &gathered, &trust, day, authority).unwrap();
        verify(&kept.bytes, &trust, far(&world)).unwrap()
    };
    let unproven = &later(None).signatures[0];
    assert_eq!(unproven.trust, Trust::TrustedAtClaimedTime);
    assert_eq!(unproven.existed_by, None);
    let report = later(Some(&authority));
    let [proven, stamp] = report.signatures.as_slice() else {
        panic!("{report:#?}")
    };
    assert_eq!(report.verdict(), Some(Verdict::Valid), "{report:#?}");
    assert_eq!(proven.unchecked, []);
    assert_eq!(
        proven.existed_by,
        stamp.timestamp.as_ref().map(|it| it.time)
    );
    assert_eq!(stamp.existed_by, None);
}

#[test]
fn what_a_time_stamp_covers_is_told_when_it_changes() {
    let world = World::new();
    let authority = Authority::with(&world, ADDRESSES);
    let (issuer, key) = Issuer::new(&world, &[]);
    let signed = world.signed(&plain_pdf(false), "NguoiKy", &key);
    let (trust, day) = (world.trust(), world.day());
    let gathered = gather(&signed, &trust, &issuer, day).unwrap();
    let kept = preserve(&signed, &gathered, &trust, day, Some(&authority)).unwrap();
    let store = kept
        .bytes
        .windows(9)
        .position(|window| window == b"/Type/DSS")
        .unwrap();
    let mut changed = kept.bytes.clone();
    changed[store + 8] = b'T';
    let report = world.report(&changed);
    assert_eq!(
        report.signatures[1].verdict(),
        Verdict::Invalid,
        "{report:#?}"
    );
}

#[test]
fn an_empty_gathering_changes_nothing() {
    let world = World::new();
    let plain = plain_pdf(true);
    let kept = preserve(
        &plain,
        &Gathered::default(),
        &world.trust(),
        world.day(),
        None,
    )
    .unwrap();
    assert_eq!(kept.bytes, plain);
}
