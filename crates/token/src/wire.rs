//! What goes over the pipes: one line of JSON each way. A PIN follows its question on a line of its
//! own, so that it never passes through a buffer of the JSON writer or reader.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use thethuc_signature::{Algorithm, Scheme};

use crate::error::TokenFault;

/// Begins the lines that are answers: some drivers write to standard output too.
pub(crate) const MARK: &str = "thethuc-token ";
/// The longest PIN, bytes.
pub(crate) const LONGEST_PIN: usize = 256;

/// A question to the child.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub(crate) enum Question {
    /// Which tokens are plugged in, with their certificates.
    Tokens { driver: PathBuf },
    /// Log in on the token that has this certificate. A line with the PIN follows.
    Open {
        driver: PathBuf,
        /// DER, hexadecimal.
        certificate: String,
        /// In order of preference.
        schemes: Vec<Scheme>,
    },
    /// Sign a digest with the key that was opened.
    Sign {
        algorithm: Algorithm,
        /// Hexadecimal.
        digest: String,
    },
}

/// The child's answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub(crate) enum Answer {
    Tokens { tokens: Vec<WireToken> },
    Opened { scheme: Scheme },
    Signed { octets: String },
    Refused { fault: TokenFault },
}

/// A token as it crosses the pipe.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct WireToken {
    pub(crate) label: String,
    pub(crate) manufacturer: String,
    pub(crate) serial: String,
    pub(crate) pin: PinState,
    /// DER, hexadecimal.
    pub(crate) certificates: Vec<String>,
}

/// What a token says of its PIN: whoever asks for it should know before he types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinState {
    /// Nothing special.
    Ready,
    /// A wrong one was given since the last right one.
    WrongBefore,
    /// One more wrong one locks the token.
    LastTry,
    /// The token is locked.
    Locked,
    /// It is typed on the token itself.
    OnTheToken,
}

/// Octets as hexadecimal digits.
pub(crate) fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// Hexadecimal digits as octets; none when they are not.
pub(crate) fn octets(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let nibble = |digit: u8| {
        char::from(digit)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    digits
        .chunks_exact(2)
        .map(|pair| Some(nibble(pair[0])? << 4 | nibble(pair[1])?))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn octets_go_out_and_come_back() {
        assert_eq!(octets(&hex(&[0, 0x7F, 0xFF])).unwrap(), [0, 0x7F, 0xFF]);
        assert_eq!(octets("0"), None);
        assert_eq!(octets("0g"), None);
        assert_eq!(octets("é"), None);
    }
}
