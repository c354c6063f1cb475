//! Verification of what nobody touched.

use thethuc_archive::store::Store;
use thethuc_archive::{
    Archive, ArchiveError, Filter, HandOver, Head, HoSoFacts, KeptSignature, TaskFacts, Trouble,
};

use crate::world::{Place, approved, by, day, incoming, register};

/// An archive in which every table has rows.
pub(crate) fn everything<S: Store>(archive: &mut Archive<S>) {
    assert_eq!(archive.checkpoint(&by()).unwrap().troubles, []);
    let (issued, _) = register(archive, "đi", "2026-11-20");
    let (cancelled, _) = register(archive, "hủy", "2026-11-20");
    let late = approved(archive, "bổ sung");
    let object = archive.keep(&b"%PDF-1.7 scan"[..]).unwrap();
    archive
        .transact(&by(), |t| {
            t.issue(issued, "")?;
            t.cancel_number(cancelled, "nhầm")?;
            t.insert_number(late, "di", 1, day("2026-11-20"), "sót")?;
            let (came, _) = t.receive(incoming("12", "Bộ Nội vụ"), "den", day("2026-11-21"))?;
            t.attach(came, "quet.pdf", &object, &[signature()])?;
            let ho_so = t.open_ho_so(HoSoFacts {
                file_notation: "01".to_owned(),
                title: "Hồ sơ".to_owned(),
                ..HoSoFacts::default()
            })?;
            t.file(issued, ho_so)?;
            t.file(came, ho_so)?;
            t.set_task(
                came,
                TaskFacts {
                    what: "báo cáo".to_owned(),
                    ..TaskFacts::default()
                },
            )?;
            t.hand_over(&HandOver {
                ho_so,
                day: day("2026-11-21"),
                receiver: "Lưu trữ".to_owned(),
                note: String::new(),
            })
        })
        .unwrap();
}

pub(super) fn an_archive_of_everything_is_sound<P: Place>() {
    let place = P::new();
    everything(&mut place.create());
    let mut archive = place.open();
    let report = archive.verify(None).unwrap();
    assert_eq!(report.troubles, []);
    assert_eq!(report.objects, 1);
    assert_eq!(report.head, archive.head().unwrap());
    assert!(report.rows > 30, "{}", report.rows);
}

pub(super) fn a_head_that_was_kept_is_found_again<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let kept = archive.head().unwrap();
    register(&mut archive, "sau", "2026-11-20");
    assert_eq!(archive.verify(Some(&kept)).unwrap().troubles, []);
    let other = Head {
        hash: "0".repeat(64),
        ..kept.clone()
    };
    let troubles = archive.verify(Some(&other)).unwrap().troubles;
    assert_eq!(troubles, [Trouble::Head { line: kept.line }]);
    let cut_off = Head {
        line: 9_999,
        ..kept
    };
    let troubles = archive.verify(Some(&cut_off)).unwrap().troubles;
    assert_eq!(troubles, [Trouble::Head { line: 9_999 }]);
}

pub(super) fn the_index_is_made_anew_the_same<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    everything(&mut archive);
    let look = |archive: &Archive<P::Store>, text: &str| {
        let filter = Filter {
            text: text.to_owned(),
            ..Filter::default()
        };
        archive.search(&filter).unwrap()
    };
    let before = ["", "bo sung", "nội vụ"].map(|text| look(&archive, text));
    archive.reindex().unwrap();
    assert_eq!(
        ["", "bo sung", "nội vụ"].map(|text| look(&archive, text)),
        before
    );
    assert_eq!(archive.verify(None).unwrap().troubles, []);
}

pub(super) fn attachments_come_back_as_they_were<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (document, _) = register(&mut archive, "đính kèm", "2026-11-20");
    let object = archive.keep(&b"bytes"[..]).unwrap();
    archive
        .transact(&by(), |t| {
            t.attach(document, " dự thảo.docx ", &object, &[])
        })
        .unwrap();
    let attached = archive.attachments(document).unwrap();
    assert_eq!(attached[0].name, "dự thảo.docx");
    assert_eq!(archive.attachment_bytes(&attached[0]).unwrap(), b"bytes");
    let nobody = archive.transact(&by(), |t| t.attach(77, "a", &object, &[]));
    assert!(matches!(nobody, Err(ArchiveError::Unknown { .. })));
}

/// What was found of a signature.
fn signature() -> KeptSignature {
    KeptSignature {
        document: 0,
        attachment: 0,
        ordinal: 0,
        sha256: "ab".repeat(32),
        verdict: "valid".to_owned(),
        lines: vec!["Người ký: an".to_owned()],
    }
}

pub(super) fn a_file_cut_back_to_a_signature_is_found_by_its_hash<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    let (document, _) = register(&mut archive, "đã ký", "2026-11-20");
    let object = archive.keep(&b"bytes"[..]).unwrap();
    let whole = KeptSignature {
        sha256: object.sha256.clone(),
        ..signature()
    };
    archive
        .transact(&by(), |t| {
            t.attach(document, "cv.pdf", &object, &[signature(), whole.clone()])
        })
        .unwrap();
    let kept = archive.signatures(document).unwrap();
    let numbers: Vec<u32> = kept.iter().map(|kept| kept.ordinal).collect();
    assert_eq!(numbers, [1, 2]);
    let cut = archive.signatures_of(&"ab".repeat(32)).unwrap();
    assert_eq!(cut, [kept[0].clone()]);
    assert_eq!(archive.signatures_of(&object.sha256).unwrap()[0].ordinal, 2);
    assert_eq!(archive.signatures_of("").unwrap(), []);
}

pub(super) fn opening_follows_the_chain_from_its_checkpoint<P: Place>() {
    let place = P::new();
    let mut archive = place.create();
    register(&mut archive, "trước", "2026-11-20");
    let before = archive.head().unwrap();
    let report = archive.checkpoint(&by()).unwrap();
    assert_eq!((report.head, report.troubles), (before.clone(), vec![]));
    register(&mut archive, "sau", "2026-11-20");
    let mut opened = place.open();
    assert_eq!(opened.check_chain().unwrap(), archive.head().unwrap());
    assert!(opened.head().unwrap().line > before.line + 1);
    assert_eq!(opened.verify(Some(&before)).unwrap().troubles, []);
}
