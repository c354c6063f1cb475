//! Files: made, opened, copied, put back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rusqlite::Connection;
use thethuc_archive::sqlite::{BackupPolicy, objects_folder, restore};
use thethuc_archive::{ArchiveError, By, SqliteArchive};

use crate::conformance::verify::everything;
use crate::world::{InFile, Place, at, by, register};

#[test]
fn what_is_no_archive_is_refused_and_not_touched() {
    let place = InFile::new();
    let opened = |bytes: &[u8]| {
        std::fs::write(place.path(), bytes).unwrap();
        let error = SqliteArchive::open_file(&place.path()).unwrap_err();
        assert_eq!(std::fs::read(place.path()).unwrap(), bytes);
        assert_eq!(std::fs::read_dir(place.beside("")).unwrap().count(), 1);
        error
    };
    assert!(matches!(opened(b""), ArchiveError::NotAnArchive(_)));
    assert!(matches!(
        opened(b"PK\x03\x04"),
        ArchiveError::NotAnArchive(_)
    ));
    assert!(matches!(opened(&[7; 8_192]), ArchiveError::NotAnArchive(_)));
    let foreign = place.beside("khac.sqlite");
    let other = Connection::open(&foreign).unwrap();
    other.execute_batch("CREATE TABLE t (a)").unwrap();
    drop(other);
    let bytes = std::fs::read(&foreign).unwrap();
    std::fs::remove_file(foreign).unwrap();
    assert!(matches!(opened(&bytes), ArchiveError::NotAnArchive(_)));

    std::fs::remove_file(place.path()).unwrap();
    let missing = SqliteArchive::open_file(&place.path());
    assert!(matches!(missing, Err(ArchiveError::NotFound(_))));
    assert!(matches!(
        SqliteArchive::open_file(&place.beside("")),
        Err(ArchiveError::NotAnArchive(_) | ArchiveError::File { .. })
    ));
}

#[test]
fn a_newer_archive_is_refused_and_not_touched() {
    let place = InFile::new();
    drop(place.create());
    let newer = Connection::open(place.path()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let bytes = std::fs::read(place.path()).unwrap();
    let opened = SqliteArchive::open_file(&place.path());
    assert!(matches!(opened, Err(ArchiveError::Newer { found: 99, .. })));
    assert_eq!(std::fs::read(place.path()).unwrap(), bytes);
    assert!(!place.beside("kho.thethuc-wal").exists());
}

#[test]
fn an_archive_is_not_made_over_a_file() {
    let place = InFile::new();
    drop(place.create());
    let again = SqliteArchive::create_file(&place.path(), "Khác", &by());
    assert!(matches!(again, Err(ArchiveError::Exists(_))));
    assert_eq!(place.open().office().unwrap(), "Sở Nội vụ");
}

#[test]
fn a_log_that_another_archive_left_is_never_taken_in() {
    let place = InFile::new();
    let archive = place.create();
    let log = place.beside("kho.thethuc-wal");
    let left = std::fs::read(&log).unwrap();
    drop(archive);
    let copy = place.beside("sao-luu.thethuc");
    place.open().back_up(&copy).unwrap();

    std::fs::remove_file(place.path()).unwrap();
    std::fs::write(&log, left).unwrap();
    let made = SqliteArchive::create_file(&place.path(), "Mới", &by());
    assert!(matches!(made, Err(ArchiveError::Exists(path)) if path == log));
    restore(&copy, &place.path(), &place.beside("cu")).unwrap();
    assert!(place.beside("cu-wal").exists());
    assert_eq!(place.open().verify(None).unwrap().troubles, []);
}

#[test]
fn the_log_is_written_ahead() {
    let place = InFile::new();
    let _archive = place.create();
    let bytes = std::fs::read(place.path()).unwrap();
    // The file format's write and read versions: 2 is the write-ahead log.
    assert_eq!(bytes[18..20], [2, 2]);
    assert!(place.beside("kho.thethuc-wal").exists());
}

#[test]
fn a_copy_made_while_others_write_is_sound() {
    let place = InFile::new();
    everything(&mut place.create());
    let done = AtomicBool::new(false);
    let copy = place.beside("sao-luu.thethuc");
    let written = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut archive = place.open();
            let mut written = 0;
            while !done.load(Ordering::Relaxed) {
                register(&mut archive, "trong khi sao lưu", "2026-11-21");
                written += 1;
            }
            written
        });
        let mut archive = place.open();
        let before = archive.head().unwrap();
        let head = archive.back_up(&copy).unwrap();
        assert!(head.line >= before.line);
        done.store(true, Ordering::Relaxed);
        writer.join().unwrap()
    });
    let mut restored = SqliteArchive::open_file(&copy).unwrap();
    let report = restored.verify(None).unwrap();
    assert_eq!((report.troubles, report.objects), (Vec::new(), 1));
    assert!(objects_folder(&copy).is_dir());
    let live = place.open().summary().unwrap().documents;
    assert!(restored.summary().unwrap().documents <= live, "{written}");
    let over = place.open().back_up(&copy);
    assert!(matches!(over, Err(ArchiveError::Exists(_))));
}

#[test]
fn an_archive_that_is_not_sound_is_not_copied_under_a_good_name() {
    let place = InFile::new();
    everything(&mut place.create());
    let intruder = Connection::open(place.path()).unwrap();
    intruder
        .execute_batch("DROP TRIGGER step_update; UPDATE step SET who = 'ai đó'")
        .unwrap();
    drop(intruder);
    let copy = place.beside("sao-luu.thethuc");
    let refused = place.open().back_up(&copy);
    assert!(matches!(refused, Err(ArchiveError::BadCopy { .. })));
    assert!(!copy.exists());
}

