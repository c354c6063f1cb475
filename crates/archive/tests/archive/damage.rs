//! A file of the embedded database that is damaged in any way.

use thethuc_archive::{Filter, SqliteArchive};

use crate::conformance::verify::everything;
use crate::world::{InFile, Place};

#[test]
fn a_damaged_file_never_makes_the_program_stop() {
    let sound = InFile::new();
    everything(&mut sound.create());
    let bytes = std::fs::read(sound.path()).unwrap();
    let mut seed = 20_261_121_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for case in 0..150 {
        let mut damaged = bytes.clone();
        for _ in 0..=random(20) {
            let at = random(damaged.len());
            damaged[at] = u8::try_from(random(256)).unwrap();
        }
        if case % 5 == 0 {
            damaged.truncate(random(damaged.len()));
        }
        let place = InFile::new();
        std::fs::write(place.path(), &damaged).unwrap();
        if let Ok(mut archive) = SqliteArchive::open_unchecked(&place.path()) {
            let _ = archive.check_chain();
            let _ = archive.verify(None);
            let _ = archive.findings("di", "2026");
            for text in ["", "noi vu", "nội vụ"] {
                let _ = archive.search(&Filter {
                    text: text.to_owned(),
                    ..Filter::default()
                });
            }
        }
    }
}
