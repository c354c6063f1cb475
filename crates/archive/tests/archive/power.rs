//! The power goes: of what was written and not yet synced, any 512 bytes may be there, gone or torn.
//!
//! In write-ahead mode only the log is written until a checkpoint, and each commit is acknowledged
//! after the log was synced. So a state in which the power may leave the files is: the file as it
//! was, and the log with everything up to the last acknowledged commit and any part of the next; or,
//! during a checkpoint, any mixture of the old and the new file, and the whole log.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use thethuc_archive::SqliteArchive;

use crate::world::{InFile, Place, register};

const SECTOR: usize = 512;
const STATES: u32 = 25;

struct Dice(u64);

impl Dice {
    fn below(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % below
    }

    /// What may stand on the disk when `new` was written over `old` and not synced.
    fn mixture(&mut self, old: &[u8], new: &[u8]) -> Vec<u8> {
        let mut mixed = new.to_vec();
        for (at, sector) in mixed.chunks_mut(SECTOR).enumerate() {
            let from = (at * SECTOR).min(old.len());
            let before = &old[from..(from + sector.len()).min(old.len())];
            if before == &*sector {
                continue;
            }
            match self.below(4) {
                0 => {
                    sector.fill(0);
                    sector[..before.len()].copy_from_slice(before);
                }
                1 => {
                    let torn = usize::try_from(self.below(sector.len() as u64)).unwrap();
                    sector[torn..].fill(0);
                    if torn < before.len() {
                        sector[torn..before.len()].copy_from_slice(&before[torn..]);
                    }
                }
                _ => {}
            }
        }
        let cut = self.below(4) == 0;
        if cut && new.len() > old.len() {
            let kept = self.below((new.len() - old.len()) as u64);
            mixed.truncate(old.len() + usize::try_from(kept).unwrap());
        }
        mixed
    }
}

fn log(place: &InFile) -> PathBuf {
    place.beside("kho.thethuc-wal")
}

/// Opens a state in a place of its own and says how many documents it has.
fn documents(file: &[u8], log_bytes: &[u8], acknowledged: u32) -> u32 {
    let place = InFile::new();
    fs::write(place.path(), file).unwrap();
    fs::write(log(&place), log_bytes).unwrap();
    let mut archive = place.open();
    assert_eq!(archive.verify(None).unwrap().troubles, []);
    let last = archive.last_number("di", "2026").unwrap();
    let taken = last.map_or(0, |number| number.ordinal);
    assert!(
        taken == acknowledged || taken == acknowledged + 1,
        "{taken} of {acknowledged}"
    );
    assert_eq!(
        register(&mut archive, "sau khi có điện", "2026-11-21").1,
        taken + 1
    );
    taken
}

#[test]
fn no_acknowledged_number_is_lost_with_the_power() {
    let place = InFile::new();
    drop(place.create());
    let mut dice = Dice(20_261_121);
    let mut archive: SqliteArchive = place.open();
    let mut lost = 0;
    for acknowledged in 0..8 {
        let file = fs::read(place.path()).unwrap();
        let before = fs::read(log(&place)).unwrap();
        register(&mut archive, "trước khi mất điện", "2026-11-21");
        assert_eq!(fs::read(place.path()).unwrap(), file, "no checkpoint yet");
        let after = fs::read(log(&place)).unwrap();
        assert_eq!(documents(&file, &after, acknowledged), acknowledged + 1);
        for _ in 0..STATES {
            let torn = dice.mixture(&before, &after);
            lost += u32::from(documents(&file, &torn, acknowledged) == acknowledged);
        }
        if acknowledged == 4 {
            checkpoint(&place, &mut dice, 5);
        }
    }
    assert!(lost > 100, "the states are not torn: {lost}");
}

/// The log goes into the file, in any order; the log itself was synced before.
fn checkpoint(place: &InFile, dice: &mut Dice, acknowledged: u32) {
    let old = fs::read(place.path()).unwrap();
    let whole = fs::read(log(place)).unwrap();
    let other = Connection::open(place.path()).unwrap();
    other
        .query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(()))
        .unwrap();
    let new = fs::read(place.path()).unwrap();
    assert_ne!(old, new);
    for _ in 0..STATES {
        let torn = dice.mixture(&old, &new);
        assert_eq!(documents(&torn, &whole, acknowledged), acknowledged);
    }
}
