//! Defects of the program: where one stands is told, and nothing else. What a panic says may hold a piece
//! of a document (the text that a slice was cut from), a password or a path, and what is written to
//! standard error ends in the log of the session.

use std::cell::RefCell;
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};

thread_local! {
    /// Where the last defect of this thread stands.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on a defect says where it stands: once for the whole process, before anything else.
pub fn say_only_where() {
    panic::set_hook(Box::new(|defect| {
        let place = place(defect);
        // Where nobody listens nothing is lost.
        let _ = writeln!(io::stderr(), "thethuc: lỗi của chương trình tại {place}");
        // While a thread ends there is nobody to ask later.
        let _ = PLACE.try_with(|last| last.borrow_mut().replace(place));
    }));
}

/// Where the last defect of this thread stands; nothing where [`say_only_where`] was not called.
pub(crate) fn last_place() -> String {
    let last = PLACE.try_with(|last| last.borrow_mut().take());
    last.ok().flatten().unwrap_or_default()
}

fn place(defect: &PanicHookInfo<'_>) -> String {
    defect
        .location()
        .map(|at| format!("{}:{}", at.file(), at.line()))
        .unwrap_or_default()
}
