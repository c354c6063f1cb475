//! The driver itself, as the child sees it.

use std::path::Path;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::rsa::{PkcsMgfType, PkcsPssParams};
use cryptoki::mechanism::{Mechanism, MechanismType};
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::{Slot, TokenInfo};
use cryptoki::types::AuthPin;
use thethuc_signature::{Algorithm, Digest, Scheme, ecdsa_der};

use crate::error::TokenFault;
use crate::wire::{PinState, WireToken, hex};

/// A driver that was loaded.
pub(crate) struct Driver {
    context: Pkcs11,
}

/// A token on which somebody has logged in, with the key that signs.
pub(crate) struct Opened {
    session: Session,
    key: ObjectHandle,
    scheme: Scheme,
}

impl Driver {
    pub(crate) fn load(file: &Path) -> Result<Self, TokenFault> {
        let context = Pkcs11::new(file).map_err(|error| TokenFault::DriverNotLoaded {
            details: error.to_string(),
        })?;
        let arguments = CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK);
        match context.initialize(arguments) {
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {
                Ok(Self { context })
            }
            Err(error) => Err(fault(error)),
        }
    }

    /// The tokens that are plugged in. One that cannot be read hides no other.
    pub(crate) fn tokens(&self) -> Result<Vec<WireToken>, TokenFault> {
        let slots = self.context.get_slots_with_token().map_err(fault)?;
        Ok(slots
            .into_iter()
            .filter_map(|slot| self.token(slot).ok())
            .flatten()
            .collect())
    }

    fn token(&self, slot: Slot) -> Result<Option<WireToken>, Error> {
        let info = self.context.get_token_info(slot)?;
        if !info.token_initialized() {
            return Ok(None);
        }
        let session = self.context.open_ro_session(slot)?;
        let mut certificates = Vec::new();
        for certificate in session.find_objects(&[Attribute::Class(ObjectClass::CERTIFICATE)])? {
            for attribute in session.get_attributes(certificate, &[AttributeType::Value])? {
                if let Attribute::Value(der) = attribute {
                    certificates.push(hex(&der));
                }
            }
        }
        Ok(Some(WireToken {
            label: info.label().to_owned(),
            manufacturer: info.manufacturer_id().to_owned(),
            serial: info.serial_number().to_owned(),
            pin: pin_state(&info),
            certificates,
        }))
    }

    /// Logs in, once, on the only token that has exactly this certificate.
    pub(crate) fn open(
        &self,
        certificate: &[u8],
        schemes: &[Scheme],
        pin: &[u8],
    ) -> Result<Opened, TokenFault> {
        let slot = self.slot_of(certificate)?;
        let mechanisms = self.context.get_mechanism_list(slot).map_err(fault)?;
        let scheme = schemes
            .iter()
            .find(|scheme| mechanisms.contains(&mechanism_type(**scheme)))
            .copied()
            .ok_or(TokenFault::NoScheme)?;
        let info = self.context.get_token_info(slot).map_err(fault)?;
        let session = self.context.open_ro_session(slot).map_err(fault)?;
        log_in(&session, &info, pin)?;
        let key = private_key(&session, certificate)?;
        Ok(Opened {
            session,
            key,
            scheme,
        })
    }

    fn slot_of(&self, certificate: &[u8]) -> Result<Slot, TokenFault> {
        let holds = |slot: &Slot| {
            let session = self.context.open_ro_session(*slot);
            session.is_ok_and(|session| certificate_on(&session, certificate).is_ok())
        };
        let slots = self.context.get_slots_with_token().map_err(fault)?;
        let holding: Vec<Slot> = slots.into_iter().filter(holds).collect();
        match holding.as_slice() {
            [] => Err(TokenFault::NoCertificate),
            [slot] => Ok(*slot),
            several => Err(TokenFault::SeveralTokens {
                tokens: several.len(),
            }),
        }
    }
}

impl Opened {
    pub(crate) fn scheme(&self) -> Scheme {
        self.scheme
    }

    pub(crate) fn sign(&self, algorithm: Algorithm, digest: &[u8]) -> Result<Vec<u8>, TokenFault> {
        let sign = |mechanism: &Mechanism<'_>, data: &[u8]| {
            self.session.sign(mechanism, self.key, data).map_err(fault)
        };
        match algorithm.scheme {
            Scheme::RsaPkcs1 => sign(&Mechanism::RsaPkcs, &algorithm.digest.info(digest)),
            Scheme::RsaPss { salt } => {
                let mechanism = Mechanism::RsaPkcsPss(pss(algorithm.digest, salt)?);
                sign(&mechanism, digest)
            }
            Scheme::Ecdsa => sign(&Mechanism::Ecdsa, digest).map(|octets| ecdsa_der(&octets)),
        }
    }
}