#[test]
fn a_copy_is_put_back_and_the_archive_set_aside() {
    let place = InFile::new();
    let mut archive = place.create();
    everything(&mut archive);
    let copy = place.beside("sao-luu.thethuc");
    let then = archive.back_up(&copy).unwrap();
    register(&mut archive, "sau khi sao lưu", "2026-11-21");
    let now = archive.head().unwrap();
    let aside = place.beside("cu.thethuc");

    let in_use = restore(&copy, &place.path(), &aside);
    assert!(matches!(in_use, Err(ArchiveError::Busy)), "{in_use:?}");
    assert!(!aside.exists());
    drop(archive);

    std::fs::remove_dir_all(objects_folder(&place.path())).unwrap();
    let summary = restore(&copy, &place.path(), &aside).unwrap();
    assert_eq!(summary.head, then);
    let mut back = place.open();
    assert_eq!(back.head().unwrap(), then);
    assert_eq!(back.verify(None).unwrap().troubles, []);
    let old = SqliteArchive::open_file(&aside).unwrap();
    assert_eq!(old.head().unwrap(), now);
}

#[test]
fn a_copy_made_by_hand_is_put_back_with_its_log() {
    let place = InFile::new();
    let mut archive = place.create();
    register(&mut archive, "còn trong nhật ký ghi trước", "2026-11-21");
    let head = archive.head().unwrap();
    let copy = place.beside("tay.thethuc");
    for ending in ["", "-wal"] {
        let from = place.beside(&format!("kho.thethuc{ending}"));
        std::fs::copy(from, place.beside(&format!("tay.thethuc{ending}"))).unwrap();
    }
    drop(archive);
    restore(&copy, &place.path(), &place.beside("cu")).unwrap();
    assert_eq!(place.open().head().unwrap(), head);
}

#[test]
fn a_broken_copy_is_not_put_back_and_a_broken_archive_is_replaced() {
    let place = InFile::new();
    let mut archive = place.create();
    everything(&mut archive);
    let copy = place.beside("sao-luu.thethuc");
    archive.back_up(&copy).unwrap();
    let head = archive.head().unwrap();
    drop(archive);

    let broken = place.beside("hong.thethuc");
    let mut bytes = std::fs::read(&copy).unwrap();
    let end = bytes.len();
    bytes[end / 2..].fill(0xa5);
    std::fs::write(&broken, &bytes).unwrap();
    assert!(restore(&broken, &place.path(), &place.beside("cu-1")).is_err());
    assert_eq!(place.open().head().unwrap(), head);

    std::fs::write(place.path(), &bytes).unwrap();
    restore(&copy, &place.path(), &place.beside("cu-2")).unwrap();
    assert_eq!(place.open().head().unwrap(), head);
    assert_eq!(std::fs::read(place.beside("cu-2")).unwrap(), bytes);
}

#[test]
fn copies_are_made_when_they_are_due_and_the_oldest_removed() {
    let place = InFile::new();
    let mut archive = place.create();
    everything(&mut archive);
    let policy = BackupPolicy {
        folder: place.beside("sao luu"),
        every_hours: 24,
        keep: 2,
    };
    let on = |moment: &str| By {
        at: at(moment),
        ..by()
    };
    std::fs::create_dir(&policy.folder).unwrap();
    std::fs::write(policy.folder.join("sao-luu-hom-qua.thethuc"), "khác").unwrap();
    let mut made = Vec::new();
    for (moment, is_due) in [
        ("2026-11-21T17:00:00+07:00", true),
        ("2026-11-22T16:59:59+07:00", false),
        ("2026-11-22T17:00:00+07:00", true),
        ("2026-11-24T08:00:00+07:00", true),
        // The clock was set back.
        ("2026-11-20T08:00:00+07:00", true),
    ] {
        let copy = archive.back_up_when_due(&policy, &on(moment)).unwrap();
        assert_eq!(copy.is_some(), is_due, "{moment}");
        made.extend(copy);
    }
    let kept = policy.copies().unwrap();
    assert_eq!(kept, [made[2].clone(), made[3].clone()]);
    assert!(policy.folder.join("sao-luu-hom-qua.thethuc").exists());
    for copy in kept {
        let mut copy = SqliteArchive::open_file(&copy.path).unwrap();
        let report = copy.verify(None).unwrap();
        assert_eq!((report.troubles, report.objects), (Vec::new(), 1));
    }
    drop(archive);
    let mut archive = place.open();
    assert_eq!(archive.verify(None).unwrap().troubles, []);
    let never = BackupPolicy {
        every_hours: 0,
        ..policy
    };
    assert!(!never.is_due(&[], at("2030-01-01T00:00:00+07:00")));
    assert_eq!(archive.back_up_when_due(&never, &by()).unwrap(), None);
}

#[test]
fn an_archive_that_is_not_sound_leaves_no_copy_and_takes_none_away() {
    let place = InFile::new();
    let mut archive = place.create();
    everything(&mut archive);
    let policy = BackupPolicy {
        folder: place.beside("sao luu"),
        every_hours: 1,
        keep: 1,
    };
    archive.back_up_when_due(&policy, &by()).unwrap().unwrap();
    place.intrude("UPDATE step SET who = 'ai đó'");
    let later = By {
        at: at("2026-11-25T08:00:00+07:00"),
        ..by()
    };
    let refused = archive.back_up_when_due(&policy, &later);
    assert!(matches!(refused, Err(ArchiveError::BadCopy { .. })));
    assert_eq!(policy.copies().unwrap().len(), 1);
}
