//! What is signed verifies; what is changed does not.

use crate::world::{Kind, World, plain_pdf};
use thethuc_signature::{Change, Integrity, Verdict, verify};

#[test]
fn three_signatures_in_sequence_each_stay_valid() {
    let world = World::new();
    let keys = [
        ("NguoiKy", world.person("Nguyễn Văn An", Kind::Rsa)),
        ("CoQuan", world.person("Sở Thử nghiệm", Kind::P256)),
        ("VanThu", world.person("Trần Thị Bình", Kind::P384)),
    ];
    for streams in [false, true] {
        let plain = plain_pdf(streams);
        let mut file = plain.clone();
        for (number, (field, key)) in keys.iter().enumerate() {
            let before = file.clone();
            file = world.signed(&file, field, key);
            assert!(
                file.starts_with(&before),
                "bytes of an earlier revision changed"
            );
            let report = world.report(&file);
            assert_eq!(report.signatures.len(), number + 1);
            for signature in &report.signatures {
                assert_eq!(signature.verdict(), Verdict::Valid, "{signature:#?}");
            }
            assert!(report.signatures[number].covers_whole_file);
        }
        let report = world.report(&file);
        let later: Vec<Change> = report.signatures[0].changes.iter().cloned().collect();
        let signed = |field: &str| Change::Signed {
            field: field.to_owned(),
        };
        assert_eq!(later, [signed("CoQuan"), signed("VanThu")]);
        assert_eq!(
            report.signatures[0].signer.as_ref().unwrap().name,
            "Nguyễn Văn An"
        );
    }
}

#[test]
fn a_changed_byte_is_told() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let file = world.signed(&plain_pdf(false), "NguoiKy", &key);
    let at = file
        .windows(8)
        .position(|window| window == b"Cong van")
        .unwrap();
    let mut changed = file.clone();
    changed[at] = b'K';
    let report = world.report(&changed);
    assert!(matches!(
        report.signatures[0].integrity,
        Integrity::Broken { .. }
    ));
    assert_eq!(report.verdict(), Some(Verdict::Invalid));
}

#[test]
fn without_roots_nobody_is_trusted() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let file = world.signed(&plain_pdf(true), "NguoiKy", &key);
    let report = verify(&file, &Default::default(), world.day()).unwrap();
    assert_eq!(report.verdict(), Some(Verdict::Unclear));
    let other = World::new();
    let report = verify(&file, &other.trust(), world.day()).unwrap();
    assert_eq!(report.verdict(), Some(Verdict::Unclear));
}
