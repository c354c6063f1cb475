//! What the window signs with: key files, tokens, and who stamps the time.

use std::path::Path;

use thethuc_signature::{CertificateSummary, SignatureError, SigningKey};
use thethuc_token::{drivers, guard};

use super::token::FoundToken;
use super::window::read_settings;
use super::{signature, words};
use crate::App;
use crate::dto::{
    KeyArgs, KeyCertificate, KeyFileArgs, ListTokensArgs, NoArgs, PluggedIn, PluggedToken,
    SigningSettings, TokenCertificate, TokenDriver,
};
use crate::error::AppError;
use crate::network::HttpAuthority;

impl App {
    /// The diameter of the seal that the window keeps, mm; none when nobody said it.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn seal_diameter_mm(&self) -> Result<Option<f64>, AppError> {
        let settings = read_settings(self, NoArgs {})?;
        Ok(Some(settings.diameter_mm).filter(|diameter| *diameter > 0.0))
    }
}

/// The certificate of a key file, so that nobody signs with another one than he means.
pub(crate) fn read_key(app: &App, args: KeyFileArgs) -> Result<KeyCertificate, AppError> {
    let path = Path::new(&args.path);
    let key = app.open_key(path, args.password.reveal())?;
    let leaf = key.certificates().first();
    let leaf = leaf.ok_or_else(|| signature(path, SignatureError::NoKey))?;
    Ok(told(&leaf.summary()))
}

fn told(summary: &CertificateSummary) -> KeyCertificate {
    KeyCertificate {
        name: summary.name.clone(),
        organisation: summary.organisation.clone(),
        issuer: summary.issuer.clone(),
        serial: summary.serial.clone(),
        until: words::day(summary.not_after),
    }
}

/// The tokens that are plugged in. No PIN is needed.
pub(crate) fn list_tokens(app: &App, args: ListTokensArgs) -> Result<PluggedIn, AppError> {
    let found = app.tokens(args.driver.as_deref().map(Path::new))?;
    let drivers = drivers::installed().into_iter().map(|driver| TokenDriver {
        name: driver.name,
        file: driver.file.display().to_string(),
    });
    Ok(PluggedIn {
        drivers: drivers.collect(),
        tokens: found.into_iter().map(plugged).collect(),
    })
}

fn plugged(token: FoundToken) -> PluggedToken {
    let certificates = token
        .certificates
        .into_iter()
        .map(|found| TokenCertificate {
            certificate: told(&found.summary),
            fingerprint: found.fingerprint,
            may_sign: found.may_sign,
        });
    PluggedToken {
        certificates: certificates.collect(),
        label: token.label,
        serial: token.serial,
        pin: token.pin,
    }
}

/// Opens the key that the window names. A token is given its PIN once.
pub(crate) fn open_key(app: &App, key: &KeyArgs) -> Result<Box<dyn SigningKey>, AppError> {
    guard::leave_no_core();
    Ok(match key {
        KeyArgs::File(file) => {
            Box::new(app.open_key(Path::new(&file.path), file.password.reveal())?)
        }
        KeyArgs::Token(token) => {
            let driver = token.driver.as_deref().map(Path::new);
            let place = app.find_on_token(driver, Some(&token.certificate))?;
            Box::new(place.open(token.pin.reveal(), false)?)
        }
    })
}

/// The time stamp authority of the settings, if they name one.
pub(crate) fn stamping(settings: &SigningSettings) -> Result<Option<HttpAuthority>, AppError> {
    let address = settings.tsa.trim();
    let named = (!address.is_empty()).then(|| HttpAuthority::new(address));
    named.transpose()
}
