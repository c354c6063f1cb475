//! The password of a key, or the PIN of a token: typed without being shown, or the first line of
//! standard input. It is never an argument, which every user of the machine could read.

use std::io::{self, BufRead, IsTerminal, Read};

use thethuc_app::error::AppError;
use zeroize::Zeroizing;

/// The longest password, bytes.
const LONGEST: u64 = 4096;

/// What is asked for the password of a key file.
pub(crate) const OF_FILE: &str = "Mật khẩu của tệp khóa: ";

pub(crate) fn read(question: &str) -> Result<Zeroizing<String>, AppError> {
    let read = match io::stdin().is_terminal() {
        true => rpassword::prompt_password(question),
        false => first_line(),
    };
    read.map(Zeroizing::new)
        .map_err(|error| AppError::file("stdin".as_ref(), error))
}

fn first_line() -> io::Result<String> {
    // As large as it can become, so that no copy of it stays behind.
    let mut line = String::with_capacity(LONGEST as usize);
    io::stdin().lock().take(LONGEST).read_line(&mut line)?;
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    Ok(line)
}
