//! What people write one for another: how often a correction of one syllable to another was judged
//! by readers, and how often they said that there was an error. `chỉ` for `chi` nearly always
//! was one, `hàng` for `hằng` never.

use std::cmp::Ordering;

use super::WordId;

/// Two syllables, and how often a correction of the first to the second was judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habit {
    /// What was written.
    pub written: WordId,
    /// What may have been meant.
    pub meant: WordId,
    /// How often there was an error.
    pub errors: u16,
    /// How often it was right as it stood.
    pub right: u16,
}

const BYTES: usize = 8;

impl Habit {
    /// The bytes of habits, which are sorted by both words.
    pub(super) fn write(habits: &[Self]) -> Vec<u8> {
        let fields = |habit: &Self| [habit.written, habit.meant, habit.errors, habit.right];
        let fields = habits.iter().flat_map(fields);
        fields.flat_map(u16::to_le_bytes).collect()
    }

    /// Looks two words up; nothing was judged of those that are not there.
    pub(super) fn find(bytes: &[u8], written: WordId, meant: WordId) -> Self {
        let habits = bytes.as_chunks::<BYTES>().0;
        let order = |bytes: &[u8; BYTES]| -> Ordering {
            let habit = Self::read(bytes);
            (habit.written, habit.meant).cmp(&(written, meant))
        };
        match habits.binary_search_by(order) {
            Ok(at) => Self::read(&habits[at]),
            Err(_) => Self::default(),
        }
    }

    fn read(bytes: &[u8; BYTES]) -> Self {
        let [written, meant, errors, right] =
            [0, 2, 4, 6].map(|at| u16::from_le_bytes([bytes[at], bytes[at + 1]]));
        Self {
            written,
            meant,
            errors,
            right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Habit;

    #[test]
    fn a_habit_is_found_by_both_words() {
        let habit = |written, meant, errors| Habit {
            written,
            meant,
            errors,
            right: 1,
        };
        let habits = [habit(8, 9, 3), habit(8, 300, 4), habit(700, 8, 5)];
        let bytes = Habit::write(&habits);
        for habit in habits {
            assert_eq!(Habit::find(&bytes, habit.written, habit.meant), habit);
        }
        assert_eq!(Habit::find(&bytes, 9, 8), Habit::default());
        assert_eq!(Habit::find(&[], 8, 9), Habit::default());
    }
}
