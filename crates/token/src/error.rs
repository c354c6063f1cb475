//! Why a token did not do what was asked.

use std::io;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a token did not do what was asked.
#[derive(Debug, Error)]
pub enum TokenError {
    /// The child process could not be started or written to.
    #[error("the process that talks to the token's driver cannot be used")]
    Process(#[source] io::Error),
    /// The child process ended before it answered: the driver brought it down.
    #[error("the token's driver crashed")]
    Crashed,
    /// No answer came in time.
    #[error("the token did not answer within {seconds} s")]
    TimedOut {
        /// How long it was waited for.
        seconds: u64,
    },
    /// What came back is no answer.
    #[error("the answer of the token's process cannot be understood")]
    Answer,
    /// The PIN has characters that no PIN has: the token was not asked.
    #[error("the PIN has a line break or is too long")]
    UnusablePin,
    /// The certificate's key is of a kind that is not signed with.
    #[error(transparent)]
    Certificate(#[from] thethuc_signature::SignatureError),
    /// The driver or the token refused.
    #[error("{0}")]
    Refused(#[from] TokenFault),
}

/// What the driver or the token refused.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum TokenFault {
    /// The file is no driver that can be loaded here.
    #[error("the driver cannot be loaded: {details}")]
    DriverNotLoaded {
        /// What the system says.
        details: String,
    },
    /// No token that is plugged in holds that certificate.
    #[error("no token holds that certificate")]
    NoCertificate,
    /// Several tokens hold it.
    #[error("{tokens} tokens hold that certificate")]
    SeveralTokens {
        /// How many.
        tokens: usize,
    },
    /// The token has the certificate, but not its private key.
    #[error("the token has no private key for that certificate")]
    NoPrivateKey,
    /// The PIN is wrong. It was tried once.
    #[error("the PIN is wrong")]
    PinWrong,
    /// The token is locked after too many wrong PINs.
    #[error("the PIN is locked")]
    PinLocked,
    /// The PIN must be changed with the maker's program first.
    #[error("the PIN must be changed first")]
    PinExpired,
    /// The token signs in none of the ways that are wanted.
    #[error("the token signs in none of the wanted ways")]
    NoScheme,
    /// The token was pulled out.
    #[error("the token was removed")]
    Removed,
    /// A question came before the token was opened.
    #[error("no token was opened")]
    NotOpened,
    /// Anything else, in the driver's words.
    #[error("the driver refused: {details}")]
    Driver {
        /// Name of the return value and the function.
        details: String,
    },
}
