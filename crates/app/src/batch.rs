//! Many files: which there are under a folder, and one piece of work for each of them on all cores.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use crate::error::AppError;
use crate::files::{self, Entry};

/// How many results may wait for an earlier one. It bounds what is kept in memory.
const AHEAD: usize = 64;
/// Endings of the files that are checked in a folder.
const ENDINGS: [&str; 5] = ["docx", "doc", "rtf", "pdf", "json"];
/// How Word begins the name of the file that says a document is open.
const LOCK: &str = "~$";

/// The documents in a folder and those below it, sorted by path. Word's lock files, hidden files
/// and links to folders are left out.
///
/// # Errors
/// When the folder, or one below it, may not be read.
pub fn documents_under(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for (path, entry) in files::entries(&folder)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with(LOCK) || name.starts_with('.') {
                continue;
            }
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            let is_document = ENDINGS.contains(&ending.to_lowercase().as_str());
            match entry {
                Entry::Folder => open.push(path),
                Entry::File if is_document => found.push(path),
                Entry::File | Entry::Other => {}
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Does a piece of work for each of `items` on all cores, and hands the results over in the order of
/// the items, on the caller's thread. When `stop` becomes true no more work is begun; what was
/// finished without a gap is still handed over. Returns how many were.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    stop: &AtomicBool,
    work: impl Fn(&T) -> R + Sync,
    mut each: impl FnMut(&T, R),
) -> usize {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let queue = Queue {
        next: AtomicUsize::new(0),
        done: Mutex::new(0),
        moved: Condvar::new(),
        stop,
    };
    let (send, receive) = sync_channel(AHEAD);
    thread::scope(|scope| {
        for _ in 0..cores.min(items.len()) {
            let (send, queue, work) = (send.clone(), &queue, &work);
            scope.spawn(move || {
                while let Some(index) = queue.take(items.len()) {
                    if send.send((index, work(&items[index]))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let _release = Release(&queue);
        let mut waiting = BTreeMap::new();
        let mut done = 0;
        for (index, result) in receive {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&done) {
                each(&items[done], result);
                done += 1;
                queue.report(done);
            }
        }
        done
    })
}

/// Which item comes next, and how far results were handed over.
struct Queue<'s> {
    next: AtomicUsize,
    done: Mutex<usize>,
    moved: Condvar,
    stop: &'s AtomicBool,
}

impl Queue<'_> {
    /// The next item, as soon as it is not too far ahead; none when there is no more.
    fn take(&self, count: usize) -> Option<usize> {
        if self.stop.load(Ordering::Relaxed) {
            return None;
        }
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        if index >= count {
            return None;
        }
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let ahead = |done: &mut usize| index >= *done + AHEAD;
        drop(self.moved.wait_while(done, ahead));
        Some(index)
    }

    fn report(&self, done: usize) {
        *self.done.lock().unwrap_or_else(PoisonError::into_inner) = done;
        self.moved.notify_all();
    }
}

/// Lets waiting threads go when nobody takes results any more.
struct Release<'q>(&'q Queue<'q>);

impl Drop for Release<'_> {
    fn drop(&mut self) {
        self.0.report(usize::MAX - AHEAD);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_is_finished_first() {
        let items: Vec<u64> = (0..500).collect();
        let slow_first = |item: &u64| {
            thread::sleep(std::time::Duration::from_micros(
                if item.is_multiple_of(97) { 900 } else { 3 },
            ));
            item * 2
        };
        let mut seen = Vec::new();
        let done = in_order(&items, &AtomicBool::new(false), slow_first, |_, result| {
            seen.push(result)
        });
        assert_eq!(done, 500);
        assert_eq!(seen, (0..500).map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn stopping_leaves_what_was_done_without_a_gap() {
        let items: Vec<usize> = (0..500).collect();
        let stop = AtomicBool::new(false);
        let mut seen = Vec::new();
        let done = in_order(
            &items,
            &stop,
            |item| *item,
            |_, item| {
                seen.push(item);
                stop.store(item >= 10, Ordering::Relaxed);
            },
        );
        assert!((11..500).contains(&done), "{done}");
        assert_eq!(seen, (0..done).collect::<Vec<_>>());
    }

    #[test]
    fn no_item_needs_no_thread() {
        let none: [u8; 0] = [];
        assert_eq!(
            in_order(&none, &AtomicBool::new(false), |item| *item, |_, _| {}),
            0
        );
    }
}
