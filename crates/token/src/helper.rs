//! The child: it loads the driver, and does what it is asked over its pipes until they close.

use std::fs::File;
use std::io::{self, Read, Write};

use zeroize::Zeroizing;

use crate::error::TokenFault;
use crate::guard;
use crate::pkcs11::{Driver, Opened};
use crate::wire::{Answer, LONGEST_PIN, MARK, Question, hex, octets};

/// What tells the program that it is started as the child: its only argument.
pub const ARGUMENT: &str = "token-helper";

/// The longest question, bytes: a certificate in hexadecimal digits is the longest part.
const LONGEST: usize = 1 << 18;

/// Answers questions from standard input until it closes. Nothing else of the program may run in
/// this process.
///
/// # Errors
/// When the pipes fail.
pub fn run() -> io::Result<()> {
    guard::leave_no_core();
    let mut input = unbuffered()?;
    let mut state = State::default();
    while let Some(question) = line(&mut input, LONGEST)? {
        let answer = match serde_json::from_slice(&question) {
            Ok(question) => state.answer(question, &mut input)?,
            Err(error) => Err(TokenFault::Driver {
                details: error.to_string(),
            }),
        };
        let answer = answer.unwrap_or_else(|fault| Answer::Refused { fault });
        let text = serde_json::to_string(&answer)?;
        let mut out = io::stdout().lock();
        writeln!(out, "{MARK}{text}")?;
        out.flush()?;
    }
    Ok(())
}

/// Standard input without the buffer that the library keeps for it: a PIN would stay in there.
fn unbuffered() -> io::Result<File> {
    #[cfg(unix)]
    let owned = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?;
    #[cfg(windows)]
    let owned = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned()?;
    Ok(owned.into())
}

/// A line without its end; none when there is no further one.
fn line(input: &mut impl Read, longest: usize) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    // Never grows, so that no copy of a secret stays behind.
    let mut line = Zeroizing::new(Vec::with_capacity(longest));
    let mut byte = Zeroizing::new([0]);
    loop {
        match input.read(&mut *byte)? {
            0 if line.is_empty() => return Ok(None),
            0 => return Ok(Some(line)),
            _ if byte[0] == b'\n' => return Ok(Some(line)),
            _ if line.len() == longest => return Err(io::ErrorKind::InvalidData.into()),
            _ => line.push(byte[0]),
        }
    }
}

#[derive(Default)]
struct State {
    opened: Option<Opened>,
}

impl State {
    fn answer(
        &mut self,
        question: Question,
        input: &mut impl Read,
    ) -> io::Result<Result<Answer, TokenFault>> {
        Ok(match question {
            Question::Tokens { driver } => Driver::load(&driver)
                .and_then(|driver| driver.tokens())
                .map(|tokens| Answer::Tokens { tokens }),
            Question::Open {
                driver,
                certificate,
                schemes,
            } => {
                let pin = line(input, LONGEST_PIN)?.unwrap_or_default();
                self.opened = None;
                let certificate = octets(&certificate).unwrap_or_default();
                let opened = Driver::load(&driver)
                    .and_then(|driver| driver.open(&certificate, &schemes, &pin));
                opened.map(|opened| {
                    let scheme = opened.scheme();
                    self.opened = Some(opened);
                    Answer::Opened { scheme }
                })
            }
            Question::Sign { algorithm, digest } => {
                let digest = octets(&digest).unwrap_or_default();
                let opened = self.opened.as_ref().ok_or(TokenFault::NotOpened);
                let signed = opened.and_then(|opened| opened.sign(algorithm, &digest));
                signed.map(|octets| Answer::Signed {
                    octets: hex(&octets),
                })
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_their_end_and_are_bounded() {
        let mut input = &b"ab\n\ncd"[..];
        let mut next = || line(&mut input, 4).unwrap().map(|line| line.to_vec());
        assert_eq!(next(), Some(b"ab".to_vec()));
        assert_eq!(next(), Some(Vec::new()));
        assert_eq!(next(), Some(b"cd".to_vec()));
        assert_eq!(next(), None);
        assert!(line(&mut &b"abcde\n"[..], 4).is_err());
    }

    #[test]
    fn nothing_is_signed_before_a_token_is_opened() {
        let question =
            r#"{"ask":"sign","algorithm":{"scheme":"ecdsa","digest":"sha256"},"digest":"00"}"#;
        let question = serde_json::from_str(question).unwrap();
        let answer = State::default().answer(question, &mut io::empty()).unwrap();
        assert!(matches!(answer, Err(TokenFault::NotOpened)));
    }
}
