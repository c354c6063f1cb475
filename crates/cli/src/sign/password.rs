//! The password of a key: typed without being shown, or the first line of standard input. It is
//! never an argument, which every user of the machine could read.

use std::io::{self, BufRead, IsTerminal, Read};

use thethuc_app::error::AppError;

/// The longest password, bytes.
const LONGEST: u64 = 4096;

pub(super) fn read() -> Result<String, AppError> {
    let read = match io::stdin().is_terminal() {
        true => rpassword::prompt_password("Mật khẩu của tệp khóa: "),
        false => first_line(),
    };
    read.map_err(|error| AppError::file("stdin".as_ref(), error))
}

fn first_line() -> io::Result<String> {
    let mut line = String::new();
    io::stdin().lock().take(LONGEST).read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