fn pss(digest: Digest, salt: usize) -> Result<PkcsPssParams, TokenFault> {
    let (hash_alg, mgf) = match digest {
        Digest::Sha256 => (MechanismType::SHA256, PkcsMgfType::MGF1_SHA256),
        Digest::Sha384 => (MechanismType::SHA384, PkcsMgfType::MGF1_SHA384),
        Digest::Sha512 => (MechanismType::SHA512, PkcsMgfType::MGF1_SHA512),
        Digest::Sha1 => return Err(TokenFault::NoScheme),
    };
    let s_len = u64::try_from(salt).map_err(|_| TokenFault::NoScheme)?;
    Ok(PkcsPssParams {
        hash_alg,
        mgf,
        s_len: s_len.into(),
    })
}

fn mechanism_type(scheme: Scheme) -> MechanismType {
    match scheme {
        Scheme::RsaPkcs1 => MechanismType::RSA_PKCS,
        Scheme::RsaPss { .. } => MechanismType::RSA_PKCS_PSS,
        Scheme::Ecdsa => MechanismType::ECDSA,
    }
}

fn pin_state(info: &TokenInfo) -> PinState {
    if info.user_pin_locked() {
        PinState::Locked
    } else if info.protected_authentication_path() {
        PinState::OnTheToken
    } else if info.user_pin_final_try() {
        PinState::LastTry
    } else if info.user_pin_count_low() {
        PinState::WrongBefore
    } else {
        PinState::Ready
    }
}

/// One try. A token with keys of its own for typing is given no PIN: it asks for it itself.
fn log_in(session: &Session, info: &TokenInfo, pin: &[u8]) -> Result<(), TokenFault> {
    let done = if info.protected_authentication_path() {
        session.login(UserType::User, None)
    } else {
        let pin = str::from_utf8(pin).map_err(|_| TokenFault::PinWrong)?;
        session.login(UserType::User, Some(&AuthPin::from(pin)))
    };
    match done {
        Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(()),
        done => done.map_err(fault),
    }
}

fn certificate_on(session: &Session, certificate: &[u8]) -> Result<ObjectHandle, TokenFault> {
    let wanted = [
        Attribute::Class(ObjectClass::CERTIFICATE),
        Attribute::Value(certificate.to_vec()),
    ];
    let found = session.find_objects(&wanted).map_err(fault)?;
    found.first().copied().ok_or(TokenFault::NoCertificate)
}

/// The only private key that stands under the same identifier as the certificate.
fn private_key(session: &Session, certificate: &[u8]) -> Result<ObjectHandle, TokenFault> {
    let certificate = certificate_on(session, certificate)?;
    let identifier = session
        .get_attributes(certificate, &[AttributeType::Id])
        .map_err(fault)?
        .into_iter()
        .find_map(|attribute| match attribute {
            Attribute::Id(identifier) if !identifier.is_empty() => Some(identifier),
            _ => None,
        })
        .ok_or(TokenFault::NoPrivateKey)?;
    let wanted = [
        Attribute::Class(ObjectClass::PRIVATE_KEY),
        Attribute::Id(identifier),
    ];
    match session.find_objects(&wanted).map_err(fault)?.as_slice() {
        [key] => Ok(*key),
        _ => Err(TokenFault::NoPrivateKey),
    }
}

fn fault(error: Error) -> TokenFault {
    match error {
        Error::Pkcs11(value, function) => match value {
            RvError::PinIncorrect | RvError::PinInvalid | RvError::PinLenRange => {
                TokenFault::PinWrong
            }
            RvError::PinLocked => TokenFault::PinLocked,
            RvError::PinExpired | RvError::UserPinNotInitialized => TokenFault::PinExpired,
            RvError::TokenNotPresent | RvError::DeviceRemoved | RvError::SessionHandleInvalid => {
                TokenFault::Removed
            }
            RvError::MechanismInvalid | RvError::MechanismParamInvalid => TokenFault::NoScheme,
            other => TokenFault::Driver {
                details: format!("{function}: {other:?}"),
            },
        },
        other => TokenFault::Driver {
            details: other.to_string(),
        },
    }
}
