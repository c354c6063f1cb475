//! Tokens as the rest of the program sees them.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use thethuc_signature::{Algorithm, Certificate, Digest, Scheme, SignatureError, SigningKey};

use crate::error::TokenError;
use crate::process::{Helper, Process};
use crate::wire::{Answer, PinState, Question, WireToken, hex, octets};

/// A token that is plugged in.
#[derive(Debug, Clone, Serialize)]
pub struct Token {
    /// What its holder called it.
    pub label: String,
    /// Who made it.
    pub manufacturer: String,
    /// Its number.
    pub serial: String,
    /// What it says of its PIN.
    pub pin: PinState,
    /// The certificates on it that can be read.
    #[serde(skip)]
    pub certificates: Vec<Certificate>,
}

/// Which key of which token is to sign.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The driver.
    pub driver: &'a Path,
    /// The certificate, found on the token by all of its bytes.
    pub certificate: &'a Certificate,
    /// The other certificates of the token, for the way to a root.
    pub others: &'a [Certificate],
    /// Whether an RSA key is to sign as PKCS #1 v1.5 even where the token knows RSASSA-PSS: for
    /// readers that do not.
    pub pkcs1: bool,
}

/// The tokens that a driver sees, without logging in.
///
/// # Errors
/// When the driver cannot be loaded, crashes or does not answer.
pub fn tokens(helper: &Helper, driver: &Path) -> Result<Vec<Token>, TokenError> {
    let question = Question::Tokens {
        driver: driver.to_owned(),
    };
    match Process::start(helper)?.ask(&question, None)? {
        Answer::Tokens { tokens } => Ok(tokens.into_iter().map(Token::from).collect()),
        _ => Err(TokenError::Answer),
    }
}

impl From<WireToken> for Token {
    fn from(token: WireToken) -> Self {
        let read = |hex: &String| Certificate::from_der(&octets(hex)?).ok();
        Self {
            label: token.label,
            manufacturer: token.manufacturer,
            serial: token.serial,
            pin: token.pin,
            certificates: token.certificates.iter().filter_map(read).collect(),
        }
    }
}

/// A key on a token on which its holder has logged in. The child that holds the session ends with
/// it.
#[derive(Debug)]
pub struct TokenKey {
    process: Mutex<Process>,
    certificates: Vec<Certificate>,
    algorithm: Algorithm,
}

impl TokenKey {
    /// Logs in with a PIN, once.
    ///
    /// # Errors
    /// When the driver, the token or the PIN does not allow it.
    pub fn open(helper: &Helper, wish: &Wish<'_>, pin: &str) -> Result<Self, TokenError> {
        let mut schemes = wish.certificate.schemes()?;
        if wish.pkcs1 {
            schemes.retain(|scheme| !matches!(scheme, Scheme::RsaPss { .. }));
        }
        let question = Question::Open {
            driver: wish.driver.to_owned(),
            certificate: hex(wish.certificate.der()),
            schemes,
        };
        let mut process = Process::start(helper)?;
        let Answer::Opened { scheme } = process.ask(&question, Some(pin))? else {
            return Err(TokenError::Answer);
        };
        Ok(Self {
            process: Mutex::new(process),
            certificates: wish.certificate.with_issuers(wish.others),
            algorithm: Algorithm {
                scheme,
                digest: Digest::Sha256,
            },
        })
    }

    fn ask_to_sign(&self, digest: &[u8]) -> Result<Vec<u8>, TokenError> {
        let question = Question::Sign {
            algorithm: self.algorithm,
            digest: hex(digest),
        };
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        match process.ask(&question, None)? {
            Answer::Signed { octets: signed } => octets(&signed).ok_or(TokenError::Answer),
            _ => Err(TokenError::Answer),
        }
    }
}

impl SigningKey for TokenKey {
    fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, SignatureError> {
        self.ask_to_sign(digest)
            .map_err(|error| SignatureError::Key(Box::new(error)))
    }
}
