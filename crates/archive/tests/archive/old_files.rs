//! Archives of every released schema open in this program.

use std::path::{Path, PathBuf};

use thethuc_archive::sqlite::objects_folder;
use thethuc_archive::{Filter, SqliteArchive};

use crate::conformance::verify::everything;
use crate::world::{InFile, Place, register};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

/// Writes the file of the newest schema: once, when that schema is released.
#[test]
#[ignore = "writes tests/data; run by hand when a schema is released"]
fn write_the_file_of_this_schema() {
    let place = InFile::new();
    everything(&mut place.create());
    place
        .open()
        .back_up(&data().join("schema-6.thethuc"))
        .unwrap();
}

#[test]
fn files_of_every_schema_open_and_go_on() {
    let files: Vec<PathBuf> = std::fs::read_dir(data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    assert!(!files.is_empty());
    for file in files {
        let place = InFile::new();
        std::fs::copy(&file, place.path()).unwrap();
        let mut archive = place.open();
        for line in archive.attachments(4).unwrap() {
            let folder = objects_folder(&file);
            let bytes = std::fs::read(folder.join(&line.sha256[..2]).join(&line.sha256));
            archive.keep(bytes.unwrap().as_slice()).unwrap();
        }
        assert_eq!(
            archive.verify(None).unwrap().troubles,
            [],
            "{}",
            file.display()
        );
        let filter = Filter {
            text: "noi vu".to_owned(),
            ..Filter::default()
        };
        assert_eq!(archive.search(&filter).unwrap().hits.len(), 4);
        assert_eq!(register(&mut archive, "đi tiếp", "2026-11-21").1, 3);
        drop(archive);
        SqliteArchive::open_file(&place.path()).unwrap();
    }
}
