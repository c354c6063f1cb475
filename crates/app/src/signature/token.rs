//! Keys on tokens: finding the one that is meant, and logging in.

use std::path::{Path, PathBuf};

use serde::Serialize;
use thethuc_signature::{Certificate, CertificateSummary};
use thethuc_token::{Helper, Token, TokenError, TokenKey, Wish, drivers, tokens};

use crate::App;
use crate::error::AppError;

pub use thethuc_token::{PinState, guard, helper};

/// Why a key did not sign.
type KeyTrouble = Box<dyn std::error::Error + Send + Sync>;

/// A token that is plugged in, as people are told of it.
#[derive(Debug, Clone, Serialize)]
pub struct FoundToken {
    /// The driver that sees it.
    pub driver: PathBuf,
    /// What its holder called it.
    pub label: String,
    /// Who made it.
    pub manufacturer: String,
    /// Its number.
    pub serial: String,
    /// What it says of its PIN.
    pub pin: PinState,
    /// Its certificates.
    pub certificates: Vec<FoundCertificate>,
}

/// A certificate on a token.
#[derive(Debug, Clone, Serialize)]
pub struct FoundCertificate {
    /// SHA-256 of its bytes, hexadecimal: the name by which it is chosen.
    pub fingerprint: String,
    /// What people are told of it.
    pub summary: CertificateSummary,
    /// Whether it may sign documents now.
    pub may_sign: bool,
}

/// A key on a token, found but not logged in to.
#[derive(Debug)]
pub struct TokenPlace {
    driver: PathBuf,
    certificate: Certificate,
    others: Vec<Certificate>,
    /// What the token says of its PIN: to be told before it is asked for.
    pub pin: PinState,
}

impl TokenPlace {
    /// Whose certificate it is.
    #[must_use]
    pub fn summary(&self) -> CertificateSummary {
        self.certificate.summary()
    }

    /// Logs in, once. An RSA key signs as RSASSA-PSS where the token can, else, or where `pkcs1` asks
    /// for it, as PKCS #1 v1.5.
    ///
    /// # Errors
    /// When the driver, the token or the PIN does not allow it.
    pub fn open(&self, pin: &str, pkcs1: bool) -> Result<TokenKey, AppError> {
        let wish = Wish {
            driver: &self.driver,
            certificate: &self.certificate,
            others: &self.others,
            pkcs1,
        };
        let key = Helper::this_program().and_then(|helper| TokenKey::open(&helper, &wish, pin));
        key.map_err(|source| trouble(&self.driver, source))
    }
}

impl App {
    /// The tokens that are plugged in: those that a driver sees, or else all known drivers of this
    /// machine. No PIN is needed.
    ///
    /// # Errors
    /// When the named driver cannot be used; one that was not named is passed over.
    pub fn tokens(&self, driver: Option<&Path>) -> Result<Vec<FoundToken>, AppError> {
        let found = plugged_in(driver)?;
        let told = |(driver, token): (PathBuf, Token)| FoundToken {
            driver,
            label: token.label,
            manufacturer: token.manufacturer,
            serial: token.serial,
            pin: token.pin,
            certificates: token.certificates.iter().map(|it| self.told(it)).collect(),
        };
        Ok(found.into_iter().map(told).collect())
    }

    /// The key of a certificate, named by its fingerprint; without a name, the only one that may sign
    /// documents now.
    ///
    /// # Errors
    /// When no token has it, or several keys could be meant.
    pub fn find_on_token(
        &self,
        driver: Option<&Path>,
        fingerprint: Option<&str>,
    ) -> Result<TokenPlace, AppError> {
        let is_meant = |certificate: &Certificate| match fingerprint {
            Some(name) => certificate.fingerprint().eq_ignore_ascii_case(name.trim()),
            None => self.may_sign(certificate),
        };
        let mut places: Vec<TokenPlace> = Vec::new();
        for (driver, token) in plugged_in(driver)? {
            for certificate in token.certificates.iter().filter(|it| is_meant(it)) {
                // Two drivers may see one token.
                if places.iter().all(|place| place.certificate != *certificate) {
                    places.push(TokenPlace {
                        driver: driver.clone(),
                        certificate: certificate.clone(),
                        others: token.certificates.clone(),
                        pin: token.pin,
                    });
                }
            }
        }
        match places.len() {
            1 => Ok(places.remove(0)),
            found => Err(AppError::TokenCertificate { found }),
        }
    }

    fn told(&self, certificate: &Certificate) -> FoundCertificate {
        FoundCertificate {
            fingerprint: certificate.fingerprint(),
            summary: certificate.summary(),
            may_sign: self.may_sign(certificate),
        }
    }

    fn may_sign(&self, certificate: &Certificate) -> bool {
        certificate.may_sign_at(self.now().to_utc()) && certificate.schemes().is_ok()
    }
}

fn plugged_in(driver: Option<&Path>) -> Result<Vec<(PathBuf, Token)>, AppError> {
    let of = |driver: &Path| -> Result<Vec<(PathBuf, Token)>, TokenError> {
        let found = tokens(&Helper::this_program()?, driver)?;
        Ok(found
            .into_iter()
            .map(|token| (driver.to_owned(), token))
            .collect())
    };
    match driver {
        Some(driver) => of(driver).map_err(|source| trouble(driver, source)),
        None => Ok(drivers::installed()
            .iter()
            .filter_map(|driver| of(&driver.file).ok())
            .flatten()
            .collect()),
    }
}

fn trouble(driver: &Path, source: TokenError) -> AppError {
    AppError::Token {
        driver: driver.to_owned(),
        source,
    }
}

/// The trouble of a token that a signature failed for; the driver is no longer known there.
pub(super) fn of_key(why: KeyTrouble) -> Result<AppError, KeyTrouble> {
    let source = why.downcast::<TokenError>()?;
    Ok(trouble(Path::new("PKCS #11"), *source))
}
